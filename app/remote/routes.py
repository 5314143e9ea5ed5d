"""The remote control in HTTP: which address does what. Knows the core and Starlette, and no socket."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.domain.errors import AppError, ExternalError, UserError
from app.domain.session import Session
from app.remote.arguments import CommandError, UnknownCommand
from app.remote.command import RoomControls
from app.remote.commands import command_list, prepare
from app.remote.events import StateBoard
from app.remote.repeats import OtherCommand, Repeats
from app.remote.replies import (
    BAD_BODY,
    BAD_KEY,
    KEY_REUSED,
    NO_ANSWER,
    NO_ANSWER_YET,
    NOT_FOUND,
    NOT_JSON,
    OUR_FAULT,
    TOO_LARGE,
    TOO_MANY_READERS,
    TOO_SLOW,
    WRONG_METHOD,
    Reply,
    failure,
)
from app.remote.screen import ANSWER_WITHIN_S, ScreenThread, ask_screen
from app.remote.state import Json
from app.remote.stream import EventStream, StreamPace

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 16_384
BODY_WITHIN_S = 5.0
_MAX_KEY = 200
_STORED_WITHIN_S = 5.0
"""A disk that takes longer for a row is in trouble."""

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class RoomPort:
    """The room behind the door. `read` and the commands run on the thread of the screen."""

    session: Session
    screen: ScreenThread
    controls: RoomControls
    read: Callable[[], Json]


@dataclass(frozen=True, slots=True)
class _Done:
    """What the screen did: the state after it, and what is still to be waited for."""

    state: Json
    waited: Future[object] | None


class CommandBody(BaseModel):
    """The body of a command: its id, and its arguments beside it."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)

    command: str = Field(min_length=1, max_length=100)


