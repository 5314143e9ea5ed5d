"""Stretching and concealing on a voice: a demo clip's, synthesised by this project."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.conceal import HISTORY, LENGTH, Concealer
from app.audio.stretch import LONGEST_LAG, SHORTEST_LAG, WINDOW, crossfade, find_match
from app.shm.ring import SAMPLE_RATE

Samples = NDArray[np.float32]

CLIP = Path(__file__).parents[2] / "resources" / "demo" / "32.75.01.1004-aren-jaya.mp4"


@pytest.fixture(scope="module")
def voice() -> Samples:
    with av.open(str(CLIP)) as source:
        blocks = [frame.to_ndarray()[0] for frame in source.decode(audio=0)]
    samples: Samples = np.concatenate(blocks).astype(np.float32)
    return samples


def voiced(voice: Samples) -> list[int]:
    """Return places where a pitch is heard: loud, and like itself one period before."""
    places = []
    for at in range(HISTORY, len(voice) - SAMPLE_RATE // 5, SAMPLE_RATE // 20):
        match = find_match(voice[at : at + WINDOW], voice[at:], SHORTEST_LAG, LONGEST_LAG)
        if match.level > 0.05 and match.likeness > 0.9:
            places.append(at)
    return places


def roughness(samples: Samples) -> float:
    """Return the largest curvature: a click is one."""
    return float(np.abs(np.diff(samples, 2)).max())


@pytest.mark.parametrize("period", [150, 217, 480, 700])
def test_the_period_of_a_buzz_is_found_to_the_sample(period: int) -> None:
    time = np.arange(4000) * (2 * np.pi / period)
    buzz = sum(np.sin(time * k + k) / k for k in range(1, 6)).astype(np.float32)  # type: ignore[union-attr]
    match = find_match(buzz[:WINDOW], buzz, SHORTEST_LAG, LONGEST_LAG)
    assert match.offset % period == 0
    assert match.likeness > 0.999


def test_noise_is_unlike_itself_and_silence_is_no_error() -> None:
    noise = np.random.default_rng(3).normal(0, 0.1, 4000).astype(np.float32)
    assert find_match(noise[:WINDOW], noise, SHORTEST_LAG, LONGEST_LAG).likeness < 0.4
    silence = find_match(np.zeros(WINDOW, np.float32), np.zeros(4000, np.float32), SHORTEST_LAG, LONGEST_LAG)
    assert (silence.likeness, silence.level) == (0, 0)


def test_a_period_left_out_of_a_voice_leaves_no_seam(voice: Samples) -> None:
    places = voiced(voice)
    assert len(places) > 20
    for at in places:
        lag = find_match(voice[at : at + WINDOW], voice[at:], SHORTEST_LAG, LONGEST_LAG).offset
        out = np.zeros(960, np.float32)
        crossfade(out, voice[at:], voice[at + lag :])
        whole = np.concatenate([voice[at - 480 : at], out, voice[at + lag + 960 : at + lag + 1440]])
        around = voice[at - 480 : at + lag + 1440]
        assert roughness(whole) <= 1.1 * roughness(around)
        # It is as loud as before: the two were in step.
        assert np.std(out) > 0.7 * min(np.std(voice[at : at + 960]), np.std(voice[at + lag : at + lag + 960]))


def test_a_gap_in_a_voice_is_filled_with_the_voice(voice: Samples) -> None:
    for at in voiced(voice):
        concealer = Concealer()
        concealer.begin(voice[at - HISTORY : at])
        first, rest = np.zeros(960, np.float32), np.zeros(LENGTH, np.float32)
        concealer.fill(first)
        concealer.fill(rest)
        before = voice[at - 960 : at]
        assert np.std(first) > 0.4 * np.std(before)
        assert np.abs(first).max() < 2 * np.abs(voice[at - HISTORY : at]).max()
        whole = np.concatenate([voice[at - HISTORY : at], first])
        assert roughness(whole) <= 2 * roughness(voice[at - HISTORY : at])
        assert concealer.is_over
        assert not rest[LENGTH - 960 :].any()


def test_the_way_back_is_in_step_with_what_comes(voice: Samples) -> None:
    for at in voiced(voice):
        concealer = Concealer()
        concealer.begin(voice[at - HISTORY : at])
        made, out = np.zeros(480, np.float32), np.zeros(1200, np.float32)
        concealer.fill(made)
        used = concealer.rejoin(out, voice[at:])
        assert len(out) - LONGEST_LAG <= used <= len(out)
        assert used >= WINDOW
        assert np.array_equal(out[len(out) - used + WINDOW :], voice[at + WINDOW : at + used])
        whole = np.concatenate([voice[at - 960 : at], made, out, voice[at + used : at + used + 480]])
        assert roughness(whole) <= 2 * roughness(voice[at - 960 : at + 1920])
