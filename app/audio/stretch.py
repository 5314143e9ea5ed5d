"""Time-stretching by whole pitch periods (WSOLA): where the sound looks like itself, a period is left out or repeated.

Lengths and the measure of likeness are NetEq's (WebRTC, time_stretch.cc): lags of 2.5 to 15 ms, looked
for in a coarse copy and then to the sample.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.shm.ring import SAMPLE_RATE

Samples = NDArray[np.float32]

WINDOW = SAMPLE_RATE * 10 // 1000
"""The stretch that is compared, and over which the two are crossfaded."""

SHORTEST_LAG = SAMPLE_RATE * 25 // 10_000
LONGEST_LAG = SAMPLE_RATE * 15 // 1000

QUIET = 10 ** (-55 / 20)
"""An RMS below it is no speech: any splice will do."""

_COARSE = 6
_TINY = 1e-9

FADE_IN: Samples = ((1 - np.cos(np.pi * (np.arange(WINDOW) + 0.5) / WINDOW)) / 2).astype(np.float32)
FADE_OUT: Samples = (1 - FADE_IN).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Match:
    """`offset` into what was searched is where it is most like the reference; 1 is the same, 0 unrelated."""

    offset: int
    likeness: float
    level: float
    """RMS of the reference."""


def find_match(reference: Samples, searched: Samples, first: int, last: int) -> Match:
    """Return where in `searched[first:last + WINDOW]` the `WINDOW` samples of the reference are best matched."""
    coarse = _likeness(_thinned(reference), _thinned(searched[first : last + WINDOW]))
    rough = first + int(coarse.argmax()) * _COARSE
    start, stop = max(first, rough - _COARSE), min(last, rough + _COARSE)
    fine = _likeness(reference, searched[start : stop + WINDOW])
    best = int(fine.argmax())
    level = math.sqrt(float(np.square(reference).sum()) / len(reference))
    return Match(start + best, float(fine[best]), level)


def crossfade(out: Samples, old: Samples, new: Samples) -> None:
    """Go over from one sound to the other within the first `WINDOW` samples of `out`."""
    np.multiply(old[:WINDOW], FADE_OUT, out=out[:WINDOW])
    out[:WINDOW] += new[:WINDOW] * FADE_IN
    out[WINDOW:] = new[WINDOW : len(out)]


def _thinned(samples: Samples) -> Samples:
    whole = len(samples) // _COARSE * _COARSE
    thinned: Samples = samples[:whole].reshape(-1, _COARSE).sum(axis=1)
    return thinned


def _likeness(reference: Samples, searched: Samples) -> Samples:
    """Return the normalised correlation for every place."""
    products = np.correlate(searched, reference, "valid")
    sums = np.zeros(len(searched) + 1)
    np.cumsum(np.square(searched), dtype=np.float64, out=sums[1:])
    energies = sums[len(reference) :] - sums[: -len(reference)]
    own = float(np.square(reference).sum(dtype=np.float64))
    likeness: Samples = (products / np.sqrt(np.maximum(energies * own, 0.0) + _TINY)).astype(np.float32)
    return likeness
