"""The commands of a station: those of the form and the list, sending, and leaving."""

from __future__ import annotations

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.command import Command, Condition, Group
from app.ui.proposal_commands import PROPOSAL_COMMANDS

LEFT_OUT = frozenset({"proposal.import", "proposal.photo", "proposal.photo_file"})
"""What the operator's station does for all, and what needs a feed."""

STATION_COMMANDS: tuple[Command, ...] = (
    *(command for command in PROPOSAL_COMMANDS if command.command_id not in LEFT_OUT),
    # Without a feed there is no picture of now.
    Command(
        "proposal.photo",
        QT_TRANSLATE_NOOP("commands", "Foto dari berkas"),
        Group.PROPOSAL,
        "Ctrl+Shift+C",
        "Ctrl+Shift+C",
    ),
    Command(
        "screen.board", QT_TRANSLATE_NOOP("commands", "Kembali ke daftar"), Group.SCREEN, "", "Esc", Condition.TYPING
    ),
    Command(
        "session.sending",
        QT_TRANSLATE_NOOP("commands", "Kirim ke server"),
        Group.SESSION,
        "Ctrl+Shift+S",
        "Ctrl+Shift+S",
    ),
    Command("screen.help", QT_TRANSLATE_NOOP("commands", "Daftar tombol"), Group.SCREEN, "?", "Ctrl+H"),
    Command("session.quit", QT_TRANSLATE_NOOP("commands", "Keluar"), Group.SESSION, "Ctrl+Q", "Ctrl+Q"),
)
