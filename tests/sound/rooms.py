"""What loudspeakers, rooms and wires do to sound, for the tests of echo and hum."""

from __future__ import annotations

import numpy as np

from tests.sound.loudness import RATE, Sound


def looped(voice: Sound, seconds: float, start_s: float = 0.0) -> Sound:
    """Return the voice over and over, from `start_s` on."""
    return np.roll(np.resize(voice, round(seconds * RATE)), -round(start_s * RATE))


def come_back(room: Sound, delay_s: float, level_db: float = -20.0, noise_db: float = 10.0, seed: int = 0) -> Sound:
    """Return what a site sends of our own room: through a small loudspeaker, its hall and a noisy microphone.

    `noise_db` is how far the noise lies below the echo.
    """
    rng = np.random.default_rng(seed)
    size = 1 << len(room).bit_length()
    spectrum = np.fft.rfft(room, size)
    spectrum /= 1 + (np.fft.rfftfreq(size, 1 / RATE) / 3000) ** 4
    hall = rng.normal(0, 1, round(0.3 * RATE)) * np.exp(-np.arange(round(0.3 * RATE)) / (0.08 * RATE))
    hall[0] = 8.0
    spectrum *= np.fft.rfft(hall / np.sqrt(np.square(hall).sum()), size)
    dull = np.fft.irfft(spectrum)[: len(room)] * 10 ** (level_db / 20)
    late = np.concatenate((np.zeros(round(delay_s * RATE)), dull))[: len(room)]
    noise = rng.normal(0, 1, len(room)) * np.sqrt(np.square(late).mean()) * 10 ** (-noise_db / 20)
    return (late + noise).astype(np.float32)


def hum(seconds: float, level_dbfs: float, mains_hz: float = 50.0, mix: tuple[float, ...] = (1.0, 0.5, 0.7)) -> Sound:
    """Return mains hum; `mix` are the amplitudes of 50 Hz and its multiples."""
    times = np.arange(round(seconds * RATE)) / RATE
    waves = sum(part * np.sin(2 * np.pi * mains_hz * (n + 1) * times + n) for n, part in enumerate(mix))
    return (waves / np.sqrt(np.square(waves).mean()) * 10 ** (level_dbfs / 20)).astype(np.float32)


def noise(seconds: float, level_dbfs: float, seed: int = 0) -> Sound:
    """Return white noise."""
    rng = np.random.default_rng(seed)
    return (rng.normal(0, 1, round(seconds * RATE)) * 10 ** (level_dbfs / 20)).astype(np.float32)
