"""The store as the use cases see it: every command a Future, done when the disk has it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from filelock import FileLock

from app.data.agenda_log import agenda_events, append_agenda
from app.data.assessments import assessments_of, save_assessment
from app.data.attachments import add_attachment, attachments_of, change_attachment, check_attachment, kept_names
from app.data.attendance import attendees_of, import_attendees, save_attendee
from app.data.backup import backup
from app.data.backup_folder import daily_backup
from app.data.behind_commits import BehindCommits
from app.data.checkpoints import REST_S, Checkpoints
from app.data.connections import connect_reader, connect_writer
from app.data.database import (
    Database,
    SqliteGate,
    read_transaction,
    sqlite_gate,
    translated_errors,
)
from app.data.decisions import decide_proposal, parts_of
from app.data.floor_log import append_floor, floor_events
from app.data.history import history_of, restore_value
from app.data.import_store import ImportStore
from app.data.keeping import finish_replacement
from app.data.line_log import append_line_results
from app.data.location import acquire_instance_lock, check_location, prepare_folder
from app.data.migrations import SCHEMA
from app.data.minutes_store import MinutesStore
from app.data.note_log import append_notes, notes_of
from app.data.op_log import ChainReport, OpLog, current_device
from app.data.photo_files import PhotoFiles
from app.data.presence_log import append_presence
from app.data.proposals import count_recorded, find_proposals, save_proposal, site_proposals
from app.data.ranking import order_proposals, places_of, rank_proposal, undo_order
from app.data.reading import record_of
from app.data.reference import import_reference, reference_of, reference_years, save_reference
from app.data.responses import responses_of, save_response
from app.data.search_index import SearchIndex
from app.data.sessions import close_session, open_session, stored_sessions
from app.data.similar import SimilarProposals
from app.data.sync_store import SyncStore
from app.data.verify import check_chain
from app.data.vocabulary import Vocabulary
from app.data.warming import AFTER_S, Step, Warming
from app.data.writer import ConnectionThread, closed_store
from app.domain.agenda import AgendaEvent
from app.domain.attachment import Attachment, AttachmentFiles, ChangeAttachment, NewAttachment
from app.domain.attendance import Attendee, SaveAttendee
from app.domain.attendance_import import AttendanceList, ImportPlan
from app.domain.errors import AppError, ExternalError
from app.domain.floor import FloorEvent
from app.domain.history import HistoryEntry, RestoreValue
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.line_check import LineResult
from app.domain.minutes import SessionRecord
from app.domain.note import Note
from app.domain.padanan import Padanan
from app.domain.presence import PresenceEvent
from app.domain.proposal import DecideProposal, Proposal, ProposalQuery, SaveProposal
from app.domain.ranking import OrderProposals, PlaceChange, RankProposal, UndoOrder
from app.domain.reference import ReferenceList, ReferencePlan, ReferenceRow, SaveReference
from app.domain.response import Response, SaveResponse
from app.domain.scoring import Assessment, SaveAssessment
from app.domain.session import Session
from app.domain.similar import Similar, SimilarQuery

logger = logging.getLogger(__name__)

T = TypeVar("T")

INDEX_TIMEOUT_S = 1.0
"""A search waits no longer than this for what was saved last."""


class Clock(Protocol):
    """The time of the session, in Unix milliseconds that never run backwards."""

    def now_ms(self) -> int:
        """Return the time now."""
        ...


def monotonic_ms() -> int:
    """Return milliseconds that only tell how much time lies between two operations of one run."""
    return time.monotonic_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class StoreParts:
    """What an open store is made of."""

    gate: SqliteGate
    log: OpLog
    writer: ConnectionThread
    reader: ConnectionThread
    behind: BehindCommits
    keeper: ThreadPoolExecutor
    photos: ThreadPoolExecutor
    lock: FileLock


class Store:
    """Sessions, the floor, the links and the proposals of one control room in one SQLite file.

    Called from: any thread. Nothing here waits for the disk but `open`, `close` and a future's
    `result()`. Callbacks of the futures run on the store's threads: keep them short.

    - A future that is done means: committed and flushed. One that failed changed nothing.
    - UserError is a refusal, ExternalError trouble of the disk; both say what to do.
    """

    def __init__(self, path: Path, actor: str, clock: Clock, parts: StoreParts, padanan: Padanan) -> None:
        self.path = path
        self.gate = parts.gate
        self._actor = actor
        self._clock = clock
        self._log = parts.log
        self._writer = parts.writer
        self._reader = parts.reader
        self._behind = parts.behind
        self._keeper = parts.keeper
        self._photos = parts.photos
        self._photo_files = PhotoFiles(path)
        self._lock = parts.lock
        self.sync = SyncStore(parts.writer, parts.reader, parts.log, self._photo_files, clock)
        self.minutes = MinutesStore(parts.writer, parts.reader, parts.log)
        self.imports = ImportStore(parts.writer, parts.reader, parts.log, actor)
        self._vocabulary = Vocabulary()
        self._similar = SimilarProposals(padanan)
        self._warming: Warming | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        actor: str,
        clock: Clock,
        *,
        mono_ms: Callable[[], int] = monotonic_ms,
        gate: SqliteGate | None = None,
        padanan: Padanan | None = None,
    ) -> Self:
        """Open the store at `path`, making or upgrading the file; `actor` signs what has no author of its own.

        `padanan` tells which words mean the same when similar proposals are looked for.

        Raises UserError if the place is unfit, another instance has the store, or the file is
        newer than this program or not a store; ExternalError if the disk or the file is damaged.
        Nothing stays open then.
        """
        gate = gate or sqlite_gate()
        check_location(path)
        prepare_folder(path)
        with ExitStack() as undoing:
            lock = acquire_instance_lock(path)
            undoing.callback(lock.release)
            finish_replacement(path)
            checkpoints = Checkpoints(path, gate)
            undoing.callback(checkpoints.close)
            behind = BehindCommits(checkpoints, SearchIndex())
            writer = ConnectionThread(
                "store-writer",
                lambda: connect_writer(path, gate, behind.index),
                behind.write_transaction,
                at_rest=behind.at_rest,
                rest_after_s=REST_S,
            )
            undoing.callback(writer.close)
            writer.submit(lambda db: current_device(db, clock.now_ms())).result()
            reader = ConnectionThread("store-reader", lambda: connect_reader(path), read_transaction)
            undoing.pop_all()
        # Copies and checks of the whole file take seconds: no search may wait for them.
        keeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-keeper")
        # One thread, so that no file is swept away while another job is about to name it.
        photos = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store-photos")
        log = OpLog(SCHEMA, mono_ms)
        parts = StoreParts(gate, log, writer, reader, behind, keeper, photos, lock)
        return cls(path, actor, clock, parts, padanan or Padanan())

    def close(self) -> None:
        """Finish every command that was given, then close the file. May be called again."""
        if self._warming:
            self._warming.close()
        # A photo that is being kept still needs reader and writer.
        self._photos.shutdown(wait=True)
        self._keeper.shutdown(wait=True)
        # The reader first: it cannot move the -wal file into the database and take it away, as the last one does.
        self._reader.close()
        self._writer.close()
        self._behind.checkpoints.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self, site_ids: Iterable[SiteId], after_s: float = AFTER_S) -> Warming:
        """Make ready the first search of a misspelt word and of similar proposals at these sites; does not wait.

        Called once. No question to the store waits for more than one slice of it, see `data.warming`.
        """
        similar = self._similar.warm
        steps: list[Step] = [self._vocabulary.warm, *(partial(similar, site_id=site_id) for site_id in site_ids)]
        self._warming = Warming(self._reader, steps, after_s=after_s)
        self._warming.start()
        return self._warming

    def open_session(self, session: Session, at_ms: int) -> Future[None]:
        """Record that the session was opened (again) at `at_ms`; keeps what is already recorded.

        Fails with UserError if a site that has turns or proposals is gone from the roster.
        """
        return self._writer.submit(lambda db: open_session(db, self._log, session, at_ms, self._actor))

    def close_session(self, session_id: SessionId, at_ms: int) -> Future[None]:
        """Record that the session was closed; the first time counts until it is opened again."""
        return self._writer.submit(lambda db: close_session(db, self._log, session_id, at_ms, self._actor))

    def record(self, session_id: SessionId) -> Future[SessionRecord]:
        """Read all that is known about the session, at one moment. Fails with UserError if it is unknown."""
        return self._reader.submit(lambda db: record_of(db, session_id))

    def append_floor(self, session_id: SessionId, events: Sequence[FloorEvent]) -> Future[None]:
        """Append the events in one transaction. Fails with UserError if session or site is unknown."""
        log, actor, now_ms, batch = self._log, self._actor, self._clock.now_ms(), tuple(events)
        return self._writer.submit(lambda db: append_floor(db, log, session_id, batch, now_ms, actor))

    def floor_events(self, session_id: SessionId) -> Future[tuple[FloorEvent, ...]]:
        """Read the log, oldest first; empty for a session that is unknown."""
        return self._reader.submit(lambda db: floor_events(db, session_id))

    def append_presence(self, session_id: SessionId, events: Sequence[PresenceEvent]) -> Future[None]:
        """Append the events in one transaction. Fails with UserError if session or site is unknown."""
        log, actor, now_ms, batch = self._log, self._actor, self._clock.now_ms(), tuple(events)
        return self._writer.submit(lambda db: append_presence(db, log, session_id, batch, now_ms, actor))

    def append_line_results(self, session_id: SessionId, results: Sequence[LineResult]) -> Future[None]:
        """Append the results in one transaction. Fails with UserError if session or site is unknown."""
        log, actor, now_ms, batch = self._log, self._actor, self._clock.now_ms(), tuple(results)
        return self._writer.submit(lambda db: append_line_results(db, log, session_id, batch, now_ms, actor))

    def append_agenda(self, session_id: SessionId, events: Sequence[AgendaEvent]) -> Future[None]:
        """Append the events in one transaction. Fails with UserError if the session is unknown."""
        log, actor, now_ms, batch = self._log, self._actor, self._clock.now_ms(), tuple(events)
        return self._writer.submit(lambda db: append_agenda(db, log, session_id, batch, now_ms, actor))

    def agenda_events(self, session_id: SessionId) -> Future[tuple[AgendaEvent, ...]]:
        """Read the log, oldest first; empty for a session that is unknown."""
        return self._reader.submit(lambda db: agenda_events(db, session_id))

    def append_notes(self, session_id: SessionId, notes: Sequence[Note]) -> Future[None]:
        """Append the notes in one transaction. Fails with UserError if the session is unknown or a note is empty."""
        log, actor, now_ms, batch = self._log, self._actor, self._clock.now_ms(), tuple(notes)
        return self._writer.submit(lambda db: append_notes(db, log, session_id, batch, now_ms, actor))

    def notes(self, session_id: SessionId) -> Future[tuple[Note, ...]]:
        """Read the log, oldest first; empty for a session that is unknown."""
        return self._reader.submit(lambda db: notes_of(db, session_id))

    def save_attendee(self, save: SaveAttendee, at_ms: int) -> Future[Attendee]:
        """Create or change a person's entry; done means durable. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: save_attendee(db, self._log, save, at_ms))

    def attendees(self, session_id: SessionId) -> Future[tuple[Attendee, ...]]:
        """Read the whole list, who was struck out too, oldest entry first."""
        return self._reader.submit(lambda db: attendees_of(db, session_id))

    def import_attendees(
        self, session_id: SessionId, listed: AttendanceList, at_ms: int, present_ms: int | None = None
    ) -> Future[ImportPlan]:
        """Take over a list in one transaction and return what was done; see `data.attendance.import_attendees`."""
        log, actor = self._log, self._actor
        return self._writer.submit(lambda db: import_attendees(db, log, session_id, listed, at_ms, present_ms, actor))

    def save_proposal(self, save: SaveProposal, at_ms: int) -> Future[Proposal]:
        """Create or change a proposal; done means durable. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: save_proposal(db, self._log, save, at_ms))

    def find_proposals(self, query: ProposalQuery) -> Future[tuple[Proposal, ...]]:
        """Return the matching proposals, newest number first; what is durable when this is called can be found."""

        def find(db: Database) -> tuple[Proposal, ...]:
            if query.text.strip():
                self._wait_for_index()
            return find_proposals(db, query, self._vocabulary)

        return self._reader.submit(find)

    def count_recorded(self, session_id: SessionId) -> Future[int]:
        """Count the proposals of a session that are filed."""
        return self._reader.submit(lambda db: count_recorded(db, session_id))

    def similar_proposals(self, query: SimilarQuery) -> Future[tuple[Similar, ...]]:
        """Return what may be the proposal that is typed, of this session and earlier ones, the likeliest first."""
        return self._reader.submit(lambda db: self._similar.find(db, query))

    def decide_proposal(self, command: DecideProposal, at_ms: int) -> Future[Proposal]:
        """Take a decision; done means durable. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: decide_proposal(db, self._log, command, at_ms))

    def site_proposals(self, session_id: SessionId, site_id: SiteId) -> Future[tuple[Proposal, ...]]:
        """Return all proposals of a site: by rank, then those without one by their numbers."""
        return self._reader.submit(lambda db: site_proposals(db, session_id, site_id))

    def parts_of(self, proposal_id: ProposalId) -> Future[tuple[Proposal, ...]]:
        """Return what was merged into a proposal, oldest first."""
        return self._reader.submit(lambda db: parts_of(db, proposal_id))

    def rank_proposal(self, command: RankProposal, at_ms: int) -> Future[tuple[Proposal, ...]]:
        """Give a proposal a place and return the site's order. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: rank_proposal(db, self._log, command, at_ms))

    def order_proposals(self, command: OrderProposals, at_ms: int) -> Future[tuple[Proposal, ...]]:
        """Put a site's proposals into an order and return it. Fails with UserError if the site is unknown."""
        return self._writer.submit(lambda db: order_proposals(db, self._log, command, at_ms))

    def undo_order(self, command: UndoOrder, at_ms: int) -> Future[tuple[Proposal, ...]]:
        """Take back the last change of a site's order and return it. Fails with UserError if there is none."""
        return self._writer.submit(lambda db: undo_order(db, self._log, command, at_ms))

    def places(self, proposal_id: ProposalId) -> Future[tuple[PlaceChange, ...]]:
        """Read how a proposal's place in its site's order changed, oldest first."""
        return self._reader.submit(lambda db: places_of(db, proposal_id))

    def save_response(self, save: SaveResponse, at_ms: int) -> Future[Response]:
        """Create or change an OPD's answer; done means durable. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: save_response(db, self._log, save, at_ms))

    def responses(self, session_id: SessionId) -> Future[tuple[Response, ...]]:
        """Read all answers of the session, oldest entry first."""
        return self._reader.submit(lambda db: responses_of(db, session_id))

    def sessions(self) -> Future[tuple[Session, ...]]:
        """Read the sessions that this file knows, opened here or come from the server."""
        return self._reader.submit(stored_sessions)

    def history(self, proposal_id: ProposalId) -> Future[tuple[HistoryEntry, ...]]:
        """Read who changed what of a proposal, oldest first."""
        return self._reader.submit(lambda db: history_of(db, proposal_id))

    def restore_value(self, command: RestoreValue, at_ms: int) -> Future[Proposal]:
        """Set fields back as a new change; done means durable. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: restore_value(db, self._log, command, at_ms))

    def add_attachment(self, new: NewAttachment, at_ms: int) -> Future[Attachment]:
        """Keep a photo: its file is on the disk before its row. Fails with UserError if it is refused."""

        def keep() -> Attachment:
            # On the writer: the proposal may have been given to it a moment ago.
            self._writer.submit(lambda db: check_attachment(db, new)).result()
            kept = self._photo_files.keep(new.photo)
            return self._writer.submit(lambda db: add_attachment(db, self._log, new, kept, at_ms)).result()

        return self._submit(self._photos, keep)

    def change_attachment(self, change: ChangeAttachment, at_ms: int) -> Future[Attachment]:
        """Change a caption, take a photo off the list or put it back. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: change_attachment(db, self._log, change, at_ms))

    def attachments(self, proposal_id: ProposalId) -> Future[tuple[Attachment, ...]]:
        """Read the photos of a proposal, those that were taken off too, oldest first."""
        return self._reader.submit(lambda db: attachments_of(db, proposal_id))

    def attachment_files(self, sha256: str) -> AttachmentFiles:
        """Return where a photo and its thumbnail lie on the disk."""
        return self._photo_files.files_of(sha256)

    def sweep_photos(self) -> Future[int]:
        """Remove photos' files that no row names and that are more than a day old; return how many."""

        def sweep() -> int:
            return self._photo_files.sweep(
                self._reader.submit(lambda db: kept_names(db, with_taken_away=True)).result(), time.time()
            )

        return self._submit(self._photos, sweep)

    def save_assessment(self, save: SaveAssessment, at_ms: int) -> Future[Assessment]:
        """Store the answers of a checklist; done means durable. Fails with UserError if they are refused."""
        return self._writer.submit(lambda db: save_assessment(db, self._log, save, at_ms))

    def assessments(self, session_id: SessionId) -> Future[tuple[Assessment, ...]]:
        """Read all answers of the session, oldest entry first."""
        return self._reader.submit(lambda db: assessments_of(db, session_id))

    def save_reference(self, save: SaveReference, at_ms: int) -> Future[ReferenceRow]:
        """Create, change or strike out a row of the reference data. Fails with UserError if it is refused."""
        return self._writer.submit(lambda db: save_reference(db, self._log, save, at_ms))

    def import_reference(self, year: int, listed: ReferenceList, at_ms: int) -> Future[ReferencePlan]:
        """Take over a table in one transaction and return what was done; the same table again writes nothing."""
        log, actor = self._log, self._actor
        return self._writer.submit(lambda db: import_reference(db, log, year, listed, at_ms, actor))

    def reference(self, year: int) -> Future[tuple[ReferenceRow, ...]]:
        """Read the reference data of a year, what was struck out too."""
        return self._reader.submit(lambda db: reference_of(db, year))

    def reference_years(self) -> Future[tuple[int, ...]]:
        """Return the years that have reference data, the newest first."""
        return self._reader.submit(reference_years)

    def verify(self) -> Future[ChainReport]:
        """Walk the operation log and report the first line that was altered, moved or removed."""
        return self._kept(lambda: check_chain(self.path))

    def backup(self, target: Path) -> Future[Path]:
        """Write a verified copy to `target`. Fails with UserError if it exists."""
        return self._kept(lambda: backup(self.path, target))

    def daily_backup(self, *, again: bool = False) -> Future[Path | None]:
        """Make today's copy in the folder `cadangan`, if there is none; see `data.backup_folder.daily_backup`."""
        now_ms = self._clock.now_ms()
        return self._kept(lambda: daily_backup(self.path, now_ms, again=again))

    def _wait_for_index(self) -> None:
        """Let the search index catch up before the first row is read. Runs on: the reader thread."""
        until_s = time.monotonic() + INDEX_TIMEOUT_S
        while self._behind.index.is_behind and (left_s := until_s - time.monotonic()) > 0:
            try:
                self._writer.submit(self._behind.index.catch_up).result(left_s)
            except (AppError, TimeoutError) as error:
                # A full disk, or a list that is being taken in: what was saved last may be missing for this letter.
                logger.warning("the search index is behind: %s", error)
                return

    def _kept(self, work: Callable[[], T]) -> Future[T]:
        return self._submit(self._keeper, work)

    def _submit(self, executor: ThreadPoolExecutor, work: Callable[[], T]) -> Future[T]:
        def told() -> T:
            try:
                with translated_errors():
                    return work()
            except ExternalError as error:
                logger.error("the store failed: %s", error, exc_info=error.__cause__)
                raise

        try:
            return executor.submit(told)
        except RuntimeError:
            # What an executor raises that was shut down.
            return closed_store()
