"""A store that imports, in memory, with the contract of the real one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

from app.domain.errors import AppError, UserError
from app.domain.identity import ProposalId, SessionId
from app.domain.proposal import Proposal, ProposalState
from app.domain.usulan_import import QuarantinedRow, QuarantineId, QuarantineState, UsulanList
from app.domain.usulan_import_plan import UsulanPlan, plan_import

T = TypeVar("T")


class FakeImportStore:
    """Answers at once. `trouble` is what everything fails with."""

    def __init__(self) -> None:
        self.proposals: dict[ProposalId, Proposal] = {}
        self.rows: dict[QuarantineId, QuarantinedRow] = {}
        self.trouble: AppError | None = None

    def plan(self, session_id: SessionId, listed: UsulanList) -> Future[UsulanPlan]:
        return self._answer(lambda: plan_import(listed, self.proposals.values()))

    def take(
        self,
        session_id: SessionId,
        listed: UsulanList,
        at_ms: int,
        progress: Callable[[int, int], None] | None = None,
    ) -> Future[UsulanPlan]:
        return self._answer(lambda: self._take(session_id, listed, at_ms, progress))

    def quarantined(self, session_id: SessionId) -> Future[tuple[QuarantinedRow, ...]]:
        return self._answer(lambda: tuple(self.rows.values()))

    def change_quarantined(self, row: QuarantinedRow, at_ms: int) -> Future[QuarantinedRow]:
        def change() -> QuarantinedRow:
            self.rows[row.row_id] = replace(row, revision=row.revision + 1)
            return self.rows[row.row_id]

        return self._answer(change)

    def take_mended(
        self, session_id: SessionId, row: QuarantinedRow, listed: UsulanList, at_ms: int
    ) -> Future[UsulanPlan]:
        def take() -> UsulanPlan:
            plan = self._take(session_id, listed, at_ms, None)
            if plan.bad:
                raise UserError(plan.bad[0].reason, plan.bad[0].shown)
            self.rows[row.row_id] = replace(row, state=QuarantineState.TAKEN)
            return plan

        return self._answer(take)

    def _take(
        self, session_id: SessionId, listed: UsulanList, at_ms: int, progress: Callable[[int, int], None] | None
    ) -> UsulanPlan:
        plan = plan_import(listed, self.proposals.values())
        for row in plan.rows:
            if row.proposal:
                after = replace(row.proposal, fields=row.fields, origin=row.origin, decided=row.decided)
            else:
                number = f"PJG-{len(self.proposals) + 1:03d}"
                key = ProposalId(number)
                state, site_id = ProposalState.RECORDED, row.listed.site_id
                after = Proposal(key, session_id, site_id, number, state, row.fields, None, at_ms, at_ms, 1)
                after = replace(after, origin=row.origin, decided=row.decided)
            self.proposals[after.proposal_id] = after
        if progress:
            progress(len(plan.rows), len(plan.rows))
        known = {one.row.line for one in self.rows.values()}
        for bad in plan.bad:
            if not bad.is_needless and bad.row.line not in known:
                row_id = QuarantineId(f"q{bad.row.line}")
                state = QuarantineState.WAITING
                self.rows[row_id] = QuarantinedRow(
                    row_id, listed.raw.file, listed.columns, bad.row, bad.reason, bad.shown, state, 1
                )
        return plan

    def _answer(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        try:
            if self.trouble:
                raise self.trouble
            future.set_result(work())
        except AppError as error:
            future.set_exception(error)
        return future
