"""Screens that are chosen, recognised, unplugged and plugged in again. A stand-in plays the desktop here."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton

from app.domain.errors import ExternalError
from app.ui.displays.sheet import DisplaySheet
from app.ui.placement import Screen
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom, titles
from tests.ui.fakes import FakeScreens
from tests.ui.room import TestRoom

LAPTOP = Screen("eDP-1", QRect(0, 0, 1920, 1080))
PROJECTOR = Screen("HDMI-1", QRect(1920, 0, 1280, 720))
THIRD = Screen("DP-2", QRect(3200, 0, 1024, 768))


def sheet(room: TestRoom) -> DisplaySheet:
    found = room.dialog()
    assert isinstance(found, DisplaySheet)
    return found


def buttons(room: TestRoom) -> dict[str, QPushButton]:
    return {b.accessibleName() or b.text(): b for b in sheet(room).findChildren(QPushButton) if b.isVisible()}


@pytest.fixture
def two(make_room: MakeRoom) -> TestRoom:
    """A room whose windows have been put on a laptop and a projector."""
    room = make_room(screens=FakeScreens(LAPTOP, PROJECTOR), wall_screen="HDMI-1")
    room.controller.displays.place()
    room.controller.displays.show_wall()
    room.back()
    return room


def test_the_wall_fills_its_own_screen(two: TestRoom) -> None:
    assert two.wall.isFullScreen()
    assert two.controller.displays.placement.wall == PROJECTOR.area
    assert "Hanya ada satu layar" not in titles(two)


def test_half_of_a_wide_surface_is_no_screen_of_its_own(make_room: MakeRoom) -> None:
    room = make_room(screens=FakeScreens(Screen("both", QRect(0, 0, 3840, 1080))))
    room.controller.displays.place()
    room.controller.displays.show_wall()
    assert not room.wall.isFullScreen()
    assert room.wall.geometry() == QRect(1920, 0, 1920, 1080)


def test_an_unplugged_screen_is_survived_and_taken_again(two: TestRoom) -> None:
    console = two.console.geometry()
    gone = two.screens.unplug("HDMI-1")
    two.settle()
    assert two.wall.isVisible()
    assert not two.wall.isFullScreen()
    assert LAPTOP.area.contains(two.wall.geometry())
    assert "Layar HDMI-1 terlepas" in titles(two)
    two.screens.plug_in(gone)
    two.settle()
    assert two.wall.isFullScreen()
    assert two.controller.displays.placement.wall == PROJECTOR.area
    assert not [title for title in titles(two) if "Layar" in title]
    assert two.console.geometry() == console


def test_a_screen_that_nobody_chose_by_name_is_taken_again_too(make_room: MakeRoom) -> None:
    room = make_room(screens=FakeScreens(LAPTOP, PROJECTOR))
    room.controller.displays.place()
    gone = room.screens.unplug("HDMI-1")
    room.settle()
    assert "Layar HDMI-1 terlepas" in titles(room)
    room.screens.plug_in(gone)
    room.settle()
    assert room.controller.displays.placement.wall_screen == "HDMI-1"
    assert "Layar HDMI-1 terlepas" not in titles(room)


def test_a_console_whose_screen_goes_comes_to_the_other(two: TestRoom) -> None:
    two.screens.unplug("eDP-1")
    two.settle()
    assert PROJECTOR.area.contains(two.controller.displays.placement.console)
    assert two.controller.displays.placement.console == PROJECTOR.area


def test_without_any_screen_the_windows_wait(two: TestRoom, caplog: pytest.LogCaptureFixture) -> None:
    before = two.controller.displays.placement
    with caplog.at_level(logging.CRITICAL, "app.ui.displays"):
        two.screens.plugged.clear()
        two.screens.changed()
    assert two.controller.displays.placement == before


def test_a_name_that_no_screen_has_is_said_with_advice(make_room: MakeRoom) -> None:
    room = make_room(screens=FakeScreens(LAPTOP, PROJECTOR), wall_screen="DP-9")
    room.settle()
    (matter,) = room.controller.displays.matters()
    assert matter.title == "Layar DP-9 tidak ditemukan"
    assert "pilih yang lain" in matter.advice


def test_a_screen_is_chosen_and_remembered(make_room: MakeRoom) -> None:
    room = make_room(screens=FakeScreens(LAPTOP, PROJECTOR, THIRD))
    room.press(KEY.Key_L, CTRL | SHIFT)
    assert not sheet(room).isModal()
    buttons(room)["Layar 3, DP-2"].click()
    room.settle()
    assert room.controller.displays.placement.wall_screen == "DP-2"
    assert room.screens.remembered == ["DP-2"]
    assert buttons(room)["Layar 3, DP-2"].isChecked()
    buttons(room)["Pilih otomatis"].click()
    assert room.screens.remembered == ["DP-2", ""]
    assert room.controller.displays.placement.wall_screen == "HDMI-1"
    sheet(room).close()


def test_a_choice_that_cannot_be_remembered_is_said(make_room: MakeRoom) -> None:
    room = make_room(screens=FakeScreens(LAPTOP, PROJECTOR, THIRD))
    room.screens.trouble = ExternalError("Pilihan layar tidak dapat disimpan.", "Berlaku sampai ruang ditutup.")
    room.press(KEY.Key_L, CTRL | SHIFT)
    buttons(room)["Layar 3, DP-2"].click()
    room.settle()
    assert "tidak dapat disimpan" in sheet(room)._note.text()
    sheet(room).close()


def test_every_screen_says_its_number_and_name(two: TestRoom) -> None:
    two.press(KEY.Key_L, CTRL | SHIFT)
    buttons(two)["Kenali layar"].click()
    numbers = two.controller.displays._numbers
    assert [window.windowTitle() for window in numbers._windows] == ["Layar 1: eDP-1", "Layar 2: HDMI-1"]
    assert all(window.isVisible() for window in numbers._windows)
    assert LAPTOP.area.contains(numbers._windows[0].geometry())
    assert PROJECTOR.area.contains(numbers._windows[1].geometry())
    assert numbers._end.isActive()
    numbers._end.timeout.emit()
    assert numbers._windows == []
    sheet(two).close()


def test_the_automatic_of_the_proposals_is_switched_here(two: TestRoom) -> None:
    two.press(KEY.Key_L, CTRL | SHIFT)
    sheet(two)._proposals.click()
    assert not two.wall_desk.orders.shows_proposals
    sheet(two).close()
