"""From what a person types into the search box to SQL, with every piece of it as a parameter.

All words must match. A word matches as a part of the text (trigram index from three characters
on, LIKE below), as a proposal's number (`PJG-014`, `pjg14`, `014`, `14`) or as a site's letters
(`PJG`). `RW 07`, `RW7` and `RT 3` match the form's field or the same words in the text, whatever
the zeros, and never a longer number; `RW` alone says nothing yet. Only if nothing is found so,
words may be misspelt.

What the index answers alone becomes one expression of it, whose rows come in their order: the
newest few hundred of many thousands are found without looking at the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.data.database import Database, Value
from app.data.search_index import SEARCHED
from app.data.stored_text import storable

_COLUMNS = tuple(f"proposal.{column}" for column in SEARCHED)

MAX_WORDS = 24
"""More words than this do not narrow a search; SQLite refuses an expression that is too deep."""

_PLACE = re.compile(r"\b(RW|RT)[ .]*0*(\d{1,3})\b", re.IGNORECASE)
_BEGUN = re.compile(r"(RW|RT)[.:]?", re.IGNORECASE)
"""On the way to a place."""

_NUMBER = re.compile(r"(?:([^\W\d_]+)-?)?0*(\d{1,9})")
_TRIGRAM = 3
_LONGEST_NUMBER = 10
_OF_ROW = "SELECT position FROM proposal WHERE"

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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a proposal must fulfil: an expression of the full-text index, empty for none, and more conditions."""

    match: str = ""
    conditions: tuple[Condition, ...] = ()


def wanted(db: Database, text: str, near: Near | None = None) -> Wanted:
    """Return what a proposal must fulfil to be found by `text`; nothing for an empty text.

    `near` names the words that a misspelt one may stand for; they count as well as the word itself.
    """
    text = storable(text)
    # `RW 0` is on the way to `RW 07`.
    places = {(found[1].upper(), int(found[2])) for found in _PLACE.finditer(text) if int(found[2])}
    words = [word for word in dict.fromkeys(_PLACE.sub(" ", text).split()) if not _BEGUN.fullmatch(word)]
    phrases: list[str] = []
    others: list[tuple[Sequence[str], Sequence[Condition]]] = []
    for word in words[:MAX_WORDS]:
        spellings = (word, *(near(word) if near else ()))
        numbers = [piece for piece in _numbers(word) if _is_found(db, piece)]
        if numbers or min(map(len, spellings)) < _TRIGRAM:
            others.append((spellings, numbers))
        else:
            phrases.append(f"({' OR '.join(map(_phrase, spellings))})")
    # Asked of the index, a row that does not fit is never read; without the plus the index is searched for each.
    row = "+proposal_fts.rowid" if phrases else "position"
    conditions = [_place(row, kind, number) for kind, number in sorted(places)[:MAX_WORDS]]
    conditions += [_word(row, spellings, numbers) for spellings, numbers in others]
    return Wanted(" AND ".join(phrases), tuple(conditions))


def _place(of_row: str, kind: str, number: int) -> Condition:
    # Found by what an index knows, then looked at exactly. The bars keep an empty field from reaching for a
    # number in the next one.
    spellings = [f"{zeros}{number}" for zeros in ("", "0", "00")]
    fields = [*spellings, *(f"{kind}{gap}{spelling}" for gap in ("", " ", ".", ". ") for spelling in spellings)]
    phrases = " OR ".join(_phrase(field) for field in fields if field.startswith(kind))
    marks = ", ".join("?" * len(fields))
    in_field = f"{kind} COLLATE NOCASE IN ({marks})"
    if kind == "RT":
        # In the index behind the RW.
        in_field = f"rw COLLATE NOCASE IN ({_known('rw')}) AND {in_field}"
    named = "'RW ' || rw || '|RT ' || rt || '|' || " + " || '|' || ".join(_COLUMNS)
    return Condition(
        f"{of_row} IN (SELECT position FROM proposal WHERE {in_field}"
        f" UNION SELECT rowid FROM proposal_fts WHERE proposal_fts MATCH ?) AND mentions_place({named}, ?, ?)",
        (*fields, phrases, kind, number),
    )


def _known(column: str) -> str:
    """Return a query of the values that a column has, which jumps from one to the next by the index it begins."""
    next_one = f"SELECT {column} FROM proposal {{}} ORDER BY {column} COLLATE NOCASE LIMIT 1"
    later = next_one.format(f"WHERE {column} COLLATE NOCASE > known.value")
    return (
        f"WITH RECURSIVE known (value) AS (SELECT ({next_one.format('')}) UNION ALL SELECT ({later}) FROM known "
        "WHERE known.value IS NOT NULL) SELECT value FROM known WHERE value IS NOT NULL"
    )


def _numbers(word: str) -> list[Condition]:
    """Return the ways in which a word can be a proposal's number or its site's letters."""
    pieces = [Condition(f"{_OF_ROW} short = ? COLLATE NOCASE", (word,))]
    letters, dash, digits = word.rpartition("-")
    if dash and digits.isascii() and digits.isdigit() and len(digits) < _LONGEST_NUMBER:
        # A site's letters may hold digits themselves, and then no dash can be left out.
        pieces.append(Condition(f"{_OF_ROW} short = ? COLLATE NOCASE AND sequence = ?", (letters, int(digits))))
    number = _NUMBER.fullmatch(word)
    if number and number[1]:
        pieces.append(Condition(f"{_OF_ROW} short = ? COLLATE NOCASE AND sequence = ?", (number[1], int(number[2]))))
    elif number:
        # In the index behind the letters.
        of_any = f"short COLLATE NOCASE IN ({_known('short')}) AND sequence = ?"
        pieces.append(Condition(f"{_OF_ROW} {of_any}", (int(number[2]),)))
    return pieces


def _is_found(db: Database, piece: Condition) -> bool:
    return db.execute(f"{piece.sql} LIMIT 1", piece.parameters).fetchone() is not None


def _word(of_row: str, spellings: Sequence[str], numbers: Sequence[Condition]) -> Condition:
    pieces = [*numbers, *(_indexed(part) for part in spellings if len(part) >= _TRIGRAM)]
    parts = [_short(part) for part in spellings if len(part) < _TRIGRAM]
    if pieces:
        found = " UNION ".join(piece.sql for piece in pieces)
        values = tuple(value for piece in pieces for value in piece.parameters)
        parts.insert(0, Condition(f"{of_row} IN ({found})", values))
    return Condition(
        f"({' OR '.join(part.sql for part in parts)})", tuple(v for part in parts for v in part.parameters)
    )


def _indexed(word: str) -> Condition:
    return Condition("SELECT rowid FROM proposal_fts WHERE proposal_fts MATCH ?", (_phrase(word),))


def _phrase(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _short(word: str) -> Condition:
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    sql = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in _COLUMNS)
    return Condition(f"({sql})", (pattern,) * len(_COLUMNS))
