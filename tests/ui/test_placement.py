from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from app.ui.placement import Screen, place_windows

LEFT = Screen("eDP-1", QRect(0, 0, 1920, 1080))
RIGHT = Screen("HDMI-1", QRect(1920, 0, 3840, 2160))
THIRD = Screen("DP-2", QRect(5760, 0, 1280, 1024))


def test_the_wall_goes_to_the_screen_that_is_not_the_primary_one() -> None:
    placed = place_windows([LEFT, RIGHT], "eDP-1")
    assert (placed.console, placed.wall) == (LEFT.area, RIGHT.area)
    assert (placed.wall_fills_screen, placed.wall_screen, placed.problem) == (True, "HDMI-1", "")


def test_the_wall_goes_where_it_was_asked_to() -> None:
    placed = place_windows([LEFT, RIGHT, THIRD], "eDP-1", "DP-2")
    assert (placed.console, placed.wall, placed.wall_screen) == (LEFT.area, THIRD.area, "DP-2")


def test_the_console_makes_room_if_the_wall_wants_the_primary_screen() -> None:
    placed = place_windows([LEFT, RIGHT], "eDP-1", "eDP-1")
    assert (placed.console, placed.wall) == (RIGHT.area, LEFT.area)


def test_a_screen_that_is_not_there_is_named_and_replaced() -> None:
    placed = place_windows([LEFT, RIGHT], "eDP-1", "HDMI-9")
    assert (placed.wall, placed.problem) == (RIGHT.area, "HDMI-9")


def test_one_screen_holds_the_wall_as_a_window() -> None:
    placed = place_windows([LEFT], "eDP-1")
    assert placed.console == LEFT.area
    assert not placed.wall_fills_screen
    assert LEFT.area.contains(placed.wall)
    assert abs(placed.wall.width() * 9 - placed.wall.height() * 16) <= 16


def test_one_screen_cannot_be_filled_by_the_wall_even_if_asked_for() -> None:
    assert not place_windows([LEFT], "eDP-1", "eDP-1").wall_fills_screen


@pytest.mark.parametrize("size", [(3840, 1080), (5120, 1440), (7680, 2160)])
def test_one_surface_of_two_screens_is_shared(size: tuple[int, int]) -> None:
    width, height = size
    placed = place_windows([Screen("both", QRect(0, 0, width, height))], "both")
    assert placed.console == QRect(0, 0, width // 2, height)
    assert placed.wall == QRect(width // 2, 0, width // 2, height)
    assert placed.wall_fills_screen


def test_an_ultrawide_monitor_is_one_screen() -> None:
    assert not place_windows([Screen("wide", QRect(0, 0, 3440, 1440))], "wide").wall_fills_screen


def test_a_primary_screen_nobody_knows_is_the_first() -> None:
    assert place_windows([LEFT, RIGHT], "gone").console == LEFT.area


def test_without_a_screen_there_is_nothing_to_place() -> None:
    with pytest.raises(ValueError, match="no screen"):
        place_windows([], "")
