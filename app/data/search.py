"""From what a person types into the search box to SQL, with every piece of it as a parameter.

All words must match. A word matches as a part of the text (trigram index from three characters
on, LIKE below), as a proposal's number (`PJG-014`, `pjg14`, `014`, `14`) or as a site's letters
(`PJG`). `RW 07`, `RW7` and `RT 3` match the form's field or the same words in the text, whatever
the zeros, and never a longer number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.data.database import Database, Value
from app.data.stored_text import storable

SEARCHED = ("pengusul", "permasalahan", "usulan", "lokasi")
"""The columns that are searched by words; the same as in the index."""

MAX_WORDS = 24
"""More words than this do not narrow a search; SQLite refuses an expression that is too deep."""

_PLACE = re.compile(r"\b(RW|RT)[ .]*0*(\d{1,3})\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:([^\W\d_]+)-?)?0*(\d{1,9})")
_TRIGRAM = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE clause and its parameters."""

    sql: str
    parameters: tuple[Value, ...] = ()


def register_functions(db: Database) -> None:
    """Make known to a connection what the conditions call."""
    db.register_function(mentions_place, deterministic=True)


def mentions_place(text: str, kind: str, number: int) -> bool:
    """Tell whether `text` names this RW or RT."""
    return any(found[1].upper() == kind and int(found[2]) == number for found in _PLACE.finditer(text))


def conditions(text: str) -> tuple[Condition, ...]:
    """Return what a proposal must fulfil to be found by `text`; nothing for an empty text."""
    text = storable(text)
    places = {(found[1].upper(), int(found[2])) for found in _PLACE.finditer(text)}
    words = dict.fromkeys(_PLACE.sub(" ", text).split())
    return (
        *(_place(kind, number) for kind, number in sorted(places)[:MAX_WORDS]),
        *(_word(word) for word in list(words)[:MAX_WORDS]),
    )


def _place(kind: str, number: int) -> Condition:
    # The bars keep an empty field from reaching for a number in the next one.
    named = "'RW ' || rw || '|RT ' || rt || '|' || " + " || '|' || ".join(SEARCHED)
    return Condition(f"mentions_place({named}, ?, ?)", (kind, number))


def _word(word: str) -> Condition:
    pieces = [Condition("short = ? COLLATE NOCASE", (word,)), Condition("number = ? COLLATE NOCASE", (word,))]
    number = _NUMBER.fullmatch(word)
    if number and number[1]:
        pieces.append(Condition("(short = ? COLLATE NOCASE AND sequence = ?)", (number[1], int(number[2]))))
    elif number:
        pieces.append(Condition("sequence = ?", (int(number[2]),)))
    pieces.append(_indexed(word) if len(word) >= _TRIGRAM else _short(word))
    sql = " OR ".join(piece.sql for piece in pieces)
    return Condition(f"({sql})", tuple(value for piece in pieces for value in piece.parameters))


def _indexed(word: str) -> Condition:
    phrase = '"' + word.replace('"', '""') + '"'
    return Condition("position IN (SELECT rowid FROM proposal_fts WHERE proposal_fts MATCH ?)", (phrase,))


def _short(word: str) -> Condition:
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    sql = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in SEARCHED)
    return Condition(f"({sql})", (pattern,) * len(SEARCHED))
