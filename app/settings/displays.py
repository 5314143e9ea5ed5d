"""Which screen of this computer is the wall, by the name the window system gives it."""

from __future__ import annotations

import logging
import tomllib
from pathlib import Path

import tomlkit

from app.domain.errors import ExternalError
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)

_WALL = "layar_besar"
_HEADING = "Layar komputer ini yang menjadi layar besar, dipilih di halaman Pilih layar. Kosong: dipilih otomatis."


def load_wall_screen(path: Path) -> str:
    """Return the name that was chosen last time, empty if none was. A file that cannot be read counts as none."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        logger.warning("the chosen screen cannot be read: %s", error)
        return ""
    name = found.get(_WALL)
    return name if isinstance(name, str) else ""


def save_wall_screen(path: Path, name: str) -> None:
    """Remember the choice for the next start. Raises ExternalError if the disk does not let us."""
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEADING))
    document.add(_WALL, tomlkit.string(name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise ExternalError(
            QT_TRANSLATE_NOOP("displays", "Pilihan layar tidak dapat disimpan ({reason}).").format(
                reason=error.strerror or type(error).__name__
            ),
            QT_TRANSLATE_NOOP("displays", "Pilihan ini berlaku sampai ruang ditutup."),
        ) from error
