"""Which of a site's two streams a feed plays: cost follows what is seen.

The substream serves tiles that are no taller than it; the main stream is for the site on the
floor and for large walls. Growing is urgent, shrinking can wait: the floor may come back soon.
"""

from __future__ import annotations

from app.domain.feed import StreamKind

USUAL_SUB_HEIGHT = 360
"""Cameras send 640×360 as second stream unless told otherwise; the true height is learned on opening."""

STRETCH = 1.1
"""A tile may be this much taller than the substream before the main stream is worth its cost."""

SHRINK_AFTER_S = 3.0
_REST_S = 30.0
"""A stream that could not be opened is left alone so long while the other one serves."""


class StreamChoice:
    """Chooses for one feed. Pure: heights and the time (`time.monotonic` seconds) come from outside."""

    def __init__(self, *, has_sub: bool) -> None:
        self._has_sub = has_sub
        self._sub_height = USUAL_SUB_HEIGHT
        self._playing: StreamKind | None = None
        self._small_since_s: float | None = None
        self._rests_until_s: dict[StreamKind, float] = {}

    def playing(self, kind: StreamKind | None, height: int = 0) -> None:
        """Note which stream plays now, None for neither, and how tall its picture is (0: unknown)."""
        self._playing = kind
        self._small_since_s = None
        if kind is StreamKind.SUB and height > 0:
            self._sub_height = height

    def failed(self, kind: StreamKind, now_s: float) -> None:
        """Note that a stream could not be opened."""
        self._rests_until_s[kind] = now_s + _REST_S

    def wanted(self, tallest_px: int, now_s: float) -> StreamKind:
        """Return the stream for the tallest picture that somebody looks at; 0 if nobody does."""
        if not self._has_sub:
            return StreamKind.MAIN
        wanted = StreamKind.MAIN if tallest_px > self._sub_height * STRETCH else StreamKind.SUB
        if wanted is StreamKind.SUB and self._playing is StreamKind.MAIN:
            if self._small_since_s is None:
                self._small_since_s = now_s
            if now_s - self._small_since_s < SHRINK_AFTER_S:
                wanted = StreamKind.MAIN
        else:
            self._small_since_s = None
        other = StreamKind.SUB if wanted is StreamKind.MAIN else StreamKind.MAIN
        if self._rests(wanted, now_s) and (self._playing is other or not self._rests(other, now_s)):
            return other
        return wanted

    def _rests(self, kind: StreamKind, now_s: float) -> bool:
        return now_s < self._rests_until_s.get(kind, 0.0)
