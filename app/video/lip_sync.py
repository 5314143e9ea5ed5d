"""Keeps a site's picture in step with its sound: what the mixer says, what the console wants, what is logged."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from app.shm.frames import MOST_HELD
from app.shm.ring import AudioRing
from app.video.picture_hold import PictureHold, Waiting

logger = logging.getLogger(__name__)

_UNTIL_SAID_US = 3_000_000
"""So long a stream may take to find its times (an RTSP camera's first report) before it is worth a line."""

_WORDS = {
    Waiting.TOO_LONG: "the sound is heard too late for pictures to wait",
    Waiting.NO_COMMON_TIME: "picture and sound do not count from the same time",
}


class LipSync:
    """Runs on: the feed worker's main thread, except `order`, which any thread may call."""

    def __init__(self, ring: AudioRing, clock_ns: Callable[[], int] = time.monotonic_ns) -> None:
        self._ring = ring
        self._clock_ns = clock_ns
        self._hold = PictureHold(MOST_HELD)
        self._is_synced = False
        self._extra_us = 0
        self._last = Waiting.NOT
        self._since_us = 0
        self._said = Waiting.NOT

    def order(self, *, is_synced: bool, offset_us: int) -> None:
        """Keep in step or not, from the next picture on; let the sound come `offset_us` later than its times say."""
        self._extra_us = -offset_us
        self._is_synced = is_synced

    def restart(self) -> None:
        """A new stream begins."""
        self._hold.restart()

    def due_us(self, pts_us: int, ready_us: int) -> int:
        """Return when a picture that is ready is to be seen, on the monotonic clock."""
        is_synced, extra_us = self._is_synced, self._extra_us
        heard_us = self._ring.heard_offset_us(self._clock_ns()) if is_synced else None
        due_us = self._hold.due_us(pts_us, ready_us, heard_us, extra_us)
        self._ring.say_seen(self._hold.seen_offset_us(extra_us) if is_synced else None)
        self._note(self._hold.waiting, ready_us)
        return due_us

    def _note(self, waiting: Waiting, now_us: int) -> None:
        if waiting is not self._last:
            self._last, self._since_us = waiting, now_us
        if waiting is self._said or now_us - self._since_us < _UNTIL_SAID_US:
            return
        if waiting in _WORDS:
            logger.warning("the picture is not in step with the sound: %s", _WORDS[waiting])
        elif self._said in _WORDS:
            logger.info("the picture need not wait" if waiting is Waiting.NOT else "the picture is in step again")
        self._said = waiting
