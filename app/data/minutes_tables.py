"""The tables of what people write for the minutes, beside what the logs say: the operator's notes."""

from __future__ import annotations

from app.data.database import Database


def m0013_operator_note(db: Database) -> None:
    """Make the log of the operator's notes: rows are only ever added."""
    db.execute(
        """
        CREATE TABLE operator_note (
            position INTEGER PRIMARY KEY,
            note_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            at_ms INTEGER NOT NULL,
            text TEXT NOT NULL,
            site_id TEXT NOT NULL,
            request_id TEXT NOT NULL,
            item_id TEXT NOT NULL,
            for_minutes INTEGER NOT NULL CHECK (for_minutes IN (0, 1)),
            amends TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX operator_note_session ON operator_note (session_id, position)")
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER operator_note_no_{verb.lower()} BEFORE {verb} ON operator_note "
            f"BEGIN SELECT RAISE(ABORT, 'operator_note is append-only'); END"
        )
