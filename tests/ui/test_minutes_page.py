"""The page "Naskah notulen": the log writes, the notulis edits, nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.floor import FloorEvent, FloorEventKind, Speaker
from app.domain.identity import RequestId
from app.domain.minutes_edit import JOINT, MinutesStage
from app.ui.console.confirm import Confirm
from app.ui.minutes.addendum_sheet import AddendumSheet
from app.ui.minutes.page import MinutesPage
from tests.ui.desk import CTRL, DISK_FULL, KEY
from tests.ui.room import TestRoom

SITI = "Pimpinan sidang mempersilakan Siti (Ketua RW 07) dari Kelurahan Pejuang."
BUDI = "Pimpinan sidang mempersilakan Budi dari Kelurahan Bintara Jaya."


def speak(room: TestRoom, number: int, name: str, office: str = "") -> None:
    """Let somebody have spoken for a minute."""
    at_ms = room.clock.now_ms() - 600_000 + number * 60_000
    speaker, request = Speaker(name, office), RequestId(f"r-{number}")
    asked = FloorEvent(FloorEventKind.REQUESTED, at_ms, request, room.ids[number - 1], speaker)
    granted = replace(asked, kind=FloorEventKind.GRANTED, seconds=180)
    released = replace(granted, kind=FloorEventKind.RELEASED, at_ms=at_ms + 50_000)
    room.record = replace(room.record, floor_events=(*room.record.floor_events, asked, granted, released))


def page(room: TestRoom) -> MinutesPage:
    """Open the page after Siti and Budi have spoken; Siti's line is chosen."""
    speak(room, 1, "Siti", "Ketua RW 07")
    speak(room, 2, "Budi")
    room.press(KEY.Key_H)
    opened = room.controller.pages.minutes._page
    assert opened is not None
    choose(room, opened, 1)
    return opened


def choose(room: TestRoom, opened: MinutesPage, number: int) -> None:
    opened.table.choose(f"notulen/giliran/r-{number}")
    room.settle()


def shown(opened: MinutesPage) -> list[tuple[str, str]]:
    """Return text and mark of the timeline's lines."""
    return [(line.cells[2], line.cells[3]) for line in opened.table.lines if line.key.startswith("notulen/")]


def read_again(room: TestRoom) -> None:
    room.controller.pages.minutes._timer.timeout.emit()
    room.settle()


def test_the_log_writes_and_goes_on_writing(room: TestRoom) -> None:
    opened = page(room)
    assert shown(opened) == [(SITI, ""), (BUDI, "")]
    assert opened._stage.text() == "DRAF · menulis sendiri"
    speak(room, 3, "Wati")
    read_again(room)
    assert len(shown(opened)) == 3
    assert opened.table.chosen == "notulen/giliran/r-1"


def test_a_text_is_kept_with_the_keyboard_alone_and_shown_where_it_stands(room: TestRoom) -> None:
    opened = page(room)
    QTest.keyClick(opened.table, Qt.Key.Key_Return)
    assert opened.text.hasFocus()
    opened.text.selectAll()
    QTest.keyClicks(opened.text, "Ibu Siti usul drainase.")
    QTest.keyClick(opened.text, Qt.Key.Key_Return, CTRL)
    room.settle()
    assert shown(opened)[0] == ("Ibu Siti usul drainase.", "disunting")
    assert opened._note.text().startswith("Tersimpan")
    room.record = replace(room.record, floor_events=room.record.floor_events[3:])
    speak(room, 1, "Siti Aminah")
    read_again(room)
    assert ("Ibu Siti usul drainase.", "perlu dilihat") in shown(opened)
    QTest.keyClick(opened.text, Qt.Key.Key_Escape)
    assert opened.table.hasFocus()


def test_what_is_typed_is_kept_when_another_line_is_chosen_and_when_the_page_closes(room: TestRoom) -> None:
    opened = page(room)
    opened.text.setPlainText("satu")
    read_again(room)
    assert opened.text.toPlainText() == "satu"
    choose(room, opened, 2)
    opened.remark.setText("dua")
    opened.close()
    room.back()
    edits = {edit.line.key: (edit.text, edit.remark) for edit in room.minutes_work.now.edits}
    assert edits == {"notulen/giliran/r-1": ("satu", ""), "notulen/giliran/r-2": (None, "dua")}


def test_what_the_disk_refuses_is_not_lost(room: TestRoom) -> None:
    opened = page(room)
    room.minutes_work.trouble = DISK_FULL
    opened.text.setPlainText("penting")
    choose(room, opened, 2)
    assert "Diska penuh" in opened._note.text()
    room.minutes_work.trouble = None
    choose(room, opened, 1)
    assert opened.text.toPlainText() == "penting"
    opened.save.click()
    room.settle()
    assert shown(opened)[0] == ("penting", "disunting")


def test_lines_are_hidden_shown_again_and_given_back_to_the_log(room: TestRoom) -> None:
    opened = page(room)
    opened.table.setFocus()
    QTest.keyClick(opened.table, Qt.Key.Key_Delete)
    room.settle()
    assert shown(opened)[0] == (SITI, "tersembunyi")
    QTest.keyClick(opened.table, Qt.Key.Key_Delete)
    room.settle()
    assert shown(opened)[0] == (SITI, "")
    opened.text.setPlainText("lain")
    opened.save.click()
    room.settle()
    QTest.keyClick(opened.table, Qt.Key.Key_L)
    room.settle()
    assert shown(opened)[0] == (SITI, "")


def test_correction_final_and_addendum(room: TestRoom) -> None:
    opened = page(room)
    opened.table.setFocus()
    QTest.keyClick(opened.table, Qt.Key.Key_K)
    room.settle()
    assert opened._stage.text() == "KOREKSI"
    QTest.keyClick(opened.table, Qt.Key.Key_F)
    room.settle()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Confirm)
    question._yes.click()
    room.settle()
    assert opened._stage.text().startswith("FINAL versi 1 · ")
    assert shown(opened)[0] == (SITI, "terkunci")
    assert opened.text.isReadOnly()
    assert not opened.save.isEnabled()
    opened.table.setFocus()
    QTest.keyClick(opened.table, Qt.Key.Key_A)
    [sheet] = opened.findChildren(AddendumSheet)
    sheet.text.setPlainText("Nama dibetulkan.")
    sheet.add.click()
    room.settle()
    assert room.minutes_work.now.stage(JOINT).stage is MinutesStage.FINAL
    assert [one.text for one in room.minutes_work.now.addenda] == ["Nama dibetulkan."]
    assert "1 adendum" in opened._summary.text()


def test_a_berita_acara_is_edited_sentence_by_sentence(room: TestRoom) -> None:
    opened = page(room)
    opened.document.setCurrentIndex(1)
    room.settle()
    first = opened.table.lines[0]
    assert "telah dilaksanakan" in first.cells[2]
    opened.table.choose(first.key)
    opened.text.setPlainText("Kalimat lain.")
    opened.save.click()
    room.settle()
    [edit] = room.minutes_work.now.edits
    assert edit.line.scope == f"BA:{room.ids[0]}"
    opened.document.setCurrentIndex(2)
    room.settle()
    assert "telah dilaksanakan" in opened.table.lines[0].cells[2]
