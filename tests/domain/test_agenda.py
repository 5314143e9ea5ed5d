from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain.agenda import (
    MAX_ITEMS,
    USUAL_AGENDA,
    AgendaCommand,
    AgendaEvent,
    AgendaEventKind,
    AgendaRefused,
    AgendaState,
    ChangeItem,
    EndBreak,
    InsertItem,
    JumpTo,
    RemoveItem,
    StepBack,
    StepForward,
    TakeBreak,
    apply_agenda,
    plan_events,
    replay_agenda,
)
from app.domain.agenda_outlook import ItemProgress, outlook
from app.domain.identity import AgendaItemId
from app.domain.session import AgendaItem, AgendaKind, agenda_kind

T0 = 1_516_672_800_000
MINUTE = 60_000
FIRST, SECOND, THIRD = (AgendaItemId(str(number)) for number in (1, 2, 3))
PLAN = (AgendaItem("Pembukaan", 10), AgendaItem("Putaran", 90), AgendaItem("Penutup", 10))


def held(*steps: tuple[int, AgendaCommand], plan: tuple[AgendaItem, ...] = PLAN) -> AgendaState:
    """Return the agenda after commands given so many minutes after nine."""
    state = replay_agenda(plan_events(plan, T0))
    for after_min, command in steps:
        state = apply_agenda(state, command, T0 + after_min * MINUTE).state
    return state


def at(minutes: int) -> int:
    return T0 + minutes * MINUTE


def test_a_file_without_agenda_gets_the_usual_one() -> None:
    state = held(plan=())
    assert [planned.item for planned in state.items] == list(USUAL_AGENDA)
    assert [planned.item_id for planned in state.items] == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Sambutan Kepala Bappeda", AgendaKind.REMARKS),
        ("PUTARAN usulan per kelurahan", AgendaKind.ROUND),
        ("Makan siang", AgendaKind.OTHER),
    ],
)
def test_an_item_says_in_its_title_what_it_is_for(title: str, kind: AgendaKind) -> None:
    assert agenda_kind(title) is kind


def test_one_step_ends_an_item_and_begins_the_next() -> None:
    seen = outlook(held((0, StepForward()), (12, StepForward())), at(50))
    assert seen.current
    assert (seen.current.number, seen.current.real_s, seen.current.over_s) == (2, 38 * 60, 0)
    assert [(one.real_s, one.over_s) for one in seen.items] == [(720, 120), (2280, 0), (0, 0)]
    assert seen.following
    assert seen.following.number == 3
    assert (seen.session_over_s, seen.ends_at_ms) == (120, at(112))


def test_behind_the_last_item_the_agenda_ends() -> None:
    state = held((0, StepForward()), (5, StepForward()), (20, StepForward()), (30, StepForward()))
    seen = outlook(state, at(99))
    assert seen.is_over
    assert seen.current is None
    assert (seen.ends_at_ms, seen.session_over_s) == (at(30), -80 * 60)
    with pytest.raises(AgendaRefused, match="sudah selesai"):
        apply_agenda(state, StepForward(), at(31))


def test_a_step_back_is_as_if_the_step_had_not_been() -> None:
    before = held((0, StepForward()), (12, StepForward()))
    after = held((0, StepForward()), (12, StepForward()), (13, StepForward()), (14, StepBack()))
    assert outlook(after, at(20)) == outlook(before, at(20))


def test_the_end_can_be_taken_back_and_so_can_a_jump_after_it() -> None:
    ended = held((0, StepForward()), (5, JumpTo(THIRD)), (9, StepForward()))
    jumped = apply_agenda(ended, JumpTo(SECOND), at(12)).state
    back = apply_agenda(jumped, StepBack(), at(13)).state
    assert back.spans == ended.spans
    assert apply_agenda(back, StepBack(), at(14)).state.current_id == THIRD
    rested = apply_agenda(apply_agenda(jumped, TakeBreak(), at(13)).state, EndBreak(), at(20)).state
    assert apply_agenda(rested, StepBack(), at(21)).state.rested_ms(at(21)) == 0


def test_what_was_jumped_over_is_told_and_costs_no_time() -> None:
    seen = outlook(held((0, StepForward()), (10, JumpTo(THIRD))), at(12))
    assert [one.progress for one in seen.items] == [ItemProgress.HELD, ItemProgress.SKIPPED, ItemProgress.CURRENT]
    assert (seen.ends_at_ms, seen.following) == (at(20), None)


