from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

from app.data import database
from app.data.database import (
    Database,
    fetch,
    fts_is_intact,
    open_reader,
    open_writer,
    sqlite_gate,
    translated_errors,
    wal_is_safe,
    write_transaction,
)
from app.domain.errors import BugError, ExternalError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a b%20ü#?.db"


def pragma(db: Database, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ("3.6.23", False),
        ("3.7.0", False),
        ("3.40.1", False),
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.44.7", True),
        ("3.45.0", False),
        ("3.49.2", False),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.51.0", False),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.52.0", False),
        ("3.52.0.1", False),
        ("3.53.0", True),
        ("3.53.4", True),
        ("4.0.0", True),
        ("3.53.0-beta", False),
        ("", False),
    ],
)
def test_wal_is_refused_where_it_loses_commits(version: str, safe: bool) -> None:
    assert wal_is_safe(version) is safe
    gate = sqlite_gate(version)
    assert (gate.journal_mode, gate.synchronous) == (("wal", 2) if safe else ("delete", 3))
    assert gate.version == version


def test_the_loaded_sqlite_may_use_wal() -> None:
    # pysqlite3 is a dependency for this reason: the interpreter's own SQLite may be a vulnerable one.
    assert sqlite_gate().wal_safe
    assert sqlite_gate().version == sqlite3.sqlite_version


def test_a_writer_is_set_up_for_durability(file: Path) -> None:
    db = open_writer(file)
    try:
        assert pragma(db, "journal_mode") == "wal"
        assert pragma(db, "synchronous") == 2
        assert pragma(db, "foreign_keys") == 1
        assert pragma(db, "busy_timeout") == 5000
        assert pragma(db, "recursive_triggers") == 1
        assert pragma(db, "mmap_size") == 0
        assert pragma(db, "fullfsync") == (1 if sys.platform == "darwin" else 0)
        assert db.conn.isolation_level is None
    finally:
        db.close()


def test_a_vulnerable_sqlite_writes_without_wal(file: Path) -> None:
    open_writer(file).close()
    db = open_writer(file, sqlite_gate("3.40.1"))
    try:
        assert pragma(db, "journal_mode") == "delete"
        assert pragma(db, "synchronous") == 3
        db.execute("CREATE TABLE t (x INTEGER)")
        reader = open_reader(file)
        assert fetch(reader, "SELECT * FROM t") == []
        reader.close()
    finally:
        db.close()


def test_a_pragma_that_does_not_take_is_an_error() -> None:
    db = Database(memory=True)
    try:
        with pytest.raises(ExternalError, match="aman"):
            database._set(db, "journal_mode", "wal")
    finally:
        db.close()


def test_a_reader_cannot_write(file: Path) -> None:
    writer = open_writer(file)
    writer.execute("CREATE TABLE t (x INTEGER)")
    reader = open_reader(file)
    try:
        assert pragma(reader, "query_only") == 1
        assert pragma(reader, "busy_timeout") == 5000
        assert pragma(reader, "mmap_size") == 0
        with pytest.raises(ExternalError, match="ditulis"), translated_errors():
            reader.execute("INSERT INTO t VALUES (1)")
    finally:
        reader.close()
        writer.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder's access list")
def test_only_the_owner_reads_the_file(file: Path) -> None:
    db = open_writer(file)
    try:
        db.execute("CREATE TABLE t (x INTEGER)")
        modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
        assert len(modes) == 3  # the database, -wal and -shm
        assert set(modes.values()) == {0o600}
    finally:
        db.close()


def test_a_missing_folder_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="tidak dapat dibuka"):
        open_writer(tmp_path / "nowhere" / "x.db")
    with pytest.raises(ExternalError, match="tidak dapat dibuka"):
        open_reader(tmp_path / "x.db")
    with pytest.raises(ExternalError, match=r"tidak dapat dibuka|tidak boleh ditulis"):
        open_writer(tmp_path)


def test_a_file_that_is_no_database_is_called_damaged(file: Path) -> None:
    file.write_bytes(b"not a database at all " * 400)
    with pytest.raises(ExternalError, match="rusak") as caught:
        open_writer(file)
    assert "cadangan" in caught.value.advice
    assert file.read_bytes().startswith(b"not a database")


def test_a_damaged_page_is_found_at_the_door(file: Path) -> None:
    db = open_writer(file)
    db.execute("CREATE TABLE t (x TEXT)")
    with write_transaction(db):
        for _ in range(200):
            db.execute("INSERT INTO t VALUES (?)", ("x" * 1000,))
    db.close()
    content = bytearray(file.read_bytes())
    content[4096 * 5 : 4096 * 6] = b"\xa5" * 4096
    file.write_bytes(content)
    with pytest.raises(ExternalError, match="rusak"):
        open_writer(file)


