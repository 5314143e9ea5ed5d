from __future__ import annotations

import numpy as np
import pytest

from app.audio.device_rate import DeviceRate
from app.shm.ring import SAMPLE_RATE


def resampled(rate_hz: int, tone_hz: float, seconds: float = 0.5) -> np.ndarray:
    resampler = DeviceRate(rate_hz)
    made: list[np.ndarray] = []
    for number in range(int(seconds * SAMPLE_RATE / resampler.block_in)):
        times = (np.arange(resampler.block_in) + number * resampler.block_in) / SAMPLE_RATE
        out = np.zeros(resampler.block_out, np.float32)
        resampler.convert((0.5 * np.sin(2 * np.pi * tone_hz * times)).astype(np.float32), out)
        made.append(out)
    return np.concatenate(made)[rate_hz // 10 :]


def rest_after(sound: np.ndarray, tone_hz: float, rate_hz: int) -> tuple[float, float]:
    """Return the level of the tone and the level of everything else, in dB."""
    times = np.arange(len(sound)) / rate_hz
    parts = np.stack([np.sin(2 * np.pi * tone_hz * times), np.cos(2 * np.pi * tone_hz * times)])
    weights = np.linalg.lstsq(parts.T, sound, rcond=None)[0]
    rest = sound - weights @ parts
    return float(20 * np.log10(np.hypot(*weights))), float(20 * np.log10(np.sqrt(np.mean(rest**2)) + 1e-12))


@pytest.mark.parametrize("rate_hz", [44_100, 96_000, 32_000, 16_000, 22_050, 11_025, 8_000, 192_000])
def test_a_tone_keeps_its_pitch_and_level_and_nothing_is_added(rate_hz: int) -> None:
    level_db, rest_db = rest_after(resampled(rate_hz, 1000.0), 1000.0, rate_hz)
    assert level_db == pytest.approx(-6.02, abs=0.05)
    assert rest_db < -75


def test_what_a_slower_device_cannot_play_is_not_folded_into_what_it_can() -> None:
    sound = resampled(16_000, 11_000.0)
    assert 20 * np.log10(np.sqrt(np.mean(sound**2))) < -60


def test_a_rate_nobody_has_is_refused() -> None:
    for rate_hz in (47_999, 4_000, 0):
        with pytest.raises(ValueError, match="Hz"):
            DeviceRate(rate_hz)
