"""Speaking in between, the ways to give the floor, the list, and taking back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.floor import (
    UNDO_DEPTH,
    UNDO_WITHIN_MS,
    AddTime,
    ClearQueue,
    CloseList,
    Command,
    Extend,
    FloorMode,
    FloorRefused,
    FloorState,
    Grant,
    Move,
    MoveUp,
    NameSpeaker,
    Next,
    NextResponse,
    OpenList,
    Pause,
    Priority,
    ReAddLast,
    Release,
    Request,
    Resume,
    SetMode,
    SetPriority,
    SetTime,
    SiteNotConnected,
    TurnKind,
    Undo,
    apply,
)
from app.domain.identity import RequestId, SiteId
from app.domain.site import HALL
from tests.domain.floors import SITI, T0, TURN_S, A, B, C, D, ask, between, floor_after, grant, own, play

INTERUPSI, TANGGAPAN, ARAHAN = TurnKind.INTERUPSI, TurnKind.TANGGAPAN, TurnKind.ARAHAN
LATER = RequestId("lagi")


def holding(state: FloorState) -> list[SiteId]:
    return [turn.site_id for turn in state.holders]


def queue(state: FloorState) -> list[SiteId]:
    return [request.site_id for request in state.queue]


def wait(site_id: SiteId, kind: TurnKind) -> Request:
    return Request(RequestId(f"menunggu {kind.value} {site_id}"), site_id, SITI, kind=kind)


# --- in between ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "heard"), [(TANGGAPAN, (A, B)), (INTERUPSI, (B,)), (ARAHAN, (B,))], ids=lambda value: str(value)
)
def test_who_speaks_in_between_halts_the_holder_who_keeps_the_floor(kind: TurnKind, heard: tuple[SiteId, ...]) -> None:
    state = floor_after(grant(A), between(B, kind))
    assert (holding(state), state.open_sites) == ([A], heard)
    assert state.holder is not None
    assert state.holder.is_paused
    assert state.interposed is not None
    assert (state.interposed.site_id, state.interposed.allotted_s) == (B, state.interposed_s)
    assert state.speaking is state.interposed
    after = apply(state, Release(), T0 + 31_000).state
    assert (after.interposed, holding(after), after.open_sites) == (None, [A], (A,))
    assert after.holder is not None
    assert (after.holder.is_paused, after.holder.spoken_ms(T0 + 41_000)) == (False, 11_000)


def test_an_answer_belongs_to_the_turn_it_answers_also_just_after_it() -> None:
    during = floor_after(grant(A), between(HALL, TANGGAPAN)).interposed
    after = floor_after(grant(A), Release(), between(HALL, TANGGAPAN)).interposed
    assert during is not None
    assert after is not None
    assert during.answers == after.answers == own(A)
    word = floor_after(grant(A), between(HALL, ARAHAN)).interposed
    assert word is not None
    assert word.answers == ""


def test_a_clock_the_operator_had_stopped_stays_stopped_after_what_was_in_between() -> None:
    state = floor_after(grant(A), Pause(), between(B, TANGGAPAN), Release())
    assert state.holder is not None
    assert state.holder.is_paused


def test_pause_extend_and_name_concern_whoever_speaks() -> None:
    name = NameSpeaker(RequestId(f"arahan {HALL}"), SITI)
    state = floor_after(grant(A), between(HALL, ARAHAN), Pause(), Extend(60), name)
    assert state.interposed is not None
    assert (state.interposed.is_paused, state.interposed.allotted_s) == (True, state.interposed_s + 60)
    assert state.holder is not None
    assert state.holder.allotted_s == TURN_S
    with pytest.raises(FloorRefused):
        apply(apply(state, Resume(), T0 + 9000).state, Resume(), T0 + 9000)


def test_the_higher_one_goes_on_and_the_lower_one_waits_in_front() -> None:
    state = floor_after(grant(A), ask(C), between(HALL, TANGGAPAN), between(B, INTERUPSI))
    assert state.interposed is not None
    assert (state.interposed.site_id, queue(state)) == (HALL, [B, C])
    with pytest.raises(FloorRefused, match="didahulukan"):
        apply(state, between(B, INTERUPSI), T0 + 9000)
    shifted = apply(state, Next(), T0 + 9000).state
    assert shifted.interposed is not None
    assert (shifted.interposed.site_id, holding(shifted)) == (B, [A])


def test_an_equal_or_higher_one_ends_what_is_spoken_in_between() -> None:
    state = floor_after(grant(A), between(B, INTERUPSI), between(HALL, ARAHAN), between(HALL, TANGGAPAN, "opd"))
    assert state.interposed is not None
    assert (state.interposed.request_id, [turn.kind for turn in state.turns]) == ("opd", [INTERUPSI, ARAHAN])
    back = apply(state, Release(), T0 + 9000).state
    assert back.holder is not None
    assert not back.holder.is_paused
    assert back.holder.paused_total_ms == 8000


def test_a_grant_ends_both_what_is_in_between_and_the_turn_below() -> None:
    state = floor_after(grant(A), between(HALL, TANGGAPAN), grant(C))
    assert (state.interposed, holding(state)) == (None, [C])
    assert {turn.site_id: turn.spoken_ms(0) for turn in state.turns} == {A: 1000, HALL: 1000}


def test_an_interruption_does_not_lose_its_place() -> None:
    state = floor_after(grant(A), ask(B), ask(C), between(B, INTERUPSI), Release())
    assert queue(state) == [B, C]


def test_whoever_gets_the_floor_waits_no_more() -> None:
    state = floor_after(grant(A), ask(B), wait(B, INTERUPSI), Grant(B, LATER, kind=TurnKind.PAPARAN))
    assert (holding(state), state.waiting) == ([B], ())
    assert state.holder is not None
    assert state.holder.kind is TurnKind.PAPARAN


def test_the_hall_is_many_people() -> None:
    state = floor_after(grant(A), wait(HALL, TANGGAPAN), Request(LATER, HALL, SITI, kind=TANGGAPAN), NextResponse())
    assert [request.request_id for request in state.responses] == [LATER]
    assert state.open_sites == (A,)
    with pytest.raises(FloorRefused, match="sudah antre"):
        floor_after(wait(B, INTERUPSI), replace(wait(B, INTERUPSI), request_id=LATER))


def test_answers_have_a_list_of_their_own_where_the_mode_says_so() -> None:
    commands = (ask(A), wait(HALL, TANGGAPAN), ask(B))
    together = floor_after(*commands)
    assert queue(together) == [HALL, A, B]
    apart = floor_after(SetMode(FloorMode.RESPONSES), *commands)
    assert (queue(apart), [r.site_id for r in apart.responses]) == ([A, B], [HALL])
    assert holding(apply(apart, Next(), T0 + 9000).state) == [A]


# --- modes and limits ------------------------------------------------------------------------------


def test_as_many_as_the_limit_and_the_longest_makes_room() -> None:
    state = floor_after(SetMode(FloorMode.OPERATOR, 2), grant(A), grant(B), grant(C))
    assert (holding(state), state.open_sites) == ([B, C], (B, C))
    assert state.holder is not None
    assert state.holder.site_id == B
    assert holding(apply(state, SetMode(FloorMode.OPERATOR), T0 + 9000).state) == [C]


def test_the_chair_is_not_counted_and_not_closed() -> None:
    empty = FloorState(turn_s=TURN_S, chair=D)
    state = play(SetMode(FloorMode.OPERATOR, 2), grant(D), grant(A), grant(B), grant(C), state=empty)[0]
    assert holding(state) == [D, B, C]
    assert state.holder is not None
    assert state.holder.site_id == B
    # One at a time: the operator gives the floor to the chair and back.
    assert holding(apply(state, SetMode(FloorMode.OPERATOR), T0 + 9000).state) == [C]
    assert holding(play(grant(A), grant(D), state=empty)[0]) == [D]
    assert holding(play(grant(D), grant(A), state=empty)[0]) == [A]


def test_an_open_floor_takes_who_asks_and_the_others_move_up() -> None:
    state = floor_after(SetMode(FloorMode.OPEN, 2), ask(A), ask(B), ask(C), ask(D))
    assert (holding(state), queue(state)) == ([A, B], [C, D])
    moved = apply(state, Release(own(A)), T0 + 9000).state
    assert (holding(moved), queue(moved)) == ([B, C], [D])


def test_an_open_floor_waits_while_somebody_speaks_in_between() -> None:
    state = floor_after(SetMode(FloorMode.OPEN, 2), ask(A), between(HALL, ARAHAN), ask(B))
    assert (holding(state), queue(state)) == ([A], [B])
    assert holding(apply(state, Release(), T0 + 9000).state) == [A, B]


def test_an_overriding_floor_closes_the_one_who_is_open_longest() -> None:
    state = floor_after(SetMode(FloorMode.OVERRIDE, 2), ask(A), ask(B), ask(C))
    assert (holding(state), [turn.site_id for turn in state.turns]) == ([B, C], [A])
    waits = floor_after(SetMode(FloorMode.OVERRIDE), ask(A), between(HALL, ARAHAN), ask(B))
    assert (holding(waits), queue(waits)) == ([A], [B])


# --- who is connected ------------------------------------------------------------------------------


def test_only_who_is_connected_gets_the_floor_unless_the_operator_says_so() -> None:
    state = floor_after(ask(B))
    with pytest.raises(SiteNotConnected, match="terputus"):
        apply(state, grant(B), T0, {A})
    with pytest.raises(SiteNotConnected):
        apply(state, Next(), T0, {A})
    given = apply(state, replace(grant(B), override=True), T0, {A})
    assert given.state.holder is not None
    assert given.state.holder.is_override
    assert [event.is_override for event in given.events] == [True]
    plain = apply(state, replace(grant(B), override=True), T0, {B})
    assert [event.is_override for event in plain.events] == [False]
    assert apply(state, between(HALL, ARAHAN), T0, ()).state.interposed is not None


def test_the_next_one_is_the_first_that_is_connected() -> None:
    state = apply(floor_after(ask(A), ask(B)), Next(), T0 + 9000, {B}).state
    assert (holding(state), queue(state)) == ([B], [A])
    waiting = apply(FloorState(mode=FloorMode.OPEN), ask(A), T0, {B}).state
    assert (holding(waiting), queue(waiting)) == ([], [A])
    assert queue(apply(FloorState(mode=FloorMode.OVERRIDE), ask(A), T0, {B}).state) == [A]


def test_with_an_open_floor_who_waits_moves_up_once_his_site_is_connected() -> None:
    waiting = apply(FloorState(mode=FloorMode.OPEN), ask(A), T0, {B}).state
    assert apply(waiting, MoveUp(), T0 + 1000, {B}).events == ()
    moved = apply(waiting, MoveUp(), T0 + 2000, {A, B}).state
    assert (holding(moved), queue(moved)) == ([A], [])
    # It only follows from the request: both are taken back together.
    assert apply(moved, Undo(), T0 + 3000, {A, B}).state.waiting == ()
    by_hand = apply(FloorState(), ask(A), T0, {B}).state
    assert apply(by_hand, MoveUp(), T0 + 2000, {A, B}).state == by_hand


# --- one of several --------------------------------------------------------------------------------


def test_one_of_several_turns_can_be_named() -> None:
    state = floor_after(SetMode(FloorMode.OPERATOR, 2), grant(A), grant(B))
    for command in (Pause(own(B)), Extend(60, own(B))):
        state = apply(state, command, T0 + 20_000).state
    assert [(turn.is_paused, turn.allotted_s) for turn in state.holders] == [(False, TURN_S), (True, TURN_S + 60)]
    state = apply(state, SetTime(90, own(B)), T0 + 21_000).state
    state = apply(state, Resume(own(B)), T0 + 22_000).state
    assert [(turn.is_paused, turn.allotted_s) for turn in state.holders] == [(False, TURN_S), (False, 90)]


def test_a_clock_that_stands_for_somebody_in_between_runs_again_only_after_him() -> None:
    state = floor_after(grant(A), Pause(), between(B, INTERUPSI))
    with pytest.raises(FloorRefused, match="disela"):
        apply(state, Resume(own(A)), T0 + 20_000)


# --- the list --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site_id", "place", "order"), [(C, 1, [C, A, B]), (A, 2, [B, A, C]), (A, 3, [B, C, A]), (A, 99, [B, C, A])]
)
def test_a_request_is_moved_to_a_place(site_id: SiteId, place: int, order: list[SiteId]) -> None:
    assert queue(floor_after(ask(A), ask(B), ask(C), Move(own(site_id), place))) == order


def test_a_request_that_is_there_already_and_one_not_accepted_are_not_moved() -> None:
    state = floor_after(ask(A), ask(B), ask(C, accept=False))
    for command in (Move(own(A), 1), Move(own(A), 0), Move(own(B), 2), Move(own(C), 1)):
        with pytest.raises(FloorRefused, match="sudah begitu"):
            apply(state, command, T0 + 9000)


def test_a_priority_changes_the_place() -> None:
    assert queue(floor_after(ask(A), ask(B), SetPriority(own(B), Priority.HIGH))) == [B, A]
    pending = floor_after(ask(A), ask(B, accept=False), SetPriority(own(B), Priority.HIGH))
    assert [(r.site_id, r.priority) for r in pending.waiting] == [(A, Priority.NORMAL), (B, Priority.HIGH)]


def test_a_closed_list_takes_no_turns_but_what_is_spoken_in_between() -> None:
    state = floor_after(CloseList())
    with pytest.raises(FloorRefused, match="ditutup") as refused:
        apply(state, ask(A), T0)
    assert "interupsi" in refused.value.advice
    assert queue(apply(state, wait(A, INTERUPSI), T0).state) == [A]
    assert holding(apply(state, grant(A), T0).state) == [A]
    assert queue(floor_after(CloseList(), OpenList(), ask(A))) == [A]


def test_the_last_speaker_comes_back_in_front_with_his_name() -> None:
    state = floor_after(grant(A, SITI), ask(B), between(HALL, ARAHAN), Release(), Next(), ask(C), ReAddLast(LATER))
    assert queue(state) == [A, C]
    assert state.waiting[0].speaker == SITI
    with pytest.raises(FloorRefused, match="sudah antre"):
        apply(state, ReAddLast(RequestId("dua kali")), T0 + 9000)


# --- taking back -----------------------------------------------------------------------------------


def exact(state: FloorState) -> FloorState:
    return replace(state, last_ms=0)


@pytest.mark.parametrize(
    "command",
    [grant(B), Next(), Release(), ClearQueue(), Extend(60), Pause(), between(HALL, TANGGAPAN), AddTime(((A, 60),))],
    ids=str,
)
def test_taking_back_gives_the_state_before_and_the_clock_has_gone_on(command: Command) -> None:
    before = floor_after(grant(A), ask(C))
    changed = apply(before, command, T0 + 10_000).state
    back = apply(changed, Undo(), T0 + 10_000 + UNDO_WITHIN_MS).state
    assert exact(back) == exact(before)
    assert back.holder is not None
    assert back.holder.spoken_ms(T0 + 40_000) == 40_000
    assert exact(apply(back, Undo(), T0 + 30_000).state) == exact(floor_after(grant(A)))


def test_what_moved_a_clock_is_taken_back_only_at_once() -> None:
    state = floor_after(grant(A), ask(C))
    late_ms = T0 + 10_001 + UNDO_WITHIN_MS
    with pytest.raises(FloorRefused, match="terlalu lama") as refused:
        apply(apply(state, Next(), T0 + 10_000).state, Undo(), late_ms)
    assert "Masukkan lagi" in refused.value.advice
    cleared = apply(state, ClearQueue(), T0 + 10_000).state
    assert queue(apply(cleared, Undo(), late_ms).state) == [C]


def test_taking_back_goes_on_as_far_as_it_is_kept() -> None:
    state = floor_after(*[command for _ in range(UNDO_DEPTH) for command in (CloseList(), OpenList())])
    for _ in range(UNDO_DEPTH):
        state = apply(state, Undo(), T0 + 99_000).state
    with pytest.raises(FloorRefused, match="Tidak ada"):
        apply(state, Undo(), T0 + 99_000)
