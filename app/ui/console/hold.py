"""Something that lasts for as long as a key or the mouse button is down, and never longer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_GONE = (QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked, QEvent.Type.Hide)


class Hold(QObject):
    """Watches for the end of what has begun: the key comes up, or the window loses the keyboard.

    A key that comes up over another window is never heard of, so losing the keyboard ends it too.
    Events are looked at only while something is held. `changed` tells of the beginning and the end.
    """

    changed = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._key: Qt.Key | None = None
        self._is_held = False

    @property
    def is_held(self) -> bool:
        """Tell whether it lasts."""
        return self._is_held

    def begin(self, key: Qt.Key | None) -> None:
        """Begin, until `key` comes up; None means the left mouse button. What lasts already goes on as it is."""
        app = QApplication.instance()
        if self._is_held or app is None:
            return
        self._is_held, self._key = True, key
        app.installEventFilter(self)
        self.changed.emit(True)

    def end(self) -> None:
        """End it now."""
        if not self._is_held:
            return
        self._is_held = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.changed.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End when the key comes up or the keyboard goes elsewhere; keep what the held key repeats from the fields."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and event.key() == self._key:
            if event.isAutoRepeat():
                return kind is not QEvent.Type.ShortcutOverride
            if kind is QEvent.Type.KeyRelease:
                self.end()
        elif isinstance(event, QMouseEvent):
            if (
                self._key is None
                and kind is QEvent.Type.MouseButtonRelease
                and event.button() is Qt.MouseButton.LeftButton
            ):
                self.end()
        elif (kind in _GONE and watched is self._window) or (
            kind is QEvent.Type.ApplicationStateChange
            and QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive
        ):
            self.end()
        return False
