"""How sparingly a feed's picture is decoded: what is given up when the computer is short of CPU.

The levels are ordered. Each one gives up what the one before gave up and something more, and what
costs the eye least goes first. Who gets which level is decided in `app.domain.governor`.
"""

from __future__ import annotations

from enum import StrEnum


class DecodeThrift(StrEnum):
    """What a worker leaves out, from nothing to nearly everything. Sound is never touched."""

    FULL = "full"
    """Every picture, decoded as the standard says."""

    NO_LOOP_FILTER = "no_loop_filter"
    """Every picture, but the decoder's deblocking is left out: block edges show, nothing is missing."""

    HALF_RATE = "half_rate"
    """Besides: every second picture is neither scaled nor shown, and what no other picture needs is not decoded."""

    KEYFRAMES = "keyframes"
    """Keyframes only: a new picture every one to ten seconds, as the camera sends them. The feed is alive."""

    @property
    def rank(self) -> int:
        """Return how much is given up: 0 is nothing."""
        return _ORDER.index(self)

    @property
    def sparser(self) -> DecodeThrift:
        """Return the next level that gives up more; the last one stays."""
        return _ORDER[min(self.rank + 1, len(_ORDER) - 1)]

    @property
    def richer(self) -> DecodeThrift:
        """Return the next level that gives up less; the first one stays."""
        return _ORDER[max(self.rank - 1, 0)]

    @property
    def is_saving(self) -> bool:
        """Tell whether anything is given up at all."""
        return self is not DecodeThrift.FULL


_ORDER = tuple(DecodeThrift)
SPARSEST = _ORDER[-1]
