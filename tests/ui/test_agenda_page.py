"""The agenda in a whole room: the key that steps, the header, the wall, the page and its keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.domain.agenda import AgendaEventKind
from app.domain.agenda_outlook import ItemProgress
from app.domain.errors import ExternalError
from app.domain.session import AgendaKind
from app.session.agenda import Agenda
from app.ui.agenda.page import AgendaPage
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom, titles
from tests.ui.room import TestRoom

SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]


def open_page(room: TestRoom) -> AgendaPage:
    room.press(KEY.Key_I, CTRL)
    found = room.dialog()
    assert isinstance(found, AgendaPage)
    return found


@pytest.fixture
def page(room: TestRoom) -> Iterator[AgendaPage]:
    yield open_page(room)
    found = room.dialog()
    if found:
        found.close()
    room.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def header(room: TestRoom) -> tuple[str, str, str]:
    shown = room.console.header
    return shown._agenda.text(), shown._agenda_time.text(), shown._agenda_time.property("state") or ""


def progress(room: TestRoom) -> list[ItemProgress]:
    return [item.progress for item in room.agenda.outlook().items]


def type_text(room: TestRoom, text: str) -> None:
    for letter in text:
        room.press(KEY.Key_Space if letter == " " else KEY(ord(letter.upper())))


def test_one_key_steps_forward_and_another_takes_it_back(room: TestRoom) -> None:
    assert header(room) == ("Agenda belum dimulai (G)", "", "")
    room.press(KEY.Key_G)
    first = room.session.agenda[0]
    assert header(room) == (f"Agenda 1/7 · {first.title}", f"0 dari {first.planned_min} menit", "")
    room.press(KEY.Key_G)
    assert header(room)[0] == f"Agenda 2/7 · {room.session.agenda[1].title}"
    room.press(KEY.Key_G, SHIFT)
    assert header(room)[0] == f"Agenda 1/7 · {first.title}"
    assert [event.kind for _, event in room.records.agenda][-1] is AgendaEventKind.STEPPED_BACK


def test_in_a_text_field_letters_are_letters_and_other_keys_step(room: TestRoom) -> None:
    field = room.console.findChildren(QLineEdit)[0]
    field.setFocus()
    room.settle()
    room.press(KEY.Key_G)
    assert room.agenda.state.current_id is None
    assert header(room)[0] == "Agenda belum dimulai (Ctrl Shift G)"
    room.press(KEY.Key_G, CTRL | SHIFT)
    assert room.agenda.state.current_id == "1"
    room.press(KEY.Key_J, CTRL | SHIFT)
    assert room.agenda.state.current_id is None


def test_the_header_warns_when_the_item_is_over_and_says_how_late_the_session_is(room: TestRoom) -> None:
    room.press(KEY.Key_G)
    planned = room.session.agenda[0].planned_min
    room.wait_s(planned * 60)
    assert header(room)[1:] == (f"{planned} dari {planned} menit", "")
    room.wait_s(30)
    assert header(room)[2] == "attention"
    room.wait_s(330)
    assert header(room)[1:] == (f"{planned + 6} dari {planned} menit · sesi lewat 6 menit", "attention")


def test_the_wall_says_what_is_on(room: TestRoom) -> None:
    room.press(KEY.Key_G)
    view = room.controller._view
    assert view
    assert view.agenda_item == f"{room.session.agenda[0].title} 1/7"
    assert view.agenda == tuple(item.title for item in room.session.agenda)


def test_a_refusal_without_the_page_is_said_on_the_console(room: TestRoom) -> None:
    for _ in range(8):
        room.press(KEY.Key_G)
    assert header(room)[0] == "Agenda selesai"
    room.press(KEY.Key_G)
    assert "Agenda sudah selesai." in room.console.floor._note.text()


def test_the_page_holds_the_agenda_with_plain_keys(room: TestRoom, page: AgendaPage) -> None:
    assert not page.isModal()
    room.press(KEY.Key_G)
    room.press(KEY.Key_G)
    room.press(KEY.Key_B)
    assert progress(room) == [ItemProgress.CURRENT, *[ItemProgress.TO_COME] * 6]
    room.press(KEY.Key_I)
    assert room.agenda.state.is_paused
    assert page.pause.text() == "Lanjutkan sidang"
    room.press(KEY.Key_G)
    assert "Sidang sedang istirahat." in page._note.text()
    room.press(KEY.Key_I)
    room.press(KEY.Key_Down)
    room.press(KEY.Key_Down)
    room.press(KEY.Key_Return)
    assert progress(room)[:4] == [
        *(ItemProgress.HELD, ItemProgress.SKIPPED, ItemProgress.CURRENT, ItemProgress.TO_COME)
    ]
    assert [line.cells[7] for line in page.table.lines][:3] == ["✓ selesai", "– dilewati", "▶ berlangsung"]
    room.press(KEY.Key_Escape)
    assert room.dialog() is None


def test_planned_and_real_minutes_stand_side_by_side(room: TestRoom, page: AgendaPage) -> None:
    room.press(KEY.Key_G)
    room.wait_s(25 * 60)
    line = page.table.lines[0]
    planned = room.session.agenda[0].planned_min
    assert line.cells[4:7] == (str(planned), "25", f"+{25 - planned}")
    assert [line.tone_of(column) for column in (5, 6)] == ["attention"] * 2
    assert "sesi lewat" in page._summary.text()


def test_an_item_is_inserted_changed_and_removed_by_keys_alone(room: TestRoom, page: AgendaPage) -> None:
    room.press(KEY.Key_Down)
    room.press(KEY.Key_S)
    type_text(room, "doa")
    room.press(KEY.Key_Return)
    assert [planned.item.title for planned in room.agenda.state.items][1] == "doa"
    assert page.table.chosen == room.agenda.state.items[1].item_id
    room.press(KEY.Key_U)
    type_text(room, "istirahat siang")
    page.responsible.setText(" Panitia  kecamatan ")
    page.minutes.setValue(45)
    page.kind.setCurrentIndex(list(AgendaKind).index(AgendaKind.OTHER))
    room.press(KEY.Key_Return)
    changed = room.agenda.state.items[1].item
    assert (changed.title, changed.planned_min) == ("istirahat siang", 45)
    assert changed.responsible == page.table.lines[1].cells[2] == "Panitia kecamatan"
    room.press(KEY.Key_U)
    assert page.responsible.text() == "Panitia kecamatan"
    room.press(KEY.Key_Escape)
    room.press(KEY.Key_Delete)
    assert len(room.agenda.state.items) == 7


def test_letters_in_the_line_do_not_move_the_session_and_esc_leaves_the_line_first(
    room: TestRoom, page: AgendaPage
) -> None:
    room.press(KEY.Key_S)
    type_text(room, "gib")
    assert room.agenda.state.current_id is None
    room.press(KEY.Key_Escape)
    assert page.isVisible()
    assert not page.title.isVisibleTo(page)
    assert len(room.agenda.state.items) == 7
    room.press(KEY.Key_G)
    assert room.agenda.state.current_id == "1"


def test_an_empty_name_is_refused_and_what_was_begun_is_not_changed(room: TestRoom, page: AgendaPage) -> None:
    room.press(KEY.Key_S)
    room.press(KEY.Key_Return)
    assert "Isi nama acara" in page._note.text()
    assert page.title.isVisibleTo(page)
    room.press(KEY.Key_Escape)
    room.press(KEY.Key_G)
    room.press(KEY.Key_U)
    assert "sudah dimulai" in page._what.text()
    assert not any(field.isEnabled() for field in (page.title, page.minutes, page.kind))
    type_text(room, "camat")
    room.press(KEY.Key_Return)
    assert (room.agenda.state.items[0].item.responsible, page.title.isVisibleTo(page)) == ("camat", False)
    room.press(KEY.Key_S)
    assert page.title.isEnabled()


@pytest.mark.expected_log("agenda events could not be written")
def test_a_disk_that_fails_does_not_stop_the_session_and_is_said(room: TestRoom) -> None:
    room.records.trouble = ExternalError("Diska penuh.")
    room.press(KEY.Key_G)
    assert room.agenda.state.current_id == "1"
    assert "Catatan belum tersimpan" in titles(room)


def test_a_room_that_opens_again_is_where_it_was(room: TestRoom) -> None:
    room.press(KEY.Key_G)
    room.wait_s(60)
    past = [event for _, event in room.records.agenda]
    again = Agenda(room.session, room.clock, room.records, past, room.floor_losses.append)
    assert again.outlook() == room.agenda.outlook()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.width()))
def test_no_text_is_cut_and_all_has_a_name(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(12, size)
    page = open_page(room)
    room.press(KEY.Key_S)
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page):
            assert button.accessibleName()
            assert button.width() >= button.minimumSizeHint().width()
            assert page.rect().contains(
                button.geometry().translated(button.parentWidget().mapTo(page, button.pos()) - button.pos())
            )
    assert page.table.accessibleName()
    room.press(KEY.Key_Escape)
    page.close()
    room.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
