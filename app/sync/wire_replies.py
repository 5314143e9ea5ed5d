"""What the server answers, written by it and read by a station. Nothing else is ever taken for an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeVar

from app.domain.sealing import Json, canonical_json
from app.sync.strict_json import (
    MalformedError,
    an_object,
    boolean,
    integer,
    objects,
    optional_integer,
    read_object,
    text,
)
from app.sync.wire import MAX_ID, MAX_OPS, Fault, hash_of

MAX_PULL = 1000
"""So many rows in one page at most."""

MAX_SESSIONS = 100_000

T = TypeVar("T", bound=StrEnum)


class Outcome(StrEnum):
    """What became of an operation."""

    APPLIED = "applied"
    MERGED = "merged"
    """Applied beside changes by others that its author had not seen, of other fields."""
    CONFLICT = "conflict"
    """At least one of its values stands beside another one until a person chooses."""
    QUARANTINED = "quarantined"


class ErrorCode(StrEnum):
    """Why a whole request was refused. Nothing of it was taken in."""

    MALFORMED = "malformed"
    UNAUTHORIZED = "unauthorized"
    WRONG_DEVICE = "wrong_device"
    GAP = "gap"
    FORK = "fork"
    EPOCH = "epoch"
    TOO_LARGE = "too_large"
    BUSY = "busy"
    FORBIDDEN = "forbidden"
    """The station's role may not do this."""
    NOT_FOUND = "not_found"
    WRONG_METHOD = "wrong_method"
    OFFSET = "offset"
    """The upload stands at another place than the chunk begins at."""
    EXPIRED = "expired"
    """Nothing came for too long: the upload is gone."""
    TUS_VERSION = "tus_version"
    WRONG_TYPE = "wrong_type"
    TOO_OFTEN = "too_often"
    CHECKSUM = "checksum"
    QUOTA = "quota"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class OpResult:
    """What became of the operation `seq`, and why it was put aside if it was."""

    seq: int
    outcome: Outcome
    reason: Fault | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The server's word that it holds the chain of a device up to a line.

    `signature` is Ed25519 (RFC 8032) over `receipt_text`, in hexadecimal.
    """

    server_id: str
    epoch: str
    device_id: str
    seq: int
    hash: str
    at_ms: int
    signature: str


@dataclass(frozen=True, slots=True)
class Hello:
    """Who the server is and how far it has this device's log. `last_hash` is 64 zeros where it has nothing."""

    server_id: str
    epoch: str
    time_ms: int
    nonce: str
    device_id: str
    last_seq: int
    last_hash: str
    receipt_key: str
    schema_min: int
    max_ops: int
    max_body_bytes: int


@dataclass(frozen=True, slots=True)
class PushReply:
    """What became of each operation of a push, and up to which line the server holds the log."""

    acked_seq: int
    results: tuple[OpResult, ...]
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as it stands on the server. A deleted one is a tombstone: it keeps its id and has no fields."""

    entity: str
    entity_id: str
    session_id: str
    revision: int
    change_no: int
    deleted: bool
    fields: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class SessionDigest:
    """How many rows a session has that are not deleted, and the sum of their marks (`row_mark`)."""

    session_id: str
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class PullPage:
    """Rows that changed since a cursor. The last page says what all of it must add up to."""

    rows: tuple[RowState, ...]
    next_cursor: str
    has_more: bool
    sessions: tuple[SessionDigest, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was taken in. What is known of the device's log goes along where it helps."""

    code: ErrorCode
    detail: str
    epoch: str = ""
    expected_seq: int | None = None
    last_hash: str = ""


Reply = Hello | PushReply | PullPage | Refusal


def write_reply(reply: Reply) -> bytes:
    """Write a reply in canonical JSON."""
    # Key by key where there are hundreds: `asdict` copies every value of every row.
    fields = _page(reply) if isinstance(reply, PullPage) else _plain(asdict(reply))
    return canonical_json(fields).encode()


def _page(page: PullPage) -> Json:
    rows: list[Json] = [
        {
            "entity": row.entity,
            "entity_id": row.entity_id,
            "session_id": row.session_id,
            "revision": row.revision,
            "change_no": row.change_no,
            "deleted": row.deleted,
            "fields": dict(row.fields),
        }
        for row in page.rows
    ]
    sessions: list[Json] = [
        {"session_id": one.session_id, "count": one.count, "digest": one.digest} for one in page.sessions
    ]
    return {"rows": rows, "next_cursor": page.next_cursor, "has_more": page.has_more, "sessions": sessions}


