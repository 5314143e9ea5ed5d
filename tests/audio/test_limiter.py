from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.audio.block import BLOCK
from app.audio.limiter import CEILING, DELAY, Limiter
from app.shm.ring import SAMPLE_RATE


def through(limiter: Limiter, sound: np.ndarray) -> np.ndarray:
    blocks = sound.astype(np.float32).reshape(-1, BLOCK).copy()
    for block in blocks:
        limiter.process(block)
    return blocks.ravel()


def sine(level: float, blocks: int) -> np.ndarray:
    """A tone that crosses zero where blocks meet."""
    return level * np.sin(2 * np.pi * 500 * np.arange(blocks * BLOCK) / SAMPLE_RATE)


def test_what_is_not_too_loud_is_only_delayed() -> None:
    sound = sine(CEILING * 0.99, 5).astype(np.float32)
    out = through(Limiter(), sound)
    assert np.array_equal(out[DELAY:], sound[:-DELAY])
    assert not out[:DELAY].any()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6 * BLOCK - 1), st.floats(-30, 30), st.integers(1, 700)), min_size=1, max_size=20)
)
def test_nothing_passes_the_ceiling(bursts: list[tuple[int, float, int]]) -> None:
    sound = np.zeros(6 * BLOCK)
    for start, level, length in bursts:
        sound[start : start + length] += level
    out = through(Limiter(), sound)
    assert np.abs(out).max() <= CEILING + 1e-6


def test_it_turns_down_before_the_peak_instead_of_cutting_it() -> None:
    sound = sine(0.3, 20)
    sound[8 * BLOCK : 12 * BLOCK] *= 10
    out = through(Limiter(), sound)
    # Steepness of the loudest permitted sine: a cut corner would be far steeper.
    assert np.abs(np.diff(out)).max() <= 2 * np.pi * 500 / SAMPLE_RATE * CEILING * 1.3
    loud = out[9 * BLOCK : 11 * BLOCK]
    assert np.abs(loud).max() == pytest.approx(CEILING, rel=0.02)
    # A sine that is turned down stays a sine: hardly any power where a clipped one has its harmonics.
    spectrum = np.abs(np.fft.rfft(loud * np.hanning(len(loud))))
    third = np.argmin(np.abs(np.fft.rfftfreq(len(loud), 1 / SAMPLE_RATE) - 1500))
    assert spectrum[third - 2 : third + 3].max() < spectrum.max() * 0.03


def test_it_lets_go_again() -> None:
    limiter = Limiter()
    through(limiter, sine(3.0, 5))
    through(limiter, sine(0.1, 40))
    assert np.abs(through(limiter, sine(0.1, 5))).max() == pytest.approx(0.1, rel=0.001)
