"""The history of a proposal on the screen: who, when, what; a value comes back with one key."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.history import FieldEdit, HistoryEntry, LineElsewhere
from app.domain.identity import ProposalId
from app.ui.capture.history_sheet import HistorySheet
from app.ui.capture.history_words import history_lines, name_word, value_word
from tests.ui import samples
from tests.ui.desk import CTRL, KEY, SHIFT
from tests.ui.room import TestRoom

ID = ProposalId("p-3")
PAST = (
    HistoryEntry(1, samples.STARTED_MS, "operator", (FieldEdit("usulan", None, "Got"),)),
    HistoryEntry(
        2,
        samples.STARTED_MS + 5_000,
        "ibu ani",
        (FieldEdit("usulan", "Got", "Normalisasi drainase"), FieldEdit("state", "draf", "dicatat")),
    ),
)


def sheet(room: TestRoom) -> HistorySheet:
    """Open the history of a stored proposal by its key."""
    room.decision_store.past[ID] = PAST
    return sheet_of(room)


def sheet_of(room: TestRoom) -> HistorySheet:
    stored = samples.proposal(3, room.ids[4])
    room.store.put(stored)
    room.console.proposals.opened.emit(stored)
    room.press(KEY.Key_H, CTRL | SHIFT)
    opened = room.controller._proposals.history.sheet
    assert opened is not None
    return opened


def test_the_newest_change_is_on_top_with_who_when_before_and_after(room: TestRoom) -> None:
    assert [line.cells for line in sheet(room).table.lines] == [
        ("10.42.05", "ibu ani", "stasiun ini", "Usulan", "Got", "Normalisasi drainase"),
        ("10.42.05", "ibu ani", "stasiun ini", "Status", "draf", "dicatat"),
        ("10.42.00", "operator", "stasiun ini", "Usulan", "—", "Got"),
    ]
    assert not sheet(room).isModal()


def test_enter_brings_a_value_back_and_the_form_shows_it(room: TestRoom) -> None:
    opened = sheet(room)
    opened.table.choose("2/usulan")
    opened.table.line_opened.emit("2/usulan")
    room.settle()
    [command] = room.decision_store.restored
    assert (command.proposal_id, command.revision, command.names) == (ID, 2, frozenset({"usulan"}))
    assert room.store.proposals[ID].fields.usulan == "Got"
    assert room.console.capture.form.fields().usulan == "Got"
    assert opened._note.text() == "Dikembalikan: Usulan"


def test_what_cannot_come_back_says_so(room: TestRoom) -> None:
    opened = sheet(room)
    opened.table.line_opened.emit("2/state")
    room.settle()
    assert room.decision_store.restored == []
    assert opened._note.text() == "Status tidak dapat dikembalikan dari sini."


def test_the_last_change_is_undone_as_it_is_shown(room: TestRoom) -> None:
    opened = sheet(room)
    revision = room.store.proposals[ID].revision
    room.decision_store.past[ID] = (PAST[0], HistoryEntry(revision, 0, "x", (FieldEdit("rw", "01", "07"),)))
    opened.undo.click()
    room.settle()
    [command] = room.decision_store.restored
    assert (command.revision, command.expected, command.names) == (revision, revision, None)
    assert room.store.proposals[ID].fields.rw == "01"


def test_a_refusal_is_said_in_the_sheet(room: TestRoom) -> None:
    opened = sheet(room)
    room.decision_store.trouble = UserError("Usulan ini sudah diubah orang lain.", "Buka riwayatnya lagi.")
    opened.table.line_opened.emit("2/usulan")
    room.settle()
    assert opened._note.text() == "Usulan ini sudah diubah orang lain. Buka riwayatnya lagi."


def test_what_is_typed_meanwhile_is_not_lost(room: TestRoom) -> None:
    opened = sheet(room)
    room.console.capture.form.fill(lokasi="depan balai")
    opened.table.line_opened.emit("2/usulan")
    room.settle()
    assert room.console.capture.form.fields().lokasi == "depan balai"


def test_a_new_form_has_no_history(room: TestRoom) -> None:
    room.press(KEY.Key_H, CTRL | SHIFT)
    assert room.controller._proposals.history.sheet is None
    assert room.console.capture._notice.text().startswith("Usulan ini belum tersimpan")


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("urgensi", "mendesak", "Mendesak"),
        ("volume", "1250.5", "1.250,5"),
        ("perkiraan_biaya", 32_400_000, "Rp 32.400.000"),
        ("sertifikat", 0, "Belum ada"),
        ("menyusul", 1, "Menyusul"),
        ("status_lahan", "sengketa", "Sengketa"),
        ("keputusan", "disepakati", "disepakati"),
        ("variabel", '[{"kode":"P","nama":"Panjang","satuan":"m","nilai":"120"}]', "Panjang 120 m"),
        ("urgensi", "kata lama", "kata lama"),
        ("volume", "banyak", "banyak"),
        ("lokasi", "Jl. A\n  RT 1", "Jl. A RT 1"),
        ("lokasi", "", "—"),
        ("lokasi", None, "—"),
        ("hari_depan", "x", "x"),
    ],
)
def test_values_stand_there_as_people_say_them(name: str, value: str | int | None, word: str) -> None:
    assert value_word(name, value) == word
    assert name_word(name)


def test_what_says_nothing_to_people_is_left_out() -> None:
    entry = HistoryEntry(1, 0, "x", (FieldEdit("session_id", None, "s"), FieldEdit("volume", None, str(Decimal(3)))))
    assert [line.key for line in history_lines((entry,))] == ["1/volume"]


def answering(room: TestRoom, answer: Future[tuple[LineElsewhere, ...] | None]) -> None:
    history = room.controller._proposals.history
    history._s = replace(history._s, form=replace(history._s.form, elsewhere=lambda _: answer))


def test_what_other_stations_changed_stands_between_with_its_station(room: TestRoom) -> None:
    answer: Future[tuple[LineElsewhere, ...] | None] = Future()
    answering(room, answer)
    room.decision_store.past[ID] = tuple(replace(one, line=("a", at)) for at, one in enumerate(PAST, start=1))
    opened = sheet_of(room)
    assert len(opened.table.lines) == 3
    theirs = (FieldEdit("usulan", "Got", "Gorong-gorong"),)
    answer.set_result(
        (
            LineElsewhere("a", 1, "Meja 1", "operator", samples.STARTED_MS, PAST[0].edits),
            LineElsewhere("b", 7, "Meja 2", "pak dedi", samples.STARTED_MS + 2_000, theirs),
        )
    )
    room.settle()
    assert [line.cells[1:4] for line in opened.table.lines] == [
        ("ibu ani", "stasiun ini", "Usulan"),
        ("ibu ani", "stasiun ini", "Status"),
        ("pak dedi", "Meja 2", "Usulan"),
        ("operator", "stasiun ini", "Usulan"),
    ]
    opened.table.line_opened.emit("@b:7/usulan")
    room.settle()
    assert room.decision_store.restored == []
    assert "ubah langsung di isiannya" in opened._note.text()


def test_without_the_server_the_sheet_says_what_is_missing(room: TestRoom) -> None:
    answer: Future[tuple[LineElsewhere, ...] | None] = Future()
    answering(room, answer)
    opened = sheet(room)
    answer.set_exception(UserError("Server tidak menjawab.", ""))
    room.settle()
    assert "hanya perubahan stasiun ini" in opened._note.text()
    assert len(opened.table.lines) == 3
