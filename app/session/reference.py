"""Reference data of the session's RKPD year: kamus, OPD, reasons, quotas, checklists; and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, Future
from decimal import Decimal
from pathlib import Path

from app.domain.identity import ProposalId, SiteId
from app.domain.kamus import Kamus
from app.domain.proposal import Proposal
from app.domain.quota import NO_QUOTA, Quota, SiteStanding, quotas_of, standing
from app.domain.reference import (
    ReferenceKind,
    ReferenceList,
    ReferencePlan,
    ReferenceRow,
    SaveReference,
    as_list,
    of_kind,
    plan_reference,
)
from app.domain.scoring import (
    Assessment,
    Checklist,
    SaveAssessment,
    Score,
    checklists_of,
    score,
    siencang_checklist,
    suggested_order,
)
from app.domain.session import Session
from app.session.ports import Clock, ReferenceStore

ReadReference = Callable[[Path, ReferenceKind], ReferenceList]
"""Reads a table of one kind. Raises AppError with advice."""


class ReferenceBook:
    """What the rows of one year say, made once: for looking things up while somebody speaks."""

    def __init__(self, rows: Iterable[ReferenceRow] = ()) -> None:
        self.rows = tuple(rows)
        self.kamus = Kamus(self.rows)
        self.quotas: Mapping[SiteId, Quota] = quotas_of(self.rows)
        self.checklists: tuple[Checklist, ...] = checklists_of(self.rows)

    def listed(self, kind: ReferenceKind) -> tuple[ReferenceRow, ...]:
        """Return a table as it is offered, without what was struck out: the OPD, the reasons."""
        return tuple(of_kind(self.rows, kind))

    def reason(self, code: str) -> str:
        """Return the words of a reason, also of one that is offered no more; empty if it is unknown."""
        known = (row for row in self.rows if row.kind is ReferenceKind.REASON and row.code == code)
        return next((row.value("nama") for row in known), "")

    def standing(self, site_id: SiteId, proposals: Iterable[Proposal]) -> SiteStanding:
        """Count a site's proposals against its quota of the year; without one there is no limit."""
        return standing(site_id, self.quotas.get(site_id, NO_QUOTA), proposals)

    def checklist_for(self, proposal: Proposal, code: str = "") -> Checklist | None:
        """Return the checklist with this code; without one, what the kamus asks about the proposal's work."""
        if code:
            return next((one for one in self.checklists if one.code == code), None)
        work = self.kamus.work(proposal.fields.kode_kamus)
        return siencang_checklist(work) if work and work.questions else None

    def score(self, proposal: Proposal, checklist: Checklist, answers: Mapping[str, int]) -> Score:
        """Work out a proposal's score; the coefficient of its isu counts for what the kamus asks."""
        work = self.kamus.work(proposal.fields.kode_kamus)
        is_of_kamus = checklist == (siencang_checklist(work) if work else None)
        coefficient = work.coefficient if work and is_of_kamus else Decimal(1)
        return score(checklist.asked(proposal.fields.jenis), answers, coefficient)

    def suggested(
        self, proposals: Iterable[Proposal], assessments: Iterable[Assessment], code: str = ""
    ) -> tuple[ProposalId, ...]:
        """Return the order that the scores suggest for these proposals; people decide whether to take it."""
        answers = {(one.proposal_id, one.checklist): one.answers for one in assessments}
        none: Mapping[str, int] = {}
        known = tuple(proposals)
        scores: dict[ProposalId, Decimal | None] = {}
        for proposal in known:
            checklist = self.checklist_for(proposal, code)
            given = answers.get((proposal.proposal_id, checklist.code), none) if checklist else none
            scores[proposal.proposal_id] = self.score(proposal, checklist, given).value if checklist else None
        present = sorted((p for p in known if p.priority is not None), key=lambda p: p.priority or 0)
        return suggested_order(scores, [p.proposal_id for p in present])


