from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from app.domain.agenda import USUAL_AGENDA, AgendaEventKind, AgendaRefused, AgendaState
from app.domain.errors import ExternalError
from app.domain.identity import AgendaItemId
from app.domain.session import AgendaItem, AgendaKind, Session
from app.session.agenda import Agenda
from tests.session.fakes import FakeStore, StillClock

kinds = AgendaEventKind


@pytest.fixture
def losses() -> list[BaseException]:
    return []


@pytest.fixture
def agenda(session: Session, clock: StillClock, store: FakeStore, losses: list[BaseException]) -> Agenda:
    return Agenda(session, clock, store, (), losses.append)


def test_opening_a_room_writes_nothing(agenda: Agenda, store: FakeStore) -> None:
    assert [planned.item for planned in agenda.state.items] == [
        AgendaItem("Pembukaan", 10, AgendaKind.OPENING),
        AgendaItem("Penyampaian usulan per kelurahan", 120),
    ]
    assert store.agenda == []


def test_the_first_command_writes_the_plan_and_the_next_ones_only_themselves(
    agenda: Agenda, store: FakeStore, session: Session
) -> None:
    seen: list[AgendaState] = []
    agenda.subscribe(seen.append)
    agenda.forward()
    assert [event.kind for _, event in store.agenda] == [kinds.ADDED, kinds.ADDED, kinds.BEGUN]
    agenda.toggle_break()
    agenda.toggle_break()
    item_id = agenda.insert(AgendaItem("Doa", 5), AgendaItemId("2"))
    agenda.change(item_id, AgendaItem("Doa bersama", 5))
    agenda.remove(item_id)
    agenda.jump(AgendaItemId("2"))
    agenda.back()
    assert [event.kind for _, event in store.agenda[3:]] == [
        *(kinds.PAUSED, kinds.RESUMED, kinds.ADDED, kinds.CHANGED, kinds.REMOVED, kinds.BEGUN, kinds.STEPPED_BACK)
    ]
    assert {owner for owner, _ in store.agenda} == {session.session_id}
    assert seen[-1] == agenda.state
    assert len(seen) == 9


def test_a_restart_brings_the_agenda_back_with_the_time_that_passed(
    agenda: Agenda, store: FakeStore, session: Session, clock: StillClock
) -> None:
    agenda.forward()
    clock.at_ms += 600_000
    agenda.forward()
    past = [event for _, event in store.agenda]
    clock.at_ms += 120_000
    # A file that was changed meanwhile changes nothing that is being held.
    changed = replace(session, agenda=(AgendaItem("Lain", 1),))
    again = Agenda(changed, clock, store, past, lambda error: None)
    assert again.state == agenda.state
    current = again.outlook().current
    assert current
    assert (current.number, current.real_s) == (2, 120)
    again.forward()
    assert [event.kind for _, event in store.agenda[len(past) :]] == [kinds.ENDED]


def test_a_refusal_writes_nothing(agenda: Agenda, store: FakeStore) -> None:
    with pytest.raises(AgendaRefused):
        agenda.back()
    assert store.agenda == []
    agenda.forward()
    assert len(store.agenda) == 3


def test_what_could_not_be_written_is_written_with_the_next_command(
    agenda: Agenda, store: FakeStore, losses: list[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "app.session.agenda")
    store.trouble = ExternalError("Diska penuh.")
    agenda.forward()
    assert agenda.state.current_id == "1"
    assert losses == [store.trouble]
    store.trouble = None
    agenda.forward()
    assert [event.kind for _, event in store.agenda] == [kinds.ADDED, kinds.ADDED, kinds.BEGUN, kinds.BEGUN]


def test_a_log_that_suffered_does_not_keep_the_room_shut(
    agenda: Agenda, store: FakeStore, session: Session, clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "app.session.agenda")
    agenda.forward()
    agenda.forward()
    without_plan = [event for _, event in store.agenda if event.kind is not kinds.ADDED]
    again = Agenda(session, clock, store, without_plan, lambda error: None)
    assert again.state.current_id is None
    assert len(again.state.items) == 2


def test_a_file_without_agenda_is_held_by_the_usual_one(session: Session, clock: StillClock, store: FakeStore) -> None:
    agenda = Agenda(replace(session, agenda=()), clock, store, (), lambda error: None)
    assert [planned.item for planned in agenda.state.items] == list(USUAL_AGENDA)
