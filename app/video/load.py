"""How much of its time a feed's decoder needs: the sign by which a worker notices that the computer is short.

Time at work is divided by the time of the pictures it was spent on, not by the time that passed. So a
slow network, which only makes a worker wait, is not seen at all, and neither is the burst of packets
that follows: two seconds of pictures at once are two seconds of pictures.
"""

from __future__ import annotations

from collections import deque

WINDOW_NS = 1_000_000_000
MOST = 9.0
_JUMP_US = 2_000_000
"""A step of the timestamps larger than this is a jump, not time that pictures have taken."""


class LoadMeter:
    """Sums up the last second of work. Wall time is counted: a worker that must wait for a core is late."""

    def __init__(self) -> None:
        self._work: deque[tuple[int, int, int]] = deque()
        self._busy_ns = 0
        self._media_us = 0
        self._newest_us: int | None = None

    def restart(self) -> None:
        """Forget everything: another stream, or another level of thrift."""
        self._work.clear()
        self._busy_ns = self._media_us = 0
        self._newest_us = None

    def worked(self, busy_ns: int, now_ns: int, picture_due_us: int | None = None) -> None:
        """Count work done; `picture_due_us` is the time of the packet of a picture it was done on."""
        media_us = 0
        if picture_due_us is not None:
            before, self._newest_us = self._newest_us, picture_due_us
            if before is not None and 0 < picture_due_us - before <= _JUMP_US:
                media_us = picture_due_us - before
        self._work.append((now_ns, busy_ns, media_us))
        self._busy_ns += busy_ns
        self._media_us += media_us

    def load(self, now_ns: int) -> float:
        """Return the share of the pictures' own time that their work took: 1 is the most that can be kept up with.

        It is 0 until half a second was seen, of pictures or of work for them, and never more than `MOST`.
        """
        while self._work and self._work[0][0] < now_ns - WINDOW_NS:
            _, busy_ns, media_us = self._work.popleft()
            self._busy_ns -= busy_ns
            self._media_us -= media_us
        if self._media_us + self._busy_ns // 1000 < WINDOW_NS // 2000:
            return 0.0
        return min(MOST, self._busy_ns / 1000 / max(1, self._media_us))
