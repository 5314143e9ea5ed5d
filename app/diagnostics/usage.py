"""How much processor and memory our processes use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import psutil

PSS_READS = 2
"""How many processes are asked for their PSS in one sample; fifteen processes take their turns in seven."""


@dataclass(frozen=True, slots=True)
class ProcessUsage:
    """One reading of one process.

    - `cpu_percent` is of one core, since the reading before: 12 busy decoders may show 1200. None in the first.
    - `rss_bytes` counts shared memory in every process that looks at it; `pss_bytes` divides it among
      them, so only PSS may be summed up. It is some samples old, and None where the system does not tell
      (anything but Linux) or was not asked yet.
    """

    pid: int
    cpu_percent: float | None
    rss_bytes: int
    pss_bytes: int | None


class UsageMeter:
    """Read the use of some processes whenever it is asked to.

    Runs on: any thread but the screen's, one at a time; starts no thread of its own.
    A process that has gone, or whose number belongs to another one now, is left out.
    """

    def __init__(self, pids: Iterable[int] = ()) -> None:
        self._followed: dict[int, psutil.Process] = {}
        self._primed: set[int] = set()
        self._pss_bytes: dict[int, int] = {}
        self._pss_turn: list[int] = []
        self.follow(pids)

    def follow(self, pids: Iterable[int]) -> None:
        """Watch exactly `pids` from now on; those watched already keep their last reading."""
        wanted = set(pids)
        self._followed = {pid: process for pid, process in self._followed.items() if pid in wanted}
        for pid in sorted(wanted):
            known = self._followed.get(pid)
            # A worker that was started again may have got the number of the one before.
            if known is None or not known.is_running():
                self._forget(pid)
                self._add(pid)
        self._primed &= self._followed.keys()
        self._pss_bytes = {pid: pss for pid, pss in self._pss_bytes.items() if pid in self._followed}

    def sample(self) -> tuple[ProcessUsage, ...]:
        """Read all processes that are there, by their number."""
        self._read_some_pss()
        readings = [self._read(process) for _, process in sorted(self._followed.items())]
        return tuple(reading for reading in readings if reading is not None)

    def _add(self, pid: int) -> None:
        try:
            self._followed[pid] = psutil.Process(pid)
        except psutil.NoSuchProcess:
            self._forget(pid)

    def _forget(self, pid: int) -> None:
        self._followed.pop(pid, None)
        self._primed.discard(pid)
        self._pss_bytes.pop(pid, None)

    def _read_some_pss(self) -> None:
        """Read the PSS of the next few processes: the system walks all their pages for it, 9 ms each."""
        if not psutil.LINUX:
            return
        for _ in range(min(PSS_READS, len(self._followed))):
            if not self._pss_turn:
                self._pss_turn = sorted(self._followed)
            pid = self._pss_turn.pop(0)
            process = self._followed.get(pid)
            try:
                if process is not None:
                    self._pss_bytes[pid] = int(process.memory_full_info().pss)
            except psutil.NoSuchProcess:
                self._forget(pid)
            except psutil.AccessDenied:
                self._pss_bytes.pop(pid, None)

    def _read(self, process: psutil.Process) -> ProcessUsage | None:
        try:
            with process.oneshot():
                if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                    self._forget(process.pid)
                    return None
                cpu_percent = process.cpu_percent(interval=None)
                rss_bytes = process.memory_info().rss
        except psutil.NoSuchProcess:
            self._forget(process.pid)
            return None
        except psutil.AccessDenied:
            return None
        first = process.pid not in self._primed
        self._primed.add(process.pid)
        return ProcessUsage(process.pid, None if first else cpu_percent, rss_bytes, self._pss_bytes.get(process.pid))
