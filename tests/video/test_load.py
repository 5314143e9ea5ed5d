from __future__ import annotations

import pytest

from app.video.load import MOST, WINDOW_NS, LoadMeter

MS = 1_000_000
PICTURE_US = 40_000


def pictures(meter: LoadMeter, count: int, busy_ms: float, every_ms: float, start_ns: int = 0, due_us: int = 0) -> int:
    """Work on pictures that are 40 ms long and come every so often; return when the last one was done."""
    now_ns = start_ns
    for number in range(count):
        now_ns = start_ns + int(number * every_ms * MS)
        meter.worked(int(busy_ms * MS), now_ns, due_us + number * PICTURE_US)
    return now_ns


@pytest.mark.parametrize("busy_ms", [2.0, 20.0, 38.0])
def test_the_load_is_the_work_over_the_pictures_time(busy_ms: float) -> None:
    meter = LoadMeter()
    now_ns = pictures(meter, 25, busy_ms, every_ms=40)
    assert meter.load(now_ns) == pytest.approx(busy_ms / 40, rel=0.06)


def test_a_slow_network_is_no_load() -> None:
    meter = LoadMeter()
    calm = meter.load(pictures(meter, 25, 4.0, every_ms=40))
    # Nothing for three seconds, then all of it at once.
    meter = LoadMeter()
    pictures(meter, 25, 4.0, every_ms=40)
    now_ns = pictures(meter, 75, 4.0, every_ms=4.0, start_ns=4_000 * MS, due_us=25 * PICTURE_US)
    assert meter.load(now_ns) == pytest.approx(calm, rel=0.1)


def test_pictures_that_trickle_in_are_no_load_either() -> None:
    meter = LoadMeter()
    assert meter.load(pictures(meter, 10, 4.0, every_ms=400)) == 0.0


def test_a_worker_that_hardly_gets_a_core_is_seen() -> None:
    meter = LoadMeter()
    assert meter.load(pictures(meter, 4, 350.0, every_ms=350)) > 2


def test_sound_is_work_but_not_the_time_of_a_picture() -> None:
    meter = LoadMeter()
    now_ns = pictures(meter, 25, 4.0, every_ms=40)
    alone = meter.load(now_ns)
    for _ in range(25):
        meter.worked(4 * MS, now_ns)
    assert meter.load(now_ns) == pytest.approx(2 * alone, rel=0.01)


def test_little_that_was_seen_says_nothing() -> None:
    meter = LoadMeter()
    assert meter.load(pictures(meter, 5, 38.0, every_ms=40)) == 0.0


@pytest.mark.parametrize("jump_us", [-3_000_000, -40_000, 0, 9_000_000])
def test_a_jump_of_the_timestamps_is_no_time(jump_us: int) -> None:
    meter = LoadMeter()
    now_ns = pictures(meter, 12, 4.0, every_ms=40)
    now_ns = pictures(meter, 13, 4.0, every_ms=40, start_ns=now_ns + 40 * MS, due_us=11 * PICTURE_US + jump_us)
    assert meter.load(now_ns) == pytest.approx(0.1, rel=0.15)


def test_what_is_older_than_a_second_is_forgotten() -> None:
    meter = LoadMeter()
    now_ns = pictures(meter, 25, 38.0, every_ms=40)
    now_ns = pictures(meter, 30, 4.0, every_ms=40, start_ns=now_ns + 40 * MS, due_us=25 * PICTURE_US)
    assert meter.load(now_ns) == pytest.approx(0.1, rel=0.1)
    assert meter.load(now_ns + 2 * WINDOW_NS) == 0.0


def test_work_that_never_ends_has_a_bound() -> None:
    meter = LoadMeter()
    meter.worked(10_000 * MS, 0, 0)
    assert meter.load(0) == MOST


def test_another_level_begins_anew() -> None:
    meter = LoadMeter()
    now_ns = pictures(meter, 25, 38.0, every_ms=40)
    meter.restart()
    assert meter.load(now_ns) == 0.0
    now_ns = pictures(meter, 25, 4.0, every_ms=40, start_ns=now_ns + 40 * MS, due_us=7)
    assert meter.load(now_ns) == pytest.approx(0.1, rel=0.06)
