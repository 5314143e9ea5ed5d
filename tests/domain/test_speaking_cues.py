from __future__ import annotations

import pytest

from app.domain.floor import Extend, FloorState, Pause
from app.domain.identity import RequestId
from app.domain.speaking_cues import ClockLook, Cue, clock_look, cues
from tests.domain.floors import T0, A, B, floor_after, grant


def look(elapsed_s: float, allotted_s: int = 300, turn: str = "r") -> ClockLook:
    return ClockLook(RequestId(turn), round(elapsed_s * 1000), allotted_s)


@pytest.mark.parametrize(
    ("before_s", "after_s", "due"),
    [
        (239.9, 240, [Cue.LAST_MINUTE]),
        (240, 240.1, []),
        (299.9, 300, [Cue.TIME_UP]),
        (300, 374.9, []),
        (374.9, 375, [Cue.OVERRUN]),
        (375, 900, []),
        (0, 400, [Cue.OVERRUN]),
    ],
)
def test_each_cue_is_due_once(before_s: float, after_s: float, due: list[Cue]) -> None:
    assert list(cues(look(before_s), look(after_s))) == due


def test_a_first_look_and_another_turn_make_nothing_due() -> None:
    late = look(500)
    assert cues(None, late) == cues(late, None) == cues(look(10), look(500, turn="s")) == ()


def test_a_short_turn_has_no_last_minute() -> None:
    assert cues(look(0, 60), look(1, 60)) == ()
    assert cues(look(59, 60), look(60, 60)) == (Cue.TIME_UP,)


def test_time_that_is_added_makes_it_due_again_and_time_taken_away_at_once() -> None:
    assert cues(look(301), look(301, 420)) == ()
    assert cues(look(359.9, 420), look(360, 420)) == (Cue.LAST_MINUTE,)
    assert cues(look(200), look(200, 230)) == (Cue.LAST_MINUTE,)
    assert cues(look(200), look(200, 190)) == (Cue.TIME_UP,)


def test_the_clock_that_is_looked_at_is_the_speakers() -> None:
    assert clock_look(FloorState(), T0) is None
    state = floor_after(grant(A), grant(B), Extend(60), Pause())
    seen = clock_look(state, T0 + 99_000)
    assert seen is not None
    assert (seen.elapsed_ms, seen.allotted_s) == (2000, 360)
