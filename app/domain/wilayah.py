"""Kecamatan and kelurahan of a city. The code is the key: names are written in more than one way.

The official list joins words ("Arenjaya", "Medansatria"), the city itself writes them apart
("Aren Jaya", "Medan Satria"); both are found.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_RANK = re.compile(r"^(?:kelurahan|kel\.?|desa|kecamatan|kec\.?)\s+", re.IGNORECASE)
_CLOSE = 0.75
"""Two wrong letters in a name of ten are still taken for that name."""


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A kecamatan by its Kemendagri code, such as 32.75.06; `name` as the city writes it."""

    code: str
    name: str
    official_name: str


@dataclass(frozen=True, slots=True)
class Kelurahan:
    """A kelurahan by its Kemendagri code, such as 32.75.06.1003; `name` as the city writes it.

    `place_in_2018` is its place in the city-wide session of 23 January 2018, None if it took no part.
    """

    code: str
    name: str
    official_name: str
    kecamatan: Kecamatan
    place_in_2018: int | None = None


class Wilayah:
    """All kelurahan of a city, in the order of their codes."""

    def __init__(self, kelurahan: Iterable[Kelurahan]) -> None:
        self._kelurahan = tuple(sorted(kelurahan, key=lambda one: one.code))
        self._by_code = {one.code: one for one in self._kelurahan}

    @property
    def kelurahan(self) -> tuple[Kelurahan, ...]:
        """Return every kelurahan."""
        return self._kelurahan

    @property
    def kecamatan(self) -> tuple[Kecamatan, ...]:
        """Return every kecamatan."""
        return tuple(dict.fromkeys(one.kecamatan for one in self._kelurahan))

    def with_code(self, code: str) -> Kelurahan | None:
        """Return the kelurahan with this code, or None."""
        return self._by_code.get(code.strip())

    def of_kecamatan(self, code: str) -> tuple[Kelurahan, ...]:
        """Return the kelurahan of one kecamatan."""
        return tuple(one for one in self._kelurahan if one.kecamatan.code == code)

    def one_of_each(self) -> tuple[Kelurahan, ...]:
        """Return one kelurahan of every kecamatan: the twelve of 23 January 2018 in their order."""
        first: dict[str, Kelurahan] = {}
        for one in sorted(self._kelurahan, key=_order_in_2018):
            first.setdefault(one.kecamatan.code, one)
        return tuple(first.values())

    def named(self, text: str) -> Kelurahan | None:
        """Return the one kelurahan that is meant by a code or a name in any spelling, None if it is not clear."""
        if exact := self.with_code(text):
            return exact
        wanted = folded(text)
        found = [one for one in self._kelurahan if wanted in _names(one)]
        return found[0] if len(found) == 1 else None

    def find(self, text: str) -> tuple[Kelurahan, ...]:
        """Return what a search box should show for `text`, the best first; everything for an empty text.

        Looks at names, kecamatan and codes; forgives a wrong letter where nothing fits letter by letter.
        """
        wanted = folded(text)
        if not wanted:
            return self._kelurahan
        ranked = [(rank, one) for one in self._kelurahan if (rank := _rank(one, wanted, text.strip())) is not None]
        if ranked:
            return tuple(one for _, one in sorted(ranked, key=lambda pair: (pair[0], pair[1].code)))
        names = {name: one for one in self._kelurahan for name in _names(one)}
        close = difflib.get_close_matches(wanted, names, n=6, cutoff=_CLOSE)
        return tuple(dict.fromkeys(names[name] for name in close))


def folded(text: str) -> str:
    """Return a name without rank, blanks, case and accents: two spellings of one name give the same."""
    plain = unicodedata.normalize("NFKD", _RANK.sub("", text.strip())).lower()
    return "".join(character for character in plain if character.isalnum() and character.isascii())


def _names(one: Kelurahan) -> tuple[str, ...]:
    return tuple(dict.fromkeys((folded(one.name), folded(one.official_name))))


def _rank(one: Kelurahan, wanted: str, text: str) -> int | None:
    names = _names(one)
    if wanted in names or one.code == text:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(wanted in name for name in names):
        return 2
    kecamatan = one.kecamatan
    if wanted in folded(kecamatan.name) or wanted in folded(kecamatan.official_name):
        return 3
    return 4 if one.code.startswith(text) else None


def _order_in_2018(one: Kelurahan) -> tuple[bool, int, str]:
    return one.place_in_2018 is None, one.place_in_2018 or 0, one.code
