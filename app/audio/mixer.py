"""Twelve jitter buffers, one gate each, one room bus. Pure signal path: no device, no clock.

Runs on: the audio callback. It copies, multiplies and adds; it takes no lock, logs nothing and
makes no arrays once the block size is known.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.audio.jitter import JitterBuffer, Samples
from app.audio.meter import Meter
from app.shm.ring import SAMPLE_RATE, AudioRing

FADE_S = 0.030
"""A gate opens and closes over 30 ms: too fast to lose a syllable, too slow to click."""

_CEILING = 0.98


class _Strip:
    """One feed's path to the bus."""

    def __init__(self, ring: AudioRing) -> None:
        self.buffer = JitterBuffer(ring)
        self.meter = Meter()
        self.gain = 0.0
        self.target = 0.0


class Mixer:
    """Mixes the open feeds into mono. `open_feeds` may be set from any thread; it is read once a block."""

    def __init__(self, rings: Sequence[AudioRing]) -> None:
        self._strips = [_Strip(ring) for ring in rings]
        self._room = Meter()
        self._block: Samples = np.zeros(0, dtype=np.float32)
        self._ramp: Samples = np.zeros(0, dtype=np.float32)
        self.open_feeds: frozenset[int] = frozenset()

    def render(self, out: Samples) -> None:
        """Fill `out` with the next samples of the room bus."""
        frames = len(out)
        if len(self._block) != frames:
            self._block = np.zeros(frames, dtype=np.float32)
            self._ramp = np.zeros(frames, dtype=np.float32)
        seconds = frames / SAMPLE_RATE
        open_feeds = self.open_feeds
        out.fill(0.0)
        for number, strip in enumerate(self._strips):
            strip.target = 1.0 if number in open_feeds else 0.0
            if strip.buffer.read(self._block):
                strip.meter.update(self._block, seconds)
                self._add(strip, out)
            else:
                strip.meter.rest(seconds)
                strip.gain = strip.target
        np.clip(out, -_CEILING, _CEILING, out=out)
        self._room.update(out, seconds)

    def publish_levels(self, rows: NDArray[Any]) -> None:
        """Copy the meters into `LEVELS` rows: one for each feed, then the room bus."""
        now_ns = time.monotonic_ns()
        for row, strip in zip(rows, self._strips, strict=False):
            row["rms_dbfs"] = strip.meter.rms_dbfs
            row["peak_dbfs"] = strip.meter.peak_dbfs
            row["delay_ms"] = strip.buffer.delay_ms
            row["underruns"] = strip.buffer.underruns
            row["updated_ns"] = now_ns
        room = rows[len(self._strips)]
        room["rms_dbfs"] = self._room.rms_dbfs
        room["peak_dbfs"] = self._room.peak_dbfs
        room["updated_ns"] = now_ns

    def _add(self, strip: _Strip, out: Samples) -> None:
        if strip.gain == strip.target:
            if strip.gain:
                np.add(out, self._block, out=out)
            return
        frames = len(out)
        step = 1.0 / (FADE_S * SAMPLE_RATE)
        direction = step if strip.target > strip.gain else -step
        np.multiply(np.arange(1, frames + 1, dtype=np.float32), direction, out=self._ramp)
        np.add(self._ramp, strip.gain, out=self._ramp)
        np.clip(self._ramp, 0.0, 1.0, out=self._ramp)
        np.multiply(self._block, self._ramp, out=self._block)
        np.add(out, self._block, out=out)
        strip.gain = float(self._ramp[-1])
