from __future__ import annotations

from app.process.restart import RestartPace

STEADY_S = 30.0


def test_the_first_fall_is_mended_at_once_and_the_next_ones_more_and_more_slowly() -> None:
    pace, now_s, pauses = RestartPace(), 1000.0, list[float]()
    for _ in range(9):
        pace.started(now_s)
        now_s += 1.0
        pauses.append(pace.pause_s(now_s))
    assert pauses == [0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 10.0, 10.0, 10.0]
    assert pace.falls == 9


def test_a_child_that_was_well_for_long_falls_for_the_first_time_again() -> None:
    pace = RestartPace()
    for _ in range(4):
        pace.started(1000.0)
        pace.pause_s(1001.0)
    pace.started(2000.0)
    assert pace.pause_s(2000.0 + STEADY_S) == 0.0
    assert pace.falls == 1
    pace.started(3000.0)
    assert pace.pause_s(3001.0) == 0.5


def test_just_not_long_enough_is_not_well() -> None:
    pace = RestartPace()
    pace.started(1000.0)
    pace.pause_s(1001.0)
    pace.started(2000.0)
    assert pace.pause_s(2000.0 + STEADY_S - 0.001) == 0.5


def test_a_child_that_never_started_has_fallen_too() -> None:
    pace = RestartPace()
    assert pace.falls == 0
    assert [pace.pause_s(1.0), pace.pause_s(1.0)] == [0.0, 0.5]
