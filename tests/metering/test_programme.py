from __future__ import annotations

import numpy as np
import pytest

from app.domain.sound import SILENT
from app.metering.loudness import BLOCK
from app.metering.programme import ProgrammeMeter
from tests.sound.loudness import RATE, demo_speech, loudness


def heard(sound: np.ndarray) -> ProgrammeMeter:
    meter = ProgrammeMeter()
    for block in sound[: len(sound) // BLOCK * BLOCK].astype(np.float32).reshape(-1, BLOCK):
        meter.hear(block)
    return meter


def tone(seconds: float, amplitude: float) -> np.ndarray:
    return amplitude * np.sin(2 * np.pi * 1000 * np.arange(round(seconds * RATE)) / RATE)


def test_a_full_tone_is_what_the_standard_says() -> None:
    read = heard(tone(4, 1.0)).read()
    assert read.momentary_lufs == pytest.approx(-3.01, abs=0.05)
    assert read.short_term_lufs == pytest.approx(-3.01, abs=0.05)
    assert read.true_peak_dbtp == pytest.approx(0.0, abs=0.05)


def test_momentary_is_400_ms_and_short_term_three_seconds() -> None:
    meter = heard(np.concatenate((tone(3, 1.0), tone(0.4, 0.1))))
    assert meter.read().momentary_lufs == pytest.approx(-23.01, abs=0.1)
    assert meter.read().short_term_lufs == pytest.approx(-3.01 + 10 * np.log10(26 / 30), abs=0.1)
    assert meter.read().true_peak_dbtp == pytest.approx(0.0, abs=0.05)
    for block in tone(3, 0.1).astype(np.float32).reshape(-1, BLOCK):
        meter.hear(block)
    assert meter.read().short_term_lufs == pytest.approx(-23.01, abs=0.1)
    assert meter.read().true_peak_dbtp == pytest.approx(-20, abs=0.1)


def test_three_seconds_of_speech_are_as_loud_as_ffmpeg_says() -> None:
    part = demo_speech()[0][2 * RATE : 5 * RATE]
    # The gate of the integrated loudness leaves out pauses, the short-term loudness does not.
    assert heard(part).read().short_term_lufs == pytest.approx(loudness(part)[0], abs=1.0)


def test_nothing_heard_is_nothing_said() -> None:
    meter = heard(tone(1, 1.0))
    meter.forget()
    assert meter.read() == SILENT
    assert heard(np.zeros(RATE)).read() == SILENT


def test_a_block_is_a_tenth_of_a_second() -> None:
    with pytest.raises(ValueError, match="47"):
        ProgrammeMeter().hear(np.zeros(47, np.float32))
