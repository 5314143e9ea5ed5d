"""The jitter buffer of one feed: between a writer that is never on time and a card that always is.

It waits until `TARGET` samples are there before it begins, conceals what is missing with silence
that fades, and steps forward when it holds more than it needs for a while, so that a sender whose
clock runs fast does not add delay for hours.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.shm.ring import SAMPLE_RATE, AudioRing

Samples = NDArray[np.float32]

TARGET = SAMPLE_RATE * 60 // 1000
"""60 ms: two AAC frames and the time a busy machine may be late."""

_SLACK = SAMPLE_RATE * 40 // 1000
_WATCH = SAMPLE_RATE * 2
"""The lowest fill over two seconds decides whether samples are too many; a short burst does not."""

_FADE = SAMPLE_RATE * 5 // 1000


class JitterBuffer:
    """Reads one ring at the pace of the sound card. Runs on: the audio callback."""

    def __init__(self, ring: AudioRing) -> None:
        self._ring = ring
        self._position = ring.written
        self._epoch = ring.epoch
        self._playing = False
        self._lowest = 0
        self._watched = 0
        self._fade_in: Samples = np.linspace(0, 1, _FADE, dtype=np.float32)
        self._fade_out: Samples = self._fade_in[::-1].copy()
        self._spare: Samples = np.zeros(_FADE, dtype=np.float32)
        self.underruns = 0

    @property
    def delay_ms(self) -> float:
        """Return how much sound is waiting."""
        return max(0, self._ring.written - self._position) * 1000 / SAMPLE_RATE

    def read(self, out: Samples) -> bool:
        """Fill `out` with the next samples; silence if there are none. Return whether it is sound."""
        if self._ring.epoch != self._epoch:
            self._begin_again()
        fill = self._ring.written - self._position
        if not self._playing:
            if fill < TARGET + len(out):
                out.fill(0.0)
                return False
            self._position = self._ring.written - TARGET - len(out)
            return self._start(out)
        if fill < len(out) or fill > SAMPLE_RATE * 3:
            self._run_dry(out, fill)
            return False
        if not self._ring.read_into(self._position, out):
            self._run_dry(out, 0)
            return False
        self._position += len(out)
        self._shorten_if_long(fill - len(out), out)
        return True

    def _begin_again(self) -> None:
        self._epoch = self._ring.epoch
        self._position = self._ring.written
        self._playing = False

    def _start(self, out: Samples) -> bool:
        if not self._ring.read_into(self._position, out):
            out.fill(0.0)
            return False
        fade = min(_FADE, len(out))
        out[:fade] *= self._fade_in[:fade]
        self._position += len(out)
        self._playing = True
        self._forget_watch()
        return True

    def _run_dry(self, out: Samples, fill: int) -> None:
        """Play out what is left, faded, and wait for the buffer to fill again."""
        out.fill(0.0)
        left = min(fill, len(out), _FADE)
        if left > 0 and self._ring.read_into(self._position, out[:left]):
            out[:left] *= self._fade_out[_FADE - left :]
        self._position = self._ring.written
        self._playing = False
        self.underruns += 1

    def _shorten_if_long(self, left: int, out: Samples) -> None:
        """Step over the surplus with a crossfade when even the lowest fill was more than needed."""
        self._lowest = min(self._lowest, left)
        self._watched += len(out)
        if self._watched < _WATCH:
            return
        surplus = self._lowest - TARGET
        self._forget_watch()
        if surplus <= _SLACK or len(out) < _FADE:
            return
        target = self._position + surplus
        tail = out[-_FADE:]
        if self._ring.read_into(target - _FADE, self._spare):
            tail *= self._fade_out
            tail += self._spare * self._fade_in
            self._position = target

    def _forget_watch(self) -> None:
        self._lowest = SAMPLE_RATE * 10
        self._watched = 0
