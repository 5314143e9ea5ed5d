"""Answers of the checklists: one row for each proposal and list, one operation for every change."""

from __future__ import annotations

import json

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, changed, created
from app.data.proposals import require_proposal
from app.data.stored_text import storable
from app.domain.identity import ProposalId, SessionId
from app.domain.scoring import Assessment, SaveAssessment, check_answers


def save_assessment(db: Database, log: OpLog, save: SaveAssessment, at_ms: int) -> Assessment:
    """Store the answers and return them; the same answers again write nothing.

    Raises UserError for an unknown proposal and for an answer outside of the scale.
    """
    proposal = require_proposal(db, save.proposal_id)
    check_answers(save.answers)
    checklist = storable(save.checklist)
    # The same on every station, so that a proposal has one set of answers to each list.
    key = f"{save.proposal_id}/{checklist}"
    columns: dict[str, Json] = {"jawaban": canonical_json({storable(k): v for k, v in save.answers.items()})}
    rows = fetch(db, "SELECT * FROM assessment WHERE assessment_id = ?", (key,))
    if not rows:
        fields: dict[str, Json] = {
            "session_id": proposal.session_id,
            "proposal_id": save.proposal_id,
            "daftar": checklist,
            **columns,
        }
        row = {"assessment_id": key, **fields, "created_ms": at_ms, "updated_ms": at_ms, "revision": 1}
        insert(db, "assessment", row)
        log.append(db, Change(Entity.ASSESSMENT, key, 0, created(fields), save.actor, at_ms))
        return _assessment(row)
    before = rows[0]
    patch = changed({"jawaban": before["jawaban"]}, columns)
    if patch:
        db.execute(
            "UPDATE assessment SET jawaban = :jawaban, updated_ms = :at_ms, revision = revision + 1 "
            "WHERE assessment_id = :key",
            {**columns, "at_ms": at_ms, "key": key},
        )
        log.append(db, Change(Entity.ASSESSMENT, key, before["revision"], patch, save.actor, at_ms))
        before |= {**columns, "revision": before["revision"] + 1}
    return _assessment(before)


def assessments_of(db: Database, session_id: SessionId) -> tuple[Assessment, ...]:
    """Return all answers of the session, oldest entry first."""
    rows = fetch(db, "SELECT * FROM assessment WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(_assessment(row) for row in rows)


def _assessment(row: Row) -> Assessment:
    return Assessment(ProposalId(row["proposal_id"]), row["daftar"], json.loads(row["jawaban"]), row["revision"])
