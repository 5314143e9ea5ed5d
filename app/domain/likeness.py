"""Whether two usulan ask for the same thing at the same place, from their words alone.

What is asked for and where are compared apart: neighbours ask for the same drain in twenty streets,
and one street asks for drain and lamp. Words of one meaning count as one word (`padanan`), a
misspelt word counts as the nearest one, a name that neither has says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from math import exp
from types import MappingProxyType

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from app.domain.indonesian import stem, tokens
from app.domain.padanan import Padanan

_RW = re.compile(r"\brw[ .:]*0*(\d{1,3})", re.IGNORECASE)
_RT = re.compile(r"\brt[ .:]*0*(\d{1,3})", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:rt|rw)[ .:]*0*(\d{1,3}) ?/ ?(?:rw)?[ .:]*0*(\d{1,3})", re.IGNORECASE)
_BREAK = re.compile(r"[,;:()\n/]+|(?<=\w{4})\.(?:\s|$)")
"""A full stop after three letters or less belongs to an abbreviation: `Jl. Kusuma`."""

_ALIKE = 0.9
"""Names this near in spelling are one name: `Kusuma` and `Kusumah`, not `Mawar` and `Melur`."""

_COMMON_WEIGHT = 0.15
_UNKNOWN_WEIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Place:
    """Where a usulan is: numbers of RW and RT without zeros, names, and the numbers that belong to names."""

    rw: frozenset[str] = frozenset()
    rt: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Need:
    """What is asked for: groups of words of one meaning, and how much each one tells."""

    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A usulan as it is compared."""

    need: Need
    place: Place
    kamus: str = ""


def sketch(
    padanan: Padanan,
    usulan: str,
    permasalahan: str = "",
    lokasi: str = "",
    rw: str = "",
    rt: str = "",
    kamus: str = "",
    known_names: Container[str] = (),
) -> Sketch:
    """Take a usulan apart into what and where. `known_names` are those of the site's places, known from elsewhere."""
    whole = " . ".join((usulan, permasalahan, lokasi))
    names: set[str] = set()
    numbers: set[str] = set()
    left: list[tuple[list[str], float]] = []
    for text, share, is_place in ((usulan, 1.0, False), (permasalahan, 0.5, False), (lokasi, 0.5, True)):
        bare = _RT.sub(" ", _RW.sub(" ", _BOTH.sub(" ", text)))
        for part in _BREAK.split(bare):
            words = padanan.words(part)
            left.append((_take_names(padanan, words, known_names, names, numbers, is_place=is_place), share))
    weights: dict[str, float] = {}
    for words, share in left:
        # A name is a name also where nothing before it says so.
        _take_need(padanan, [word for word in words if word not in names], weights, share)
    return Sketch(
        Need(weights),
        Place(_found(_RW, 1, whole, rw), _found(_RT, 0, whole, rt), frozenset(names), frozenset(numbers)),
        kamus,
    )


def _found(pattern: re.Pattern[str], place_in_both: int, text: str, field: str) -> frozenset[str]:
    given = {token for token in tokens(field) if token.isdigit()}
    if given:
        return frozenset(given)
    both = {found[1 + place_in_both].lstrip("0") or "0" for found in _BOTH.finditer(text)}
    return frozenset(both or {found[1].lstrip("0") or "0" for found in pattern.finditer(text)})


def _take_names(
    padanan: Padanan,
    words: list[str],
    known_names: Container[str],
    names: set[str],
    numbers: set[str],
    *,
    is_place: bool,
) -> list[str]:
    """Note names and what is numbered about them; return the words that are left."""
    left: list[str] = []
    after = is_named = False
    for index, word in enumerate(words):
        follows = after or (is_place and not left)
        if word in padanan.place and _is_followed_by_name(padanan, words, index):
            after, is_named = True, False
        elif follows and (word.isdigit() or len(word) == 1 or (is_named and word in padanan.directions)):
            numbers.add("1" if word == "i" else word)
        elif (follows or word in known_names) and not padanan.is_known(word):
            names.add(word)
            after = is_named = True
        else:
            after = is_named = False
            left.append(word)
    return left


def _is_followed_by_name(padanan: Padanan, words: list[str], index: int) -> bool:
    following = words[index + 1 : index + 2]
    return any(
        word.isdigit() or len(word) == 1 or word in padanan.place or not padanan.is_known(word) for word in following
    )


