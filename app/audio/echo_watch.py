"""Which closed feeds bring our own room back, looked at in turn, a feed each tenth of a second."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.metering.echo import LEAD, RATE, SPAN, WINDOW, Echo, find_echo

_EVERY = RATE // 10
_AFTER_OPEN = RATE // 5
"""A gate that closes fades, and the bus is late by its limiter."""


class EchoWatch:
    """Keeps the loudness of the last seconds. Runs on: the mixer's main thread, never the callback."""

    def __init__(self, feeds: int) -> None:
        self._feeds = np.zeros((feeds, SPAN))
        self._room = np.zeros(SPAN)
        self._count = 0
        self._closed_since = np.zeros(feeds, dtype=np.int64)
        self._found: list[Echo | None] = [None] * feeds
        self._next_feed = 0
        self._due = 0

    def hear(self, powers: NDArray[np.float64], room: NDArray[np.float64], is_open: NDArray[np.bool_]) -> None:
        """Take the powers of new blocks, a row for each, and say which feeds are open now.

        An open feed is in the room's sound itself: it is like it for no fault of its own.
        """
        count = min(len(room), SPAN)
        if not count:
            return
        self._feeds = np.roll(self._feeds, -count, axis=1)
        self._feeds[:, -count:] = powers[-count:].T
        self._room = np.roll(self._room, -count)
        self._room[-count:] = room[-count:]
        self._count += count
        self._closed_since[is_open] = self._count + _AFTER_OPEN
        for number in np.flatnonzero(is_open):
            self._found[int(number)] = None
        if self._count >= self._due and len(self._found):
            self._due = self._count + _EVERY
            self._look(self._next_feed)
            self._next_feed = (self._next_feed + 1) % len(self._found)

    def echo(self, feed: int) -> Echo | None:
        """Return what was found last; None while nobody can tell."""
        return self._found[feed]

    def _look(self, feed: int) -> None:
        if self._count - self._closed_since[feed] < WINDOW + LEAD:
            return
        self._found[feed] = find_echo(self._feeds[feed], self._room)
