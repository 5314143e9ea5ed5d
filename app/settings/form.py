"""Which parts of the form are open on this computer: a matter of its screen and of who types, not of the session."""

from __future__ import annotations

from pathlib import Path

from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.choices_file import load_choices, save_choices

_DETAILS = "rincian"
_HEADING = "Bagian formulir usulan yang terbuka di komputer ini."


def load_form(path: Path) -> bool:
    """Return whether the second part was open last time. A file that cannot be read counts as none."""
    return load_choices(path, "the parts of the form").get(_DETAILS) is True


def save_form(path: Path, details: bool) -> None:
    """Remember it for the next start. Raises ExternalError if the disk does not let us."""
    save_choices(
        path,
        _HEADING,
        {_DETAILS: details},
        QT_TRANSLATE_NOOP("form", "Bagian formulir yang terbuka tidak dapat diingat ({reason})."),
        QT_TRANSLATE_NOOP("form", "Pilihan ini berlaku sampai ruang ditutup."),
    )
