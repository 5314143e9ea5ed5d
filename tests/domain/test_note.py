from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.errors import UserError
from app.domain.identity import NoteId
from app.domain.note import MAX_NOTE, Note, check_note, notes_in_force

FIRST, SECOND = Note(NoteId("a"), 2000, "pertama"), Note(NoteId("b"), 1000, "kedua")


def line(note_id: str, amends: str, text: str) -> Note:
    return Note(NoteId(note_id), 9000, text, amends=NoteId(amends))


def test_notes_stand_in_the_order_of_their_moments() -> None:
    assert notes_in_force([FIRST, SECOND]) == (SECOND, FIRST)
    assert notes_in_force([]) == ()


def test_a_mended_note_keeps_its_moment_and_its_id_however_often() -> None:
    mended = notes_in_force([FIRST, line("c", "a", "lebih baik"), line("d", "c", "terbaik")])
    assert mended == (replace(FIRST, text="terbaik"),)


def test_a_note_that_was_taken_back_does_not_stand_and_cannot_be_mended() -> None:
    assert notes_in_force([FIRST, SECOND, line("c", "a", " ")]) == (SECOND,)
    assert notes_in_force([FIRST, line("c", "a", ""), line("d", "a", "lagi")]) == ()
    assert notes_in_force([line("c", "tidak-ada", "x")]) == ()


def test_a_note_says_something_and_not_too_much() -> None:
    check_note(FIRST)
    check_note(line("c", "a", ""))
    with pytest.raises(UserError, match="masih kosong"):
        check_note(replace(FIRST, text="  "))
    with pytest.raises(UserError, match="terlalu panjang"):
        check_note(replace(FIRST, text="x" * (MAX_NOTE + 1)))
