"""The step that lets a store exchange its rows with a server; in a module of its own, see `app.data.migrations`."""

from __future__ import annotations

from app.data.database import Database

_TABLES = """
CREATE TABLE sync_server (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    server_id TEXT NOT NULL,
    receipt_key TEXT NOT NULL,
    address TEXT NOT NULL,
    certificate TEXT NOT NULL,
    station TEXT NOT NULL,
    role TEXT NOT NULL,
    epoch TEXT NOT NULL,
    cursor TEXT NOT NULL,
    walk INTEGER NOT NULL,
    agreed_ms INTEGER,
    rotated_ms INTEGER NOT NULL,
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    cap_kbit_s INTEGER NOT NULL CHECK (cap_kbit_s >= 0)
) STRICT;

CREATE TABLE server_row (
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    mark TEXT NOT NULL,
    walk INTEGER NOT NULL,
    held TEXT NOT NULL,
    PRIMARY KEY (entity, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX server_row_held ON server_row (held) WHERE held <> '';

CREATE TABLE server_digest (
    session_id TEXT PRIMARY KEY,
    row_count INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
    device_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    server_id TEXT NOT NULL,
    epoch TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    signature TEXT NOT NULL,
    receipt_key TEXT NOT NULL,
    PRIMARY KEY (device_id, seq, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE put_aside (
    device_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
    PRIMARY KEY (device_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE photo_sent (
    sha256 TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
"""


def m0014_sync(db: Database) -> None:
    """Make room for the server that a store is enrolled at: how far it has our log, its rows, its receipts.

    - `device.acked_seq`: the server has this device's log up to here, as of `epoch`. Lines beyond `until_seq`, if it is
      set, go on under another identity. `machine` tells a copied file from the one it was copied from.
    - `server_row` is what the server said last of each row; what is shown is in the tables as before. `held` says
      why a row is not in them, "" for one that is. `walk` counts the readings from the first row to the last.
    """
    for column in ("acked_seq INTEGER NOT NULL DEFAULT 0", "until_seq INTEGER", "epoch TEXT", "machine TEXT"):
        db.execute(f"ALTER TABLE device ADD COLUMN {column}")
    # One by one: a script would commit what the steps before it did.
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER receipt_no_{verb.lower()} BEFORE {verb} ON receipt "
            f"BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END"
        )
