"""How often somebody may ask: a bucket of requests for each station and each address, refilled steadily."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_FEW = 3
_MOST = 10_000
"""So many buckets are kept; full ones are nobody's and go first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` requests at once, and `per_s` more every second."""

    per_s: float
    burst: float


@dataclass(frozen=True, slots=True)
class RateLimits:
    """The rates of the whole server. Each worker process counts for itself, and so gets its share of them."""

    station: Rate = Rate(100, 400)
    address: Rate = Rate(400, 1600)
    """Everybody behind one router or proxy together."""
    enrolment: Rate = Rate(0.5, 10)
    """For each address: codes are 80 bits, this only keeps the log short."""


def share_of(limits: RateLimits, workers: int) -> RateLimits:
    """Return what one of so many processes may let through, so that all of them together keep the limits.

    A few requests at once each lets through in any case: the browser of one person meets one process.
    """

    def share(rate: Rate) -> Rate:
        return Rate(rate.per_s / workers, max(rate.burst / workers, min(rate.burst, _FEW)))

    return RateLimits(share(limits.station), share(limits.address), share(limits.enrolment))


NO_LIMITS = RateLimits(*[Rate(1e9, 1e9)] * 3)
"""For measurements and tests of other things."""


class Buckets:
    """Buckets of one rate by whose they are. Runs on: the thread of the server's loop."""

    def __init__(self, rate: Rate, monotonic: Callable[[], float]) -> None:
        self._rate = rate
        self._monotonic = monotonic
        self._left: dict[str, tuple[float, float]] = {}

    def wait_s(self, whose: str) -> float:
        """Take one request out; return 0.0, or after how many seconds there is one again."""
        now = self._monotonic()
        left, at = self._left.pop(whose, (self._rate.burst, now))
        left = min(self._rate.burst, left + (now - at) * self._rate.per_s)
        wait_s = 0.0 if left >= 1 else (1 - left) / self._rate.per_s
        self._left[whose] = (left if wait_s else left - 1, now)
        if len(self._left) > _MOST:
            self._forget(now)
        return wait_s

    def _forget(self, now: float) -> None:
        full = [
            whose
            for whose, (left, at) in self._left.items()
            if left + (now - at) * self._rate.per_s >= self._rate.burst
        ]
        # Where all are in use the oldest goes: asked for last, so it comes first.
        for whose in full or [next(iter(self._left))]:
            del self._left[whose]
