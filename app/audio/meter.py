"""Levels of a signal in dBFS, with the ballistics people expect of a meter."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from app.shm.status import SILENCE_DBFS

PEAK_DECAY_DB_PER_S = 20 / 1.7
"""Peak programme meter type I, as OBS uses it: 20 dB in 1.7 s."""

_LEAST_POWER = 10 ** (SILENCE_DBFS / 10)
_RMS_TIME_S = 0.3
"""A VU meter integrates over 300 ms."""


class Meter:
    """Peak falls slowly, RMS is averaged. Runs on: the audio callback."""

    def __init__(self) -> None:
        self.peak_dbfs = SILENCE_DBFS
        self.rms_dbfs = SILENCE_DBFS
        self._power = 0.0

    def update(self, samples: NDArray[np.float32], seconds: float) -> None:
        """Take in a block that lasted `seconds`."""
        power = float(np.dot(samples, samples)) / max(1, len(samples))
        self._power += (power - self._power) * min(1.0, seconds / _RMS_TIME_S)
        peak = max(float(samples.max(initial=0.0)), -float(samples.min(initial=0.0)))
        self.rms_dbfs = _dbfs(math.sqrt(self._power))
        self.peak_dbfs = max(_dbfs(peak), self.peak_dbfs - PEAK_DECAY_DB_PER_S * seconds, SILENCE_DBFS)

    def rest(self, seconds: float) -> None:
        """Take in `seconds` of silence."""
        self._power -= self._power * min(1.0, seconds / _RMS_TIME_S)
        self.rms_dbfs = _dbfs(math.sqrt(self._power))
        self.peak_dbfs = max(SILENCE_DBFS, self.peak_dbfs - PEAK_DECAY_DB_PER_S * seconds)


class MeterBank:
    """The same meters for several signals at once. Runs on: the audio callback."""

    def __init__(self, signals: int) -> None:
        self.peak_dbfs = np.full(signals, SILENCE_DBFS)
        self.rms_dbfs = np.full(signals, SILENCE_DBFS)
        self._power = np.zeros(signals)

    def update(self, powers: NDArray[np.float64], peaks: NDArray[np.float32], seconds: float) -> None:
        """Take in a block that lasted `seconds`: the mean square and the highest sample of each signal."""
        self._power += (powers - self._power) * min(1.0, seconds / _RMS_TIME_S)
        self.rms_dbfs[:] = 10 * np.log10(np.maximum(self._power, _LEAST_POWER))
        self.peak_dbfs -= PEAK_DECAY_DB_PER_S * seconds
        np.maximum(self.peak_dbfs, 20 * np.log10(np.maximum(peaks, _LEAST_POWER**0.5)), out=self.peak_dbfs)


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20 * math.log10(amplitude)) if amplitude > 1e-6 else SILENCE_DBFS
