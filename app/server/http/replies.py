"""What the server answers over HTTP: one shape for every error, and JSON that comes packed where it is long."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response

from app.sync.wire_replies import ErrorCode, Refusal, Reply, write_reply

JSON = "application/json"
PACKED_FROM_BYTES = 1024
_PACK_LEVEL = 5
"""Beyond it packing costs more than the line saves."""

STATUS: Mapping[ErrorCode, int] = {
    ErrorCode.MALFORMED: 400,
    ErrorCode.UNAUTHORIZED: 401,
    ErrorCode.WRONG_DEVICE: 403,
    ErrorCode.FORBIDDEN: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.WRONG_METHOD: 405,
    ErrorCode.GAP: 409,
    ErrorCode.FORK: 409,
    ErrorCode.EPOCH: 409,
    ErrorCode.OFFSET: 409,
    ErrorCode.EXPIRED: 410,
    ErrorCode.TUS_VERSION: 412,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.WRONG_TYPE: 415,
    ErrorCode.TOO_OFTEN: 429,
    ErrorCode.CHECKSUM: 460,
    ErrorCode.INTERNAL: 500,
    ErrorCode.BUSY: 503,
    ErrorCode.QUOTA: 507,
}

_BUSY_WAIT_S = 2
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="musrenbang"'}


def refusal_response(refusal: Refusal, headers: Mapping[str, str] | None = None) -> Response:
    """Return a refusal with the status of its code."""
    own: dict[str, str] = {}
    if refusal.code is ErrorCode.UNAUTHORIZED:
        own = _CHALLENGE
    elif refusal.code is ErrorCode.BUSY:
        own = {"Retry-After": str(_BUSY_WAIT_S)}
    return Response(write_reply(refusal), STATUS[refusal.code], {**own, **(headers or {})}, JSON)


def reply_response(request: Request, reply: Reply, status: int = 200) -> Response:
    """Return an answer of the wire."""
    return json_response(request, write_reply(reply), status)


def json_response(
    request: Request, body: bytes, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Return JSON, packed if it is long and the other side takes that. Takes a while: not on the loop's thread."""
    sent = {"Vary": "Accept-Encoding", **(headers or {})}
    if len(body) >= PACKED_FROM_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
        body, sent["Content-Encoding"] = gzip.compress(body, _PACK_LEVEL, mtime=0), "gzip"
    return Response(body, status, sent, JSON)
