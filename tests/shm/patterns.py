"""What the writers write, so that a reader can tell whether it is whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROWS = 5
PAIR = np.dtype([("first", np.int64), ("text", "S200"), ("last", np.int64)])

_EXACT = 1 << 23
"""Whole numbers below this are exact in float32, with room to spare."""


def picture_bytes(number: int) -> int:
    """Return the byte of which picture `number` consists."""
    return number * 37 % 251


def picture_size(number: int, width: int, height: int) -> tuple[int, int]:
    """Return the size of picture `number`: a different odd one each time, the largest now and then."""
    return width - number % 7 * 2, height - number % 5 * 2


def ramp(start: int, count: int) -> NDArray[np.float32]:
    """Return `count` samples from position `start`."""
    return (np.arange(start, start + count) % _EXACT).astype(np.float32)
