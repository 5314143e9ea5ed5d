"""Small painted shapes that stand beside a word: headphones, the chair's gavel, a muted loudspeaker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from app.ui.text_fit import draw_text

PaintShape = Callable[[QPainter, QRectF, str], None]


def paint_headphones(painter: QPainter, square: QRectF, colour: str) -> None:
    """Draw headphones into a square."""
    side = square.width()
    band = square.adjusted(side * 0.12, side * 0.1, -side * 0.12, 0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, max(1.2, side * 0.13), Qt.PenCapStyle.FlatCap))
    painter.drawArc(QRectF(band.left(), band.top(), band.width(), side * 0.95), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    cup = QRectF(0, 0, side * 0.26, side * 0.44)
    for left in (square.left(), square.right() - cup.width()):
        cup.moveTopLeft(QPointF(left, square.bottom() - cup.height()))
        painter.drawRoundedRect(cup, side * 0.1, side * 0.1)


def paint_gavel(painter: QPainter, square: QRectF, colour: str) -> None:
    """Draw the chair's gavel, with what it falls on, into a square."""
    side = square.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.save()
    painter.translate(QPointF(square.left() + side * 0.42, square.top() + side * 0.36))
    painter.rotate(45)
    painter.drawRoundedRect(QRectF(-side * 0.2, -side * 0.34, side * 0.4, side * 0.68), side * 0.06, side * 0.06)
    painter.drawRect(QRectF(side * 0.2, -side * 0.07, side * 0.52, side * 0.14))
    painter.restore()
    painter.drawRect(QRectF(square.left(), square.bottom() - side * 0.14, side * 0.62, side * 0.14))


def paint_muted(painter: QPainter, square: QRectF, colour: str) -> None:
    """Draw a loudspeaker that is struck out into a square."""
    side = square.width()
    left, top = square.left(), square.top()

    def at(x: float, y: float) -> QPointF:
        return QPointF(left + side * x, top + side * y)

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    outline = [at(0, 0.33), at(0.22, 0.33), at(0.5, 0.08), at(0.5, 0.92), at(0.22, 0.67), at(0, 0.67)]
    painter.drawPolygon(QPolygonF(outline))
    painter.setPen(_pen(colour, max(1.5, side * 0.12), Qt.PenCapStyle.RoundCap))
    painter.drawLine(at(0.66, 0.34), at(0.98, 0.66))
    painter.drawLine(at(0.98, 0.34), at(0.66, 0.66))


def paint_pie(filled: float) -> PaintShape:
    """Return what draws a clock's face into a square, filled from twelve o'clock on by a share, 0 to 1."""

    def paint(painter: QPainter, square: QRectF, colour: str) -> None:
        pen = max(1.2, square.width() * 0.1)
        face = square.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        painter.setPen(_pen(colour, pen, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(face)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        if filled:
            painter.drawPie(face, 90 * 16, -round(filled * 360 * 16))

    return paint


def mark_width(text: str, made: QFont) -> int:
    """Return the width of a mark with this word."""
    metrics = QFontMetrics(made)
    return metrics.horizontalAdvance(text) + metrics.capHeight() + 4 * _pad(metrics)


def mark_height(made: QFont) -> int:
    """Return the height of a mark."""
    return round(QFontMetrics(made).height() * 1.45)


def paint_mark(
    painter: QPainter, corner: QPoint, text: str, made: QFont, shape: PaintShape, ground: str, ink: str
) -> QRect:
    """Draw a plate with a shape and a word, `corner` being its upper left; return what it covers.

    The plate is opaque: it is painted again with every picture.
    """
    metrics = QFontMetrics(made)
    pad = _pad(metrics)
    side = round(metrics.capHeight() * 1.25)
    rect = QRect(corner.x(), corner.y(), mark_width(text, made), mark_height(made))
    painter.fillRect(rect, QColor(ground))
    top = rect.top() + (rect.height() - side) / 2
    shape(painter, QRectF(rect.left() + pad, top, side, side), ink)
    draw_text(painter, rect.adjusted(2 * pad + side, 0, 0, 0), text, made, ink)
    return rect


def _pad(metrics: QFontMetrics) -> int:
    return max(2, round(metrics.height() * 0.32))


def _pen(colour: str, width: float, cap: Qt.PenCapStyle) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap)
