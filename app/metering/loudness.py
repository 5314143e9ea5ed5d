"""How loud a tenth of a second is, weighted as ITU-R BS.1770-4 asks."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from app.domain.levelling import BLOCK_S
from app.shm.ring import SAMPLE_RATE

BLOCK = round(BLOCK_S * SAMPLE_RATE)
QUIETEST_LUFS = -120.0

# BS.1770-4, tables 1 and 2, for 48 kHz: the head's shelf, and the high-pass.
_SHELF_B, _SHELF_A = (1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)
_PASS_B, _PASS_A = (1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)
_OFFSET_LU = -0.691


def _weights() -> NDArray[np.float32]:
    """Return by how much each frequency's power counts."""
    angles = -2j * np.pi * np.arange(BLOCK // 2 + 1) / BLOCK
    turn: NDArray[np.complex128] = np.exp(angles.astype(np.complex128))

    def gain(b: tuple[float, ...], a: tuple[float, ...]) -> NDArray[np.complex128]:
        return np.asarray((b[0] + b[1] * turn + b[2] * turn**2) / (a[0] + a[1] * turn + a[2] * turn**2), np.complex128)

    power = np.abs(gain(_SHELF_B, _SHELF_A) * gain(_PASS_B, _PASS_A)) ** 2
    # All but the ends stand for two frequencies, and Parseval wants the length squared.
    power[1:-1] *= 2
    return (power / BLOCK**2).astype(np.float32)


class Weighing:
    """Weighs a tenth of a second in one go: that costs less than to filter it."""

    def __init__(self) -> None:
        self._weights = _weights()

    def mean_square(self, block: NDArray[np.float32]) -> float:
        """Return the weighted power of a block of `BLOCK` samples."""
        if not block.any():
            return 0.0
        spectrum = np.fft.rfft(block)
        power = np.square(spectrum.real) + np.square(spectrum.imag)
        power *= self._weights
        return float(power.sum(dtype=np.float64))


def lufs(mean_square: float) -> float:
    """Return the loudness of a weighted power."""
    return max(QUIETEST_LUFS, _OFFSET_LU + 10 * math.log10(mean_square)) if mean_square > 0 else QUIETEST_LUFS


class LoudnessMeter:
    """Collects sound and weighs it once for each tenth of a second."""

    def __init__(self) -> None:
        self._block = np.zeros(BLOCK, np.float32)
        self._filled = 0
        self._weighing = Weighing()

    def hear(self, samples: NDArray[np.float32]) -> list[float]:
        """Take sound; return the loudness in LUFS of each tenth of a second that is full now."""
        loud: list[float] = []
        start = 0
        while start < len(samples):
            count = min(BLOCK - self._filled, len(samples) - start)
            self._block[self._filled : self._filled + count] = samples[start : start + count]
            self._filled += count
            start += count
            if self._filled == BLOCK:
                self._filled = 0
                loud.append(lufs(self._weighing.mean_square(self._block)))
        return loud
