from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.commands import COMMANDS, CommandSet
from app.ui.console.parts import CommandButton
from app.ui.theme.tokens import DARK


def _key_at(button: CommandButton, width: int) -> bool:
    """Tell whether a key is painted at the right end: there each row of a bare button has one colour."""
    button.resize(width, 40)
    image = button.grab().toImage()
    return any(image.pixel(width - 30, y) != image.pixel(width - 12, y) for y in range(14, 27))


def test_a_key_that_has_no_room_beside_its_word_is_left_to_the_tip(qtbot: QtBot, styled_app: QApplication) -> None:
    del styled_app
    window = QWidget()
    qtbot.addWidget(window)
    commands = CommandSet(window, {command.command_id: lambda: None for command in COMMANDS}, 12)
    button = CommandButton(commands, "proposal.file", "primary", DARK, window)
    assert _key_at(button, button.sizeHint().width())
    assert not _key_at(button, button.sizeHint().width() - 20)
    assert commands.keys("proposal.file") in button.toolTip()
