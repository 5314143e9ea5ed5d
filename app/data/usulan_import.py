"""Take over a list of usulan: all of it or nothing, with an operation for everything that changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.data.database import Database, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, created
from app.data.proposal_rows import storable_fields
from app.data.proposals import insert_proposal, last_sequence, proposals_of, write_change
from app.data.quarantine import change_quarantined, keep_bad_rows, settle_taken
from app.data.sessions import require_session
from app.data.stored_text import storable
from app.domain.errors import UserError
from app.domain.identity import ProposalId, SessionId, SiteId, listed_id, uuid7
from app.domain.proposal import Decided, Decision, Proposal, ProposalState, display_number, missing
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import ListedUsulan, QuarantinedRow, QuarantineState, UsulanList
from app.domain.usulan_import_plan import Outcome, PlannedUsulan, UsulanPlan, plan_import

Progress = Callable[[int, int], None]
"""Hears how many of how many rows are written. Called from the store's thread: it must be short."""

_TELL_EVERY = 100


def plan_now(db: Database, session_id: SessionId, listed: UsulanList) -> UsulanPlan:
    """Work out what the list would do to the proposals as they are, none for a session that is unknown."""
    return plan_import(_storable(listed), proposals_of(db, session_id))


def import_usulan(
    db: Database,
    log: OpLog,
    session_id: SessionId,
    listed: UsulanList,
    at_ms: int,
    actor: str,
    progress: Progress | None = None,
) -> UsulanPlan:
    """Take over a list and return what was done.

    - The plan is made here, against the proposals as they are now, not as they were when somebody looked at it.
    - The same list again writes nothing. Rows that cannot be used are kept, see `app.data.quarantine`.
    - What lacks a field that is required at once comes in as a draft.
    - Raises UserError if the session is unknown, or lacks a place that the list was read for.
    """
    session = require_session(db, session_id)
    sites = {site.site_id: site for site in session.sites}
    listed = _storable(listed)
    for one in listed.usulan:
        if one.site_id not in sites:
            raise UserError(
                QT_TRANSLATE_NOOP("store", "Lokasi {site} tidak ada dalam sesi ini.").format(site=one.site_id),
                QT_TRANSLATE_NOOP("store", "Periksa daftar lokasi di berkas sesi."),
            )
    plan = plan_import(listed, proposals_of(db, session_id))
    sequences: dict[SiteId, int] = {}
    for done, row in enumerate(plan.rows, start=1):
        if progress and done % _TELL_EVERY == 0:
            progress(done, len(plan.rows))
        site_id = row.listed.site_id
        if row.proposal is None:
            short = sites[site_id].short
            last = sequences.get(site_id) or last_sequence(db, session_id, site_id, short)
            sequences[site_id] = last + 1
            proposal = _new(row, session_id, display_number(short, last + 1), at_ms)
            insert_proposal(db, log, proposal, short, last + 1, actor)
            continue
        if row.outcome is Outcome.SAME and row.origin == row.proposal.origin:
            continue
        after = replace(row.proposal, fields=row.fields, decided=_stamped(row, at_ms), origin=row.origin)
        if after.state is ProposalState.DRAFT and not missing(after.fields) and row.changes:
            after = replace(after, state=ProposalState.RECORDED)
        write_change(db, log, row.proposal, after, actor, at_ms)
    kept = keep_bad_rows(db, log, session_id, listed, plan.bad, (actor, at_ms))
    settle_taken(db, log, session_id, listed.usulan, (actor, at_ms))
    if plan.writes or kept:
        _write_run(db, log, session_id, listed, plan, (actor, at_ms))
    return plan


def take_mended(
    db: Database, log: OpLog, session_id: SessionId, mended: QuarantinedRow, listed: UsulanList, now: tuple[str, int]
) -> UsulanPlan:
    """Take in a row that was kept and that can be used now. Raises UserError if it meets another place's proposal."""
    actor, at_ms = now
    plan = import_usulan(db, log, session_id, listed, at_ms, actor)
    if plan.bad:
        raise UserError(plan.bad[0].reason, plan.bad[0].shown)
    change_quarantined(db, log, replace(mended, state=QuarantineState.TAKEN), now)
    return plan


def _new(row: PlannedUsulan, session_id: SessionId, number: str, at_ms: int) -> Proposal:
    return Proposal(
        proposal_id=ProposalId(listed_id("usulan", session_id, row.origin.source.value, row.origin.external_id)),
        session_id=session_id,
        site_id=row.listed.site_id,
        number=number,
        state=ProposalState.DRAFT if missing(row.fields) else ProposalState.RECORDED,
        fields=row.fields,
        request_id=None,
        created_ms=at_ms,
        updated_ms=at_ms,
        revision=1,
        decided=_stamped(row, at_ms),
        origin=row.origin,
    )


def _stamped(row: PlannedUsulan, at_ms: int) -> Decided:
    """Say when a decision that comes from a list came; that nobody here took it shows in an empty `decided_by`."""
    is_new = row.proposal is None or row.proposal.decided != row.decided
    if is_new and row.decided.state is not Decision.UNDISCUSSED:
        return replace(row.decided, decided_ms=at_ms)
    return row.decided


def _write_run(
    db: Database, log: OpLog, session_id: SessionId, listed: UsulanList, plan: UsulanPlan, now: tuple[str, int]
) -> None:
    actor, at_ms = now
    run_id = uuid7(at_ms)
    counts: dict[str, Json] = {outcome.value: plan.count(outcome) for outcome in Outcome}
    fields: dict[str, Json] = {
        "session_id": session_id,
        "sumber": listed.columns.source.value,
        "berkas": storable(listed.raw.file),
        "at_ms": at_ms,
        "hasil": canonical_json(counts),
    }
    insert(db, "import_run", {"run_id": run_id, **fields})
    log.append(db, Change(Entity.IMPORT_RUN, run_id, 0, created(fields), actor, at_ms))


def _storable(listed: UsulanList) -> UsulanList:
    return replace(listed, usulan=tuple(_storable_row(row) for row in listed.usulan))


def _storable_row(row: ListedUsulan) -> ListedUsulan:
    return replace(
        row,
        external_id=storable(row.external_id),
        fields=storable_fields(row.fields),
        others=tuple((storable(title), storable(text)) for title, text in row.others),
        status=storable(row.status),
        flag=storable(row.flag),
    )
