from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import pytest

from app.domain.countdown import Countdown, CountdownPhase
from app.domain.errors import ExternalError
from app.domain.floor import (
    Extend,
    FloorEvent,
    FloorEventKind,
    FloorMode,
    FloorRefused,
    FloorState,
    Next,
    OpenList,
    Pause,
    Release,
    Resume,
    SetMode,
    Speaker,
    replay,
)
from app.domain.session import Session, SpeakingRules
from app.session.floor import Floor
from tests.session.fakes import T0, FakeStore, StillClock

SITI = Speaker("Ibu Siti", "Ketua RW 007")
FULL_DISK = ExternalError("Disk penuh.")
Make = Callable[..., Floor]


@pytest.fixture
def losses() -> list[BaseException]:
    return []


@pytest.fixture
def make(session: Session, clock: StillClock, store: FakeStore, losses: list[BaseException]) -> Make:
    def build(past: Iterable[FloorEvent] = ()) -> Floor:
        return Floor(session, clock, store, past, losses.append)

    return build


@pytest.fixture
def floor(make: Make) -> Floor:
    return make()


def test_a_new_session_has_a_free_floor_with_the_rules_of_the_file(floor: Floor, session: Session) -> None:
    assert floor.state == FloorState(turn_s=session.speaking.turn_s)
    assert floor.countdown() is None


def test_the_events_of_a_command_are_one_entry_of_the_log_and_the_entries_are_in_order(
    floor: Floor, store: FakeStore, session: Session, clock: StillClock
) -> None:
    a, b = session.sites[0].site_id, session.sites[1].site_id
    floor.grant(a, SITI)
    clock.at_ms += 60_000
    floor.request(b)
    clock.at_ms += 60_000
    floor.execute(Next())
    kinds = FloorEventKind
    assert [(event.kind, event.site_id, event.at_ms - T0) for _, event in store.floor] == [
        (kinds.REQUESTED, a, 0),
        (kinds.ACCEPTED, a, 0),
        (kinds.GRANTED, a, 0),
        (kinds.REQUESTED, b, 60_000),
        (kinds.ACCEPTED, b, 60_000),
        (kinds.RELEASED, a, 120_000),
        (kinds.GRANTED, b, 120_000),
    ]
    assert store.batches == [3, 2, 2]
    assert {owner for owner, _ in store.floor} == {session.session_id}


def test_the_log_leads_to_the_state_that_the_screen_has(
    floor: Floor, store: FakeStore, session: Session, make: Make
) -> None:
    floor.grant(session.sites[0].site_id, SITI)
    floor.execute(Extend(60))
    floor.request(session.sites[1].site_id)
    floor.execute(Next())
    past = store.floor_events(session.session_id).result()
    assert make(past).state == floor.state == replay(past)


def test_a_command_takes_effect_before_it_is_written(floor: Floor, store: FakeStore, session: Session) -> None:
    store.is_slow = True
    floor.grant(session.sites[0].site_id)
    assert floor.state.holder is not None
    assert store.floor == []
    store.finish()
    assert len(store.floor) == 3


def test_a_refusal_is_not_written_and_nobody_is_told(floor: Floor, store: FakeStore) -> None:
    told: list[FloorState] = []
    floor.subscribe(told.append)
    before = floor.state
    with pytest.raises(FloorRefused, match="Antrean kosong"):
        floor.execute(Next())
    assert floor.state is before
    assert store.floor == []
    assert len(told) == 1


def test_listeners_hear_the_state_at_once_and_after_every_change(floor: Floor, session: Session) -> None:
    first: list[FloorState] = []
    second: list[FloorState] = []
    floor.subscribe(first.append)
    a = floor.grant(session.sites[0].site_id)
    floor.subscribe(second.append)
    b = floor.execute(Release())
    assert first == [FloorState(turn_s=session.speaking.turn_s), a, b]
    assert second == [a, b]
    assert b == floor.state


def test_a_listener_sees_the_new_state_in_the_floor_too(floor: Floor, session: Session) -> None:
    agreed: list[bool] = []
    floor.subscribe(lambda state: agreed.append(state is floor.state))
    floor.grant(session.sites[0].site_id)
    assert agreed == [True, True]


@pytest.mark.expected_log("floor events could not be written: Disk penuh")
@pytest.mark.parametrize("is_slow", [False, True])
def test_a_loss_is_reported_and_the_floor_goes_on(
    floor: Floor, store: FakeStore, session: Session, losses: list[BaseException], is_slow: bool
) -> None:
    store.trouble, store.is_slow = FULL_DISK, is_slow
    floor.grant(session.sites[0].site_id)
    floor.request(session.sites[1].site_id)
    store.finish()
    assert losses == [FULL_DISK, FULL_DISK]
    assert floor.state.holder is not None
    assert floor.state.queue_position(session.sites[1].site_id) == 1


