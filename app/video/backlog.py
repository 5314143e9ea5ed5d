"""Never play a backlog: tell which packets come too late to be shown.

A network that stood still for three seconds delivers those three seconds in an instant. Shown,
they are a fast replay; waited for, they are a delay that stays for ever. So nothing late is
shown, and the pictures go on from the newest keyframe as soon as packets are in time again.
Pure: knows times, not streams.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

_CAUGHT_UP_US = 200_000
"""In time again. Jitter of ±100 ms alone makes packets look as late as this."""

_BACK_US = 200_000
"""Decoding times never go back. Without them B-frames do, by three or four pictures; more is a new clock."""

_GAIN_US = 100_000
_PATIENCE_US = 1_000_000
"""A backlog that does not shrink by 0.1 s within a second is none: the way has become longer."""

_GROWN_US = 1_000_000
_GROWN_AFTER_US = 60_000_000
"""A delay that grew by a second and stays goes away with a new connection, but not more often than once a minute:
a sender whose times stand still while it pauses looks the same, and nothing helps it."""

_GRAIN_US = 250_000
"""Of so much stream time the best packet is remembered: forty for a live stream."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A packet that is due at `due_us` of its stream came at `arrived_us` of our clock."""

    due_us: int
    arrived_us: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """`late_us`: what is later is not shown. `window_us`: so much of the stream counts for the best transit."""

    late_us: int
    window_us: int


LIVE = Bounds(late_us=400_000, window_us=10_000_000)
"""A TCP segment that was lost costs 200 to 300 ms, ±100 ms of jitter another 200 ms at most, rarely together.
Ten seconds: longer than the five that libav waits before it gives up, and so short that even a clock
that is off by 1 % (200 ppm are usual) looks 0.1 s late and no more."""

PLAYLIST = Bounds(late_us=3_000_000, window_us=300_000_000)
"""A playlist is some segments behind anyway: less than a few seconds more is a pause, and nothing is skipped."""


class Backlog:
    """Judges the packets of one stream, or of two with one clock, by how late they are against the best.

    - The best transit is a running minimum, so it follows a sender whose clock runs fast or slow.
    - It begins anew when times jump back, and when a delay turns out to stay.
    """

    def __init__(self, bounds: Bounds = LIVE) -> None:
        self._bounds = bounds
        # The newest and the best of each grain; transits rise from the left, so the left is the best of all.
        self._best: deque[tuple[int, int]] = deque()
        self._newest_us: int | None = None
        self._is_behind = False
        self._least_us = 0
        self._since_us = 0
        self._first_us: int | None = None
        self._last_us = 0
        self.accepted_us = 0
        """So much delay was taken as lasting since the stream began."""

    @property
    def is_behind(self) -> bool:
        """Tell whether the last packet was late."""
        return self._is_behind

    @property
    def has_grown(self) -> bool:
        """Tell whether so much delay has come to stay that a new connection is worth it."""
        age_us = self._last_us - (self._first_us or 0)
        return self.accepted_us >= _GROWN_US and age_us >= _GROWN_AFTER_US

    def is_late(self, due_us: int, arrived_us: int) -> bool:
        """Take the next packet and tell whether it comes too late to be shown."""
        if self._first_us is None:
            self._first_us = arrived_us
        self._last_us = arrived_us
        if self._newest_us is None or due_us < self._newest_us - _BACK_US:
            self._begin(due_us)
        transit_us = arrived_us - due_us
        lateness_us = transit_us - self._best_with(due_us, transit_us)
        if lateness_us <= (_CAUGHT_UP_US if self._is_behind else self._bounds.late_us):
            self._is_behind = False
        elif not self._is_behind:
            self._is_behind = True
            self._least_us, self._since_us = lateness_us, arrived_us
        elif lateness_us <= self._least_us - _GAIN_US:
            self._least_us, self._since_us = lateness_us, arrived_us
        elif arrived_us - self._since_us >= _PATIENCE_US:
            self.accepted_us += lateness_us
            self._begin(due_us)
            self._best_with(due_us, transit_us)
        return self._is_behind

    def _begin(self, due_us: int) -> None:
        self._best.clear()
        self._newest_us = due_us
        self._is_behind = False

    def _best_with(self, due_us: int, transit_us: int) -> int:
        newest_us = self._newest_us = max(due_us, self._newest_us or due_us)
        best = self._best
        while best and best[-1][1] >= transit_us:
            best.pop()
        if not best or newest_us - best[-1][0] >= _GRAIN_US:
            best.append((newest_us, transit_us))
        while best[0][0] < newest_us - self._bounds.window_us:
            best.popleft()
        return best[0][1]
