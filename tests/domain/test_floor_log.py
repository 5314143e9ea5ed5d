from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.floor import (
    NO_REQUEST,
    AddTime,
    CloseList,
    Extend,
    FloorEvent,
    FloorEventKind,
    FloorRefused,
    FloorState,
    NameSpeaker,
    Priority,
    Release,
    Request,
    Speaker,
    Undo,
    evolve,
    replay,
    without_undone,
)
from tests.domain.floors import JOKO, SITI, T0, TURN_S, A, B, ask, floor_after, grant, own, play


def test_an_empty_log_is_an_empty_floor() -> None:
    assert replay([]) == FloorState()
    assert replay([], FloorState(turn_s=90)) == FloorState(turn_s=90)


def test_the_events_of_a_request_carry_all_that_the_minutes_need() -> None:
    events = play(Request(own(B), B, SITI, Priority.HIGH))[1]
    assert events == (
        FloorEvent(FloorEventKind.REQUESTED, T0, own(B), B, SITI, Priority.HIGH, step=1),
        FloorEvent(FloorEventKind.ACCEPTED, T0, own(B), B, SITI, Priority.HIGH, step=1),
    )


def test_seconds_say_how_long_a_turn_is_and_how_much_was_added() -> None:
    events = play(grant(A), Extend(-30), NameSpeaker(own(A), JOKO), Release())[1]
    assert [(event.kind, event.seconds, event.speaker) for event in events[2:]] == [
        (FloorEventKind.GRANTED, TURN_S, Speaker()),
        (FloorEventKind.EXTENDED, -30, Speaker()),
        (FloorEventKind.SPEAKER_NAMED, 0, JOKO),
        (FloorEventKind.RELEASED, 0, JOKO),
    ]


ABOUT_THE_WHOLE_FLOOR = (
    FloorEventKind.LIST_CLOSED,
    FloorEventKind.LIST_OPENED,
    FloorEventKind.MODE_SET,
    FloorEventKind.TIME_ADDED,
)
NEEDS_NOTHING = (FloorEventKind.DENIED, FloorEventKind.CANCELLED, FloorEventKind.SPEAKER_NAMED, FloorEventKind.KIND_SET)


@pytest.mark.parametrize(
    "kind", [k for k in FloorEventKind if k not in (*ABOUT_THE_WHOLE_FLOOR, FloorEventKind.REQUESTED)]
)
def test_a_log_with_a_hole_is_not_read_as_something_else(kind: FloorEventKind) -> None:
    stray = FloorEvent(kind, T0, own(A), A)
    if kind in NEEDS_NOTHING:
        assert evolve(FloorState(), stray) == FloorState(last_ms=T0)
    else:
        with pytest.raises(FloorRefused):
            evolve(FloorState(), stray)


def test_an_unknown_kind_of_event_is_refused() -> None:
    holder = floor_after(grant(A))
    with pytest.raises(FloorRefused, match="tidak dikenal"):
        evolve(holder, replace(play(grant(B))[1][0], kind="sung"))  # type: ignore[arg-type]


def test_a_log_from_before_undoing_gives_the_same_floor_and_nothing_to_take_back() -> None:
    state, events = play(grant(A), ask(B), Extend(60))
    old = replay((replace(event, step=0) for event in events), FloorState(turn_s=TURN_S))
    assert old == state
    assert (len(state.past), old.past) == (3, ())


def test_what_was_taken_back_is_in_the_log_and_not_in_what_is_told_of_it() -> None:
    events = play(grant(A), ask(B), Undo(), Undo(), grant(B))[1]
    assert [event.kind for event in events].count(FloorEventKind.UNDONE) == 2
    told = without_undone(events)
    assert [(event.site_id, event.kind.value) for event in told] == [
        (B, "requested"),
        (B, "accepted"),
        (B, "granted"),
    ]
    assert replay(told, FloorState(turn_s=TURN_S)) == floor_after(grant(A), ask(B), Undo(), Undo(), grant(B))


def test_events_about_the_whole_floor_name_no_request() -> None:
    closed, *added = play(CloseList(), AddTime(((A, 60), (B, -30))))[1]
    assert closed.request_id == NO_REQUEST
    assert [(event.site_id, event.seconds) for event in added] == [(A, 60), (B, -30)]
