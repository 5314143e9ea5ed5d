"""Our own room coming back: real voices, a loudspeaker, a hall, noise; and all that is alike for other reasons."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from app.metering.echo import RATE, SPAN, Echo, find_echo
from app.session.sound_watch import ECHO_LIKENESS
from tests.sound.loudness import RATE as SAMPLE_RATE
from tests.sound.loudness import Sound, demo_speech
from tests.sound.rooms import come_back, looped, noise

STEP = SAMPLE_RATE // RATE
SECONDS = SPAN / RATE


def powers(sound: Sound) -> NDArray[np.float64]:
    blocks = sound[: len(sound) // STEP * STEP].reshape(-1, STEP).astype(np.float64)
    return np.asarray(np.square(blocks).mean(axis=1))


def of_sound(feed: Sound, room: Sound) -> Echo | None:
    return find_echo(powers(feed)[-SPAN:], powers(room)[-SPAN:])


def likeness(echo: Echo | None) -> float:
    return echo.likeness if echo else 0.0


@pytest.fixture(scope="module")
def voices() -> list[Sound]:
    return demo_speech()


@pytest.mark.parametrize(("delay_s", "noise_db"), [(0.3, 10.0), (0.3, 3.0), (0.7, 20.0), (1.5, 10.0), (2.6, 3.0)])
def test_our_room_is_found_in_what_a_site_sends(delay_s: float, noise_db: float, voices: list[Sound]) -> None:
    for seed, voice in enumerate(voices[::4]):
        room = looped(voice, SECONDS, 5.0 * seed)
        echo = of_sound(come_back(room, delay_s, -20, noise_db, seed), room)
        assert echo is not None
        assert echo.likeness > ECHO_LIKENESS.bad
        assert echo.lag_ms == pytest.approx(delay_s * 1000, abs=60)


def test_it_is_found_below_a_few_words_of_the_site(voices: list[Sound]) -> None:
    room = looped(voices[0], SECONDS)
    words = looped(voices[5], SECONDS) * 0.02
    assert likeness(of_sound(come_back(room, 0.8) + words, room)) > ECHO_LIKENESS.bad


def test_two_who_speak_on_their_own_are_never_alike(voices: list[Sound]) -> None:
    rng = np.random.default_rng(11)
    courses = [powers(voice) for voice in voices]
    worst = 0.0
    for _ in range(40):
        one, other = rng.choice(len(courses), 2, replace=False)
        # A minute and a half: loops of different lengths meet in ever new ways.
        room, feed = (np.roll(np.resize(courses[i], 9000), rng.integers(9000)) for i in (one, other))
        feed = feed * 10 ** rng.uniform(-3, 0.5)
        worst = max(
            [worst, *(likeness(find_echo(feed[at - SPAN : at], room[at - SPAN : at])) for at in range(SPAN, 9000, 400))]
        )
    assert 0 < worst < ECHO_LIKENESS.bad - 0.1


def test_the_benches_voices_in_noise_are_not_alike(voices: list[Sound]) -> None:
    # From a whisper to a shout with noise 25 dB below, as the bench of levelling sends them.
    noisy = [
        np.clip((looped(voice, SECONDS) + noise(SECONDS, -45, seed)) * 10 ** (gain_db / 20), -1, 1)
        for seed, (voice, gain_db) in enumerate(zip(voices[:4], (-25, -10, 0, 14), strict=True))
    ]
    found = [likeness(of_sound(a, b)) for a in noisy for b in noisy if a is not b]
    assert max(found) < ECHO_LIKENESS.good


def test_a_programme_that_both_hear_at_the_same_time_is_no_echo(voices: list[Sound]) -> None:
    room = looped(voices[2], SECONDS)
    for late in (0, 30, -200):
        assert likeness(of_sound(np.roll(room, late * SAMPLE_RATE // 1000), room)) == 0.0


def test_in_silence_nothing_is_told(voices: list[Sound]) -> None:
    speech = looped(voices[0], SECONDS)
    silence = np.zeros(len(speech), np.float32)
    assert of_sound(speech, silence) is None
    assert of_sound(speech, noise(SECONDS, -60)) is None
    assert of_sound(silence, silence) is None
    assert of_sound(speech, noise(SECONDS, -20)) is None, "a steady noise is no speech"
    # Somebody speaks here, and the site is silent: that is an answer.
    assert of_sound(silence, speech) == Echo(0.0, 0.0)


def test_a_word_here_and_a_word_there_are_not_enough(voices: list[Sound]) -> None:
    room, feed = noise(SECONDS, -65, 1), noise(SECONDS, -65, 2)
    word = voices[3][SAMPLE_RATE : 2 * SAMPLE_RATE]
    room[-6 * SAMPLE_RATE : -5 * SAMPLE_RATE] += word
    feed[-5 * SAMPLE_RATE : -4 * SAMPLE_RATE] += word * 0.1
    assert of_sound(feed, room) is None


def test_hands_that_clap_in_time_are_no_echo() -> None:
    rng = np.random.default_rng(8)
    claps = np.zeros(round(SECONDS * SAMPLE_RATE), np.float32)
    for at in range(0, len(claps) - 4800, SAMPLE_RATE // 2):
        claps[at : at + 4800] = rng.normal(0, 0.1, 4800)
    later = np.roll(claps, SAMPLE_RATE // 4) * 0.1
    assert likeness(of_sound(later + noise(SECONDS, -70), claps + noise(SECONDS, -70, 3))) < ECHO_LIKENESS.good
