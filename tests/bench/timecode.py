"""A time as black and white squares: drawn into a camera's picture, read back from a screen.

Imported by Debian's own Python as well, so nothing here needs more than the standard library.
"""

from __future__ import annotations

from collections.abc import Sequence

COLUMNS, ROWS = 8, 5
LEFT, TOP, RIGHT, BOTTOM = 0.2, 0.3, 0.8, 0.7
"""Where the squares lie in the picture, as shares of its size: away from what a tile draws at its edges."""

BLACK, WHITE = 16, 235
TICK_NS = 100_000
_WRAP = 1 << 32


def bits_of(at_ns: int) -> list[bool]:
    """Return the squares, row by row: 32 bits of time in tenths of a millisecond, 8 bits to check them."""
    ticks = at_ns // TICK_NS % _WRAP
    return [bool((ticks << 8 | _check(ticks)) >> shift & 1) for shift in range(COLUMNS * ROWS - 1, -1, -1)]


def age_ns(bits: Sequence[bool], now_ns: int) -> int | None:
    """Return how old the time is that these squares say, or None if they say none."""
    value = 0
    for bit in bits:
        value = value << 1 | bit
    ticks = value >> 8
    if value & 255 != _check(ticks):
        return None
    return (now_ns // TICK_NS - ticks) % _WRAP * TICK_NS


def _check(ticks: int) -> int:
    """A sum that neither all black nor all white fits."""
    return (sum(byte * weight for byte, weight in zip(ticks.to_bytes(4, "big"), (3, 5, 7, 11), strict=True)) + 90) % 256
