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
        self._peak = 0.0
        self._power = 0.0

    @property
    def peak_dbfs(self) -> float:
        """Return the highest sample of late."""
        return _dbfs(self._peak)

    @property
    def rms_dbfs(self) -> float:
        """Return the root of the mean square of late."""
        return _dbfs(math.sqrt(self._power))

    def update(self, samples: NDArray[np.float32], seconds: float) -> None:
        """Take in a block that lasted `seconds`."""
        power = float(np.einsum("i,i->", samples, samples)) / max(1, len(samples))
        self._power += (power - self._power) * min(1.0, seconds / _RMS_TIME_S)
        peak = max(float(samples.max(initial=0.0)), -float(samples.min(initial=0.0)))
        self._peak = max(peak, self._peak * _decay(seconds))

    def rest(self, seconds: float) -> None:
        """Take in `seconds` of silence."""
        self._power -= self._power * min(1.0, seconds / _RMS_TIME_S)
        self._peak *= _decay(seconds)


class MeterBank:
    """The same meters for several signals at once. Runs on: the audio callback."""

    def __init__(self, signals: int) -> None:
        self._peak = np.zeros(signals)
        self._power = np.zeros(signals)

    @property
    def peak_dbfs(self) -> NDArray[np.float64]:
        """Return the highest sample of each signal of late."""
        return np.asarray(20 * np.log10(np.maximum(self._peak, _LEAST_POWER**0.5)))

    @property
    def rms_dbfs(self) -> NDArray[np.float64]:
        """Return the root of the mean square of each signal of late."""
        return np.asarray(10 * np.log10(np.maximum(self._power, _LEAST_POWER)))

    def update(self, powers: NDArray[np.float64], peaks: NDArray[np.float32], seconds: float) -> None:
        """Take in a block that lasted `seconds`: the mean square and the highest sample of each signal."""
        self._power += (powers - self._power) * min(1.0, seconds / _RMS_TIME_S)
        self._peak *= _decay(seconds)
        np.maximum(self._peak, peaks, out=self._peak)


def _decay(seconds: float) -> float:
    return float(10 ** (-PEAK_DECAY_DB_PER_S * seconds / 20))


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20 * math.log10(amplitude)) if amplitude > 1e-6 else SILENCE_DBFS
