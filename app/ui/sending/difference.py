"""What two texts have in common and where they differ, word by word. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `is_own` where the other text does not have it."""

    text: str
    is_own: bool


def pieces(text: str, other: str) -> tuple[Piece, ...]:
    """Return `text` in stretches, those marked that `other` does not have at that place."""
    own, theirs = _WORDS.findall(text), _WORDS.findall(other)
    found: list[Piece] = []
    # Without its guess at words that say nothing: in a short text every word says something.
    for kind, start, end, _, _ in SequenceMatcher(None, own, theirs, autojunk=False).get_opcodes():
        stretch = "".join(own[start:end])
        if stretch:
            found.append(Piece(stretch, kind != "equal"))
    return tuple(found)
