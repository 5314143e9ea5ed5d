"""A resampler for clocks that differ by a few hundred parts in a million: six-point Lagrange interpolation.

Four points (cubic) let the level of 8 kHz swing by 0.23 dB as the fraction wanders, which is heard
as roughness in sibilants; six points let it swing by 0.06 dB, and 4 kHz has no error above −80 dB. A polyphase
filter would do better above 12 kHz, where speech codecs send nothing, for three times the work.
The polynomial is in Newton's form: as the fraction moves by less than a sample a block, every step
is one operation on whole rows, and nothing is gathered sample by sample.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

LONGEST_BLOCK = 960
MAX_RATE = 0.001
"""More than a crystal is ever off, and a change of pitch that nobody hears (a sixtieth of a semitone)."""

_STILL = 1e-9
"""A sample in six hours."""

_ORDER = 5
HELD = _ORDER + 1
"""So many samples before the next one are kept."""

_CENTRE = 2.0


class Resampler:
    """Turns `needs(count)` source samples into `count`; late by four samples. Makes no arrays while it runs."""

    def __init__(self) -> None:
        self._fraction = 0.0
        self._differences = np.zeros((_ORDER + 1, LONGEST_BLOCK + HELD + 2), dtype=np.float32)
        self._index = np.arange(LONGEST_BLOCK, dtype=np.float32)
        self._factor = np.zeros(LONGEST_BLOCK, dtype=np.float32)
        self._rate = 0.0
        self.rate = 0.0
        """How much faster than the card it reads its source, as a share. Holds from the next `needs` on."""

    def clear(self) -> None:
        """Forget the sound before."""
        self._differences[0, :HELD] = 0.0
        self._fraction = 0.0

    def needs(self, count: int) -> int:
        """Return how many source samples the next `count` (at most `LONGEST_BLOCK`) take; `process` comes next."""
        self._rate = 0.0 if abs(self.rate) < _STILL else max(-MAX_RATE, min(MAX_RATE, self.rate))
        return count + math.floor(self._fraction + count * self._rate)

    def process(self, source: Samples, out: Samples) -> None:
        """Fill `out` from exactly `needs(len(out))` samples."""
        count, rows = len(out), self._differences
        width = len(source) + HELD
        rows[0, HELD:width] = source
        for order in range(1, _ORDER + 1):
            np.subtract(
                rows[order - 1, 1 : width - order + 1],
                rows[order - 1, : width - order],
                out=rows[order, : width - order],
            )
        turn, offset = self._crossing(count)
        self._interpolate(out[:turn], 0, 0)
        if turn < count:
            self._interpolate(out[turn:], turn, offset)
        self.skip(count)
        rows[0, :HELD] = rows[0, width - HELD : width].copy()

    def prime(self, before: Samples) -> None:
        """Go on from other sound than what was processed last: from its last `HELD` samples."""
        self._differences[0, :HELD] = before

    def skip(self, count: int) -> None:
        """Move on by `count`, which took `needs(count)` samples, without making them; `prime` before `process`."""
        end = self._fraction + count * self._rate
        self._fraction = end - math.floor(end)

    def _crossing(self, count: int) -> tuple[int, int]:
        """Return where in the block the fraction leaves 0…1, and by which whole sample it goes on."""
        if self._rate > 0:
            return min(count, math.ceil((1.0 - self._fraction) / self._rate)), 1
        if self._rate < 0:
            return min(count, math.floor(self._fraction / -self._rate) + 1), -1
        return count, 0

    def _interpolate(self, out: Samples, start: int, offset: int) -> None:
        count = len(out)
        begin = start + offset
        factor = self._factor[:count]
        index = self._index[start : start + count]
        rows = self._differences[:, begin : begin + count]
        at = self._fraction - offset + _CENTRE
        out[:] = rows[_ORDER]
        for order in range(_ORDER, 0, -1):
            np.multiply(index, self._rate / order, out=factor)
            factor += (at - order + 1) / order
            out *= factor
            out += rows[order - 1]
