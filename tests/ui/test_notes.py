from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.floor import Speaker
from app.ui.notes.page import NotesPage
from tests.ui.desk import DISK_FULL, KEY, busy_room
from tests.ui.room import TestRoom


def page(room: TestRoom) -> NotesPage:
    room.press(KEY.Key_J)
    found = room.controller.pages.notes._page
    assert found is not None
    return found


def write(room: TestRoom, opened: NotesPage, text: str) -> None:
    QTest.keyClicks(opened.text, text)
    QTest.keyClick(opened.text, Qt.Key.Key_Return)
    room.settle()


def cells(opened: NotesPage) -> list[tuple[str, ...]]:
    return [line.cells for line in opened.table.lines]


def test_a_note_is_bound_to_the_turn_and_the_moment_of_its_first_letter(room: TestRoom) -> None:
    room.floor.grant(room.ids[0])
    room.floor.name_speaker(Speaker("Siti", "Ketua RW 07"))
    opened = page(room)
    QTest.keyClicks(opened.text, "L")
    room.wait_s(30)
    room.floor.grant(room.ids[1])
    room.settle()
    write(room, opened, "urah menyusul")
    assert cells(opened) == [("10.42.00", "Siti, Pejuang", "Lurah menyusul", "masuk notulen")]
    [(_, note)] = room.records.notes
    assert note.subject.request_id is not None
    assert opened.text.text() == ""
    assert opened._note.text() == "Tersimpan 10.42.30"


def test_it_may_be_about_the_site_the_item_or_the_session_and_stay_at_the_desk(room: TestRoom) -> None:
    busy_room(room)
    room.agenda.forward()
    opened = page(room)
    texts = [opened.subject.itemText(index) for index in range(opened.subject.count())]
    assert texts == ["giliran Kaliabang Tengah", "lokasi Aren Jaya", "lokasi Kaliabang Tengah", "acara Pembukaan",
                     "seluruh sidang"]  # fmt: skip
    for index in (1, 3, 4):
        opened.subject.setCurrentIndex(index)
        opened.for_minutes.setChecked(index == 3)
        write(room, opened, "x")
    assert [(about, told) for _, about, _, told in cells(opened)] == [
        ("seluruh sidang", "meja ini saja"),
        ("Pembukaan", "masuk notulen"),
        ("Aren Jaya", "meja ini saja"),
    ]


def test_it_is_mended_and_taken_back_by_keys(room: TestRoom) -> None:
    opened = page(room)
    write(room, opened, "salah")
    opened.table.setFocus()
    QTest.keyClick(opened.table, Qt.Key.Key_Return)
    assert opened.text.text() == "salah"
    opened.text.clear()
    QTest.keyClick(opened.text, Qt.Key.Key_Return)
    assert "Del" in opened._note.text()
    write(room, opened, "benar")
    assert [text for _, _, text, _ in cells(opened)] == ["benar"]
    opened.table.setFocus()
    QTest.keyClick(opened.table, Qt.Key.Key_Delete)
    room.settle()
    assert cells(opened) == []
    assert len(room.records.notes) == 3


def test_what_the_disk_refuses_stays_in_the_line_and_survives_closing(room: TestRoom) -> None:
    opened = page(room)
    room.records.trouble = DISK_FULL
    write(room, opened, "penting")
    assert opened.text.text() == "penting"
    assert "Diska penuh" in opened._note.text()
    QTest.keyClick(opened.text, Qt.Key.Key_Escape)
    room.back()
    assert room.floor.state.holder is None
    room.records.trouble = None
    room.console.focus_board()
    again = page(room)
    assert again.text.text() == "penting"
    QTest.keyClick(again.text, Qt.Key.Key_Return)
    room.settle()
    assert [text for _, _, text, _ in cells(again)] == ["penting"]
    write(room, again, " ")
    assert again._note.text().startswith("Catatan masih kosong")
