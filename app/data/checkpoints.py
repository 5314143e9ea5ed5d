"""Moving what is committed from the -wal file into the database, where no command waits for it.

SQLite does that inside the commit that fills the thousandth page: two flushes more and a thousand pages. A save writes
about thirty pages, so every thirty-fifth command took ten times as long as the others. A thread of its own does it, as
soon as nothing was committed for a second. Then all of the -wal file gets into the database, and the next commits are
written over what it held: a flush of a file that does not grow takes half the time. Where commits follow each other
without a pause it is done after so many of them; SQLite's rule is left for where this thread does not keep up.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from app.data.database import Database, SqliteGate, open_checkpointer, translated_errors, write_transaction
from app.domain.errors import ExternalError

logger = logging.getLogger(__name__)

COMMITS = 512
"""So many saves without a pause are about fourteen thousand pages."""

REST_S = 1.0
"""Nothing was committed for so long: nobody is waiting."""

PAGES_AT_MOST = 16_000
"""64 MB: beyond this the writer moves the pages itself, as it does for a whole list that was taken in."""


class Checkpoints:
    """Brackets the writer's transactions, counts them, and lets another thread make a checkpoint now and then."""

    def __init__(self, path: Path, gate: SqliteGate, commits: int = COMMITS) -> None:
        self._path = path
        self._gate = gate
        self._commits = commits
        self._since = 0
        self._last: Future[None] | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-checkpoint")

    @contextmanager
    def write_transaction(self, db: Database) -> Iterator[None]:
        """Commit what the block did as `database.write_transaction` does. Runs on: the writer thread."""
        with write_transaction(db):
            yield
        self._since += 1
        if self._since >= self._commits:
            self._begin()

    def at_rest(self) -> None:
        """Move what was committed since the last time. Runs on: the writer thread, while it has nothing to do."""
        if self._since:
            self._begin()

    def close(self) -> None:
        """Finish the one that is under way. The writer is closed before this."""
        self._thread.shutdown(wait=True)

    def _begin(self) -> None:
        if self._gate.wal_safe and (self._last is None or self._last.done()):
            self._since = 0
            self._last = self._thread.submit(self._checkpoint)

    def _checkpoint(self) -> None:
        try:
            with translated_errors(), closing(open_checkpointer(self._path, self._gate)) as db:
                # PASSIVE waits for nobody and lets nobody wait.
                db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except ExternalError as error:
            # What is committed is as durable in the -wal file; the next one moves it.
            logger.warning("no checkpoint: %s", error, exc_info=error.__cause__)
