from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from app.ui.console.look_sheet import LookSheet, look_name
from app.ui.theme.tokens import Look
from tests.ui.room import TestRoom

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def sheet(room: TestRoom) -> LookSheet:
    room.press(Qt.Key.Key_T, CTRL_SHIFT)
    found = [child for child in room.console.findChildren(QDialog) if isinstance(child, LookSheet)]
    assert len(found) == 1
    return found[0]


def button(of: LookSheet, look: Look) -> QPushButton:
    return next(b for b in of.findChildren(QPushButton) if b.text() == look_name(look))


def test_the_sheet_shows_which_look_is_used(make_room: Callable[..., TestRoom]) -> None:
    room = make_room(look=Look.LIGHT)
    opened = sheet(room)
    assert [look for look in Look if button(opened, look).isChecked()] == [Look.LIGHT]
    assert not opened.isModal()


@pytest.mark.parametrize("look", list(Look))
def test_a_choice_is_remembered_and_said(look: Look, room: TestRoom) -> None:
    opened = sheet(room)
    button(opened, look).click()
    room.settle()
    assert room.looks == [look.value]
    texts = [child.text() for child in opened.findChildren(type(opened._note))]
    assert any(look_name(look) in text and "dibuka lagi" in text for text in texts)


def test_a_disk_that_refuses_is_said(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = sheet(room)

    def refuse(*_: object) -> None:
        raise OSError("penuh")

    monkeypatch.setattr(room, "looks", type("Full", (), {"append": refuse})())
    button(opened, Look.LIGHT).click()
    room.settle()
    assert "dibuka lagi" not in opened._note.text()


def test_it_opens_once_and_can_be_opened_again(room: TestRoom) -> None:
    first = sheet(room)
    assert sheet(room) is first
    first.close()
    room.back()
    assert sheet(room).isVisible()


@pytest.mark.parametrize("look", list(Look))
def test_both_windows_are_painted_in_the_colours_of_the_look(look: Look, make_room: Callable[..., TestRoom]) -> None:
    room = make_room(look=look)
    for window, colour in ((room.console, look.tokens.ground), (room.wall, look.tokens.ground)):
        image = window.grab().toImage()
        assert image.pixelColor(2, image.height() - 2).name() == colour
