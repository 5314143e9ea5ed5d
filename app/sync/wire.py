"""What a station sends: its operations, and a push of them. What is read here was sent by a stranger.

What a push says of itself must be right, else all of it is refused. A single operation that is wrong is kept
as it came, with a `Fault`: refused for good, it would stop its device's queue for ever.
Fields that are not known are let through; in an operation they are part of its seal and kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.sealing import GENESIS, Json, canonical_json, seal
from app.sync.strict_json import (
    MalformedError,
    an_object,
    integer,
    is_sealable,
    objects,
    optional_integer,
    read_object,
    text,
)

MAX_OPS = 200
"""So many operations in one push."""

AIM_BODY_BYTES = 64 * 1024
"""How large a packed push should be: two seconds at 256 kbit/s."""

MAX_BODY_BYTES = 1024 * 1024
"""How large a packed body may be: one operation may by itself be larger than what is aimed at."""

MAX_UNPACKED_BYTES = 8 * 1024 * 1024
"""How large a body may become when it is unpacked."""

MAX_ID = 200
MAX_NAME = 200
MAX_FIELDS = 200
DELETED = "_deleted"
"""The field by which an operation deletes a row: from null to true, and back."""

SCHEMA_MIN = 1
"""The oldest shape of operations that the server still takes."""

_HASH = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,63}")


class Fault(StrEnum):
    """Why an operation is put aside (quarantined) instead of applied."""

    SHAPE = "shape"
    """A field is missing or of another type than the protocol says."""
    SEAL = "seal"
    """Its hash is not the hash of its fields."""
    SCHEMA = "schema"
    """It was written under a shape older than any the server takes."""
    PARENT = "parent"
    """What it changes is not here yet; it is applied as soon as that comes."""
    ROLE = "role"
    """Its station may not do this."""


@dataclass(frozen=True, slots=True)
class FieldPatch:
    """A field before and after, as the station saw it."""

    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class Operation:
    """One change of one row by one device. Times in milliseconds since 1970."""

    device_id: str
    seq: int
    op_id: str
    entity: str
    entity_id: str
    base_rev: int
    parent_seq: int | None
    patch: Mapping[str, FieldPatch]
    actor: str
    wall_utc: int
    mono_ms: int
    schema: int


@dataclass(frozen=True, slots=True)
class Line:
    """One operation as it came: its place in the chain, all its fields, and what could be read of it."""

    seq: int
    prev_hash: str
    hash: str
    raw: Mapping[str, Json]
    operation: Operation | None
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Push:
    """Consecutive operations of one device, `first_seq` on, that follow the line with `prev_hash`."""

    epoch: str
    first_seq: int
    prev_hash: str
    lines: tuple[Line, ...]


def read_push(body: bytes) -> Push:
    """Read an unpacked push. Raises MalformedError if it is none; a bad operation in it is a `Line` with a fault."""
    if len(body) > MAX_UNPACKED_BYTES:
        raise MalformedError(f"a push has at most {MAX_UNPACKED_BYTES} bytes")
    fields = read_object(body)
    first_seq = integer(fields, "first_seq", low=1)
    push = Push(
        epoch=text(fields, "epoch", MAX_ID),
        first_seq=first_seq,
        prev_hash=hash_of(fields, "prev_hash"),
        lines=tuple(map(read_line, objects(fields, "ops", MAX_OPS))),
    )
    if [line.seq for line in push.lines] != list(range(first_seq, first_seq + len(push.lines))):
        raise MalformedError("ops: their seq must go up by one from first_seq")
    if first_seq == 1 and push.prev_hash != GENESIS:
        raise MalformedError("prev_hash: before the first operation it is 64 zeros")
    return push


def write_push(epoch: str, ops: list[dict[str, Json]]) -> bytes:
    """Write a push of at least one operation, as they stand in the log: with `patch` as an object."""
    first: Json = ops[0]["seq"]
    listed: list[Json] = list(ops)
    return canonical_json(
        {"epoch": epoch, "first_seq": first, "prev_hash": ops[0]["prev_hash"], "ops": listed}
    ).encode()


def read_line(fields: Mapping[str, Json]) -> Line:
    """Read one operation. Raises MalformedError only where its place in the chain cannot be told."""
    seq, prev_hash, own = integer(fields, "seq", low=1), hash_of(fields, "prev_hash"), hash_of(fields, "hash")
    operation: Operation | None = None
    fault: Fault | None = Fault.SHAPE
    if is_sealable(fields):
        try:
            operation = _operation(fields)
        except MalformedError:
            pass
        else:
            fault = _fault(fields, operation, own)
    return Line(seq, prev_hash, own, fields, operation, fault)


def hash_of(fields: Mapping[str, Json], name: str) -> str:
    """Return the SHA-256 `name` in lower-case hexadecimal. Raises MalformedError."""
    value = text(fields, name, 64, shortest=64)
    if not _HASH.fullmatch(value):
        raise MalformedError(f"{name}: 64 lower-case hexadecimal digits are expected")
    return value


def _fault(fields: Mapping[str, Json], operation: Operation, own: str) -> Fault | None:
    if seal({name: value for name, value in fields.items() if name != "hash"}) != own:
        return Fault.SEAL
    return Fault.SCHEMA if operation.schema < SCHEMA_MIN else None


def _operation(fields: Mapping[str, Json]) -> Operation:
    entity = text(fields, "entity", 64)
    if not _NAME.fullmatch(entity):
        raise MalformedError("entity: a name in small letters is expected")
    return Operation(
        device_id=text(fields, "device_id", MAX_ID),
        seq=integer(fields, "seq", low=1),
        op_id=text(fields, "op_id", MAX_ID),
        entity=entity,
        entity_id=text(fields, "entity_id", MAX_ID),
        base_rev=integer(fields, "base_rev"),
        parent_seq=optional_integer(fields, "parent_seq", low=1),
        patch=_patch(an_object(fields, "patch")),
        actor=text(fields, "actor", MAX_NAME, shortest=0),
        wall_utc=integer(fields, "wall_utc"),
        mono_ms=integer(fields, "mono_ms"),
        schema=integer(fields, "schema"),
    )


def _patch(found: Mapping[str, Json]) -> dict[str, FieldPatch]:
    if len(found) > MAX_FIELDS:
        raise MalformedError(f"patch: at most {MAX_FIELDS} fields are expected")
    patch: dict[str, FieldPatch] = {}
    for name, pair in found.items():
        if not _NAME.fullmatch(name) or not isinstance(pair, list) or len(pair) != 2:
            raise MalformedError("patch: a name with the old and the new value is expected")
        patch[name] = FieldPatch(pair[0], pair[1])
    deleted = patch.get(DELETED)
    if deleted is not None and not (_is_switch(deleted.old) and _is_switch(deleted.new)):
        raise MalformedError(f"patch: {DELETED} is null or true")
    return patch


def _is_switch(value: Json) -> bool:
    return value is None or value is True
