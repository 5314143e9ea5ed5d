from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.proposal import Field
from app.ui.console.panel_window import PanelWindow, place_seen
from app.ui.console.panels import PanelSheet, panel_title
from app.ui.console.window import Panel
from tests.ui.desk import busy_room, holder
from tests.ui.room import TestRoom

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def sheet(room: TestRoom) -> PanelSheet:
    found = room.console.findChildren(PanelSheet)
    if not found:
        room.press(Qt.Key.Key_P, CTRL_SHIFT)
        found = room.console.findChildren(PanelSheet)
    assert len(found) == 1
    return found[0]


def toggle(room: TestRoom, panel: Panel) -> None:
    name = panel_title(panel)
    button = next(b for b in sheet(room).findChildren(QPushButton) if b.accessibleName().startswith(f"{name}:"))
    button.click()
    room.settle()


def form_field(room: TestRoom) -> QPlainTextEdit:
    field = room.console.capture.form.edits[Field.PROBLEM]
    assert isinstance(field, QPlainTextEdit)
    return field


def place(room: TestRoom, panel: Panel) -> QRect:
    if panel is Panel.PROPOSALS:
        room.console.show_proposals()
    room.settle()
    widget = room.console.panel(panel)
    return QRect(widget.mapTo(room.console, widget.rect().topLeft()), widget.size())


def windows(room: TestRoom) -> dict[str, PanelWindow]:
    return {w.name: w for w in room.console.findChildren(PanelWindow) if w.isVisible()}


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
@pytest.mark.parametrize("panel", list(Panel))
def test_a_panel_leaves_and_comes_back_to_its_place(
    panel: Panel, size: QSize, make_room: Callable[..., TestRoom]
) -> None:
    room = make_room(size=size)
    widget = room.console.panel(panel)
    before = place(room, panel)
    toggle(room, panel)
    window = windows(room)[panel.value]
    assert widget.window() is window
    assert widget.isVisible()
    assert window.windowTitle() == panel_title(panel)
    toggle(room, panel)
    assert windows(room) == {}
    assert widget.window() is room.console
    assert place(room, panel) == before


def test_closing_the_window_puts_the_panel_back(room: TestRoom) -> None:
    toggle(room, Panel.CAPTURE)
    windows(room)["catat"].close()
    room.settle()
    assert room.console.capture.window() is room.console
    assert windows(room) == {}


def test_what_stays_uses_the_room_that_is_free(room: TestRoom) -> None:
    before = room.console.floor.height()
    toggle(room, Panel.BOARD)
    assert room.console.proposals.height() > 500
    toggle(room, Panel.CAPTURE)
    assert room.console.floor.height() >= before
    for panel in (Panel.PROPOSALS, Panel.ATTENTION, Panel.SOUND):
        toggle(room, panel)
    assert len(windows(room)) == len(Panel)
    for panel in Panel:
        toggle(room, panel)
    assert windows(room) == {}


def test_the_keys_of_the_floor_work_there_and_the_keyboard_stays(room: TestRoom) -> None:
    busy_room(room)
    toggle(room, Panel.CAPTURE)
    sheet(room).close()
    window = windows(room)["catat"]
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    form_field(room).setFocus()
    room.settle()
    QTest.keyClicks(form_field(room), "banjir lagi ")
    assert holder(room) == 5, "a space that is typed moves no floor"
    room.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert holder(room) == 2
    assert window.isActiveWindow()
    assert form_field(room).toPlainText() == "banjir lagi "


def test_a_draft_and_its_panel_survive_the_move(room: TestRoom) -> None:
    form_field(room).setFocus()
    room.settle()
    QTest.keyClicks(form_field(room), "got mampet")
    toggle(room, Panel.CAPTURE)
    toggle(room, Panel.CAPTURE)
    assert form_field(room).toPlainText() == "got mampet"


def test_places_are_remembered_once_the_dragging_is_over(room: TestRoom, qtbot: QtBot) -> None:
    toggle(room, Panel.ATTENTION)
    window = windows(room)["perhatian"]
    window.setGeometry(40, 50, 600, 400)
    qtbot.waitUntil(lambda: bool(room.panels_kept))
    assert room.panels_kept[-1] == {"perhatian": (40, 50, 600, 400)}
    toggle(room, Panel.ATTENTION)
    qtbot.waitUntil(lambda: room.panels_kept[-1] == {})


def test_they_stand_there_again_at_the_next_start(make_room: Callable[..., TestRoom]) -> None:
    room = make_room(panels={"daftar": (60, 70, 700, 420), "dahulu": (0, 0, 9, 9)})
    room.controller.panels.restore()
    room.settle()
    window = windows(room)["daftar"]
    assert window.geometry() == QRect(60, 70, 700, 420)
    assert room.console.proposals.window() is window


def test_a_place_on_a_screen_that_is_gone_is_not_used(room: TestRoom) -> None:
    usual = QRect(10, 10, 500, 300)
    assert place_seen(QRect(90_000, 0, 500, 300), usual) == usual
    assert place_seen(QRect(20, 20, 500, 300), usual) == QRect(20, 20, 500, 300)
    room.settle()


def test_a_disk_that_refuses_is_said(room: TestRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("penuh")

    monkeypatch.setattr(room, "panels_kept", type("Full", (), {"append": refuse})())
    toggle(room, Panel.SOUND)
    note = sheet(room)._note
    qtbot.waitUntil(lambda: "diingat" not in note.text())


def test_the_last_change_is_kept_when_the_room_closes(room: TestRoom) -> None:
    toggle(room, Panel.PROPOSALS)
    room.console.allow_close()
    room.console.close()
    room.settle()
    assert set(room.panels_kept[-1]) == {"daftar"}
