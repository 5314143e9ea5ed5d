"""The one module that knows SQLite: how it is opened, what it must promise, how its errors are said.

`sqlite3` comes through sqlite-utils, which takes pysqlite3 where it is installed: two SQLite
libraries on one file break each other's locks. All else in this package speaks through `Database`.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

# sqlite-utils documents this import for its users but does not list it in `__all__`.
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

from app.domain.errors import AppError, BugError, ExternalError
from app.domain.text import QT_TRANSLATE_NOOP

__all__ = [
    "DamageError",
    "Database",
    "Migrations",
    "RefusedRow",
    "Row",
    "SqliteGate",
    "Value",
    "fetch",
    "fts_is_intact",
    "insert",
    "open_checkpointer",
    "open_damaged",
    "open_reader",
    "open_writer",
    "quick_check",
    "read_transaction",
    "rebuild_fts",
    "sqlite_gate",
    "stream",
    "translated_errors",
    "wal_is_safe",
    "write_transaction",
]

logger = logging.getLogger(__name__)

DamageError = sqlite3.DatabaseError
"""What reading a damaged file raises. Only `data.salvage` goes on after it."""

RefusedRow = sqlite3.Error
"""What a row that does not fit its table raises."""

Value = str | int | None
Row = dict[str, Any]  # a column's type is known to the query that names it, not to the type checker

BUSY_TIMEOUT_MS = 5000

_INDEX_FINDINGS = ("fts5:", "malformed inverted index", "unable to validate the inverted index")
"""How SQLite begins what it says about a full-text index, which is made anew and loses nothing."""

_FULL, _EXTRA = 2, 3


def wal_is_safe(version: str) -> bool:
    """Tell whether this SQLite keeps what it committed in WAL mode.

    3.7.0 to 3.51.2 can lose commits when two connections write and checkpoint at one instant
    (sqlite.org/wal.html#walresetbug); 3.50.7 and 3.44.6 have the fix too, 3.52.0 was withdrawn.
    A version that cannot be read is not trusted.
    """
    try:
        numbers = tuple(int(part) for part in version.split("."))
    except ValueError:
        return False
    if numbers[:2] in ((3, 44), (3, 50)):
        return numbers >= {44: (3, 44, 6), 50: (3, 50, 7)}[numbers[1]]
    return numbers >= (3, 51, 3) and numbers[:3] != (3, 52, 0)


@dataclass(frozen=True, slots=True)
class SqliteGate:
    """Which SQLite runs, and the way of writing that is safe with it."""

    version: str
    wal_safe: bool

    @property
    def journal_mode(self) -> str:
        """Return the journal mode that this SQLite may use."""
        return "wal" if self.wal_safe else "delete"

    @property
    def synchronous(self) -> int:
        """Return FULL for WAL; EXTRA for a deleted journal, whose directory entry must be durable as well."""
        return _FULL if self.wal_safe else _EXTRA


def sqlite_gate(version: str = sqlite3.sqlite_version) -> SqliteGate:
    """Judge a SQLite version, by default the one that is loaded."""
    return SqliteGate(version, wal_is_safe(version))


def open_writer(path: Path, gate: SqliteGate | None = None) -> Database:
    """Open the file for writing, creating it readable by its owner only.

    Use it from the calling thread only. Raises ExternalError if the file cannot be opened, is
    damaged (`quick_check`), or a setting that durability rests on did not take.
    """
    gate = gate or sqlite_gate()
    with translated_errors(), ExitStack() as undoing:
        # SQLite gives -wal and -shm the mode of the database file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        db = _connect(f"{path.absolute().as_uri()}?mode=rw", undoing)
        _set(db, "recursive_triggers", 1)
        _set(db, "foreign_keys", 1)
        _set_durable(db, gate)
        quick_check(db)
        undoing.pop_all()
    return db


def open_checkpointer(path: Path, gate: SqliteGate) -> Database:
    """Open a file that a writer has opened, only to move the -wal file's pages into it."""
    with translated_errors(), ExitStack() as undoing:
        db = _connect(f"{path.absolute().as_uri()}?mode=rw", undoing)
        _set_durable(db, gate)
        undoing.pop_all()
    return db


def _set_durable(db: Database, gate: SqliteGate) -> None:
    _set(db, "journal_mode", gate.journal_mode)
    _set(db, "synchronous", gate.synchronous)
    if sys.platform == "darwin":
        # Apple's fsync leaves data in the drive's cache.
        _set(db, "fullfsync", 1)
        _set(db, "checkpoint_fullfsync", 1)


def open_reader(path: Path, *, query_only: bool = True) -> Database:
    """Open the file for reading only, for use from the calling thread.

    `query_only=False` leaves `VACUUM INTO` possible; the file itself stays read-only.
    """
    with translated_errors(), ExitStack() as undoing:
        db = _connect(f"{path.absolute().as_uri()}?mode=ro", undoing)
        if query_only:
            _set(db, "query_only", 1)
        undoing.pop_all()
    return db


def open_damaged(path: Path) -> Database:
    """Open a copy of a damaged file, to read what can be read. SQLite finishes or undoes what its journal tells."""
    with translated_errors():
        return _connect(f"{path.absolute().as_uri()}?mode=rw", ExitStack())


def _connect(uri: str, undoing: ExitStack) -> Database:
    # isolation_level=None: the driver begins nothing by itself. Plugins are other people's code.
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None)
    undoing.callback(connection.close)
    db = Database(connection, execute_plugins=False)
    _set(db, "busy_timeout", BUSY_TIMEOUT_MS)
    # A memory map widens what a stray pointer or a lost page can damage.
    _set(db, "mmap_size", 0)
    return db


