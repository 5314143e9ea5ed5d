"""Mains hum: 50 Hz and its multiples, which stand still where voices and music move.

Measured over windows of a second. One window proves nothing: how long it has to last is the
business of `app.domain.diagnosis`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.metering.loudness import BLOCK
from app.shm.ring import SAMPLE_RATE

MAINS_HZ = 50.0
_MULTIPLES = (1, 2, 3)
_TOLERANCE = 0.01
"""The grid keeps 50 Hz to half a hertz. A bass's G lies at 49.0 Hz."""

_AUDIBLE_DBFS = -60.0
"""A quieter tone is masked by any room, even where the levelling turns a quiet site up by 30 dB."""

_EVERY = 16
_RATE = SAMPLE_RATE // _EVERY
_BLOCKS = 10
_LENGTH = BLOCK // _EVERY * _BLOCKS
_PADDED = 4 * _LENGTH
_BIN_HZ = _RATE / _PADDED
_AROUND_HZ = 3.5
"""How far the peak of the window itself reaches, and a little more."""

_FLOOR_HZ = 18.0


class HumMeter:
    """Takes tenths of a second, gives a figure each second. Costs next to nothing: it keeps 3 kHz."""

    def __init__(self) -> None:
        self._line = np.zeros(_LENGTH, np.float32)
        self._filled = 0
        self._window = np.hanning(_LENGTH).astype(np.float32)
        self._scale = 2 / float(self._window.sum())
        self._found: float | None = None

    def forget(self) -> None:
        """Begin anew."""
        self._filled = 0
        self._found = None

    def hear(self, block: NDArray[np.float32]) -> None:
        """Take the next tenth of a second."""
        step = BLOCK // _EVERY
        # A mean of sixteen is filter enough: what it folds onto the mains' multiples lies above 2.8 kHz, 24 dB down.
        block.reshape(-1, _EVERY).mean(axis=1, out=self._line[self._filled : self._filled + step])
        self._filled += step
        if self._filled == _LENGTH:
            self._filled = 0
            self._found = self._measure()

    def take(self) -> float | None:
        """Return by how many decibels hum stands out in the second heard last; None if none was full since."""
        found, self._found = self._found, None
        return found

    def _measure(self) -> float:
        spectrum = np.fft.rfft(self._line * self._window, _PADDED)[: round(200 / _BIN_HZ)]
        power = np.square(np.abs(spectrum) * self._scale) / 2
        first, *others = (_stands_out_db(power, MAINS_HZ * multiple) for multiple in _MULTIPLES)
        # Nobody hums at 50 Hz; whoever hums at 100 or 150 has no second multiple of 50 below 200.
        return max(first, sorted((first, *others))[-2])


def _stands_out_db(power: NDArray[np.float64], tone_hz: float) -> float:
    """Return how far the tone stands out of what lies beside it; 0 if it is not there or cannot be heard."""
    lowest, highest = (round((tone_hz + sign * _AROUND_HZ) / _BIN_HZ) for sign in (-1, 1))
    near = power[lowest : highest + 1]
    peak = int(near.argmax())
    if abs((lowest + peak) * _BIN_HZ - tone_hz) > tone_hz * _TOLERANCE:
        return 0.0
    if 10 * np.log10(near[peak] + 1e-20) < _AUDIBLE_DBFS:
        return 0.0
    reach = round(_FLOOR_HZ / _BIN_HZ)
    beside = np.concatenate((power[max(0, lowest - reach) : lowest], power[highest + 1 : highest + 1 + reach]))
    return max(0.0, float(10 * np.log10(near[peak] / (beside.mean() + 1e-14))))
