"""Twelve jitter buffers, each read once, and two buses. Pure signal path: no device.

Runs on: the audio callback. It copies, multiplies and adds; it takes no lock, logs nothing and
makes no arrays that stay. All feeds lie in one array, so that a block costs a handful of calls
however many there are. (`einsum`, not `dot`: BLAS may wake threads of its own.)
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.audio.automix import GainSharing
from app.audio.block import BLOCK, BLOCK_S, FADE_STEP, STEP, STEP_S, STEPS
from app.audio.bus import SLOPE, Bus
from app.audio.figures import MixFigures
from app.audio.gates import Gates, gates_of
from app.audio.history import History
from app.audio.jitter import JitterBuffer, Samples
from app.audio.limiter import DELAY
from app.audio.meter import Meter, MeterBank
from app.audio.orders import Desk
from app.audio.playout import Playout
from app.domain.speaking_cues import Cue
from app.shm.ring import SAMPLE_RATE, AudioRing
from app.shm.status import BUS_ROWS

Signals = Mapping[tuple[Cue, bool], Samples]
"""What the speaking clock says, without and with a voice."""


class Mixer:
    """Mixes the feeds into `room`, which it returns, and `cue`, which it writes into a ring.

    One clock drives both: that of whoever asks for the room's sound. The player of the cue bus
    has a clock of its own and a jitter buffer that follows it.
    """

    def __init__(
        self, rings: Sequence[AudioRing], cue_ring: AudioRing | None = None, signals: Signals = MappingProxyType({})
    ) -> None:
        count = len(rings)
        self._buffers = [JitterBuffer(ring) for ring in rings]
        self._playouts = [Playout(ring, buffer) for ring, buffer in zip(rings, self._buffers, strict=True)]
        self._rendered_ns = 0
        self._blocks = np.zeros((count, BLOCK), dtype=np.float32)
        self._steps = self._blocks.reshape(count, STEPS, STEP)
        self._absolute = np.zeros((count, BLOCK), dtype=np.float32)
        self._peaks = np.zeros(count, dtype=np.float32)
        self._block_powers = np.zeros(count)
        self._meters = MeterBank(count)
        self._history = History(count)
        self._figures = MixFigures(self._history, self._buffers)
        self._sharing = GainSharing(count)
        self._gates: Gates = gates_of(Desk(), count)
        self._room_gate = np.zeros(count)
        self._cue_gate = np.zeros(count)
        self._room_gain = np.zeros(count, dtype=np.float32)
        self._cue_gain = np.zeros(count, dtype=np.float32)
        self._room = Bus()
        self._cue = Bus()
        self._cue_ring = cue_ring
        self._signals = signals
        self._signal_number: int | None = None
        self._cue_block: Samples = np.zeros(BLOCK, dtype=np.float32)
        self._slope_sum: Samples = np.zeros(STEP, dtype=np.float32)

    def set_desk(self, desk: Desk) -> None:
        """Mix as `desk` says from the next block on. Called from: any one thread."""
        self._gates = gates_of(desk, len(self._buffers))
        if desk.signal_number != self._signal_number:
            # A mixer that starts anew has nothing to say about what was said before it.
            signal = self._signals.get((desk.signal, desk.signal_is_spoken))
            if self._signal_number is not None and signal is not None:
                self._room.sound(signal)
            self._signal_number = desk.signal_number
        self._room.muted = desk.panic
        self._room.level_db = desk.room_db
        self._cue.level_db = desk.cue_db
        self._room.tone_until_ns = desk.room_tone_until_ns
        self._cue.tone_until_ns = desk.cue_tone_until_ns

    def render(self, out: Samples) -> None:
        """Fill `out`, which is `BLOCK` long, with the next samples of the room bus."""
        gates = self._gates
        is_heard = (gates.room + self._room_gate + gates.cue + self._cue_gate > 0.0).tolist()
        for buffer, block, heard in zip(self._buffers, self._blocks, is_heard, strict=True):
            buffer.read(block, is_heard=heard)
        self._rendered_ns = time.monotonic_ns()
        powers = self._powers()
        room_is_silent = cue_is_silent = True
        for step in range(STEPS):
            part = slice(step * STEP, (step + 1) * STEP)
            _approach(self._room_gate, gates.room)
            _approach(self._cue_gate, gates.cue)
            share = self._sharing.update(powers[:, step], gates.weights, STEP_S)
            room_is_silent &= self._sum(step, self._room_gain, self._room_gate * share, out[part])
            cue_is_silent &= self._sum(step, self._cue_gain, self._cue_gate, self._cue_block[part])
        self._room.process(out, is_silent=room_is_silent)
        self._cue.process(self._cue_block, is_silent=cue_is_silent)
        self._history.note(self._block_powers, self._peaks, out, self._cue_block)
        if self._cue_ring:
            pts_us = self._cue_ring.written * 1_000_000 // SAMPLE_RATE
            self._cue_ring.write(self._cue_block, pts_us, time.monotonic_ns())

    def say_when_heard(self, latency_ns: int | None) -> None:
        """Tell the workers when their sound is heard, a block after it is rendered being `latency_ns`. None: never."""
        now_ns = time.monotonic_ns()
        for playout in self._playouts:
            if latency_ns is None:
                playout.is_not_heard(now_ns)
            else:
                playout.look(self._rendered_ns, latency_ns, BLOCK + DELAY, now_ns)

    def publish_levels(self, rows: NDArray[Any]) -> None:
        """Copy the meters into `LEVELS` rows: one for each feed, then `room`, then `cue`.

        Called from: one thread, several times a second. What takes its time is measured here.
        """
        self._figures.step(self._gates.weights > 0)
        now_ns = time.monotonic_ns()
        count = len(self._buffers)
        feeds = rows[:count]
        feeds["delay_ms"] = [buffer.delay_ms for buffer in self._buffers]
        feeds["underruns"] = [buffer.underruns for buffer in self._buffers]
        feeds["rms_dbfs"] = self._meters.rms_dbfs
        feeds["peak_dbfs"] = self._meters.peak_dbfs
        for row, bus in zip(rows[count : count + 2], (self._room, self._cue), strict=True):
            _write_meter(row, bus.meter)
        self._figures.write(rows[: count + BUS_ROWS])
        rows["updated_ns"] = now_ns

    def _powers(self) -> NDArray[np.float64]:
        """Return the mean square of every feed in each step, and meter the feeds."""
        powers: NDArray[np.float64] = np.einsum("ijk,ijk->ij", self._steps, self._steps).astype(np.float64)
        powers /= STEP
        if not np.isfinite(powers).all():
            # One sample that is no number would stay in the limiters for good.
            self._blocks[~np.isfinite(powers).all(axis=1)] = 0.0
            powers[~np.isfinite(powers)] = 0.0
        np.abs(self._blocks, out=self._absolute)
        self._absolute.max(axis=1, out=self._peaks)
        np.add.reduce(powers, axis=1, out=self._block_powers)
        self._block_powers /= STEPS
        self._meters.update(self._block_powers, self._peaks, BLOCK_S)
        return powers

    def _sum(self, step: int, before: Samples, wanted: NDArray[np.float64], out: Samples) -> bool:
        """Add up one step of all feeds, their gains on a straight line from `before` to `wanted`, which it becomes.

        Return whether that is silence: no gain, before or after.
        """
        after = wanted.astype(np.float32)
        is_silent = not before.any()
        if is_silent:
            out.fill(0.0)
        else:
            np.einsum("i,ij->j", before, self._steps[:, step], out=out)
        if (before != after).any():
            is_silent = False
            np.einsum("i,ij->j", after - before, self._steps[:, step], out=self._slope_sum)
            np.multiply(self._slope_sum, SLOPE, out=self._slope_sum)
            np.add(out, self._slope_sum, out=out)
            before[:] = after
        return is_silent


def _approach(gate: NDArray[np.float64], target: NDArray[np.float64]) -> None:
    """Move a gate by one step."""
    change = target - gate
    np.minimum(change, FADE_STEP, out=change)
    np.maximum(change, -FADE_STEP, out=change)
    gate += change


def _write_meter(row: NDArray[Any], meter: Meter) -> None:
    row["rms_dbfs"] = meter.rms_dbfs
    row["peak_dbfs"] = meter.peak_dbfs
    row["delay_ms"] = 0.0
    row["underruns"] = 0
