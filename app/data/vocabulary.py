"""The words that occur in the proposals, to find what a misspelt one may stand for.

SQLite's trigram index finds parts of words but no wrong letters, and the module that does
(spellfix1) is in no wheel.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.data.changes import PIECE, Changes
from app.data.database import Database, Row
from app.data.search_index import SEARCHED
from app.domain.indonesian import tokens
from app.domain.spelling import SHORTEST, near_words

_MOST = 4


class Vocabulary:
    """Grows with the proposals and forgets nothing. Runs on: the store's reading thread."""

    def __init__(self) -> None:
        self._words: dict[str, None] = {}
        self._changes = Changes(SEARCHED)

    def catch_up(self, db: Database) -> None:
        """Take in what was saved since the last time."""
        self._take_in(self._changes.since(db))

    def warm(self, db: Database) -> bool:
        """Take in a few of what was saved before anybody searched; tell whether that was all."""
        rows = self._changes.piece(db, PIECE)
        self._take_in(rows or ())
        return rows is None

    def _take_in(self, rows: Sequence[Row]) -> None:
        for row in rows:
            text = " ".join(row[column] for column in SEARCHED)
            self._words.update(dict.fromkeys(word for word in tokens(text) if len(word) >= SHORTEST))

    def near(self, word: str) -> list[str]:
        """Return the words that differ from `word` by one letter, or by two if it is long; the nearest first."""
        return near_words("".join(tokens(word)), self._words.keys(), _MOST)
