"""The paths of the sync protocol (docs/protocol.md). Each answers in a thread of the pool: the database blocks."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.domain.sealing import Json, canonical_json
from app.server.http import schema
from app.server.http.asked import JsonBody, NoBody, Nonce, Server, SyncToken
from app.server.http.replies import json_response, reply_response
from app.server.refusal import refused
from app.server.stations import Enrolled
from app.sync.history import write_history
from app.sync.strict_json import MalformedError, read_object, text
from app.sync.wire import MAX_ID
from app.sync.wire_replies import MAX_PULL, ErrorCode

_DEFAULT_PULL = 500

ROUTES = APIRouter()


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how refusals are described that this path gives beside those that every path gives."""
    words = {400: "not as described", 401: "no token in force", 403: "not allowed", 409: "does not fit what is here"}
    return {status: {"model": schema.Refusal, "description": words.get(status, "refused")} for status in statuses}


def bare_refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how refusals are described that have no body, as of HEAD."""
    return {status: {"description": "refused"} for status in statuses}


@ROUTES.get("/v1/health", operation_id="health", responses={200: {"model": schema.Health}})
def health(request: Request, server: Server) -> Response:
    """Tell that the server runs, and which one it is."""
    body = canonical_json({"server_id": server.server_id, "time_ms": server.now_ms()})
    return json_response(request, body.encode())


@ROUTES.get("/v1/sync/hello", operation_id="hello", responses={200: {"model": schema.Hello}, **refusals(400, 401)})
def hello(request: Request, server: Server, token: SyncToken, nonce: Nonce) -> Response:
    """Tell who the server is and how far it has the station's log."""
    return reply_response(request, server.hello(token, nonce))


@ROUTES.post(
    "/v1/sync/push",
    operation_id="push",
    status_code=201,
    responses={201: {"model": schema.PushReply}, **refusals(400, 401, 403, 409, 413, 415)},
    openapi_extra=schema.body_of(schema.Push),
)
def push(request: Request, server: Server, token: SyncToken, nonce: Nonce, body: JsonBody) -> Response:
    """Take operations in and acknowledge them, a repeat as well."""
    del nonce
    return reply_response(request, server.push(token, body.unpacked()), 201)


@ROUTES.get(
    "/v1/sync/pull", operation_id="pull", responses={200: {"model": schema.PullPage}, **refusals(400, 401, 409)}
)
def pull(
    request: Request,
    server: Server,
    token: SyncToken,
    nonce: Nonce,
    cursor: Annotated[str, Query(max_length=MAX_ID, description="From the page before; none for the first.")] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_PULL, description="So many rows at most.")] = _DEFAULT_PULL,
) -> Response:
    """Return the next page of what changed."""
    del nonce
    return reply_response(request, server.pull(token, cursor, limit))


@ROUTES.get("/v1/history", operation_id="history", responses={200: {"model": schema.History}, **refusals(400, 401)})
def history(
    request: Request,
    server: Server,
    token: SyncToken,
    entity: Annotated[str, Query(min_length=1, max_length=64, description="As an operation names it.")],
    entity_id: Annotated[str, Query(min_length=1, max_length=MAX_ID)],
) -> Response:
    """Tell who changed what of a row, at every station; the newest 500 lines."""
    if "\0" in entity + entity_id:
        raise refused(ErrorCode.MALFORMED, "no NUL in a name")
    return json_response(request, write_history(server.history(token, entity, entity_id)))


@ROUTES.post(
    "/v1/enrol",
    operation_id="enrol",
    status_code=201,
    responses={201: {"model": schema.Enrolled}, **refusals(400, 401, 413, 415, 429)},
    openapi_extra=schema.body_of(schema.Enrolment),
)
def enrol(request: Request, server: Server, body: JsonBody) -> Response:
    """Let a station in that shows a code."""
    try:
        fields = read_object(body.unpacked())
        code, device_id = text(fields, "code", 64), text(fields, "device_id", MAX_ID)
    except MalformedError as error:
        raise refused(ErrorCode.MALFORMED, str(error)) from error
    return _enrolled(request, server, server.enrol(code, device_id))


@ROUTES.post(
    "/v1/identity",
    operation_id="renew",
    status_code=201,
    responses={201: {"model": schema.Enrolled}, **refusals(400, 401, 403, 413, 415)},
    openapi_extra=schema.body_of(schema.NewIdentity),
)
def renew(request: Request, server: Server, token: SyncToken, body: JsonBody) -> Response:
    """Let a station go on under a new identity, with the token of the one that was found to be copied."""
    try:
        device_id = text(read_object(body.unpacked()), "device_id", MAX_ID)
    except MalformedError as error:
        raise refused(ErrorCode.MALFORMED, str(error)) from error
    return _enrolled(request, server, server.renew(token, device_id))


def _enrolled(request: Request, server: Server, enrolled: Enrolled) -> Response:
    answer: dict[str, Json] = {
        "server_id": server.server_id,
        "device_id": enrolled.device_id,
        "name": enrolled.name,
        "role": enrolled.role.value,
        "token": enrolled.token,
        "receipt_key": server.receipt_key,
    }
    return json_response(request, canonical_json(answer).encode(), 201)


@ROUTES.post(
    "/v1/token",
    operation_id="rotate",
    status_code=201,
    responses={201: {"model": schema.Token}, **refusals(401, 413)},
)
def rotate(request: Request, server: Server, token: SyncToken, body: NoBody) -> Response:
    """Give a new token. The present one works until the new one is first used."""
    del body
    return json_response(request, canonical_json({"token": server.rotate(token)}).encode(), 201)
