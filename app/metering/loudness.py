"""How loud a tenth of a second is, weighted as ITU-R BS.1770-4 asks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

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


Weights: TypeAlias = NDArray[np.float32]
"""By how much the power of each frequency counts, one for each 10 Hz from 0 to half the sampling rate."""


def biquad_power(b: Sequence[float], a: Sequence[float]) -> NDArray[np.float64]:
    """Return how much power a filter of two poles and two zeros lets through, for each frequency of `Weights`."""
    angles = -2j * np.pi * np.arange(BLOCK // 2 + 1) / BLOCK
    turn: NDArray[np.complex128] = np.exp(angles.astype(np.complex128))
    gain = (b[0] + b[1] * turn + b[2] * turn**2) / (a[0] + a[1] * turn + a[2] * turn**2)
    return np.square(np.abs(gain))


def k_weights(filtered: NDArray[np.float64] | float = 1.0) -> Weights:
    """Return what BS.1770-4 asks for, behind filters that let `filtered` of each frequency's power through."""
    power = biquad_power(_SHELF_B, _SHELF_A) * biquad_power(_PASS_B, _PASS_A) * filtered
    # All but the ends stand for two frequencies, and Parseval wants the length squared.
    power[1:-1] *= 2
    return (power / BLOCK**2).astype(np.float32)


def spectrum_power(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the power of each frequency of a block of `BLOCK` samples.

    To weigh a tenth of a second by it costs less than to filter it, and one spectrum serves several weights.
    """
    if not block.any():
        return np.zeros(len(block) // 2 + 1, np.float32)
    spectrum = np.fft.rfft(block)
    power: NDArray[np.float32] = np.square(spectrum.real)
    power += np.square(spectrum.imag)
    return power


def mean_square(power: NDArray[np.float32], weights: Weights) -> float:
    """Return the weighted power of a block, given the power of its frequencies."""
    return float((power * weights).sum(dtype=np.float64))


def lufs(mean_square: float) -> float:
    """Return the loudness of a weighted power."""
    return max(QUIETEST_LUFS, _OFFSET_LU + 10 * math.log10(mean_square)) if mean_square > 0 else QUIETEST_LUFS
