"""An alarm that does not flap, and what is usual for a value that drifts.

Pure: the time is the readings' own, of a monotonic clock.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum, auto
from statistics import median

MAX_GAP_S = 5.0
"""Readings come every second or half second; after a longer gap a finding begins to last anew."""

FORGET_AFTER_S = 60.0
"""A finding that can be neither confirmed nor denied for so long is not worth a call any more."""

BASELINE_SAMPLE_S = 5.0
BASELINE_SAMPLES = 120
"""Ten minutes: a drop is said for five, then the median has followed and it is how this feed is."""
BASELINE_FROM = 6
"""Half a minute of samples before a feed is compared with itself."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a finding begins and where it ends, and how long either has to last."""

    bad: float
    good: float
    raise_after_s: float
    clear_after_s: float


class Evidence(Enum):
    """What one reading says about one finding; BETWEEN lies in the gap between the two thresholds."""

    BAD = auto()
    BETWEEN = auto()
    GOOD = auto()
    UNKNOWN = auto()


class Alarm:
    """One finding's memory: a Schmitt trigger, then the time it has to last."""

    def __init__(self, limit: Limit) -> None:
        self.is_raised = False
        self._limit = limit
        self._leans_bad = False
        self._since_s = 0.0
        self._known_s: float | None = None

    def step(self, value: float | None, at_s: float) -> None:
        """Take one value; None is no evidence either way."""
        evidence = self._evidence(value)
        if evidence is Evidence.UNKNOWN:
            if self._known_s is not None and at_s - self._known_s >= FORGET_AFTER_S:
                self.is_raised = self._leans_bad = False
            return
        if self._known_s is None or not 0 <= at_s - self._known_s <= MAX_GAP_S:
            self._leans_bad = self.is_raised
        self._known_s = at_s
        if evidence is not Evidence.BETWEEN and (evidence is Evidence.BAD) != self._leans_bad:
            self._leans_bad = not self._leans_bad
            self._since_s = at_s
        wait_s = self._limit.raise_after_s if self._leans_bad else self._limit.clear_after_s
        if self._leans_bad != self.is_raised and at_s - self._since_s >= wait_s:
            self.is_raised = self._leans_bad

    def _evidence(self, value: float | None) -> Evidence:
        if value is None:
            return Evidence.UNKNOWN
        bad, good = self._limit.bad, self._limit.good
        if bad < good:
            value, bad, good = -value, -bad, -good
        if value > bad:
            return Evidence.BAD
        return Evidence.GOOD if value <= good else Evidence.BETWEEN


class Baseline:
    """What is usual for this feed: the slow median of its own values."""

    def __init__(self) -> None:
        self._samples: deque[float] = deque(maxlen=BASELINE_SAMPLES)
        self._sampled_s: float | None = None
        self._median = 0.0

    def ratio(self, value: float | None, at_s: float) -> float | None:
        """Return `value` over the median, or None while there is too little to compare with."""
        if value is None:
            return None
        if self._sampled_s is None or not 0 <= at_s - self._sampled_s < BASELINE_SAMPLE_S:
            self._sampled_s = at_s
            self._samples.append(value)
            self._median = median(self._samples)
        if len(self._samples) < BASELINE_FROM or self._median <= 0:
            return None
        return value / self._median
