"""From 48 kHz to the rate of a device that knows no other: a windowed sinc, block by block."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from app.audio.block import BLOCK
from app.shm.ring import SAMPLE_RATE

_TAPS = 32
_KAISER_BETA = 8.0
"""80 dB between what passes and what is folded back."""

_PASS = 0.94
"""The filter closes a little before half the rate: it cannot be infinitely steep."""

_MOST_BLOCKS = 4


class DeviceRate:
    """Turns `block_in` samples at 48 kHz into `block_out` at `rate_hz`, without a seam between blocks.

    A block is as long as it takes for the pattern of positions to begin anew: every block is then
    the same few array operations with arrays made beforehand. Runs on: the audio callback.
    """

    def __init__(self, rate_hz: int) -> None:
        """Prepare for one rate. Raises ValueError for a rate that no device has (47 999 Hz)."""
        common = math.gcd(rate_hz, SAMPLE_RATE)
        up, down = rate_hz // common, SAMPLE_RATE // common
        blocks = down // math.gcd(BLOCK, down)
        if rate_hz < 8000 or blocks > _MOST_BLOCKS:
            raise ValueError(f"no sound at {rate_hz} Hz")
        self.block_in = BLOCK * blocks
        self.block_out = self.block_in * up // down
        cutoff = min(1.0, up / down)
        half = math.ceil(_TAPS / 2 / cutoff)
        taps = 2 * half
        at = np.arange(self.block_out) * down / up
        first = np.floor(at).astype(np.intp)
        distance = (np.arange(taps) - half + 1)[None, :] - (at - first)[:, None]
        kernel = np.sinc(distance * cutoff * _PASS) * np.i0(
            _KAISER_BETA * np.sqrt(np.clip(1 - (distance / half) ** 2, 0, 1))
        )
        self._kernel = (kernel / kernel.sum(axis=1, keepdims=True)).astype(np.float32)
        self._places = first[:, None] + np.arange(taps)[None, :]
        self._samples = np.zeros(self.block_in + taps, dtype=np.float32)
        self._windows = np.zeros((self.block_out, taps), dtype=np.float32)

    def convert(self, block: NDArray[np.float32], out: NDArray[np.float32]) -> None:
        """Turn `block` (`block_in` long) into `out` (`block_out` long)."""
        kept = len(self._samples) - self.block_in
        self._samples[:kept] = self._samples[self.block_in :]
        self._samples[kept:] = block
        np.take(self._samples, self._places, out=self._windows, mode="clip")
        np.einsum("ij,ij->i", self._windows, self._kernel, out=out)