def _leave_half_way(db: Database) -> None:
    with write_transaction(db):
        db.execute("INSERT INTO t VALUES (2)")
        raise RuntimeError("half way")


def _destroy(db: Database) -> None:
    with translated_errors(), write_transaction(db):
        db.execute("INSERT INTO t VALUES (1)")
        db.execute("ROLLBACK")


def test_a_write_transaction_is_all_or_nothing(file: Path) -> None:
    db = open_writer(file)
    try:
        db.execute("CREATE TABLE t (x INTEGER)")
        with write_transaction(db):
            db.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(RuntimeError, match="half way"):
            _leave_half_way(db)
        assert fetch(db, "SELECT x FROM t") == [{"x": 1}]
    finally:
        db.close()


def test_a_transaction_that_was_destroyed_is_not_taken_for_committed(file: Path) -> None:
    db = open_writer(file)
    try:
        db.execute("CREATE TABLE t (x INTEGER)")
        with pytest.raises(BugError):
            _destroy(db)
        assert fetch(db, "SELECT x FROM t") == []
    finally:
        db.close()


def test_the_write_lock_is_taken_at_the_start(file: Path) -> None:
    first, second = open_writer(file), open_writer(file)
    try:
        second.execute("PRAGMA busy_timeout=1").fetchall()
        with (
            write_transaction(first),
            pytest.raises(ExternalError, match="dikunci"),
            translated_errors(),
            write_transaction(second),
        ):
            pytest.fail("two writers at once")
    finally:
        first.close()
        second.close()


def test_a_full_disk_is_said_so(file: Path) -> None:
    db = open_writer(file)
    try:
        db.execute("CREATE TABLE t (x TEXT)")
        db.execute(f"PRAGMA max_page_count={pragma(db, 'page_count')}").fetchall()
        with pytest.raises(ExternalError, match="penuh") as caught, translated_errors(), write_transaction(db):
            db.execute("INSERT INTO t VALUES (?)", ("x" * 100_000,))
        assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
        assert "ruang" in caught.value.advice
    finally:
        db.close()


def test_a_misuse_of_sqlite_is_a_bug(file: Path) -> None:
    db = open_writer(file)
    with pytest.raises(BugError), translated_errors():
        db.execute("SELECT nothing FROM nowhere")
    db.close()
    with pytest.raises(BugError), translated_errors():
        db.execute("SELECT 1")


@pytest.mark.parametrize(
    ("number", "match"), [("ENOSPC", "penuh"), ("EACCES", "ditulis"), ("ENOENT", "dibuka"), ("EIO", "gagal")]
)
def test_errors_of_the_file_system_are_said_too(number: str, match: str) -> None:
    code = getattr(errno, number)
    with pytest.raises(ExternalError, match=match), translated_errors():
        raise OSError(code, os.strerror(code))


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("SQLITE_BUSY", "dikunci"),
        ("SQLITE_LOCKED", "dikunci"),
        ("SQLITE_CORRUPT", "rusak"),
        ("SQLITE_READONLY", "ditulis"),
        ("SQLITE_PERM", "ditulis"),
        ("SQLITE_CANTOPEN", "dibuka"),
        ("SQLITE_IOERR", "gagal"),
        ("SQLITE_NOMEM", "Memori"),
    ],
)
def test_every_code_of_trouble_has_its_sentence_and_advice(name: str, match: str) -> None:
    error = sqlite3.OperationalError("trouble")
    # The extended codes carry the primary one in their low byte.
    error.sqlite_errorcode = getattr(sqlite3, name) | 5 << 8
    with pytest.raises(ExternalError, match=match) as caught, translated_errors():
        raise error
    assert caught.value.advice
    assert caught.value.__cause__ is error


def test_a_missing_index_is_no_answer(file: Path) -> None:
    db = open_writer(file)
    try:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            fts_is_intact(db, "nothing")
    finally:
        db.close()


def test_no_plugin_of_sqlite_utils_is_run(file: Path) -> None:
    program = (
        "import sys\n"
        "from sqlite_utils.plugins import pm\n"
        "from sqlite_utils import hookimpl\n"
        "class P:\n"
        "    @hookimpl\n"
        "    def prepare_connection(self, conn): sys.exit('a plugin ran')\n"
        "pm.register(P())\n"
        "from pathlib import Path\n"
        "from app.data.database import open_writer\n"
        "open_writer(Path(sys.argv[1])).close()\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")
    assert file.exists()
