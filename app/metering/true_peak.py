"""The true peak: what a converter makes of the samples may be higher than any of them (ITU-R BS.1770-4, annex 2)."""

from __future__ import annotations

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

# An interpolator of four phases; the other two are these, backwards.
_PHASE_0 = (
    *(0.0017089843750, 0.0109863281250, -0.0196533203125, 0.0332031250000, -0.0594482421875, 0.1373291015625),
    *(0.9721679687500, -0.1022949218750, 0.0476074218750, -0.0266113281250, 0.0148925781250, -0.0083007812500),
)
_PHASE_1 = (
    *(-0.0291748046875, 0.0292968750000, -0.0517578125000, 0.0891113281250, -0.1665039062500, 0.4650878906250),
    *(0.7797851562500, -0.2003173828125, 0.1015625000000, -0.0582275390625, 0.0330810546875, -0.0189208984375),
)
PHASES: NDArray[np.float32] = np.array([_PHASE_0, _PHASE_1, _PHASE_1[::-1], _PHASE_0[::-1]], np.float32)
TAPS = PHASES.shape[1]

SILENT_DBTP = -120.0

_MOST = float(np.abs(PHASES).sum(axis=1).max())
"""No curve between samples is higher than this many times the highest of them: 6.1 dB."""

_PIECE = 48

_SAME = 10 ** (0.1 / 20)
"""A peak that is higher by no more than this is left out: EBU Tech 3341 allows a meter −0.4 dB."""


def _bend_weight() -> float:
    """Return by how much a bend between neighbouring samples can lift the curve above both, at most.

    Around two neighbours the samples are a straight line and what bends away from it; k samples off
    that is at most k(k−1)/2 of the largest second difference. Each phase is centred where it is least.
    """

    def lift(phase: NDArray[np.float32], centre: int) -> float:
        away = np.arange(TAPS) - centre
        return float((np.abs(phase) * (away * (away - 1) // 2)).sum())

    return max(min(lift(phase, centre) for centre in (TAPS // 2 - 1, TAPS // 2)) for phase in PHASES)


_BENT = _bend_weight()
_STRAIGHT = float(PHASES.sum(axis=1).max())


class TruePeak:
    """The highest point of each block, the curve between two blocks too. A block is whole milliseconds."""

    def __init__(self) -> None:
        self._before = np.zeros(TAPS - 1, np.float32)

    def forget(self) -> None:
        """Begin anew."""
        self._before[:] = 0.0

    def hear(self, block: NDArray[np.float32]) -> float:
        """Return the true peak of the next block as an amplitude; never below its highest sample.

        Only the milliseconds are interpolated in which the curve can be higher than the highest
        sample: where the samples are high enough, and bend sharply enough. (Not by `dot`: BLAS would
        start threads of its own.)
        """
        line = np.concatenate((self._before, block))
        self._before = line[len(block) :]
        pieces = _tallest(line)
        highest = float(pieces.max())
        if highest <= 0.0:
            return 0.0
        steps = np.diff(line)
        bends = _tallest(np.diff(steps, prepend=steps[:1], append=steps[-1:]))
        least = highest * _SAME
        chosen = np.flatnonzero((pieces * _MOST > least) & (pieces * _STRAIGHT + bends * _BENT > least))
        if not len(chosen):
            return highest
        parts = sliding_window_view(line, _PIECE + TAPS - 1)[::_PIECE][chosen]
        between = np.zeros((len(PHASES), *parts.shape[:1], _PIECE), np.float32)
        for tap in range(TAPS):
            between += PHASES[:, TAPS - 1 - tap, None, None] * parts[:, tap : tap + _PIECE]
        return max(highest, float(between.max()), -float(between.min()))


def _tallest(line: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the highest magnitude in each millisecond and the one before it, which is as far as a tap reaches."""
    tall = np.abs(line)
    pieces: NDArray[np.float32] = tall[TAPS - 1 :].reshape(-1, _PIECE).max(axis=1)
    before = np.concatenate((tall[: TAPS - 1].max(keepdims=True), pieces[:-1]))
    reach: NDArray[np.float32] = np.maximum(pieces, before)
    return reach


def dbtp(amplitude: float) -> float:
    """Return a true peak in decibels."""
    return max(SILENT_DBTP, 20 * math.log10(amplitude)) if amplitude > 0 else SILENT_DBTP
