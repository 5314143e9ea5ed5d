"""The shape of the store and how older files come to it: named steps, all of them or none.

A step that was shipped is never changed; a new shape is a new step at the end. A step that uses
sqlite-utils' `transform()` on a searched table makes its triggers and its index anew, for
`transform()` drops the triggers and search then goes stale without a word.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.data.backup import backup
from app.data.database import Database, Migrations, fetch, write_transaction
from app.data.import_tables import m0009_imports
from app.data.minutes_tables import m0013_operator_note, m0016_minutes_work
from app.data.proposal_tables import m0007_proposal_fields, m0008_decisions, m0011_assessments, m0015_postponed
from app.data.sync_tables import m0014_sync
from app.data.travel_tables import m0017_travel
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)

APPLICATION_ID = 0x4D555352
"""`MUSR` in the header of every store, so that another program's file is not taken for one."""

_TABLES = """
CREATE TABLE device (
    device_id TEXT PRIMARY KEY NOT NULL,
    created_ms INTEGER NOT NULL,
    retired_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX device_current ON device ((retired_ms IS NULL)) WHERE retired_ms IS NULL;

CREATE TABLE session (
    session_id TEXT PRIMARY KEY NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;

CREATE TABLE session_run (
    position INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    opened_ms INTEGER NOT NULL,
    closed_ms INTEGER,
    revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT;
CREATE INDEX session_run_session ON session_run (session_id, position);

CREATE TABLE floor_event (
    position INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    request_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    speaker_name TEXT NOT NULL,
    speaker_office TEXT NOT NULL,
    priority INTEGER NOT NULL,
    seconds INTEGER NOT NULL
) STRICT;
CREATE INDEX floor_event_session ON floor_event (session_id, position);

CREATE TABLE presence_event (
    position INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    site_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX presence_event_session ON presence_event (session_id, position);

-- `position` is declared because VACUUM may renumber an undeclared rowid, and the index goes by it.
CREATE TABLE proposal (
    position INTEGER PRIMARY KEY,
    proposal_id TEXT NOT NULL UNIQUE,
    session_id TEXT NOT NULL REFERENCES session,
    site_id TEXT NOT NULL,
    short TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    number TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draf', 'dicatat')),
    pengusul TEXT NOT NULL,
    rw TEXT NOT NULL,
    rt TEXT NOT NULL,
    permasalahan TEXT NOT NULL,
    usulan TEXT NOT NULL,
    lokasi TEXT NOT NULL,
    urgensi TEXT NOT NULL,
    volume TEXT,
    satuan TEXT NOT NULL,
    request_id TEXT,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    UNIQUE (session_id, number),
    UNIQUE (session_id, site_id, sequence)
) STRICT;

CREATE TABLE op (
    device_id TEXT NOT NULL REFERENCES device,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    op_id TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    base_rev INTEGER NOT NULL CHECK (base_rev >= 0),
    parent_seq INTEGER,
    patch TEXT NOT NULL CHECK (json_valid(patch)),
    actor TEXT NOT NULL,
    wall_utc INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    PRIMARY KEY (device_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX op_entity ON op (entity, entity_id, device_id, seq);
"""

_APPEND_ONLY = ("op", "floor_event", "presence_event")


def m0001_tables(db: Database) -> None:
    """Make the tables."""
    db.executescript(_TABLES)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")


def m0002_append_only(db: Database) -> None:
    """Refuse to change or take back what was logged, to skip a seq, and to delete a proposal."""
    for table in _APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    db.execute(
        "CREATE TRIGGER op_gapless BEFORE INSERT ON op "
        "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM op WHERE device_id = NEW.device_id) "
        "BEGIN SELECT RAISE(ABORT, 'op.seq is gapless'); END"
    )
    # A number that was said aloud is never given out again.
    db.execute(
        "CREATE TRIGGER proposal_no_delete BEFORE DELETE ON proposal "
        "BEGIN SELECT RAISE(ABORT, 'proposals are never deleted'); END"
    )


def m0003_proposal_search(db: Database) -> None:
    """Index the text of the proposals by trigrams, which find a word's part and need no stemmer."""
    db.table("proposal").enable_fts(
        ("pengusul", "permasalahan", "usulan", "lokasi"), create_triggers=True, tokenize="trigram"
    )


