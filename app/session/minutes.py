"""Writing the minutes of the running session, off the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path

from app.domain.identity import SessionId
from app.domain.minutes import SessionFacts, session_facts
from app.session.ports import Clock, SessionStore

WriteMinutes = Callable[[SessionFacts], tuple[Path, ...]]
"""Writes all files of a document and returns them. Raises AppError with advice."""


class MinutesDesk:
    """Reads the record, builds the document, has it written. `export` may be called from any thread."""

    def __init__(
        self, session_id: SessionId, clock: Clock, store: SessionStore, write: WriteMinutes, executor: Executor
    ) -> None:
        self._session_id = session_id
        self._clock = clock
        self._store = store
        self._write = write
        self._executor = executor

    def export(self) -> Future[tuple[Path, ...]]:
        """Return the files that were written, when they are."""
        return self._executor.submit(self.export_now)

    def export_now(self) -> tuple[Path, ...]:
        """Write the files and wait for them. Not for the thread of the screen."""
        record = self._store.record(self._session_id).result()
        return self._write(session_facts(record, self._clock.now_ms()))
