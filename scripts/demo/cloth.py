"""Cloth: the brushes that shirts, skirts and sleeves are painted with."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform

from scripts.demo.cast import Motif
from scripts.demo.ink import colour, curve, mixed, shade, stroke

# Painted at twice its size: the texture is only ever scaled down.
DETAIL = 2
TILE = 52.0
# How much of the second colour shows: a camera at the other end of a room softens a print.
PRINT = 0.52


@cache
def cloth(ground: str, accent: str, motif: Motif) -> QBrush:
    """Return the brush of a cloth in a figure's own coordinates."""
    if motif is Motif.PLAIN:
        return QBrush(colour(ground))
    side = round(TILE * DETAIL)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(colour(ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(DETAIL, DETAIL)
    painter.setPen(Qt.PenStyle.NoPen)
    _PAINT[motif](painter, mixed(ground, accent, PRINT), shade(ground, 0.84))
    painter.end()
    brush = QBrush(image)
    brush.setTransform(QTransform.fromScale(1 / DETAIL, 1 / DETAIL))
    return brush


def _kawung(painter: QPainter, accent: str, deep: str) -> None:
    """Four kernels around a point, repeated at the corners."""
    for cx, cy in ((TILE / 2, TILE / 2), (0, 0), (TILE, 0), (0, TILE), (TILE, TILE)):
        painter.save()
        painter.translate(cx, cy)
        painter.rotate(45)
        for _ in range(4):
            painter.rotate(90)
            painter.setBrush(colour(accent))
            painter.drawEllipse(QPointF(8.5, 0), 6.6, 3.9)
            painter.setBrush(colour(deep))
            painter.drawEllipse(QPointF(8.5, 0), 2.6, 1.2)
        painter.restore()


def _parang(painter: QPainter, accent: str, deep: str) -> None:
    """Slanted bands of hooks."""
    for shift in (-TILE, 0.0, TILE):
        painter.setPen(stroke(accent, 9.0))
        painter.drawLine(QPointF(shift - 6, TILE + 6), QPointF(shift + TILE + 6, -6))
        painter.setPen(stroke(deep, 2.4))
        painter.drawLine(QPointF(shift + TILE / 2 - 6, TILE + 6), QPointF(shift + TILE * 1.5 + 6, -6))
        painter.setPen(stroke(deep, 3.2))
        for step in (0.17, 0.5, 0.83):
            x, y = shift + TILE * step, TILE * (1 - step)
            painter.drawLine(QPointF(x - 2, y - 3), QPointF(x + 2, y + 3))
    painter.setPen(Qt.PenStyle.NoPen)


def _truntum(painter: QPainter, accent: str, deep: str) -> None:
    """Small stars on a quiet ground."""
    for cx, cy in ((TILE * 0.25, TILE * 0.25), (TILE * 0.75, TILE * 0.75)):
        painter.setBrush(colour(accent))
        for turn in range(6):
            painter.save()
            painter.translate(cx, cy)
            painter.rotate(60 * turn)
            painter.drawEllipse(QPointF(5.4, 0), 4.2, 2.0)
            painter.restore()
        painter.setBrush(colour(deep))
        painter.drawEllipse(QPointF(cx, cy), 2.2, 2.2)
    painter.setBrush(colour(deep))
    for cx, cy in ((TILE * 0.75, TILE * 0.25), (TILE * 0.25, TILE * 0.75)):
        painter.drawEllipse(QPointF(cx, cy), 2.6, 2.6)


def _mega(painter: QPainter, accent: str, deep: str) -> None:
    """Clouds in two lines, as in Cirebon."""
    for cx, cy in ((TILE * 0.5, TILE * 0.3), (0, TILE * 0.8), (TILE, TILE * 0.8)):
        for size, tint in ((1.0, accent), (0.6, deep)):
            cloud = curve(
                (cx - 17 * size, cy + 5 * size),
                (cx - 19 * size, cy - 5 * size, cx - 9 * size, cy - 5 * size),
                (cx - 4 * size, cy - 14 * size, cx + 5 * size, cy - 6 * size),
                (cx + 17 * size, cy - 8 * size, cx + 17 * size, cy + 5 * size),
                (cx, cy + 9 * size, cx - 17 * size, cy + 5 * size),
            )
            painter.fillPath(cloud, colour(tint))


_PAINT = {Motif.KAWUNG: _kawung, Motif.PARANG: _parang, Motif.TRUNTUM: _truntum, Motif.MEGA: _mega}


def pleats(painter: QPainter, area: QRectF, tint: str, step: float) -> None:
    """Hang a pleated cloth in a rectangle."""
    painter.fillRect(area, colour(tint))
    painter.setPen(Qt.PenStyle.NoPen)
    count = max(1, round(area.width() / step))
    width = area.width() / count
    for index in range(count):
        x = area.left() + index * width
        painter.fillRect(QRectF(x, area.top(), width * 0.30, area.height()), colour(shade(tint, 0.9)))
        painter.fillRect(QRectF(x + width * 0.55, area.top(), width * 0.22, area.height()), colour(shade(tint, 1.05)))
