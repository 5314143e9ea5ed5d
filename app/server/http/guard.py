"""The door of the server: every request passes it, and every answer leaves through it with the server's name on it."""

from __future__ import annotations

import hashlib
import logging
import math
import re
import time
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.server.http.bodies import CutError
from app.server.http.pages import MAX_FORM_BYTES, SIGN_IN_PATH
from app.server.http.rates import Buckets, RateLimits
from app.server.http.replies import refusal_response
from app.sync.wire_replies import ErrorCode, Refusal

logger = logging.getLogger(__name__)

GUESSED = frozenset({("POST", "/v1/enrol"), ("POST", SIGN_IN_PATH)})
"""Where codes and passwords could be guessed."""

NONCE = re.compile(r"[!-~]{1,200}")


class Guard:
    """Counts requests, names the server in every answer, and lets no error end a line without one."""

    def __init__(
        self,
        app: ASGIApp,
        server_id: str,
        limits: RateLimits,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._server_id = server_id
        self._stations = Buckets(limits.station, monotonic)
        self._addresses = Buckets(limits.address, monotonic)
        self._enrolments = Buckets(limits.enrolment, monotonic)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        nonce = headers.get("x-request-nonce", "")
        own = {"X-Server-Id": self._server_id}
        if NONCE.fullmatch(nonce):
            own["X-Request-Nonce"] = nonce
        is_begun = False

        async def named(message: Message) -> None:
            nonlocal is_begun
            if message["type"] == "http.response.start":
                is_begun = True
                answered = MutableHeaders(scope=message)
                answered.update(own)
                answered.setdefault("Cache-Control", "no-store")
                answered.setdefault("X-Content-Type-Options", "nosniff")
            await send(message)

        told = headers.get("content-length", "")
        if told.isascii() and told.isdigit() and int(told[:20]) > MAX_FORM_BYTES:
            await _too_large(scope)(scope, receive, named)
            return
        wait_s = self._wait_s(scope, headers)
        if wait_s:
            refusal = Refusal(ErrorCode.TOO_OFTEN, "too many requests")
            # What is left of the request is not read: the line is closed after the answer.
            closing = {"Retry-After": str(math.ceil(wait_s)), "Connection": "close"}
            await refusal_response(refusal, closing)(scope, receive, named)
            return
        try:
            await self._app(scope, receive, named)
        except CutError:
            logger.debug("a request was cut before its body was there")
        except Exception:
            logger.exception("a request met an error that is not known")
            if not is_begun:
                refusal = Refusal(ErrorCode.INTERNAL, "the server has a fault; its log says more")
                await refusal_response(refusal)(scope, receive, named)

    def _wait_s(self, scope: Scope, headers: Headers) -> float:
        address = scope["client"][0] if scope.get("client") else ""
        wait_s = self._addresses.wait_s(address)
        if not wait_s and (scope["method"], scope["path"]) in GUESSED:
            wait_s = self._enrolments.wait_s(address)
        authorization = headers.get("authorization")
        if not wait_s and authorization is not None:
            # Hashed: no token lies about in memory longer than its request.
            wait_s = self._stations.wait_s(hashlib.sha256(authorization.encode("utf-8", "replace")).hexdigest())
        return wait_s


def _too_large(scope: Scope) -> Response:
    closing = {"Connection": "close"}
    if scope["path"].startswith("/v1/"):
        return refusal_response(Refusal(ErrorCode.TOO_LARGE, f"at most {MAX_FORM_BYTES} bytes"), closing)
    text = "Berkas terlalu besar. Kembali ke halaman sebelumnya, lalu pilih foto yang lebih kecil dari 30 MB."
    return Response(text, 413, closing, "text/plain")
