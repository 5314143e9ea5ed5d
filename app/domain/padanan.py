"""Which words mean the same in a usulan, which say little, and which belong to the name of a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.domain.indonesian import stem, tokens

_COMMON, _PLACE, _SHORT, _DIRECTION, _ORDINARY = "~", "@", "=", "!", "-"
_SHORTEST_MENDED = 7


@dataclass(frozen=True)
class Padanan:
    """The word list of `resources/reference/padanan-kata.txt`.

    `phrases` leads from a phrase of stems to the name of its group, `common` holds stems that hardly
    tell two usulan apart, `ordinary` those that are no names. `place` are the words (unstemmed) that a
    place's name follows, `directions` those that tell two places of one name apart, `short` leads from
    an abbreviation to its word.
    """

    phrases: Mapping[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    common: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def longest(self) -> int:
        """Return of how many words the longest phrase consists."""
        return max((len(phrase) for phrase in self.phrases), default=1)

    def is_known(self, word: str) -> bool:
        """Tell whether a word is of the language, and so no name by itself."""
        root = stem(word)
        return root in self.common or root in self.ordinary or (root,) in self.phrases

    def words(self, text: str) -> list[str]:
        """Cut a text into words: abbreviations written out, misspelt long words mended."""
        return [self._mended(self.short.get(token, token)) for token in tokens(text)]

    def _mended(self, word: str) -> str:
        if len(word) < _SHORTEST_MENDED or word.isdigit():
            return word
        known = self._mends.get(word)
        if known is None:
            near = None if self.is_known(word) or word in self.place else self._nearest(word)
            known = self._mends[word] = near or word
        return known

    def _nearest(self, word: str) -> str | None:
        found = process.extractOne(word, self._spelt, scorer=OSA.distance, score_cutoff=1)
        return found[0] if found and found[0][0] == word[0] else None

    @cached_property
    def _mends(self) -> dict[str, str]:
        return {}

    @cached_property
    def _spelt(self) -> list[str]:
        """The long words of the list as they are spelt."""
        return sorted(self._long)

    _long: frozenset[str] = frozenset()


def parse_padanan(lines: Iterable[str]) -> Padanan:
    """Read the list; what its lines mean stands at its head."""
    phrases: dict[tuple[str, ...], str] = {}
    sets: dict[str, set[str]] = {sign: set() for sign in (_COMMON, _PLACE, _DIRECTION, _ORDINARY)}
    short: dict[str, str] = {}
    long: set[str] = set()
    for line in lines:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        sign = text[0] if text[0] in (*sets, _SHORT) else ""
        entries = [entry for part in text.removeprefix(sign).split(",") if (entry := tokens(part))]
        if sign == _SHORT:
            short |= {entry[0]: entries[0][0] for entry in entries[1:]}
            continue
        long |= {word for entry in entries for word in entry if len(word) >= _SHORTEST_MENDED}
        if sign in (_COMMON, _ORDINARY):
            sets[sign] |= {stem(word) for entry in entries for word in entry}
        elif sign:
            sets[sign] |= {word for entry in entries for word in entry}
        elif entries:
            for entry in entries:
                # The first line that names a phrase keeps it.
                phrases.setdefault(tuple(stem(word) for word in entry), " ".join(entries[0]))
    return Padanan(
        phrases,
        frozenset(sets[_COMMON]),
        frozenset(sets[_ORDINARY]),
        frozenset(sets[_PLACE]),
        frozenset(sets[_DIRECTION]),
        short,
        frozenset(long),
    )
