"""A brick wall at −1 dBFS that sees five milliseconds ahead.

It works in pieces of a millisecond: each needs a gain, the smallest need of the next five is
taken, released slowly and averaged over five. Every gain in an average has seen the peak it is
used on, so nothing passes the ceiling, and the gain never jumps.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from app.audio.block import BLOCK
from app.shm.ring import SAMPLE_RATE

CEILING = 10 ** (-1 / 20)

_PIECE = SAMPLE_RATE // 1000
_PIECES = BLOCK // _PIECE
_AHEAD = 5
DELAY = _AHEAD * _PIECE
"""Samples by which the sound is later."""

_RELEASE_S = 0.060
_RELEASE = 1 - math.exp(-_PIECE / SAMPLE_RATE / _RELEASE_S)
_OPEN = 0.9999
_TINY = 1e-9


class Limiter:
    """Holds one bus below the ceiling. Runs on: the audio callback."""

    def __init__(self) -> None:
        self._delayed = np.zeros(DELAY + BLOCK, dtype=np.float32)
        self._absolute = np.zeros(BLOCK, dtype=np.float32)
        self._peaks = np.zeros(_PIECES, dtype=np.float32)
        # What the pieces need: one that has just been played, those that wait, and the new ones.
        self._needs = np.ones(1 + _AHEAD + _PIECES)
        self._lowest = np.ones(_PIECES)
        self._released = np.ones(_AHEAD + _PIECES)
        self._nodes = np.ones(_PIECES + 1)
        self._gains = np.ones((_PIECES, _PIECE), dtype=np.float32)
        self._slope = (np.arange(_PIECE, dtype=np.float32) + 1) / _PIECE
        self._is_open = True
        self.is_empty = True
        """Nothing but silence waits in it: a silent block would change nothing."""

    def process(self, block: NDArray[np.float32]) -> None:
        """Replace a block of `BLOCK` samples by that of `DELAY` samples before, held below the ceiling."""
        np.abs(block, out=self._absolute)
        self._absolute.reshape(_PIECES, _PIECE).max(axis=1, out=self._peaks)
        self._delayed[:DELAY] = self._delayed[BLOCK:]
        self._delayed[DELAY:] = block
        block[:] = self._delayed[:BLOCK]
        highest = float(self._peaks.max())
        self.is_empty = self._is_open and highest == 0.0
        if self._is_open and highest <= CEILING:
            return
        self._work_out_gains()
        np.multiply(block, self._gains.reshape(BLOCK), out=block)
        # Only rounding is left to cut.
        np.clip(block, -CEILING, CEILING, out=block)

    def _work_out_gains(self) -> None:
        needs, lowest, released, nodes = self._needs, self._lowest, self._released, self._nodes
        needs[: 1 + _AHEAD] = needs[_PIECES:]
        new = needs[1 + _AHEAD :]
        np.maximum(self._peaks, _TINY, out=new)
        np.divide(CEILING, new, out=new)
        np.minimum(new, 1.0, out=new)
        lowest[:] = needs[1 : 1 + _PIECES]
        for ahead in range(2, 2 + _AHEAD):
            np.minimum(lowest, needs[ahead : ahead + _PIECES], out=lowest)
        released[:_AHEAD] = released[_PIECES:]
        gain = float(released[_AHEAD - 1])
        for piece in range(_PIECES):
            gain = min(float(lowest[piece]), gain + (1.0 - gain) * _RELEASE)
            released[_AHEAD + piece] = gain
        nodes.fill(0.0)
        for back in range(_AHEAD):
            nodes += released[back : back + _PIECES + 1]
        nodes /= _AHEAD
        np.multiply((nodes[1:] - nodes[:-1])[:, None], self._slope, out=self._gains, casting="same_kind")
        self._gains += nodes[:-1, None]
        self._is_open = float(released[_PIECES:].min()) > _OPEN and float(needs[_PIECES:].min()) >= 1.0
        if self._is_open:
            needs.fill(1.0)
            released.fill(1.0)
