"""What the mixer measures beside its callback, with real rings and real voices."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.block import BLOCK, BLOCK_S
from app.audio.figures import PEAK_HOLD_S, PeakHold
from app.audio.history import History
from app.audio.mixer import Mixer
from app.audio.orders import Desk
from app.session.sound_watch import ECHO_LIKENESS
from app.shm.ring import SAMPLE_RATE, AudioRing
from app.shm.status import BUS_ROWS, LEVELS, SILENCE_DBFS
from tests.sound.loudness import Sound, demo_speech
from tests.sound.rooms import come_back, looped, noise

ROOM, CUE = -2, -1
PUBLISH_EVERY = 4


class Room:
    """A mixer whose rings are filled just in time, and its levels as they are published."""

    def __init__(self, feeds: int) -> None:
        self.rings = [AudioRing.create() for _ in range(feeds)]
        self.mixer = Mixer(self.rings)
        self.rows: NDArray[Any] = np.zeros(feeds + BUS_ROWS, LEVELS)
        self.heard: list[Sound] = []

    def play(self, *feeds: Sound) -> None:
        out = np.zeros(BLOCK, np.float32)
        for number, at in enumerate(range(0, len(feeds[0]) - BLOCK + 1, BLOCK)):
            for ring, sound in zip(self.rings, feeds, strict=True):
                ring.write(sound[at : at + BLOCK], pts_us=0, arrived_ns=0)
            self.mixer.render(out)
            self.heard.append(out.copy())
            if number % PUBLISH_EVERY == 0:
                self.mixer.publish_levels(self.rows)

    def close(self) -> None:
        for ring in self.rings:
            ring.close()


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room(3)
    yield made
    made.close()


@pytest.fixture(scope="module")
def voices() -> list[Sound]:
    return demo_speech()


def echo_of(room: Room, feed: int) -> float:
    return float(room.rows[feed]["echo"])


def test_the_feed_that_brings_the_room_back_is_found_within_fifteen_seconds(room: Room, voices: list[Sound]) -> None:
    room.mixer.set_desk(Desk(open_feeds=frozenset({0})))
    # Three seconds of the fifteen belong to the alarm in the console.
    speech = looped(voices[0], 11.9)
    room.play(speech, come_back(speech, 0.6), looped(voices[1], 11.9))
    assert math.isnan(echo_of(room, 0)), "an open feed is in the room's sound by right"
    assert echo_of(room, 1) > ECHO_LIKENESS.bad
    assert room.rows[1]["echo_ms"] == pytest.approx(600, abs=80)
    assert echo_of(room, 2) < ECHO_LIKENESS.good


def test_who_gives_back_the_floor_is_judged_anew(room: Room, voices: list[Sound]) -> None:
    room.mixer.set_desk(Desk(open_feeds=frozenset({1})))
    first, second = looped(voices[0], 4), looped(voices[2], 10)
    room.play(first, looped(voices[1], 4), first)
    room.mixer.set_desk(Desk(open_feeds=frozenset({0})))
    room.play(second, looped(voices[1], 10, 4), second * 0)
    assert math.isnan(echo_of(room, 1))


def test_while_the_room_is_muted_there_is_no_echo_and_no_denial(room: Room, voices: list[Sound]) -> None:
    room.mixer.set_desk(Desk(open_feeds=frozenset({0}), panic=True))
    speech = looped(voices[0], 12)
    room.play(speech, come_back(speech, 0.6), speech)
    assert [math.isnan(echo_of(room, feed)) for feed in range(3)] == [True] * 3


def tone(dbfs: float, seconds: float) -> Sound:
    times = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (10 ** (dbfs / 20) * np.sin(2 * np.pi * 1000 * times)).astype(np.float32)


def test_the_buses_have_loudness_true_peak_and_hold(room: Room) -> None:
    room.mixer.set_desk(Desk(open_feeds=frozenset({0}), cue_feeds=frozenset({1})))
    room.play(tone(-20, 3.6), tone(-30, 3.6), tone(-10, 3.6))
    bus, cue = room.rows[ROOM], room.rows[CUE]
    assert bus["momentary_lufs"] == pytest.approx(-23, abs=0.2)
    assert bus["short_term_lufs"] == pytest.approx(-23, abs=0.4)
    assert bus["true_peak_dbtp"] == pytest.approx(-20, abs=0.2)
    assert bus["hold_dbfs"] == pytest.approx(-20, abs=0.2)
    assert cue["momentary_lufs"] == pytest.approx(-33, abs=0.2)
    assert cue["hold_dbfs"] == pytest.approx(-30, abs=0.2)
    assert list(room.rows["hold_dbfs"][:3]) == pytest.approx([-20, -30, -10], abs=0.2)
    quiet = tone(-60, 4)
    room.play(quiet, quiet, quiet)
    assert room.rows[ROOM]["momentary_lufs"] == pytest.approx(-63, abs=0.3)
    assert room.rows[ROOM]["true_peak_dbtp"] == pytest.approx(-60, abs=0.3)
    assert room.rows[ROOM]["hold_dbfs"] == pytest.approx(-20, abs=0.2)


def test_what_was_made_up_is_a_share_of_the_last_seconds(room: Room) -> None:
    sound = noise(6, -30)
    room.play(sound, sound, sound)
    assert list(room.rows["concealed"][:3]) == [0, 0, 0]
    room.mixer.publish_levels(room.rows)
    assert room.rows[0]["target_ms"] == pytest.approx(room.mixer._buffers[0].target_ms)
    assert room.rows[0]["target_ms"] > 10
    out = np.zeros(BLOCK, np.float32)
    # Half a second is missing; it is counted when it is over.
    for number in range(250):
        for ring in room.rings if number >= 50 else room.rings[1:]:
            ring.write(sound[number * BLOCK : (number + 1) * BLOCK], pts_us=0, arrived_ns=0)
        room.mixer.render(out)
        room.mixer.publish_levels(room.rows)
    concealed = room.rows["concealed"]
    assert 0.03 < concealed[0] < 0.1
    assert concealed[1] == 0


def test_a_hold_lasts_twenty_seconds_and_falls_to_what_is_heard() -> None:
    hold = PeakHold(2)
    hold.update(np.array([0.5, 0.1], np.float32), 0.1)
    hold.update(np.array([0.1, 0.2], np.float32), PEAK_HOLD_S)
    assert list(hold.dbfs) == pytest.approx([-6.02, -13.98], abs=0.01)
    hold.update(np.array([0.1, 0.0], np.float32), 0.1)
    assert list(hold.dbfs) == pytest.approx([-20, -13.98], abs=0.01)
    hold.update(np.array([0.0, 0.0], np.float32), PEAK_HOLD_S + 0.1)
    assert list(hold.dbfs) == pytest.approx([SILENCE_DBFS] * 2, abs=0.01)


def test_a_reader_that_was_late_gets_the_newest() -> None:
    history = History(1)
    block = np.zeros(BLOCK, np.float32)
    for number in range(1000):
        history.note(np.full(1, float(number)), np.full(1, number, np.float32), block + number, block)
    heard = history.take()
    assert list(heard.powers[:, 0]) == list(range(heard.first, 1000))
    assert list(heard.peaks[:, 0]) == list(range(heard.first, 1000))
    assert heard.buses[-1, 0, 5] == 999
    assert 0.5 < len(heard.powers) * BLOCK_S < 1.28
    assert len(history.take().powers) == 0
    history.note(np.zeros(1), np.zeros(1, np.float32), block, block)
    assert history.take().first == 1000
