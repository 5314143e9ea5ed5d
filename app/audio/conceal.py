"""Sound for a gap: the last pitch period again and again, fading, and the way back into what comes after.

As in ITU-T G.711 Appendix I: 10 ms at full level, then down to nothing at 60 ms. What lasts longer
is no slip of the network, and a held vowel would be a lie.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.audio.stretch import LONGEST_LAG, SHORTEST_LAG, WINDOW, crossfade, find_match
from app.shm.ring import SAMPLE_RATE

Samples = NDArray[np.float32]

LENGTH = SAMPLE_RATE * 60 // 1000
HISTORY = 2 * LONGEST_LAG + WINDOW
"""So much of what was heard before is needed to go on with it."""

_HOLD = SAMPLE_RATE * 10 // 1000
_SEAM = SAMPLE_RATE * 25 // 10_000
_NO_PITCH = 0.5
_ROOM = LENGTH + LONGEST_LAG + WINDOW + SAMPLE_RATE // 10


class Concealer:
    """One gap at a time: `begin`, `fill` as often as needed, and `rejoin` when there is sound again."""

    def __init__(self) -> None:
        self._wave: Samples = np.zeros(_ROOM, dtype=np.float32)
        self._gain: Samples = np.zeros(_ROOM, dtype=np.float32)
        self._gain[:_HOLD] = 1.0
        self._gain[_HOLD:LENGTH] = np.linspace(1.0, 0.0, LENGTH - _HOLD, dtype=np.float32)
        self._at = LENGTH

    @property
    def is_over(self) -> bool:
        """Tell whether it has faded to silence."""
        return self._at >= LENGTH

    def begin(self, history: Samples) -> None:
        """Go on from the last `HISTORY` samples before the gap."""
        searched = history[-(LONGEST_LAG + WINDOW) :]
        match = find_match(history[-WINDOW:], searched, 0, LONGEST_LAG - SHORTEST_LAG)
        lag = LONGEST_LAG - match.offset if match.likeness >= _NO_PITCH else LONGEST_LAG
        period = history[-lag:].copy()
        # The end of the period goes over into what came before its beginning, so that it loops without a seam.
        seam = lag // 4
        rising = np.linspace(0.0, 1.0, seam, dtype=np.float32)
        period[-seam:] += (history[-lag - seam : -lag] - period[-seam:]) * rising
        self._wave[:] = np.resize(period, _ROOM)
        self._wave[:_SEAM] += (history[-1] - history[-lag - 1]) * np.linspace(1.0, 0.0, _SEAM, dtype=np.float32)
        self._wave *= self._gain
        self._at = 0

    def fill(self, out: Samples) -> None:
        """Fill with what comes next; silence after the end."""
        part = self._wave[self._at : self._at + len(out)]
        out[: len(part)] = part
        out[len(part) :] = 0.0
        self._at += len(out)

    def rejoin(self, out: Samples, fresh: Samples) -> int:
        """Fill `out` with a little more concealment and then `fresh`; return how many of `fresh` were used.

        The moment is chosen so that the two are in step: within the longest pitch period.
        """
        if self.is_over or len(out) <= WINDOW:
            out[:] = fresh[: len(out)]
            fade = min(WINDOW, len(out))
            out[:fade] *= np.linspace(0.0, 1.0, fade, dtype=np.float32)
            self._at = LENGTH
            return len(out)
        coming = self._wave[self._at : self._at + LONGEST_LAG + WINDOW]
        last = min(LONGEST_LAG, len(coming) - WINDOW, len(out) - WINDOW)
        wait = find_match(fresh[:WINDOW], coming, 0, last).offset
        out[:wait] = coming[:wait]
        crossfade(out[wait:], coming[wait:], fresh)
        self._at = LENGTH
        return len(out) - wait
