"""The table of commands brought to life for one window: actions, shortcuts, and what makes sense now."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.command_table import COMMANDS, GROUP_TITLES, WIZARD_COMMANDS, Command, Condition, Group
from app.ui.words import translated

__all__ = [
    "COMMANDS",
    "GROUP_TITLES",
    "WIZARD_COMMANDS",
    "Command",
    "CommandSet",
    "Condition",
    "Group",
    "key_text",
]

_CONTEXT = "commands"

_KEY_WORDS = {
    "Space": QT_TRANSLATE_NOOP("commands", "Spasi"),
    "Return": QT_TRANSLATE_NOOP("commands", "Enter"),
    "Shift": QT_TRANSLATE_NOOP("commands", "Shift"),
}
_KEY_SIGNS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "-": "−"}


def key_text(keys: str) -> str:
    """Return keys as they stand on the key caps: `Ctrl Spasi`."""
    # The last character belongs to the key itself, which may be a plus sign.
    modifiers, _, key = keys[:-1].rpartition("+")
    parts = [*filter(None, modifiers.split("+")), key + keys[-1:]]
    return " ".join(
        translated(_CONTEXT, _KEY_WORDS[part]) if part in _KEY_WORDS else _KEY_SIGNS.get(part, part) for part in parts
    )


def _sequence(keys: str) -> QKeySequence:
    # Read as portable text: as native text the keys would be looked up in the language of the screen,
    # where Indonesian has one word, Enter, for two of them.
    return QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)


def _number(command_id: str) -> str:
    """Return the number at the end of a command's id, empty without one."""
    return re.sub(r"^.*?(\d*)$", r"\1", command_id)


class CommandSet(QObject):
    """The table brought to life for one window: a QAction for each command.

    `keys_changed` says that other keys apply now; key caps are then drawn anew.
    """

    keys_changed = Signal()
    conditions_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        handlers: Mapping[str, Callable[[], None]],
        sites: int = 0,
        table: Collection[Command] = COMMANDS,
    ) -> None:
        super().__init__(window)
        self._typing = False
        self._conditions: frozenset[Condition] = frozenset({Condition.ALWAYS})
        self._is_allowed: Callable[[Command], bool] = _everything
        self._actions: dict[str, QAction] = {}
        self._commands = [c for c in table if c.group is not Group.SITE or int(c.command_id[5:]) <= sites]
        self._by_id = {command.command_id: command for command in self._commands}
        for command in self._commands:
            action = QAction(window)
            action.setText(command.title.format(number=_number(command.command_id)))
            action.triggered.connect(_Trigger(window, handlers[command.command_id]))
            action.setAutoRepeat(False)
            window.addAction(action)
            self._actions[command.command_id] = action
        self._apply()

    @property
    def is_typing(self) -> bool:
        """Tell whether a text field has the focus."""
        return self._typing

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return the commands of this window, in the order of the table."""
        return tuple(self._commands)

    def action(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def keys(self, command_id: str) -> str:
        """Return the keys that trigger a command now, as text for a key cap."""
        command = self._by_id[command_id]
        return key_text(command.keys_in_text if self._typing else command.keys)

    def board_key(self, command_id: str) -> Qt.Key:
        """Return the key on the board, without modifiers: what has to come up for a held command to end."""
        command = self._by_id[command_id]
        # The stubs do not know that a sequence can be indexed.
        combination: QKeyCombination = _sequence(command.keys)[0]  # type: ignore[index]
        return combination.key()

    def is_enabled(self, command_id: str) -> bool:
        """Tell whether a command makes sense now."""
        return self._actions[command_id].isEnabled()

    def is_allowed(self, command_id: str) -> bool:
        """Tell whether a command is for whoever sits there, whether it makes sense now or not."""
        return self._is_allowed(self._by_id[command_id])

    def allow(self, is_allowed: Callable[[Command], bool]) -> None:
        """Say which commands are for whoever sits there; all others are disabled."""
        self._is_allowed = is_allowed
        self._apply()
        self.conditions_changed.emit()

    def listen_on(self, other: QWidget, groups: Collection[Group] = tuple(Group)) -> None:
        """Let the keys of these groups mean the same in another window."""
        other.addActions([self._actions[c.command_id] for c in self._commands if c.group in groups])

    def set_typing(self, typing: bool) -> None:
        """Say whether a text field has the focus."""
        if typing != self._typing:
            self._typing = typing
            self._apply()
            self.keys_changed.emit()

    def set_conditions(self, conditions: Collection[Condition]) -> None:
        """Say what is true now; commands that need something else are disabled."""
        wanted = frozenset({*conditions, Condition.ALWAYS})
        if wanted != self._conditions:
            self._conditions = wanted
            self._apply()
            self.conditions_changed.emit()

    def _apply(self) -> None:
        for command in self._commands:
            action = self._actions[command.command_id]
            needs_met = command.needs in self._conditions or (command.needs is Condition.TYPING and self._typing)
            action.setEnabled(needs_met and self._is_allowed(command))
            keys = command.keys_in_text if self._typing else command.keys
            sequences = [_sequence(keys)] if keys else []
            if keys.endswith("Return"):
                sequences.append(_sequence(keys.replace("Return", "Enter")))
            action.setShortcuts(sequences)


def _everything(_: Command) -> bool:
    return True


class _Trigger:
    """Calls a handler without the `checked` flag that QAction passes along.

    A command given in another window brings the keyboard back first: a field it opens is typed into.
    A panel of the console that stands in a window of its own keeps it: somebody types there.
    """

    def __init__(self, window: QWidget, handler: Callable[[], None]) -> None:
        self._window = window
        self._handler = handler

    def __call__(self, _checked: bool = False) -> None:
        active = QApplication.activeWindow()
        keeps_keyboard = active is not None and bool(active.property("keepsKeyboard"))
        if not self._window.isActiveWindow() and not keeps_keyboard:
            self._window.activateWindow()
        self._handler()
