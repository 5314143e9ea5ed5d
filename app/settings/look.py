"""The look of the screens on this computer: a matter of its room and its operator, not of the session."""

from __future__ import annotations

from pathlib import Path

from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.choices_file import load_choices, save_choices, text_choice

_LOOK = "tampilan"
_HEADING = "Tampilan layar di komputer ini, dipilih lewat menu Tampilan."


def load_look(path: Path) -> str:
    """Return the name that was chosen last time, empty if none was. A file that cannot be read counts as none."""
    return text_choice(load_choices(path, "the chosen look"), _LOOK)


def save_look(path: Path, name: str) -> None:
    """Remember the choice for the next start. Raises ExternalError if the disk does not let us."""
    save_choices(
        path,
        _HEADING,
        {_LOOK: name},
        QT_TRANSLATE_NOOP("look", "Pilihan tampilan tidak dapat disimpan ({reason})."),
        QT_TRANSLATE_NOOP("look", "Periksa ruang disk dan izin folder data, lalu pilih sekali lagi."),
    )
