"""The page "Daftar hadir" in a whole room: quick entry, marks, search, quorum, lists from files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.attendance import Attendee, AttendeeFields, Gender, Quorum, Unsur
from app.domain.attendance_import import AttendanceList, BadRow, ListedPerson
from app.domain.errors import ExternalError
from app.domain.site import HALL
from app.ui.attendance.import_page import ImportPage
from app.ui.attendance.page import AttendancePage
from app.ui.attendance.view import quorum_mark, quorum_text
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom
from tests.ui.room import TestRoom

SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]
SITI = AttendeeFields("Siti Aminah", "PKK", Gender.FEMALE, "Ketua")


def open_page(room: TestRoom) -> AttendancePage:
    room.press(KEY.Key_R, CTRL)
    found = room.dialog()
    assert isinstance(found, AttendancePage)
    return found


def import_page(room: TestRoom) -> ImportPage:
    (found,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ImportPage) and w.isVisible())
    return found


def close_all(room: TestRoom) -> None:
    for _ in range(3):
        found = room.dialog()
        if found:
            found.close()
        room.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(room: TestRoom) -> Iterator[AttendancePage]:
    yield open_page(room)
    close_all(room)


def type_text(room: TestRoom, text: str) -> None:
    target = QApplication.focusWidget()
    assert target
    QTest.keyClicks(target, text)
    room.settle()


def people(room: TestRoom) -> list[Attendee]:
    return list(room.attendance.people)


def only(room: TestRoom) -> Attendee:
    (person,) = people(room)
    return person


def listed(page: AttendancePage) -> list[str]:
    return [line.cells[0] for line in page.people.lines]


def test_name_tab_first_letter_enter_and_the_next_one(room: TestRoom, page: AttendancePage) -> None:
    type_text(room, "Siti Aminah")
    room.press(KEY.Key_Tab)
    type_text(room, "pk")
    room.press(KEY.Key_Return)
    person = only(room)
    assert (person.fields.name, person.fields.unsur) == ("Siti Aminah", "PKK")
    assert (person.site_id, person.is_present) == (room.ids[0], True)
    assert page.entry.name.hasFocus()
    assert page.entry.name.text() == ""
    type_text(room, "Budi")
    room.press(KEY.Key_Return)
    assert sorted(listed(page)) == ["Budi", "Siti Aminah"]


def test_the_page_opens_at_the_chosen_site_and_keys_choose_others(room: TestRoom) -> None:
    room.press(KEY.Key_F3)
    page = open_page(room)
    assert page.places.chosen == room.ids[2]
    room.press(KEY.Key_F5)
    assert page.places.chosen == room.ids[4]
    assert page.entry.name.hasFocus()
    type_text(room, "Budi")
    room.press(KEY.Key_Return)
    assert only(room).site_id == room.ids[4]
    close_all(room)


def test_who_of_the_city_is_typed_in_the_hall_may_answer(room: TestRoom, page: AttendancePage) -> None:
    page.places.choose(HALL)
    type_text(room, "Dewi")
    room.press(KEY.Key_Tab)
    type_text(room, "dp")
    room.press(KEY.Key_Return)
    assert room.attendance.respondents() == (only(room),)
    assert page._hall.text() == "Dapat menjawab dari ruang sidang: Dewi (DPRD)"


def test_a_namesake_is_noticed_while_typing(room: TestRoom, page: AttendancePage) -> None:
    room.attendance.add(room.ids[0], SITI)
    type_text(room, "siti aminah")
    assert page.entry._hint.text() == "Nama ini sudah ada di lokasi ini (Ketua)."
    type_text(room, "h")
    assert page.entry._hint.text() == ""


def test_without_a_place_nobody_is_written(room: TestRoom, page: AttendancePage) -> None:
    page.places.choose("")
    page.places.setCurrentIndex(page.places.model().index(0, 0))
    type_text(room, "Budi")
    room.press(KEY.Key_Return)
    assert people(room) == []
    assert "Pilih satu lokasi" in page.entry._hint.text()
    assert page.entry.name.text() == "Budi"


def test_letters_are_keys_in_the_list(room: TestRoom, page: AttendancePage) -> None:
    type_text(room, "Budi")
    room.press(KEY.Key_Return)
    room.press(KEY.Key_Escape)
    assert page.people.hasFocus()
    room.press(KEY.Key_H)
    assert only(room).left_ms is not None
    room.press(KEY.Key_H)
    assert only(room).is_present
    room.press(KEY.Key_B)
    assert only(room).present_ms is None
    assert page.people.lines[0].cells[6] == "○ belum hadir"
    room.press(KEY.Key_Return)
    assert only(room).is_present
    room.press(KEY.Key_Delete)
    assert only(room).is_struck
    assert listed(page) == []
    assert page._note.text() == "Budi dicoret; riwayatnya tetap tersimpan."


def test_a_person_is_corrected_and_esc_takes_it_back(room: TestRoom, page: AttendancePage) -> None:
    room.attendance.add(room.ids[0], SITI)
    page.places.choose(room.ids[1])
    page.places.choose(room.ids[0])
    room.press(KEY.Key_Escape)
    room.press(KEY.Key_U)
    assert page.entry.office.text() == "Ketua"
    room.press(KEY.Key_Escape)
    assert page.entry.name.text() == ""
    room.press(KEY.Key_U)
    type_text(room, "Siti Aisyah")
    room.press(KEY.Key_Return)
    assert only(room).fields == AttendeeFields("Siti Aisyah", "PKK", Gender.FEMALE, "Ketua")
    assert only(room).revision == 2
    assert page.people.hasFocus()


def test_search_finds_at_the_chosen_place_or_everywhere(room: TestRoom, page: AttendancePage) -> None:
    room.attendance.add(room.ids[0], SITI)
    room.attendance.add(room.ids[1], AttendeeFields("Budi", "LPM/BKM"))
    room.press(KEY.Key_F, CTRL)
    type_text(room, "pkk")
    assert listed(page) == ["Siti Aminah"]
    room.press(KEY.Key_Escape)
    assert page.search.text() == ""
    page.places.setCurrentIndex(page.places.model().index(0, 0))
    assert listed(page) == ["Budi", "Siti Aminah"]
    assert page.people.lines[0].cells[3] == room.session.sites[1].name


@pytest.mark.parametrize(
    ("line", "text", "mark"),
    [
        (Quorum(12, 20, 10), "12 hadir dari minimal 10", "✓ kuorum"),
        (Quorum(7, 20, 10), "7 hadir dari minimal 10", "✕ kurang 3"),
        (Quorum(12, 20, 10, ("PKK", "LPM/BKM")), "12 hadir dari minimal 10", "✕ belum: PKK, LPM/BKM"),
        (Quorum(7, 20, 0), "7 hadir dari 20 terdaftar", ""),
    ],
)
def test_a_quorum_is_said_in_numbers_shape_and_word(room: TestRoom, line: Quorum, text: str, mark: str) -> None:
    assert (quorum_text(line), quorum_mark(line)) == (text, mark)


def test_every_place_has_its_line_and_the_hall_is_one(room: TestRoom, page: AttendancePage) -> None:
    room.attendance.add(HALL, AttendeeFields("Dewi", Unsur.OPD.value))
    type_text(room, "Budi")
    room.press(KEY.Key_Return)
    names = [line.cells[0] for line in page.places.lines]
    assert names == ["Semua lokasi", *(site.name for site in room.session.sites), "Ruang sidang"]
    assert page.places.lines[1].cells[1] == "1 hadir dari 1 terdaftar"
    assert page.places.lines[-1].cells[1] == "1 hadir dari 1 terdaftar"
    assert page.places.lines[0].cells[1] == "2 hadir dari 2 terdaftar"


def test_a_list_is_shown_before_it_is_taken_over(room: TestRoom, page: AttendancePage) -> None:
    typed = AttendeeFields("Siti Aminah", "LPM/BKM")
    room.attendance.add(room.ids[0], typed)
    room.lists["hadir.xlsx"] = AttendanceList(
        (ListedPerson(2, room.ids[0], SITI), ListedPerson(3, room.ids[0], AttendeeFields("Budi", "PKK"))),
        (BadRow(4, "Nama belum diisi."),),
    )
    room.controller._attendance.read_list("/mana/saja/hadir.xlsx")
    room.settle()
    shown = import_page(room)
    assert shown.summary.text() == "1 baru · 1 berubah · 0 sama · 1 tidak dapat dipakai"
    assert [line.cells[1] for line in shown.table.lines] == ["✕ dilewati", "↻ berubah", "+ baru"]
    assert shown.table.lines[0].cells[5] == "Nama belum diisi."
    assert shown.table.lines[1].cells[5] == "tetap seperti diketik: unsur"
    assert len(people(room)) == 1
    shown.activateWindow()
    room.press(KEY.Key_H)
    room.press(KEY.Key_Return)
    assert [(p.fields.name, p.fields.unsur, p.is_present) for p in people(room)] == [
        ("Siti Aminah", "LPM/BKM", True),
        ("Budi", "PKK", True),
    ]
    assert "Daftar diambil: 1 baru" in page._note.text()


def test_a_list_that_changes_nothing_offers_nothing(room: TestRoom, page: AttendancePage) -> None:
    room.lists["hadir.csv"] = AttendanceList((ListedPerson(2, room.ids[0], SITI),))
    room.attendance.take_over(room.lists["hadir.csv"])
    room.controller._attendance.read_list("hadir.csv")
    room.settle()
    shown = import_page(room)
    assert not shown.take.isEnabled()
    shown.close()
    assert people(room)[0].present_ms is None


@pytest.mark.expected_log("the list of attendance was not changed", "the list of attendance was not changed: Diska")
def test_a_broken_file_and_a_full_disk_are_said_and_nothing_typed_is_lost(room: TestRoom, page: AttendancePage) -> None:
    room.controller._attendance.read_list("tidak-ada.csv")
    room.settle()
    assert "tidak-ada.csv" in page._note.text()
    room.records.trouble = ExternalError("Diska penuh.", "Kosongkan ruang diska.")
    type_text(room, "Budi")
    room.press(KEY.Key_Return)
    assert page._note.text() == "Diska penuh. Kosongkan ruang diska."
    assert page.entry.name.text() == "Budi"
    assert people(room) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.width()))
def test_no_button_is_cut_and_all_has_a_name(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(16, size)
    page = open_page(room)
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page):
            assert button.accessibleName()
            assert button.width() >= button.minimumSizeHint().width()
    for field in (page.entry.name, page.entry.unsur, page.entry.phone, page.search, page.people, page.places):
        assert field.accessibleName()
        assert field.width() > 40
    room.press(KEY.Key_F1, SHIFT)
    assert page.places.chosen == room.ids[12]
    close_all(room)


def test_how_many_came_is_whole_on_a_small_screen(make_room: MakeRoom) -> None:
    room = make_room(16, SIZES[0])
    page = open_page(room)
    widest = QFontMetrics(page.places.font()).horizontalAdvance(quorum_text(Quorum(888, 999, 0)))
    assert page.places.columnWidth(1) > widest
    close_all(room)