def m0004_line_result(db: Database) -> None:
    """Make the log of the line checks: rows are only ever added. Levels are tenths of a decibel."""
    db.execute(
        """
        CREATE TABLE line_result (
            position INTEGER PRIMARY KEY,
            result_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            site_id TEXT NOT NULL,
            opened_ms INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            heard_by_us TEXT NOT NULL CHECK (heard_by_us IN ('unasked', 'yes', 'no')),
            heard_by_them TEXT NOT NULL CHECK (heard_by_them IN ('unasked', 'yes', 'no')),
            link TEXT NOT NULL,
            typical_tenths INTEGER,
            loudest_tenths INTEGER,
            note TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX line_result_session ON line_result (session_id, position)")
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER line_result_no_{verb.lower()} BEFORE {verb} ON line_result "
            f"BEGIN SELECT RAISE(ABORT, 'line_result is append-only'); END"
        )


def m0005_agenda_and_attendance(db: Database) -> None:
    """Make the log of the agenda, only ever added to, and the list of attendance, whose rows are never deleted."""
    db.execute(
        """
        CREATE TABLE agenda_event (
            position INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            kind TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            item_id TEXT NOT NULL,
            title TEXT NOT NULL,
            planned_min INTEGER NOT NULL,
            item_kind TEXT NOT NULL,
            before_id TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX agenda_event_session ON agenda_event (session_id, position)")
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER agenda_event_no_{verb.lower()} BEFORE {verb} ON agenda_event "
            f"BEGIN SELECT RAISE(ABORT, 'agenda_event is append-only'); END"
        )
    db.execute(
        """
        CREATE TABLE attendee (
            position INTEGER PRIMARY KEY,
            attendee_id TEXT NOT NULL UNIQUE,
            session_id TEXT NOT NULL REFERENCES session,
            site_id TEXT NOT NULL,
            nama TEXT NOT NULL,
            unsur TEXT NOT NULL,
            jenis_kelamin TEXT NOT NULL CHECK (jenis_kelamin IN ('', 'L', 'P')),
            jabatan TEXT NOT NULL,
            lembaga TEXT NOT NULL,
            telepon TEXT NOT NULL,
            boleh_menjawab INTEGER NOT NULL CHECK (boleh_menjawab IN (0, 1)),
            delegasi INTEGER NOT NULL CHECK (delegasi IN (0, 1)),
            imported TEXT CHECK (imported IS NULL OR json_valid(imported)),
            present_ms INTEGER,
            left_ms INTEGER,
            struck INTEGER NOT NULL CHECK (struck IN (0, 1)),
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX attendee_session ON attendee (session_id, position)")
    db.execute(
        "CREATE TRIGGER attendee_no_delete BEFORE DELETE ON attendee "
        "BEGIN SELECT RAISE(ABORT, 'attendees are never deleted'); END"
    )


def m0006_floor_turns(db: Database) -> None:
    """Let the floor's log say what is spoken, in between whom, in which mode, and which command each line is of.

    Lines that are there already were plain turns given by an operator, and belong to no command that can be undone.
    """
    for column in (
        "speaker_unsur TEXT NOT NULL DEFAULT ''",
        "turn_kind TEXT NOT NULL DEFAULT 'usulan'",
        "related_id TEXT NOT NULL DEFAULT ''",
        "number INTEGER NOT NULL DEFAULT 0",
        "mode TEXT NOT NULL DEFAULT 'operator'",
        "is_override INTEGER NOT NULL DEFAULT 0",
        "step INTEGER NOT NULL DEFAULT 0",
    ):
        db.execute(f"ALTER TABLE floor_event ADD COLUMN {column}")


def m0010_attachment(db: Database) -> None:
    """Make the list of the proposals' photos. Rows are never deleted; the files are named by their SHA-256."""
    db.execute(
        """
        CREATE TABLE attachment (
            position INTEGER PRIMARY KEY,
            attachment_id TEXT NOT NULL UNIQUE,
            proposal_id TEXT NOT NULL REFERENCES proposal (proposal_id),
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            mime TEXT NOT NULL,
            size INTEGER NOT NULL CHECK (size > 0),
            width INTEGER NOT NULL CHECK (width > 0),
            height INTEGER NOT NULL CHECK (height > 0),
            caption TEXT NOT NULL,
            removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
            created_ms INTEGER NOT NULL,
            updated_ms INTEGER NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            UNIQUE (proposal_id, sha256)
        ) STRICT
        """
    )
    db.execute("CREATE INDEX attachment_sha256 ON attachment (sha256)")
    db.execute(
        "CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment "
        "BEGIN SELECT RAISE(ABORT, 'attachments are never deleted'); END"
    )


def m0012_search_more(db: Database) -> None:
    """Search also the place's details, the kind of work and the id in another system; find what was changed last."""
    proposal = db.table("proposal")
    proposal.disable_fts()
    proposal.enable_fts(
        ("pengusul", "permasalahan", "usulan", "lokasi", "lokasi_detail", "jenis_pekerjaan", "asal_id"),
        create_triggers=True,
        tokenize="trigram",
    )
    proposal.rebuild_fts()
    db.execute("CREATE INDEX proposal_updated ON proposal (updated_ms, site_id, proposal_id, revision)")
    # What is asked for the next number, and by the search field beside words; see `proposals` and `search`.
    db.execute("CREATE INDEX proposal_said ON proposal (short COLLATE NOCASE, sequence)")
    for column in ("rw", "rt"):
        db.execute(f"CREATE INDEX proposal_{column} ON proposal ({column} COLLATE NOCASE)")
    db.execute("CREATE INDEX proposal_sequence ON proposal (sequence)")


def m0018_agenda_responsible(db: Database) -> None:
    """Let an item of the agenda say who answers for it; "" where nobody said it."""
    db.execute("ALTER TABLE agenda_event ADD COLUMN responsible TEXT NOT NULL DEFAULT ''")


def m0019_search_behind(db: Database) -> None:
    """Let the search index hold its own copy of the words, so that it can follow the commits; see `search_index`.

    Of the other indexes, each of which is a page of every save, those go that a site's list or a wider one answers.
    """
    columns = ("pengusul", "permasalahan", "usulan", "lokasi", "lokasi_detail", "jenis_pekerjaan", "asal_id")
    for trigger in ("ai", "ad", "au"):
        db.execute(f"DROP TRIGGER proposal_{trigger}")
    db.execute("DROP TABLE proposal_fts")
    db.execute(f"CREATE VIRTUAL TABLE proposal_fts USING fts5 ({', '.join(columns)}, tokenize = 'trigram')")
    db.execute(
        f"INSERT INTO proposal_fts (rowid, {', '.join(columns)}) SELECT position, {', '.join(columns)} FROM proposal"
    )
    for index in ("decision", "sequence", "rw", "rt"):
        db.execute(f"DROP INDEX proposal_{index}")
    db.execute("CREATE INDEX proposal_place ON proposal (rw COLLATE NOCASE, rt COLLATE NOCASE)")
    # To count what is filed: all that an index knows of, without the few that are drafts.
    db.execute("CREATE INDEX proposal_draft ON proposal (session_id) WHERE state = 'draf'")


_STEPS: tuple[Callable[[Database], None], ...] = (
    m0001_tables,
    m0002_append_only,
    m0003_proposal_search,
    m0004_line_result,
    m0005_agenda_and_attendance,
    m0006_floor_turns,
    m0007_proposal_fields,
    m0008_decisions,
    m0009_imports,
    m0010_attachment,
    m0011_assessments,
    m0012_search_more,
    m0013_operator_note,
    m0014_sync,
    m0015_postponed,
    m0016_minutes_work,
    m0017_travel,
    m0018_agenda_responsible,
    m0019_search_behind,
)

SCHEMA = len(_STEPS)
"""The version of the shape that operations are written under."""

STEP_NAMES = tuple(step.__name__ for step in _STEPS)


def known_migrations() -> Migrations:
    """Return the steps this program knows, in their order."""
    migrations = Migrations("musrenbang")
    for step in _STEPS:
        migrations(name=step.__name__)(step)
    return migrations


def upgrade(db: Database, path: Path) -> Path | None:
    """Bring the file at `path`, open as `db`, to the present shape; return the backup made before, if any.

    - A file that already holds data is first copied beside itself, and the copy is verified; a
      broken chain does not stop this: the room must be able to work, and `verify_chain` still tells.
    - All steps are one transaction: after a failure or a power cut the file is as it was.
    - Raises UserError for a file of a newer program or of another program; nothing is changed.
    """
    migrations = known_migrations()
    _refuse_foreign(db)
    applied = [step.name for step in migrations.applied(db)]
    _refuse_newer(applied)
    pending = [step.name for step in migrations.pending(db)]
    if not pending:
        return None
    saved = backup(path, _backup_path(path, len(applied)), check_chain=False) if applied else None
    with write_transaction(db):
        migrations.apply(db)
    logger.info("store %s: applied %s", path.name, ", ".join(pending))
    return saved


def applied_steps(db: Database) -> tuple[str, ...]:
    """Return the steps that made this file's shape. Raises UserError for a newer or another program's file."""
    _refuse_foreign(db)
    applied = tuple(step.name for step in known_migrations().applied(db))
    _refuse_newer(applied)
    return applied


def apply_steps(db: Database, names: Sequence[str]) -> None:
    """Give a new file the shape of these steps, the first so many that are known. Needs a write transaction."""
    missing = [name for name in STEP_NAMES if name not in names]
    known_migrations().apply(db, stop_before=missing or None)


def is_older(db: Database) -> bool:
    """Tell whether the file was left by an older program. Raises UserError for a newer or another program's file."""
    return len(applied_steps(db)) < SCHEMA


def _refuse_foreign(db: Database) -> None:
    application_id = db.execute("PRAGMA application_id").fetchone()[0]
    if application_id != APPLICATION_ID and fetch(db, "SELECT 1 FROM sqlite_schema LIMIT 1"):
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Berkas ini bukan data Ruang Kendali."),
            QT_TRANSLATE_NOOP("store", "Pilih folder data yang benar."),
        )


def _refuse_newer(applied: Sequence[str]) -> None:
    unknown = set(applied) - {step.__name__ for step in _STEPS}
    if unknown:
        logger.error("unknown migrations %s after %s", sorted(unknown), applied)
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Data ini dibuat oleh versi Ruang Kendali yang lebih baru."),
            QT_TRANSLATE_NOOP("store", "Pasang versi terbaru; data tidak diubah."),
        )


def _backup_path(path: Path, schema: int) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return path.with_name(f"{path.stem}.skema-{schema}.{stamp}{path.suffix}")
