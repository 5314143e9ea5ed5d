"""Waiting for a condition with a deadline: the only way in which a test passes the time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

DEADLINE_S = 20.0
"""Generous: the machine may be busy, and only a test that fails waits so long."""

_LOOK_EVERY_S = 0.005


def wait_for(look: Callable[[], T | None], what: str, timeout_s: float = DEADLINE_S) -> T:
    """Return the first thing that `look` finds (anything true). Fails and names `what` if it does not come."""
    until_s = time.monotonic() + timeout_s
    pause = threading.Event()
    while not (found := look()):
        assert time.monotonic() < until_s, f"{what}: not within {timeout_s:g} s"
        pause.wait(_LOOK_EVERY_S)
    return found
