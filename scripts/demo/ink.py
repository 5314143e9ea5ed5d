"""Colours and pens: the few strokes that every painter here uses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen


def colour(name: str, alpha: float = 1.0) -> QColor:
    """Return a `#rrggbb` colour with an opacity from 0 to 1."""
    tint = QColor(name)
    tint.setAlphaF(alpha)
    return tint


def shade(name: str, factor: float) -> str:
    """Mix a colour with black (`factor` under 1) or with white (over 1)."""
    tint = QColor(name)
    channels = (tint.red(), tint.green(), tint.blue())
    if factor <= 1.0:
        mixed = [round(value * factor) for value in channels]
    else:
        mixed = [round(value + (255 - value) * (factor - 1.0)) for value in channels]
    return QColor(*mixed).name()


def mixed(ground: str, other: str, share: float) -> str:
    """Mix two colours; `share` is how much of the other."""
    below, above = QColor(ground), QColor(other)
    pairs = ((below.red(), above.red()), (below.green(), above.green()), (below.blue(), above.blue()))
    return QColor(*(round(low + (high - low) * share) for low, high in pairs)).name()


def stroke(name: str, width: float, alpha: float = 1.0) -> QPen:
    """Return a round pen."""
    return QPen(colour(name, alpha), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def brush_stroke(fill: QBrush, width: float) -> QPen:
    """Return a round pen that paints with a brush, so that a limb wears the cloth of the body."""
    return QPen(fill, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def line(*points: tuple[float, float]) -> QPainterPath:
    """Return an open path through the points."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def polygon(*points: tuple[float, float]) -> QPainterPath:
    """Return a closed path through the points."""
    path = line(*points)
    path.closeSubpath()
    return path


def curve(start: tuple[float, float], *segments: Sequence[float], closed: bool = True) -> QPainterPath:
    """Return a path of segments: two numbers are a line, four a quadratic, six a cubic curve."""
    path = QPainterPath(QPointF(*start))
    for segment in segments:
        match segment:
            case (x, y):
                path.lineTo(x, y)
            case (cx, cy, x, y):
                path.quadTo(cx, cy, x, y)
            case (ax, ay, bx, by, x, y):
                path.cubicTo(ax, ay, bx, by, x, y)
            case _:
                raise ValueError(f"a segment has 2, 4 or 6 numbers, not {len(segment)}")
    if closed:
        path.closeSubpath()
    return path


def mirrored(start: tuple[float, float], *segments: Sequence[float]) -> QPainterPath:
    """Return a closed path: the segments for the right half, then the same for the left, back to the start.

    `start` and the last point lie on the axis x = 0.
    """
    right = curve(start, *segments, closed=False)
    points = [start, *((segment[-2], segment[-1]) for segment in segments)]
    back: list[Sequence[float]] = []
    for index in range(len(segments) - 1, -1, -1):
        controls = list(segments[index][:-2])
        pairs = [(controls[at], controls[at + 1]) for at in range(0, len(controls), 2)][::-1]
        flipped: list[float] = []
        for x, y in [*pairs, points[index]]:
            flipped += [-x, y]
        back.append(flipped)
    for segment in back:
        match segment:
            case (x, y):
                right.lineTo(x, y)
            case (cx, cy, x, y):
                right.quadTo(cx, cy, x, y)
            case (ax, ay, bx, by, x, y):
                right.cubicTo(ax, ay, bx, by, x, y)
    right.closeSubpath()
    return right


def inter(size_px: float, weight: int, *, tabular: bool = False, spacing: float = 0.0) -> QFont:
    """Return Inter at a pixel size; the fonts of `resources/fonts` must have been registered."""
    font = QFont("Inter")
    font.setPixelSize(round(size_px))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + spacing)
    return font
