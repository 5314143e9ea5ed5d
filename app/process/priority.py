"""Who goes first when there is not enough processor for all."""

from __future__ import annotations

import os
import sys

import psutil

BEHIND = 5
"""Unix niceness: a third of the weight of a process of usual priority, where both want the processor."""


def go_behind() -> None:
    """Let this process go behind those of usual priority. What it gives away it cannot take back."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(BEHIND)
