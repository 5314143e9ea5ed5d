"""The list of the floor by keys and clicks: who asks, who answers, who of several is meant, kinds and times."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.attendance import AttendeeFields
from app.domain.countdown import CountdownPhase
from app.domain.floor import ClearQueue, FloorMode, Request, RequestStatus, SetMode, Speaker, TurnKind
from app.domain.identity import RequestId
from app.ui.console.floor_panel import FloorPanel
from app.ui.console.time_sheet import TimeSheet
from tests.ui.desk import CTRL, HEADPHONES, KEY, SHIFT, MakeRoom, holder, queue
from tests.ui.drawn import Drawn
from tests.ui.room import TestRoom

ALT = Qt.KeyboardModifier.AltModifier
DEDI = Speaker("Ir. Dedi", "Kabid Bina Marga", "OPD")
RATNA = Speaker("Dra. Ratna", "Dinas Pendidikan")


@pytest.fixture
def panel(room: TestRoom) -> FloorPanel:
    return room.console.floor


def lines(panel: FloorPanel) -> list[str]:
    return [row.accessibleName().rpartition(", ")[0] for row in panel.list.rows if row.isVisible()]


def chosen(panel: FloorPanel) -> list[int]:
    return [index for index, row in enumerate(panel.list.rows) if row.property("state") == "chosen"]


def ask(room: TestRoom, number: int) -> None:
    room.floor.execute(Request(RequestId(f"minta {number}"), room.ids[number - 1], accept=False))
    room.settle()


def answers(room: TestRoom) -> None:
    """Kaliabang Tengah (F5) speaks, Ir. Dedi and Dra. Ratna wait to answer, Bintara Jaya (F2) waits."""
    room.floor.execute(SetMode(FloorMode.RESPONSES))
    room.floor.grant(room.ids[4], Speaker("Ibu Siti"))
    for who in (DEDI, RATNA):
        room.floor.wait(who, TurnKind.TANGGAPAN)
    room.floor.request(room.ids[1])
    room.settle()


# --- who asks ---------------------------------------------------------------------------------


def test_who_asks_is_noted_accepted_and_denied_by_keys(room: TestRoom, panel: FloorPanel) -> None:
    for key in (KEY.Key_F2, KEY.Key_F3):
        room.press(key)
        room.press(KEY.Key_A, SHIFT)
    assert [r.status for r in room.floor.state.waiting] == [RequestStatus.PENDING] * 2
    assert lines(panel) == ["MINTA Bintara Jaya, belum bicara", "MINTA Aren Jaya, belum bicara"]
    assert (panel._accept.isVisible(), panel._deny.isVisible(), panel._cancel.isVisible()) == (True, True, False)
    room.press(KEY.Key_Y)
    assert queue(room) == [3]
    assert (panel._accept.isVisible(), panel._cancel.isVisible()) == (False, True)
    room.press(KEY.Key_F2)
    room.press(KEY.Key_X)
    assert [r.site_id for r in room.floor.state.waiting] == [room.ids[2]]
    assert panel._request.isVisible()
    assert not room.console.commands.is_enabled("floor.accept")


def test_while_typing_the_same_needs_control(room: TestRoom) -> None:
    ask(room, 2)
    room.press(KEY.Key_F2)
    room.console.capture.setFocus()
    room.console.commands.set_typing(True)
    assert room.console.commands.keys("floor.accept") == "Ctrl Alt Y"
    room.console.commands.action("floor.accept").trigger()
    assert queue(room) == [2]


def test_one_that_only_asks_has_no_place_to_be_moved_from(room: TestRoom, panel: FloorPanel) -> None:
    ask(room, 2)
    room.press(KEY.Key_F2)
    room.press(KEY.Key_Up, ALT)
    assert panel._note.text() == "Urutannya sudah begitu."


# --- who answers ------------------------------------------------------------------------------


def test_answers_stand_in_their_order_before_the_queue(room: TestRoom, panel: FloorPanel) -> None:
    answers(room)
    assert lines(panel) == [
        "TANGGAPAN 1. Ir. Dedi, Kabid Bina Marga",
        "TANGGAPAN 2. Dra. Ratna, Dinas Pendidikan",
        "1. Bintara Jaya, belum bicara",
    ]
    assert panel._heading.text() == "Forum · tanggapan antre sendiri"


def test_an_answer_is_chosen_by_keys_and_given_the_floor(room: TestRoom, panel: FloorPanel) -> None:
    answers(room)
    room.press(KEY.Key_Q)
    assert (panel.list.hasFocus(), chosen(panel)) == (True, [0])
    room.press(KEY.Key_Down)
    assert (chosen(panel), panel._selected.text()) == ([1], "Dra. Ratna, Dinas Pendidikan")
    room.press(KEY.Key_Return)
    assert room.floor.state.interposed
    assert room.floor.state.interposed.speaker == RATNA
    assert [r.speaker for r in room.floor.state.responses] == [DEDI]


def test_an_answer_is_moved_up_and_cancelled(room: TestRoom, panel: FloorPanel) -> None:
    answers(room)
    QTest.mouseClick(panel.list.rows[1], Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    room.settle()
    room.press(KEY.Key_Up, ALT)
    assert [r.speaker for r in room.floor.state.responses] == [RATNA, DEDI]
    room.press(KEY.Key_Delete)
    assert [r.speaker for r in room.floor.state.responses] == [DEDI]
    assert queue(room) == [2]


def test_a_site_that_is_selected_afterwards_is_what_is_meant(room: TestRoom, panel: FloorPanel) -> None:
    answers(room)
    room.press(KEY.Key_F9)
    QTest.mouseClick(panel.list.rows[0], Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    room.settle()
    assert chosen(panel) == [0]
    room.press(KEY.Key_F9)
    assert (chosen(panel), panel._selected.text()) == ([], "F9  Bantargebang")
    room.press(KEY.Key_Return)
    assert (holder(room), room.floor.state.interposed) == (9, None)


def test_a_line_of_a_site_selects_its_tile_and_two_clicks_give_the_floor(room: TestRoom, panel: FloorPanel) -> None:
    answers(room)
    QTest.mouseClick(panel.list.rows[2], Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    room.settle()
    assert room.controller._selected == room.ids[1]
    QTest.mouseDClick(panel.list.rows[2], Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    room.settle()
    assert holder(room) == 2


def test_the_arrow_keys_go_through_lines_that_have_no_room(make_room: MakeRoom) -> None:
    room = make_room(12, QSize(1366, 768))
    panel = room.console.floor
    for number in range(1, 10):
        room.floor.request(room.ids[number - 1])
    room.settle()
    shown = len(lines(panel))
    assert 2 <= shown < 9
    room.press(KEY.Key_Q)
    room.press(KEY.Key_End)
    assert lines(panel)[-1].startswith("9. Bantargebang")
    assert (chosen(panel), len(lines(panel))) == ([shown - 1], shown)
    room.press(KEY.Key_Home)
    assert lines(panel)[0].startswith("1. Pejuang")


# --- several at once --------------------------------------------------------------------------


def three(room: TestRoom) -> None:
    room.floor.execute(SetMode(FloorMode.OPERATOR, 3))
    for number, seconds in ((5, 30), (6, 20), (8, 10)):
        room.floor.grant(room.ids[number - 1])
        room.wait_s(seconds)


def test_each_of_several_has_a_clock_on_the_panel_and_on_its_tile(
    room: TestRoom, panel: FloorPanel, drawn: Drawn
) -> None:
    three(room)
    assert (panel._holders.isVisible(), panel._clock.isVisible()) == (True, False)
    drawn.clear()
    panel._holders.grab()
    assert [text for text in drawn.texts if ":" in text] == ["02:00", "02:30", "02:50"]
    assert not any(line.is_cut for line in drawn.lines)
    tiles = {tile.site_id: tile.speaking_for for tile in room.controller._view.tiles}  # type: ignore[union-attr]
    assert [tiles[room.ids[number]] for number in (4, 5, 7)] == ["01:00", "00:30", "00:10"]
    assert panel._heading.text() == "Forum · 3 sekaligus"


def test_the_keys_are_about_the_selected_one_of_several(room: TestRoom, panel: FloorPanel) -> None:
    three(room)
    room.press(KEY.Key_F6)
    room.press(KEY.Key_P)
    assert [turn.is_paused for turn in room.floor.state.holders] == [False, True, False]
    assert panel._pause._title == "Lanjut"
    room.press(KEY.Key_Plus)
    assert [turn.allotted_s for turn in room.floor.state.holders] == [180, 240, 180]
    room.press(KEY.Key_N)
    QTest.keyClicks(panel.name, "Bapak Asep")
    QTest.keyClick(panel.name, KEY.Key_Return)
    assert [turn.speaker.name for turn in room.floor.state.holders] == ["", "Bapak Asep", ""]
    room.console.focus_board()
    room.press(KEY.Key_L)
    assert [turn.site_id for turn in room.floor.state.holders] == [room.ids[4], room.ids[7]]
    QTest.mouseClick(panel._holders, Qt.MouseButton.LeftButton, pos=panel._holders.cells()[1].center())
    assert room.controller._selected == room.ids[7]


@pytest.mark.parametrize("count", [2, 4, 5, 8, 12])
@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(3840, 2160)])
def test_any_number_of_holders_has_its_place(make_room: MakeRoom, drawn: Drawn, size: QSize, count: int) -> None:
    room = make_room(12, size)
    panel = room.console.floor
    before = panel.geometry()
    room.floor.execute(SetMode(FloorMode.OPERATOR, 16))
    for site_id in room.ids[:count]:
        room.floor.grant(site_id)
    room.settle()
    cells = panel._holders.cells()
    assert len(cells) == min(8, count)
    assert all(panel._holders.rect().contains(cell) for cell in cells)
    assert not any(a.intersects(b) for i, a in enumerate(cells) for b in cells[i + 1 :])
    drawn.clear()
    panel._holders.grab()
    assert not any(line.is_cut for line in drawn.lines)
    assert ("dan 5 lagi" in drawn.texts) is (count == 12)
    assert panel.geometry() == before


def test_who_is_halted_says_so_beside_who_speaks_in_between(room: TestRoom, panel: FloorPanel) -> None:
    three(room)
    room.floor.interpose(DEDI, TurnKind.ARAHAN)
    room.settle()
    assert panel._holders.accessibleName().startswith("Ir. Dedi, Arahan pimpinan")
    assert "Kaliabang Tengah, Disela" in panel._holders.accessibleName()


# --- kinds, times, names ------------------------------------------------------------------------


def test_what_is_said_is_set_by_a_key_for_who_waits_and_for_who_speaks(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.request(room.ids[1])
    room.settle()
    room.press(KEY.Key_F2)
    room.press(KEY.Key_P, SHIFT)
    assert room.floor.state.queue[0].kind is TurnKind.PAPARAN
    assert lines(panel) == ["1. Bintara Jaya, Paparan · belum bicara"]
    assert panel._note.text() == "Bintara Jaya: Paparan"
    room.press(KEY.Key_Return)
    room.press(KEY.Key_K, SHIFT)
    assert room.floor.state.holder
    assert room.floor.state.holder.kind is TurnKind.KLARIFIKASI
    assert panel._turn.text().startswith("Klarifikasi · Giliran ke-1")
    room.press(KEY.Key_U, SHIFT)
    assert panel._turn.text().startswith("Giliran ke-1")


def test_a_fault_is_spoken_of_in_between_and_costs_nobody_time(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.grant(room.ids[4])
    room.settle()
    room.press(KEY.Key_F3)
    room.press(KEY.Key_I, SHIFT)
    room.wait_s(40)
    assert (holder(room), panel._turn.text()) == (5, "Perbaikan teknis")
    assert [time.used_s for time in room.floor.times()] == [0] * 12


def test_who_comes_next_is_looked_at_and_listened_to(room: TestRoom) -> None:
    room.sound.cue = HEADPHONES
    room.floor.grant(room.ids[4])
    room.floor.request(room.ids[7])
    room.settle()
    for _ in range(2):
        room.press(KEY.Key_V)
        assert (room.controller._selected, room.desk.state.cue) == (room.ids[7], {room.ids[7]})
    room.floor.execute(ClearQueue())
    room.settle()
    room.press(KEY.Key_V)
    assert (room.controller._selected, room.desk.state.cue) == (room.ids[0], {room.ids[0]})
    assert holder(room) == 5


def test_the_budget_of_a_site_is_set(room: TestRoom) -> None:
    room.press(KEY.Key_F5)
    room.press(KEY.Key_E, SHIFT)
    assert sheet().windowTitle() == "Jatah bicara Kaliabang Tengah (semula 15:00)"
    sheet().field.setText("20")
    QTest.keyClick(sheet().field, KEY.Key_Return)
    room.back()
    assert [time.remaining_s for time in room.floor.times()][3:6] == [900, 1200, 900]
    room.console.focus_board()
    room.press(KEY.Key_Z, CTRL)
    assert {time.remaining_s for time in room.floor.times()} == {900}


def sheet() -> TimeSheet:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, TimeSheet) and w.isVisible())


def test_the_whole_time_is_set_and_what_is_no_time_is_said(room: TestRoom) -> None:
    room.floor.grant(room.ids[4])
    room.wait_s(10)
    room.press(KEY.Key_Equal)
    assert (sheet().isModal(), sheet().field.text()) == (False, "03:00")
    for wrong in ("tujuh", "0:05", "61"):
        sheet().field.setText(wrong)
        sheet().set_button.click()
        assert sheet().note.property("state") == "attention"
    sheet().field.setText("7:30")
    QTest.keyClick(sheet().field, KEY.Key_Return)
    room.back()
    countdown = room.floor.countdown()
    assert countdown
    assert (countdown.allotted_s, countdown.phase) == (450, CountdownPhase.RUNNING)


def test_name_office_and_unsur_belong_to_the_turn(room: TestRoom, panel: FloorPanel) -> None:
    room.press(KEY.Key_F5)
    room.press(KEY.Key_Return)
    room.press(KEY.Key_N)
    for edit, text in ((panel.name, "Ibu Siti"), (panel.office, "Ketua RW 07"), (panel.unsur, "PKK")):
        edit.setFocus()
        QTest.keyClicks(edit, text)
    QTest.keyClick(panel.unsur, KEY.Key_Return)
    assert room.floor.state.holder
    assert room.floor.state.holder.speaker == Speaker("Ibu Siti", "Ketua RW 07", "PKK")


def test_who_is_on_the_list_of_the_site_is_chosen_with_two_keys(room: TestRoom, panel: FloorPanel) -> None:
    room.attendance.add(room.ids[4], AttendeeFields("Bapak Asep", unsur="Delegasi RT/RW", office="Ketua RW 02"))
    room.floor.grant(room.ids[4])
    room.settle()
    room.press(KEY.Key_N)
    QTest.keyClick(panel.name, KEY.Key_Down)
    popup = panel.fields.completer.popup()
    assert popup.isVisible()
    assert panel.fields.completer.completionModel().index(0, 0).data() == "Bapak Asep · Ketua RW 02 · Delegasi RT/RW"
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    assert room.floor.state.holder
    assert room.floor.state.holder.speaker == Speaker("Bapak Asep", "Ketua RW 02", "Delegasi RT/RW")
    assert (panel.office.text(), panel.unsur.text()) == ("Ketua RW 02", "Delegasi RT/RW")