def receipt_text(receipt: Receipt) -> bytes:
    """Return what the signature of a receipt is over: the canonical JSON of its other fields."""
    return canonical_json({name: value for name, value in asdict(receipt).items() if name != "signature"}).encode()


def read_hello(body: bytes) -> Hello:
    """Read the answer to a hello. Raises MalformedError."""
    fields = read_object(body)
    return Hello(
        server_id=text(fields, "server_id", MAX_ID),
        epoch=text(fields, "epoch", MAX_ID),
        time_ms=integer(fields, "time_ms"),
        nonce=text(fields, "nonce", MAX_ID),
        device_id=text(fields, "device_id", MAX_ID),
        last_seq=integer(fields, "last_seq"),
        last_hash=hash_of(fields, "last_hash"),
        receipt_key=hash_of(fields, "receipt_key"),
        schema_min=integer(fields, "schema_min"),
        max_ops=integer(fields, "max_ops", low=1),
        max_body_bytes=integer(fields, "max_body_bytes", low=1),
    )


def read_push_reply(body: bytes) -> PushReply:
    """Read the answer to a push. Raises MalformedError: then nothing is acknowledged."""
    fields = read_object(body)
    results = tuple(map(_result, objects(fields, "results", MAX_OPS)))
    receipt = None if fields.get("receipt") is None else _receipt(an_object(fields, "receipt"))
    return PushReply(integer(fields, "acked_seq"), results, receipt)


def read_pull_page(body: bytes) -> PullPage:
    """Read a page of changes. Raises MalformedError."""
    fields = read_object(body)
    return PullPage(
        rows=tuple(map(_row, objects(fields, "rows", MAX_PULL))),
        next_cursor=text(fields, "next_cursor", MAX_ID),
        has_more=boolean(fields, "has_more"),
        sessions=tuple(
            SessionDigest(text(one, "session_id", MAX_ID, 0), integer(one, "count"), hash_of(one, "digest"))
            for one in objects(fields, "sessions", MAX_SESSIONS)
        ),
    )


def read_receipt(body: bytes) -> Receipt:
    """Read a receipt as it stands alone. Raises MalformedError."""
    return _receipt(read_object(body))


def read_refusal(body: bytes) -> Refusal:
    """Read why a request was refused. Raises MalformedError, also for a reason that is not known."""
    fields = read_object(body)
    return Refusal(
        code=_one_of(ErrorCode, fields, "code"),
        detail=text(fields, "detail", 1000, 0),
        epoch=text(fields, "epoch", MAX_ID, 0),
        expected_seq=optional_integer(fields, "expected_seq", low=1),
        last_hash=text(fields, "last_hash", 64, 0),
    )


def _result(fields: Mapping[str, Json]) -> OpResult:
    reason = None if fields.get("reason") is None else _one_of(Fault, fields, "reason")
    return OpResult(integer(fields, "seq", low=1), _one_of(Outcome, fields, "outcome"), reason)


def _receipt(fields: Mapping[str, Json]) -> Receipt:
    return Receipt(
        server_id=text(fields, "server_id", MAX_ID),
        epoch=text(fields, "epoch", MAX_ID),
        device_id=text(fields, "device_id", MAX_ID),
        seq=integer(fields, "seq", low=1),
        hash=hash_of(fields, "hash"),
        at_ms=integer(fields, "at_ms"),
        signature=text(fields, "signature", 128, 128),
    )


def _row(fields: Mapping[str, Json]) -> RowState:
    return RowState(
        entity=text(fields, "entity", 64),
        entity_id=text(fields, "entity_id", MAX_ID),
        session_id=text(fields, "session_id", MAX_ID, 0),
        revision=integer(fields, "revision", low=1),
        change_no=integer(fields, "change_no", low=1),
        deleted=boolean(fields, "deleted"),
        fields=an_object(fields, "fields"),
    )


def _one_of(kind: type[T], fields: Mapping[str, Json], name: str) -> T:
    try:
        return kind(text(fields, name, 64))
    except ValueError as error:
        raise MalformedError(f"{name}: not known") from error


def _plain(value: object) -> Json:
    """Return what `asdict` made as what JSON knows: lists for tuples."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"{type(value).__name__} is nothing of the wire")
