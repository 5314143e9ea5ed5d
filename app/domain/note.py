"""What the operator writes down beside the floor: a note at a moment, about a turn, a site, an item or the session.

Lines are only ever added. A note that was wrong is followed by a line that stands in its place, or takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.identity import AgendaItemId, NoteId, RequestId, SiteId
from app.domain.text import QT_TRANSLATE_NOOP

MAX_NOTE = 2000


@dataclass(frozen=True, slots=True)
class NoteSubject:
    """What a note is about; all None for the whole session. A turn is named together with its site."""

    site_id: SiteId | None = None
    request_id: RequestId | None = None
    item_id: AgendaItemId | None = None


WHOLE_SESSION = NoteSubject()


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the log.

    `at_ms` (Unix milliseconds) is the moment that the note is about: when its writing began. `for_minutes`: it is
    printed in the notulen; the others stay at this desk. `amends` is the note that it stands in the place of;
    with an empty text it takes that note back.
    """

    note_id: NoteId
    at_ms: int
    text: str
    subject: NoteSubject = WHOLE_SESSION
    for_minutes: bool = True
    amends: NoteId | None = None


def check_note(note: Note) -> None:
    """Raise UserError if the note cannot be kept so."""
    if not note.text.strip() and note.amends is None:
        raise UserError(
            QT_TRANSLATE_NOOP("notes", "Catatan masih kosong."), QT_TRANSLATE_NOOP("notes", "Tulis sesuatu dahulu.")
        )
    if len(note.text) > MAX_NOTE:
        raise UserError(
            QT_TRANSLATE_NOOP("notes", "Catatan terlalu panjang."),
            QT_TRANSLATE_NOOP("notes", "Ringkas sampai 2.000 huruf, atau bagi menjadi dua catatan."),
        )


def notes_in_force(lines: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes as they stand, oldest moment first.

    A note that was mended keeps its moment and its id: whoever names it goes on to mean the same one.
    """
    standing: dict[NoteId, Note] = {}
    first_of: dict[NoteId, NoteId] = {}
    for line in lines:
        first = first_of.get(line.amends, line.amends) if line.amends else line.note_id
        first_of[line.note_id] = first
        before = standing.get(first)
        if line.amends is None:
            standing[first] = line
        elif not line.text.strip():
            standing.pop(first, None)
        elif before is not None:
            standing[first] = Note(first, before.at_ms, line.text, line.subject, line.for_minutes)
    return tuple(sorted(standing.values(), key=lambda note: note.at_ms))
