"""Which known words a misspelt one may stand for: one rule wherever somebody searches."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Shorter words differ by one letter from too many others."""

_LONG = 7


def near_words(word: str, known: Collection[str], limit: int) -> list[str]:
    """Return the words that differ from `word` by one slip, or by two from seven letters on; the nearest first.

    A slip is a letter too many, too few, another one, or two that changed places.
    """
    if len(word) < SHORTEST:
        return []
    allowed: int = 2 if len(word) >= _LONG else 1
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=allowed, limit=limit)
    return [near for near, _, _ in found]