def test_an_item_that_is_held_again_goes_on_counting() -> None:
    state = held((0, StepForward()), (10, StepForward()), (30, JumpTo(FIRST)), (35, JumpTo(SECOND)))
    assert [state.real_ms(item_id, at(40)) // MINUTE for item_id in (FIRST, SECOND)] == [15, 25]


def test_a_rest_counts_for_no_item_but_for_the_session() -> None:
    state = held((0, StepForward()), (4, TakeBreak()), (10, EndBreak()))
    seen = outlook(state, at(12))
    assert seen.current
    assert (seen.current.real_s, seen.current.over_s, seen.session_over_s) == (6 * 60, 0, 6 * 60)
    resting = held((0, StepForward()), (4, TakeBreak()))
    assert outlook(resting, at(12)).is_paused
    for command in (StepForward(), StepBack(), JumpTo(THIRD), TakeBreak()):
        with pytest.raises(AgendaRefused, match="istirahat") as caught:
            apply_agenda(resting, command, at(13))
        assert caught.value.advice == "Akhiri istirahat dahulu."


def test_the_plan_that_counts_is_the_one_of_the_beginning() -> None:
    extra = InsertItem(AgendaItemId("x"), AgendaItem("Doa", 5), THIRD)
    seen = outlook(held((0, StepForward()), (1, extra)), at(1))
    assert [one.item.title for one in seen.items] == ["Pembukaan", "Putaran", "Doa", "Penutup"]
    assert seen.session_over_s == 300
    assert outlook(held((0, StepForward()), (1, RemoveItem(SECOND))), at(1)).session_over_s == -90 * 60


@pytest.mark.parametrize("command", [ChangeItem(FIRST, AgendaItem("Lain", 5)), RemoveItem(FIRST)])
def test_what_was_begun_is_not_changed(command: AgendaCommand) -> None:
    with pytest.raises(AgendaRefused, match="sudah dimulai"):
        apply_agenda(held((0, StepForward())), command, at(1))


def test_who_answers_for_an_item_may_be_said_when_it_is_over() -> None:
    begun = held((0, StepForward()), (5, StepForward()))
    named = replace(begun.items[0].item, responsible=" Camat\nMedan Satria ")
    changed = apply_agenda(begun, ChangeItem(FIRST, named), at(6)).state
    assert changed.items[0].item == replace(named, responsible="Camat Medan Satria")
    assert changed.spans == begun.spans


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (AgendaItem(" \n", 5), "nama acara"),
        (AgendaItem("x" * 201, 5), "nama acara"),
        (AgendaItem("Doa", 0), "lama acara"),
        (AgendaItem("Doa", 601), "lama acara"),
        (AgendaItem("Doa", 5, responsible="x" * 201), "penanggung jawab"),
    ],
)
def test_an_item_that_cannot_be_held_is_refused(item: AgendaItem, reason: str) -> None:
    for command in (ChangeItem(SECOND, item), InsertItem(AgendaItemId("x"), item)):
        with pytest.raises(AgendaRefused, match=reason):
            apply_agenda(held(), command, at(1))


def test_limits_and_unknown_items() -> None:
    full = held(plan=(AgendaItem("Acara", 1),) * MAX_ITEMS)
    doa = AgendaItem("Doa", 5)
    for state, command, reason in (
        (full, InsertItem(AgendaItemId("x"), doa), "100 acara"),
        (held(), InsertItem(FIRST, doa), "sudah ada"),
        (held(), JumpTo(AgendaItemId("x")), "tidak ada lagi"),
        (held(plan=PLAN[:1]), RemoveItem(FIRST), "paling sedikit satu"),
        (held(), StepBack(), "belum dimulai"),
        (held(), TakeBreak(), "Tidak ada acara"),
        (held(), EndBreak(), "tidak sedang istirahat"),
        (held((0, StepForward())), JumpTo(FIRST), "sedang berlangsung"),
    ):
        with pytest.raises(AgendaRefused, match=reason):
            apply_agenda(state, command, at(1))


def test_a_clock_that_steps_back_is_held() -> None:
    state = held((10, StepForward()))
    outcome = apply_agenda(state, StepForward(), at(3))
    assert outcome.events[0].at_ms == at(10)
    assert outlook(outcome.state, at(2)).items[0].real_s == 0


