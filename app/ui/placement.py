"""Which window goes on which screen. Pure: it looks at names and rectangles only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

_TWO_SCREENS_WIDE = 3.2
"""A single surface this much wider than high is two screens side by side (a spanned desktop, a virtual screen)."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen as the window system names it; `area` is in logical pixels of the desktop."""

    name: str
    area: QRect


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the two windows go. `problem` names a wished-for screen that is not there."""

    console: QRect
    wall: QRect
    wall_fills_screen: bool
    wall_screen: str
    problem: str = ""


def place_windows(screens: Sequence[Screen], primary: str, wanted_wall: str = "") -> Placement:
    """Decide where console and wall go.

    - The wall goes to the screen that was asked for, else to the first that is not the primary one.
    - With a single wide surface each gets a half; with one ordinary screen the wall is a window.
    """
    if not screens:
        raise ValueError("there is no screen")
    main = next((s for s in screens if s.name == primary), screens[0])
    wished = next((s for s in screens if s.name == wanted_wall), None)
    problem = wanted_wall if wanted_wall and wished is None else ""
    others = [s for s in screens if s.name != main.name]
    if wished and wished.name == main.name and others:
        return Placement(others[0].area, wished.area, True, wished.name)
    target = wished or (others[0] if others else None)
    if target and target.name != main.name:
        return Placement(main.area, target.area, True, target.name, problem)
    area = main.area
    if area.width() >= area.height() * _TWO_SCREENS_WIDE:
        half = area.width() // 2
        left = QRect(area.x(), area.y(), half, area.height())
        return Placement(left, left.translated(half, 0), True, main.name, problem)
    small = QRect(0, 0, area.width() * 2 // 3, area.width() * 2 // 3 * 9 // 16)
    small.moveCenter(area.center())
    return Placement(area, small, False, main.name, problem)
