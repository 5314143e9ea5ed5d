"""Server-sent events (WHATWG HTML, section 9.2): the newest state to one reader, for as long as it reads."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import Receive, Scope, Send

from app.remote.events import BoardReader
from app.remote.state import Json

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StreamPace:
    """How often a quiet line says that it lives, and how long a full one may stay full: then nobody reads."""

    heartbeat_s: float = 15.0
    send_within_s: float = 10.0


_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-accel-buffering", b"no"),
]


class EventStream:
    """An answer that does not end by itself.

    `drop` cuts the line of a reader that does not read: closing it politely would wait for that reader.
    """

    def __init__(self, reader: BoardReader, drop: Callable[[Scope], None], pace: StreamPace) -> None:
        self._reader = reader
        self._drop = drop
        self._pace = pace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the reader leaves, is dropped, or the room closes."""
        sending = asyncio.ensure_future(self._send_all(send))
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        except TimeoutError:
            logger.warning("remote control: a reader of the events does not read; its line is cut")
            self._drop(scope)
        finally:
            self._reader.close()
            for task in (sending, leaving):
                task.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)

    async def _send_all(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await self._send(send, b"retry: 2000\n\n")
        while True:
            try:
                found = await self._reader.next(self._pace.heartbeat_s)
            except EOFError:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            await self._send(send, _event(*found) if found else b": masih tersambung\n\n")

    async def _send(self, send: Send, chunk: bytes) -> None:
        message = {"type": "http.response.body", "body": chunk, "more_body": True}
        await asyncio.wait_for(send(message), self._pace.send_within_s)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _event(number: int, document: Json) -> bytes:
    # JSON in one line: a line break would end the field.
    return f"id: {number}\nevent: state\ndata: {json.dumps(document, ensure_ascii=False)}\n\n".encode()
