"""The screens as Qt knows them now, and a word when that changes. Runs on: the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from app.ui.placement import Screen

_SETTLE_MS = 200
"""A cable that is plugged in changes names and areas in several steps."""


class Screens(Protocol):
    """Where the screens are."""

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` when a screen has come, gone or moved."""
        ...

    def all(self) -> list[Screen]:
        """Return every screen there is."""
        ...

    def primary(self) -> str:
        """Return the name of the primary one."""
        ...


class DesktopScreens(QObject):
    """The screens of this desktop."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._app = app
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self._removed)
        for screen in app.screens():
            screen.availableGeometryChanged.connect(self._moved)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` when a screen has come, gone or moved, and nothing changes any more."""
        self._settle.timeout.connect(listener)

    def all(self) -> list[Screen]:
        """Return every screen there is; Qt has one without a name while none is plugged in."""
        return [Screen(screen.name(), screen.availableGeometry()) for screen in self._app.screens()]

    def primary(self) -> str:
        """Return the name of the primary one."""
        return self._app.primaryScreen().name()

    def _added(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._moved)
        self._settle.start()

    def _removed(self, _screen: QScreen) -> None:
        self._settle.start()

    def _moved(self) -> None:
        self._settle.start()