def _take_need(padanan: Padanan, words: list[str], weights: dict[str, float], share: float) -> None:
    roots = [stem(word) for word in words]
    index = 0
    while index < len(roots):
        for length in range(min(padanan.longest, len(roots) - index), 0, -1):
            group = padanan.phrases.get(tuple(roots[index : index + length]))
            if group is not None:
                _weigh(weights, group, share)
                index += length
                break
        else:
            root = roots[index]
            index += 1
            if len(root) > 1 and not root.isdigit():
                _weigh(weights, root, share * (_COMMON_WEIGHT if root in padanan.common else _UNKNOWN_WEIGHT))


def _weigh(weights: dict[str, float], group: str, weight: float) -> None:
    weights[group] = max(weights.get(group, 0.0), weight)


@dataclass(frozen=True, slots=True)
class Features:
    """What two usulan have in common and what keeps them apart, each 0..1."""

    need: float
    contained: float
    head: float
    names: float
    names_differ: float
    numbers: float
    numbers_differ: float
    rw: float
    rw_differ: float
    rt: float
    rt_differ: float
    kamus: float


def features(one: Sketch, other: Sketch) -> Features:
    """Compare two sketches."""
    common, least, most = _overlap(one.need.weights, other.need.weights)
    here, there = one.place, other.place
    unshared = _unmatched(here.names, there.names), _unmatched(there.names, here.names)
    named = min(len(here.names), len(there.names))
    return Features(
        need=common / most if most else 0.0,
        contained=common / least if least else 0.0,
        head=_head(one.need.weights, other.need.weights),
        names=(named - min(unshared)) / named if named else 0.0,
        names_differ=float(min(unshared) > 0),
        # The fourth lane of one name and of another have nothing in common.
        numbers=float(bool(here.numbers & there.numbers) and min(unshared) == 0),
        numbers_differ=float(bool(here.numbers - there.numbers and there.numbers - here.numbers)),
        rw=float(bool(here.rw & there.rw)),
        rw_differ=_differ(here.rw, there.rw),
        rt=float(bool(here.rt & there.rt)),
        rt_differ=_differ(here.rt, there.rt),
        kamus=float(bool(one.kamus) and one.kamus == other.kamus),
    )


def _differ(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one and other and not one & other))


def _unmatched(names: frozenset[str], others: frozenset[str]) -> int:
    """Count the names that the other side does not have, spelling aside."""
    return sum(name not in others and not any(_alike(name, twin) for twin in others) for name in names)


def _overlap(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[float, float, float]:
    """Return the weight of what both have, of the smaller and of the union."""
    common = 0.0
    for word, weight in one.items():
        twin = word if word in other else _misspelt(word, other)
        if twin is not None:
            common += min(weight, other[twin])
    total_one, total_other = sum(one.values()), sum(other.values())
    return common, min(total_one, total_other), total_one + total_other - common


def _misspelt(word: str, others: Iterable[str]) -> str | None:
    if len(word) < 4:
        return None
    for other in others:
        if abs(len(other) - len(word)) <= 2 and len(other) >= 4:
            allowed = 1 if len(word) < 7 else 2
            if DamerauLevenshtein.distance(word, other, score_cutoff=allowed) <= allowed:
                return other
    return None


def _head(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Tell whether the words that say most are the same ones: those of the usulan itself."""
    heads = [{word for word, weight in side.items() if weight >= 1.0} for side in (one, other)]
    if not heads[0] or not heads[1]:
        return 0.5
    return len(heads[0] & heads[1]) / min(len(heads[0]), len(heads[1]))


def _alike(name: str, twin: str) -> bool:
    short, long = sorted((name, twin), key=len)
    # `Jati Kramat` is written in one word, too.
    return len(short) >= 4 and (short in long or JaroWinkler.similarity(name, twin) >= _ALIKE)


NEED_BIAS = -3.2
NEED: Mapping[str, float] = MappingProxyType({"need": 2.6, "contained": 3.8, "head": 2.7, "kamus": 1.0})
PLACE_BIAS = 0.5
PLACE: Mapping[str, float] = MappingProxyType(
    {"names_differ": -4.1, "numbers": 1.2, "numbers_differ": -6.3, "rw": 2.8, "rw_differ": -2.8, "rt_differ": -5.6}
)
"""Two logistic regressions over one half of the pairs in tests/bench/duplicates: what is needed, by those of one
place, and where, by those of one need. `kamus` is a judgement (the pairs have none), and what differs about a place
counts a little more than in the pairs, where some names are spelt worse than in life."""


def likeness(found: Features) -> float:
    """Return how likely it is that two usulan are one, 0..1: the same need, and the same place."""
    need = NEED_BIAS + sum(weight * getattr(found, name) for name, weight in NEED.items())
    place = PLACE_BIAS + sum(weight * getattr(found, name) for name, weight in PLACE.items())
    return 1 / ((1 + exp(-need)) * (1 + exp(-place)))
