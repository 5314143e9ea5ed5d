"""A sender in virtual time, whose packets arrive when a bad network lets them, and a card that reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.audio.jitter import JitterBuffer
from app.shm.ring import SAMPLE_RATE, AudioRing

Samples = NDArray[np.float32]

BLOCK = 960
TONE_HZ = 440
TONE_PEAK = 0.3
_BEGIN_NS = 5_000_000_000


def tone(start: int, count: int) -> Samples:
    """Return the samples of an endless tone from a position on."""
    phase = (start % SAMPLE_RATE + np.arange(count)) * (2 * np.pi * TONE_HZ / SAMPLE_RATE)
    return (TONE_PEAK * np.sin(phase)).astype(np.float32)


def outside_the_tone(heard: Samples) -> NDArray[np.float64]:
    """Return what is left of each sample when the tone is filtered out: nothing of a tone, all of a click.

    A sine fulfils x[n+1] − 2·cos(w)·x[n] + x[n−1] = 0; a step of height h leaves h.
    """
    x = heard.astype(np.float64)
    return np.abs(x[2:] - 2 * np.cos(2 * np.pi * TONE_HZ / SAMPLE_RATE) * x[1:-1] + x[:-2])


@dataclass(frozen=True, slots=True)
class Network:
    """The sender's clock against the card's, and what the way does to a packet. The order stays."""

    ppm: float = 0.0
    packet: int = 1024
    random_s: float = 0.0
    stall_share: float = 0.0
    stall_s: float = 0.2
    seed: int = 1


class VirtualFeed:
    """Writes into a real ring and reads it through a real jitter buffer, as fast as the machine can."""

    def __init__(self, network: Network, sound: Callable[[int, int], Samples] = tone) -> None:
        self.ring = AudioRing.create()
        self.now_s = 0.0
        self.buffer = JitterBuffer(self.ring, self._now_ns)
        self.sends = True
        self.is_heard = True
        self.network = network
        self.pts_us: Callable[[int], int] = lambda sent: sent * 1_000_000 // SAMPLE_RATE
        self._sound = sound
        self._random = np.random.default_rng(network.seed)
        self._sent = 0
        self._blocks = 0
        self._due_s: float | None = None
        self._last_s = 0.0
        self._made_s = 0.0
        self.out: Samples = np.zeros(BLOCK, dtype=np.float32)

    def close(self) -> None:
        """Let go of the ring."""
        self.ring.close()

    def play(self, seconds: float) -> Iterator[bool]:
        """Yield for each block whether it was sound; `out` holds it until the next."""
        for _ in range(round(seconds * SAMPLE_RATE / BLOCK)):
            self._blocks += 1
            self.now_s = self._blocks * BLOCK / SAMPLE_RATE + 0.0013
            self._deliver()
            yield self.buffer.read(self.out, is_heard=self.is_heard)

    def listen(self, seconds: float) -> Samples:
        """Return what is heard."""
        return np.concatenate([self.out.copy() for _ in self.play(seconds)])

    def _deliver(self) -> None:
        while True:
            if self._due_s is None:
                self._made_s += self.network.packet / (SAMPLE_RATE * (1 + self.network.ppm * 1e-6))
                delay_s = self._random.uniform(0, self.network.random_s) if self.network.random_s else 0.0
                if self.network.stall_share and self._random.random() < self.network.stall_share:
                    delay_s += self.network.stall_s
                self._due_s = self._last_s = max(self._last_s, self._made_s + delay_s)
            if self._due_s > self.now_s:
                return
            if self.sends:
                samples = self._sound(self._sent, self.network.packet)
                self.ring.write(samples, self.pts_us(self._sent), _BEGIN_NS + int(self._due_s * 1e9))
            self._sent += self.network.packet
            self._due_s = None

    def _now_ns(self) -> int:
        return _BEGIN_NS + int(self.now_s * 1e9)
