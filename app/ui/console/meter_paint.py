"""How a level looks on the console: RMS solid, peak as a line, amber near the top."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from app.ui.theme.tokens import Tokens

QUIETEST_DBFS, WARM_DBFS = -60.0, -9.0
METER_STEP_DB = 0.4
"""A level that moved less is not painted again: nobody could see it."""

_PEAK_LINE = 2


def meter_share(level_dbfs: float) -> float:
    """Return how much of the meter a level fills, 0 to 1; the meter ends at −60 dBFS."""
    return min(1.0, max(0.0, 1 - level_dbfs / QUIETEST_DBFS))


def paint_meter(painter: QPainter, rect: QRect, rms_dbfs: float, peak_dbfs: float, tokens: Tokens) -> None:
    """Paint a level into `rect`: upwards where it is high, to the right where it is wide.

    Red belongs to the speaker, so the top is amber.
    """
    # Opaque: a blended ground under twelve meters costs as much as all else the console paints.
    painter.fillRect(rect, QColor(tokens.ground))
    length = max(rect.width(), rect.height())
    filled = round(length * meter_share(rms_dbfs))
    warm = round(length * meter_share(WARM_DBFS))
    painter.fillRect(_span(rect, 0, min(filled, warm)), QColor(tokens.good))
    if filled > warm:
        painter.fillRect(_span(rect, warm, filled), QColor(tokens.attention))
    peak = round(length * meter_share(peak_dbfs))
    if peak > 1:
        colour = tokens.attention if peak_dbfs > WARM_DBFS else tokens.good
        painter.fillRect(_span(rect, peak - _PEAK_LINE, peak), QColor(colour))


def _span(rect: QRect, start: int, end: int) -> QRect:
    """Return the piece of a meter between two distances from its quiet end."""
    if rect.height() >= rect.width():
        return QRect(rect.x(), rect.bottom() + 1 - end, rect.width(), end - start)
    return QRect(rect.x() + start, rect.y(), end - start, rect.height())
