"""Lists of usulan in the store: what one would do, taking it over, and the rows that could not be used."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future

from app.data.complaints import (
    complaints_of,
    import_complaints,
    link_complaint,
    linked_complaints,
    tied_complaints,
)
from app.data.op_log import OpLog
from app.data.quarantine import change_quarantined, quarantined
from app.data.sessions import store_session
from app.data.usulan_import import Progress, import_usulan, plan_now, take_mended
from app.data.writer import ConnectionThread
from app.domain.complaint import Complaint, ComplaintId, ComplaintList, ComplaintPlan
from app.domain.identity import ProposalId, SessionId
from app.domain.session import Session
from app.domain.usulan_import import QuarantinedRow, UsulanList
from app.domain.usulan_import_plan import UsulanPlan


class ImportStore:
    """The part of a store that imports. Called from: any thread; a future that is done means durable."""

    def __init__(self, writer: ConnectionThread, reader: ConnectionThread, log: OpLog, actor: str) -> None:
        self._writer = writer
        self._reader = reader
        self._log = log
        self._actor = actor

    def prepare(self, session: Session, at_ms: int) -> Future[None]:
        """Store a session that need not have been opened yet: lists come days before it."""
        return self._writer.submit(lambda db: store_session(db, self._log, session, at_ms, self._actor))

    def plan(self, session_id: SessionId, listed: UsulanList) -> Future[UsulanPlan]:
        """Work out what a list would do; nothing is written."""
        return self._reader.submit(lambda db: plan_now(db, session_id, listed))

    def take(
        self, session_id: SessionId, listed: UsulanList, at_ms: int, progress: Progress | None = None
    ) -> Future[UsulanPlan]:
        """Take over a list in one transaction and return what was done; see `data.usulan_import.import_usulan`."""
        log, actor = self._log, self._actor
        return self._writer.submit(lambda db: import_usulan(db, log, session_id, listed, at_ms, actor, progress))

    def quarantined(self, session_id: SessionId) -> Future[tuple[QuarantinedRow, ...]]:
        """Read the rows that could not be used, also those that are settled, oldest first."""
        return self._reader.submit(lambda db: quarantined(db, session_id))

    def change_quarantined(self, row: QuarantinedRow, at_ms: int) -> Future[QuarantinedRow]:
        """Keep what was mended in a row that could not be used, or put it aside."""
        now = (self._actor, at_ms)
        return self._writer.submit(lambda db: change_quarantined(db, self._log, row, now))

    def take_mended(
        self, session_id: SessionId, row: QuarantinedRow, listed: UsulanList, at_ms: int
    ) -> Future[UsulanPlan]:
        """Take in a row that was mended, and settle it. Fails with UserError if it cannot be used after all."""
        now = (self._actor, at_ms)
        return self._writer.submit(lambda db: take_mended(db, self._log, session_id, row, listed, now))

    def take_complaints(self, session_id: SessionId, listed: ComplaintList, at_ms: int) -> Future[ComplaintPlan]:
        """Take over a list of complaints in one transaction and return what was done."""
        now = (self._actor, at_ms)
        return self._writer.submit(lambda db: import_complaints(db, self._log, session_id, listed, now))

    def complaints(self, session_id: SessionId) -> Future[tuple[Complaint, ...]]:
        """Read the complaints of the session, oldest entry first."""
        return self._reader.submit(lambda db: complaints_of(db, session_id))

    def link_complaint(
        self, complaint_id: ComplaintId, proposal_id: ProposalId, at_ms: int, *, is_linked: bool = True
    ) -> Future[None]:
        """Say that a complaint is the background of a usulan, or take that back. Fails with UserError if unknown."""
        now = (self._actor, at_ms)
        return self._writer.submit(
            lambda db: link_complaint(db, self._log, complaint_id, proposal_id, now, is_linked=is_linked)
        )

    def linked_complaints(self, proposal_id: ProposalId) -> Future[tuple[Complaint, ...]]:
        """Read the complaints that are the background of a usulan."""
        return self._reader.submit(lambda db: linked_complaints(db, proposal_id))

    def tied_complaints(self, session_id: SessionId) -> Future[Mapping[ProposalId, tuple[Complaint, ...]]]:
        """Read what is the background of every usulan of the session."""
        return self._reader.submit(lambda db: tied_complaints(db, session_id))
