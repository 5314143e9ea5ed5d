"""Taking lists of usulan into the running session, mending what could not be used, and giving lists back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from app.domain.errors import AppError
from app.domain.identity import SessionId
from app.domain.proposal import Proposal, Source
from app.domain.session import Session
from app.domain.usulan_columns import header_key
from app.domain.usulan_import import (
    ListColumns,
    QuarantinedRow,
    QuarantineState,
    RawList,
    UnreadableError,
    Use,
    UsulanList,
)
from app.domain.usulan_import_plan import UsulanPlan
from app.domain.usulan_place import Places
from app.domain.usulan_rows import understand, understand_row
from app.domain.wilayah import Wilayah
from app.session.ports import Clock, SessionStore

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Hears how many of how many rows are written. Called from: the store's thread."""


class ImportStore(Protocol):
    """The store's part that imports. Futures are done when the change is durable."""

    def plan(self, session_id: SessionId, listed: UsulanList) -> Future[UsulanPlan]:
        """Work out what a list would do."""
        ...

    def take(
        self, session_id: SessionId, listed: UsulanList, at_ms: int, progress: Progress | None = None
    ) -> Future[UsulanPlan]:
        """Take over a list in one transaction."""
        ...

    def quarantined(self, session_id: SessionId) -> Future[tuple[QuarantinedRow, ...]]:
        """Read the rows that could not be used, oldest first."""
        ...

    def change_quarantined(self, row: QuarantinedRow, at_ms: int) -> Future[QuarantinedRow]:
        """Keep what was mended in a row, or put it aside."""
        ...

    def take_mended(
        self, session_id: SessionId, row: QuarantinedRow, listed: UsulanList, at_ms: int
    ) -> Future[UsulanPlan]:
        """Take in a row that was mended, and settle it."""
        ...


class ColumnMemory(Protocol):
    """What the columns of a list were said to be for, by its set of titles. A session may move, this does not."""

    def recall(self, key: str) -> tuple[Use | None, ...] | None:
        """Return what was said last, None for titles that are new."""
        ...

    def remember(self, key: str, uses: tuple[Use | None, ...]) -> None:
        """Keep what was said. Raises ExternalError if the disk does not let us."""
        ...


ReadList = Callable[[Path], RawList]
"""Reads a file. Raises UserError with advice."""

WriteList = Callable[[Source, Session, tuple[Proposal, ...]], Path]
"""Writes the proposals in the layout of a system and returns the file. Raises AppError with advice."""


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """Where lists come from and go to."""

    read: ReadList
    write: WriteList
    columns: ColumnMemory
    wilayah: Wilayah


@dataclass(frozen=True, slots=True)
class Preview:
    """A list that was read, and what it would do."""

    listed: UsulanList
    plan: UsulanPlan


class UsulanImport:
    """Runs on: the thread of the screen; files are read and rows understood on the executor's."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        store: ImportStore,
        files: ImportFiles,
        record: SessionStore,
        executor: Executor,
    ) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._files = files
        self._record = record
        self._executor = executor

    def read(self, path: Path) -> Future[RawList]:
        """Read a file. What its columns were said to be for before is known again."""
        return self._executor.submit(self._read, path)

    def preview(self, raw: RawList) -> Future[Preview]:
        """Understand the rows and work out what they would do; nothing is written."""
        return self._executor.submit(self._preview, raw)

    def choose_columns(self, raw: RawList, uses: tuple[Use | None, ...]) -> Future[Preview]:
        """Say what the columns are for, remember it for lists with the same titles, and preview."""
        return self._executor.submit(self._choose, raw, uses)

    def take(self, listed: UsulanList, progress: Progress | None = None) -> Future[UsulanPlan]:
        """Write a list that was looked at. The plan is made again against what is stored by then."""
        return self._store.take(self._session.session_id, listed, self._clock.now_ms(), progress)

    def waiting(self) -> Future[tuple[QuarantinedRow, ...]]:
        """Read the rows that wait to be mended."""
        return self._executor.submit(self._waiting)

    def mend(self, row: QuarantinedRow, cells: Mapping[str, str]) -> Future[UsulanPlan | None]:
        """Take a row in with these cells. None if it still cannot be used: the cells and the reason are kept."""
        return self._executor.submit(self._mend, row, cells)

    def discard(self, row: QuarantinedRow) -> Future[QuarantinedRow]:
        """Put a row aside for good; it stays in the store."""
        return self._store.change_quarantined(replace(row, state=QuarantineState.DISCARDED), self._clock.now_ms())

    def export(self, source: Source) -> Future[Path]:
        """Write all proposals of the session in the layout of SIPD or SIENCANG."""
        return self._executor.submit(self._export, source)

    # Runs on: the executor's thread.

    def _read(self, path: Path) -> RawList:
        raw = self._files.read(path)
        if raw.columns.source is not Source.TABLE:
            return raw
        uses = self._files.columns.recall(header_key(raw.columns.titles))
        return with_uses(raw, uses) if uses and len(uses) == len(raw.columns.titles) else raw

    def _choose(self, raw: RawList, uses: tuple[Use | None, ...]) -> Preview:
        try:
            self._files.columns.remember(header_key(raw.columns.titles), uses)
        except AppError as error:
            # The list can be taken in all the same; next time somebody says it again.
            logger.warning("what the columns are for was not remembered: %s", error)
        return self._preview(with_uses(raw, uses))

    def _preview(self, raw: RawList) -> Preview:
        listed = understand(raw, self._places())
        return Preview(listed, self._store.plan(self._session.session_id, listed).result())

    def _waiting(self) -> tuple[QuarantinedRow, ...]:
        rows = self._store.quarantined(self._session.session_id).result()
        return tuple(row for row in rows if row.state is QuarantineState.WAITING)

    def _mend(self, row: QuarantinedRow, cells: Mapping[str, str]) -> UsulanPlan | None:
        now_ms = self._clock.now_ms()
        written = {title: text for title, text in cells.items() if text.strip()}
        mended = replace(row, row=replace(row.row, cells=written, formulas=frozenset()))
        try:
            usulan = understand_row(row.columns, mended.row, self._places())
        except UnreadableError as error:
            self._store.change_quarantined(replace(mended, reason=error.reason, shown=error.shown), now_ms).result()
            return None
        listed = UsulanList(RawList(row.file, row.columns, (mended.row,)), (usulan,), (), ())
        return self._store.take_mended(self._session.session_id, mended, listed, now_ms).result()

    def _export(self, source: Source) -> Path:
        proposals = self._record.record(self._session.session_id).result().proposals
        return self._files.write(source, self._session, proposals)

    def _places(self) -> Places:
        return Places(self._session, self._files.wilayah)


def with_uses(raw: RawList, uses: tuple[Use | None, ...]) -> RawList:
    """Return the list with other uses of its columns."""
    return replace(raw, columns=ListColumns(raw.columns.source, raw.columns.titles, uses))
