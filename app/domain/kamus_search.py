"""Finding lines of the kamus by words, as they are typed: beginnings, parts, and words with a slip in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.kamus import KamusWork
from app.domain.spelling import near_words

_WORD = re.compile(r"\w+")
_BEGINS, _CONTAINS, _SLIPS = 3, 2, 1


class KamusFinder:
    """The words of a kamus, made once. Answers within a key stroke: some hundred lines have some thousand words."""

    def __init__(self, works: Iterable[KamusWork]) -> None:
        self._works = tuple(works)
        self._names = [_words(f"{work.kode} {work.nama}") for work in self._works]
        self._others = [_words(f"{work.isu} {work.description} {work.bidang}") for work in self._works]
        self._vocabulary = sorted({word for words in (*self._names, *self._others) for word in words})

    def find(self, text: str, limit: int = 8) -> tuple[KamusWork, ...]:
        """Return the lines that have every word of `text`, the best first. Nothing typed finds the first lines.

        A word of the name counts twice as much as one of isu or description; a word that stands nowhere counts
        as the nearest one that does.
        """
        asked = [self._meant(word) for word in _words(text)]
        scored: list[tuple[int, int, KamusWork]] = []
        for place, work in enumerate(self._works):
            total = 0
            for word, slips in asked:
                worth = max(2 * _worth(word, self._names[place]), _worth(word, self._others[place]))
                if not worth:
                    break
                total += _SLIPS if slips else worth
            else:
                scored.append((-total, place, work))
        return tuple(work for _, _, work in sorted(scored, key=lambda found: found[:2])[:limit])

    def _meant(self, word: str) -> tuple[str, bool]:
        """Return the word, or the nearest one if it stands nowhere, and whether it is another."""
        if any(word in known for known in self._vocabulary):
            return word, False
        near = near_words(word, self._vocabulary, 1)
        return (near[0], True) if near else (word, False)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _worth(word: str, words: Iterable[str]) -> int:
    worth = 0
    for known in words:
        if known.startswith(word):
            return _BEGINS
        if word in known:
            worth = _CONTAINS
    return worth
