"""A feed that nobody hears: it costs little, and is there in the block in which it is opened."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import numpy as np
import pytest

from app.audio.block import BLOCK as MIXED
from app.audio.jitter import TARGET, JitterBuffer
from app.audio.mixer import Mixer
from app.audio.orders import Desk
from app.shm.record import SharedRecord
from app.shm.ring import SAMPLE_RATE, AudioRing
from app.shm.status import BUS_ROWS, LEVELS
from tests.sound.loudness import demo_speech
from tests.sound.rooms import noise
from tests.sound.sender import BLOCK, TONE_PEAK, Network, Samples, VirtualFeed, outside_the_tone

CLICK = 0.03 * TONE_PEAK
IN_MS = 1000 / SAMPLE_RATE


@contextlib.contextmanager
def feed(network: Network, *, is_heard: bool = False) -> Iterator[VirtualFeed]:
    made = VirtualFeed(network)
    made.is_heard = is_heard
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def ring() -> Iterator[AudioRing]:
    made = AudioRing.create()
    yield made
    made.close()


# --- what is heard when it is opened ---------------------------------------------------------------


@pytest.mark.parametrize("rate", [0.0, 4e-4, -4e-4])
def test_opened_it_sounds_as_if_it_had_been_open_all_the_time(ring: AudioRing, rate: float) -> None:
    sound = noise(2, -20)
    ears = [JitterBuffer(ring), JitterBuffer(ring)]
    for ear in ears:
        ear._drift.rate = rate
    ring.write(sound[:TARGET], pts_us=0, arrived_ns=0)
    heard: list[list[Samples]] = [[], []]
    # Nothing is known of the arrival for half a second: both are where they began.
    for number in range(40):
        for ear, blocks, is_heard in zip(ears, heard, (True, number >= 20), strict=True):
            out = np.zeros(MIXED, np.float32)
            assert ear.read(out, is_heard=is_heard)
            blocks.append(out)
        ring.write(sound[ring.written :][:MIXED], pts_us=0, arrived_ns=0)
    open_all_the_time, opened = (np.concatenate(blocks[20:]) for blocks in heard)
    assert np.abs(opened - open_all_the_time).max() < 1e-6
    assert ears[0].position == ears[1].position


@pytest.mark.parametrize("ppm", [0, 300, -300])
def test_opened_in_mid_stream_it_is_whole_and_without_a_click(ppm: int) -> None:
    with feed(Network(ppm=ppm, random_s=0.05)) as made:
        for _ in range(5):
            made.is_heard = False
            for _ in made.play(7):
                pass
            made.is_heard = True
            opened = []
            for is_sound in made.play(2):
                assert is_sound
                opened.append(made.out.copy())
            heard = np.concatenate(opened)
            assert outside_the_tone(heard).max() < CLICK
            assert np.abs(heard[:BLOCK]).max() == pytest.approx(TONE_PEAK, rel=0.02)


def test_the_room_hears_an_opened_feed_in_the_very_block() -> None:
    """Beside a mixer in which somebody listened to the feed all the time: the room hears the same of both."""
    sound = demo_speech()[0]
    rooms: list[Samples] = []
    for cued in (frozenset({0}), frozenset[int]()):
        ring = AudioRing.create()
        mixer = Mixer([ring])
        mixer.set_desk(Desk(cue_feeds=cued))
        heard = []
        for number in range(100):
            ring.write(sound[number * MIXED : (number + 1) * MIXED], pts_us=0, arrived_ns=0)
            if number == 45:
                mixer.set_desk(Desk(cue_feeds=cued, open_feeds=frozenset({0})))
            out = np.zeros(MIXED, np.float32)
            mixer.render(out)
            heard.append(out)
        ring.close()
        rooms.append(np.concatenate(heard))
    listened_to, opened = rooms
    assert not opened[: 45 * MIXED].any()
    # The first samples are those of the limiter's delay.
    assert opened[45 * MIXED : 46 * MIXED].any()
    assert np.abs(opened - listened_to).max() < 1e-6


# --- what goes on while it is closed ---------------------------------------------------------------


@pytest.mark.parametrize("ppm", [500, -500])
def test_drift_is_found_while_it_is_closed_and_the_delay_stays(ppm: int) -> None:
    with feed(Network(ppm=ppm, random_s=0.01)) as made:
        for _ in made.play(120):
            pass
        assert made.buffer.drift_ppm == pytest.approx(ppm, abs=60)
        assert not made.is_heard
        underruns = made.buffer.underruns
        delays = [made.buffer.delay_ms for _ in made.play(30)]
        assert made.buffer.underruns == underruns
        assert abs(np.mean(delays[-500:]) - np.mean(delays[:500])) < 10
        made.is_heard = True
        assert outside_the_tone(made.listen(30)).max() < CLICK
        assert made.buffer.drift_ppm == pytest.approx(ppm, abs=60)


def test_it_is_at_the_delay_aimed_at_without_waiting_for_a_place_to_splice() -> None:
    with feed(Network(random_s=0.0)) as made:
        made.listen(10)
        made.network = Network(random_s=0.2)
        made.listen(8)
        aim = made.buffer.target_ms
        assert aim > 100
        made.network = Network(random_s=0.0)
        for _ in made.play(150):
            settled = made.buffer.settled_delay
            assert settled is not None
            # What is left out at once may be ten milliseconds short of a step.
            assert abs(settled * IN_MS - made.buffer.target_ms) < 12
        assert made.buffer.target_ms < aim - 60


def test_gaps_are_counted_as_when_it_is_heard() -> None:
    counts = []
    for is_heard in (True, False):
        with feed(Network(random_s=0.02, stall_share=0.01, stall_s=0.3, seed=4), is_heard=is_heard) as made:
            for _ in made.play(60):
                pass
            counts.append((made.buffer.underruns, made.buffer.concealed * IN_MS, made.buffer.target_ms))
    (underruns, concealed_ms, target_ms), closed = counts
    assert underruns > 2
    assert closed[0] == pytest.approx(underruns, abs=2)
    assert closed[1] == pytest.approx(concealed_ms, rel=0.3)
    assert closed[2] == pytest.approx(target_ms, abs=25)


def test_a_new_stream_while_it_is_closed_is_played_from_its_beginning(ring: AudioRing) -> None:
    buffer, out = JitterBuffer(ring), np.zeros(BLOCK, np.float32)
    ring.write(np.full(SAMPLE_RATE, 0.5, np.float32), 0, 0)
    assert buffer.read(out, is_heard=False)
    ring.begin_epoch()
    for _ in range(6):
        buffer.read(out, is_heard=False)
    assert not out.any()
    ring.write(np.full(SAMPLE_RATE // 10, -0.25, np.float32), 0, 0)
    assert buffer.read(out, is_heard=False)
    assert buffer.epoch == ring.epoch
    assert buffer.read(out)
    assert np.all(out == -0.25), "the history is not that of the new stream"


def test_the_meters_of_a_closed_feed_are_those_of_an_open_one() -> None:
    rows = []
    for open_feeds in (frozenset({0}), frozenset[int]()):
        ring = AudioRing.create()
        record = SharedRecord.create(LEVELS, rows=1 + BUS_ROWS)
        mixer = Mixer([ring])
        mixer.set_desk(Desk(open_feeds=open_feeds))
        sound, out = demo_speech()[1], np.zeros(MIXED, np.float32)
        seen = []
        for at in range(0, 8 * SAMPLE_RATE, MIXED):
            # The last second is a gap.
            if at < 7 * SAMPLE_RATE:
                ring.write(sound[at : at + MIXED], pts_us=0, arrived_ns=0)
            mixer.render(out)
            if at % (4 * MIXED) == 0:
                with record.writing() as written:
                    mixer.publish_levels(written)
                seen.append(record.read()[0].copy())
        rows.append(np.array(seen))
        ring.close()
        record.close()
    opened, closed = rows
    speaks = opened["rms_dbfs"] > -45
    assert speaks.sum() > 100
    assert np.median(np.abs(opened["rms_dbfs"] - closed["rms_dbfs"])[speaks]) < 0.5
    assert np.median(np.abs(opened["peak_dbfs"] - closed["peak_dbfs"])[speaks]) < 0.5
    assert closed["hold_dbfs"][-1] == pytest.approx(opened["hold_dbfs"][-1], abs=0.5)
    assert closed["rms_dbfs"][-1] == pytest.approx(opened["rms_dbfs"][-1], abs=1)
    assert closed["underruns"][-1] == opened["underruns"][-1] == 1
