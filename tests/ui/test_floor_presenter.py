"""The floor by keys alone: in between, order, taking back, fair time."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.attendance import AttendeeFields
from app.domain.floor import FloorMode, Speaker, TurnKind
from app.domain.identity import SiteId
from app.domain.site import HALL
from app.ui.console.answer_sheet import AnswerSheet
from tests.ui.desk import CTRL
from tests.ui.room import TestRoom

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
DEDI = Speaker("Ir. Dedi", "Kabid Bina Marga", "OPD")


@pytest.fixture
def busy(room: TestRoom) -> TestRoom:
    """Kaliabang Tengah (F5) speaks, Bintara Jaya (F2) and Aren Jaya (F3) wait."""
    room.floor.grant(room.ids[4], Speaker("Ibu Siti"))
    for number in (1, 2):
        room.floor.request(room.ids[number])
    room.wait_s(60)
    return room


def sheet() -> AnswerSheet:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, AnswerSheet) and w.isVisible())


def queue(room: TestRoom) -> list[int]:
    return [room.ids.index(request.site_id) + 1 for request in room.floor.state.queue]


def holder(room: TestRoom) -> int:
    turn = room.floor.state.holder
    return room.ids.index(turn.site_id) + 1 if turn else 0


def note(room: TestRoom) -> str:
    return room.console.floor._note.text()


def test_t_and_a_name_let_somebody_in_the_hall_answer_and_l_gives_it_back(busy: TestRoom) -> None:
    busy.press(KEY.Key_T)
    assert sheet().windowTitle() == "Siapa yang menanggapi?"
    assert not sheet().isModal()
    for edit, text in ((sheet().name, DEDI.name), (sheet().office, DEDI.office), (sheet().unsur, DEDI.unsur)):
        QTest.keyClicks(edit, text)
    QTest.keyClick(sheet().unsur, KEY.Key_Return)
    busy.back()
    state = busy.floor.state
    assert state.interposed
    assert (state.interposed.speaker, state.interposed.site_id, holder(busy)) == (DEDI, HALL, 5)
    panel = busy.console.floor
    assert (panel._headline.text(), panel.name.text()) == ("Ir. Dedi", "Ir. Dedi")
    assert panel._turn.text() == "Tanggapan untuk Ibu Siti, giliran itu menunggu"
    assert busy.controller._view
    assert busy.controller._view.answered
    assert busy.controller._view.answered.headline == "Ibu Siti"
    busy.console.focus_board()
    busy.press(KEY.Key_L)
    assert (busy.floor.state.interposed, panel._headline.text()) == (None, "Ibu Siti")
    # Who was seen once is chosen with two keys.
    busy.press(KEY.Key_T)
    QTest.keyClick(sheet().list, KEY.Key_Down)
    QTest.keyClick(sheet().list, KEY.Key_Return)
    busy.back()
    assert busy.floor.state.interposed
    assert busy.floor.state.interposed.speaker == DEDI


def test_who_of_the_hall_may_answer_is_chosen_from_the_list_of_attendance(busy: TestRoom) -> None:
    busy.attendance.add(HALL, AttendeeFields("Ir. Ratna", organisation="Dinas Pendidikan", may_answer=True))
    busy.attendance.add(HALL, AttendeeFields("Tamu"))
    busy.settle()
    busy.press(KEY.Key_T)
    QTest.keyClick(sheet().list, KEY.Key_Down)
    QTest.keyClick(sheet().list, KEY.Key_Return)
    busy.back()
    assert busy.floor.state.interposed
    assert busy.floor.state.interposed.speaker == Speaker("Ir. Ratna", "Dinas Pendidikan")


@pytest.mark.parametrize("field", ["list", "name"])
def test_ctrl_enter_lets_the_chosen_one_wait(busy: TestRoom, field: str) -> None:
    busy.attendance.add(HALL, AttendeeFields("Ir. Ratna", organisation="Dinas Pendidikan", may_answer=True))
    busy.settle()
    busy.press(KEY.Key_T)
    assert [item.text() for item in sheet().list.selectedItems()] == ["Ir. Ratna, Dinas Pendidikan"]
    QTest.keyClick(getattr(sheet(), field), KEY.Key_Return, CTRL)
    busy.back()
    assert busy.floor.state.interposed is None
    assert [request.speaker.name for request in busy.floor.state.responses] == ["Ir. Ratna"]


def test_an_answer_may_wait_and_the_chairs_word_silences_the_site(busy: TestRoom) -> None:
    busy.press(KEY.Key_T)
    sheet().wait_button.click()
    busy.back()
    busy.console.focus_board()
    assert [request.kind for request in busy.floor.state.responses] == [TurnKind.TANGGAPAN]
    busy.press(KEY.Key_R)
    sheet().begin_button.click()
    busy.back()
    assert busy.floor.state.open_sites == ()
    assert busy.console.multiview._tiles[busy.ids[4]]._tile.badge == "DISELA"  # type: ignore[union-attr]


def test_an_interruption_is_two_keys(busy: TestRoom) -> None:
    busy.press(KEY.Key_F3)
    busy.press(KEY.Key_I)
    assert busy.floor.state.interposed
    assert (busy.floor.state.interposed.site_id, queue(busy), holder(busy)) == (busy.ids[2], [2, 3], 5)
    assert busy.console.floor._turn.text() == "Interupsi"


@pytest.mark.parametrize("before", ["nobody", "speaks", "in between", "closed", "full"])
def test_from_any_state_the_floor_is_two_keys_away(room: TestRoom, before: str) -> None:
    if before != "nobody":
        room.floor.grant(room.ids[4])
    if before == "in between":
        room.floor.interpose(DEDI, TurnKind.ARAHAN)
    if before == "closed":
        room.controller.floor_presenter.do("floor.list")
    if before == "full":
        for number in range(6, 12):
            room.floor.request(room.ids[number])
    room.press(KEY.Key_F9)
    room.press(KEY.Key_Return)
    assert holder(room) == 9


def test_a_site_that_is_not_connected_is_refused_with_the_key_that_gives_it_nevertheless(room: TestRoom) -> None:
    def connected() -> Collection[SiteId]:
        return room.ids[:3]

    room.floor._connected = connected
    room.press(KEY.Key_F9)
    room.press(KEY.Key_Return)
    assert holder(room) == 0
    assert note(room) == "Lokasi ini sedang terputus. Tetap beri: Shift Enter"
    room.press(KEY.Key_Return, MODIFIER.ShiftModifier)
    assert holder(room) == 9
    assert room.floor.state.holder
    assert room.floor.state.holder.is_override


def test_the_queue_is_ordered_by_keys_and_by_dragging(busy: TestRoom) -> None:
    busy.press(KEY.Key_F3)
    busy.press(KEY.Key_Up, MODIFIER.AltModifier)
    assert queue(busy) == [3, 2]
    busy.press(KEY.Key_Down, MODIFIER.AltModifier)
    assert queue(busy) == [2, 3]
    busy.press(KEY.Key_Up, MODIFIER.AltModifier | MODIFIER.ShiftModifier)
    assert queue(busy) == [3, 2]
    busy.press(KEY.Key_Down, MODIFIER.AltModifier)
    assert queue(busy) == [2, 3]
    first, second = busy.console.floor.list.rows[:2]
    QTest.mousePress(second, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    QTest.mouseRelease(second, Qt.MouseButton.LeftButton, pos=QPoint(40, 10) + first.pos() - second.pos())
    busy.settle()
    assert queue(busy) == [3, 2]


def test_a_closed_list_says_so_and_refuses(busy: TestRoom) -> None:
    busy.press(KEY.Key_C)
    assert busy.console.floor._queue_heading.text() == "Antrean (ditutup)"
    busy.press(KEY.Key_F7)
    busy.press(KEY.Key_A)
    assert note(busy) == "Antrean sedang ditutup. Buka antrean, atau catat sebagai interupsi."
    busy.press(KEY.Key_C)
    busy.press(KEY.Key_A)
    assert queue(busy) == [2, 3, 7]


def test_what_would_be_taken_back_is_said_and_control_z_does_it(busy: TestRoom) -> None:
    busy.press(KEY.Key_Delete, MODIFIER.ShiftModifier)
    assert queue(busy) == []
    assert busy.dialog() is None
    assert busy.console.floor._undone.text() == "Ctrl Z: urungkan pembersihan antrean"
    busy.press(KEY.Key_Z, MODIFIER.ControlModifier)
    assert (queue(busy), note(busy)) == ([2, 3], "Diurungkan: pembersihan antrean")
    busy.press(KEY.Key_Space)
    assert holder(busy) == 2
    assert busy.console.floor._undone.text() == "Ctrl Z: urungkan kesempatan bicara Bintara Jaya"
    busy.press(KEY.Key_Z, MODIFIER.ControlModifier)
    assert (holder(busy), queue(busy)) == (5, [2, 3])
    assert busy.floor.countdown().elapsed_s == 60  # type: ignore[union-attr]
    busy.press(KEY.Key_Space)
    busy.wait_s(25)
    assert busy.console.floor._undone.text() == ""
    assert not busy.console.commands.is_enabled("floor.undo")


def test_the_last_speaker_comes_back_in_front(busy: TestRoom) -> None:
    busy.press(KEY.Key_Space)
    busy.press(KEY.Key_L, MODIFIER.ShiftModifier)
    assert queue(busy) == [5, 3]


def test_the_key_beside_the_suggestion_is_the_one_that_applies_now(busy: TestRoom) -> None:
    said = busy.console.floor._suggested
    busy.console.commands.set_typing(True)
    assert said.text().endswith("(Ctrl Alt S)")
    busy.console.commands.set_typing(False)
    assert said.text().endswith("(S)")


def test_who_should_be_next_is_said_and_one_key_gives_it(busy: TestRoom) -> None:
    assert busy.console.floor._suggested.text() == "Disarankan: Pejuang, belum bicara (S)"
    tiles = {tile.site_id: tile.speech for tile in busy.controller._view.tiles}  # type: ignore[union-attr]
    assert (tiles[busy.ids[4]], tiles[busy.ids[0]]) == ("", "belum bicara")
    busy.press(KEY.Key_S)
    assert holder(busy) == 1


def test_an_overrun_is_spread_over_all(busy: TestRoom) -> None:
    busy.press(KEY.Key_E)
    assert note(busy) == "Belum ada lokasi yang melewati jatah bicaranya."
    busy.wait_s(900)
    assert busy.console.floor._turn.text() == "Giliran ke-1 · terpakai 16:00 dari 15:00 menit, LEWAT 01:00"
    busy.press(KEY.Key_E)
    times = {time.site_id: time.remaining_s for time in busy.floor.times()}
    assert (times[busy.ids[4]], times[busy.ids[0]]) == (0, 960)
    assert busy.console.floor._turn.text() == "Giliran ke-1 · terpakai 16:00 dari 16:00 menit"


def test_a_way_to_give_the_floor_is_chosen_from_a_menu(room: TestRoom) -> None:
    room.press(KEY.Key_M)
    menu = room.popup()
    chosen = [action.text() for action in menu.actions() if action.isChecked()]
    assert chosen == ["Operator memberi kesempatan", "1 lokasi bicara sekaligus"]
    next(a for a in menu.actions() if a.text().startswith("Terbuka")).trigger()
    menu.close()
    room.settle()
    assert room.floor.state.mode is FloorMode.OPEN


def test_a_name_that_was_seen_brings_its_office(room: TestRoom) -> None:
    room.floor.grant(room.ids[4], Speaker("Ibu Siti", "Ketua RW 07"))
    room.floor.grant(room.ids[3])
    room.floor.grant(room.ids[4])
    room.settle()
    panel = room.console.floor
    assert panel.fields.people[0].name == "Ibu Siti"
    panel.name.setText("Ibu Siti")
    panel.fields.completer.activated.emit("Ibu Siti")
    room.settle()
    assert room.floor.state.holder
    assert room.floor.state.holder.speaker == Speaker("Ibu Siti", "Ketua RW 07")
