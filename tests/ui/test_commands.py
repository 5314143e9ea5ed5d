from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.commands import COMMANDS, GROUP_TITLES, CommandSet, Condition, Group, key_text


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def make_commands(window: QWidget, done: list[str]) -> Callable[..., CommandSet]:
    def make(sites: int = 16) -> CommandSet:
        def handler(command_id: str) -> Callable[[], None]:
            return lambda: done.append(command_id)

        return CommandSet(window, {c.command_id: handler(c.command_id) for c in COMMANDS}, sites)

    return make


def shortcuts(commands: CommandSet) -> dict[str, list[str]]:
    portable = QKeySequence.SequenceFormat.PortableText
    return {
        c.command_id: [s.toString(portable) for s in commands.action(c.command_id).shortcuts()]
        for c in commands.commands
    }


def test_every_command_is_reached_by_a_key() -> None:
    assert [c.command_id for c in COMMANDS if not c.keys and not c.keys_in_text] == []


def test_every_key_is_one_that_qt_knows() -> None:
    for command in COMMANDS:
        for keys in filter(None, (command.keys, command.keys_in_text)):
            sequence = QKeySequence(keys)
            assert sequence.count() == 1, command.command_id
            assert "Unknown" not in str(sequence[0].key()), command.command_id


@pytest.mark.parametrize("typing", [False, True])
def test_no_two_commands_share_a_key(make_commands: Callable[..., CommandSet], typing: bool) -> None:
    commands = make_commands()
    commands.set_typing(typing)
    used = Counter(key for keys in shortcuts(commands).values() for key in keys)
    assert [key for key, times in used.items() if times > 1] == []


def test_while_typing_the_floor_needs_a_modifier_and_letters_are_free(make_commands: Callable[..., CommandSet]) -> None:
    commands = make_commands()
    commands.set_typing(True)
    for command in commands.commands:
        for key in shortcuts(commands)[command.command_id]:
            is_function_key = QKeySequence(key)[0].key().name.startswith("Key_F") and key[-1].isdigit()
            leaves_the_field = command.command_id == "screen.board"
            assert "Ctrl" in key or "Shift+Esc" in key or is_function_key or leaves_the_field, (command, key)


def test_f1_to_f12_are_the_same_everywhere(make_commands: Callable[..., CommandSet]) -> None:
    commands = make_commands()
    before = shortcuts(commands)
    commands.set_typing(True)
    for number in range(1, 17):
        command_id = f"site.{number}"
        expected = f"F{number}" if number <= 12 else f"Shift+F{number - 12}"
        assert shortcuts(commands)[command_id] == before[command_id] == [expected]


def test_a_room_of_three_has_three_sites_to_choose(make_commands: Callable[..., CommandSet]) -> None:
    sites = [c.command_id for c in make_commands(3).commands if c.group is Group.SITE]
    assert sites == ["site.1", "site.2", "site.3"]


def test_keys_change_while_typing_and_back_and_say_so(make_commands: Callable[..., CommandSet], qtbot: QtBot) -> None:
    commands = make_commands()
    assert (commands.keys("floor.next"), shortcuts(commands)["floor.next"]) == ("Spasi", ["Space"])
    with qtbot.waitSignal(commands.keys_changed):
        commands.set_typing(True)
    assert (commands.keys("floor.next"), shortcuts(commands)["floor.next"]) == ("Ctrl Spasi", ["Ctrl+Space"])
    with qtbot.assertNotEmitted(commands.keys_changed):
        commands.set_typing(True)
    with qtbot.waitSignal(commands.keys_changed):
        commands.set_typing(False)
    assert commands.keys("floor.next") == "Spasi"


def test_both_enter_keys_count(make_commands: Callable[..., CommandSet]) -> None:
    commands = make_commands()
    assert shortcuts(commands)["floor.grant"] == ["Return", "Enter"]
    assert shortcuts(commands)["proposal.file"] == ["Ctrl+Return", "Ctrl+Enter"]


def test_conditions_enable_and_disable(make_commands: Callable[..., CommandSet], qtbot: QtBot) -> None:
    commands = make_commands()
    always = {c.command_id for c in COMMANDS if c.needs is Condition.ALWAYS}
    assert {c.command_id for c in commands.commands if commands.is_enabled(c.command_id)} == always
    for condition in set(Condition) - {Condition.ALWAYS, Condition.TYPING}:
        with qtbot.waitSignal(commands.conditions_changed):
            commands.set_conditions({condition})
        enabled = {c.command_id for c in commands.commands if commands.is_enabled(c.command_id)}
        assert enabled == always | {c.command_id for c in COMMANDS if c.needs is condition}
    with qtbot.assertNotEmitted(commands.conditions_changed):
        commands.set_conditions({condition})


def test_leaving_the_field_makes_sense_only_in_a_field(make_commands: Callable[..., CommandSet]) -> None:
    commands = make_commands()
    assert not commands.is_enabled("screen.board")
    commands.set_typing(True)
    assert commands.is_enabled("screen.board")


def test_an_action_calls_its_handler(make_commands: Callable[..., CommandSet], done: list[str]) -> None:
    commands = make_commands()
    commands.action("screen.help").trigger()
    commands.action("floor.next").trigger()  # disabled: nobody waits
    assert done == ["screen.help"]


def test_a_held_key_does_not_repeat(make_commands: Callable[..., CommandSet]) -> None:
    commands = make_commands()
    assert not any(commands.action(c.command_id).autoRepeat() for c in commands.commands)


def test_titles_carry_the_number_of_the_site(make_commands: Callable[..., CommandSet]) -> None:
    commands = make_commands()
    assert commands.action("site.7").text() == "Pilih lokasi 7"
    assert not [c for c in commands.commands if "{" in commands.action(c.command_id).text()]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Space", "Spasi"),
        ("Ctrl+Space", "Ctrl Spasi"),
        ("Ctrl+Shift+Return", "Ctrl Shift Enter"),
        ("+", "+"),
        ("Ctrl++", "Ctrl +"),
        ("Shift+F4", "Shift F4"),
        ("?", "?"),
        ("Esc", "Esc"),
        ("Shift+Alt+Up", "Shift Alt ↑"),
        ("Ctrl+-", "Ctrl −"),
    ],
)
def test_keys_as_they_stand_on_the_caps(keys: str, text: str) -> None:
    assert key_text(keys) == text


def test_every_group_has_a_title() -> None:
    assert set(GROUP_TITLES) == set(Group)
