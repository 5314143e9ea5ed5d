"""A level as a lying bar of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.shm.status import SILENCE_DBFS
from app.ui.console.meter_paint import METER_STEP_DB, paint_meter
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


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
        if max(abs(rms_dbfs - self._rms_dbfs), abs(peak_dbfs - self._peak_dbfs)) < METER_STEP_DB:
            return
        self._rms_dbfs, self._peak_dbfs = rms_dbfs, peak_dbfs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        del event
        paint_meter(QPainter(self), self.rect(), self._rms_dbfs, self._peak_dbfs, self._tokens)
