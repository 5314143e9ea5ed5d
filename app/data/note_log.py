"""The log of the operator's notes: rows are only ever added."""

from __future__ import annotations

from collections.abc import Sequence

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, created
from app.data.sessions import require_session
from app.data.stored_text import storable
from app.domain.identity import AgendaItemId, NoteId, RequestId, SessionId, SiteId
from app.domain.note import Note, NoteSubject, check_note


def append_notes(
    db: Database, log: OpLog, session_id: SessionId, notes: Sequence[Note], now_ms: int, actor: str
) -> None:
    """Add the notes behind those that are there. Raises UserError for an unknown session or an empty or long text."""
    require_session(db, session_id)
    for note in notes:
        check_note(note)
        fields: dict[str, Json] = {
            "session_id": session_id,
            "at_ms": note.at_ms,
            "text": storable(note.text),
            "site_id": note.subject.site_id or "",
            "request_id": note.subject.request_id or "",
            "item_id": note.subject.item_id or "",
            "for_minutes": int(note.for_minutes),
            "amends": note.amends or "",
        }
        insert(db, "operator_note", {**fields, "note_id": note.note_id})
        log.append(db, Change(Entity.OPERATOR_NOTE, note.note_id, 0, created(fields), actor, now_ms))


def notes_of(db: Database, session_id: SessionId) -> tuple[Note, ...]:
    """Return the session's log, oldest first."""
    rows = fetch(db, "SELECT * FROM operator_note WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(_note(row) for row in rows)


def _note(row: Row) -> Note:
    return Note(
        note_id=NoteId(row["note_id"]),
        at_ms=row["at_ms"],
        text=row["text"],
        subject=NoteSubject(
            SiteId(row["site_id"]) if row["site_id"] else None,
            RequestId(row["request_id"]) if row["request_id"] else None,
            AgendaItemId(row["item_id"]) if row["item_id"] else None,
        ),
        for_minutes=bool(row["for_minutes"]),
        amends=NoteId(row["amends"]) if row["amends"] else None,
    )
