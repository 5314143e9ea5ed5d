"""Every command of the remote control in one table: its id is that of the same command on the console.

A new command is one line here. What a command does is a call of a use case; whether it fits the
state of the floor is decided there, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.countdown import CountdownPhase
from app.domain.floor import Cancel, Extend, FloorRefused, Next, Pause, Release, Resume, Revoke, Speaker
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.arguments import Argument, Given, Kind, UnknownCommand, read_arguments, shown
from app.remote.command import SITE, RemoteCommand, RoomControls
from app.remote.sound_commands import SOUND_COMMANDS
from app.remote.wall_commands import WALL_COMMANDS


def _cancel(room: RoomControls, given: Given) -> None:
    request = room.floor.state.waiting_request(given.site())
    if request is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah tidak menunggu."))
    room.floor.execute(Cancel(request.request_id))


def _pause(room: RoomControls, _: Given) -> None:
    countdown = room.floor.countdown()
    is_paused = countdown is not None and countdown.phase is CountdownPhase.PAUSED
    room.floor.execute(Resume() if is_paused else Pause())


def _name_speaker(room: RoomControls, given: Given) -> None:
    if room.floor.state.holder is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang memegang forum."))
    room.floor.name_speaker(Speaker(given.text("name"), given.text("office")))


_EXTRA = Argument(
    "seconds", Kind.SECONDS, QT_TRANSLATE_NOOP("remote", "Tambahan waktu dalam detik."), 60, lowest=-600, highest=600
)
_NAME = Argument("name", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Nama pembicara."))
_OFFICE = Argument("office", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Jabatan pembicara; boleh kosong."), "")

COMMANDS: tuple[RemoteCommand, ...] = (
    RemoteCommand(
        "floor.grant",
        QT_TRANSLATE_NOOP("commands", "Beri kesempatan bicara"),
        lambda room, given: room.floor.grant(given.site()),
        (SITE,),
    ),
    RemoteCommand(
        "floor.next", QT_TRANSLATE_NOOP("commands", "Berikutnya"), lambda room, _: room.floor.execute(Next())
    ),
    RemoteCommand(
        "floor.request",
        QT_TRANSLATE_NOOP("commands", "Antrekan"),
        lambda room, given: room.floor.request(given.site()),
        (SITE,),
    ),
    RemoteCommand("floor.cancel", QT_TRANSLATE_NOOP("commands", "Batalkan antrean"), _cancel, (SITE,)),
    RemoteCommand(
        "floor.extend",
        QT_TRANSLATE_NOOP("remote", "Tambah waktu bicara"),
        lambda room, given: room.floor.execute(Extend(given.seconds("seconds"))),
        (_EXTRA,),
    ),
    RemoteCommand("floor.pause", QT_TRANSLATE_NOOP("remote", "Jeda, atau lanjutkan"), _pause),
    RemoteCommand(
        "floor.release", QT_TRANSLATE_NOOP("commands", "Selesai"), lambda room, _: room.floor.execute(Release())
    ),
    RemoteCommand("floor.revoke", QT_TRANSLATE_NOOP("commands", "Tarik"), lambda room, _: room.floor.execute(Revoke())),
    RemoteCommand(
        "floor.speaker", QT_TRANSLATE_NOOP("commands", "Isi nama pembicara"), _name_speaker, (_NAME, _OFFICE)
    ),
    *SOUND_COMMANDS,
    *WALL_COMMANDS,
)

_BY_ID: Mapping[str, RemoteCommand] = {command.command_id: command for command in COMMANDS}


def prepare(command_id: str, given: Mapping[str, object], session: Session) -> Callable[[RoomControls], None]:
    """Return the command, ready to be done on the thread of the screen. Raises CommandError.

    Doing it raises FloorRefused, with a sentence, if it does not fit the state of the room.
    """
    command = _BY_ID.get(command_id)
    if command is None:
        raise UnknownCommand(
            QT_TRANSLATE_NOOP("remote", "Perintah {command} tidak dikenal.").format(command=shown(command_id)),
            QT_TRANSLATE_NOOP("remote", "Daftarnya ada di GET /v1/commands atau perintah ctl commands."),
        )
    values = read_arguments(command.arguments, given, session)

    def run(room: RoomControls) -> None:
        command.act(room, values)

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
    if argument.kind is Kind.SECONDS:
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
