"""The history of a proposal out of the operation log, and values set back by it: always as a new operation."""

from __future__ import annotations

import json
from dataclasses import replace

from app.data.database import Database, Row, fetch
from app.data.decisions import merge_target
from app.data.op_log import Entity, Json, OpLog
from app.data.proposal_rows import DEFAULTS, decision_of, fields_of, mutable
from app.data.proposals import require_proposal, write_change
from app.data.ranking import drop_from_order, order_of, ranking_id, set_order
from app.domain.errors import UserError
from app.domain.history import DECISION_NAMES, RESTORABLE, FieldEdit, HistoryEntry, RestoreValue
from app.domain.identity import ProposalId
from app.domain.proposal import RANKABLE, Proposal, SaveProposal, check, check_decision
from app.domain.ranking import placed
from app.domain.text import QT_TRANSLATE_NOOP


def history_of(db: Database, proposal_id: ProposalId) -> tuple[HistoryEntry, ...]:
    """Return who changed what, oldest first; empty for an unknown proposal."""
    return tuple(
        HistoryEntry(
            revision=op["base_rev"] + 1,
            at_ms=op["wall_utc"],
            actor=op["actor"],
            edits=tuple(FieldEdit(name, old, new) for name, (old, new) in json.loads(op["patch"]).items()),
            line=(op["device_id"], op["seq"]),
        )
        for op in _ops(db, proposal_id)
    )


def restore_value(db: Database, log: OpLog, command: RestoreValue, at_ms: int) -> Proposal:
    """Set fields to what they were before a change and return the proposal as it is stored now.

    - What does not differ from then writes nothing. A decision that is set back brings its rank with it.
    - Raises UserError if the proposal was changed since it was looked at, if nothing of the change can be set
      back, and for what may not stand so any more (`check`, `check_decision`, a merger that is none now).
    """
    before = require_proposal(db, command.proposal_id)
    if before.revision != command.expected:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Usulan {number} sudah diubah lagi.").format(number=before.number),
            QT_TRANSLATE_NOOP("store", "Lihat isinya yang terbaru, lalu ulangi bila masih perlu."),
        )
    ops = _ops(db, command.proposal_id)
    change = next((op for op in ops if op["base_rev"] + 1 == command.revision), None)
    touched = json.loads(change["patch"]).keys() if change else set()
    names = {name for name in (command.names or touched) if name in touched and name in RESTORABLE}
    if change is None or change["base_rev"] == 0 or not names:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Perubahan ini tidak dapat diurungkan."),
            QT_TRANSLATE_NOOP("store", "Ubah isinya langsung, atau tarik usulan itu."),
        )
    if names & set(DECISION_NAMES):
        names |= set(DECISION_NAMES)
    # What the change itself says it found: another station may have written it, which this log does not hold.
    found = {name: old for name, (old, _new) in json.loads(change["patch"]).items()}
    then = _columns_at(ops, change["base_rev"]) | found
    after = _with_columns(before, {name: then[name] for name in names})
    _check(db, after)
    write_change(db, log, before, after, command.actor, at_ms)
    if after.decided.state not in RANKABLE:
        drop_from_order(db, log, before, command.actor, at_ms)
    elif before.decided.state not in RANKABLE:
        _back_into_order(db, log, before, change, command.actor, at_ms)
    return require_proposal(db, command.proposal_id)


def _ops(db: Database, proposal_id: ProposalId) -> list[Row]:
    return fetch(
        db,
        # What an identity wrote after it was given up stands again under the next one.
        "SELECT device_id, seq, base_rev, patch, actor, wall_utc FROM op JOIN device USING (device_id) "
        "WHERE entity = ? AND entity_id = ? AND (until_seq IS NULL OR seq <= until_seq) ORDER BY base_rev, wall_utc",
        (Entity.PROPOSAL.value, proposal_id),
    )


def _columns_at(ops: list[Row], revision: int) -> dict[str, Json]:
    columns = dict(DEFAULTS)
    for op in ops:
        if op["base_rev"] < revision:
            columns |= {name: new for name, (_old, new) in json.loads(op["patch"]).items()}
    return columns


def _with_columns(proposal: Proposal, columns: dict[str, Json]) -> Proposal:
    row = mutable(proposal) | columns
    return replace(proposal, fields=fields_of(row), decided=decision_of(row))


def _check(db: Database, proposal: Proposal) -> None:
    check(
        SaveProposal(
            proposal.proposal_id, proposal.session_id, proposal.site_id, proposal.state, proposal.fields, actor=""
        )
    )
    check_decision(proposal.decided, proposal.fields)
    if proposal.decided.merged_into is not None:
        merge_target(db, proposal, proposal.decided.merged_into)


def _back_into_order(db: Database, log: OpLog, proposal: Proposal, change: Row, actor: str, at_ms: int) -> None:
    """Give back the place that the decision took away: its move is the next line of the same device's log."""
    rows = fetch(
        db,
        "SELECT patch FROM op WHERE device_id = ? AND seq = ? AND entity = ? AND entity_id = ?",
        (
            change["device_id"],
            change["seq"] + 1,
            Entity.RANKING.value,
            ranking_id(proposal.session_id, proposal.site_id),
        ),
    )
    if not rows:
        return
    old, new = (json.loads(order) for order in json.loads(rows[0]["patch"])["urutan"])
    if proposal.proposal_id in old and proposal.proposal_id not in new:
        order = order_of(db, proposal.session_id, proposal.site_id)
        wanted = placed(order, proposal.proposal_id, old.index(proposal.proposal_id) + 1)
        set_order(db, log, proposal.session_id, proposal.site_id, wanted, actor, at_ms)
