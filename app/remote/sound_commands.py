"""The commands of the sound. The chair's priority is none of them: it lasts as long as a key is held."""

from __future__ import annotations

from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.arguments import Argument, Kind
from app.remote.command import SITE, RemoteCommand

_MUTED = Argument("muted", Kind.FLAG, QT_TRANSLATE_NOOP("remote", "true membisukan ruang, false membunyikannya lagi."))

SOUND_COMMANDS: tuple[RemoteCommand, ...] = (
    RemoteCommand(
        "sound.listen",
        QT_TRANSLATE_NOOP("commands", "Dengarkan"),
        lambda room, given: room.desk.toggle_cue(given.site()),
        (SITE,),
    ),
    RemoteCommand(
        "sound.mute",
        QT_TRANSLATE_NOOP("commands", "Bisukan ruang"),
        lambda room, given: room.desk.mute(muted=given.flag("muted")),
        (_MUTED,),
    ),
)
