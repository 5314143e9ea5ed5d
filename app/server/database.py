"""The one module of the server that opens its database: embedded SQLite, or a PostgreSQL elsewhere.

The database is the server's own file, never a station's store. The SQLite library is the one the store takes as
well (`sqlite_utils.utils`): two of them in one process are one too many.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

from app.domain.errors import UserError

NoAnswerError = OperationalError
"""The database is locked for too long, full, or not there."""

BUSY_TIMEOUT_MS = 5000
_BEGINS, _WRITES, _MAKES = "musrenbang_begins", "writes", "makes"
_MAKING_LOCK = 0x4D555352
_POOL = 10
"""Connections of one worker. All writers wait for one another; these are for readers beside them."""


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

    def __init__(self, engine: Engine, turn: AbstractContextManager[object] | None = None) -> None:
        self._engine = engine
        # Writers of this process wait for each other here, in their order: SQLite's own waiting is a lottery.
        self._turn = nullcontext() if turn is None else turn

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a read transaction: everything in it is of one moment."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a write transaction. It is committed at the end, and undone where an error leaves it."""
        # At once, not at its first write: what was read before would be out of date (SQLITE_BUSY_SNAPSHOT).
        with self._turn, self._begun(_WRITES) as connection:
            yield connection

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """Open a write transaction in which tables may be made; of several workers one goes first."""
        with self._turn, self._begun(_MAKES) as connection:
            yield connection

    @contextmanager
    def _begun(self, how: str) -> Iterator[Connection]:
        with self._engine.connect().execution_options(**{_BEGINS: how}) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close what is open; call it when no transaction runs."""
        self._engine.dispose()


def open_sqlite(path: Path) -> ServerDatabase:
    """Open the file at `path`, made where there is none."""
    engine = sqlalchemy.create_engine(f"sqlite+pysqlite:///{path}", module=sqlite3)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_sqlite)
    return ServerDatabase(engine, threading.Lock())


def open_postgres(url: str) -> ServerDatabase:
    """Open a PostgreSQL. `url` as in DATABASE_URL: `postgresql://user:password@host/name`."""
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgres", "postgresql", "postgresql+psycopg") or not rest:
        raise UserError(
            "DATABASE_URL bukan alamat PostgreSQL.",
            "Contoh: postgresql://nama:sandi@localhost/musrenbang",
        )
    engine = sqlalchemy.create_engine(
        f"postgresql+psycopg://{rest}",
        isolation_level="REPEATABLE READ",
        # A connection that the database closed meanwhile is noticed before a station pays for it.
        pool_pre_ping=True,
        pool_size=_POOL,
        max_overflow=0,
        connect_args={"connect_timeout": 10, "options": f"-c lock_timeout={BUSY_TIMEOUT_MS} -c timezone=UTC"},
    )
    event.listen(engine, "begin", _begin_postgres)
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


def _begin_sqlite(connection: Connection) -> None:
    reads = _BEGINS not in connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _begin_postgres(connection: Connection) -> None:
    begins = connection.get_execution_options().get(_BEGINS)
    if begins == _WRITES:
        # No query: a query would fix what the transaction sees before it waited for its turn. Readers go on.
        connection.exec_driver_sql("LOCK TABLE server IN EXCLUSIVE MODE")
    elif begins == _MAKES:
        # There may be no table to lock yet. Every query of this transaction sees what others did before it.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MAKING_LOCK})")
