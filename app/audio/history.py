"""The last second of the mix, for measures that need not be made while the sound card waits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.audio.block import BLOCK
from app.shm.status import BUS_ROWS

_SLOTS = 128
_SPARE = 16
"""Blocks that may be written over while they are read are not read."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """Some blocks in a row: mean squares and highest samples of the feeds, samples of the two buses.

    `first` counts blocks since the mixer began. The buses' samples are `(blocks, buses, BLOCK)`.
    """

    first: int
    powers: NDArray[np.float64]
    peaks: NDArray[np.float32]
    buses: NDArray[np.float32]


class History:
    """Written by the audio callback, which only copies; read by one other thread. No lock on either side."""

    def __init__(self, feeds: int) -> None:
        self._powers = np.zeros((_SLOTS, feeds))
        self._peaks = np.zeros((_SLOTS, feeds), dtype=np.float32)
        self._buses = np.zeros((_SLOTS, BUS_ROWS, BLOCK), dtype=np.float32)
        self._read = 0
        self.written = 0
        """Blocks since the beginning."""

    def note(
        self,
        powers: NDArray[np.float64],
        peaks: NDArray[np.float32],
        room: NDArray[np.float32],
        cue: NDArray[np.float32],
    ) -> None:
        """Keep one block: mean square and highest sample of each feed, and the buses. Runs on: the audio callback."""
        slot = self.written % _SLOTS
        self._powers[slot] = powers
        self._peaks[slot] = peaks
        self._buses[slot, 0] = room
        self._buses[slot, 1] = cue
        # Last: the reader takes what is counted.
        self.written += 1

    @property
    def waiting(self) -> int:
        """Return how many blocks came since the last `take`."""
        return self.written - self._read

    def take(self) -> Heard:
        """Return what came since the last call; of more than a second the newest. Runs on: the reading thread."""
        written = self.written
        first = max(self._read, written - _SLOTS + _SPARE)
        self._read = written
        slots = np.arange(first, written) % _SLOTS
        return Heard(first, self._powers[slots], self._peaks[slots], self._buses[slots])
