"""The operator's notes of the running session: known at once, durable a moment later."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future

from app.domain.identity import NoteId, uuid7
from app.domain.note import Note, NoteSubject, check_note, notes_in_force
from app.domain.session import Session
from app.session.ports import Clock, NoteLog


class NoteBook:
    """Called from: the thread of the screen. A future that is done means: the note is durable, and in the book.

    What could not be written is not in the book; whoever wrote it still has the text.
    """

    def __init__(self, session: Session, clock: Clock, log: NoteLog, past: Iterable[Note]) -> None:
        self._session = session
        self._clock = clock
        self._log = log
        self._lines = list(past)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the notes as they stand, oldest first."""
        return notes_in_force(tuple(self._lines))

    def write(self, text: str, subject: NoteSubject, at_ms: int, *, for_minutes: bool = True) -> Future[None]:
        """Write a note about the moment `at_ms`. Raises UserError if it is empty or too long."""
        return self._append(Note(self._new_id(), at_ms, text.strip(), subject, for_minutes))

    def mend(self, note: Note, text: str, *, for_minutes: bool) -> Future[None]:
        """Let another text stand in the place of a note; an empty one takes it back."""
        return self._append(Note(self._new_id(), note.at_ms, text.strip(), note.subject, for_minutes, note.note_id))

    def take_back(self, note: Note) -> Future[None]:
        """Take a note back. Its line stays in the log."""
        return self.mend(note, "", for_minutes=note.for_minutes)

    def _append(self, note: Note) -> Future[None]:
        check_note(note)
        kept: Future[None] = Future()

        def written(done: Future[None]) -> None:
            # On the store's thread; to append to a list is one step, and `notes` reads a copy.
            error = done.exception()
            if error is None:
                self._lines.append(note)
                kept.set_result(None)
            else:
                kept.set_exception(error)

        self._log.append_notes(self._session.session_id, (note,)).add_done_callback(written)
        return kept

    def _new_id(self) -> NoteId:
        return NoteId(uuid7(self._clock.now_ms()))
