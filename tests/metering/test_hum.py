"""Mains hum, and everything that is low and is none. A window is a second; the diagnosis takes the middle of ten."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.diagnosis import HUM_DB
from app.metering.hum import HumMeter
from app.metering.loudness import BLOCK
from tests.sound.loudness import RATE, Sound, demo_speech
from tests.sound.rooms import hum, looped, noise

LASTS_S = 12.0


def windows(sound: Sound) -> list[float]:
    meter = HumMeter()
    found: list[float] = []
    for block in sound[: len(sound) // BLOCK * BLOCK].astype(np.float32).reshape(-1, BLOCK):
        meter.hear(block)
        hum_db = meter.take()
        if hum_db is not None:
            found.append(hum_db)
    return found


def middle(sound: Sound) -> float:
    """Return the highest middle of ten windows."""
    found = windows(sound)
    return max(float(np.median(found[at : at + 10])) for at in range(len(found) - 9))


@pytest.fixture(scope="module")
def voices() -> list[Sound]:
    return demo_speech()


def test_a_window_is_a_second() -> None:
    assert len(windows(hum(3.95, -40))) == 3
    assert HumMeter().take() is None


@pytest.mark.parametrize("mains_hz", [49.6, 50.0, 50.4])
@pytest.mark.parametrize("mix", [(1.0,), (1.0, 0.5, 0.7), (0.0, 1.0, 0.6), (0.2, 1.0, 0.0, 0.5)])
def test_hum_stands_out(mains_hz: float, mix: tuple[float, ...]) -> None:
    assert min(windows(hum(4, -45, mains_hz, mix) + noise(4, -50))) > HUM_DB.bad + 5


def test_hum_is_found_below_a_voice(voices: list[Sound]) -> None:
    for voice in voices[::3]:
        assert middle(looped(voice, LASTS_S) + hum(LASTS_S, -45)) > HUM_DB.bad + 5


def test_hum_that_nobody_hears_is_not_said() -> None:
    assert max(windows(hum(4, -66) + noise(4, -80))) == 0.0


def test_no_voice_is_hum_however_high_it_speaks(voices: list[Sound]) -> None:
    worst = 0.0
    for number, voice in enumerate(voices):
        for speed in ((0.7, 1.0), (1.0, 1.3))[number % 2]:
            places = np.arange(0, len(voice) - 1, speed)
            spoken = np.interp(places, np.arange(len(voice)), voice).astype(np.float32)
            worst = max(worst, middle(looped(spoken, LASTS_S)))
    assert worst < HUM_DB.good / 2


def sung(pitch_hz: float, unsteady: float) -> Sound:
    """Return a person who hums: no pitch stands still, and all its multiples are in it."""
    times = np.arange(round(LASTS_S * RATE)) / RATE
    drift = np.cumsum(np.random.default_rng(4).normal(0, 1, len(times))) / np.sqrt(len(times))
    pitch = pitch_hz * (1 + unsteady * (drift + 0.5 * np.sin(2 * np.pi * 5.3 * times)))
    turns = 2 * np.pi * np.cumsum(pitch) / RATE
    return sum(0.05 * np.sin(turns * n) / n for n in range(1, 8)).astype(np.float32)


@pytest.mark.parametrize("pitch_hz", [75.0, 98.0, 100.0, 110.0, 150.0])
@pytest.mark.parametrize("unsteady", [0.0, 0.02])
def test_a_person_who_hums_is_no_mains(pitch_hz: float, unsteady: float) -> None:
    assert middle(sung(pitch_hz, unsteady) + noise(LASTS_S, -60)) < HUM_DB.good / 2


def note(pitch_hz: float, seconds: float) -> Sound:
    times = np.arange(round(seconds * RATE)) / RATE
    waves = sum(0.1 * np.sin(2 * np.pi * pitch_hz * n * times) / n for n in range(1, 9))
    return (waves * np.exp(-times / 1.5)).astype(np.float32)


@pytest.mark.parametrize(
    "notes",
    # E1 G1 A1 B1 as a bass walks; G1 and G2 held, the nearest to the mains; an organ's fifth on it.
    [[41.2, 49.0, 55.0, 61.7], [49.0], [98.0], [146.8]],
)
def test_music_is_no_mains(notes: list[float]) -> None:
    tune = np.concatenate([note(pitch_hz, 0.5 if len(notes) > 1 else 6.0) for pitch_hz in notes])
    assert middle(looped(tune, LASTS_S) + noise(LASTS_S, -60)) < HUM_DB.good / 2


def test_a_fan_is_no_mains() -> None:
    rumble = np.cumsum(np.random.default_rng(5).normal(0, 0.0005, round(LASTS_S * RATE)))
    rumble -= np.linspace(rumble[0], rumble[-1], len(rumble))
    assert middle(rumble.astype(np.float32) + noise(LASTS_S, -50)) < HUM_DB.good / 2


def test_what_was_heard_before_is_forgotten() -> None:
    meter = HumMeter()
    loud = hum(1, -20)
    for block in loud.reshape(-1, BLOCK):
        meter.hear(block)
    meter.forget()
    assert meter.take() is None
