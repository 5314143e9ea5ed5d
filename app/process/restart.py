"""How soon a child that ended on its own is started again."""

from __future__ import annotations

_STEADY_S = 30.0
"""A child that ran this long was well: its next fall counts as the first."""

_PAUSES_S = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)


class RestartPace:
    """At once after the first fall, then slower, so that a child that cannot start eats no CPU."""

    def __init__(self) -> None:
        self._falls = 0
        self._started_s = 0.0

    @property
    def falls(self) -> int:
        """Return how many times in a row it fell early."""
        return self._falls

    def started(self, now_s: float) -> None:
        """Note a start at `now_s`, monotonic seconds."""
        self._started_s = now_s

    def pause_s(self, now_s: float) -> float:
        """Note a fall at `now_s` and return how long to wait before the next start."""
        if now_s - self._started_s >= _STEADY_S:
            self._falls = 0
        pause_s = _PAUSES_S[min(self._falls, len(_PAUSES_S) - 1)]
        self._falls += 1
        return pause_s
