"""From what a person types into the search box to SQL, with every piece of it as a parameter.

All words must match. A word matches as a part of the text (trigram index from three characters
on, LIKE below), as a proposal's number (`PJG-014`, `pjg14`, `014`, `14`) or as a site's letters
(`PJG`). `RW 07`, `RW7` and `RT 3` match the form's field or the same words in the text, whatever
the zeros, and never a longer number. Only if nothing is found so, words may be misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.data.database import Database, Value
from app.data.stored_text import storable

SEARCHED = ("pengusul", "permasalahan", "usulan", "lokasi", "lokasi_detail", "jenis_pekerjaan", "asal_id")
"""The columns that are searched by words; the same as in the index."""

MAX_WORDS = 24
"""More words than this do not narrow a search; SQLite refuses an expression that is too deep."""

_PLACE = re.compile(r"\b(RW|RT)[ .]*0*(\d{1,3})\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:([^\W\d_]+)-?)?0*(\d{1,9})")
_TRIGRAM = 3
_LONGEST_NUMBER = 10

Near = Callable[[str], Sequence[str]]


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


def conditions(text: str, near: Near | None = None) -> tuple[Condition, ...]:
    """Return what a proposal must fulfil to be found by `text`; nothing for an empty text.

    `near` names the words that a misspelt one may stand for; they count as well as the word itself.
    """
    text = storable(text)
    places = {(found[1].upper(), int(found[2])) for found in _PLACE.finditer(text)}
    words = dict.fromkeys(_PLACE.sub(" ", text).split())
    return (
        *(_place(kind, number) for kind, number in sorted(places)[:MAX_WORDS]),
        *(_word(word, near(word) if near else ()) for word in list(words)[:MAX_WORDS]),
    )


def _place(kind: str, number: int) -> Condition:
    # Found by what an index knows, then looked at exactly. The bars keep an empty field from reaching for a
    # number in the next one.
    spellings = [f"{zeros}{number}" for zeros in ("", "0", "00")]
    fields = [*spellings, *(f"{kind}{gap}{spelling}" for gap in ("", " ", ".", ". ") for spelling in spellings)]
    phrases = " OR ".join(_phrase(field) for field in fields if field.startswith(kind))
    column = kind.lower()
    marks = ", ".join("?" * len(fields))
    named = "'RW ' || rw || '|RT ' || rt || '|' || " + " || '|' || ".join(SEARCHED)
    return Condition(
        f"position IN (SELECT position FROM proposal WHERE {column} COLLATE NOCASE IN ({marks})"
        f" UNION SELECT rowid FROM proposal_fts WHERE proposal_fts MATCH ?) AND mentions_place({named}, ?, ?)",
        (*fields, phrases, kind, number),
    )


def _word(word: str, near: Sequence[str]) -> Condition:
    of_row = "SELECT position FROM proposal WHERE"
    pieces = [Condition(f"{of_row} short = ? COLLATE NOCASE", (word,))]
    letters, dash, digits = word.rpartition("-")
    if dash and digits.isascii() and digits.isdigit() and len(digits) < _LONGEST_NUMBER:
        # A site's letters may hold digits themselves, and then no dash can be left out.
        pieces.append(Condition(f"{of_row} short = ? COLLATE NOCASE AND sequence = ?", (letters, int(digits))))
    number = _NUMBER.fullmatch(word)
    if number and number[1]:
        pieces.append(Condition(f"{of_row} short = ? COLLATE NOCASE AND sequence = ?", (number[1], int(number[2]))))
    elif number:
        pieces.append(Condition(f"{of_row} sequence = ?", (int(number[2]),)))
    pieces += [_indexed(part) for part in (word, *near) if len(part) >= _TRIGRAM]
    found = " UNION ".join(piece.sql for piece in pieces)
    parts = [Condition(f"position IN ({found})", tuple(value for piece in pieces for value in piece.parameters))]
    parts += [_short(part) for part in (word, *near) if len(part) < _TRIGRAM]
    return Condition(
        f"({' OR '.join(part.sql for part in parts)})", tuple(v for part in parts for v in part.parameters)
    )


def _indexed(word: str) -> Condition:
    return Condition("SELECT rowid FROM proposal_fts WHERE proposal_fts MATCH ?", (_phrase(word),))


def _phrase(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _short(word: str) -> Condition:
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    sql = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in SEARCHED)
    return Condition(f"({sql})", (pattern,) * len(SEARCHED))
