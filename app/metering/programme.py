"""The meter of one signal, a feed or a bus: true peak and loudness, renewed ten times a second."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from app.domain.sound import SILENT, Loudness
from app.metering.loudness import BLOCK, k_weights, lufs, mean_square, spectrum_power
from app.metering.true_peak import TruePeak, dbtp

MOMENTARY = 4
SHORT_TERM = 30
"""EBU Tech 3341: 400 ms and 3 s, in tenths of a second."""


class ProgrammeMeter:
    """Takes tenths of a second. One thread at a time."""

    def __init__(self) -> None:
        self._weights = k_weights()
        self._true_peak = TruePeak()
        self._powers: deque[float] = deque(maxlen=SHORT_TERM)
        self._peaks: deque[float] = deque(maxlen=SHORT_TERM)

    def forget(self) -> None:
        """Begin anew."""
        self._powers.clear()
        self._peaks.clear()
        self._true_peak.forget()

    def hear(self, block: NDArray[np.float32], power: NDArray[np.float32] | None = None) -> None:
        """Take the next `BLOCK` samples, and the power of their frequencies where that is known already."""
        if len(block) != BLOCK:
            raise ValueError(f"{len(block)} samples are not a tenth of a second")
        self._powers.append(mean_square(spectrum_power(block) if power is None else power, self._weights))
        self._peaks.append(self._true_peak.hear(block))

    def read(self) -> Loudness:
        """Return the figures of now; what was not heard yet counts as not there, not as silence."""
        if not self._powers:
            return SILENT
        latest = list(self._powers)[-MOMENTARY:]
        return Loudness(
            true_peak_dbtp=dbtp(max(self._peaks)),
            momentary_lufs=lufs(sum(latest) / len(latest)),
            short_term_lufs=lufs(sum(self._powers) / len(self._powers)),
        )
