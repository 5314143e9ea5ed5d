"""A panel of the console in a window of its own: beside the others, on another screen, wherever it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme.style import Metrics

_SEEN_PX = 80
"""So much of a window must lie on a screen for it to be found and moved."""


class PanelWindow(QWidget):
    """Holds one panel. To close it is to put the panel back; `placed` says where it stands now."""

    closing = Signal(str)
    placed = Signal(str, QRect)

    def __init__(self, name: str, title: str, panel: QWidget, console: QWidget) -> None:
        # A child of the console's, so that it ends with it, but a window of its own.
        super().__init__(console, Qt.WindowType.Window)
        self.name = name
        self._panel = panel
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.addWidget(panel)
        panel.show()

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the console."""
        gap = metrics.px(12)
        self._column.setContentsMargins(gap, gap, gap, gap)

    def release(self) -> QWidget:
        """Let the panel go; the window is of no use any more."""
        self._column.removeWidget(self._panel)
        return self._panel

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for the panel to be put back; the window goes when that is done."""
        event.ignore()
        self.closing.emit(self.name)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Say where the window stands."""
        super().moveEvent(event)
        self.placed.emit(self.name, self.geometry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say where the window stands."""
        super().resizeEvent(event)
        self.placed.emit(self.name, self.geometry())


def place_seen(wanted: QRect, fallback: QRect) -> QRect:
    """Return `wanted` if enough of it lies on a screen that is there now, else `fallback`."""
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(wanted)
        if seen.width() >= _SEEN_PX and seen.height() >= _SEEN_PX:
            return wanted
    return fallback
