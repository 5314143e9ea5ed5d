from __future__ import annotations

import pytest

from app.domain.errors import ExternalError, UserError
from app.domain.identity import SiteId
from app.domain.note import WHOLE_SESSION, NoteSubject
from app.session.notes import NoteBook
from tests.session.fakes import T0, FakeStore, StillClock
from tests.ui.samples import session

SESSION = session(2)


def book(store: FakeStore) -> NoteBook:
    return NoteBook(SESSION, StillClock(), store, [note for _, note in store.notes])


def test_a_note_is_written_and_comes_back_with_the_log() -> None:
    store = FakeStore()
    about = NoteSubject(SiteId("s"))
    book(store).write("  lurah menyusul ", about, T0 - 5, for_minutes=False).result()
    [note] = book(store).notes
    assert (note.text, note.subject, note.at_ms, note.for_minutes) == ("lurah menyusul", about, T0 - 5, False)


def test_mending_and_taking_back_only_add_lines() -> None:
    store = FakeStore()
    held = book(store)
    held.write("satu", WHOLE_SESSION, T0).result()
    held.mend(held.notes[0], "dua", for_minutes=True).result()
    assert [note.text for note in held.notes] == ["dua"]
    held.take_back(held.notes[0]).result()
    assert held.notes == ()
    assert [note.text for _, note in store.notes] == ["satu", "dua", ""]
    assert book(store).notes == ()


def test_what_cannot_be_written_is_not_in_the_book() -> None:
    store = FakeStore(trouble=ExternalError("Diska penuh.", "Kosongkan."))
    held = book(store)
    with pytest.raises(ExternalError, match="Diska penuh"):
        held.write("satu", WHOLE_SESSION, T0).result()
    assert held.notes == ()
    with pytest.raises(UserError, match="masih kosong"):
        held.write(" ", WHOLE_SESSION, T0)
