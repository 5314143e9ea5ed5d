from __future__ import annotations

import numpy as np
import pytest

from app.audio.automix import GainSharing
from app.audio.block import STEP_S

SPEECH, NOISE = 1e-2, 1e-6


def decibels(gains: np.ndarray) -> list[float]:
    return [float(20 * np.log10(max(gain, 1e-9))) for gain in gains]


def test_a_single_open_input_is_left_alone() -> None:
    sharing = GainSharing(3)
    for power in (SPEECH, 0.0, 1.0):
        gains = sharing.update(np.array([SPEECH, power, SPEECH]), np.array([0.0, 1.0, 0.0]), STEP_S)
        assert list(gains) == [1.0, 1.0, 1.0]


def test_each_is_attenuated_by_its_level_minus_the_level_of_the_sum() -> None:
    gains = GainSharing(3).update(np.array([1e-2, 1e-2, 1e-3]), np.ones(3), STEP_S)
    total_db = 10 * np.log10(2.1e-2)
    assert decibels(gains) == pytest.approx([-20 - total_db, -20 - total_db, -30 - total_db], abs=0.01)


@pytest.mark.parametrize("powers", [(SPEECH, SPEECH, SPEECH, NOISE), (0.0, 0.0, 0.0, 0.0), (1.0, NOISE, 0.0, SPEECH)])
def test_the_shares_add_up_to_one_microphone(powers: tuple[float, ...]) -> None:
    gains = GainSharing(4).update(np.array(powers), np.ones(4), STEP_S)
    assert np.sum(gains**2) == pytest.approx(1.0)


def test_the_chair_is_heard_over_an_equally_loud_speaker() -> None:
    gains = GainSharing(2).update(np.array([SPEECH, SPEECH]), np.array([1.0, 10.0]), STEP_S)
    chair, speaker = decibels(gains)[1], decibels(gains)[0]
    assert chair - speaker == pytest.approx(10.0)
    assert chair > -0.5


def test_who_begins_to_speak_has_the_gain_in_the_same_step() -> None:
    sharing = GainSharing(2)
    for _ in range(100):
        sharing.update(np.array([NOISE, NOISE]), np.ones(2), STEP_S)
    gains = sharing.update(np.array([NOISE, SPEECH]), np.ones(2), STEP_S)
    assert decibels(gains)[1] > -0.1
    gains = sharing.update(np.array([SPEECH, SPEECH]), np.ones(2), STEP_S)
    assert decibels(gains) == pytest.approx([-3.0, -3.0], abs=0.3)


def test_a_pause_between_words_does_not_hand_the_gain_over() -> None:
    sharing = GainSharing(2)
    sharing.update(np.array([SPEECH, NOISE]), np.ones(2), STEP_S)
    for _ in range(20):
        gains = sharing.update(np.array([NOISE, NOISE]), np.ones(2), STEP_S)
    assert decibels(gains)[0] > -0.1
