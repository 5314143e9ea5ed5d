from __future__ import annotations

from uuid import UUID

import pytest

from app.domain.errors import ExternalError
from app.domain.floor import FloorState, Grant, Request, Speaker, apply
from app.domain.identity import ProposalId, RequestId
from app.domain.proposal import Proposal, ProposalFields, ProposalQuery, ProposalState
from app.domain.session import Session
from app.session.proposals import Prefill, ProposalDesk
from tests.minutes.samples import make_proposal
from tests.session.fakes import T0, FakeStore, StillClock

COMPLETE = ProposalFields(pengusul="Bapak Asep", permasalahan="Saluran tersumbat", usulan="Normalisasi saluran")


@pytest.fixture
def desk(session: Session, clock: StillClock, store: FakeStore) -> ProposalDesk:
    return ProposalDesk(session, clock, store, "operator")


def granted(session: Session, speaker: Speaker) -> FloorState:
    site_id = session.sites[0].site_id
    return apply(FloorState(), Grant(site_id, RequestId("r1"), speaker), T0).state


@pytest.mark.parametrize(
    ("speaker", "proposer", "unsur", "rw"),
    [
        (Speaker("Ibu Siti", "Ketua RW 007"), "Ibu Siti · Ketua RW 007", "Delegasi RT/RW", "07"),
        (Speaker("Ibu Siti", "Ketua RW 007", "PKK"), "Ibu Siti · Ketua RW 007", "PKK", "07"),
        (Speaker("Ibu Siti"), "Ibu Siti", "", ""),
        (Speaker("", "Ketua RW 007"), "Ketua RW 007", "Delegasi RT/RW", "07"),
        (Speaker(), "", "", ""),
    ],
)
def test_the_form_begins_with_who_speaks(
    desk: ProposalDesk, session: Session, speaker: Speaker, proposer: str, unsur: str, rw: str
) -> None:
    prefill = desk.prefill(granted(session, speaker))
    assert prefill == Prefill(session.sites[0].site_id, proposer, RequestId("r1"), unsur, "", rw)
    assert prefill.fields == ProposalFields(pengusul=proposer, unsur=unsur, rw=rw)


def test_drafts_are_asked_for_alone(desk: ProposalDesk, store: FakeStore) -> None:
    desk.drafts()
    assert [query.state for query in store.queries] == [ProposalState.DRAFT]


def test_without_a_speaker_the_form_begins_empty(desk: ProposalDesk, session: Session) -> None:
    assert desk.prefill(FloorState()) == Prefill(None, "", None)
    waiting = apply(FloorState(), Request(RequestId("r1"), session.sites[0].site_id), T0).state
    assert desk.prefill(waiting) == Prefill(None, "", None)


def test_an_id_is_new_each_time_and_of_the_clock(desk: ProposalDesk, clock: StillClock) -> None:
    ids = [UUID(desk.new_id()) for _ in range(100)]
    assert len(set(ids)) == 100
    assert {made.int >> 80 for made in ids} == {clock.at_ms}


@pytest.mark.parametrize("state", ProposalState)
def test_a_save_says_what_where_who_and_when(
    desk: ProposalDesk, store: FakeStore, session: Session, clock: StillClock, state: ProposalState
) -> None:
    clock.at_ms += 7000
    site_id = session.sites[1].site_id
    saved = desk.save(ProposalId("p1"), site_id, COMPLETE, RequestId("r1"), state).result(0)
    (written, at_ms) = store.saves[0]
    assert (written.proposal_id, written.session_id, written.site_id) == ("p1", session.session_id, site_id)
    assert (written.fields, written.request_id, written.actor, written.state) == (COMPLETE, "r1", "operator", state)
    assert at_ms == T0 + 7000
    assert saved.proposal_id == "p1"


def test_what_is_typed_is_a_draft_unless_it_is_filed(desk: ProposalDesk, store: FakeStore, session: Session) -> None:
    desk.save(ProposalId("p1"), session.sites[0].site_id, ProposalFields(), None)
    assert store.saves[0][0].state is ProposalState.DRAFT


def test_a_save_is_done_when_the_store_says_so(desk: ProposalDesk, store: FakeStore, session: Session) -> None:
    store.is_slow = True
    future = desk.save(ProposalId("p1"), session.sites[0].site_id, COMPLETE, None)
    assert not future.done()
    store.finish()
    assert future.done()


def test_a_save_that_fails_says_so(desk: ProposalDesk, store: FakeStore, session: Session) -> None:
    store.trouble = ExternalError("Disk penuh.")
    assert desk.save(ProposalId("p1"), session.sites[0].site_id, COMPLETE, None).exception(0) is store.trouble


def test_a_search_stays_in_the_session(desk: ProposalDesk, store: FakeStore, session: Session) -> None:
    found: tuple[Proposal, ...] = (make_proposal(session.sites[0], 1),)
    store.known = found
    site_id = session.sites[2].site_id
    assert desk.find("saluran", site_id).result(0) == found
    assert desk.find().result(0) == found
    assert store.queries == [
        ProposalQuery(session.session_id, site_id, "saluran"),
        ProposalQuery(session.session_id, None, ""),
    ]


def test_complete_means_that_it_can_be_filed(desk: ProposalDesk) -> None:
    assert desk.is_complete(COMPLETE)
    assert not desk.is_complete(ProposalFields(pengusul="Bapak Asep", permasalahan=" ", usulan="Normalisasi"))
