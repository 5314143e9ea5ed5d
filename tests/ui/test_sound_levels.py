"""The levels of the two buses: by keyboard, by wheel, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.sound import Bus
from app.ui.console.bus_line import LevelControl, level_text
from app.ui.console.sound_strip import SoundStrip
from tests.ui.desk import KEY
from tests.ui.room import TestRoom


def strip(room: TestRoom) -> SoundStrip:
    return room.console.sound


def told(room: TestRoom, what: str) -> list[object]:
    return [order[1] for order in room.mixer.told if order[0] == what]


@pytest.mark.parametrize(("level", "text"), [(0.0, "0 dB"), (-0.4, "0 dB"), (3.0, "+3 dB"), (-60.0, "−60 dB")])
def test_a_level_as_it_is_written(level: float, text: str) -> None:
    assert level_text(level) == text


def wheel(control: LevelControl, turns: int) -> None:
    centre = QPointF(control.rect().center())
    event = QWheelEvent(
        centre,
        control.mapToGlobal(centre),
        QPoint(),
        QPoint(0, turns),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(control, event)


def test_levels_move_by_keyboard_within_their_range(chaired: TestRoom) -> None:
    control = strip(chaired).room.level
    control.setFocus()
    chaired.press(KEY.Key_Up)
    chaired.press(KEY.Key_Right)
    assert chaired.desk.state.room_db == 2.0
    chaired.press(KEY.Key_PageDown)
    assert chaired.desk.state.room_db == -4.0
    for key in (KEY.Key_Home, KEY.Key_End):
        chaired.press(key)
        assert chaired.desk.state.room_db == -4.0
    chaired.press(KEY.Key_0)
    assert chaired.desk.state.room_db == 0.0
    for _ in range(3):
        chaired.press(KEY.Key_PageUp)
    assert chaired.desk.state.room_db == 10.0
    for _ in range(13):
        chaired.press(KEY.Key_PageDown)
    assert chaired.desk.state.room_db == -60.0
    assert chaired.desk.state.cue_db == 0.0


def test_levels_move_by_wheel_and_go_back_by_two_clicks(chaired: TestRoom) -> None:
    control = strip(chaired).cue.level
    wheel(control, -120)
    wheel(control, -60)
    assert chaired.desk.state.cue_db == -1.0
    wheel(control, -60)
    assert chaired.desk.state.cue_db == -2.0
    # One click, or a stroke with the button down, changes nothing.
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.mousePress(control, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.mouseMove(control, QPoint(60, 3))
    QTest.mouseRelease(control, Qt.MouseButton.LeftButton, pos=QPoint(60, 3))
    assert chaired.desk.state.cue_db == -2.0
    QTest.mouseDClick(control, Qt.MouseButton.LeftButton)
    assert chaired.desk.state.cue_db == 0.0
    assert told(chaired, "level") == [Bus.CUE] * 3


def test_a_level_that_another_part_set_is_shown_and_not_asked_for_again(chaired: TestRoom) -> None:
    chaired.desk.set_level(Bus.ROOM, -12.4)
    chaired.settle()
    assert strip(chaired).room.level.value() == -12
    assert chaired.desk.state.room_db == -12.4
