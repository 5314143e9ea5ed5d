"""Steps to the shape of the store, see `migrations`: what a proposal holds and what belongs to deciding about it."""

from __future__ import annotations

from app.data.database import Database


def m0007_proposal_fields(db: Database) -> None:
    """Let a proposal hold the whole field set, its decision, where it was imported from and its rank.

    The defaults are those of `proposal_rows.DEFAULTS`: no operation of an older program named these fields.
    `asal_isian` is what the other system said last; `prioritas` follows the site's order and is in no operation.
    """
    for column in (
        *(f"{name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS_OF_M0007),
        "keputusan TEXT NOT NULL DEFAULT 'belum_dibahas'",
        "variabel TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(variabel))",
        "perkiraan_biaya INTEGER CHECK (perkiraan_biaya >= 0)",
        "menyusul INTEGER NOT NULL DEFAULT 0 CHECK (menyusul IN (0, 1))",
        "sertifikat INTEGER CHECK (sertifikat IN (0, 1))",
        "digabung_ke TEXT REFERENCES proposal (proposal_id)",
        "diputus_ms INTEGER",
        "asal_isian TEXT CHECK (asal_isian IS NULL OR json_valid(asal_isian))",
        "prioritas INTEGER CHECK (prioritas >= 1)",
    ):
        db.execute(f"ALTER TABLE proposal ADD COLUMN {column}")
    # The same row of a file is one proposal of a session, however often it is imported.
    db.execute("CREATE UNIQUE INDEX proposal_origin ON proposal (session_id, asal_sistem, asal_id) WHERE asal_id <> ''")
    db.execute("CREATE INDEX proposal_merged ON proposal (digabung_ke) WHERE digabung_ke IS NOT NULL")
    db.execute("CREATE INDEX proposal_decision ON proposal (session_id, site_id, keputusan)")


_TEXTS_OF_M0007 = (
    *("unsur", "telepon", "jenis", "bidang", "isu", "jenis_pekerjaan", "kode_kamus", "koefisien"),
    *("lokasi_detail", "koordinat", "uraian_urgensi", "sasaran", "opd_awal", "opd_akhir", "status_lahan"),
    *("tingkat", "jenis_belanja", "sub_kegiatan"),
    *("kode_alasan", "alasan", "dialihkan_ke", "nomor_rujukan", "diputus_oleh"),
    *("asal_sistem", "asal_id", "asal_status", "asal_flag"),
)


def m0008_decisions(db: Database) -> None:
    """Make the order of each site, the answers of the OPD, and the reference data of each year; none is deleted."""
    db.execute(
        """
        CREATE TABLE ranking (
            position INTEGER PRIMARY KEY,
            ranking_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            site_id TEXT NOT NULL,
            urutan TEXT NOT NULL CHECK (json_valid(urutan)),
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            UNIQUE (session_id, site_id)
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE response (
            position INTEGER PRIMARY KEY,
            response_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            proposal_id TEXT NOT NULL REFERENCES proposal (proposal_id),
            nama TEXT NOT NULL,
            jabatan TEXT NOT NULL,
            opd TEXT NOT NULL,
            tanggapan TEXT NOT NULL,
            janji TEXT NOT NULL,
            tenggat TEXT,
            request_id TEXT,
            at_ms INTEGER NOT NULL,
            ditepati INTEGER NOT NULL CHECK (ditepati IN (0, 1)),
            struck INTEGER NOT NULL CHECK (struck IN (0, 1)),
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX response_session ON response (session_id, position)")
    db.execute("CREATE INDEX response_proposal ON response (proposal_id, position)")
    db.execute(
        """
        CREATE TABLE reference (
            position INTEGER PRIMARY KEY,
            reference_id TEXT NOT NULL UNIQUE,
            tahun INTEGER NOT NULL,
            jenis TEXT NOT NULL,
            kode TEXT NOT NULL,
            isi TEXT NOT NULL CHECK (json_valid(isi)),
            struck INTEGER NOT NULL CHECK (struck IN (0, 1)),
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            UNIQUE (tahun, jenis, kode)
        ) STRICT
        """
    )
    for table in ("ranking", "response", "reference"):
        db.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} rows are never deleted'); END"
        )


def m0015_postponed(db: Database) -> None:
    """Let what is postponed name who has to do something until when; leave the search index alone where it can be.

    An order of two hundred proposals, moved by one place, wrote the words of all of them anew.
    """
    for column in ("penanggung_jawab", "tenggat"):
        db.execute(f"ALTER TABLE proposal ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    columns = ("pengusul", "permasalahan", "usulan", "lokasi", "lokasi_detail", "jenis_pekerjaan", "asal_id")
    names, old, new = (", ".join(f"{before}{name}" for name in columns) for before in ("", "old.", "new."))
    db.execute("DROP TRIGGER proposal_au")
    db.execute(
        f"CREATE TRIGGER proposal_au AFTER UPDATE OF {names} ON proposal BEGIN"
        f" INSERT INTO proposal_fts (proposal_fts, rowid, {names}) VALUES ('delete', old.rowid, {old});"
        f" INSERT INTO proposal_fts (rowid, {names}) VALUES (new.rowid, {new}); END"
    )


def m0011_assessments(db: Database) -> None:
    """Make the answers of the checklists that score proposals; none is deleted."""
    db.execute(
        """
        CREATE TABLE assessment (
            position INTEGER PRIMARY KEY,
            assessment_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            proposal_id TEXT NOT NULL REFERENCES proposal (proposal_id),
            daftar TEXT NOT NULL,
            jawaban TEXT NOT NULL CHECK (json_valid(jawaban)),
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            UNIQUE (proposal_id, daftar)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX assessment_session ON assessment (session_id, position)")
    db.execute(
        "CREATE TRIGGER assessment_no_delete BEFORE DELETE ON assessment "
        "BEGIN SELECT RAISE(ABORT, 'assessment rows are never deleted'); END"
    )
