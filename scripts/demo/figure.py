"""A person down to the hands, in head units: the neck's base is the origin, one head is 120 units high."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from scripts.demo.cast import Cover, Look, Outfit
from scripts.demo.cloth import cloth
from scripts.demo.head import paint_back, paint_head
from scripts.demo.ink import brush_stroke, colour, curve, line, mirrored, polygon, shade, stroke
from scripts.demo.motion import Pose

TORSO = mirrored((0, -4), (30, -2), (50, 13, 84, 12, 101, 34), (115, 56, 112, 150, 108, 270), (0, 270))
SLIM_TORSO = mirrored((0, -4), (26, -2), (44, 13, 72, 14, 87, 36), (99, 60, 92, 150, 98, 270), (0, 270))
NECK = mirrored((0, -44), (25, -44), (25, -14, 34, 2), (18, 18, 0, 22))
NECK_SHADE = mirrored((0, -46), (27, -46), (24, -10, 0, -6))
DRAPE = mirrored((0, -30), (46, -30), (74, 8, 88, 44), (76, 86, 34, 110), (16, 120, 0, 122))
UNDER_DRAPE = polygon((-400, -400), (400, -400), (400, 800), (-400, 800)).subtracted(DRAPE)
COLLAR = polygon((-27, -6), (-44, 16), (-24, 42), (0, 20))
LAPEL = curve((-30, -4), (-54, 18, -60, 40), (-46, 52), (-54, 62), (-24, 120, 0, 160), (-6, 130), (-22, 60, -30, -4))


@dataclass(frozen=True, slots=True)
class Arm:
    """Where one arm is, in the figure's units."""

    shoulder: tuple[float, float]
    elbow: tuple[float, float]
    hand: tuple[float, float]
    spread: float = 0.0
    fist: bool = False


def paint_body(painter: QPainter, look: Look, pose: Pose) -> None:
    """Paint torso, neck and head. The painter is in figure coordinates."""
    painter.save()
    painter.translate(0, 240)
    painter.rotate(pose.lean_deg)
    painter.translate(0, -240)
    _in_head(painter, pose, lambda: paint_back(painter, look))
    painter.fillPath(SLIM_TORSO if look.slim else TORSO, fabric(look))
    painter.save()
    painter.setClipPath(SLIM_TORSO if look.slim else TORSO)
    painter.fillPath(curve((130, 20), (70, 60, 84, 280), (130, 280)), colour("#000000", 0.10))
    _outfit(painter, look)
    painter.restore()
    if look.cover is not Cover.HIJAB:
        painter.fillPath(NECK, colour(shade(look.skin, 0.92)))
        painter.save()
        painter.setClipPath(NECK)
        painter.fillPath(NECK_SHADE, colour(shade(look.skin, 0.7)))
        painter.restore()
    _collar(painter, look)
    if look.cover is Cover.HIJAB:
        _drape(painter, look)
    _in_head(painter, pose, lambda: paint_head(painter, look, pose))
    painter.restore()


def paint_arm(painter: QPainter, look: Look, arm: Arm) -> None:
    """Paint one arm in the cloth of the body, with the hand."""
    sleeve = fabric(look)
    upper = 46.0 if look.slim else 54.0
    fore = 36.0 if look.slim else 41.0
    limb = line(arm.shoulder, arm.elbow)
    along = QPointF(*arm.hand) - QPointF(*arm.elbow)
    cuff_at = QPointF(*arm.elbow) + along * 0.80
    forearm = line(arm.elbow, (cuff_at.x(), cuff_at.y()))
    edge = shade(look.cloth, 0.66)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.cover is Cover.HIJAB:
        # The cloth of the hijab falls over the shoulders.
        painter.setClipPath(UNDER_DRAPE)
    painter.save()
    # The shoulder belongs to the body: an outline starts under it only.
    painter.setClipRect(QRectF(-400, arm.shoulder[1] + 30, 800, 800), Qt.ClipOperation.IntersectClip)
    painter.strokePath(limb, stroke(edge, upper + 5))
    painter.restore()
    painter.strokePath(limb, brush_stroke(sleeve, upper))
    painter.strokePath(forearm, stroke(edge, fore + 5))
    painter.strokePath(line((cuff_at.x(), cuff_at.y()), arm.hand), stroke(look.skin, fore * 0.62))
    painter.strokePath(forearm, brush_stroke(sleeve, fore))
    painter.strokePath(limb, brush_stroke(sleeve, upper))
    painter.restore()
    _hand(painter, look, arm, along)


def _hand(painter: QPainter, look: Look, arm: Arm, along: QPointF) -> None:
    length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    ux, uy = along.x() / length, along.y() / length
    x, y = arm.hand
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.skin))
    if arm.fist:
        painter.drawEllipse(QPointF(x, y), 17, 16)
        painter.setPen(stroke(shade(look.skin, 0.72), 2.6))
        for finger in range(3):
            painter.drawLine(QPointF(x - 8, y - 7 + finger * 7), QPointF(x + 6, y - 8 + finger * 7))
        return
    painter.drawEllipse(QPointF(x, y), 15.5, 15)
    for index in range(4):
        fan = (index - 1.5) * (0.14 + 0.16 * arm.spread)
        fx, fy = ux - uy * fan, uy + ux * fan
        root = QPointF(x - uy * (index - 1.5) * 6.4 + ux * 6, y + ux * (index - 1.5) * 6.4 + uy * 6)
        reach = 20.0 if index in (1, 2) else 16.0
        painter.strokePath(
            line((root.x(), root.y()), (root.x() + fx * reach, root.y() + fy * reach)), stroke(look.skin, 8.2)
        )
    side = 1.0 if arm.shoulder[0] < 0 else -1.0
    painter.strokePath(
        line((x + uy * side * 8, y - ux * side * 8), (x + uy * side * 19 + ux * 8, y - ux * side * 19 + uy * 8)),
        stroke(look.skin, 8.2),
    )


