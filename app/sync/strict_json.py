"""JSON from elsewhere, read strictly: no doubled keys, no surprise of type or size. No I/O here."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

from app.domain.sealing import Json

MAX_INTEGER = (1 << 53) - 1
"""What every language's JSON reads exactly (RFC 8259, section 6)."""

MAX_DEPTH = 32

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""NUL and half a surrogate pair: no database keeps them as text."""


class MalformedError(ValueError):
    """Not what the protocol says. The message is for a log: where, and what was expected."""


def read_object(body: bytes) -> dict[str, Json]:
    """Read UTF-8 JSON that must be one object. Raises MalformedError.

    Refused as well: `NaN` and what is too large for a float, and a key that comes twice in one object. Fractions
    are let through here, and no reader below takes one.
    """
    try:
        found = json.loads(
            body.decode("utf-8"),
            parse_float=_finite,
            parse_constant=_finite,
            object_pairs_hook=_without_doubles,
        )
    # A depth that no message has ends in RecursionError.
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"no JSON of ours: {error}") from error
    if not isinstance(found, dict):
        raise MalformedError("an object is expected")
    return found


def integer(fields: Mapping[str, Json], name: str, low: int = 0, high: int = MAX_INTEGER) -> int:
    """Return the whole number `name`, between `low` and `high`. Raises MalformedError."""
    value = fields.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise MalformedError(f"{name}: a whole number between {low} and {high} is expected")
    return value


def optional_integer(fields: Mapping[str, Json], name: str, low: int = 0) -> int | None:
    """Return the whole number `name`, None where it is null or not there. Raises MalformedError."""
    return None if fields.get(name) is None else integer(fields, name, low)


def text(fields: Mapping[str, Json], name: str, longest: int, shortest: int = 1) -> str:
    """Return the text `name`, so many characters long, that every database can keep. Raises MalformedError."""
    value = fields.get(name)
    if not isinstance(value, str) or not shortest <= len(value) <= longest or not is_storable(value):
        raise MalformedError(f"{name}: a text of {shortest} to {longest} characters is expected")
    return value


def boolean(fields: Mapping[str, Json], name: str) -> bool:
    """Return the truth value `name`. Raises MalformedError."""
    value = fields.get(name)
    if not isinstance(value, bool):
        raise MalformedError(f"{name}: true or false is expected")
    return value


def objects(fields: Mapping[str, Json], name: str, most: int) -> list[dict[str, Json]]:
    """Return the list `name` of at most `most` objects. Raises MalformedError."""
    value = fields.get(name)
    if not isinstance(value, list) or len(value) > most:
        raise MalformedError(f"{name}: a list of at most {most} is expected")
    found = [one for one in value if isinstance(one, dict)]
    if len(found) != len(value):
        raise MalformedError(f"{name}: objects are expected")
    return found


def an_object(fields: Mapping[str, Json], name: str) -> dict[str, Json]:
    """Return the object `name`. Raises MalformedError."""
    value = fields.get(name)
    if not isinstance(value, dict):
        raise MalformedError(f"{name}: an object is expected")
    return value


def is_storable(value: str) -> bool:
    """Tell whether a text holds neither NUL nor half a surrogate pair."""
    return (value.isascii() and "\0" not in value) or not _NO_TEXT.search(value)


def is_sealable(value: object, depth: int = 0) -> bool:
    """Tell whether `value` is what an operation may hold: storable texts, whole numbers every program reads exactly.

    Raises MalformedError where it is nested deeper than `MAX_DEPTH`.
    """
    if depth > MAX_DEPTH:
        raise MalformedError(f"nested deeper than {MAX_DEPTH}")
    match value:
        case str():
            return is_storable(value)
        case bool() | None:
            return True
        case int():
            return abs(value) <= MAX_INTEGER
        case list():
            # All of it is looked at before it is judged: the depth counts also behind what is no good.
            found = [is_sealable(one, depth + 1) for one in value]
            return all(found)
        case dict():
            found = [is_sealable(one, depth + 1) and is_storable(key) for key, one in value.items()]
            return all(found)
        case _:
            return False


def _finite(literal: str) -> float:
    value = float(literal)
    if not math.isfinite(value):
        raise MalformedError(f"{literal[:20]} is no number")
    return value


def _without_doubles(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise MalformedError("a key comes twice in one object")
    return found
