from __future__ import annotations

import numpy as np
import pytest

from app.metering.loudness import BLOCK
from app.metering.true_peak import PHASES, SILENT_DBTP, TAPS, TruePeak, dbtp
from tests.sound.loudness import RATE, Sound, demo_speech, loudness


def highest(sound: Sound, offset: int = 0) -> float:
    """Return the true peak of the sound in dBTP, `offset` samples of silence before it."""
    sound = np.concatenate((np.zeros(offset, np.float32), sound.astype(np.float32)))
    sound = np.pad(sound, (0, -len(sound) % BLOCK))
    meter = TruePeak()
    return dbtp(max(meter.hear(block) for block in sound.reshape(-1, BLOCK)))


def wave(hz: float, phase: float = 0.0, seconds: float = 0.3) -> Sound:
    times = np.arange(round(seconds * RATE)) / RATE
    faded = np.hanning(len(times)) ** 0.2
    return (0.5 * faded * np.sin(2 * np.pi * hz * times + phase)).astype(np.float32)


def test_the_peak_between_two_samples_is_seen() -> None:
    # A quarter of the rate, 45 degrees off: every sample lies 3 dB below the peak.
    sound = wave(RATE / 4, np.pi / 4)
    assert 20 * np.log10(np.abs(sound).max()) == pytest.approx(-9.03, abs=0.02)
    assert highest(sound) == pytest.approx(-6.02, abs=0.1)


@pytest.mark.parametrize("hz", [997, 6000, 15000])
def test_it_is_what_ffmpeg_measures(hz: float) -> None:
    sound = wave(hz, 0.3)
    assert highest(sound) == pytest.approx(loudness(sound)[1], abs=0.3)


def test_of_voices_too() -> None:
    for voice in demo_speech()[4:6]:
        voice = voice[: 5 * RATE]
        assert highest(voice) == pytest.approx(loudness(voice)[1], abs=0.15)


def test_nothing_is_left_out_where_only_parts_are_interpolated() -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        sound = (rng.normal(0, 0.1, BLOCK * 2) * rng.uniform(0, 1, 2 * BLOCK) ** 4).astype(np.float32)
        line = np.concatenate((np.zeros(TAPS - 1), sound))
        whole = max(float(np.abs(np.convolve(line, phase, "valid")).max()) for phase in PHASES)
        assert highest(sound) == pytest.approx(dbtp(max(whole, float(np.abs(sound).max()))), abs=1e-3)


def test_a_peak_on_the_seam_of_two_blocks_is_seen() -> None:
    sound = wave(RATE / 4, np.pi / 4, 0.004)
    assert highest(sound, BLOCK - len(sound) // 2) == pytest.approx(highest(sound, 1000), abs=0.01)


def test_silence_has_no_peak() -> None:
    assert highest(np.zeros(2 * BLOCK, np.float32)) == SILENT_DBTP


def test_what_was_before_is_forgotten() -> None:
    meter = TruePeak()
    meter.hear(np.full(BLOCK, 0.9, np.float32))
    meter.forget()
    assert meter.hear(np.zeros(BLOCK, np.float32)) == 0.0
