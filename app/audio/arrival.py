"""How late sound arrives, measured where it matters: at the moments the card asks for it.

A level is what was written less what the card has asked for so far. The reader's fill differs from
it only by what it chose to play, so a fall of the level by n is exactly the n samples that must be
waiting; that several packets came between two blocks hides nothing. The best arrivals are
measured by the ring's anchor, to the sample: packets as long as a block would else look as if
they came 20 ms earlier once in a while. What falls and does not come back within two seconds was
never late: it was lost, and no waiting would have helped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.shm.ring import SAMPLE_RATE

_BUCKET = SAMPLE_RATE // 2
_SIDE = 4
"""So many half seconds before and after decide what on time was."""

_WINDOW = 2 * _SIDE + 1
_BIN = SAMPLE_RATE * 5 // 1000
_BINS = 120
_FORGET = 0.983
"""For half a second: half a minute is remembered (NetEq forgets 1.7 % a packet, and so in one second)."""

_BEYOND = 0.002
"""Two blocks in a thousand may come later than what is waited for."""

_HEAVY = 1e9


@dataclass(slots=True)
class _Bucket:
    best: float | None = None
    levels: list[int] = field(default_factory=list)


class Arrival:
    """A histogram of lateness that forgets. Runs on: the audio callback."""

    def __init__(self) -> None:
        self._buckets: deque[_Bucket] = deque(maxlen=_WINDOW)
        self._open = _Bucket()
        self._recent: deque[float | None] = deque(maxlen=2 * _SIDE)
        self._newest: float | None = None
        self._passed = 0
        self._begun = False
        self._counts = [0.0] * _BINS
        self._total = 0.0
        self._weight = 1.0
        self.lateness = 0
        """How late nearly all sound is, in samples; 0 until `known`."""

    @property
    def known(self) -> bool:
        """Tell whether there is a measure of lateness yet."""
        return self._total > 0

    @property
    def best(self) -> float | None:
        """Return the best level of the last four seconds, and since `look_anew`; None if nothing arrived."""
        return _highest(self._recent)

    @property
    def is_best_settled(self) -> bool:
        """Tell whether `best` is that of four whole seconds, which does not rise any more by chance alone."""
        return len(self._recent) == self._recent.maxlen

    def restart(self) -> None:
        """Begin a new stream; how late the one before was is remembered as long as usual."""
        self._buckets.clear()
        self._open = _Bucket()
        self._passed = 0
        self._begun = False
        self.look_anew()

    def look_anew(self) -> None:
        """Forget which level was best: after a gap it may never come back. Lateness is measured on."""
        self._recent.clear()
        self._newest = None

    def note(self, level: int, arrived_level: float | None, passed: int) -> bool:
        """Take one block of `passed` samples; `arrived_level` if something new has come. True each half second."""
        bucket = self._open
        if arrived_level is not None:
            self._begun = True
            bucket.best = _higher(bucket.best, arrived_level)
            self._newest = _higher(self._newest, arrived_level)
        if self._begun:
            bucket.levels.append(level)
        self._passed += passed
        if self._passed < _BUCKET:
            return False
        self._passed = 0
        self._buckets.append(bucket)
        self._open = _Bucket()
        self._recent.append(self._newest)
        self._newest = None
        if len(self._buckets) > _SIDE:
            self._count()
        return True

    def _count(self) -> None:
        """Put the levels of two seconds ago into the histogram: by now it is known what came of them."""
        buckets = list(self._buckets)
        middle = len(buckets) - _SIDE - 1
        before = _highest(bucket.best for bucket in buckets[: middle + 1])
        after = _highest(bucket.best for bucket in buckets[middle + 1 :])
        if before is None or after is None:
            return
        on_time = min(before, after)
        self._weight /= _FORGET
        for level in buckets[middle].levels:
            late = int(on_time - level)
            self._counts[min(max(late, 0) // _BIN, _BINS - 1)] += self._weight
            self._total += self._weight
        self._measure()
        if self._weight > _HEAVY:
            self._counts = [count / _HEAVY for count in self._counts]
            self._total /= _HEAVY
            self._weight /= _HEAVY

    def _measure(self) -> None:
        # What is forgotten weighs less, not the total: the sum of a geometric series stays finite.
        beyond, found = self._total * _BEYOND, _BINS
        while found > 1:
            beyond -= self._counts[found - 1]
            if beyond < 0:
                break
            found -= 1
        self.lateness = found * _BIN


def _higher(before: float | None, level: float) -> float:
    return level if before is None or level > before else before


def _highest(levels: Iterable[float | None]) -> float | None:
    return max((level for level in levels if level is not None), default=None)
