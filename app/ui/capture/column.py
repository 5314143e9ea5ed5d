"""The column that the form scrolls in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.style import Metrics


class FormColumn(QScrollArea):
    """One column that scrolls; its first part always finds room."""

    def __init__(self, first: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._first = first
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(first, 1)
        self._margin = 0
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its fields have the keyboard, and bring themselves into sight.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put(self, part: QWidget) -> None:
        """Put a part below the first."""
        self._column.addWidget(part)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._margin = metrics.px(24)
        self._column.setSpacing(metrics.px(10))
        self.updateGeometry()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so that a field and its caption are seen."""
        # Qt's own way looks at the text cursor alone.
        top = widget.mapTo(self._inside, QPoint(0, 0)).y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        lowest = top + widget.height() + self._margin // 4 - height
        bar.setValue(min(top - self._margin, max(bar.value(), lowest)))

    def bring_to_top(self, part: QWidget) -> None:
        """Scroll so that as much as possible of a part is seen."""
        layout = self._inside.layout()
        if layout:
            # What was just opened has no place yet.
            layout.activate()
        self._inside.resize(
            self._inside.width(), max(self.viewport().height(), self._inside.minimumSizeHint().height())
        )
        self.verticalScrollBar().setValue(part.y())

    def minimumSizeHint(self) -> QSize:
        """Return the room of the first part."""
        return self._first.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return the room of the first part as well: the rest scrolls."""
        return self._first.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for room once more: only now do all parts know their typeface."""
        super().showEvent(event)
        self.updateGeometry()
