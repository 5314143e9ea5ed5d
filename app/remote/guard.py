"""The door of the remote control: every request passes it before anything of the room is touched."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.remote.access import DoorKeeper, is_token
from app.remote.replies import BAD_HOST, TOO_OFTEN, WRONG_TOKEN, Reply

logger = logging.getLogger(__name__)

MAX_HELD_BACK = 8
"""So many answers to wrong tokens wait at once; further ones are turned away, so that waiting costs us nothing."""


class Guard:
    """Asks for the right host, a token, and patience. There is no CORS: no page of another origin is let in.

    Whoever has the right token is never slowed down by those who guess, even from the same address.
    """

    def __init__(self, app: ASGIApp, door: DoorKeeper, token: str, hosts: Collection[str]) -> None:
        self._app = app
        self._door = door
        self._token = token
        self._hosts = hosts
        self._held_back = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        address = scope["client"][0] if scope.get("client") else ""
        reply: Reply | None = None
        extra: dict[str, str] = {}
        if headers.getlist("host") != [headers.get("host", "")] or headers["host"].lower() not in self._hosts:
            reply = BAD_HOST
        elif not is_token(headers.get("authorization"), self._token):
            reply, extra = await self._wrong_token(address)
        elif wait_s := self._door.wait_s(address):
            reply, extra = TOO_OFTEN, {"Retry-After": str(wait_s)}
        if reply is None:
            await self._app(scope, receive, send)
            return
        # What is left of the request is not read: the line is closed after the answer.
        await reply.response({**extra, "Connection": "close"})(scope, receive, send)

    async def _wrong_token(self, address: str) -> tuple[Reply, dict[str, str]]:
        delay_s = self._door.wrong_token(address)
        if self._held_back >= MAX_HELD_BACK:
            return TOO_OFTEN, {"Retry-After": str(max(1, round(delay_s)))}
        # Only those that are held back: whoever sends a thousand a second must not fill the log.
        logger.warning("remote control: wrong token from %s", address)
        self._held_back += 1
        try:
            await asyncio.sleep(delay_s)
        finally:
            self._held_back -= 1
        return WRONG_TOKEN, {"WWW-Authenticate": 'Bearer realm="ruang-kendali"'}
