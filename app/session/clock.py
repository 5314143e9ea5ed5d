"""The clock of the session: wall time that never jumps while the program runs."""

from __future__ import annotations

import time
from collections.abc import Callable


class SystemClock:
    """Reads the wall clock once and then counts monotonic time from there.

    A time server that steps the computer's clock in mid-session must not bend a speaker's time
    or the order of the log; the next start of the program takes the corrected time.
    """

    def __init__(
        self, wall_ns: Callable[[], int] = time.time_ns, monotonic_ns: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self._monotonic_ns = monotonic_ns
        self._wall_ms = wall_ns() // 1_000_000
        self._started_ns = monotonic_ns()

    def now_ms(self) -> int:
        """Return Unix milliseconds."""
        return self._wall_ms + (self._monotonic_ns() - self._started_ns) // 1_000_000
