from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from app.audio.block import BLOCK, FADE_S
from app.audio.limiter import CEILING, DELAY
from app.audio.meter import Meter
from app.audio.mixer import Mixer
from app.audio.orders import Desk
from app.shm.record import SharedRecord
from app.shm.ring import SAMPLE_RATE, AudioRing
from app.shm.status import BUS_ROWS, LEVELS, SILENCE_DBFS
from tests.sound.pulse import tone_dbfs

TONES_HZ = (400.0, 700.0, 1100.0)


def sine(frequency_hz: float, start: int, count: int, level_dbfs: float = -20.0) -> np.ndarray:
    amplitude = 10 ** (level_dbfs / 20) * np.sqrt(2)
    return (amplitude * np.sin(2 * np.pi * frequency_hz * np.arange(start, start + count) / SAMPLE_RATE)).astype(
        np.float32
    )


@pytest.fixture
def rings() -> Iterator[list[AudioRing]]:
    made = [AudioRing.create() for _ in TONES_HZ]
    yield made
    for ring in made:
        ring.close()


def play(mixer: Mixer, rings: list[AudioRing], seconds: float) -> np.ndarray:
    """Feed every ring with its tone and return what the room hears."""
    heard = []
    for _ in range(round(seconds * SAMPLE_RATE / BLOCK)):
        for ring, tone in zip(rings, TONES_HZ, strict=True):
            ring.write(sine(tone, ring.written, BLOCK), pts_us=0, arrived_ns=0)
        out = np.full(BLOCK, 5.0, np.float32)
        mixer.render(out)
        heard.append(out)
    return np.concatenate(heard)


def test_only_open_feeds_are_heard(rings: list[AudioRing]) -> None:
    mixer = Mixer(rings)
    assert not play(mixer, rings, 0.5).any()
    mixer.set_desk(Desk(open_feeds=frozenset({1})))
    play(mixer, rings, 0.5)
    heard = play(mixer, rings, 1.0)
    assert tone_dbfs(heard, TONES_HZ[1]) == pytest.approx(-20, abs=0.5)
    assert tone_dbfs(heard, TONES_HZ[0]) < -80
    assert tone_dbfs(heard, TONES_HZ[2]) < -80


def test_a_gate_fades_in_thirty_milliseconds_without_a_click(rings: list[AudioRing]) -> None:
    mixer = Mixer(rings)
    play(mixer, rings, 0.5)
    mixer.set_desk(Desk(open_feeds=frozenset({0})))
    opening = play(mixer, rings, 0.2)
    mixer.set_desk(Desk())
    closing = play(mixer, rings, 0.2)
    steepest = 2 * np.pi * TONES_HZ[0] / SAMPLE_RATE * np.max(np.abs(opening))
    for edge in (opening, closing):
        assert np.max(np.abs(np.diff(edge))) <= steepest * 1.1
    fade = int(FADE_S * SAMPLE_RATE) + DELAY
    assert np.abs(opening[fade:]).max() == pytest.approx(0.1 * np.sqrt(2), rel=0.02)
    assert not closing[fade + 1 :].any()


def test_several_open_feeds_are_summed_and_never_beyond_full_scale(rings: list[AudioRing]) -> None:
    mixer = Mixer(rings)
    mixer.set_desk(Desk(open_feeds=frozenset({0, 1, 2})))
    play(mixer, rings, 0.5)
    heard = play(mixer, rings, 0.5)
    for tone in TONES_HZ:
        # Three equally loud inputs share one gain: each steps back by 4.8 dB.
        assert tone_dbfs(heard, tone) == pytest.approx(-24.8, abs=0.5)
    for ring, tone in zip(rings, TONES_HZ, strict=True):
        ring.write(sine(tone, ring.written, SAMPLE_RATE, 3.0), pts_us=0, arrived_ns=0)
    out = np.zeros(BLOCK, np.float32)
    for _ in range(20):
        mixer.render(out)
        assert np.abs(out).max() <= CEILING + 1e-6


def test_a_sample_that_is_no_number_harms_nothing_but_its_own_block(rings: list[AudioRing]) -> None:
    mixer = Mixer(rings)
    mixer.set_desk(Desk(open_feeds=frozenset({0, 1})))
    play(mixer, rings, 0.5)
    rings[0].write(np.full(BLOCK, np.nan, np.float32), pts_us=0, arrived_ns=0)
    assert np.isfinite(play(mixer, rings, 1.0)).all()
    assert tone_dbfs(play(mixer, rings, 0.5), TONES_HZ[1]) == pytest.approx(-23, abs=1)


def test_the_cue_bus_goes_into_its_ring(rings: list[AudioRing]) -> None:
    cue = AudioRing.create()
    try:
        mixer = Mixer(rings, cue)
        mixer.set_desk(Desk(cue_feeds=frozenset({2}), panic=True))
        assert not play(mixer, rings, 1.0).any()
        heard = np.zeros(SAMPLE_RATE // 2, np.float32)
        assert cue.read_into(cue.written - len(heard), heard)
        assert tone_dbfs(heard, TONES_HZ[2]) == pytest.approx(-20, abs=0.5)
        assert tone_dbfs(heard, TONES_HZ[0]) < -80
    finally:
        cue.close()


def test_every_feed_is_metered_whether_open_or_not(rings: list[AudioRing]) -> None:
    mixer = Mixer(rings)
    mixer.set_desk(Desk(open_feeds=frozenset({2})))
    play(mixer, rings, 2.0)
    record = SharedRecord.create(LEVELS, rows=len(rings) + BUS_ROWS)
    try:
        with record.writing() as rows:
            mixer.publish_levels(rows)
        rows = record.read()
        assert rows["rms_dbfs"] == pytest.approx([-20.0] * 4 + [SILENCE_DBFS], abs=0.5)
        assert rows["peak_dbfs"] == pytest.approx([-17.0] * 4 + [SILENCE_DBFS], abs=0.5)
        assert all(rows["updated_ns"] > 0)
    finally:
        record.close()


def test_a_meter_rises_at_once_and_falls_slowly() -> None:
    meter = Meter()
    assert meter.peak_dbfs == SILENCE_DBFS
    meter.update(sine(1000, 0, BLOCK, -10.0), BLOCK / SAMPLE_RATE)
    assert meter.peak_dbfs == pytest.approx(-7, abs=0.1)
    meter.rest(1.7)
    assert meter.peak_dbfs == pytest.approx(-27, abs=0.2)
    meter.rest(1000)
    assert meter.peak_dbfs == SILENCE_DBFS
    assert meter.rms_dbfs == SILENCE_DBFS
