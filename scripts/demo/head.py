"""A head from the front: 120 units from crown (y = -138) to chin (y = -18), the neck's base at the origin."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from scripts.demo.cast import Beard, Cover, Hair, Look
from scripts.demo.ink import colour, curve, mirrored, shade, stroke
from scripts.demo.motion import Pose

FACE = mirrored((0, -138), (30, -138, 46, -118, 46, -88), (46, -58, 37, -36, 20, -23), (10, -16, 0, -17))
SLIM_FACE = mirrored((0, -136), (28, -136, 43, -116, 43, -88), (43, -60, 33, -38, 17, -24), (8, -17, 0, -18))
CROWN = mirrored((0, -148), (36, -150, 52, -122, 48, -78), (44, -76), (44, -96, 36, -108), (18, -117, 0, -116))
SIDE_PART = curve(
    (-48, -78), (-54, -126, -34, -152, 2, -151), (40, -150, 55, -122, 48, -78), (43, -77), (43, -98, 34, -110),
    (6, -104, -22, -120), (-38, -110, -43, -77),
)  # fmt: skip
RECEDED = mirrored((0, -142), (34, -143, 51, -118, 48, -76), (43, -75), (43, -100, 33, -118), (14, -134, 0, -132))
FRINGE = curve(
    (-48, -74), (-54, -126, -34, -153, 0, -152), (36, -152, 55, -126, 48, -74), (42, -92, 30, -116),
    (8, -100, -16, -112), (-38, -106, -48, -74),
)  # fmt: skip
BOB = mirrored((0, -155), (46, -156, 62, -118, 60, -70), (62, -40, 54, -16), (40, -10, 26, -14), (26, -60, 0, -60))
BUN = mirrored((0, -152), (42, -152, 55, -120, 51, -72), (44, -56, 38, -60), (0, -70))
PECI = mirrored((0, -164), (26, -165, 40, -160), (44, -134, 48, -105), (26, -116, 0, -116))
PECI_TOP = mirrored((0, -164), (26, -165, 40, -160), (20, -154, 0, -154))
HOOD = mirrored((0, -153), (40, -154, 58, -124, 57, -84), (57, -50, 46, -18), (36, 4, 0, 6))
HOOD_OPENING = mirrored((0, -122), (24, -122, 37, -108, 37, -84), (37, -56, 29, -36, 16, -25), (8, -19, 0, -19))
INNER_CAP = mirrored((0, -131), (30, -130, 42, -108, 40, -92), (30, -116, 0, -116))


def paint_back(painter: QPainter, look: Look) -> None:
    """Paint what hangs behind the neck. The painter is in head coordinates."""
    if look.cover is Cover.HIJAB:
        return
    if look.hair is Hair.BOB:
        painter.fillPath(BOB, colour(shade(look.hair_colour, 0.86)))
    elif look.hair is Hair.BUN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.hair_colour))
        painter.drawEllipse(QPointF(0, -152), 24, 18)
        painter.fillPath(BUN, colour(shade(look.hair_colour, 0.86)))


def paint_head(painter: QPainter, look: Look, pose: Pose) -> None:
    """Paint head, face and what is worn on it. The painter is in head coordinates."""
    shift = pose.turn * 9.0
    drop = pose.nod * 5.0
    slim = look.slim or look.cover is Cover.HIJAB
    face = SLIM_FACE if slim else FACE
    if look.cover is Cover.HIJAB:
        painter.fillPath(HOOD, colour(look.cover_colour))
        _fold(painter, look)
        painter.save()
        painter.translate(shift * 0.35, drop * 0.3)
        painter.fillPath(INNER_CAP, colour(shade(look.cover_colour, 0.62)))
        painter.setClipPath(HOOD_OPENING)
        _skin(painter, look, HOOD_OPENING, shift)
        _features(painter, look, pose, shift * 0.8, drop)
        painter.restore()
        return
    _ears(painter, look, pose.turn)
    _skin(painter, look, face, shift)
    painter.save()
    painter.setClipPath(face)
    _features(painter, look, pose, shift, drop)
    painter.restore()
    _hair(painter, look, shift)
    if look.glasses:
        _glasses(painter, shift, drop)


def _ears(painter: QPainter, look: Look, turn: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for side in (-1, 1):
        # The ear on the side that is turned to slips behind the cheek.
        width = 9.0 - 5.0 * max(0.0, side * turn)
        painter.setBrush(colour(shade(look.skin, 0.88)))
        painter.drawEllipse(QPointF(side * 45.0 - turn * 3.0, -74), width, 14)


def _skin(painter: QPainter, look: Look, face: QPainterPath, shift: float) -> None:
    painter.fillPath(face, colour(look.skin))
    painter.save()
    painter.setClipPath(face)
    painter.setPen(Qt.PenStyle.NoPen)
    # One soft side away from the window, and the shadow of what is worn above.
    painter.setBrush(colour(shade(look.skin, 0.86), 0.75))
    painter.drawPath(curve((60, -150), (22 + shift, -132, 38 + shift, -88), (46, -40, 6, -10), (60, -10)))
    painter.setBrush(colour(shade(look.skin, 0.74), 0.55))
    painter.drawEllipse(QPointF(0, -121), 52, 15)
    painter.restore()


def _fold(painter: QPainter, look: Look) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(shade(look.cover_colour, 0.8), 3.0))
    painter.drawPath(curve((47, -112), (54, -70, 34, -16), closed=False))
    painter.drawPath(curve((-49, -98), (-52, -60, -38, -22), closed=False))
    painter.setPen(stroke(shade(look.cover_colour, 1.16), 3.0))
    painter.drawPath(curve((-30, -141), (-48, -126, -49, -100), closed=False))


def _features(painter: QPainter, look: Look, pose: Pose, shift: float, drop: float) -> None:
    dark = shade(look.skin, 0.6)
    for side in (-1, 1):
        x = shift + side * (18.5 - 1.5 * abs(pose.turn))
        _eye(painter, look, pose, x, -78 + drop, side)
    # Nose: one side in shade and the wings.
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(shade(look.skin, 0.72), 3.0))
    nose = shift * 1.25
    painter.drawPath(
        curve(
            (nose - 7, -56 + drop),
            (nose - 4, -50 + drop, nose, -51 + drop),
            (nose + 6, -50 + drop, nose + 8, -57 + drop),
            closed=False,
        )
    )
    painter.setPen(stroke(shade(look.skin, 0.82), 2.6))
    painter.drawPath(curve((nose + 3, -76 + drop), (nose + 5, -66 + drop, nose + 8, -58 + drop), closed=False))
    if look.beard is Beard.GOATEE:
        painter.fillPath(
            mirrored((0, -30), (13, -30, 14, -20), (8, -10, 0, -10)).translated(shift * 0.8, drop),
            colour(look.hair_colour, 0.8),
        )
    _mouth(painter, look, pose, shift, drop)
    if look.beard is not Beard.NONE:
        painter.setPen(stroke(look.hair_colour, 4.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(
            curve(
                (shift - 15, -43 + drop),
                (shift - 8, -49 + drop, shift, -47 + drop),
                (shift + 8, -49 + drop, shift + 15, -43 + drop),
                closed=False,
            )
        )
    # Light on the cheekbone, a little warmth under it.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(shade(look.skin, 1.3), 0.28))
    painter.drawEllipse(QPointF(shift - 22, -61 + drop), 9, 6)
    painter.setBrush(colour(dark, 0.10))
    painter.drawEllipse(QPointF(shift + 22, -60 + drop), 9, 6)


def _eye(painter: QPainter, look: Look, pose: Pose, x: float, y: float, side: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(shade(look.hair_colour, 0.85), 3.6))
    brow = y - 14 - 2.5 * pose.brow
    painter.drawPath(curve((x - 9 * side, brow + 1), (x, brow - 4, x + 11 * side, brow + 2), closed=False))
    if pose.blink > 0.5:
        painter.setPen(stroke(shade(look.skin, 0.5), 3.0))
        painter.drawPath(curve((x - 8, y + 1), (x, y + 5, x + 8, y + 1), closed=False))
        return
    almond = curve((x - 9, y + 1), (x - 1, y - 9, x + 9, y + 1), (x, y + 7, x - 9, y + 1))
    painter.fillPath(almond, colour("#f1ebe4"))
    painter.save()
    painter.setClipPath(almond, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#2a1b14"))
    painter.drawEllipse(QPointF(x + pose.turn * 2.6, y - 0.5), 4.6, 4.9)
    painter.restore()
    painter.setPen(stroke("#2b1d17", 2.8))
    painter.drawPath(curve((x - 9, y + 1), (x - 1, y - 9, x + 9.5, y + 0.5), closed=False))


def _mouth(painter: QPainter, look: Look, pose: Pose, shift: float, drop: float) -> None:
    lips = "#a4524a" if look.slim or look.cover is Cover.HIJAB else shade(look.skin, 0.62)
    y = -38 + drop
    if pose.mouth < 0.10:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(stroke(lips, 3.8))
        painter.drawPath(curve((shift - 12, y - 1), (shift, y + 3.5, shift + 12, y - 1), closed=False))
        return
    half = 12.5 - 3.0 * pose.mouth
    open_px = 2.5 + 13.0 * pose.mouth
    gap = curve(
        (shift - half, y - 1),
        (shift - half * 0.5, y - 4 - open_px * 0.18, shift + half * 0.5, y - 4 - open_px * 0.18, shift + half, y - 1),
        (shift + half * 0.7, y + open_px, shift - half * 0.7, y + open_px, shift - half, y - 1),
    )
    painter.fillPath(gap, colour("#4a1a18"))
    painter.save()
    painter.setClipPath(gap, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(shift - 10, y - 8, 20, 8), colour("#efe8de"))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(lips, 3.0))
    painter.drawPath(gap)


def _hair(painter: QPainter, look: Look, shift: float) -> None:
    painter.save()
    painter.translate(shift * 0.25, 0)
    tint = colour(look.hair_colour)
    match look.hair:
        case Hair.SHORT:
            painter.fillPath(CROWN, tint)
        case Hair.PARTED:
            painter.fillPath(SIDE_PART, tint)
        case Hair.RECEDING:
            painter.fillPath(RECEDED, tint)
        case Hair.BOB | Hair.BUN:
            painter.fillPath(FRINGE, tint)
    if look.cover is Cover.PECI:
        painter.fillPath(PECI, colour(look.cover_colour))
        painter.fillPath(PECI_TOP, colour(shade(look.cover_colour, 1.12)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(stroke(shade(look.cover_colour, 1.2), 2.4))
        painter.drawPath(curve((-30, -152), (-36, -136, -37, -118), closed=False))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(stroke(shade(look.hair_colour, 1.18), 3.0))
        painter.drawPath(curve((-34, -124), (-24, -139, -4, -142), closed=False))
    painter.restore()


def _glasses(painter: QPainter, shift: float, drop: float) -> None:
    painter.setBrush(colour("#ffffff", 0.14))
    painter.setPen(stroke("#26221f", 2.8))
    for side in (-1, 1):
        painter.drawRoundedRect(QRectF(shift + side * 19 - 14, -89 + drop, 28, 22), 8, 8)
    painter.drawLine(QPointF(shift - 5, -81 + drop), QPointF(shift + 5, -81 + drop))
    painter.drawLine(QPointF(shift - 33, -81 + drop), QPointF(-44, -83))
    painter.drawLine(QPointF(shift + 33, -81 + drop), QPointF(44, -83))
