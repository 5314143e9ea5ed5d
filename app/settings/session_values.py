"""What the tables of a session file are made of: a table, a line of text, and what may be written for a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from app.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a person may write for a key: stands beside the key's type."""

    text: str


def _no_invisible(text: str) -> str:
    if not text.isprintable():
        raise PydanticCustomError("invisible_text", "control character")
    return text


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_no_invisible),
    Allowed(QT_TRANSLATE_NOOP("session_file", "satu baris teks, 1 sampai 200 karakter, dalam tanda kutip")),
]
OptionalLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200),
    AfterValidator(_no_invisible),
    Allowed(QT_TRANSLATE_NOOP("session_file", "satu baris teks sampai 200 karakter, dalam tanda kutip")),
]


class Table(BaseModel):
    """A table of the file: exact types, no unknown keys, never changed after reading."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def allowed_for(table: type[Table], key: str) -> str:
    """Return what may be written for `key`, which the table knows."""
    # Pydantic types the metadata as list[Any]: what stands in Annotated is free.
    return next(item.text for item in table.model_fields[key].metadata if isinstance(item, Allowed))
