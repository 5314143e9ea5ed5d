"""What is committed gets into the database by itself, and a checkpoint that fails loses nothing."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.data.checkpoints import Checkpoints
from app.data.database import Database, SqliteGate, fetch, open_reader, open_writer, sqlite_gate


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.db"
    with closing(open_writer(path)) as db:
        db.execute("CREATE TABLE line (text TEXT)")
    return path


def commit(checkpoints: Checkpoints, db: Database, count: int) -> None:
    for number in range(count):
        with checkpoints.write_transaction(db):
            db.execute("INSERT INTO line VALUES (?)", (str(number),))


def lines_without_wal(path: Path) -> int:
    alone = path.with_name("alone.db")
    shutil.copy(path, alone)
    with closing(open_writer(alone)) as db:
        return int(fetch(db, "SELECT count(*) AS count FROM line")[0]["count"])


@pytest.mark.parametrize(("commits", "moved"), [(3, 3), (4, 0)])
def test_a_checkpoint_follows_so_many_commits(file: Path, commits: int, moved: int) -> None:
    checkpoints = Checkpoints(file, sqlite_gate(), commits)
    with closing(open_writer(file)) as db:
        commit(checkpoints, db, 3)
        checkpoints.close()
        assert lines_without_wal(file) == moved


@pytest.mark.parametrize(("commits", "moved"), [(3, 3), (0, 0)])
def test_a_checkpoint_follows_at_rest_if_there_was_a_commit(file: Path, commits: int, moved: int) -> None:
    checkpoints = Checkpoints(file, sqlite_gate())
    with closing(open_writer(file)) as db:
        db.execute("INSERT INTO line VALUES ('not by the bracket')")
        commit(checkpoints, db, commits)
        checkpoints.at_rest()
        checkpoints.close()
        assert lines_without_wal(file) == (moved and moved + 1)


def test_a_reader_holds_nothing_up(file: Path) -> None:
    checkpoints = Checkpoints(file, sqlite_gate(), 1)
    with closing(open_writer(file)) as db, closing(open_reader(file)) as reader:
        reader.execute("BEGIN")
        assert fetch(reader, "SELECT * FROM line") == []
        commit(checkpoints, db, 50)
        checkpoints.close()
        assert fetch(reader, "SELECT * FROM line") == []


@pytest.mark.allowed_log("no checkpoint")
def test_a_checkpoint_that_fails_is_no_failed_command(file: Path) -> None:
    checkpoints = Checkpoints(file.with_name("nowhere.db"), sqlite_gate(), 1)
    with closing(open_writer(file)) as db:
        commit(checkpoints, db, 2)
        checkpoints.close()
        assert len(fetch(db, "SELECT * FROM line")) == 2


def test_a_failed_transaction_is_not_counted_and_raises(file: Path) -> None:
    checkpoints = Checkpoints(file, sqlite_gate(), 1)
    with closing(open_writer(file)) as db:
        with pytest.raises(ValueError, match="no"), checkpoints.write_transaction(db):
            raise ValueError("no")
        checkpoints.close()


def test_an_unsafe_sqlite_has_no_second_connection(file: Path) -> None:
    checkpoints = Checkpoints(file, SqliteGate("3.40.1", wal_safe=False), 1)
    with closing(open_writer(file)) as db:
        commit(checkpoints, db, 3)
        checkpoints.close()
        assert lines_without_wal(file) == 0
