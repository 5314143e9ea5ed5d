"""The commands of the agenda. Whether there is a next item is decided there, not here."""

from __future__ import annotations

from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.command import RemoteCommand

AGENDA_COMMANDS: tuple[RemoteCommand, ...] = (
    RemoteCommand(
        "agenda.forward",
        QT_TRANSLATE_NOOP("commands", "Acara berikutnya"),
        lambda room, _: room.agenda.forward(),
    ),
    RemoteCommand(
        "agenda.back",
        QT_TRANSLATE_NOOP("commands", "Kembali ke acara tadi"),
        lambda room, _: room.agenda.back(),
    ),
    RemoteCommand(
        "agenda.break",
        QT_TRANSLATE_NOOP("remote", "Istirahat, atau lanjutkan sesudahnya"),
        lambda room, _: room.agenda.toggle_break(),
    ),
)
