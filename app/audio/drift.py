"""How fast a sender's clock runs against the sound card's: an alpha-beta filter over the best arrivals.

It sees nothing but sample counts and arrival times: what the timestamps say does not matter to it.
"""

from __future__ import annotations

from app.audio.resample import MAX_RATE
from app.shm.ring import SAMPLE_RATE

JUMP = SAMPLE_RATE * 30 // 1000
"""No crystal moves that far in half a second: sound was lost, or the way has become another."""

_FIRST_S = 8.0
_LAST_S = 60.0


class DriftTracker:
    """Follows a level that moves by a rate. The longer it watches, the less it lets noise move it."""

    def __init__(self) -> None:
        self.rate = 0.0
        """Samples the sender is ahead for each sample of the card."""
        self._level: float | None = None
        self._at = 0
        self._watched = 0

    def restart(self) -> None:
        """Forget where the level was; the clocks are the same ones."""
        self._level = None

    def level_at(self, at: int) -> float | None:
        """Return the level at a time of the card, or None before the first `update`."""
        return None if self._level is None else self._level + self.rate * (at - self._at)

    def update(self, best: float, at: int, *, is_settled: bool = True) -> None:
        """Take the best level seen up to `at`, in samples.

        The best of few arrivals is no measure of a clock: it rises for no other reason than that there are more
        of them. While it is not settled it is believed, and nothing is learned from it.
        """
        expected = self.level_at(at)
        passed, self._at = at - self._at, at
        if expected is None or passed <= 0 or not is_settled or abs(best - expected) > JUMP:
            self._level = best
            return
        self._watched += passed
        slowness = SAMPLE_RATE * min(_LAST_S, _FIRST_S + self._watched / SAMPLE_RATE / 3)
        share = min(1.0, passed / slowness)
        self._level = expected + min(1.0, 2 * share) * (best - expected)
        rate = self.rate + share * share * (best - expected) / passed
        self.rate = max(-MAX_RATE, min(MAX_RATE, rate))