class AgendaMachine(RuleBasedStateMachine):
    """An operator who presses anything at any time: the promises that hold at every step."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[AgendaEvent] = list(plan_events(PLAN, T0))
        self.state = replay_agenda(self.log)
        self.now_ms = T0
        self.ids = count()

    def give(self, command: AgendaCommand, after_s: int) -> bool:
        self.now_ms += after_s * 1000
        before = self.state
        try:
            outcome = apply_agenda(self.state, command, self.now_ms)
        except AgendaRefused:
            assert self.state == before
            return False
        self.state = outcome.state
        self.log.extend(outcome.events)
        return True

    @rule(after_s=st.integers(-100, 4000))
    def forward(self, after_s: int) -> None:
        self.give(StepForward(), after_s)

    @rule(after_s=st.integers(0, 60))
    def back(self, after_s: int) -> None:
        self.give(StepBack(), after_s)

    @rule(after_s=st.integers(0, 600), place=st.integers(0, 9))
    def forward_and_back_is_nothing(self, after_s: int, place: int) -> None:
        before = self.state
        jump: AgendaCommand = JumpTo(before.items[place % len(before.items)].item_id) if place % 2 else StepForward()
        if self.give(jump, after_s):
            assert self.give(StepBack(), 5)
            assert (self.state.items, self.state.spans) == (before.items, before.spans)
            assert (self.state.breaks, self.state.planned_min) == (before.breaks, before.planned_min)

    @rule(after_s=st.integers(0, 600), place=st.integers(0, 9))
    def jump(self, after_s: int, place: int) -> None:
        self.give(JumpTo(self.state.items[place % len(self.state.items)].item_id), after_s)

    @rule(after_s=st.integers(0, 600))
    def rest(self, after_s: int) -> None:
        self.give(EndBreak() if self.state.is_paused else TakeBreak(), after_s)

    @rule(place=st.integers(0, 9), minutes=st.integers(-1, 700))
    def change(self, place: int, minutes: int) -> None:
        item_id = self.state.items[place % len(self.state.items)].item_id
        self.give(ChangeItem(item_id, AgendaItem("Acara", minutes)), 1)

    @rule(place=st.integers(0, 9))
    def insert(self, place: int) -> None:
        before = self.state.items[place % len(self.state.items)].item_id
        self.give(InsertItem(AgendaItemId(f"n{next(self.ids)}"), AgendaItem("Baru", 5), before), 1)

    @rule(place=st.integers(0, 9))
    def remove(self, place: int) -> None:
        self.give(RemoveItem(self.state.items[place % len(self.state.items)].item_id), 1)

    @invariant()
    def the_log_gives_the_same_state(self) -> None:
        assert replay_agenda(self.log) == self.state

    @invariant()
    def at_most_one_item_is_held_and_it_is_the_last_span(self) -> None:
        assert all(span.until_ms is not None for span in self.state.spans[:-1])
        known = {planned.item_id for planned in self.state.items}
        assert len(known) == len(self.state.items)
        assert self.state.begun_ids <= known

    @invariant()
    def times_add_up_to_the_clock(self) -> None:
        now_ms = max(self.now_ms, self.state.last_ms)
        spans = sum((now_ms if s.until_ms is None else s.until_ms) - s.from_ms for s in self.state.spans)
        held_ms = sum(self.state.real_ms(planned.item_id, now_ms) for planned in self.state.items)
        assert held_ms + self.state.rested_ms(now_ms) == spans

    @invariant()
    def the_screen_can_always_be_told(self) -> None:
        seen = outlook(self.state, self.now_ms)
        assert (seen.current is None) == (self.state.current_id is None)
        assert all(one.real_s >= 0 and one.over_s >= 0 for one in seen.items)


TestAgendaMachine = AgendaMachine.TestCase


@given(st.lists(st.sampled_from([StepForward(), StepBack(), TakeBreak(), EndBreak()]), max_size=30))
def test_a_log_says_no_more_than_what_was_done(commands: list[AgendaCommand]) -> None:
    state = held()
    for command in commands:
        try:
            outcome = apply_agenda(state, command, T0)
        except AgendaRefused:
            continue
        assert len(outcome.events) == 1
        assert outcome.events[0].kind is not AgendaEventKind.ADDED
        state = outcome.state
