"""Let the application listen: one process with its loop, or several on a PostgreSQL."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.supervisors import Multiprocess

from app.domain.errors import UserError

REQUEST_WITHIN_S = 20
"""A line on which no whole request has come by then is cut."""

KEEP_ALIVE_S = 60
_MAX_HEAD_BYTES = 32_768
_MAX_CONNECTIONS = 500
_STOP_WITHIN_S = 10
_GOODBYE_S = 0.3


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen. Without a certificate it is plain HTTP. `proxy` is the one whose X-Forwarded-For is believed."""

    host: str
    port: int
    certificate: Path | None = None
    certificate_key: Path | None = None
    proxy: str = ""
    workers: int = 1


class Impatient(H11Protocol):
    """Cuts a line on which nothing whole comes: whoever only connects must not take the places of others."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        """Begin to wait."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(REQUEST_WITHIN_S, self._cut_if_silent)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._deadline.cancel()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Let an idle line go. Over TLS the other side has to answer that, and one that does not holds up the end."""
        super().shutdown()
        if self.transport.is_closing():
            self.loop.call_later(_GOODBYE_S, self.transport.abort)

    def _cut_if_silent(self) -> None:
        # It is None until the first request; uvicorn's annotation leaves that out.
        if cast("RequestResponseCycle | None", self.cycle) is None:
            self.transport.abort()


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes a free one. Raises UserError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, not 0: asyncio sends without delay only on what says that it is TCP, else each answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # On Windows the option means something else: two programs on one port.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if exclusive is None else exclusive, 1)
        listener.bind((host, port))
        listener.listen(1024)
        listener.set_inheritable(True)
    except OSError as error:
        listener.close()
        raise _bind_failure(error, host, port) from error
    return listener


def make_server(application: ASGIApp, listening: Listening) -> uvicorn.Server:
    """Return a server to be run with a bound socket. Raises UserError for a certificate that cannot be used."""
    return uvicorn.Server(_config(application, listening))


def serve(application: object, listening: Listening, listener: socket.socket) -> None:
    """Listen until the process is asked to end; then return. Needs the main thread."""
    with _signals_that_only_end_the_server():
        make_server(cast("ASGIApp", application), listening).run(sockets=[listener])


def serve_with_workers(
    listening: Listening, listener: socket.socket, environment: Mapping[str, str], factory: str
) -> None:
    """Listen in several processes until this one is asked to end.

    Each calls `factory` (`module:function`) in an environment with `environment` in it.
    """
    os.environ.update(environment)
    config = _config(factory, listening, factory=True, workers=listening.workers)
    Multiprocess(config, sockets=[listener]).run()


@contextmanager
def _signals_that_only_end_the_server() -> Iterator[None]:
    # uvicorn sends the signal that ended it once more, to whoever handled it before: nobody needs it then.
    handlers = {number: signal.signal(number, _heard) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _heard(_number: int, _frame: FrameType | None) -> None:
    """Do nothing more."""


def _config(application: ASGIApp | str, listening: Listening, **more: Any) -> uvicorn.Config:  # noqa: ANN401
    check_certificate(listening)
    return uvicorn.Config(
        application,
        loop="asyncio",
        http=Impatient,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        # What others send us badly is no warning of ours.
        log_level="error",
        access_log=False,
        proxy_headers=bool(listening.proxy),
        forwarded_allow_ips=listening.proxy or None,
        server_header=False,
        limit_concurrency=_MAX_CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=_STOP_WITHIN_S,
        h11_max_incomplete_event_size=_MAX_HEAD_BYTES,
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.certificate_key,
        **more,
    )


def check_certificate(listening: Listening) -> None:
    """Raise UserError for a certificate and a key that cannot be used."""
    if listening.certificate is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(listening.certificate, listening.certificate_key)
    except OSError as error:
        raise UserError(
            "Sertifikat server tidak terbaca.",
            "Periksa --cert dan --key: keduanya berkas PEM yang saling cocok.",
        ) from error


def _bind_failure(error: OSError, host: str, port: int) -> UserError:
    if error.errno == errno.EADDRINUSE:
        return UserError(
            f"Port {port} sedang dipakai program lain.",
            "Tutup program itu, atau pilih port lain dengan --port.",
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return UserError(
            f"{host} bukan alamat komputer ini.",
            "Periksa kabel atau Wi-Fi, atau pakai --host 0.0.0.0.",
        )
    return UserError(
        f"Server tidak dapat memakai port {port} ({error.strerror or type(error).__name__}).",
        "Pakai port 1024 sampai 65535 dengan --port.",
    )
