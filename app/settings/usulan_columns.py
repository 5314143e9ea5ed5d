"""What the columns of lists were said to be for on this computer, by the lists' titles."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.domain.proposal import Field
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import Purpose, Use
from app.settings.choices_file import load_choices, save_choices

_HEADING = "Arti kolom daftar usulan yang pernah diambil di komputer ini, menurut judul-judul kolomnya."
_MOST = 200


class UsulanColumnsFile:
    """Remembers them in a small TOML file. A file that cannot be read counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, key: str) -> tuple[Use | None, ...] | None:
        """Return what was said last, None for titles that are new or were said in words no longer known."""
        words = self._all().get(_mark(key))
        if words is None:
            return None
        try:
            return tuple(_use(word) for word in words)
        except ValueError:
            return None

    def remember(self, key: str, uses: tuple[Use | None, ...]) -> None:
        """Keep what was said, the newest last. Raises ExternalError if the disk does not let us."""
        known = self._all()
        known.pop(_mark(key), None)
        kept = dict(list(known.items())[-(_MOST - 1) :])
        kept[_mark(key)] = [use.value if use else "" for use in uses]
        save_choices(
            self._path,
            _HEADING,
            kept,
            QT_TRANSLATE_NOOP("usulan_file", "Arti kolom tidak dapat diingat ({reason})."),
            QT_TRANSLATE_NOOP("usulan_file", "Daftar tetap dapat diambil; pilih lagi kolomnya lain kali."),
        )

    def _all(self) -> dict[str, list[str]]:
        choices = load_choices(self._path, "what columns are for")
        return {name: [str(word) for word in words] for name, words in choices.items() if isinstance(words, list)}


def _mark(key: str) -> str:
    # Titles may be long and many; a TOML key should not be.
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]


def _use(word: str) -> Use | None:
    if not word:
        return None
    return Field(word) if word in set(Field) else Purpose(word)
