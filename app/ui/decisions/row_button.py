"""One of several lines to choose from, with the key that chooses it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.console.parts import paint_key_cap
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens


class RowButton(QAbstractButton):
    """Checkable, in a group of which one is chosen. What finds no room is in the tool tip."""

    def __init__(self, key: str, text: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self._tokens = tokens
        self._metrics = metrics
        self.setText(text)
        self.setToolTip(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the key and the words."""
        m = self._metrics
        return QSize(QFontMetrics(font(m.px(13.5), 500)).horizontalAdvance(self.text()) + m.px(56), m.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return room for the key and a few letters."""
        return QSize(self._metrics.px(140), self._metrics.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint key and words; the chosen one has a tick, another ground and stronger letters."""
        del event
        m, t = self._metrics, self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = t.raised if self.isChecked() else t.panel
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(t.selection if self.hasFocus() else ground), m.px(1)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.px(4), m.px(4))
        inner = self.rect().adjusted(m.px(6), 0, -m.px(6), 0)
        cap = paint_key_cap(painter, inner, self._key, font(m.px(11), 600), t, left=True)
        inner.setLeft(cap.right() + m.px(8))
        made = font(m.px(13.5), 700 if self.isChecked() else 500)
        if self.isChecked():
            tick = inner.adjusted(inner.width() - m.px(16), 0, 0, 0)
            draw_text(painter, tick, "✓", made, t.good)
            inner.setRight(tick.left() - m.px(4))
        words = QFontMetrics(made).elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width())
        draw_text(painter, inner, words, made, t.text if self.isChecked() else t.secondary)
