"""How the two threads of a store open their connections: what is done at the door, before the first command."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from app.data.checkpoints import PAGES_AT_MOST
from app.data.database import Database, SqliteGate, open_reader, open_writer, translated_errors, write_transaction
from app.data.migrations import is_older, upgrade
from app.data.search import register_functions
from app.data.search_index import SearchIndex, mend


def connect_writer(path: Path, gate: SqliteGate, index: SearchIndex) -> Database:
    """Open the file for the writer: of today's shape, its search index mended, and watched from now on.

    Raises what `open_writer` and `upgrade` raise; nothing stays open then.
    """
    db = open_writer(path, gate)
    with translated_errors(), ExitStack() as undoing:
        undoing.callback(lambda: db.close())
        if is_older(db):
            upgrade(db, path)
            # A connection that made the tables compiles every statement anew after every commit, for good, and a save
            # takes half as long again.
            db.close()
            db = open_writer(path, gate)
        with write_transaction(db):
            mend(db)
        db.execute(f"PRAGMA wal_autocheckpoint={PAGES_AT_MOST}").fetchall()
        index.watch(db)
        undoing.pop_all()
    return db


def connect_reader(path: Path) -> Database:
    """Open the file for the reader, with what its questions call."""
    db = open_reader(path)
    register_functions(db)
    return db
