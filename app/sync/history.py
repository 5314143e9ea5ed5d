"""The history of a row as the server tells it: written by the server, read by a station."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.history import FieldEdit, LineElsewhere
from app.domain.sealing import Json, canonical_json
from app.sync.strict_json import MalformedError, an_object, boolean, integer, objects, read_object, text
from app.sync.wire import MAX_ID
from app.sync.wire_replies import Outcome

_MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One operation that took effect: whose, when (Unix milliseconds), and each field before and after."""

    device_id: str
    seq: int
    station: str
    actor: str
    wall_utc: int
    outcome: Outcome
    is_deletion: bool
    patch: Mapping[str, tuple[Json, Json]]


@dataclass(frozen=True, slots=True)
class RowHistory:
    """The lines about one row, the oldest first."""

    lines: tuple[HistoryLine, ...]


def write_history(history: RowHistory) -> bytes:
    """Write a history in canonical JSON."""
    lines: list[Json] = [
        {
            "device_id": one.device_id,
            "seq": one.seq,
            "station": one.station,
            "actor": one.actor,
            "wall_utc": one.wall_utc,
            "outcome": one.outcome.value,
            "is_deletion": one.is_deletion,
            "patch": {name: [old, new] for name, (old, new) in one.patch.items()},
        }
        for one in history.lines
    ]
    return canonical_json({"lines": lines}).encode()


def read_history(body: bytes) -> tuple[LineElsewhere, ...]:
    """Read a history as people look at it. Raises MalformedError."""
    return tuple(map(_line, objects(read_object(body), "lines", _MOST_LINES)))


def _line(fields: Mapping[str, Json]) -> LineElsewhere:
    edits = [FieldEdit(name, *_values(value)) for name, value in an_object(fields, "patch").items()]
    if boolean(fields, "is_deletion"):
        edits.append(FieldEdit("_deleted", None, 1))
    return LineElsewhere(
        device_id=text(fields, "device_id", MAX_ID),
        seq=integer(fields, "seq"),
        station=text(fields, "station", MAX_ID, 0),
        actor=text(fields, "actor", MAX_ID, 0),
        at_ms=integer(fields, "wall_utc"),
        edits=tuple(edits),
    )


def _values(value: Json) -> tuple[str | int | None, str | int | None]:
    if not isinstance(value, list) or len(value) != 2:
        raise MalformedError("patch: a pair of values is expected")
    old, new = map(_said, value)
    return old, new


def _said(value: Json) -> str | int | None:
    return value if value is None or isinstance(value, str | int) else canonical_json(value)
