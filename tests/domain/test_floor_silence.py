from __future__ import annotations

import numpy as np
import pytest

from app.audio.meter import Meter
from app.domain.floor_silence import FloorLook, FloorSilence, SpeechSense
from app.domain.identity import RequestId
from tests.sound.loudness import RATE, demo_speech
from tests.sound.rooms import looped, noise

TURN, NEXT_TURN = RequestId("one"), RequestId("two")
STEP_S = 0.1
AFTER_S = 8.0


class Turn:
    """A turn that is looked at ten times a second."""

    def __init__(self) -> None:
        self.silence = FloorSilence()
        self.count = 0
        self.said = False

    def go_on(self, seconds: float, look: FloorLook | None) -> float | None:
        """Return after how many seconds the silence was said first."""
        first = None
        for number in range(round(seconds / STEP_S)):
            self.said = self.silence.step(look, self.count * STEP_S)
            self.count += 1
            if self.said and first is None:
                first = number * STEP_S
        return first


SPEAKS = FloorLook(TURN, speaks=True)
SILENT = FloorLook(TURN, speaks=False)


def test_who_is_not_heard_for_eight_seconds_is_named_and_the_first_word_ends_it() -> None:
    turn = Turn()
    assert turn.go_on(20, SILENT) == pytest.approx(AFTER_S, abs=0.2)
    assert turn.said
    turn.go_on(STEP_S, SPEAKS)
    assert not turn.said
    assert turn.go_on(20, SILENT) == pytest.approx(AFTER_S, abs=0.2)


def test_shorter_pauses_are_not_said() -> None:
    turn = Turn()
    for _ in range(20):
        assert turn.go_on(AFTER_S - 0.5, SILENT) is None
        turn.go_on(0.3, SPEAKS)


@pytest.mark.parametrize("seconds", [1.0, 60.0])
def test_what_cannot_be_heard_is_no_silence(seconds: float) -> None:
    turn = Turn()
    turn.go_on(20, SILENT)
    assert turn.go_on(seconds, FloorLook(TURN, speaks=False, can_be_heard=False)) is None
    assert turn.go_on(20, SILENT) == pytest.approx(AFTER_S, abs=0.2)


def test_another_turn_begins_anew() -> None:
    turn = Turn()
    turn.go_on(20, SILENT)
    assert turn.go_on(20, FloorLook(NEXT_TURN, speaks=False)) == pytest.approx(AFTER_S, abs=0.2)
    assert turn.go_on(20, None) is None


def test_who_listens_to_the_chairs_answer_is_not_missed() -> None:
    answer = FloorLook(TURN, speaks=False, another_speaks=True)
    turn = Turn()
    turn.go_on(5, SPEAKS)
    assert turn.go_on(60, answer) is None
    # But whom nobody has heard yet: the chair is asking where he is.
    turn = Turn()
    assert turn.go_on(20, answer) == pytest.approx(AFTER_S, abs=0.2)


# --- speech and noise -------------------------------------------------------------------------------


def longest_silence_s(sound: np.ndarray) -> float:
    """Return the longest time without speech, as the mixer's meter has the level ten times a second."""
    meter, sense = Meter(), SpeechSense()
    longest = silent = 0
    step = RATE // 100
    for number, at in enumerate(range(0, len(sound) - step, step)):
        meter.update(sound[at : at + step], 0.01)
        if number % 10 == 9:
            silent = 0 if sense.hears(meter.rms_dbfs, number * 0.01) else silent + 1
            longest = max(longest, silent)
    return longest * STEP_S


@pytest.mark.parametrize(("level_db", "noise_dbfs"), [(0, -62), (-10, -45), (6, -30), (-16, -60)])
def test_whoever_speaks_is_heard(level_db: float, noise_dbfs: float) -> None:
    for number, voice in enumerate(demo_speech()[:9:2]):
        sound = looped(voice, 30, number) * 10 ** (level_db / 20) + noise(30, noise_dbfs)
        assert longest_silence_s(sound) < AFTER_S / 2


@pytest.mark.parametrize("level_dbfs", [-120, -62, -40, -20])
def test_noise_is_nobody(level_dbfs: float) -> None:
    assert longest_silence_s(noise(20, level_dbfs)) > 18


def test_a_microphone_that_comes_in_later_is_judged_by_its_own_noise() -> None:
    sense = SpeechSense()
    for number in range(100):
        assert not sense.hears(-120.0, number * STEP_S)
    heard = [sense.hears(-35.0, 10 + number * STEP_S) for number in range(100)]
    assert not any(heard)
    assert sense.hears(-20.0, 20.0)


def test_noise_of_long_ago_is_forgotten() -> None:
    sense = SpeechSense()
    sense.hears(-60.0, 0.0)
    assert sense.hears(-35.0, 10.0)
    assert not [sense.hears(-35.0, 10.0 + second) for second in range(40)][-1]
