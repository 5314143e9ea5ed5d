"""The use cases of reference data, on the real store: tables in, and what they say of a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.data.reference_file import read_reference, seed_files
from app.data.store import Store
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SessionId
from app.domain.proposal import Decided, Decision, Proposal, ProposalFields, ProposalState, WorkKind
from app.domain.reference import ReferenceKind
from app.domain.scoring import Assessment
from app.domain.session import Session
from app.session.ports import ReferenceStore
from app.session.proposals import ProposalDesk
from app.session.reference import AT_ONCE, ReferenceBook, ReferenceDesk
from app.settings.paths import find_resources
from tests.domain.references import ROWS
from tests.domain.test_quota import PEJUANG
from tests.session.fakes import T0, StillClock

RESOURCES = Path(__file__).parents[2] / "resources" / "reference"
BOOK = ReferenceBook(ROWS)


@pytest.fixture
def store(tmp_path: Path, session: Session, clock: StillClock) -> Iterator[Store]:
    with Store.open(tmp_path / "data" / "a.db", "operator", clock) as opened:
        opened.open_session(session, T0).result()
        yield opened


@pytest.fixture
def desk(session: Session, clock: StillClock, store: Store) -> Iterator[ReferenceDesk]:
    port: ReferenceStore = store
    with ThreadPoolExecutor(1) as pool:
        yield ReferenceDesk(session, clock, port, "operator", read_reference, pool, seed_files(RESOURCES))


def proposal(name: str, code: str = "W1", *, priority: int | None = None, agreed: bool = False) -> Proposal:
    fields = ProposalFields(jenis=WorkKind.PHYSICAL, kode_kamus=code, perkiraan_biaya=6_000_000)
    return Proposal(
        ProposalId(name),
        SessionId("s"),
        PEJUANG,
        name,
        ProposalState.RECORDED,
        fields,
        None,
        1,
        1,
        1,
        Decided(Decision.AGREED) if agreed else Decided(),
        priority=priority,
    )


def test_a_table_is_looked_at_and_then_taken_over(desk: ReferenceDesk, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "opd.csv"
    path.write_text("kode;nama\ndlh;Dinas LH\n;tanpa kode\n", encoding="utf-8")
    listed, plan = desk.preview(path, ReferenceKind.OPD, ()).result()
    assert (plan.new, len(plan.bad), desk.rows().result()) == (("dlh",), 1, ())
    desk.take_over(listed).result()
    [row] = desk.rows().result()
    assert (row.year, row.code, desk.years().result()) == (session.rkpd_year, "dlh", (session.rkpd_year,))
    _, again = desk.preview(path, ReferenceKind.OPD, desk.rows().result()).result()
    assert again.is_no_op
    desk.save(ReferenceKind.OPD, "dlh", {"nama": "DLH"}, is_struck=True).result()
    assert ReferenceBook(desk.rows().result()).listed(ReferenceKind.OPD) == ()
    desk.take_over(listed, year=2030).result()
    assert desk.years().result() == (2030,)


def test_what_comes_with_the_program_and_another_year_can_be_taken_over(desk: ReferenceDesk) -> None:
    for kind, path in desk.seeds.items():
        listed, plan = desk.preview(path, kind, ()).result()
        assert (len(plan.new), plan.bad) == (len(listed.rows), ())
        desk.take_over(listed, year=2030).result()
    last_year = desk.rows(2030).result()
    assert ReferenceBook(last_year).kamus.has_samples
    for kind in desk.seeds:
        desk.copy(last_year, kind).result()
    assert [(row.kind, row.code, row.values) for row in desk.rows().result()] == [
        (row.kind, row.code, row.values) for row in last_year
    ]


def test_a_file_that_cannot_be_read_fails_the_preview(desk: ReferenceDesk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak dapat dibaca"):
        desk.preview(tmp_path / "none.csv", ReferenceKind.OPD, ()).result()


def test_answers_are_stored_with_the_proposal(
    desk: ReferenceDesk, session: Session, clock: StillClock, store: Store
) -> None:
    proposals = ProposalDesk(session, clock, store, "operator")
    proposals.save(ProposalId("a"), session.sites[0].site_id, ProposalFields(), None).result()
    assessed = desk.assess(ProposalId("a"), "AHP", {"f1": 3}).result()
    assert desk.assessments().result() == (assessed,)
    assert assessed.answers == {"f1": 3}


def test_the_book_has_the_words_of_a_reason_that_is_offered_no_more() -> None:
    assert [BOOK.reason(code) for code in ("ganda", "lama", "x")] == ["Usulan ganda", "Alasan lama", ""]


def test_the_book_counts_against_the_quota_of_the_year() -> None:
    stands = BOOK.standing(PEJUANG, [proposal("a", agreed=True), proposal("b", agreed=True)])
    assert (stands.money.most, stands.money.left, stands.is_over) == (10_000_000, -2_000_000, True)
    assert ReferenceBook().standing(PEJUANG, [proposal("a")]).money.most is None


def test_a_score_by_the_checklist_that_is_asked_for() -> None:
    one = proposal("a")
    ahp = BOOK.checklist_for(one, "AHP")
    asked = BOOK.checklist_for(one)
    assert ahp
    assert asked
    assert BOOK.score(one, ahp, {"f1": 5, "f2": 1}).value == Decimal(4)
    # What the kamus asks counts with the coefficient of the isu, which is 5.
    assert BOOK.score(one, asked, {"Q1": 1, "Q2": 0}).value == Decimal("2.5")
    assert BOOK.checklist_for(proposal("a", "W2")) is None
    assert BOOK.checklist_for(one, "none") is None


def test_the_scores_suggest_an_order_and_change_nothing() -> None:
    proposals = [proposal("a"), proposal("b"), proposal("c", priority=1), proposal("d", "W2", priority=2)]
    answers = [
        Assessment(ProposalId("a"), "kamus:W1", {"Q1": 0, "Q2": 1}),
        Assessment(ProposalId("b"), "kamus:W1", {"Q1": 1, "Q2": 1}),
        Assessment(ProposalId("b"), "AHP", {"f1": 1, "f2": 1}),
    ]
    assert BOOK.suggested(proposals, answers) == ("b", "a", "c", "d")
    assert BOOK.suggested([replace(one, priority=None) for one in proposals], answers, "AHP") == ("b", "a", "c", "d")


def test_a_year_begins_with_what_comes_with_the_program_and_keeps_what_it_has(
    session: Session, clock: StillClock, store: Store
) -> None:
    seeds = seed_files(find_resources() / "reference")
    with ThreadPoolExecutor(1) as pool:
        desk = ReferenceDesk(session, clock, store, "operator", read_reference, pool, seeds)
        desk.save(ReferenceKind.OPD, "sendiri", {"nama": "Dinas Sendiri"}).result()
        desk.begin_year(AT_ONCE).result()
        desk.begin_year(AT_ONCE).result()
        book = ReferenceBook(desk.rows().result())
    assert [row.code for row in book.listed(ReferenceKind.OPD)] == ["sendiri"]
    assert book.reason("pagu") == "Melebihi pagu atau kuota"
    assert [one.code for one in book.checklists] == ["AHP"]
    assert not book.kamus.works, "the kamus that is made up comes only where it is asked for"
