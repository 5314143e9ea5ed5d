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


def m0016_minutes_work(db: Database) -> None:
    """Make what people change in the minutes: edits by line, the logs of stages and addenda, and what was final.

    `minutes_body` is no part of the operation log: its rows are named by their content, which `minutes_stage` names.
    """
    db.execute(
        """
        CREATE TABLE minutes_edit (
            position INTEGER PRIMARY KEY,
            edit_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            scope TEXT NOT NULL,
            line_key TEXT NOT NULL,
            section TEXT NOT NULL,
            text TEXT,
            remark TEXT NOT NULL,
            is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
            base TEXT NOT NULL,
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            updated_by TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            UNIQUE (session_id, scope, line_key)
        ) STRICT
        """
    )
    db.execute(
        "CREATE TRIGGER minutes_edit_no_delete BEFORE DELETE ON minutes_edit "
        "BEGIN SELECT RAISE(ABORT, 'edits of the minutes are never deleted'); END"
    )
    db.execute(
        """
        CREATE TABLE minutes_stage (
            position INTEGER PRIMARY KEY,
            stage_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            scope TEXT NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('draf', 'koreksi', 'final')),
            at_ms INTEGER NOT NULL,
            version INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            written_by TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE minutes_addendum (
            position INTEGER PRIMARY KEY,
            addendum_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            scope TEXT NOT NULL,
            text TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            written_by TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE minutes_body (
            sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
            body TEXT NOT NULL
        ) STRICT
        """
    )
    for table in ("minutes_stage", "minutes_addendum", "minutes_body"):
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    for table in ("minutes_edit", "minutes_stage", "minutes_addendum"):
        db.execute(f"CREATE INDEX {table}_session ON {table} (session_id, position)")
