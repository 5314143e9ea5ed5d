"""How much of the processors' time nobody wants."""

from __future__ import annotations

import psutil


class IdleWatch:
    """Asks the system, of all processors together. Called from: one thread, about twice a second."""

    def __init__(self) -> None:
        self._before = psutil.cpu_times()

    def take_share(self) -> float:
        """Return the share of the time since the last call in which processors had nothing to do, 0…1.

        0 as well where no time has passed that the system counts: nothing is known to be free then.
        """
        before, self._before = self._before, psutil.cpu_times()
        passed_s = sum(self._before) - sum(before)
        return min(1.0, max(0.0, self._before.idle - before.idle) / passed_s) if passed_s > 0 else 0.0