class _Refused(Exception):  # noqa: N818 - an answer, not a failure
    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class Routes:
    """The addresses. Runs on: the thread of the server's loop."""

    def __init__(
        self,
        room: RoomPort,
        board: StateBoard,
        repeats: Repeats[Reply],
        drop: Callable[[Scope], None],
        pace: StreamPace,
        answer_within_s: float = ANSWER_WITHIN_S,
    ) -> None:
        self._room = room
        self._board = board
        self._repeats = repeats
        self._drop = drop
        self._pace = pace
        self._answer_within_s = answer_within_s

    def app(self) -> ASGIApp:
        """Return the addresses as an application."""
        return Starlette(
            routes=[
                Route("/v1/state", self._state, methods=["GET"]),
                Route("/v1/events", _Events(self._board, self._drop, self._pace), methods=["GET"]),
                Route("/v1/commands", self._commands, methods=["GET"]),
                Route("/v1/commands", self._command, methods=["POST"]),
            ],
            exception_handlers={
                _Refused: _refused,
                HTTPException: _http_error,
                ClientDisconnect: _gone,
                Exception: _our_fault,
            },
        )

    async def _state(self, request: Request) -> Response:
        del request
        return Reply(200, await self._ask(self._room.read)).response()

    async def _commands(self, request: Request) -> Response:
        del request
        return Reply(200, {"commands": command_list()}).response()

    async def _command(self, request: Request) -> Response:
        order = _order(await _body(request))
        try:
            run = prepare(order.command, order.model_extra or {}, self._room.session)
        except UnknownCommand as error:
            raise _Refused(failure(404, "unknown_command", error.message, error.advice)) from error
        except CommandError as error:
            raise _Refused(failure(422, "bad_argument", error.message, error.advice)) from error
        sender = request.client.host if request.client else ""

        async def work() -> Reply:
            reply = await self._do(run)
            logger.info("remote control: %s from %s: %d", order.command, sender, reply.status)
            return reply

        key = request.headers.get("idempotency-key")
        if key is None:
            return (await work()).response()
        if not 1 <= len(key) <= _MAX_KEY or not key.isascii() or not key.isprintable():
            raise _Refused(BAD_KEY)
        meaning = json.dumps(order.model_dump(), sort_keys=True).encode()
        try:
            reply, is_repeated = await self._repeats.once(key, meaning, work)
        except OtherCommand as error:
            raise _Refused(KEY_REUSED) from error
        return reply.response({"Idempotency-Replayed": "true"} if is_repeated else None)

    async def _do(self, run: Callable[[RoomControls], object]) -> Reply:
        room = self._room

        def on_screen() -> _Done:
            waited = run(room.controls)
            return _Done(room.read(), waited if isinstance(waited, Future) else None)

        try:
            done = await self._ask(on_screen)
            if done.waited is None:
                return Reply(200, done.state)
            await self._stored(done.waited)
            return Reply(200, await self._ask(room.read))
        except UserError as error:
            return failure(409, "refused", error.message, error.advice)
        except ExternalError as error:
            return failure(503, "not_stored", error.message, error.advice)
        except _Refused as refusal:
            return refusal.reply

    async def _stored(self, future: Future[object]) -> None:
        """Wait until the disk has it. What takes longer is not taken back: the sender has to look."""
        answer = asyncio.wrap_future(future)
        answer.add_done_callback(lambda done: done.cancelled() or done.exception())
        done, _ = await asyncio.wait({answer}, timeout=_STORED_WITHIN_S)
        if not done:
            raise _Refused(NO_ANSWER_YET)
        error = answer.exception()
        if error is not None and not isinstance(error, AppError):
            logger.error("remote control: a request failed", exc_info=error)
            raise _Refused(OUR_FAULT)
        answer.result()

    async def _ask(self, work: Callable[[], _Result]) -> _Result:
        """Have the screen do something. Raises UserError as it does, and _Refused if it fails or takes too long."""
        future = ask_screen(self._room.screen, work)
        answer = asyncio.wrap_future(future)
        # Looked at even where nobody waits any more, so that a late error is not reported as lost.
        answer.add_done_callback(lambda done: done.cancelled() or done.exception())
        done, _ = await asyncio.wait({answer}, timeout=self._answer_within_s)
        if done:
            error = answer.exception()
            if error is None or isinstance(error, UserError):
                return answer.result()
            logger.error("remote control: a request failed", exc_info=error)
            raise _Refused(OUR_FAULT)
        raise _Refused(NO_ANSWER if future.cancel() else NO_ANSWER_YET)


class _Events:
    """`GET /v1/events` as an application of its own: its answer has no end."""

    def __init__(self, board: StateBoard, drop: Callable[[Scope], None], pace: StreamPace) -> None:
        self._board = board
        self._drop = drop
        self._pace = pace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reader = self._board.open()
        if reader is None:
            await TOO_MANY_READERS.response({"Retry-After": "10"})(scope, receive, send)
            return
        await EventStream(reader, self._drop, self._pace)(scope, receive, send)


async def _body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise _Refused(NOT_JSON)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_WITHIN_S):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY_BYTES:
                    raise _Refused(TOO_LARGE)
    except TimeoutError as error:
        raise _Refused(TOO_SLOW) from error
    return bytes(body)


def _order(body: bytes) -> CommandBody:
    try:
        return CommandBody.model_validate_json(body)
    except ValidationError as error:
        raise _Refused(BAD_BODY) from error


async def _refused(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, _Refused)
    # An answer before the body was read to its end: the rest must not be taken for the next request.
    is_early = error.reply in (TOO_LARGE, TOO_SLOW, NOT_JSON)
    return error.reply.response({"Connection": "close"} if is_early else None)


async def _http_error(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, HTTPException)
    return (WRONG_METHOD if error.status_code == WRONG_METHOD.status else NOT_FOUND).response(error.headers)


async def _gone(request: Request, error: Exception) -> Response:
    del request, error
    return Response(status_code=499)


async def _our_fault(request: Request, error: Exception) -> Response:
    del request
    logger.error("remote control: a request failed", exc_info=error)
    return OUR_FAULT.response()
