"""What the mixer says about when a feed is heard: hand-made times, no device."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from app.audio.block import BLOCK
from app.audio.jitter import JitterBuffer
from app.audio.playout import Playout
from app.shm.ring import SAMPLE_RATE, AudioRing

PTS_US = 7_000_000_000
LATENCY_NS = 50_000_000


class Desk:
    """A feed of 20 ms packets that come on time, and a card that asks for 10 ms blocks."""

    def __init__(self, ring: AudioRing) -> None:
        self.ring = ring
        self.now_ns = 10**12
        self.buffer = JitterBuffer(ring, lambda: self.now_ns)
        self.playout = Playout(ring, self.buffer)
        self._begun_ns = self.now_ns
        self._begun_at = ring.written
        self.seen_us: int | None = None
        self.is_heard = True

    def play(self, seconds: float, *, is_fed: bool = True) -> None:
        rng = np.random.default_rng(1)
        out = np.zeros(BLOCK, np.float32)
        for block in range(round(seconds * SAMPLE_RATE / BLOCK)):
            if is_fed and block % 2 == 0:
                sent = self.ring.written - self._begun_at
                pts_us = PTS_US + sent * 1_000_000 // SAMPLE_RATE
                samples = 0.1 * np.sin(np.arange(sent, sent + 2 * BLOCK) * 2 * np.pi * 200 / SAMPLE_RATE)
                self.ring.write((samples + rng.normal(0, 1e-3, 2 * BLOCK)).astype(np.float32), pts_us, self.now_ns)
            if self.seen_us is not None:
                self.ring.say_seen(self.seen_us)
            self.buffer.read(out, is_heard=self.is_heard)
            self.playout.look(self.now_ns, LATENCY_NS, BLOCK, self.now_ns)
            self.now_ns += 10_000_000

    def heard_after_ms(self) -> float | None:
        """Return how long after its first sample came out of the decoder a packet is heard."""
        heard_us = self.ring.heard_offset_us(self.now_ns)
        return None if heard_us is None else (heard_us + PTS_US - self._begun_ns // 1000) / 1000


@pytest.fixture
def desk() -> Iterator[Desk]:
    ring = AudioRing.create()
    yield Desk(ring)
    ring.close()


def test_sound_is_heard_after_the_buffer_and_the_card(desk: Desk) -> None:
    assert desk.heard_after_ms() is None
    desk.play(2.0)
    waiting_ms = (desk.ring.written - desk.buffer.position + BLOCK) * 1000 / SAMPLE_RATE
    heard_ms = desk.heard_after_ms()
    assert heard_ms is not None
    # What was written last came when its packet was over: its first sample is the packet older.
    assert heard_ms == pytest.approx(waiting_ms + LATENCY_NS / 1e6 - 10, abs=12)


def test_silence_and_a_missing_card_are_waited_for_by_nobody(desk: Desk) -> None:
    desk.play(2.0)
    desk.play(0.5, is_fed=False)
    assert desk.heard_after_ms() is not None
    desk.play(1.0, is_fed=False)
    assert desk.heard_after_ms() is None
    desk.play(1.0)
    desk.playout.is_not_heard(desk.now_ns)
    assert desk.heard_after_ms() is None


def test_a_new_stream_takes_the_old_word_away(desk: Desk) -> None:
    desk.play(2.0)
    desk.ring.begin_epoch()
    assert desk.heard_after_ms() is None
    desk.play(0.02, is_fed=False)
    assert desk.heard_after_ms() is None


def test_a_closed_feed_is_waited_for_like_an_open_one(desk: Desk) -> None:
    desk.play(10.0)
    open_ms = desk.heard_after_ms()
    desk.is_heard = False
    desk.play(30.0)
    closed_ms, position = desk.heard_after_ms(), desk.buffer.position
    assert closed_ms is not None
    assert closed_ms == pytest.approx(open_ms, abs=15)
    desk.is_heard = True
    desk.play(0.02)
    assert desk.buffer.position - position == pytest.approx(2 * BLOCK, abs=1)
    assert desk.heard_after_ms() == pytest.approx(closed_ms, abs=1)
    desk.play(10.0)
    assert desk.heard_after_ms() == pytest.approx(closed_ms, abs=10)


def test_a_closed_feed_waits_for_its_picture_too(desk: Desk) -> None:
    desk.is_heard = False
    desk.play(10.0)
    usual_ms = desk.heard_after_ms()
    assert usual_ms is not None
    desk.seen_us = desk._begun_ns // 1000 - PTS_US + round(usual_ms * 1000) + 120_000
    desk.play(3.0)
    assert desk.heard_after_ms() == pytest.approx(usual_ms + 120, abs=20)
    desk.is_heard = True
    desk.play(0.02)
    assert desk.heard_after_ms() == pytest.approx(usual_ms + 120, abs=20)


def test_sound_waits_for_a_picture_that_takes_longer(desk: Desk) -> None:
    desk.play(10.0)
    usual_ms = desk.heard_after_ms()
    assert usual_ms is not None
    desk.seen_us = desk._begun_ns // 1000 - PTS_US + round(usual_ms * 1000) + 120_000
    desk.play(20.0)
    assert desk.heard_after_ms() == pytest.approx(usual_ms + 120, abs=20)
    desk.ring.say_seen(None)
    desk.seen_us = None
    desk.play(60.0)
    assert desk.heard_after_ms() == pytest.approx(usual_ms, abs=25)


def test_sound_does_not_wait_for_ever(desk: Desk) -> None:
    desk.play(10.0)
    usual_ms = desk.heard_after_ms()
    assert usual_ms is not None
    desk.seen_us = desk._begun_ns // 1000 - PTS_US + 3_000_000
    desk.play(5.0)
    assert desk.heard_after_ms() == pytest.approx(usual_ms, abs=20)
