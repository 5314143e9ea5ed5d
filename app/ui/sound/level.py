"""A level as a lying bar: the mean filled, the peak as a line, amber near the top."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.shm.status import SILENCE_DBFS
from app.ui.console.feed_tile import meter_share
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WARM_DBFS = -9.0
STEP_DB = 0.4
"""What moved less is not painted anew: nobody could see it."""


def paint_level(painter: QPainter, rect: QRect, rms_dbfs: float, peak_dbfs: float, tokens: Tokens) -> None:
    """Paint a level from left to right. Red belongs to the speaker, so the top is amber."""
    painter.fillRect(rect, QColor(tokens.ground))
    width = rect.width()
    filled, warm = (round(width * meter_share(level)) for level in (rms_dbfs, _WARM_DBFS))
    painter.fillRect(QRect(rect.x(), rect.y(), min(filled, warm), rect.height()), QColor(tokens.good))
    if filled > warm:
        painter.fillRect(QRect(rect.x() + warm, rect.y(), filled - warm, rect.height()), QColor(tokens.attention))
    peak = min(width - 2, round(width * meter_share(peak_dbfs)))
    if peak > 1:
        colour = tokens.attention if peak_dbfs > _WARM_DBFS else tokens.good
        painter.fillRect(QRect(rect.x() + peak, rect.y(), 2, rect.height()), QColor(colour))


class LevelLine(QWidget):
    """One level. The words beside it say the same."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._height = metrics.px(10)
        self._rms_dbfs = self._peak_dbfs = SILENCE_DBFS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(metrics.px(80))

    def sizeHint(self) -> QSize:
        """Return the height of the bar; its width is what there is."""
        return QSize(self.minimumWidth(), self._height)

    def show_level(self, rms_dbfs: float, peak_dbfs: float) -> None:
        """Move the bar, if it moved enough to be seen."""
        if max(abs(rms_dbfs - self._rms_dbfs), abs(peak_dbfs - self._peak_dbfs)) < STEP_DB:
            return
        self._rms_dbfs, self._peak_dbfs = rms_dbfs, peak_dbfs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        del event
        paint_level(QPainter(self), self.rect(), self._rms_dbfs, self._peak_dbfs, self._tokens)
