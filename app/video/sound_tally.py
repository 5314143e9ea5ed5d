"""What a site sends, in figures: level, clipping, true peak, loudness and hum, before anything is done to it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.diagnosis import SoundFigures
from app.domain.sound import Loudness
from app.metering.hum import HumMeter
from app.metering.loudness import BLOCK, spectrum_power
from app.metering.programme import ProgrammeMeter
from app.shm.status import SILENCE_DBFS

_FULL_SCALE = 0.999
"""A sample at or above it was cut: G.711's loudest codes stop just short of one."""


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20 * math.log10(amplitude)) if amplitude > 0 else SILENCE_DBFS


class SoundTally:
    """Sums up what the site sends. Runs on: the feed worker's main thread.

    Ten times a second and not for each packet: that would cost four times as much.
    """

    def __init__(self) -> None:
        self._block = np.zeros(BLOCK, np.float32)
        self._programme = ProgrammeMeter()
        self._hum = HumMeter()
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._filled = self._summed = 0
        self._programme.forget()
        self._hum.forget()
        self._forget_sums()

    def hear(self, samples: NDArray[np.float32]) -> Sequence[NDArray[np.float32]]:
        """Take sound; return the power of the frequencies of each tenth of a second that is full now."""
        left = BLOCK - self._filled
        if len(samples) < left:
            self._block[self._filled : self._filled + len(samples)] = samples
            self._filled += len(samples)
            return ()
        powers: list[NDArray[np.float32]] = []
        start = 0
        while start < len(samples):
            count = min(BLOCK - self._filled, len(samples) - start)
            self._block[self._filled : self._filled + count] = samples[start : start + count]
            self._filled += count
            start += count
            if self._filled == BLOCK:
                self._add_up()
                powers.append(spectrum_power(self._block))
                self._programme.hear(self._block, powers[-1])
                self._hum.hear(self._block)
                self._filled = self._summed = 0
        return powers

    def loudness(self) -> Loudness:
        """Return the true peak and the loudness of now."""
        return self._programme.read()

    def take(self) -> SoundFigures | None:
        """Return the figures since the last call, or None if nothing was heard."""
        self._add_up()
        count = self._count
        figures = None
        if count:
            rms = math.sqrt(self._squares / count)
            figures = SoundFigures(_dbfs(rms), _dbfs(self._peak), self._clipped / count, self._hum.take())
        self._forget_sums()
        return figures

    def _forget_sums(self) -> None:
        self._count = self._clipped = 0
        self._squares = self._peak = 0.0

    def _add_up(self) -> None:
        heard = self._block[self._summed : self._filled]
        self._summed = self._filled
        if not len(heard):
            return
        peak = float(max(heard.max(), -heard.min()))
        if not math.isfinite(peak):
            # A float stream may carry what is no number; in a mean it would stay for good.
            heard[:] = peak = 0.0
        if peak >= _FULL_SCALE:
            self._clipped += int(np.count_nonzero(np.abs(heard) >= _FULL_SCALE))
        self._peak = max(self._peak, peak)
        self._count += len(heard)
        # Not np.dot: BLAS would start threads and take ten megabytes in each of twelve workers for it.
        self._squares += float(np.square(heard).sum(dtype=np.float64))
