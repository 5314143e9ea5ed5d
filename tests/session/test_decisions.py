"""The use cases of deciding, on the real store: what a screen calls and what it gets back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId
from app.domain.proposal import Decision, Diversion, Proposal, ProposalFields, ProposalState
from app.domain.response import ResponseFields
from app.domain.session import Session
from app.session.decisions import DecisionDesk
from app.session.ports import DecisionStore
from app.session.proposals import ProposalDesk
from tests.session.fakes import T0, StillClock

FIELDS = ProposalFields(pengusul="Asep", permasalahan="Banjir", usulan="Drainase", menyusul=True)
A, B = ProposalId("a"), ProposalId("b")


@pytest.fixture
def store(tmp_path: Path, session: Session, clock: StillClock) -> Iterator[Store]:
    with Store.open(tmp_path / "data" / "a.db", "operator", clock) as opened:
        opened.open_session(session, T0).result()
        yield opened


@pytest.fixture
def desk(session: Session, clock: StillClock, store: Store) -> DecisionDesk:
    port: DecisionStore = store
    return DecisionDesk(session, clock, port, "notulis")


@pytest.fixture
def two(session: Session, clock: StillClock, store: Store) -> list[Proposal]:
    proposals = ProposalDesk(session, clock, store, "operator")
    site_id = session.sites[0].site_id
    return [proposals.save(one, site_id, FIELDS, None, ProposalState.RECORDED).result() for one in (A, B)]


def test_every_decision_has_its_call(desk: DecisionDesk, two: list[Proposal]) -> None:
    del two
    taken = [
        desk.discuss(A),
        desk.agree(A),
        desk.refuse(A, "Lahan masih sengketa", "sengketa"),
        desk.postpone(A, "menunggu survei"),
        desk.merge(A, B),
        desk.withdraw(A),
        desk.redirect(A, Diversion.SOROT, "S-1"),
        desk.reserve(A),
        desk.reopen(A),
    ]
    decided = [future.result().decided for future in taken]
    assert [one.state for one in decided] == [*list(Decision)[1:], Decision.UNDISCUSSED]
    assert (decided[2].reason_code, decided[2].reason, decided[2].decided_by) == (
        "sengketa",
        "Lahan masih sengketa",
        "notulis",
    )
    assert (decided[4].merged_into, decided[6].reference, decided[6].decided_ms) == (B, "S-1", T0)


def test_what_is_refused_says_so_and_changes_nothing(desk: DecisionDesk, two: list[Proposal]) -> None:
    with pytest.raises(UserError, match="10 huruf"):
        desk.refuse(A, "lahan").result()
    assert desk.reopen(A).result() == two[0]


def test_parts_rank_and_order(desk: DecisionDesk, session: Session, two: list[Proposal]) -> None:
    del two
    desk.rank(A, 1)
    assert [one.proposal_id for one in desk.rank(B, 1).result()] == [B, A]
    assert [one.proposal_id for one in desk.order(session.sites[0].site_id, [A, B]).result()] == [A, B]
    assert [one.proposal_id for one in desk.undo_order(session.sites[0].site_id).result()] == [B, A]
    desk.undo_order(session.sites[0].site_id).result()
    assert [change.new for change in desk.places(A).result()] == [1, 2, 1, 2, 1]
    assert [one.proposal_id for one in desk.proposals(session.sites[0].site_id).result()] == [A, B]
    merged = desk.merge(A, B).result()
    assert desk.parts(B).result() == (merged,)


def test_answers_of_the_opd(desk: DecisionDesk, clock: StillClock, two: list[Proposal]) -> None:
    del two
    said = ResponseFields("Kabid", "Kabid Drainase", "DBMSDA", "Disurvei")
    answer = desk.respond(A, said, RequestId("r1")).result()
    assert (answer.proposal_id, answer.fields, answer.at_ms, answer.request_id) == (A, said, T0, "r1")
    clock.at_ms += 9000
    promised = replace(said, promise="Survei")
    kept = desk.correct_response(answer, promised, is_kept=True).result()
    assert (kept.at_ms, kept.fields, kept.is_kept, kept.updated_ms) == (T0, promised, True, T0 + 9000)
    struck = desk.correct_response(kept, promised, is_struck=True).result()
    assert (struck.is_kept, struck.is_struck) == (True, True)
    assert desk.responses().result() == (struck,)


def test_undo_and_restore(desk: DecisionDesk, two: list[Proposal]) -> None:
    agreed = desk.agree(A).result()
    back = desk.undo(agreed).result()
    assert (back.decided, back.revision) == (two[0].decided, 3)
    again = desk.restore(back, 3, ["keputusan"]).result()
    assert again.decided == agreed.decided
    assert [entry.actor for entry in desk.history(A).result()] == ["operator", "notulis", "notulis", "notulis"]
    with pytest.raises(UserError, match="sudah diubah lagi"):
        desk.undo(agreed).result()
