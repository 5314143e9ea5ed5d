"""What the screens know about themselves: painted pictures, stalls, and what they look like."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.session.status import ScreenFigures
from app.ui.clocks import StallWatch
from app.ui.console.window import ConsoleWindow
from app.ui.wall.window import WallWindow

READ_MS = 1000
SHOT_MS = 5000


class ScreenReport(QObject):
    """Reads the screens once a second and photographs them every five. Runs on: the thread of the screen."""

    def __init__(
        self,
        wall: WallWindow,
        console: ConsoleWindow,
        watch: StallWatch,
        on_reading: Callable[[ScreenFigures], None],
        on_shot: Callable[[str, QImage], None] | None,
    ) -> None:
        super().__init__()
        self._wall = wall
        self._console = console
        self._watch = watch
        self._on_reading = on_reading
        self._on_shot = on_shot
        self._last_s = time.monotonic()
        self._wall_before = wall.painted()
        self._console_before = console.multiview.painted()
        self._read_timer = self._timer(READ_MS, self.read)
        self._shot_timer = self._timer(SHOT_MS, self.shoot)

    def start(self) -> None:
        """Begin to read, and to photograph if somebody wants the pictures."""
        self._last_s = time.monotonic()
        self._read_timer.start()
        if self._on_shot:
            self._shot_timer.start()

    def stop(self) -> None:
        """Stop both."""
        self._read_timer.stop()
        self._shot_timer.stop()

    def read(self) -> None:
        """Take one reading."""
        now_s = time.monotonic()
        seconds = max(0.001, now_s - self._last_s)
        wall, console = self._wall.painted(), self._console.multiview.painted()
        reading = ScreenFigures(
            wall_fps={s: (n - self._wall_before[s]) / seconds for s, n in wall.items()},
            console_fps={s: (n - self._console_before[s]) / seconds for s, n in console.items()},
            longest_stall_ms=self._watch.take_longest_ms(),
            longest_stall_ever_ms=self._watch.longest_ever_ms,
            picture_delay_ms=self._wall.picture_delay_ms(),
        )
        self._last_s, self._wall_before, self._console_before = now_s, wall, console
        self._on_reading(reading)

    def shoot(self) -> None:
        """Photograph both windows as they would be painted now, one after the other.

        The loop of events goes round in between: a photograph of both would hold up the pictures.
        """
        self._shoot("wall", self._wall)
        QTimer.singleShot(0, self, self._shoot_console)

    def _shoot_console(self) -> None:
        self._shoot("console", self._console)

    def _shoot(self, name: str, window: QWidget) -> None:
        if self._on_shot:
            self._on_shot(name, window.grab().toImage())

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer
