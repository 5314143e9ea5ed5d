"""What a command is: its text, the keys it has on the board and while somebody types, and when it makes sense."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.words import translated

_CONTEXT = "commands"


class Group(StrEnum):
    """The headings of the menu and of the help sheet."""

    FLOOR = "floor"
    QUEUE = "queue"
    AGENDA = "agenda"
    SOUND = "sound"
    PROPOSAL = "proposal"
    WALL = "wall"
    SCREEN = "screen"
    SESSION = "session"
    SITE = "site"
    WIZARD = "wizard"


GROUP_TITLES = {
    Group.FLOOR: QT_TRANSLATE_NOOP("commands", "Forum"),
    Group.QUEUE: QT_TRANSLATE_NOOP("commands", "Antrean"),
    Group.AGENDA: QT_TRANSLATE_NOOP("commands", "Agenda"),
    Group.SOUND: QT_TRANSLATE_NOOP("commands", "Suara ruang"),
    Group.PROPOSAL: QT_TRANSLATE_NOOP("commands", "Usulan"),
    Group.WALL: QT_TRANSLATE_NOOP("commands", "Layar besar"),
    Group.SCREEN: QT_TRANSLATE_NOOP("commands", "Layar"),
    Group.SESSION: QT_TRANSLATE_NOOP("commands", "Sesi"),
    Group.SITE: QT_TRANSLATE_NOOP("commands", "Pilih lokasi"),
    Group.WIZARD: QT_TRANSLATE_NOOP("commands", "Menyiapkan sesi"),
}


class Condition(StrEnum):
    """What must be true for a command to make sense now."""

    ALWAYS = "always"
    ANSWERS = "answers"
    CHAIR = "chair"
    HOLDER = "holder"
    LISTED = "listed"
    QUEUE = "queue"
    SAID = "said"
    SELECTED = "selected"
    SELECTED_ASKING = "selected_asking"
    SELECTED_SILENT = "selected_silent"
    SELECTED_WAITING = "selected_waiting"
    SUGGESTED = "suggested"
    TYPING = "typing"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `keys` apply on the board, `keys_in_text` while a text field has the focus.

    `is_held`: on the board it lasts for as long as its key is down; in text its keys turn it on and off.
    """

    command_id: str
    text: str
    group: Group
    keys: str
    keys_in_text: str
    needs: Condition = Condition.ALWAYS
    is_held: bool = False

    @property
    def title(self) -> str:
        """Return the text in the language of the screen."""
        return translated(_CONTEXT, self.text)
