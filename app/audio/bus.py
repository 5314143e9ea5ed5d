"""A bus: level, mute, test tone, signals, limiter and meter of what one device plays."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

from app.audio.block import BLOCK, BLOCK_S, FADE_STEP, STEP, STEPS
from app.audio.gates import amplitude
from app.audio.limiter import Limiter
from app.audio.meter import Meter
from app.shm.ring import SAMPLE_RATE

TONE_HZ = 500.0
TONE_DBFS = -20.0
"""RMS; EBU R 68's alignment level is −18 dBFS, and a tone in a full hall may be a little softer."""

SLOPE: NDArray[np.float32] = (np.arange(1, STEP + 1) / STEP).astype(np.float32)
"""A straight line from one step to the next."""


class Bus:
    """Finishes the mixed sound of one bus. Runs on: the audio callback; the settings come from any thread."""

    def __init__(self) -> None:
        self.meter = Meter()
        self.level_db = 0.0
        self.muted = False
        self.tone_until_ns = 0
        self._limiter = Limiter()
        self._level = 1.0
        self._open = 1.0
        self._tone_open = 0.0
        self._ramp = np.zeros(STEP, dtype=np.float32)
        # The tone's period divides a block's length: every block of it is the same.
        times = np.arange(BLOCK) / SAMPLE_RATE
        self._tone = (amplitude(TONE_DBFS) * np.sqrt(2) * np.sin(2 * np.pi * TONE_HZ * times)).astype(np.float32)
        self._tone_step = np.zeros(STEP, dtype=np.float32)
        self._signal: NDArray[np.float32] = np.zeros(0, dtype=np.float32)
        self._signal_at = 0

    def sound(self, signal: NDArray[np.float32]) -> None:
        """Sound this once, from the next block on, in place of one that still sounds. Called from: any thread."""
        self._signal, self._signal_at = signal, 0

    def process(self, block: NDArray[np.float32], *, is_silent: bool = False) -> None:
        """Turn the sum of the feeds in `block` into what is played. `is_silent`: there is nothing in it."""
        level = amplitude(self.level_db)
        muted = 0.0 if self.muted else 1.0
        tone = 1.0 if self.tone_until_ns and time.monotonic_ns() < self.tone_until_ns else 0.0
        signal_ends = self._signal_at >= len(self._signal)
        if is_silent and signal_ends and not tone and not self._tone_open and self._limiter.is_empty:
            self._level = level
            self._open = towards(self._open, muted, STEPS * FADE_STEP)
            self.meter.rest(BLOCK_S)
            return
        if not signal_ends:
            self._add_signal(block)
        for step in range(STEPS):
            part = block[step * STEP : (step + 1) * STEP]
            if tone or self._tone_open:
                before, self._tone_open = self._tone_open, towards(self._tone_open, tone, FADE_STEP)
                self._scale(self._tone[step * STEP : (step + 1) * STEP], self._tone_step, before, self._tone_open)
                np.add(part, self._tone_step, out=part)
            before = self._level * self._open
            self._level = level
            self._open = towards(self._open, muted, FADE_STEP)
            self._scale(part, part, before, self._level * self._open)
        self._limiter.process(block)
        self.meter.update(block, BLOCK_S)

    def _add_signal(self, block: NDArray[np.float32]) -> None:
        piece = self._signal[self._signal_at : self._signal_at + len(block)]
        block[: len(piece)] += piece
        self._signal_at += len(block)

    def _scale(self, part: NDArray[np.float32], out: NDArray[np.float32], before: float, after: float) -> None:
        if before == after == 1.0 and out is part:
            return
        if before == after:
            np.multiply(part, np.float32(after), out=out)
            return
        np.multiply(SLOPE, np.float32(after - before), out=self._ramp)
        np.add(self._ramp, np.float32(before), out=self._ramp)
        np.multiply(part, self._ramp, out=out)


def towards(now: float, target: float, step: float) -> float:
    """Return `now` moved to `target` by at most `step`."""
    return min(target, now + step) if now < target else max(target, now - step)
