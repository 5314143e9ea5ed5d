from __future__ import annotations

import numpy as np
import pytest

from app.audio.arrival import Arrival
from app.audio.drift import DriftTracker
from app.shm.ring import SAMPLE_RATE

BLOCK = 960
MS = SAMPLE_RATE // 1000


def run(arrival: Arrival, levels: list[int], *, arrives: bool = True) -> None:
    for level in levels:
        arrival.note(level, level if arrives else None, BLOCK)


def test_nothing_is_known_before_anything_came() -> None:
    arrival = Arrival()
    run(arrival, [-n * BLOCK for n in range(500)], arrives=False)
    assert not arrival.known
    assert arrival.best is None


def test_lateness_is_what_nearly_all_levels_fall_by() -> None:
    arrival = Arrival()
    random = np.random.default_rng(1)
    run(arrival, [int(10_000 - late * MS) for late in random.uniform(0, 100, 1000)])
    assert 95 * MS <= arrival.lateness <= 105 * MS
    assert arrival.best == pytest.approx(10_000, abs=MS)


def test_what_comes_back_was_late_and_what_does_not_was_lost() -> None:
    late, lost = Arrival(), Arrival()
    for _ in range(10):
        run(late, [0] * 100 + [-n * BLOCK for n in range(1, 11)])
    for n in range(10):
        run(lost, [-n * 10 * BLOCK] * 100)
    assert 195 * MS <= late.lateness <= 205 * MS
    assert lost.lateness <= 5 * MS


def test_it_forgets_in_a_few_minutes() -> None:
    arrival = Arrival()
    run(arrival, ([0] * 40 + [-200 * MS] * 10) * 10)
    assert arrival.lateness >= 200 * MS
    run(arrival, [0] * 50 * 240)
    assert arrival.lateness <= 5 * MS


def test_after_a_gap_the_best_level_is_a_new_one_at_once() -> None:
    arrival = Arrival()
    run(arrival, [0] * 300)
    arrival.look_anew()
    run(arrival, [-SAMPLE_RATE] * 50)
    assert arrival.best == -SAMPLE_RATE


@pytest.mark.parametrize("ppm", [500, 37, 0, -500])
def test_the_rate_is_found_through_noise(ppm: int) -> None:
    tracker = DriftTracker()
    random = np.random.default_rng(2)
    for at in range(0, 300 * SAMPLE_RATE, SAMPLE_RATE // 2):
        tracker.update(at * ppm * 1e-6 + random.normal(0, 2 * MS), at)
    assert tracker.rate * 1e6 == pytest.approx(ppm, abs=25)


def test_a_jump_moves_the_level_and_not_the_rate() -> None:
    tracker = DriftTracker()
    for at in range(0, 100 * SAMPLE_RATE, SAMPLE_RATE // 2):
        tracker.update(at * 2e-4, at)
    before, at = tracker.rate, 100 * SAMPLE_RATE
    tracker.update(-SAMPLE_RATE, at)
    assert tracker.rate == before
    assert tracker.level_at(at) == -SAMPLE_RATE
