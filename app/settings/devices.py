"""The sound devices of this computer, chosen by name: no matter of the session, which moves between computers."""

from __future__ import annotations

from pathlib import Path

from app.domain.sound import ChosenDevices
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.choices_file import load_choices, save_choices, text_choice

_ROOM, _CUE = "ruang", "headphone"
_HEADING = "Perangkat suara komputer ini, dipilih di halaman Suara. Kosong: perangkat bawaan, atau tanpa headphone."


def load_devices(path: Path) -> ChosenDevices:
    """Return what was chosen last time. A file that cannot be read counts as none: the session has to begin."""
    found = load_choices(path, "the chosen sound devices")
    return ChosenDevices(text_choice(found, _ROOM), text_choice(found, _CUE))


def save_devices(path: Path, chosen: ChosenDevices) -> None:
    """Remember the choice for the next start. Raises ExternalError if the disk does not let us."""
    save_choices(
        path,
        _HEADING,
        {_ROOM: chosen.room, _CUE: chosen.cue},
        QT_TRANSLATE_NOOP("sound_file", "Pilihan perangkat tidak dapat disimpan ({reason})."),
        QT_TRANSLATE_NOOP("sound_file", "Pilihan ini berlaku sampai ruang ditutup."),
    )
