"""Which panels of the console stand in windows of their own on this computer, and where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.choices_file import load_choices, save_choices

Place = tuple[int, int, int, int]
"""Left, top, width and height in logical pixels of the desktop."""

_HEADING = "Panel konsol yang dilepas ke jendela sendiri di komputer ini: kiri, atas, lebar, tinggi."


def load_panels(path: Path) -> dict[str, Place]:
    """Return the panels that stood in windows of their own. A file that cannot be read counts as none."""
    places: dict[str, Place] = {}
    for name, numbers in load_choices(path, "the places of the panels").items():
        if isinstance(numbers, list) and len(numbers) == 4 and all(type(number) is int for number in numbers):
            left, top, width, height = numbers
            places[name] = (left, top, width, height)
    return places


def save_panels(path: Path, places: Mapping[str, Place]) -> None:
    """Remember the places for the next start. Raises ExternalError if the disk does not let us."""
    save_choices(
        path,
        _HEADING,
        {name: list(place) for name, place in sorted(places.items())},
        QT_TRANSLATE_NOOP("panels", "Susunan panel tidak dapat disimpan ({reason})."),
        QT_TRANSLATE_NOOP("panels", "Susunan ini berlaku sampai ruang ditutup."),
    )