@pytest.mark.expected_log("floor events could not be written")
def test_after_a_loss_the_next_events_are_written_again(
    floor: Floor, store: FakeStore, session: Session, losses: list[BaseException]
) -> None:
    store.trouble = FULL_DISK
    floor.grant(session.sites[0].site_id)
    store.trouble = None
    floor.execute(Release())
    assert [event.kind for _, event in store.floor] == [FloorEventKind.RELEASED]
    assert len(losses) == 1


def test_every_request_has_an_id_of_its_own_from_the_clock(floor: Floor, session: Session, clock: StillClock) -> None:
    for site in session.sites:
        floor.request(site.site_id)
    ids = [UUID(request.request_id) for request in floor.state.waiting]
    assert len(set(ids)) == len(session.sites)
    assert {made.int >> 80 for made in ids} == {clock.at_ms}


# --- who speaks ------------------------------------------------------------------------------------


def test_a_name_is_given_to_the_holder(floor: Floor, session: Session) -> None:
    floor.grant(session.sites[0].site_id)
    assert floor.name_speaker(SITI).holder is not None
    assert floor.state.holder is not None
    assert floor.state.holder.speaker == SITI


def test_a_name_that_changes_nothing_is_not_written(floor: Floor, store: FakeStore, session: Session) -> None:
    assert floor.name_speaker(SITI) == floor.state
    floor.grant(session.sites[0].site_id, SITI)
    written = len(store.floor)
    assert floor.name_speaker(SITI) == floor.state
    assert len(store.floor) == written


def test_a_request_may_know_who_will_speak(floor: Floor, session: Session) -> None:
    floor.request(session.sites[0].site_id, SITI)
    assert floor.state.waiting[0].speaker == SITI


# --- times -----------------------------------------------------------------------------------------


def test_the_clock_of_the_speaker_uses_the_rules_of_the_session(
    floor: Floor, session: Session, clock: StillClock
) -> None:
    assert session.speaking == SpeakingRules(300, 60)
    floor.grant(session.sites[0].site_id)
    clock.at_ms += 239_000
    assert floor.countdown() == Countdown(239, 61, 300, CountdownPhase.RUNNING)
    clock.at_ms += 1_000
    assert floor.countdown() == Countdown(240, 60, 300, CountdownPhase.WARNING)


def test_the_used_time_of_a_site_counts_all_its_turns_and_nobody_elses(
    floor: Floor, session: Session, clock: StillClock
) -> None:
    a, b = session.sites[0].site_id, session.sites[1].site_id
    for site_id in (a, b, a):
        floor.grant(site_id)
        clock.at_ms += 60_000
    floor.execute(Pause())
    clock.at_ms += 60_000
    assert [floor.used_s(site_id) for site_id in (a, b)] == [120, 60]
    assert [floor.turns_of(site_id) for site_id in (a, b)] == [2, 1]
    floor.execute(Resume())
    clock.at_ms += 999
    assert floor.used_s(a) == 120
    clock.at_ms += 1
    assert floor.used_s(a) == 121
    floor.execute(Release())
    assert (floor.used_s(a), floor.turns_of(a)) == (121, 2)
    assert (floor.used_s(session.sites[2].site_id), floor.turns_of(session.sites[2].site_id)) == (0, 0)


def test_a_clock_that_is_set_back_bends_neither_the_log_nor_the_screen(
    floor: Floor, store: FakeStore, session: Session, clock: StillClock
) -> None:
    floor.grant(session.sites[0].site_id)
    clock.at_ms -= 3_600_000
    assert floor.countdown() == Countdown(0, 300, 300, CountdownPhase.RUNNING)
    floor.execute(Pause())
    floor.execute(Release())
    times = [event.at_ms for _, event in store.floor]
    assert all(earlier <= later for earlier, later in pairwise(times))
    assert floor.used_s(session.sites[0].site_id) == 0


def test_with_an_open_floor_the_site_that_returns_begins_by_itself(
    session: Session, clock: StillClock, store: FakeStore
) -> None:
    a, b = session.sites[0].site_id, session.sites[1].site_id
    connected = {b}
    floor = Floor(session, clock, store, (), pytest.fail, lambda: connected)
    floor.execute(SetMode(FloorMode.OPEN))
    floor.request(a)
    written = len(store.floor)
    floor.look()
    assert (floor.state.holder, len(store.floor)) == (None, written)
    connected.add(a)
    floor.look()
    assert floor.state.holder
    assert floor.state.holder.site_id == a
    assert len(store.floor) == written + 1


def test_a_queue_that_begins_closed_takes_nobody_in_until_it_is_opened(
    session: Session, clock: StillClock, store: FakeStore
) -> None:
    closed = replace(session, speaking=SpeakingRules(queue_closed=True))
    floor = Floor(closed, clock, store, (), pytest.fail)
    with pytest.raises(FloorRefused):
        floor.request(closed.sites[0].site_id)
    floor.execute(OpenList())
    floor.request(closed.sites[0].site_id)
    assert floor.state.queue
