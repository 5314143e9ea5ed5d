"""A document as bytes that can be kept, compared and read again with every value of its own type. Pure.

Each dataclass is an object with its name under `_`, each value that JSON does not know an object with its type; keys
are sorted, so the same document is the same bytes on every machine.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, cast

from app.domain.documents import chart, model
from app.domain.documents.model import MinutesDocument, Section, Table
from app.domain.errors import ExternalError
from app.domain.text import QT_TRANSLATE_NOOP

_CLASSES: dict[str, type] = {
    made.__name__: made
    for module in (model, chart)
    for made in vars(module).values()
    if isinstance(made, type) and (is_dataclass(made) or issubclass(made, Enum)) and made.__module__ == module.__name__
}


_LARGE = (MinutesDocument, Section, Table)


def frozen(document: MinutesDocument) -> bytes:
    """Return a document as bytes."""
    return "".join(_pieces(document)).encode("utf-8", "surrogatepass")


def print_of(document: MinutesDocument) -> str:
    """Return the SHA-256 of a document's content, in hexadecimal."""
    return hashlib.sha256(frozen(document)).hexdigest()


def packed(body: bytes) -> str:
    """Return the bytes as they are kept: as text, in a seventh of the room."""
    return base64.b64encode(zlib.compress(body, 6)).decode()


def thawed(kept: str) -> MinutesDocument:
    """Read what `packed` made. Raises ExternalError if it is none of ours."""
    try:
        text = zlib.decompress(base64.b64decode(kept)).decode("utf-8", "surrogatepass")
        # By a hook: to read all of it in one go would hold up every other thread.
        document = json.loads(text, object_hook=_made)
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise _unreadable() from error
    if not isinstance(document, MinutesDocument):
        raise _unreadable()
    return document


def _plain(value: object) -> object:
    match value:
        case Enum():
            return {"_": type(value).__name__, "v": value.value}
        case tuple():
            return [_plain(one) for one in cast("tuple[object, ...]", value)]
        case datetime():
            return {"_": "datetime", "v": value.isoformat()}
        case date():
            return {"_": "date", "v": value.isoformat()}
        case timedelta():
            return {"_": "timedelta", "v": [value.days, value.seconds, value.microseconds]}
        case Decimal():
            return {"_": "Decimal", "v": str(value)}
        case _ if is_dataclass(value) and not isinstance(value, type):
            named = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
            return {"_": type(value).__name__, **named}
        case _:
            return value


def _pieces(value: object) -> Iterator[str]:
    """Yield the JSON of a value; the large ones piece by piece, so that other threads come to their turn."""
    if not isinstance(value, _LARGE):
        yield json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return
    yield "{"
    names = sorted(["_", *(one.name for one in fields(value))])
    for place, name in enumerate(names):
        yield f'{"," if place else ""}"{name}":'
        inner = type(value).__name__ if name == "_" else getattr(value, name)
        if isinstance(inner, tuple):
            yield "["
            for number, one in enumerate(cast("tuple[object, ...]", inner)):
                if number:
                    yield ","
                yield from _pieces(one)
            yield "]"
        else:
            yield from _pieces(inner)
    yield "}"


def _made(named: dict[str, Any]) -> Any:  # noqa: ANN401 - what JSON holds under a name is whatever `_plain` put there
    match named["_"]:
        case "datetime":
            return datetime.fromisoformat(named["v"])
        case "date":
            return date.fromisoformat(named["v"])
        case "timedelta":
            return timedelta(*named["v"])
        case "Decimal":
            return Decimal(named["v"])
        case name:
            made = _CLASSES[name]
            if issubclass(made, Enum):
                return made(named["v"])
            return made(**{key: _tupled(one) for key, one in named.items() if key != "_"})


def _tupled(value: object) -> Any:  # noqa: ANN401 - as above
    return tuple(_tupled(one) for one in cast("list[object]", value)) if isinstance(value, list) else value


def _unreadable() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("minutes_edit", "Isi dokumen final yang tersimpan tidak terbaca."),
        QT_TRANSLATE_NOOP("minutes_edit", "Pulihkan cadangan, atau periksa berkas yang sudah dibagikan."),
    )
