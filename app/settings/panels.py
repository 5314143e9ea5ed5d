"""Which panels of the console stand in windows of their own on this computer, and where."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomlkit

from app.domain.errors import ExternalError
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.replacing import replace_file

logger = logging.getLogger(__name__)

Place = tuple[int, int, int, int]
"""Left, top, width and height in logical pixels of the desktop."""

_HEADING = "Panel konsol yang dilepas ke jendela sendiri di komputer ini: kiri, atas, lebar, tinggi."


def load_panels(path: Path) -> dict[str, Place]:
    """Return the panels that stood in windows of their own. A file that cannot be read counts as none."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        logger.warning("the places of the panels cannot be read: %s", error)
        return {}
    places: dict[str, Place] = {}
    for name, numbers in found.items():
        if isinstance(numbers, list) and len(numbers) == 4 and all(type(number) is int for number in numbers):
            left, top, width, height = numbers
            places[name] = (left, top, width, height)
    return places


def save_panels(path: Path, places: Mapping[str, Place]) -> None:
    """Remember the places for the next start. Raises ExternalError if the disk does not let us."""
    document = tomlkit.document()
    document.add(tomlkit.comment(_HEADING))
    for name, place in sorted(places.items()):
        document.add(name, tomlkit.item(list(place)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise ExternalError(
            QT_TRANSLATE_NOOP("panels", "Susunan panel tidak dapat disimpan ({reason}).").format(
                reason=error.strerror or type(error).__name__
            ),
            QT_TRANSLATE_NOOP("panels", "Susunan ini berlaku sampai ruang ditutup."),
        ) from error
