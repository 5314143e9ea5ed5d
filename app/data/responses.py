"""Answers of the OPD to proposals: one row each, one operation for every change, none ever deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, changed, created
from app.data.proposals import require_proposal
from app.data.stored_text import storable
from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, ResponseId, SessionId
from app.domain.response import Response, ResponseFields, SaveResponse, check_response
from app.domain.text import QT_TRANSLATE_NOOP


def save_response(db: Database, log: OpLog, save: SaveResponse, now_ms: int) -> Response:
    """Create or change an answer and return it as it is stored now.

    - A save that changes nothing writes nothing. The turn it was given in is the first that is named.
    - Raises UserError for what `check_response` refuses, an unknown proposal, and an answer to another one.
    """
    proposal = require_proposal(db, save.proposal_id)
    fields = _storable(save.fields)
    check_response(fields)
    rows = fetch(db, "SELECT * FROM response WHERE response_id = ?", (save.response_id,))
    before = response_of(rows[0]) if rows else None
    if before is not None and before.proposal_id != save.proposal_id:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Tanggapan ini dicatat untuk usulan lain."),
            QT_TRANSLATE_NOOP("store", "Catat sebagai tanggapan baru untuk usulan ini."),
        )
    after = Response(
        response_id=save.response_id,
        session_id=proposal.session_id,
        proposal_id=save.proposal_id,
        fields=fields,
        request_id=(before.request_id if before else None) or save.request_id,
        at_ms=save.at_ms,
        is_kept=save.is_kept,
        is_struck=save.is_struck,
        created_ms=before.created_ms if before else now_ms,
        updated_ms=now_ms,
        revision=before.revision + 1 if before else 1,
    )
    columns = _columns(after)
    times: dict[str, Json] = {"updated_ms": after.updated_ms, "revision": after.revision}
    if before is None:
        added: dict[str, Json] = {"session_id": after.session_id, "proposal_id": after.proposal_id, **columns}
        insert(db, "response", {"response_id": after.response_id, **added, "created_ms": now_ms, **times})
        log.append(db, Change(Entity.RESPONSE, after.response_id, 0, created(added), save.actor, now_ms))
        return after
    patch = changed(_columns(before), columns)
    if not patch:
        return before
    assignments = ", ".join(f"{name} = :{name}" for name in (*columns, *times))
    db.execute(
        f"UPDATE response SET {assignments} WHERE response_id = :response_id",
        {**columns, **times, "response_id": after.response_id},
    )
    log.append(db, Change(Entity.RESPONSE, after.response_id, before.revision, patch, save.actor, now_ms))
    return after


def responses_of(db: Database, session_id: SessionId) -> tuple[Response, ...]:
    """Return all answers of the session, those that were struck out too, oldest entry first."""
    rows = fetch(db, "SELECT * FROM response WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(response_of(row) for row in rows)


def _storable(fields: ResponseFields) -> ResponseFields:
    return replace(
        fields,
        name=" ".join(storable(fields.name).split()),
        office=" ".join(storable(fields.office).split()),
        opd=" ".join(storable(fields.opd).split()),
        text=storable(fields.text),
        promise=storable(fields.promise),
    )


def _columns(response: Response) -> dict[str, Json]:
    fields = response.fields
    return {
        "nama": fields.name,
        "jabatan": fields.office,
        "opd": fields.opd,
        "tanggapan": fields.text,
        "janji": fields.promise,
        "tenggat": None if fields.due is None else fields.due.isoformat(),
        "request_id": response.request_id,
        "at_ms": response.at_ms,
        "ditepati": int(response.is_kept),
        "struck": int(response.is_struck),
    }


def response_of(row: Row) -> Response:
    """Read an answer from its row."""
    return Response(
        response_id=ResponseId(row["response_id"]),
        session_id=SessionId(row["session_id"]),
        proposal_id=ProposalId(row["proposal_id"]),
        fields=ResponseFields(
            name=row["nama"],
            office=row["jabatan"],
            opd=row["opd"],
            text=row["tanggapan"],
            promise=row["janji"],
            due=None if row["tenggat"] is None else date.fromisoformat(row["tenggat"]),
        ),
        request_id=None if row["request_id"] is None else RequestId(row["request_id"]),
        at_ms=row["at_ms"],
        is_kept=bool(row["ditepati"]),
        is_struck=bool(row["struck"]),
        created_ms=row["created_ms"],
        updated_ms=row["updated_ms"],
        revision=row["revision"],
    )
