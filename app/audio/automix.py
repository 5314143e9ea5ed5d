"""Several open microphones share one gain (Dan Dugan's rule, in Rane's words).

Each open input is attenuated by its own level minus the level of the sum. There is no threshold:
who speaks comes through, the others step back by just as much, and the noise of ten open rooms is
that of one. A priority is a number of dB that an input pretends to be louder than it is.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

CHAIR_PRIORITY_DB = 10.0

_RELEASE_S = 0.3
"""A pause between two words must not hand the gain to somebody else's fan."""

_FLOOR = 1e-7
"""−70 dBFS: two silent inputs share evenly, instead of one winning by its noise."""


class GainSharing:
    """Divides the gain among the open inputs. Runs on: the audio callback."""

    def __init__(self, inputs: int) -> None:
        self._power = np.zeros(inputs)
        self._weighted = np.zeros(inputs)
        self._share = np.ones(inputs)

    def update(self, powers: NDArray[np.float64], weights: NDArray[np.float64], seconds: float) -> NDArray[np.float64]:
        """Return the gain of every input at the end of `seconds` in which it had mean square `powers`.

        `weights` is 0 for an input that takes no part (its gain is 1) and the priority as a factor
        of power for one that does. The powers of the inputs' shares always add up to one. A rise
        counts at once: whoever begins to speak is let through in the step in which he begins.
        """
        np.multiply(self._power, math.exp(-seconds / _RELEASE_S), out=self._power)
        np.maximum(self._power, powers, out=self._power)
        np.add(self._power, _FLOOR, out=self._weighted)
        np.multiply(self._weighted, weights, out=self._weighted)
        total = float(self._weighted.sum())
        self._share.fill(1.0)
        if total > 0:
            np.divide(self._weighted, total, out=self._share, where=weights > 0)
            np.sqrt(self._share, out=self._share)
        return self._share
