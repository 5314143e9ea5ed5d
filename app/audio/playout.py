"""When the sound of a feed is heard, said through its ring to the worker that shows the picture.

And the other way: where a picture takes longer than its sound, the sound waits for it.
Runs on: the mixer's main thread, between the callbacks, which only note where they read.
"""

from __future__ import annotations

from collections import deque
from statistics import median

from app.audio.jitter import JitterBuffer
from app.shm.ring import CAPACITY, SAMPLE_RATE, AudioRing

_LOOKS = 9
"""A look may fall between a callback and its latency and be a block off; the middle of nine is not."""

_SILENT_NS = 1_000_000_000
"""A feed that gave no sound for so long is not heard; a shorter gap leaves the picture where it is."""

_LONGEST_WAIT_US = 400_000
"""Sound does not wait longer for its picture: the room would hear an answer too late."""

_STEADY_US = 10_000
_PER_US = SAMPLE_RATE / 1e6


class Playout:
    """One feed: where its sound is now, against the times it was made at."""

    def __init__(self, ring: AudioRing, buffer: JitterBuffer) -> None:
        self._ring = ring
        self._buffer = buffer
        self._epoch = ring.epoch
        self._looks: deque[int] = deque(maxlen=_LOOKS)
        self._heard_ns = 0

    def look(self, rendered_ns: int, latency_ns: int, delay: int, now_ns: int) -> None:
        """Say when sound is heard: the block rendered at `rendered_ns` leaves the card `latency_ns` later.

        `delay`: so many samples before the buffer's next one is the one that leaves first.
        """
        buffer = self._buffer
        if self._ring.epoch != self._epoch:
            self._epoch = self._ring.epoch
            self._looks.clear()
            self._heard_ns = 0
        position, anchor = buffer.position, self._ring.anchor()
        if buffer.is_playing and anchor and buffer.epoch == self._epoch and abs(anchor.index - position) <= CAPACITY:
            self._heard_ns = now_ns
            pts_us = anchor.pts_us + (position - delay - anchor.index) * 1_000_000 // SAMPLE_RATE
            self._looks.append((rendered_ns + latency_ns) // 1000 - pts_us)
        elif now_ns - self._heard_ns > _SILENT_NS:
            self.is_not_heard(now_ns)
            return
        if len(self._looks) > _LOOKS // 2:
            heard_us = round(median(self._looks))
            self._ring.say_heard(heard_us, now_ns)
            self._wait_for_picture(heard_us)

    def is_not_heard(self, now_ns: int) -> None:
        """Say that no sound of the feed is heard: nothing has to wait for it."""
        self._looks.clear()
        self._buffer.floor = 0.0
        self._ring.say_heard(None, now_ns)

    def _wait_for_picture(self, heard_us: int) -> None:
        seen_us = self._ring.seen_offset_us
        delay = self._buffer.settled_delay
        if seen_us is None or delay is None or seen_us - heard_us > _LONGEST_WAIT_US:
            if seen_us is None:
                self._buffer.floor = 0.0
            return
        # The same whether the buffer has got there yet or not: what it lacks is what it is short of.
        wanted = delay + (seen_us - heard_us) * _PER_US
        if abs(wanted - self._buffer.floor) > _STEADY_US * _PER_US:
            self._buffer.floor = max(0.0, min(wanted, _LONGEST_WAIT_US * _PER_US))
