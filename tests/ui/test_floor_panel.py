from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from app.domain.countdown import CountdownPhase
from app.domain.floor import Speaker
from app.ui.console.floor_panel import FloorPanel
from app.ui.console.queue_list import QueueRow
from tests.ui.drawn import Drawn
from tests.ui.room import TestRoom

MakeRoom = Callable[..., TestRoom]


@pytest.fixture
def panel(room: TestRoom) -> FloorPanel:
    return room.console.floor


def rows(panel: FloorPanel) -> list[QueueRow]:
    return [row for row in panel.list.rows if row.isVisible()]


def test_before_anybody_speaks_it_says_what_to_do(panel: FloorPanel) -> None:
    assert panel._headline.text() == "Belum ada yang bicara"
    assert panel._place.text() == "Pilih lokasi dengan F1 … F12, lalu Enter."
    assert panel._selected.text() == "Belum ada lokasi terpilih"
    assert panel._empty.isVisible()
    assert not panel.name.isEnabled()


def test_a_room_of_one_site_names_the_one_key(make_room: MakeRoom) -> None:
    assert make_room(1).console.floor._place.text() == "Pilih lokasi dengan F1, lalu Enter."


def test_the_speaker_is_shown_with_office_site_and_turn(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.grant(room.ids[4], Speaker("Ibu Siti", "Ketua RW 07"))
    room.wait_s(68)
    assert panel._headline.text() == "Ibu Siti"
    place = panel._place.text().replace("\u00a0", " ")
    assert place == "Ketua RW 07 · Kel. Kaliabang Tengah · Kec. Bekasi Utara"
    assert panel._turn.text() == "Giliran ke-1 · terpakai 01:08 dari 15:00 menit"
    assert (panel.name.text(), panel.office.text()) == ("Ibu Siti", "Ketua RW 07")


def test_until_the_name_is_known_the_site_stands_in_its_place(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.grant(room.ids[4])
    room.settle()
    assert panel._headline.text() == "Kaliabang Tengah"


def test_a_name_that_is_typed_goes_to_the_floor(room: TestRoom, panel: FloorPanel) -> None:
    room.press(Qt.Key.Key_F5)
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_N)
    assert panel.name.hasFocus()
    QTest.keyClicks(panel.name, "Ibu Siti")
    panel.office.setFocus()
    QTest.keyClicks(panel.office, "Ketua RW 07")
    QTest.keyClick(panel.office, Qt.Key.Key_Return)
    room.settle()
    assert room.floor.state.holder
    assert room.floor.state.holder.speaker == Speaker("Ibu Siti", "Ketua RW 07")
    assert panel._headline.text() == "Ibu Siti"


def test_what_is_being_typed_is_not_overwritten_by_the_next_tick(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.grant(room.ids[4], Speaker("Ibu Siti"))
    room.settle()
    panel.name.setFocus()
    panel.name.setText("Ibu Siti Nur")
    room.wait_s(1)
    assert panel.name.text() == "Ibu Siti Nur"


def test_the_next_speaker_brings_an_own_name(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.grant(room.ids[4], Speaker("Ibu Siti"))
    room.settle()
    room.floor.grant(room.ids[5], Speaker("Bapak Asep"))
    room.settle()
    assert panel.name.text() == "Bapak Asep"


def test_the_queue_is_shown_in_its_order(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.request(room.ids[1], Speaker("Bapak Asep", "Ketua RW 02"))
    room.wait_s(190)
    room.floor.request(room.ids[2])
    room.wait_s(48)
    first, second = rows(panel)
    assert (first._position.text(), first._name.text()) == ("1", "Bintara Jaya")
    assert first._detail.text() == "Bapak Asep, Ketua RW 02 · belum bicara"
    assert first._waiting.text() == "menunggu 03:58"
    assert second.accessibleName() == "2. Aren Jaya, belum bicara, menunggu 00:48"
    assert not panel._empty.isVisible()


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)])
def test_a_queue_of_nine_says_how_many_more_and_moves_nothing(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(12, size)
    panel, form = room.console.floor, room.console.capture
    before = (panel.geometry(), form.geometry())
    for number in range(9):
        room.floor.request(room.ids[number])
    room.floor.grant(room.ids[11])
    room.settle()
    shown = len(rows(panel))
    assert shown >= 2
    assert panel._more.text() == ("" if shown == 9 else f"dan {9 - shown} lagi")
    # Somebody types in the form below: it must not move.
    assert (panel.geometry(), form.geometry()) == before
    assert all(panel.list.rect().contains(row.geometry()) for row in rows(panel))
    assert panel.rect().contains(panel.list.geometry())


def test_pause_becomes_resume(room: TestRoom, panel: FloorPanel) -> None:
    room.press(Qt.Key.Key_F5)
    room.press(Qt.Key.Key_Return)
    assert panel._pause._title == "Jeda"
    room.press(Qt.Key.Key_P)
    assert panel._pause._title == "Lanjut"
    assert room.floor.countdown().phase is CountdownPhase.PAUSED  # type: ignore[union-attr]
    room.press(Qt.Key.Key_P)
    assert panel._pause._title == "Jeda"


def test_who_waits_can_be_taken_out_of_the_queue_and_nobody_else(room: TestRoom, panel: FloorPanel) -> None:
    room.press(Qt.Key.Key_F3)
    assert (panel._request.isVisible(), panel._cancel.isVisible()) == (True, False)
    room.press(Qt.Key.Key_A)
    assert (panel._request.isVisible(), panel._cancel.isVisible()) == (False, True)
    assert panel._selected.text() == "F3  Aren Jaya"


def test_the_clock_says_what_its_number_means(room: TestRoom, panel: FloorPanel, drawn: Drawn) -> None:
    room.floor.grant(room.ids[4])
    room.wait_s(68)
    drawn.clear()
    panel._clock.grab()
    assert drawn.texts == ["Sisa waktu bicara", "01:52"]
    assert panel._clock.accessibleName() == "Sisa waktu bicara 01:52"
    assert [line for line in drawn.lines if line.is_cut] == []


def test_a_clock_of_hours_still_fits(room: TestRoom, panel: FloorPanel, drawn: Drawn) -> None:
    room.floor.grant(room.ids[4])
    room.wait_s(7500)
    drawn.clear()
    panel._clock.grab()
    assert "−2:02:00" in drawn.texts
    assert [line.text for line in drawn.lines if line.is_cut] == []


def test_after_the_turn_the_panel_is_empty_again(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.grant(room.ids[4], Speaker("Ibu Siti"))
    room.settle()
    room.press(Qt.Key.Key_L)
    assert panel._headline.text() == "Belum ada yang bicara"
    assert panel.name.text() == ""
    assert panel._clock.accessibleName() == "Waktu bicara"


def test_a_name_of_any_length_leaves_the_window_as_it_is(room: TestRoom, panel: FloorPanel) -> None:
    before = (room.console.size(), panel.geometry())
    room.floor.grant(room.ids[4], Speaker("Ibu Hajjah Siti Nurhaliza " * 4, "Ketua Tim Penggerak " * 6))
    room.settle()
    assert (room.console.size(), panel.geometry()) == before
    assert panel._headline.toolTip().startswith("Ibu Hajjah")


def test_a_name_that_was_given_elsewhere_is_shown_unless_somebody_types(room: TestRoom, panel: FloorPanel) -> None:
    room.floor.grant(room.ids[4])
    room.settle()
    room.floor.name_speaker(Speaker("Ibu Siti", "Ketua RW 07"))
    room.settle()
    assert (panel.name.text(), panel.office.text()) == ("Ibu Siti", "Ketua RW 07")
    panel.name.setFocus()
    QTest.keyClicks(panel.name, " Nur")
    room.floor.name_speaker(Speaker("Bapak Budi"))
    room.settle()
    assert panel.name.text() == "Ibu Siti Nur"
