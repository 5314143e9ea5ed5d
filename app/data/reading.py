"""Everything known about one session, read at one moment: for the minutes, also beside a running session."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from app.data.agenda_log import agenda_events
from app.data.attendance import attendees_of
from app.data.backup import backup
from app.data.database import Database, open_reader, open_writer, read_transaction, translated_errors
from app.data.floor_log import floor_events
from app.data.line_log import line_results
from app.data.migrations import is_older, upgrade
from app.data.note_log import notes_of
from app.data.presence_log import presence_events
from app.data.proposals import proposals_of
from app.data.responses import responses_of
from app.data.sessions import opening, require_session
from app.domain.identity import SessionId
from app.domain.minutes import SessionRecord


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


def read_record(path: Path, session_id: SessionId) -> SessionRecord:
    """Read a session from the store at `path` without claiming it: the room may be running.

    A file of an older program stays as it is: a copy of it is brought to the present shape and read.
    Raises UserError if the session is unknown, ExternalError if the file cannot be read.
    """
    with translated_errors(), closing(open_reader(path)) as db:
        if not is_older(db):
            with read_transaction(db):
                return record_of(db, session_id)
    with tempfile.TemporaryDirectory(prefix="ruang-kendali-") as folder:
        copy = backup(path, Path(folder) / path.name, check_chain=False)
        with translated_errors(), closing(open_writer(copy)) as db:
            upgrade(db, copy)
            with read_transaction(db):
                return record_of(db, session_id)
