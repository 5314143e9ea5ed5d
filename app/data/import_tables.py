"""The step that makes room for lists of other systems; a step of its own module, as `app.data.migrations` says."""

from __future__ import annotations

from app.data.database import Database

_IMPORT_TABLES = """
CREATE TABLE import_run (
    position INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    sumber TEXT NOT NULL,
    berkas TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    hasil TEXT NOT NULL CHECK (json_valid(hasil))
) STRICT;
CREATE INDEX import_run_session ON import_run (session_id, position);

CREATE TABLE quarantine (
    position INTEGER PRIMARY KEY,
    row_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    sidik TEXT NOT NULL,
    berkas TEXT NOT NULL,
    baris INTEGER NOT NULL,
    susunan TEXT NOT NULL CHECK (json_valid(susunan)),
    kolom TEXT NOT NULL CHECK (json_valid(kolom)),
    alasan TEXT NOT NULL,
    tertulis TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('menunggu', 'diambil', 'dibuang')),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    UNIQUE (session_id, sidik)
) STRICT;

CREATE TABLE complaint (
    position INTEGER PRIMARY KEY,
    complaint_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    kanal TEXT NOT NULL,
    nomor TEXT NOT NULL,
    site_id TEXT,
    tanggal TEXT NOT NULL,
    pelapor TEXT NOT NULL,
    isi TEXT NOT NULL,
    lokasi TEXT NOT NULL,
    koordinat TEXT NOT NULL,
    kategori TEXT NOT NULL,
    status TEXT NOT NULL,
    tanggapan TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    UNIQUE (session_id, kanal, nomor)
) STRICT;

CREATE TABLE complaint_link (
    complaint_id TEXT NOT NULL REFERENCES complaint (complaint_id),
    proposal_id TEXT NOT NULL REFERENCES proposal (proposal_id),
    berlaku INTEGER NOT NULL CHECK (berlaku IN (0, 1)),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    PRIMARY KEY (complaint_id, proposal_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX complaint_link_proposal ON complaint_link (proposal_id);
"""


def m0009_imports(db: Database) -> None:
    """Make room for what lists bring besides the fields, for what cannot be used, for complaints; say what was read.

    `asal_kolom` are the columns of another system that no field holds. Nothing here is ever deleted.
    """
    db.execute("ALTER TABLE proposal ADD COLUMN asal_kolom TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(asal_kolom))")
    # One by one: a script would commit what the steps before it did.
    for statement in _IMPORT_TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
    for table in ("import_run", "quarantine", "complaint", "complaint_link"):
        db.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never deleted'); END"
        )
    db.execute(
        "CREATE TRIGGER import_run_no_update BEFORE UPDATE ON import_run "
        "BEGIN SELECT RAISE(ABORT, 'import_run is append-only'); END"
    )
