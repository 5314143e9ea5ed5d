"""The shapes of messages for `openapi.json`. Nothing is read or written by them: `app.sync` does that, strictly.

A push is described as far as a whole push is refused for it; a single operation that is wrong is put aside instead.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from app.server.blobs import MAX_BLOB_BYTES
from app.sync.strict_json import MAX_INTEGER
from app.sync.wire import MAX_ID, MAX_OPS, Fault
from app.sync.wire_replies import MAX_PULL, ErrorCode, Outcome

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Name = Annotated[str, Field(min_length=1, max_length=MAX_ID)]
Count = Annotated[int, Field(ge=0, le=MAX_INTEGER)]
Seq = Annotated[int, Field(ge=1, le=MAX_INTEGER)]


class Exact(BaseModel):
    """An answer: these keys and no others."""

    model_config = ConfigDict(extra="forbid")


class Operation(BaseModel):
    """One line of a station's log. What is wrong beside these three is put aside with the outcome `quarantined`."""

    model_config = ConfigDict(extra="allow")

    seq: Seq
    prev_hash: Hash
    hash: Hash


class Push(BaseModel):
    """Consecutive operations of one device."""

    epoch: Name
    first_seq: Seq
    prev_hash: Hash
    ops: Annotated[list[Operation], Field(max_length=MAX_OPS)]


class Enrolment(BaseModel):
    """A code, and the identity under which the station writes its log."""

    code: Annotated[str, Field(min_length=1, max_length=64)]
    device_id: Name


class BlobWanted(BaseModel):
    """The photo a station wants to bring."""

    sha256: Hash
    size: Annotated[int, Field(ge=1, le=MAX_BLOB_BYTES)]


class Health(Exact):
    """That the server runs, and which one it is."""

    server_id: Name
    time_ms: Count


class Hello(Exact):
    """Who the server is and how far it has the station's log."""

    server_id: Name
    epoch: Name
    time_ms: Count
    nonce: Name
    device_id: Name
    last_seq: Count
    last_hash: Hash
    receipt_key: Hash
    schema_min: Count
    max_ops: Seq
    max_body_bytes: Seq


class OpResult(Exact):
    """What became of one operation."""

    seq: Seq
    outcome: Outcome
    reason: Fault | None


class Receipt(Exact):
    """The server's signed word how far it holds the log."""

    server_id: Name
    epoch: Name
    device_id: Name
    seq: Seq
    hash: Hash
    at_ms: Count
    signature: Annotated[str, Field(pattern="^[0-9a-f]{128}$")]


class PushReply(Exact):
    """How far the server has the log now."""

    acked_seq: Count
    results: Annotated[list[OpResult], Field(max_length=MAX_OPS)]
    receipt: Receipt | None


class RowState(Exact):
    """A row in its newest state; a deleted one has no fields."""

    entity: Annotated[str, Field(min_length=1, max_length=64)]
    entity_id: Name
    session_id: Annotated[str, Field(max_length=MAX_ID)]
    revision: Seq
    change_no: Seq
    deleted: bool
    fields: dict[str, JsonValue]


class SessionDigest(Exact):
    """What the rows of a session add up to."""

    session_id: Annotated[str, Field(max_length=MAX_ID)]
    count: Count
    digest: Hash


class PullPage(Exact):
    """Rows that changed since a cursor; the last page has the sessions."""

    rows: Annotated[list[RowState], Field(max_length=MAX_PULL)]
    next_cursor: Name
    has_more: bool
    sessions: list[SessionDigest]


class HistoryLine(Exact):
    """One operation that took effect."""

    device_id: Name
    seq: Seq
    station: str
    actor: str
    wall_utc: Count
    outcome: Outcome
    is_deletion: bool
    patch: dict[str, Annotated[list[JsonValue], Field(min_length=2, max_length=2)]]


class History(Exact):
    """What became of a row, the oldest first."""

    lines: list[HistoryLine]


class NewIdentity(BaseModel):
    """Under which identity a station goes on."""

    device_id: Name


class Enrolled(Exact):
    """What a station is to the server from now on."""

    server_id: Name
    device_id: Name
    name: str
    role: str
    token: Name
    receipt_key: Hash


class Token(Exact):
    """A new token."""

    token: Name


class Blob(Exact):
    """A photo that is here."""

    sha256: Hash
    size: Seq


class Upload(Exact):
    """An upload and where it goes on."""

    upload_id: Name
    offset: Count
    expires_ms: Count


class Refusal(Exact):
    """Why nothing was done."""

    code: ErrorCode
    detail: Annotated[str, Field(max_length=1000)]
    epoch: Annotated[str, Field(max_length=MAX_ID)]
    expected_seq: Seq | None
    last_hash: Annotated[str, Field(max_length=64)]


def body_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return how a body of JSON is described that is read by our own reader."""
    shape = model.model_json_schema()
    defined = shape.pop("$defs", {})
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": _inlined(shape, defined)}}}}


def _inlined(shape: Any, defined: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Put the definitions in where they are referred to: a body is described where it stands."""
    if isinstance(shape, dict):
        if "$ref" in shape:
            return _inlined(defined[shape["$ref"].rpartition("/")[2]], defined)
        return {key: _inlined(value, defined) for key, value in shape.items()}
    return [_inlined(one, defined) for one in shape] if isinstance(shape, list) else shape
