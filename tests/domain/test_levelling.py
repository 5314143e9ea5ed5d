"""The leveller: speech counts, noise does not, pauses change nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from app.domain.levelling import BLOCK_S, Leveller

TARGET = -20.0
# Syllables and gaps, in decibels about the level of a talk.
_TALK = (2.0, -1.0, 1.0, -14.0, 0.0, 3.0, -3.0, -18.0, 1.0, 2.0, -2.0, -25.0)


def talk(lufs: float, noise_lufs: float = -100.0) -> Iterator[float]:
    return (max(lufs + step, noise_lufs) for step in itertools.cycle(_TALK))


def hear(leveller: Leveller, blocks: Iterator[float], seconds: float) -> float:
    for block in itertools.islice(blocks, round(seconds / BLOCK_S)):
        leveller.hear(block, TARGET)
    return leveller.gain_db


@pytest.mark.parametrize("lufs", [-45.0, -30.0, -20.0, -6.0])
def test_talk_comes_to_the_target_within_three_seconds(lufs: float) -> None:
    assert hear(Leveller(), talk(lufs, lufs - 25), 3) == pytest.approx(TARGET - lufs, abs=2)


def test_a_pause_turns_nothing_up() -> None:
    leveller = Leveller()
    before = hear(leveller, talk(-30, -55), 5)
    assert before > 5
    # The end of the talk is still in the window for two seconds; then nothing moves.
    hear(leveller, itertools.repeat(-55.0), 2)
    paused = leveller.gain_db
    assert paused == pytest.approx(before, abs=2)
    assert hear(leveller, itertools.repeat(-55.0), 60) == paused


@pytest.mark.parametrize("noise", [-70.0, -50.0, -30.0])
def test_noise_alone_is_never_levelled_not_even_when_it_begins(noise: float) -> None:
    leveller = Leveller()
    hear(leveller, itertools.repeat(-120.0), 5)
    hear(leveller, itertools.cycle((noise, noise + 0.8, noise - 0.5)), 20)
    hear(leveller, itertools.cycle((noise + 12, noise + 12.5)), 20)
    assert leveller.gain_db == 0


def test_another_voice_is_followed_within_a_few_seconds() -> None:
    leveller = Leveller()
    hear(leveller, talk(-16, -60), 20)
    assert hear(leveller, talk(-34, -60), 5) == pytest.approx(14, abs=2)
    assert hear(leveller, talk(-16, -60), 5) == pytest.approx(-4, abs=2)


def test_the_gain_ends_at_thirty_decibels() -> None:
    assert hear(Leveller(), talk(-54, -100), 30) == 30
    assert hear(Leveller(), talk(20, -10), 30) == -30
