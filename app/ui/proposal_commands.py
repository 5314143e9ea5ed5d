"""The commands of the form and the list of proposals. Their keys are the same on the board and in text."""

from __future__ import annotations

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.command import Command, Group


def _command(command_id: str, text: str, keys: str) -> Command:
    return Command(f"proposal.{command_id}", text, Group.PROPOSAL, keys, keys)


def _similar(number: int) -> Command:
    return _command(
        f"similar_{number}", QT_TRANSLATE_NOOP("commands", "Buka usulan mirip {number}"), f"Ctrl+Alt+{number}"
    )


def _merge(number: int) -> Command:
    return _command(
        f"merge_{number}", QT_TRANSLATE_NOOP("commands", "Gabung ke usulan mirip {number}"), f"Ctrl+Shift+{number}"
    )


PROPOSAL_COMMANDS: tuple[Command, ...] = (
    _command("new", QT_TRANSLATE_NOOP("commands", "Usulan baru"), "Ctrl+N"),
    _command("file", QT_TRANSLATE_NOOP("commands", "Simpan dan baru"), "Ctrl+Return"),
    _command("find", QT_TRANSLATE_NOOP("commands", "Cari usulan"), "Ctrl+F"),
    _command("import", QT_TRANSLATE_NOOP("commands", "Ambil usulan"), "Ctrl+Shift+O"),
    _command("details", QT_TRANSLATE_NOOP("commands", "Rincian"), "Ctrl+O"),
    _command("kamus", QT_TRANSLATE_NOOP("commands", "Cari di kamus"), "Ctrl+Shift+F"),
    _command("person", QT_TRANSLATE_NOOP("commands", "Pilih pengusul"), "Ctrl+Shift+N"),
    _command("photo", QT_TRANSLATE_NOOP("commands", "Foto saat ini"), "Ctrl+Shift+C"),
    _command("photo_file", QT_TRANSLATE_NOOP("commands", "Foto dari berkas"), "Ctrl+Shift+Y"),
    _command("photo_paste", QT_TRANSLATE_NOOP("commands", "Tempel foto"), "Ctrl+Shift+V"),
    *(_similar(number) for number in range(1, 4)),
    *(_merge(number) for number in range(1, 4)),
    _command("history", QT_TRANSLATE_NOOP("commands", "Riwayat usulan"), "Ctrl+Shift+H"),
    _command("drafts", QT_TRANSLATE_NOOP("commands", "Draf sesi sebelumnya"), "Ctrl+Shift+D"),
)
