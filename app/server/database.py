"""The one module of the server that opens its database: embedded SQLite.

The database is the server's own file, never a station's store. The SQLite library is the one the store takes as
well (`sqlite_utils.utils`): two of them in one process are one too many.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

BUSY_TIMEOUT_MS = 5000
_WRITES = "musrenbang_writes"


class _Rows(Protocol):
    def fetchall(self) -> list[object]: ...


class _Driver(Protocol):
    """A connection of the SQLite library that is loaded."""

    isolation_level: str | None

    def execute(self, sql: str, /) -> _Rows: ...


class ServerDatabase:
    """Hand out transactions: readers see one state throughout, writers one after the other.

    Called from: any thread; a transaction stays in the thread that began it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a read transaction: everything in it is of one moment."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a write transaction. It is committed at the end, and undone where an error leaves it."""
        # At once, not at its first write: what was read before would be out of date (SQLITE_BUSY_SNAPSHOT).
        with self._engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close what is open; call it when no transaction runs."""
        self._engine.dispose()


def open_sqlite(path: Path) -> ServerDatabase:
    """Open the file at `path`, made where there is none."""
    engine = sqlalchemy.create_engine(f"sqlite+pysqlite:///{path}", module=sqlite3)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return ServerDatabase(engine)


def journal_mode(version: tuple[int, ...]) -> str:
    """Return how a SQLite of this version may keep its journal.

    Before 3.53.0 (and 3.51.3) two connections of a file in WAL mode could lose a commit:
    sqlite.org/wal.html#walresetbug.
    """
    return "WAL" if version >= (3, 53, 0) or (3, 51, 3) <= version < (3, 52, 0) else "DELETE"


def _prepare(connection: _Driver, _record: object) -> None:
    # The driver begins no transaction by itself; `_begin` does.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        f"journal_mode={journal_mode(sqlite3.sqlite_version_info)}",
        # What is acknowledged is on the disk: FULL, also in WAL mode.
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
