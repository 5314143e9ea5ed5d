"""What processes cost: processor time and memory, of one program with all its children."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

import psutil


def family(pid: int) -> list[psutil.Process]:
    """Return a process and everything below it, the process itself first."""
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def cpu_s(processes: Iterable[psutil.Process]) -> float:
    """Return the processor time they have used so far. One that has ended counts nothing."""
    total_s = 0.0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total_s += times.user + times.system
    return total_s


def pss_mb(processes: Iterable[psutil.Process]) -> float:
    """Return the memory they use, shared pages divided among those that share them. One that has ended uses none."""
    total = 0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            total += process.memory_full_info().pss
    return total / 1e6
