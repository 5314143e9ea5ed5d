"""Everything known about one session, read at one moment: for the minutes, also beside a running session."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.data.agenda_log import agenda_events
from app.data.attachments import attachments_of_session
from app.data.attendance import attendees_of
from app.data.backup import backup
from app.data.database import Database, open_reader, open_writer, read_transaction, translated_errors
from app.data.floor_log import floor_events
from app.data.line_log import line_results
from app.data.migrations import is_older, upgrade
from app.data.minutes_edits import body_of, work_of
from app.data.minutes_settings import settings_of
from app.data.note_log import notes_of
from app.data.presence_log import presence_events
from app.data.proposals import proposals_of
from app.data.reference import reference_of
from app.data.responses import responses_of
from app.data.sessions import opening, require_session
from app.domain.attachment import Attachment
from app.domain.documents.setting_parts import Parts
from app.domain.identity import SessionId
from app.domain.minutes import SessionRecord
from app.domain.minutes_edit import MinutesWork
from app.domain.reference import ReferenceRow

T = TypeVar("T")


def record_of(db: Database, session_id: SessionId) -> SessionRecord:
    """Read the session inside the caller's transaction. Raises UserError if it is unknown."""
    session = require_session(db, session_id)
    times = opening(db, session_id)
    return SessionRecord(
        session=session,
        opened_ms=times.opened_ms,
        closed_ms=times.closed_ms,
        floor_events=floor_events(db, session_id),
        presence=presence_events(db, session_id),
        proposals=proposals_of(db, session_id),
        line_results=line_results(db, session_id),
        agenda_events=agenda_events(db, session_id),
        attendees=attendees_of(db, session_id),
        responses=responses_of(db, session_id),
        notes=notes_of(db, session_id),
    )


@dataclass(frozen=True, slots=True)
class StoredMinutes:
    """All that the documents of a session are made of, as it is stored.

    `photos` are those that were taken off too. `bodies` are the contents of final documents, by their SHA-256.
    `parts` is what was said about the documents, at any station.
    """

    record: SessionRecord
    references: tuple[ReferenceRow, ...]
    photos: tuple[Attachment, ...]
    work: MinutesWork
    bodies: Mapping[str, str]
    parts: Parts


def read_record(path: Path, session_id: SessionId) -> SessionRecord:
    """Read a session from the store at `path` without claiming it: the room may be running.

    A file of an older program stays as it is: a copy of it is brought to the present shape and read.
    Raises UserError if the session is unknown, ExternalError if the file cannot be read.
    """
    return _read(path, lambda db: record_of(db, session_id))


def read_minutes(path: Path, session_id: SessionId) -> StoredMinutes:
    """Read what the documents of a session are made of; otherwise as `read_record`."""
    return _read(path, lambda db: _minutes_of(db, session_id))


def _minutes_of(db: Database, session_id: SessionId) -> StoredMinutes:
    record, work = record_of(db, session_id), work_of(db, session_id)
    named = {change.sha256 for change in work.stages if change.sha256}
    bodies = {sha256: body for sha256 in sorted(named) if (body := body_of(db, sha256)) is not None}
    references = reference_of(db, record.session.rkpd_year)
    parts = settings_of(db, session_id)
    return StoredMinutes(record, references, attachments_of_session(db, session_id), work, bodies, parts)


def _read(path: Path, read: Callable[[Database], T]) -> T:
    with translated_errors(), closing(open_reader(path)) as db:
        if not is_older(db):
            with read_transaction(db):
                return read(db)
    with tempfile.TemporaryDirectory(prefix="ruang-kendali-") as folder:
        copy = backup(path, Path(folder) / path.name, check_chain=False)
        with translated_errors(), closing(open_writer(copy)) as db:
            upgrade(db, copy)
            with read_transaction(db):
                return read(db)
