"""The sound on the console, in a whole room: who is open, who is listened to, keys, levels and marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.sound import DeviceState, SoundStatus
from app.session.sound_desk import DeskState
from app.ui.console.sound_presenter import StripKeys, strip_view
from app.ui.console.sound_strip import SoundStrip
from app.ui.theme.tokens import DARK
from tests.ui import samples
from tests.ui.desk import CTRL, HEADPHONES, KEY, SHIFT, titles
from tests.ui.drawn import Drawn
from tests.ui.room import TestRoom
from tests.ui.samples import LONG_NAME

MakeRoom = Callable[..., TestRoom]

SESSION = samples.session(12, chair=6)
CHAIR = samples.site_id(6)


def strip(room: TestRoom) -> SoundStrip:
    return room.console.sound


def key_down(target: QWidget, *, repeats: bool = False) -> None:
    press = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_K, Qt.KeyboardModifier.NoModifier, "k", repeats)
    QApplication.sendEvent(target, press)


def key_up(target: QWidget, *, repeats: bool = False) -> None:
    release = QKeyEvent(QEvent.Type.KeyRelease, KEY.Key_K, Qt.KeyboardModifier.NoModifier, "k", repeats)
    QApplication.sendEvent(target, release)


def told(room: TestRoom, what: str) -> list[object]:
    return [order[1] for order in room.mixer.told if order[0] == what]


# --- what it says ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("desk", "words"),
    [
        (DeskState(), "Terbuka: tidak ada"),
        (DeskState(holder=samples.site_id(1)), "Terbuka: Pejuang"),
        (DeskState(holder=samples.site_id(1), chair=CHAIR), "Terbuka: Pejuang, Pimpinan"),
        (DeskState(holder=CHAIR, chair=CHAIR), "Terbuka: Pimpinan"),
        (DeskState(holder=samples.site_id(1), checked=samples.site_id(3)), "Terbuka: Pejuang, Aren Jaya"),
        (DeskState(holder=samples.site_id(1), bed_db=-50.0), "Terbuka: Pejuang · lainnya −50 dB"),
        (DeskState(holder=samples.site_id(1), chair=CHAIR, bed_db=-50.0, priority=True), "Terbuka: Pimpinan"),
        (DeskState(holder=samples.site_id(1), panic=True), "Dibisukan. X membunyikan lagi."),
    ],
)
def test_who_is_open_in_words(desk: DeskState, words: str) -> None:
    assert strip_view(SESSION, desk, HEADPHONES, StripKeys("X", "Y")).room == words


@pytest.mark.parametrize(
    ("cue", "words", "warns"),
    [
        (HEADPHONES, "Dengar: Jatirahayu", False),
        (None, "Belum dipilih (Y)", False),
        (replace(HEADPHONES, state=DeviceState.MISSING), "Headphone tidak ditemukan", True),
        (replace(HEADPHONES, state=DeviceState.DOWN), "Headphone tidak ditemukan", True),
    ],
)
def test_who_is_listened_to_in_words(cue: SoundStatus | None, words: str, warns: bool) -> None:
    view = strip_view(SESSION, DeskState(cue=frozenset({CHAIR})), cue, StripKeys("X", "Y"))
    assert (view.cue, view.cue_warns) == (words, warns)
    if cue is HEADPHONES:
        assert strip_view(SESSION, DeskState(), cue, StripKeys("X", "Y")).cue == "Dengar: tidak ada"


def test_the_strip_follows_the_floor(chaired: TestRoom) -> None:
    assert strip(chaired).room.words == "Terbuka: Kaliabang Tengah, Pimpinan"
    chaired.press(KEY.Key_L)
    assert strip(chaired).room.words == "Terbuka: Pimpinan"


def test_the_meters_show_what_is_played(chaired: TestRoom) -> None:
    chaired.set_sound(rms_dbfs=-14.0, peak_dbfs=-3.0)
    chaired.controller.tick_levels()
    assert (strip(chaired).room._rms_dbfs, strip(chaired).room._peak_dbfs) == (-14.0, -3.0)
    assert (strip(chaired).cue._rms_dbfs, strip(chaired).cue._peak_dbfs) == (-24.0, -12.0)
    image = strip(chaired).room.grab().toImage()
    meter = strip(chaired).room._meter
    row = [image.pixelColor(x, meter.center().y()).name() for x in range(meter.left(), meter.right() + 1)]
    assert row[2] == DARK.good
    assert DARK.attention in row[len(row) * 8 // 10 :]
    assert DARK.speaking not in row
    chaired.sound.cue = None
    chaired.controller.tick_levels()
    assert strip(chaired).cue._rms_dbfs < -60


def test_who_uses_a_screen_reader_hears_the_same(chaired: TestRoom) -> None:
    assert strip(chaired).accessibleName() == "Suara ruang"
    assert strip(chaired).room.accessibleName() == "Ruang. Terbuka: Kaliabang Tengah, Pimpinan"
    assert strip(chaired).cue.accessibleName() == "Headphone. Dengar: tidak ada"
    assert strip(chaired).room.level.accessibleName() == "Volume Ruang"
    assert strip(chaired).cue.level.accessibleName() == "Volume Headphone"
    assert "0 dB" in strip(chaired).room.level.accessibleDescription()
    buttons = (strip(chaired).listen, strip(chaired).priority, strip(chaired).mute)
    assert [b.accessibleName() for b in buttons] == ["Dengarkan", "Prioritas pimpinan", "Bisukan ruang"]
    assert [b.accessibleDescription() for b in buttons] == ["D", "K", "Ctrl Shift M"]


@pytest.mark.parametrize("size", [QSize(1180, 660), QSize(1366, 768), QSize(1920, 1080)])
def test_words_have_room_on_every_screen(make_room: MakeRoom, drawn: Drawn, size: QSize) -> None:
    room = make_room(12, size, chair=6)
    room.sound.cue = HEADPHONES
    room.floor.grant(room.ids[3])
    room.desk.toggle_cue(room.ids[3])
    for held in (False, True):
        room.desk.hold_priority(held=held)
        room.settle()
        drawn.clear()
        strip(room).grab()
        assert [line.text for line in drawn.lines if line.is_cut] == []
        assert len({line.text for line in drawn.lines} & {"Ruang", "Headphone"}) == 2
    assert strip(room).cue.words == f"Dengar: {LONG_NAME}"
    room.desk.mute(muted=True)
    room.settle()
    drawn.clear()
    strip(room).grab()
    (said,) = [line for line in drawn.lines if line.text == "RUANG DIBISUKAN"]
    assert not said.is_cut


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)])
def test_the_pictures_keep_their_size(make_room: MakeRoom, size: QSize) -> None:
    board = make_room(12, size).console.multiview
    assert board.height() >= board.height_for(board.width()) - 1


# --- listening ------------------------------------------------------------------------------


def test_d_listens_to_the_selected_site_and_ends_it(chaired: TestRoom) -> None:
    chaired.press(KEY.Key_F3)
    chaired.press(KEY.Key_D)
    assert chaired.desk.state.cue == {chaired.ids[2]}
    assert strip(chaired).cue.words == "Dengar: Aren Jaya"
    chaired.press(KEY.Key_F8)
    chaired.press(KEY.Key_D)
    assert strip(chaired).cue.words == "Dengar: Jatiranggon"
    chaired.press(KEY.Key_D)
    assert chaired.desk.state.cue == frozenset()
    assert [order[1:] for order in chaired.mixer.told if order[0] == "cue"] == [
        (chaired.ids[2],),
        (chaired.ids[7],),
        (),
    ]


def test_without_a_site_d_says_what_to_do(chaired: TestRoom) -> None:
    chaired.press(KEY.Key_D)
    assert strip(chaired).note.text == "Pilih lokasi dahulu (F1 …), lalu dengarkan."
    assert chaired.desk.state.cue == frozenset()


def test_without_headphones_d_says_where_they_are_chosen(chaired: TestRoom) -> None:
    chaired.sound.cue = None
    chaired.press(KEY.Key_F3)
    chaired.press(KEY.Key_D)
    assert strip(chaired).note.text == "Belum ada headphone. Pilih dahulu di Suara (Ctrl U)."
    assert strip(chaired).note.accessibleName() == strip(chaired).note.text
    assert chaired.desk.state.cue == frozenset()
    # With headphones the sentence is over.
    chaired.sound.cue = HEADPHONES
    chaired.press(KEY.Key_D)
    assert strip(chaired).note.text == ""
    assert chaired.desk.state.cue == {chaired.ids[2]}


def test_headphones_that_were_taken_away_do_not_hinder_the_end(chaired: TestRoom) -> None:
    chaired.press(KEY.Key_F3)
    chaired.press(KEY.Key_D)
    chaired.sound.cue = None
    chaired.press(KEY.Key_D)
    assert chaired.desk.state.cue == frozenset()


def test_a_click_on_the_meter_listens_and_changes_nothing_else(chaired: TestRoom) -> None:
    tile = chaired.console.multiview._tiles[chaired.ids[7]]
    beside = tile._meter.center() - QPoint(tile._meter.width() // 2 + 4, 0)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=beside)
    chaired.settle()
    assert chaired.desk.state.cue == {chaired.ids[7]}
    assert chaired.controller._selected is None
    # Two clicks on it grant nothing.
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton, pos=tile._meter.center())
    chaired.settle()
    assert chaired.floor.state.holder
    assert chaired.floor.state.holder.site_id == chaired.ids[4]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.picture_rect().center())
    assert chaired.controller._selected == chaired.ids[7]


def test_while_typing_d_is_a_letter_and_ctrl_d_listens(chaired: TestRoom) -> None:
    chaired.press(KEY.Key_F3)
    for field in (chaired.console.floor.name, chaired.console.capture.form.edits["usulan"]):  # type: ignore[index]
        before = chaired.desk.state.cue
        field.setFocus()
        chaired.press(KEY.Key_D)
        assert chaired.desk.state.cue == before
        chaired.press(KEY.Key_D, CTRL)
        assert chaired.desk.state.cue != before


# --- the chair's priority -------------------------------------------------------------------


def test_k_gives_priority_for_as_long_as_it_is_down(chaired: TestRoom) -> None:
    board = chaired.console.multiview
    QTest.keyPress(board, KEY.Key_K)
    chaired.settle()
    assert chaired.desk.state.priority
    assert strip(chaired).note.text == "Prioritas pimpinan: lokasi lain ditutup"
    assert strip(chaired).room.words == "Terbuka: Pimpinan"
    QTest.keyRelease(board, KEY.Key_K)
    chaired.settle()
    assert not chaired.desk.state.priority
    assert strip(chaired).note.text == ""
    assert strip(chaired).room.words == "Terbuka: Kaliabang Tengah, Pimpinan"
    assert told(chaired, "priority") == [True, False]


def test_a_key_that_repeats_does_not_flicker(chaired: TestRoom) -> None:
    board = chaired.console.multiview
    QTest.keyPress(board, KEY.Key_K)
    for _ in range(3):
        key_up(board, repeats=True)
        key_down(board, repeats=True)
    assert told(chaired, "priority") == [True]
    QTest.keyRelease(board, KEY.Key_K)
    assert told(chaired, "priority") == [True, False]


def test_what_the_held_key_repeats_is_not_typed(chaired: TestRoom) -> None:
    QTest.keyPress(chaired.console.multiview, KEY.Key_K)
    name: QLineEdit = chaired.console.floor.name
    before = name.text()
    name.setFocus()
    for _ in range(3):
        key_down(name, repeats=True)
    assert name.text() == before
    assert chaired.desk.state.priority
    key_up(name)
    assert not chaired.desk.state.priority


def test_another_window_ends_it(chaired: TestRoom) -> None:
    QTest.keyPress(chaired.console.multiview, KEY.Key_K)
    other = QWidget()
    other.show()
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)
    assert not chaired.desk.state.priority
    # The key comes up elsewhere; nothing is stuck, and the next time works.
    key_up(other)
    other.close()
    other.deleteLater()
    chaired.back()
    chaired.console.focus_board()
    QTest.keyPress(chaired.console.multiview, KEY.Key_K)
    assert chaired.desk.state.priority
    QTest.keyRelease(chaired.console.multiview, KEY.Key_K)
    assert told(chaired, "priority") == [True, False, True, False]


def test_a_question_that_opens_ends_it(chaired: TestRoom) -> None:
    QTest.keyPress(chaired.console.multiview, KEY.Key_K)
    chaired.console.close_wanted.emit()
    chaired.settle()
    assert not chaired.desk.state.priority
    dialog = chaired.dialog()
    assert dialog
    dialog.close()


def test_the_key_comes_up_over_a_menu(chaired: TestRoom) -> None:
    QTest.keyPress(chaired.console.multiview, KEY.Key_K)
    chaired.console.show_menu()
    menu = chaired.popup()
    key_up(menu)
    assert not chaired.desk.state.priority
    menu.close()


def test_the_mouse_holds_it_too_also_beside_the_button(chaired: TestRoom) -> None:
    button = strip(chaired).priority
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert chaired.desk.state.priority
    QTest.mouseMove(button, QPoint(-200, -200))
    assert chaired.desk.state.priority
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(-200, -200))
    assert not chaired.desk.state.priority
    assert told(chaired, "priority") == [True, False]


def test_while_typing_ctrl_k_turns_it_on_and_off_and_says_so(chaired: TestRoom) -> None:
    for field in (chaired.console.floor.name, chaired.console.capture.form.edits["usulan"]):  # type: ignore[index]
        field.setFocus()
        assert chaired.console.commands.keys("sound.priority") == "Ctrl K"
        chaired.press(KEY.Key_K)
        assert not chaired.desk.state.priority
        chaired.press(KEY.Key_K, CTRL)
        assert chaired.desk.state.priority
        assert titles(chaired)[0] == "Prioritas pimpinan masih menyala"
        chaired.press(KEY.Key_K, CTRL)
        assert not chaired.desk.state.priority
        assert "Prioritas pimpinan masih menyala" not in titles(chaired)


def test_k_ends_what_ctrl_k_began(chaired: TestRoom) -> None:
    chaired.console.floor.name.setFocus()
    chaired.press(KEY.Key_K, CTRL)
    chaired.console.focus_board()
    chaired.press(KEY.Key_K)
    assert not chaired.desk.state.priority


def test_without_the_chairs_site_there_is_no_priority_and_the_button_says_why(room: TestRoom) -> None:
    button = strip(room).priority
    assert not button.isEnabled()
    assert "chair_site" in button.toolTip()
    QTest.keyPress(room.console.multiview, KEY.Key_K)
    QTest.keyRelease(room.console.multiview, KEY.Key_K)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert told(room, "priority") == []


# --- the muted room -------------------------------------------------------------------------


def test_the_muted_room_is_seen_read_and_listed_first(chaired: TestRoom, drawn: Drawn) -> None:
    chaired.press(KEY.Key_M, CTRL | SHIFT)
    assert chaired.desk.state.panic
    assert titles(chaired)[0] == "Ruang dibisukan"
    drawn.clear()
    image = strip(chaired).grab().toImage()
    assert "RUANG DIBISUKAN" in drawn.texts
    assert image.pixelColor(strip(chaired).width() // 2, 4).name() == DARK.attention
    assert strip(chaired).mute.accessibleName() == "Bunyikan ruang"
    assert chaired.console.header._sound.text() == "Ruang dibisukan"
    # What comes later stays below.
    chaired.set_sound(state=DeviceState.DOWN)
    chaired.settle()
    order = chaired.console.attention._order
    assert order[0] == "mute"
    assert "sound" in order
    chaired.set_sound(state=DeviceState.PLAYING)
    chaired.press(KEY.Key_M, CTRL | SHIFT)
    assert told(chaired, "panic") == [True, False]
    assert "Ruang dibisukan" not in titles(chaired)
    assert strip(chaired).mute.accessibleName() == "Bisukan ruang"
    assert strip(chaired).grab().toImage().pixelColor(strip(chaired).width() // 2, 4).name() == DARK.panel


def test_it_is_muted_from_a_text_field_too_and_by_its_button(chaired: TestRoom) -> None:
    chaired.console.floor.name.setFocus()
    chaired.press(KEY.Key_M, CTRL | SHIFT)
    assert chaired.desk.state.panic
    QTest.mouseClick(strip(chaired).mute, Qt.MouseButton.LeftButton)
    assert not chaired.desk.state.panic


def test_a_muted_room_says_so_beside_a_note(chaired: TestRoom) -> None:
    chaired.press(KEY.Key_M, CTRL | SHIFT)
    chaired.press(KEY.Key_D)
    assert strip(chaired).note.text.startswith("Pilih lokasi")
    assert strip(chaired).room.words.startswith("Dibisukan")
