"""The clocks of the screen: one for pictures, one for states. And a watch on the event loop itself."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

PICTURE_MS = 20
STATE_MS = 100
_WATCH_MS = 20


class ScreenClock(QObject):
    """Calls its listeners at a steady pace on the thread of the screen."""

    def __init__(self, interval_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._listeners: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._tick)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` at every tick from now on."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start()

    def stop(self) -> None:
        """Stop ticking."""
        self._timer.stop()

    def _tick(self) -> None:
        for listener in self._listeners:
            listener()


class StallWatch(QObject):
    """Measures how long the event loop was busy: the gap between ticks that should be 20 ms apart."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last_s = time.monotonic()
        self._longest_s = 0.0
        self._longest_ever_s = 0.0
        self._held_s = 0.0
        self._held_since_s = self._last_s
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_WATCH_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self._last_s = self._held_since_s = time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Stop measuring."""
        self._timer.stop()

    @property
    def longest_ever_ms(self) -> float:
        """Return the longest stall since the start."""
        return self._longest_ever_s * 1000

    def take_longest_ms(self) -> float:
        """Return the longest stall since the last call."""
        longest_ms, self._longest_s = self._longest_s * 1000, 0.0
        return longest_ms

    def take_load(self) -> float:
        """Return the share of the time since the last call in which the event loop could not go round, 0 to 1."""
        now_s = time.monotonic()
        passed_s = now_s - self._held_since_s
        held_s, self._held_s, self._held_since_s = self._held_s, 0.0, now_s
        return min(1.0, held_s / passed_s) if passed_s > 0 else 0.0

    def _tick(self) -> None:
        now_s = time.monotonic()
        stall_s = now_s - self._last_s - _WATCH_MS / 1000
        self._last_s = now_s
        self._held_s += max(0.0, stall_s)
        self._longest_s = max(self._longest_s, stall_s)
        self._longest_ever_s = max(self._longest_ever_s, stall_s)
