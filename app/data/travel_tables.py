"""The step that lets deletions, small pictures, final minutes and who signs them travel; see `app.data.migrations`."""

from __future__ import annotations

from app.data.database import Database

_KEYS = {
    "proposal": "OLD.proposal_id",
    "attachment": "OLD.attachment_id",
    "response": "OLD.response_id",
    "assessment": "OLD.assessment_id",
    "ranking": "OLD.ranking_id",
    "quarantine": "OLD.row_id",
    "complaint": "OLD.complaint_id",
    "complaint_link": "OLD.complaint_id || '/' || OLD.proposal_id",
}
"""Tables of which a row may be taken away, and how an operation names the row."""

_TABLES = """
CREATE TABLE taken_away (
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    row TEXT NOT NULL CHECK (json_valid(row)),
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (entity, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE minutes_setting (
    position INTEGER PRIMARY KEY,
    setting_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    UNIQUE (session_id, place, name)
) STRICT;
"""


def m0017_travel(db: Database) -> None:
    """Make room for what stations could not tell one another.

    - `taken_away` keeps each row that a deletion took off its table, as it stood: only such a row may be deleted, and
      its number is given out to no other.
    - `thumbnail_sha256` and `thumbnail_size` name the small picture of a photo, so that it can come before the photo;
      "" and 0 where an older station added it.
    - `body_sha256` and `body_size` name the packed content of a final document.
    - `minutes_setting` says who signs, and under which letterhead, one row for each thing that is said.
    """
    # One by one: a script would commit what the steps before it did.
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
    for table, key in _KEYS.items():
        db.execute(f"DROP TRIGGER {table}_no_delete")
        db.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT EXISTS "
            f"(SELECT 1 FROM taken_away WHERE entity = '{table}' AND entity_id = {key}) "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never deleted, only taken away'); END"
        )
    for table, name in (("attachment", "thumbnail"), ("minutes_stage", "body")):
        db.execute(f"ALTER TABLE {table} ADD COLUMN {name}_sha256 TEXT NOT NULL DEFAULT ''")
        db.execute(f"ALTER TABLE {table} ADD COLUMN {name}_size INTEGER NOT NULL DEFAULT 0")
