from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from app.audio.jitter import TARGET, JitterBuffer
from app.shm.ring import SAMPLE_RATE, AudioRing

BLOCK = 960


@pytest.fixture
def ring() -> Iterator[AudioRing]:
    made = AudioRing.create()
    yield made
    made.close()


def ramp(start: int, count: int) -> np.ndarray:
    """Samples that say where they come from: their position, scaled into float32 exactly."""
    return (np.arange(start, start + count) % 4096 / 4096).astype(np.float32)


def write(ring: AudioRing, count: int) -> None:
    ring.write(ramp(ring.written, count), pts_us=0, arrived_ns=0)


def read(buffer: JitterBuffer) -> tuple[bool, np.ndarray]:
    out = np.full(BLOCK, 9.0, np.float32)
    return buffer.read(out), out


def test_it_waits_until_the_target_is_there(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET)
    is_sound, out = read(buffer)
    assert not is_sound
    assert not out.any()
    write(ring, BLOCK)
    assert read(buffer)[0]


def test_what_comes_out_is_what_went_in_without_a_seam(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + BLOCK)
    blocks = []
    for _ in range(20):
        is_sound, out = read(buffer)
        assert is_sound
        blocks.append(out)
        write(ring, BLOCK)
    heard = np.concatenate(blocks)
    # The first 5 ms fade in; after that every sample is the next one.
    assert np.array_equal(heard[BLOCK:], ramp(BLOCK, len(heard) - BLOCK))


def test_running_dry_is_silence_counted_once_and_then_it_fills_again(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + BLOCK)
    while read(buffer)[0]:
        pass
    assert buffer.underruns == 1
    is_sound, out = read(buffer)
    assert not is_sound
    assert not out.any()
    assert buffer.underruns == 1
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]


def test_surplus_is_stepped_over_once_it_lasts(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]
    # A sender 1 % fast: 200 ms too much after 20 s, if nobody did anything.
    for _ in range(20 * SAMPLE_RATE // BLOCK):
        write(ring, BLOCK * 101 // 100)
        assert read(buffer)[0]
    assert buffer.delay_ms < 60 + 40 + 2 * 20 + 30
    assert buffer.underruns == 0


def test_a_short_burst_is_kept(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]
    write(ring, 10 * BLOCK)
    for _ in range(10):
        assert read(buffer)[0]
    assert buffer.delay_ms == pytest.approx(60, abs=1)


def test_a_new_stream_is_not_mixed_with_the_old_one(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + 5 * BLOCK)
    assert read(buffer)[0]
    ring.begin_epoch()
    assert not read(buffer)[0], "sound of the stream before was played"
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]


def test_a_reader_that_was_away_finds_fresh_sound(ring: AudioRing) -> None:
    buffer = JitterBuffer(ring)
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]
    write(ring, 10 * SAMPLE_RATE)
    read(buffer)
    write(ring, TARGET + BLOCK)
    assert read(buffer)[0]
    assert buffer.delay_ms <= 61
