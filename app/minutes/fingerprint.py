"""A short proof that two documents were written from the same content."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any, cast

from app.domain.documents.model import MinutesDocument
from app.domain.minutes import SessionFacts

_LEFT_OUT = frozenset({"written_ms", "main", "sub", "allow_local"})
"""When it was written and where the pictures came from are no content of the minutes."""


def fingerprint(document: SessionFacts | MinutesDocument) -> str:
    """Return the SHA-256 of the document's content as 64 hexadecimal digits.

    The DOCX and the XLSX of one export carry the same one; a changed proposal changes it.
    """
    return print_of_values(plain_values(document))


def print_of_values(values: object) -> str:
    """Return the SHA-256 of what `plain_values` returned."""
    return sha256(json.dumps(values, sort_keys=True).encode("ascii")).hexdigest()


def plain_values(value: object) -> object:
    """Return the content as lists, dictionaries and texts, as JSON can hold it."""
    kind: Any = type(value)
    # A document has hundreds of thousands of values, nearly all of them these.
    if kind is str or value is None:
        return value
    if kind is tuple:
        return [plain_values(item) for item in cast("tuple[object, ...]", value)]
    names = _field_names(kind)
    if names is not None:
        return {name: plain_values(getattr(value, name)) for name in names}
    return value if isinstance(value, int) else str(value)


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - a type of any kind
    """Return the fields of a dataclass that are content; None for all else."""
    return tuple(f.name for f in fields(kind) if f.name not in _LEFT_OUT) if is_dataclass(kind) else None
