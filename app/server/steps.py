"""The steps that make the server's tables, each once, in one transaction. A step that was released is not changed.

In SQL that SQLite and PostgreSQL both understand: text, whole numbers, no collation that matters.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from app.domain.errors import UserError
from app.domain.identity import uuid7
from app.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Step:
    """A step's name and what it runs."""

    name: str
    statements: tuple[str, ...]


STEPS = (
    Step(
        "s0001_sync",
        (
            "CREATE TABLE server (server_id TEXT PRIMARY KEY, epoch TEXT NOT NULL, change_no BIGINT NOT NULL)",
            "CREATE TABLE device (device_id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, "
            "last_seq BIGINT NOT NULL, last_hash TEXT NOT NULL, enrolled_ms BIGINT NOT NULL, "
            "revoked_ms BIGINT, forked_ms BIGINT)",
            "CREATE TABLE token (token_hash TEXT PRIMARY KEY, device_id TEXT NOT NULL REFERENCES device, "
            "generation INTEGER NOT NULL, issued_ms BIGINT NOT NULL)",
            "CREATE INDEX token_device ON token (device_id)",
            "CREATE TABLE enrolment (code_hash TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, "
            "expires_ms BIGINT NOT NULL, device_id TEXT)",
            "CREATE TABLE op (device_id TEXT NOT NULL REFERENCES device, seq BIGINT NOT NULL CHECK (seq >= 1), "
            "hash TEXT NOT NULL, raw TEXT NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL, "
            "outcome TEXT NOT NULL, reason TEXT, arrival_no BIGINT NOT NULL UNIQUE, applied_no BIGINT UNIQUE, "
            "PRIMARY KEY (device_id, seq))",
            "CREATE INDEX op_waiting ON op (entity, entity_id, arrival_no) WHERE reason = 'parent'",
            "CREATE TABLE row_state (entity TEXT NOT NULL, entity_id TEXT NOT NULL, session_id TEXT NOT NULL, "
            "about TEXT, revision BIGINT NOT NULL, change_no BIGINT NOT NULL UNIQUE, deleted BOOLEAN NOT NULL, "
            "fields TEXT NOT NULL, origins TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (entity, entity_id))",
            "CREATE INDEX row_about ON row_state (about) WHERE about IS NOT NULL",
            "CREATE TABLE session_digest (session_id TEXT PRIMARY KEY, row_count BIGINT NOT NULL, "
            "digest TEXT NOT NULL)",
            "CREATE TABLE receipt (device_id TEXT NOT NULL REFERENCES device, seq BIGINT NOT NULL, "
            "hash TEXT NOT NULL, epoch TEXT NOT NULL, at_ms BIGINT NOT NULL, signature TEXT NOT NULL, "
            "PRIMARY KEY (device_id, seq))",
        ),
    ),
    Step(
        "s0002_blobs",
        (
            "CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size BIGINT NOT NULL CHECK (size >= 1), "
            "device_id TEXT NOT NULL REFERENCES device, stored_ms BIGINT NOT NULL)",
            "CREATE INDEX blob_device ON blob (device_id)",
            "CREATE TABLE upload (upload_id TEXT PRIMARY KEY, device_id TEXT NOT NULL REFERENCES device, "
            "sha256 TEXT NOT NULL, size BIGINT NOT NULL CHECK (size >= 1), received BIGINT NOT NULL, "
            "expires_ms BIGINT NOT NULL, UNIQUE (device_id, sha256))",
            "CREATE INDEX upload_expires ON upload (expires_ms)",
        ),
    ),
    Step(
        "s0003_review",
        (
            "CREATE TABLE review (proposal_id TEXT PRIMARY KEY, session_id TEXT NOT NULL, site_id TEXT NOT NULL, "
            "number TEXT NOT NULL, state TEXT NOT NULL, keputusan TEXT NOT NULL, urgensi TEXT NOT NULL, "
            "tingkat TEXT NOT NULL, jenis TEXT NOT NULL, pengusul TEXT NOT NULL, usulan TEXT NOT NULL, "
            "lokasi TEXT NOT NULL, rw TEXT NOT NULL, placed TEXT NOT NULL)",
            # One for each filter, in the order of the list: a page is a walk along an index.
            "CREATE INDEX review_placed ON review (session_id, placed)",
            "CREATE INDEX review_keputusan ON review (session_id, keputusan, placed)",
            "CREATE INDEX review_urgensi ON review (session_id, urgensi, placed)",
            "CREATE INDEX review_tingkat ON review (session_id, tingkat, placed)",
            "CREATE INDEX review_number ON review (number)",
        ),
    ),
    Step(
        "s0004_people",
        (
            "CREATE TABLE person (login TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, "
            "site_id TEXT NOT NULL, rw TEXT NOT NULL, password TEXT NOT NULL)",
            "CREATE TABLE visit (token_hash TEXT PRIMARY KEY, login TEXT NOT NULL, expires_ms BIGINT NOT NULL)",
        ),
    ),
    Step("s0005_renewal", ("ALTER TABLE device ADD COLUMN renewed_from TEXT",)),
    Step("s0006_history", ("CREATE INDEX op_row ON op (entity, entity_id, applied_no)",)),
)


def upgrade(connection: Connection, now_ms: int) -> frozenset[str]:
    """Bring the database to the present shape and give a new one its identity; return the steps that were taken.

    Needs a write transaction.

    Raises UserError for a database of a newer program; nothing is changed then.
    """
    known = [step.name for step in STEPS]
    applied = _applied(connection)
    if set(applied) - set(known):
        raise UserError(
            QT_TRANSLATE_NOOP("server", "Data server ini dibuat oleh versi Ruang Kendali yang lebih baru."),
            QT_TRANSLATE_NOOP("server", "Pasang versi terbaru; data tidak diubah."),
        )
    for step in STEPS:
        if step.name in applied:
            continue
        for statement in step.statements:
            connection.execute(text(statement))
        connection.execute(
            text("INSERT INTO schema_step (name, applied_ms) VALUES (:name, :at)"), {"name": step.name, "at": now_ms}
        )
    if connection.execute(text("SELECT count(*) FROM server")).scalar_one() == 0:
        connection.execute(
            text("INSERT INTO server (server_id, epoch, change_no) VALUES (:server, :epoch, 0)"),
            {"server": uuid7(now_ms), "epoch": uuid7(now_ms)},
        )
    return frozenset(known) - set(applied)


def _applied(connection: Connection) -> list[str]:
    if not inspect(connection).has_table("schema_step"):
        connection.execute(text("CREATE TABLE schema_step (name TEXT PRIMARY KEY, applied_ms BIGINT NOT NULL)"))
    return [row.name for row in connection.execute(text("SELECT name FROM schema_step ORDER BY name"))]
