"""The mark of a verdict: a shape of its own for each, so that it is read without its colour too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.site_check import Verdict
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens


def verdict_colour(verdict: Verdict | None, tokens: Tokens) -> str:
    """Return the colour on the screen. Red belongs to the speaker: what is broken is amber."""
    if verdict is None:
        return tokens.muted
    return tokens.good if verdict is Verdict.READY else tokens.attention


def paint_mark(painter: QPainter, box: QRectF, verdict: Verdict | None, colour: str, ground: str) -> None:
    """Draw a tick in a disc, an exclamation mark in a triangle, a cross in a square, or an empty ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = box.width()
    inner = QPen(QColor(ground), width * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * width, box.top() + y * box.height())

    if verdict is Verdict.READY:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(box)
        painter.setPen(inner)
        painter.drawPolyline(QPolygonF([at(0.28, 0.52), at(0.44, 0.68), at(0.72, 0.34)]))
    elif verdict is Verdict.NEEDS_WORK:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF([at(0.5, 0.02), at(1.0, 0.94), at(0.0, 0.94)]))
        painter.setPen(inner)
        painter.drawLine(at(0.5, 0.36), at(0.5, 0.6))
        painter.drawPoint(at(0.5, 0.79))
    elif verdict is Verdict.NOT_CONNECTED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, width * 0.14, width * 0.14)
        painter.setPen(inner)
        painter.drawLine(at(0.3, 0.3), at(0.7, 0.7))
        painter.drawLine(at(0.3, 0.7), at(0.7, 0.3))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), width * 0.11))
        painter.drawEllipse(box.adjusted(width * 0.07, width * 0.07, -width * 0.07, -width * 0.07))
    painter.restore()


class VerdictLabel(QWidget):
    """A mark with its word. The word is what a screen reader hears."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self._verdict: Verdict | None = None
        self._word = ""
        self._dimmed = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def word(self) -> str:
        """Return the word beside the mark."""
        return self._word

    def show_verdict(self, verdict: Verdict | None, word: str, *, dimmed: bool = False) -> None:
        """Show another verdict; `dimmed` for a count of nothing."""
        if (verdict, word, dimmed) == (self._verdict, self._word, self._dimmed):
            return
        self._verdict, self._word, self._dimmed = verdict, word, dimmed
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the mark and the whole word."""
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(self._word) + self._mark() + self._metrics.px(9)
        return QSize(width, max(self._mark() + 2, metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a verdict is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, and the word beside it."""
        del event
        t, size = self._tokens, self._mark()
        painter = QPainter(self)
        colour = t.muted if self._dimmed else verdict_colour(self._verdict, t)
        box = QRectF(1, (self.height() - size) / 2, size, size)
        paint_mark(painter, box, self._verdict, colour, t.panel)
        room = self.rect().adjusted(size + self._metrics.px(7), 0, 0, 0)
        draw_text(painter, room, self._word, self._font(), colour)

    def _mark(self) -> int:
        return self._metrics.px(17)

    def _font(self) -> QFont:
        return font(self._metrics.px(13), 700, tabular=True)
