"""What was decided about proposals: one operation each, together with what it does to the site's order."""

from __future__ import annotations

from dataclasses import replace

from app.data.database import Database, fetch
from app.data.op_log import OpLog
from app.data.proposal_rows import proposal_of, storable_decision
from app.data.proposals import require_proposal, write_change
from app.data.ranking import drop_from_order
from app.data.stored_text import storable
from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.proposal import (
    RANKABLE,
    UNDECIDED,
    Decided,
    DecideProposal,
    Decision,
    Diversion,
    Proposal,
    ProposalState,
    check_decision,
    merge_root,
)
from app.domain.text import QT_TRANSLATE_NOOP


def decide_proposal(db: Database, log: OpLog, command: DecideProposal, at_ms: int) -> Proposal:
    """Take a decision and return the proposal as it is stored now.

    - What is merged into a proposal that was merged itself becomes part of the one at the end of that chain.
    - A decision that gives no rank takes the proposal out of the site's order.
    - The same decision again writes nothing and keeps its time.
    - Raises UserError for what `check_decision` refuses, a draft, an unknown proposal, and a merger with
      itself, with its own part, with a draft or with a proposal of another site.
    """
    before = require_proposal(db, command.proposal_id)
    decided = _tidy(storable_decision(command.decided))
    if before.state is ProposalState.DRAFT:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} masih draf.").format(number=before.number),
            QT_TRANSLATE_NOOP("store", "Lengkapi dan catat dahulu, lalu putuskan."),
        )
    check_decision(decided, before.fields)
    if decided.merged_into is not None:
        decided = replace(decided, merged_into=merge_target(db, before, decided.merged_into))
    unsigned = replace(before.decided, decided_ms=None, decided_by="")
    if decided == unsigned:
        return before
    if decided != UNDECIDED:
        decided = replace(decided, decided_ms=at_ms, decided_by=storable(command.actor))
    write_change(db, log, before, replace(before, decided=decided), command.actor, at_ms)
    if decided.state not in RANKABLE:
        drop_from_order(db, log, before, command.actor, at_ms)
    return require_proposal(db, command.proposal_id)


def parts_of(db: Database, proposal_id: ProposalId) -> tuple[Proposal, ...]:
    """Return what was merged into a proposal directly, oldest first."""
    rows = fetch(db, "SELECT * FROM proposal WHERE digabung_ke = ? ORDER BY position", (proposal_id,))
    return tuple(proposal_of(row) for row in rows)


def merge_target(db: Database, proposal: Proposal, wanted: ProposalId) -> ProposalId:
    """Return what `proposal` becomes part of if it is merged into `wanted`. Raises UserError if it cannot be."""
    merged = fetch(
        db,
        "SELECT proposal_id, digabung_ke FROM proposal WHERE session_id = ? AND digabung_ke IS NOT NULL",
        (proposal.session_id,),
    )
    parents = {ProposalId(row["proposal_id"]): ProposalId(row["digabung_ke"]) for row in merged}
    # What the proposal itself was part of until now says nothing about the other one.
    parents.pop(proposal.proposal_id, None)
    root = require_proposal(db, merge_root(wanted, parents))
    if root.proposal_id == proposal.proposal_id:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} tidak dapat digabung ke dirinya atau ke bagiannya.").format(
                number=proposal.number
            ),
            QT_TRANSLATE_NOOP("store", "Pilih usulan lain sebagai induk."),
        )
    if (root.session_id, root.site_id) != (proposal.session_id, proposal.site_id):
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} milik lokasi lain.").format(number=root.number),
            QT_TRANSLATE_NOOP("store", "Gabungkan hanya dengan usulan dari lokasi yang sama."),
        )
    if root.state is ProposalState.DRAFT:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} masih draf.").format(number=root.number),
            QT_TRANSLATE_NOOP("store", "Catat dahulu usulan induk itu."),
        )
    return root.proposal_id


def _tidy(decided: Decided) -> Decided:
    """Leave out what belongs to another decision."""
    is_postponed = decided.state is Decision.POSTPONED
    is_open = decided.state in (Decision.UNDISCUSSED, Decision.DISCUSSED)
    return replace(
        decided,
        reason_code="" if is_open else decided.reason_code,
        reason="" if is_open else decided.reason.strip(),
        merged_into=decided.merged_into if decided.state is Decision.MERGED else None,
        diverted_to=decided.diverted_to if decided.state is Decision.REDIRECTED else Diversion.NONE,
        reference=decided.reference.strip() if decided.state is Decision.REDIRECTED else "",
        owner=decided.owner.strip() if is_postponed else "",
        due=decided.due.strip() if is_postponed else "",
        decided_ms=None,
        decided_by="",
    )