AT_ONCE = (ReferenceKind.REASON, ReferenceKind.CRITERION, ReferenceKind.OPD)
"""What a year begins with. The kamus that comes with the program is made up: nobody gets it unasked."""


class ReferenceDesk:
    """Runs on: the thread of the screen. Futures are done when the change is durable."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        store: ReferenceStore,
        actor: str,
        read: ReadReference,
        executor: Executor,
        seeds: Mapping[ReferenceKind, Path] | None = None,
    ) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._actor = actor
        self._read = read
        self._executor = executor
        self._seeds = dict(seeds or {})

    @property
    def seeds(self) -> Mapping[ReferenceKind, Path]:
        """Return the tables that come with the program, to be looked at and taken over. The kamus is made up."""
        return dict(self._seeds)

    @property
    def year(self) -> int:
        """Return the year whose data count: that of the RKPD."""
        return self._session.rkpd_year

    def rows(self, year: int | None = None) -> Future[tuple[ReferenceRow, ...]]:
        """Read all tables of a year, by default the session's; a `ReferenceBook` is made of them."""
        return self._store.reference(self.year if year is None else year)

    def book(self) -> Future[ReferenceBook]:
        """Read all tables of the session's year, ready for looking things up."""
        answer: Future[ReferenceBook] = Future()
        answer.set_running_or_notify_cancel()

        def made(read: Future[tuple[ReferenceRow, ...]]) -> None:
            try:
                answer.set_result(ReferenceBook(read.result()))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
                answer.set_exception(error)

        self.rows().add_done_callback(made)
        return answer

    def years(self) -> Future[tuple[int, ...]]:
        """Return the years that have data, the newest first."""
        return self._store.reference_years()

    def begin_year(self, kinds: Iterable[ReferenceKind]) -> Future[None]:
        """Take over what comes with the program of these kinds, where the year has nothing of them."""
        wanted = {kind: path for kind, path in self._seeds.items() if kind in set(kinds)}

        def begin() -> None:
            known = {row.kind for row in self._store.reference(self.year).result()}
            for kind, path in wanted.items():
                if kind not in known:
                    self._store.import_reference(self.year, self._read(path, kind), self._clock.now_ms()).result()

        return self._executor.submit(begin)

    def save(
        self,
        kind: ReferenceKind,
        code: str,
        values: Mapping[str, str],
        *,
        year: int | None = None,
        is_struck: bool = False,
    ) -> Future[ReferenceRow]:
        """Write one row by hand, or strike it out."""
        wanted = self.year if year is None else year
        save = SaveReference(kind, wanted, code, values, self._actor, is_struck)
        return self._store.save_reference(save, self._clock.now_ms())

    def preview(
        self, path: Path, kind: ReferenceKind, known: Iterable[ReferenceRow]
    ) -> Future[tuple[ReferenceList, ReferencePlan]]:
        """Read a table and work out what it would change in `known`; nothing is written."""
        rows = tuple(known)

        def read() -> tuple[ReferenceList, ReferencePlan]:
            listed = self._read(path, kind)
            return listed, plan_reference(listed, rows)

        return self._executor.submit(read)

    def take_over(self, listed: ReferenceList, year: int | None = None) -> Future[ReferencePlan]:
        """Write a table that was read. The plan is made again against what is stored by then."""
        return self._store.import_reference(self.year if year is None else year, listed, self._clock.now_ms())

    def copy(self, rows: Iterable[ReferenceRow], kind: ReferenceKind, year: int | None = None) -> Future[ReferencePlan]:
        """Take a table over from another year, into the session's unless told otherwise."""
        return self.take_over(as_list(rows, kind), year)

    def assess(self, proposal_id: ProposalId, checklist: str, answers: Mapping[str, int]) -> Future[Assessment]:
        """Store the answers about a proposal."""
        save = SaveAssessment(proposal_id, checklist, answers, self._actor)
        return self._store.save_assessment(save, self._clock.now_ms())

    def assessments(self) -> Future[tuple[Assessment, ...]]:
        """Read all answers of the session."""
        return self._store.assessments(self._session.session_id)
