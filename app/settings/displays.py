"""Which screen of this computer is the wall, by the name the window system gives it."""

from __future__ import annotations

from pathlib import Path

from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.choices_file import load_choices, save_choices, text_choice

_WALL = "layar_besar"
_HEADING = "Layar komputer ini yang menjadi layar besar, dipilih di halaman Pilih layar. Kosong: dipilih otomatis."


def load_wall_screen(path: Path) -> str:
    """Return the name that was chosen last time, empty if none was. A file that cannot be read counts as none."""
    return text_choice(load_choices(path, "the chosen screen"), _WALL)


def save_wall_screen(path: Path, name: str) -> None:
    """Remember the choice for the next start. Raises ExternalError if the disk does not let us."""
    save_choices(
        path,
        _HEADING,
        {_WALL: name},
        QT_TRANSLATE_NOOP("displays", "Pilihan layar tidak dapat disimpan ({reason})."),
        QT_TRANSLATE_NOOP("displays", "Pilihan ini berlaku sampai ruang ditutup."),
    )
