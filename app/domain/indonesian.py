"""Words of Indonesian as officials and neighbours write them: cut out, spelled one way, stemmed.

The stemmer is Snowball's for Indonesian (Tala 2003). It cuts some words too short, but the same
way each time, and only that counts here: stems are compared, never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol, cast

import snowballstemmer  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

_TOKEN = re.compile(r"[a-z]+|\d+")
_ROMAN: Mapping[str, str] = MappingProxyType(
    {
        "ii": "2",
        "iii": "3",
        "iv": "4",
        "v": "5",
        "vi": "6",
        "vii": "7",
        "viii": "8",
        "ix": "9",
        "x": "10",
        "xi": "11",
        "xii": "12",
        "xiii": "13",
        "xiv": "14",
        "xv": "15",
        "xvi": "16",
        "xvii": "17",
        "xviii": "18",
        "xix": "19",
        "xx": "20",
    }
)
"""`I` alone is left out: it is as often a letter of a block."""

_LONGEST_REMEMBERED = 50_000


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's name


_INDONESIAN = cast("_Stemmer", snowballstemmer.stemmer("indonesian"))  # pyright: ignore[reportUnknownMemberType]


def tokens(text: str) -> list[str]:
    """Return words and numbers in their order: lower case, no accents, `RT02` cut in two, `IV` as `4`, `007` as `7`."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    found = _TOKEN.findall(plain)
    return [_number(token) if token.isdigit() else _ROMAN.get(token, token) for token in found]


@lru_cache(maxsize=_LONGEST_REMEMBERED)
def stem(word: str) -> str:
    """Return what a word has in common with its relatives; numbers and words of three letters stay as they are."""
    return word if len(word) <= 3 or word.isdigit() else _INDONESIAN.stemWord(word)


def _number(token: str) -> str:
    return token.lstrip("0") or "0"
