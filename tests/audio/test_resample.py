from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.audio.resample import LONGEST_BLOCK, MAX_RATE, Resampler
from app.shm.ring import SAMPLE_RATE

Samples = NDArray[np.float32]


def resampled(source: Samples, rates: list[float], lengths: list[int]) -> tuple[Samples, int]:
    """Return what comes out, block by block, and how many samples were taken."""
    resampler, at, blocks = Resampler(), 0, []
    for rate, length in zip(rates, lengths, strict=True):
        resampler.rate = rate
        taken = resampler.needs(length)
        out = np.full(length, 9.0, np.float32)
        resampler.process(source[at : at + taken], out)
        blocks.append(out)
        at += taken
    return np.concatenate(blocks), at


def noise_db(heard: Samples, hz: float) -> float:
    """Return what is not the tone `hz`, against the tone."""
    time = np.arange(len(heard)) * (2 * np.pi * hz / SAMPLE_RATE)
    basis = np.stack([np.cos(time), np.sin(time)], axis=1)
    found = basis @ np.linalg.lstsq(basis, heard.astype(np.float64), rcond=None)[0]
    return float(10 * np.log10(np.square(heard - found).sum() / np.square(found).sum()))


@pytest.mark.parametrize(("hz", "most_db"), [(300, -95), (1000, -95), (4000, -75), (8000, -42)])
@pytest.mark.parametrize("rate", [0.0005, -0.0005, 0.0003])
def test_a_tone_stays_a_tone(hz: float, most_db: float, rate: float) -> None:
    source = np.sin(np.arange(60_000) * (2 * np.pi * hz / SAMPLE_RATE)).astype(np.float32)
    heard, _ = resampled(source, [rate] * 50, [LONGEST_BLOCK] * 50)
    assert noise_db(heard[LONGEST_BLOCK:], hz * (1 + rate)) < most_db


@given(st.lists(st.tuples(st.floats(-MAX_RATE, MAX_RATE), st.integers(1, LONGEST_BLOCK)), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_slope_stays_straight_whatever_the_rates_and_lengths(blocks: list[tuple[float, int]]) -> None:
    rates, lengths = [rate for rate, _ in blocks], [length for _, length in blocks]
    source = np.arange(70_000, dtype=np.float32) / 1024
    heard, taken = resampled(source, rates, lengths)
    # Each step is that of its own rate; the first six samples come out of the silence before.
    expected = np.concatenate([np.full(length, 1 + rate) for rate, length in blocks])
    assert np.abs(np.diff(heard) * 1024 - expected[:-1])[8:].max(initial=0) < 0.02
    assert taken == pytest.approx(sum((1 + rate) * length for rate, length in blocks), abs=1)


def test_a_rate_out_of_bounds_is_bounded() -> None:
    resampler = Resampler()
    resampler.rate = 0.5
    assert resampler.needs(LONGEST_BLOCK) == LONGEST_BLOCK
