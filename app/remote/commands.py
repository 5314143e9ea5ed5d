"""Every command of the remote control in one table: its id is that of the same command on the console.

A new command is one line in the table of its part. What a command does is a call of a use case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.agenda_commands import AGENDA_COMMANDS
from app.remote.arguments import Argument, Kind, UnknownCommand, read_arguments, shown
from app.remote.command import RemoteCommand, RoomControls
from app.remote.floor_commands import FLOOR_COMMANDS
from app.remote.proposal_commands import PROPOSAL_COMMANDS
from app.remote.sound_commands import SOUND_COMMANDS
from app.remote.wall_commands import WALL_COMMANDS

COMMANDS: tuple[RemoteCommand, ...] = (
    *FLOOR_COMMANDS,
    *AGENDA_COMMANDS,
    *SOUND_COMMANDS,
    *WALL_COMMANDS,
    *PROPOSAL_COMMANDS,
)

_BY_ID: Mapping[str, RemoteCommand] = {command.command_id: command for command in COMMANDS}


def prepare(command_id: str, given: Mapping[str, object], session: Session) -> Callable[[RoomControls], object]:
    """Return the command, ready to be done on the thread of the screen. Raises CommandError.

    Doing it raises FloorRefused or AgendaRefused, with a sentence, if it does not fit the state of the room. It
    returns a future if it is done only when that is.
    """
    command = _BY_ID.get(command_id)
    if command is None:
        raise UnknownCommand(
            QT_TRANSLATE_NOOP("remote", "Perintah {command} tidak dikenal.").format(command=shown(command_id)),
            QT_TRANSLATE_NOOP("remote", "Daftarnya ada di GET /v1/commands atau perintah ctl commands."),
        )
    values = read_arguments(command.arguments, given, session)

    def run(room: RoomControls) -> object:
        return command.act(room, values)

    return run


def command_list() -> list[dict[str, object]]:
    """Return all commands with their arguments, for JSON."""
    return [
        {
            "id": command.command_id,
            "title": command.title,
            "arguments": [_argument(argument) for argument in command.arguments],
        }
        for command in COMMANDS
    ]


def _argument(argument: Argument) -> dict[str, object]:
    limits: dict[str, object] = {}
    if argument.kind is Kind.NUMBER:
        limits = {"lowest": argument.lowest, "highest": argument.highest}
    if argument.choices:
        limits = {"choices": list(argument.choices)}
    return {
        "name": argument.name,
        "kind": argument.kind.value,
        "required": argument.is_required,
        "default": argument.default,
        "help": argument.help,
        **limits,
    }
