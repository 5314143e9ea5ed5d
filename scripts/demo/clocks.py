"""Two clocks at the same place in every clip: an analogue one, and the elapsed time in digits."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from scripts.demo.ink import colour, inter, shade, stroke
from scripts.demo.track import FPS

DIAL = QPointF(1144, 92)
DIAL_RADIUS = 60.0
DIGITS = QRectF(1030, 168, 228, 54)


def elapsed_text(frame: int) -> str:
    """Write the time of a frame as `00:00:12.4`, rounded down."""
    tenths = frame * 10 // FPS
    seconds = tenths // 10
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{tenths % 10}"


def paint_dial(painter: QPainter) -> None:
    """Paint what stands still: dial, marks, and the box of the digits."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#000000", 0.13))
    painter.drawEllipse(DIAL + QPointF(3, 6), DIAL_RADIUS, DIAL_RADIUS)
    painter.setBrush(colour("#2e333b"))
    painter.drawEllipse(DIAL, DIAL_RADIUS, DIAL_RADIUS)
    painter.setBrush(colour("#f7f5f0"))
    painter.drawEllipse(DIAL, DIAL_RADIUS - 7, DIAL_RADIUS - 7)
    for hour in range(12):
        painter.save()
        painter.translate(DIAL)
        painter.rotate(hour * 30)
        painter.setPen(stroke("#2e333b", 4.5 if hour % 3 == 0 else 2.5))
        painter.drawLine(QLineF(0, -DIAL_RADIUS + 12, 0, -DIAL_RADIUS + (22 if hour % 3 == 0 else 17)))
        painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#000000", 0.13))
    painter.drawRoundedRect(DIGITS.translated(2, 5), 7, 7)
    painter.setBrush(colour("#14181f"))
    painter.drawRoundedRect(DIGITS, 7, 7)
    painter.restore()


def paint_time(painter: QPainter, frame: int, start: str) -> None:
    """Paint the hands and the digits of a frame; `start` is the wall clock's time at frame 0, as `10.42`."""
    hour, minute = (int(part) for part in start.split("."))
    seconds = frame / FPS
    minutes = minute + seconds / 60
    painter.save()
    painter.setFont(inter(37, 700, tabular=True))
    painter.setPen(colour("#fff1d0"))
    painter.drawText(DIGITS, Qt.AlignmentFlag.AlignCenter, elapsed_text(frame))
    for angle, length, width, tint, back in (
        ((hour % 12 + minutes / 60) * 30, 27.0, 6.0, "#2e333b", 0.0),
        (minutes * 6, 40.0, 4.5, "#2e333b", 0.0),
        (seconds * 6, 45.0, 2.6, shade("#b4532a", 0.95), 11.0),
    ):
        painter.save()
        painter.translate(DIAL)
        painter.rotate(angle)
        painter.setPen(stroke(tint, width))
        painter.drawLine(QLineF(0, back, 0, -length))
        painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#2e333b"))
    painter.drawEllipse(DIAL, 4.5, 4.5)
    painter.restore()
