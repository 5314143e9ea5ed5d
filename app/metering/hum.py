"""Mains hum: 50 Hz and its multiples, which stand still where voices and music move.

Measured over windows of a second. One window proves nothing: how long it has to last is the
business of `app.domain.diagnosis`.
"""

from __future__ import annotations

from dataclasses import dataclass

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

_THERE_DBFS = -72.0
"""One multiple may be so quiet if another is heard: which of them is strong is a matter of the wiring."""

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
        found = [_look(power, MAINS_HZ * multiple) for multiple in _MULTIPLES]
        if max(tone.level_dbfs for tone in found) < _AUDIBLE_DBFS:
            return 0.0
        stands_out = sorted(tone.stands_out_db for tone in found)
        # Nobody hums at 50 Hz; whoever hums at 100 or 150 has no second multiple of 50 below 200.
        return max(found[0].stands_out_db, stands_out[-2])


@dataclass(frozen=True, slots=True)
class _Tone:
    level_dbfs: float
    stands_out_db: float


_NOTHING = _Tone(-np.inf, 0.0)


def _look(power: NDArray[np.float64], tone_hz: float) -> _Tone:
    """Return how far the tone stands out of what lies beside it."""
    lowest, highest = (round((tone_hz + sign * _AROUND_HZ) / _BIN_HZ) for sign in (-1, 1))
    near = power[lowest : highest + 1]
    peak = int(near.argmax())
    if abs((lowest + peak) * _BIN_HZ - tone_hz) > tone_hz * _TOLERANCE:
        return _NOTHING
    level_dbfs = float(10 * np.log10(near[peak] + 1e-20))
    if level_dbfs < _THERE_DBFS:
        return _NOTHING
    reach = round(_FLOOR_HZ / _BIN_HZ)
    beside = np.concatenate((power[max(0, lowest - reach) : lowest], power[highest + 1 : highest + 1 + reach]))
    return _Tone(level_dbfs, max(0.0, float(10 * np.log10(near[peak] / (beside.mean() + 1e-14)))))