def fabric(look: Look) -> QBrush:
    """Return the brush of a look's upper garment."""
    return cloth(look.cloth, look.accent, look.motif)


def _in_head(painter: QPainter, pose: Pose, paint: Callable[[], None]) -> None:
    painter.save()
    painter.translate(pose.turn * 4.0, pose.nod * 4.0 - 20)
    painter.rotate(pose.tilt_deg)
    painter.translate(0, 20)
    paint()
    painter.restore()


def _outfit(painter: QPainter, look: Look) -> None:
    dark = shade(look.cloth, 0.72)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match look.outfit:
        case Outfit.SHIRT | Outfit.BLOUSE:
            painter.setPen(stroke(dark, 2.6))
            painter.drawLine(QPointF(0, 20), QPointF(0, 270))
            _buttons(painter, shade(look.cloth, 1.5))
        case Outfit.UNIFORM:
            painter.setPen(stroke(dark, 2.8))
            painter.drawLine(QPointF(0, 20), QPointF(0, 270))
            _buttons(painter, shade(look.cloth, 0.6))
            for side in (-1, 1):
                painter.drawRoundedRect(QRectF(side * 52 - 25, 92, 50, 52), 4, 4)
                painter.drawLine(QPointF(side * 52 - 25, 108), QPointF(side * 52 + 25, 108))
                painter.fillPath(
                    polygon((side * 58, 14), (side * 98, 24), (side * 100, 34), (side * 62, 26)), colour(dark)
                )
            painter.fillRect(QRectF(30, 76, 46, 12), colour("#22252b"))
            painter.fillRect(QRectF(34, 80, 38, 3), colour("#c9ccd2"))
            painter.setBrush(colour(look.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(-52, 80), 8, 8)
        case Outfit.KOKO:
            painter.fillRect(QRectF(-11, 14, 22, 150), colour(shade(look.cloth, 0.93)))
            painter.setPen(stroke(look.accent, 2.6))
            for side in (-1, 1):
                painter.drawLine(QPointF(side * 15, 18), QPointF(side * 15, 160))
                painter.drawLine(QPointF(side * 20, 18), QPointF(side * 20, 160))
            _buttons(painter, look.accent)
        case Outfit.BLAZER:
            painter.fillPath(polygon((-30, -4), (30, -4), (0, 160)), colour("#e9e7e2"))
            for side in (1, -1):
                painter.save()
                painter.scale(side, 1)
                painter.fillPath(LAPEL, colour(shade(look.cloth, 0.8)))
                painter.restore()
            painter.setPen(stroke(shade(look.cloth, 0.62), 3))
            painter.drawLine(QPointF(0, 160), QPointF(0, 270))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(look.accent))
            painter.drawEllipse(QPointF(-50, 84), 5, 5)
    if look.lanyard:
        painter.setPen(stroke("#2f6da8", 5))
        painter.drawPath(curve((-34, 4), (-22, 70, 0, 118), closed=False))
        painter.drawPath(curve((34, 4), (22, 70, 0, 118), closed=False))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(-19, 116, 38, 52), colour("#f0efea"))
        painter.fillRect(QRectF(-19, 116, 38, 11), colour("#2f6da8"))
        painter.fillRect(QRectF(-9, 132, 18, 18), colour("#b9a48f"))


def _buttons(painter: QPainter, tint: str) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tint))
    for y in (48, 84, 120, 156):
        painter.drawEllipse(QPointF(0, y), 3.2, 3.2)
    painter.restore()


def _collar(painter: QPainter, look: Look) -> None:
    if look.cover is Cover.HIJAB:
        return
    tint = "#f2f0ec" if look.outfit is Outfit.BLAZER else shade(look.cloth, 1.10)
    if look.outfit is Outfit.KOKO:
        painter.fillPath(mirrored((0, 6), (16, 4, 29, -10), (34, 6), (18, 24, 0, 26)), colour(shade(look.cloth, 1.1)))
        painter.setPen(stroke(look.accent, 2.4))
        painter.drawLine(QPointF(0, 8), QPointF(0, 26))
        return
    for side in (1, -1):
        painter.save()
        painter.scale(side, 1)
        painter.fillPath(COLLAR, colour(tint))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(stroke(shade(look.cloth, 0.7), 2.2))
        painter.drawPath(line((-44, 16), (-24, 42), (0, 20)))
        painter.restore()


def _drape(painter: QPainter, look: Look) -> None:
    painter.fillPath(DRAPE, colour(look.cover_colour))
    painter.save()
    painter.setClipPath(DRAPE)
    painter.fillPath(curve((100, -20), (48, 30, 40, 130), (100, 130)), colour(shade(look.cover_colour, 0.88)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(shade(look.cover_colour, 0.76), 3.2))
    painter.drawPath(curve((-44, -8), (-20, 34, 22, 46), (52, 52, 66, 40), closed=False))
    painter.drawPath(curve((-60, 20), (-30, 64, 8, 82), closed=False))
    painter.setPen(stroke(shade(look.cover_colour, 1.16), 3.0))
    painter.drawPath(curve((-68, 36), (-46, 76, -16, 96), closed=False))
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.accent))
    painter.drawEllipse(QPointF(34, 46), 4.5, 4.5)
