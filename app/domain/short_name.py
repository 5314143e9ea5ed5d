"""The three letters that stand before the number of a proposal: PJG-014."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from string import ascii_uppercase


def short_name(name: str, taken: Collection[str]) -> str:
    """Derive three letters from a site's name: its first letter and the next consonants that are still free.

    Never returns one of `taken`, as long as fewer than 676 are.
    """
    return next(candidate for candidate in _short_names(name) if candidate not in taken)


def all_short_names(sites: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the letters of every site, given as (name, letters that were written down, "" for none).

    What was written down stands, also twice; derived ones give way to it, in the order of the roster.
    """
    entries = list(sites)
    taken = {written for _, written in entries if written}
    found: list[str] = []
    for name, written in entries:
        letters = written or short_name(name, taken)
        taken.add(letters)
        found.append(letters)
    return tuple(found)


def _short_names(name: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", name).upper()
    letters = [character for character in plain if character in ascii_uppercase] or ["X"]
    first, rest = letters[0], letters[1:]
    consonants = [letter for letter in rest if letter not in "AEIOU"]
    for pool in (consonants, rest):
        for second, third in itertools.combinations(pool, 2):
            yield first + second + third
    for second, third in itertools.product(ascii_uppercase, repeat=2):
        yield first + second + third
