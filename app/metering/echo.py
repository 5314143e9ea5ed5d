"""Our own room coming back by a site: how alike the course of two loudnesses is, one a little later.

Pure: powers of hundredths of a second in, a likeness out. The samples themselves are not compared:
a loudspeaker, a room, a codec and a levelling lie between, and what they leave alone is the
course of the loudness, in which no two people speak the same for ten seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 100
WINDOW = 10 * RATE
LEAST_LAG = RATE // 10
MOST_LAG = 3 * RATE
LEAD = RATE // 2
"""What the feed has before the room is looked at too: two who hear the same programme are no echo."""

SPAN = MOST_LAG + WINDOW + LEAD
"""So much of both is needed."""

_PARTS = 3
"""All thirds of the window must agree: one cough after one word is alike as well."""

_QUIETEST_DBFS = -75.0
_DEPTH_DB = 35.0
_SMOOTH = 3
_SLOW = RATE // 2
_SPEECH_DBFS = -50.0
_SPEECH_RANGE_DB = 25.0
_SPEECH_SHARE = 0.15
_LIVELY_DB = 3.0
_MOVES_DB = 0.8
"""Noise that stays the same moves by 0.2 dB where three hundredths of a second are taken together."""
_BESIDE = 15
_STANDS_OUT = 1.25
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Echo:
    """`likeness` is 1 for the very same course of loudness, `lag_ms` how much later the feed has it."""

    likeness: float
    lag_ms: float


def find_echo(feed: NDArray[np.float64], room: NDArray[np.float64]) -> Echo | None:
    """Compare the last `SPAN` powers of a feed with those of the room; the newest are the last.

    Returns None where nothing can be told: nobody speaks in the room all that time. A feed that has
    nothing of the room's course, or has it first, gets a likeness of nothing.
    """
    heard = _course(room, _LIVELY_DB)
    if heard is None:
        return None
    sent = _course(feed, _MOVES_DB)
    if sent is None:
        return Echo(0.0, 0.0) if _speaks(heard, MOST_LAG - RATE) else None
    own = sent.movement[MOST_LAG : MOST_LAG + WINDOW]
    likeness = _correlation(own, heard.movement)
    best = int(likeness.argmax())
    lag = MOST_LAG - best
    beside = np.abs(np.arange(len(likeness)) - best) > _BESIDE
    is_distinct = lag >= LEAST_LAG and likeness[best] >= _STANDS_OUT * likeness[beside].max()
    if not _speaks(heard, best if is_distinct else MOST_LAG - RATE):
        return None
    if not is_distinct:
        return Echo(0.0, 0.0)
    theirs = heard.movement[best : best + WINDOW]
    parts = zip(np.array_split(own, _PARTS), np.array_split(theirs, _PARTS), strict=True)
    return Echo(max(0.0, min(_likeness(one, other) for one, other in parts)), lag * 1000 / RATE)


@dataclass(frozen=True, slots=True, eq=False)
class _Course:
    """How a loudness moves: decibels around their own mean of half a second."""

    movement: NDArray[np.float64]
    is_speech: NDArray[np.bool_]


def _speaks(course: _Course, start: int) -> bool:
    """Tell whether somebody speaks in each third of the window that begins at `start`."""
    spoken = np.array_split(course.is_speech[start : start + WINDOW], _PARTS)
    return min(float(part.mean()) for part in spoken) >= _SPEECH_SHARE


def _course(powers: NDArray[np.float64], least_db: float) -> _Course | None:
    """Return the course, or None if nothing moves that can be heard."""
    level = 10 * np.log10(powers + _TINY)
    # A fiftieth is louder. (`percentile` does the same in ten times the time.)
    loudest = len(level) - 1 - len(level) // 50
    loud = float(np.partition(level, loudest)[loudest])
    if loud < _QUIETEST_DBFS:
        return None
    is_speech = level > max(_SPEECH_DBFS, loud - _SPEECH_RANGE_DB)
    level = _mean(np.maximum(level, max(loud - _DEPTH_DB, _QUIETEST_DBFS)), _SMOOTH)
    if float(level.std()) < least_db:
        return None
    return _Course(level - _mean(level, _SLOW), is_speech)


def _mean(values: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return the mean of `width` values around each, without `convolve`: BLAS may start threads."""
    before = width // 2
    padded = np.pad(values, (before + 1, width - before - 1), mode="edge")
    sums = np.cumsum(padded)
    return np.asarray((sums[width:] - sums[:-width]) / width)


def _correlation(own: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the likeness of `own` with each part of `other` that is as long."""
    size = len(own)
    length = 1 << (len(other) - 1).bit_length()
    own = own - own.mean()
    product = np.fft.irfft(np.fft.rfft(other, length) * np.conj(np.fft.rfft(own, length)), length)
    sums = np.concatenate(([0.0], np.cumsum(other)))
    squares = np.concatenate(([0.0], np.cumsum(np.square(other))))
    total = sums[size:] - sums[:-size]
    energy = squares[size:] - squares[:-size] - np.square(total) / size
    scale = np.sqrt(np.maximum(energy, _TINY) * max(float(np.square(own).sum()), _TINY))
    return np.asarray(product[: len(energy)] / scale)


def _likeness(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    one, other = one - one.mean(), other - other.mean()
    energy = float(np.square(one).sum() * np.square(other).sum())
    return float((one * other).sum() / np.sqrt(energy)) if energy > _TINY else 0.0
