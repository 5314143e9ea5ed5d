"""A large number on every screen, so that people know which one is which ("kenali layar")."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.placement import Screen
from app.ui.text_fit import draw_text, fitted_font
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens

SHOWN_MS = 4000
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class _Number(QWidget):
    """One number, in the middle of one screen. It takes neither the keyboard nor the mouse."""

    def __init__(self, number: int, screen: Screen, tokens: Tokens) -> None:
        super().__init__(
            None,
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.Tool
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self._number = number
        self._name = screen.name
        self._tokens = tokens
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Layar {number}: {name}").format(number=number, name=screen.name))
        self.setAccessibleName(self.windowTitle())
        side = min(screen.area.width(), screen.area.height()) // 2
        place = QRect(0, 0, side, side)
        place.moveCenter(screen.area.center())
        self.setGeometry(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number and name."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.ground))
        painter.setPen(QColor(self._tokens.selection))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        name_height = self.height() // 5
        upper = self.rect().adjusted(0, 0, 0, -name_height)
        draw_text(painter, upper, str(self._number), font(upper.height() * 8 // 10, 700), self._tokens.text, _CENTRE)
        lower = QRect(0, upper.bottom(), self.width(), name_height)
        made = fitted_font(self._name, self.width() - name_height // 2, name_height // 2, 10, 600)
        draw_text(painter, lower, self._name, made, self._tokens.secondary, _CENTRE)


class ScreenNumbers(QObject):
    """Shows the numbers for a few seconds."""

    def __init__(self, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._windows: list[QWidget] = []
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SHOWN_MS)
        self._end.timeout.connect(self.hide)

    def show(self, screens: Sequence[Screen]) -> None:
        """Put a number on each screen, 1 for the first."""
        self.hide()
        self._windows = [_Number(number, screen, self._tokens) for number, screen in enumerate(screens, start=1)]
        for window in self._windows:
            window.show()
        self._end.start()

    def hide(self) -> None:
        """Take the numbers away."""
        self._end.stop()
        for window in self._windows:
            window.hide()
            window.deleteLater()
        self._windows = []
