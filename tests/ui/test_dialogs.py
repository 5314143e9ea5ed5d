from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.commands import Group, key_text
from app.ui.console.confirm import Confirm
from app.ui.console.help_sheet import HelpSheet
from app.ui.theme.style import Metrics
from tests.ui.desk import MakeRoom
from tests.ui.room import TestRoom


@pytest.fixture
def window(qtbot: QtBot, styled_app: QApplication) -> QWidget:
    del styled_app
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def confirm(window: QWidget) -> Iterator[Confirm]:
    made = Confirm("Tarik forum dari Pejuang?", "Suara lokasi ditutup.", "Tarik", Metrics(1.0), window)
    made.open()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def sentences(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


# --- the question ---------------------------------------------------------------------------


def test_it_asks_with_two_verbs(confirm: Confirm) -> None:
    assert sentences(confirm)[:2] == ["Tarik forum dari Pejuang?", "Suara lokasi ditutup."]
    buttons = confirm.findChildren(QPushButton)
    assert [(button.text(), button.accessibleDescription()) for button in buttons] == [
        ("Batal", "Esc"),
        ("Tarik", "Enter"),
    ]
    assert confirm.isModal()


def test_opening_does_not_wait(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise AssertionError("a nested event loop")

    monkeypatch.setattr(QEventLoop, "exec", refuse)
    made = Confirm("?", "", "Ya", Metrics(1.0), window)
    made.open()
    assert made.isVisible()
    made.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape])
def test_escape_means_no(confirm: Confirm, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.assertNotEmitted(confirm.agreed):
        QTest.keyClick(confirm, key)
    assert not confirm.isVisible()


def test_closing_means_no(confirm: Confirm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(confirm.agreed):
        confirm.close()


def test_enter_means_yes_and_so_does_its_button(window: QWidget, qtbot: QtBot) -> None:
    for answer in ("key", "button"):
        made = Confirm("?", "", "Ya", Metrics(1.0), window)
        made.open()
        made.activateWindow()
        assert QTest.qWaitForWindowActive(made)
        with qtbot.waitSignal(made.agreed):
            if answer == "key":
                QTest.keyClick(made, Qt.Key.Key_Return)
            else:
                made._yes.click()
        assert not made.isVisible()


def test_the_no_is_reached_by_tab(confirm: Confirm) -> None:
    assert confirm._yes.hasFocus()
    QTest.keyClick(confirm, Qt.Key.Key_Tab)
    assert confirm._no.hasFocus()


# --- the sheet of keys ----------------------------------------------------------------------


def test_the_sheet_lists_every_command_with_both_keys(room: TestRoom) -> None:
    room.press(Qt.Key.Key_Question)
    sheet = room.dialog()
    assert isinstance(sheet, HelpSheet)
    shown = sentences(sheet)
    for command in room.console.commands.commands:
        if command.group is Group.SITE:
            continue
        title = room.console.commands.action(command.command_id).text()
        assert "{" not in title
        assert (f"{title} (tahan)" if command.is_held else title) in shown
        for keys in filter(None, (command.keys, command.keys_in_text)):
            assert key_text(keys) in shown
    assert "Lokasi 1 sampai 12" in shown
    assert "F1 … F12" in shown
    sheet.close()


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
def test_the_sheet_of_keys_fits_the_screen(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(size=size)
    room.press(Qt.Key.Key_Question)
    sheet = room.dialog()
    assert sheet
    assert sheet.sizeHint().height() <= size.height()
    assert sheet.sizeHint().width() <= size.width()
    sheet.close()


def test_the_sheet_stays_open_beside_the_work(room: TestRoom) -> None:
    room.press(Qt.Key.Key_Question)
    sheet = room.dialog()
    assert sheet
    assert not sheet.isModal()
    QTest.keyClick(sheet, Qt.Key.Key_F5)
    room.settle()
    assert room.controller._selected == room.ids[4]
    sheet.close()


def test_there_is_only_one_sheet(room: TestRoom) -> None:
    room.console.show_help()
    room.console.show_help()
    room.settle()
    sheets = [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpSheet) and w.isVisible()]
    assert len(sheets) == 1
    sheets[0].close()
    room.settle()
    room.console.show_help()
    sheet = room.dialog()
    assert sheet
    sheet.close()


def test_escape_closes_the_sheet_and_asks_nothing(room: TestRoom) -> None:
    room.floor.grant(room.ids[4])
    room.settle()
    room.press(Qt.Key.Key_Question)
    sheet = room.dialog()
    assert isinstance(sheet, HelpSheet)
    sheet.activateWindow()
    assert QTest.qWaitForWindowActive(sheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    room.settle()
    assert room.dialog() is None
    assert room.floor.state.holder
