"""Keep the true peak of a feed below −1 dBTP: a limiter that looks ahead."""

from __future__ import annotations

from collections import deque
from math import exp

import numpy as np
from numpy.typing import NDArray

from app.metering.true_peak import PHASES, TAPS

_STEP = 48
"""The gain is decided for each millisecond, and runs in a straight line from one to the next."""

_AHEAD = 3
_RELEASE = 1 - exp(-1 / 80)
"""For each millisecond: a time constant of 80 ms."""

CEILING = 10 ** (-1.5 / 20)
"""Half a decibel below the bar: an oversampling of four reads that much too little at worst."""

_SURE = 10 ** (-7 / 20)
"""Below it no curve between two samples comes near the ceiling."""

_CENTRE = TAPS // 2

_RAMP = np.linspace(0, 1, _STEP, endpoint=False, dtype=np.float32)

DELAY: int = (_AHEAD + 1) * _STEP + _CENTRE
"""Samples by which the sound comes out later."""


class Limiter:
    """Gives back as many samples as it gets, `DELAY` later; the first ones are silence."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)
        self._before = np.zeros(TAPS - 1, np.float32)
        self._line = np.zeros(_AHEAD * _STEP + _CENTRE, np.float32)
        self._ready = np.zeros(_STEP, np.float32)
        self._needs: deque[float] = deque([1.0] * _AHEAD, maxlen=_AHEAD + 1)
        self._held: deque[float] = deque([1.0] * _AHEAD, maxlen=_AHEAD)

    def process(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the sound of `DELAY` samples ago, as loud as it may be."""
        arrived = np.concatenate((self._rest, samples))
        whole = len(arrived) // _STEP * _STEP
        self._rest = arrived[whole:]
        ready = self._ready
        if whole:
            ready = np.concatenate((ready, self._limited(arrived[:whole])))
        self._ready = ready[len(samples) :]
        return ready[: len(samples)]

    def _limited(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        line = np.concatenate((self._line, block))
        out, self._line = line[: len(block)], line[len(block) :]
        with_history = np.concatenate((self._before, block))
        self._before = with_history[-(TAPS - 1) :]
        is_quiet = max(float(with_history.max()), -float(with_history.min())) < _SURE
        if is_quiet and min(self._needs) == 1.0 and min(self._held) == 1.0:
            return out
        needs = [1.0] * (len(block) // _STEP) if is_quiet else _needed(with_history)
        knots = [sum(self._held) / _AHEAD]
        for need in needs:
            self._needs.append(need)
            least, last = min(self._needs), self._held[-1]
            risen = last + (1.0 - last) * _RELEASE
            self._held.append(min(least, risen if risen < 0.9999 else 1.0))
            knots.append(sum(self._held) / _AHEAD)
        edges = np.array(knots, np.float32)
        gains = edges[:-1, None] + (edges[1:] - edges[:-1])[:, None] * _RAMP
        limited: NDArray[np.float32] = np.multiply(out, gains.reshape(-1), dtype=np.float32)
        return limited


def _needed(samples: NDArray[np.float32]) -> list[float]:
    """Return for each millisecond by how much it must be turned down. `samples` begin with what came before."""
    count = len(samples) - TAPS + 1
    # Not np.convolve: it uses BLAS, which would start threads and take ten megabytes in each worker.
    between = np.zeros((len(PHASES), count), np.float32)
    for tap in range(TAPS):
        between += PHASES[:, TAPS - 1 - tap, None] * samples[tap : tap + count]
    peaks = np.abs(between, out=between).max(axis=0)
    np.maximum(peaks, np.abs(samples[_CENTRE - 1 : _CENTRE - 1 + count]), out=peaks)
    tallest = peaks.reshape(-1, _STEP).max(axis=1)
    return np.minimum(1.0, CEILING / np.maximum(tallest, 1e-9)).tolist()  # type: ignore[no-any-return]
