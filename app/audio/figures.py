"""What is measured of the mix beside the callback: holds, true peaks, loudness, echoes, what was made up."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.audio.block import BLOCK, BLOCK_S
from app.audio.echo_watch import EchoWatch
from app.audio.history import History
from app.audio.jitter import JitterBuffer
from app.metering.loudness import BLOCK as TENTH
from app.metering.programme import ProgrammeMeter
from app.shm.status import BUS_ROWS, SILENCE_DBFS

PEAK_HOLD_S = 20.0
"""As OBS holds it (frontend/components/VolumeMeter.cpp): then it falls to what is heard."""

_LOUDEST_NOTHING = 10 ** (SILENCE_DBFS / 20)
_CONCEALED_S = 10
_TENTH_BLOCKS = TENTH // BLOCK


class PeakHold:
    """The highest peak of several signals, held for twenty seconds."""

    def __init__(self, signals: int) -> None:
        self.dbfs = np.full(signals, SILENCE_DBFS)
        self._age_s = np.zeros(signals)

    def update(self, peaks: NDArray[np.float32], seconds: float) -> None:
        """Take the highest sample of each signal in `seconds`."""
        now = 20 * np.log10(np.maximum(peaks, _LOUDEST_NOTHING))
        self._age_s += seconds
        falls = (now >= self.dbfs) | (self._age_s > PEAK_HOLD_S)
        self.dbfs[falls] = now[falls]
        self._age_s[falls] = 0.0


class MixFigures:
    """Reads what the callback left behind. Runs on: the mixer's main thread, whenever it publishes."""

    def __init__(self, history: History, buffers: Sequence[JitterBuffer]) -> None:
        self._history = history
        self._buffers = buffers
        self._holds = PeakHold(len(buffers) + BUS_ROWS)
        self._meters = [ProgrammeMeter() for _ in range(BUS_ROWS)]
        self._tenth = np.zeros((BUS_ROWS, TENTH), dtype=np.float32)
        self._filled = 0
        self._echoes = EchoWatch(len(buffers))
        self._concealed: deque[NDArray[np.int64]] = deque(maxlen=_CONCEALED_S + 1)
        self._counted = -round(1 / BLOCK_S)

    def step(self, is_open: NDArray[np.bool_]) -> None:
        """Take in what was mixed, once it is a tenth of a second; `is_open` says which feeds the room hears now.

        Nothing here changes faster, and a call costs the same for one block as for ten.
        """
        if self._history.waiting < _TENTH_BLOCKS:
            return
        heard = self._history.take()
        blocks = len(heard.powers)
        bus_peaks = np.abs(heard.buses).max(axis=(0, 2))
        self._holds.update(np.concatenate((heard.peaks.max(axis=0), bus_peaks)), blocks * BLOCK_S)
        room = heard.buses[:, 0]
        self._echoes.hear(heard.powers, np.square(room).mean(axis=1, dtype=np.float64), is_open)
        for block in heard.buses:
            self._tenth[:, self._filled * BLOCK : (self._filled + 1) * BLOCK] = block
            self._filled = (self._filled + 1) % _TENTH_BLOCKS
            if not self._filled:
                for meter, samples in zip(self._meters, self._tenth, strict=True):
                    meter.hear(samples)
        if (heard.first + blocks - self._counted) * BLOCK_S >= 1:
            self._counted = heard.first + blocks
            self._concealed.append(np.array([buffer.concealed for buffer in self._buffers]))

    def write(self, rows: NDArray[Any]) -> None:
        """Copy the figures into `LEVELS` rows."""
        rows["hold_dbfs"] = self._holds.dbfs
        for row, meter in zip(rows[len(self._buffers) :], self._meters, strict=True):
            loudness = meter.read()
            row["true_peak_dbtp"] = loudness.true_peak_dbtp
            row["momentary_lufs"] = loudness.momentary_lufs
            row["short_term_lufs"] = loudness.short_term_lufs
        seconds = len(self._concealed) - 1
        feeds = rows[: len(self._buffers)]
        feeds["target_ms"] = [buffer.target_ms for buffer in self._buffers]
        if seconds > 0:
            made_up = self._concealed[-1] - self._concealed[0]
            feeds["concealed"] = np.minimum(1.0, made_up * (BLOCK_S / BLOCK / seconds))
        echoes = [self._echoes.echo(number) for number in range(len(feeds))]
        feeds["echo"] = [echo.likeness if echo else np.nan for echo in echoes]
        feeds["echo_ms"] = [echo.lag_ms if echo else 0.0 for echo in echoes]
