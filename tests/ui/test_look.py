from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.attendance import AttendeeFields
from app.domain.feed import FeedState
from app.domain.floor import FloorMode, Request, SetMode, Speaker, TurnKind
from app.domain.identity import RequestId
from app.ui.console.look_sheet import LookSheet, look_name
from app.ui.theme.tokens import DARK, Look
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


_PREVIEW_TICKS = 10
"""The small picture of the wall follows a few times a second only."""

PAGES = (
    "",
    "session.agenda",
    "session.attendance",
    "session.check",
    "session.sound",
    "session.line_check",
    "screen.help",
)


def busy(room: TestRoom, page: str) -> None:
    """Bring whatever has colours of its own on the screens: speakers, requests, marks, matters, a page."""
    for number, seconds in ((1, 300), (2, 30), (3, 200), (4, 200), (5, 200), (6, 200), (7, 200)):
        room.floor.grant(room.ids[number - 1])
        room.wait_s(seconds)
    room.floor.execute(SetMode(FloorMode.RESPONSES, 2))
    room.floor.request(room.ids[7])
    room.floor.execute(Request(RequestId("minta"), room.ids[8], accept=False))
    room.floor.wait(Speaker("Ir. Dedi"), TurnKind.TANGGAPAN)
    room.floor.grant(room.ids[9])
    room.set_feed(11, FeedState.LOST, 12.0)
    room.set_feed(12, FeedState.STALLED, 3.0)
    room.attendance.add(room.ids[0], AttendeeFields("Bapak Asep", unsur="PKK"))
    room.agenda.forward()
    room.controller._select(room.ids[8])
    room.settle()
    if page:
        room.console.commands.action(page).trigger()
    room.fill()
    room.settle()


def windows(room: TestRoom, qtbot: QtBot) -> dict[str, QImage]:
    """Return what every window shows once nothing moves any more, by its title."""
    room.settle()
    qtbot.waitUntil(lambda: not room.wall.is_moving)
    for _ in range(_PREVIEW_TICKS):
        room.settle()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, LookSheet)]
    return {window.windowTitle(): window.grab().toImage() for window in shown}


@pytest.fixture
def no_caret(styled_app: QApplication) -> Iterator[None]:
    """Let no caret blink: it would be a difference."""
    before = styled_app.cursorFlashTime()
    styled_app.setCursorFlashTime(0)
    yield
    styled_app.setCursorFlashTime(before)


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels are not the same."""
    if one.size() != other.size():
        return one.width() * one.height()
    pixels = [np.frombuffer(image.constBits(), np.uint32) for image in (one, other)]
    return int((pixels[0] != pixels[1]).sum())


@pytest.mark.parametrize(
    ("look", "page"), [*((Look.LIGHT, page) for page in PAGES), (Look.HIGH_CONTRAST, ""), (Look.COLOUR_BLIND, "")]
)
def test_a_look_that_is_chosen_is_everywhere_at_once(
    look: Look, page: str, make_room: Callable[..., TestRoom], no_caret: None, qtbot: QtBot
) -> None:
    room = make_room(look=look)
    busy(room, page)
    expected = windows(room, qtbot)
    for window in QApplication.topLevelWidgets():
        window.hide()
    switched = make_room()
    busy(switched, page)
    dark = windows(switched, qtbot)
    assert sum(differing(dark[title], image) for title, image in expected.items()) > 1000
    switched.controller._look._choose(look.value)
    got = windows(switched, qtbot)
    assert set(got) == set(expected)
    for title, image in expected.items():
        # Corners are round once a style sheet was set anew; a dot of the header has sixty pixels.
        assert differing(got[title], image) < 50, f"{title}: something kept its old colour"
    assert DARK.ground == "#0b0e13"


def test_no_two_looks_are_taken_for_one() -> None:
    assert len({look.tokens.key for look in Look}) == len(Look)
