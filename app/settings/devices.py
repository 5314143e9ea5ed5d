"""The sound devices of this computer, chosen by name: no matter of the session, which moves between computers."""

from __future__ import annotations

import logging
import tomllib
from pathlib import Path

import tomlkit

from app.domain.errors import ExternalError
from app.domain.sound import ChosenDevices
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)

_ROOM, _CUE = "ruang", "headphone"
_HEADING = "Perangkat suara komputer ini, dipilih di halaman Suara. Kosong: perangkat bawaan, atau tanpa headphone."


def load_devices(path: Path) -> ChosenDevices:
    """Return what was chosen last time. A file that cannot be read counts as none: the session has to begin."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ChosenDevices()
    except (OSError, ValueError) as error:
        logger.warning("the chosen sound devices cannot be read: %s", error)
        return ChosenDevices()
    room, cue = found.get(_ROOM), found.get(_CUE)
    return ChosenDevices(room if isinstance(room, str) else "", cue if isinstance(cue, str) else "")


def save_devices(path: Path, chosen: ChosenDevices) -> None:
    """Remember the choice for the next start. Raises ExternalError if the disk does not let us."""
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEADING))
    document.add(_ROOM, tomlkit.string(chosen.room))
    document.add(_CUE, tomlkit.string(chosen.cue))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise ExternalError(
            QT_TRANSLATE_NOOP("sound_file", "Pilihan perangkat tidak dapat disimpan ({reason}).").format(
                reason=error.strerror or type(error).__name__
            ),
            QT_TRANSLATE_NOOP("sound_file", "Pilihan ini berlaku sampai ruang ditutup."),
        ) from error
