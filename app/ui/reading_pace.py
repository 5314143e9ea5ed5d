"""How often a page reads a long session anew: often enough to be live, and never most of the time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer

_REST = 10
"""Reading takes at most a tenth of a processor: pictures and sound need it."""


class ReadingPace:
    """Stretches a page's timer when reading takes long. Runs on: the thread of the screen."""

    def __init__(self, timer: QTimer, now_s: Callable[[], float] = time.monotonic) -> None:
        self._timer = timer
        self._least_ms = timer.interval()
        self._now_s = now_s
        self._began_s = 0.0

    def began(self) -> None:
        """Note that something is being read."""
        self._began_s = self._now_s()

    def ended(self) -> None:
        """Choose when to read again, by how long this took."""
        took_ms = round((self._now_s() - self._began_s) * 1000)
        self._timer.setInterval(max(self._least_ms, _REST * took_ms))
