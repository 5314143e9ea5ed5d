"""The console as a whole: keys in, the floor behind, words on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.countdown import CountdownPhase
from app.domain.floor import FloorEventKind
from app.ui.capture.details import DETAIL_FIELDS
from app.ui.console.proposal_form import AT_ONCE
from tests.ui.desk import CTRL, KEY, MODIFIER, SHIFT, MakeRoom, busy_room, holder, no_nested_loop, queue
from tests.ui.room import TestRoom

# --- the floor by keyboard ------------------------------------------------------------------


def test_f5_and_enter_give_the_floor(room: TestRoom) -> None:
    room.press(KEY.Key_F5)
    assert holder(room) == 0
    room.press(KEY.Key_Return)
    assert holder(room) == 5


def test_the_enter_key_of_the_number_pad_does_the_same(room: TestRoom) -> None:
    room.press(KEY.Key_F5)
    room.press(KEY.Key_Enter, MODIFIER.KeypadModifier)
    assert holder(room) == 5


def test_space_brings_the_next(room: TestRoom) -> None:
    for number in (KEY.Key_F2, KEY.Key_F3):
        room.press(number)
        room.press(KEY.Key_A)
    assert queue(room) == [2, 3]
    room.press(KEY.Key_Space)
    assert (holder(room), queue(room)) == (2, [3])
    room.press(KEY.Key_Space)
    assert (holder(room), queue(room)) == (3, [])
    # An empty queue: the key does nothing, and nobody loses the floor.
    room.press(KEY.Key_Space)
    assert holder(room) == 3


def test_the_arrow_keys_walk_over_the_board(room: TestRoom) -> None:
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Down):
        room.press(key)
    room.press(KEY.Key_Return)
    assert holder(room) == 6
    room.press(KEY.Key_Up)
    room.press(KEY.Key_Left)
    room.press(KEY.Key_Return)
    assert holder(room) == 1
    room.press(KEY.Key_Up)
    room.press(KEY.Key_Left)
    assert room.controller._selected == room.ids[0]


def test_shift_f1_is_the_thirteenth_site(make_room: MakeRoom) -> None:
    room = make_room(16)
    room.press(KEY.Key_F1, SHIFT)
    room.press(KEY.Key_Return)
    assert holder(room) == 13


def test_escape_asks_and_only_then_takes_the_floor_back(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.press(KEY.Key_F5)
    room.press(KEY.Key_Return)
    with no_nested_loop(monkeypatch):
        room.press(KEY.Key_Escape)
        dialog = room.dialog()
        assert dialog
        assert dialog.windowTitle() == "Tarik forum dari Kaliabang Tengah?"
        assert holder(room) == 5
        # Behind the question the room goes on.
        room.wait_s(30)
        assert room.console.floor._turn.text().endswith("00:30 dari 15:00 menit")
    QTest.keyClick(dialog, KEY.Key_Escape)
    room.settle()
    assert (holder(room), room.dialog()) == (5, None)
    room.back()
    room.press(KEY.Key_Escape)
    dialog = room.dialog()
    assert dialog
    QTest.keyClick(dialog, KEY.Key_Return)
    room.settle()
    assert holder(room) == 0
    assert room.store.floor[-1].kind is FloorEventKind.REVOKED


def test_escape_without_a_speaker_asks_nothing(room: TestRoom) -> None:
    room.press(KEY.Key_Escape)
    assert room.dialog() is None


def test_more_time_pause_and_finish(room: TestRoom) -> None:
    room.press(KEY.Key_F5)
    room.press(KEY.Key_Return)
    room.press(KEY.Key_Plus)
    countdown = room.floor.countdown()
    assert countdown
    assert countdown.allotted_s == 240
    room.press(KEY.Key_P)
    assert room.floor.countdown().phase is CountdownPhase.PAUSED  # type: ignore[union-attr]
    room.press(KEY.Key_L)
    assert holder(room) == 0


def test_delete_takes_a_site_out_of_the_queue(room: TestRoom) -> None:
    room.press(KEY.Key_F2)
    room.press(KEY.Key_A)
    room.press(KEY.Key_Delete)
    assert queue(room) == []


# --- typing ---------------------------------------------------------------------------------

FLOOR_KEYS = [
    KEY.Key_Return,
    KEY.Key_Space,
    KEY.Key_A,
    KEY.Key_Delete,
    KEY.Key_Plus,
    KEY.Key_P,
    KEY.Key_L,
    KEY.Key_N,
    KEY.Key_Escape,
    KEY.Key_Question,
]


def form_widgets(room: TestRoom) -> list[QWidget]:
    """Return the fields of the form, in both of its parts."""
    form = room.console.capture.form
    form.show_details(True)
    return [form.entry(field).widget for field in (*AT_ONCE, *DETAIL_FIELDS)]


def test_while_somebody_types_no_key_moves_the_floor(room: TestRoom) -> None:
    before = busy_room(room)
    capture = room.console.capture
    # The site first: once the draft has a number it is fixed.
    fields = [capture.form.site, *form_widgets(room), room.console.proposals._search]
    for field in fields:
        for key in FLOOR_KEYS:
            field.setFocus()
            QTest.keyClick(field, key)
            room.settle()
            assert (room.floor.state, room.dialog()) == (before, None), (field.accessibleName(), key)
            popup = QApplication.activePopupWidget()
            if popup:
                popup.close()


def test_what_is_typed_is_in_the_field(room: TestRoom) -> None:
    busy_room(room)
    usulan = room.console.capture.form.edits["usulan"]  # type: ignore[index]
    usulan.setFocus()
    QTest.keyClicks(usulan, "Pelebaran jalan +1 m?")
    room.settle()
    assert usulan.toPlainText() == "Pelebaran jalan +1 m?"  # type: ignore[union-attr]


def test_while_somebody_types_ctrl_moves_the_floor(room: TestRoom) -> None:
    busy_room(room)
    room.console.capture.focus_first_gap()
    room.settle()
    assert room.console.commands.keys("floor.next") == "Ctrl Spasi"
    room.press(KEY.Key_Space, CTRL)
    assert holder(room) == 2
    room.press(KEY.Key_F7)
    room.press(KEY.Key_A, CTRL | SHIFT)
    assert queue(room) == [7]
    room.press(KEY.Key_Delete, CTRL | SHIFT)
    assert queue(room) == []
    room.press(KEY.Key_Return, CTRL | SHIFT)
    assert holder(room) == 7
    room.press(KEY.Key_Plus, CTRL)
    room.press(KEY.Key_P, CTRL)
    assert room.floor.countdown().phase is CountdownPhase.PAUSED  # type: ignore[union-attr]
    room.press(KEY.Key_Escape, SHIFT)
    assert room.dialog()
    room.dialog().reject()  # type: ignore[union-attr]
    room.back()
    room.press(KEY.Key_L, CTRL)
    assert holder(room) == 0


def test_escape_leaves_the_field_and_plain_keys_apply_again(room: TestRoom) -> None:
    busy_room(room)
    room.console.capture.focus_first_gap()
    room.settle()
    room.press(KEY.Key_Escape)
    assert room.console.multiview.hasFocus()
    assert room.console.commands.keys("floor.next") == "Spasi"
    room.press(KEY.Key_Space)
    assert holder(room) == 2


def test_key_caps_change_with_the_focus(room: TestRoom) -> None:
    busy_room(room)
    button = room.console.floor._next
    assert button.accessibleDescription() == "Spasi"
    room.console.proposals.focus_search()
    room.settle()
    assert button.accessibleDescription() == "Ctrl Spasi"


# --- refusals -------------------------------------------------------------------------------


def test_a_refusal_is_said_beside_the_floor_and_goes_away(room: TestRoom) -> None:
    busy_room(room)
    room.controller.floor_presenter.grant_site(room.ids[4])
    note = room.console.floor._note
    assert note.text() == "Lokasi ini sedang bicara."
    assert note.property("state") == "attention"
    assert room.controller.floor_presenter._note_timer.isActive()
    room.controller.floor_presenter._note_timer.stop()
    room.controller.floor_presenter._note_timer.timeout.emit()
    assert note.text() == ""


def test_buttons_that_make_no_sense_are_off(room: TestRoom) -> None:
    commands = room.console.commands
    assert not any(commands.is_enabled(c) for c in ("floor.next", "floor.revoke", "floor.grant", "floor.cancel"))
    room.press(KEY.Key_F2)
    assert commands.is_enabled("floor.grant")
    room.press(KEY.Key_Return)
    assert not commands.is_enabled("floor.grant")
    assert commands.is_enabled("floor.revoke")