def _set(db: Database, pragma: str, value: str | int) -> None:
    """Set a pragma and read it back. Both arguments are constants of this module."""
    # SQLite runs a pragma only when its row is fetched.
    db.execute(f"PRAGMA {pragma}={value}").fetchall()
    found = db.execute(f"PRAGMA {pragma}").fetchone()
    if found is None or found[0] != value:
        logger.error("PRAGMA %s: asked for %r, got %r", pragma, value, found)
        raise ExternalError(
            QT_TRANSLATE_NOOP("store", "Berkas data tidak dapat ditulis dengan aman di tempat ini."),
            QT_TRANSLATE_NOOP("store", "Pindahkan folder data ke diska di komputer ini."),
        )


def quick_check(db: Database) -> None:
    """Raise ExternalError if the file's structure is damaged. A full-text index is not looked at: it can be mended."""
    with translated_errors():
        findings = [row[0] for row in db.execute("PRAGMA quick_check(20)").fetchall()]
    damage = [text for text in findings if text != "ok" and not text.startswith(_INDEX_FINDINGS)]
    if damage:
        logger.error("quick_check: %s", "; ".join(damage))
        raise _corrupt()


def fts_is_intact(db: Database, table: str) -> bool:
    """Tell whether a full-text index agrees with its table, which `quick_check` does not look at."""
    try:
        db.execute(f"INSERT INTO [{table}_fts]([{table}_fts], rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if _primary_code(error) != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True


def rebuild_fts(db: Database, table: str) -> None:
    """Build a full-text index anew from the words it was given."""
    db.table(f"{table}_fts").rebuild_fts()


def fetch(db: Database, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[Row]:
    """Run a query to its end and return its rows by column name."""
    cursor = db.execute(sql, dict(parameters) if isinstance(parameters, Mapping) else parameters)
    rows = cursor.fetchall()
    if not rows:
        # Most questions before a save are of this kind, and a proposal has sixty columns.
        return []
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in rows]


def stream(db: Database, sql: str, parameters: Sequence[Value] = ()) -> Iterator[Row]:
    """Yield the rows of a query one after the other, for tables that are too long to hold."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def insert(db: Database, table: str, values: Mapping[str, object]) -> None:
    """Insert one row. Table and column names are constants of the caller, never input."""
    db.execute(_insertion(table, tuple(values)), tuple(values.values()))


@lru_cache(maxsize=64)
def _insertion(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


@contextmanager
def write_transaction(db: Database) -> Iterator[None]:
    """Commit what the block did, or nothing of it.

    Takes the write lock at once: a deferred transaction that turns to writing can fail with
    SQLITE_BUSY_SNAPSHOT, which no timeout cures. When the block is left the commit is durable.
    """
    db.rollback()
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        # Not `db.commit()`, which says nothing if an error has already ended the transaction.
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


@contextmanager
def read_transaction(db: Database) -> Iterator[None]:
    """Let all queries of the block see the same moment."""
    db.rollback()
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.rollback()


@contextmanager
def translated_errors() -> Iterator[None]:
    """Say errors of SQLite and of the file system as ExternalError; a misuse of SQLite as BugError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error) from error
    except OSError as error:
        raise _translated_os(error) from error


def _primary_code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _translated(error: sqlite3.Error) -> AppError:
    match _primary_code(error):
        case sqlite3.SQLITE_FULL:
            return _disk_full()
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return ExternalError(
                QT_TRANSLATE_NOOP("store", "Berkas data sedang dikunci program lain."),
                QT_TRANSLATE_NOOP("store", "Tutup program lain yang membuka berkas data itu, lalu ulangi."),
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _corrupt()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return _read_only()
        case sqlite3.SQLITE_CANTOPEN:
            return _cannot_open()
        case sqlite3.SQLITE_IOERR:
            return _disk_failed()
        case sqlite3.SQLITE_NOMEM:
            return ExternalError(
                QT_TRANSLATE_NOOP("store", "Memori komputer habis."),
                QT_TRANSLATE_NOOP("store", "Tutup program lain, lalu ulangi."),
            )
        case _:
            return BugError(f"{type(error).__name__}: {error}")


def _translated_os(error: OSError) -> AppError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _disk_full()
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return _read_only()
        case errno.ENOENT | errno.ENOTDIR | errno.EISDIR:
            return _cannot_open()
        case _:
            return _disk_failed()


def _disk_full() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("store", "Diska penuh; perubahan terakhir belum tersimpan."),
        QT_TRANSLATE_NOOP("store", "Kosongkan ruang diska, lalu simpan lagi."),
    )


def _corrupt() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("store", "Berkas data rusak."),
        QT_TRANSLATE_NOOP(
            "store",
            "Jangan hapus berkas itu. Selamatkan dengan perintah salvage, atau pulihkan cadangan dengan restore.",
        ),
    )


def _read_only() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("store", "Berkas data tidak boleh ditulis."),
        QT_TRANSLATE_NOOP("store", "Periksa izin berkas dan folder data."),
    )


def _cannot_open() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("store", "Berkas data tidak dapat dibuka."),
        QT_TRANSLATE_NOOP("store", "Periksa letak folder data dan izinnya."),
    )


def _disk_failed() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("store", "Diska gagal membaca atau menulis."),
        QT_TRANSLATE_NOOP("store", "Periksa diska dan sambungannya, lalu ulangi; buat cadangan ke diska lain."),
    )
