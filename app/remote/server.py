"""The server of the remote control: a thread with a loop of its own, which is started again if it falls."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import uvicorn
from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from app.domain.errors import AppError, UserError
from app.domain.remote import RemotePhase, RemoteReport, RemoteSettings
from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.access import DoorKeeper, host_names
from app.remote.events import StateBoard
from app.remote.guard import Guard
from app.remote.repeats import Repeats
from app.remote.replies import Reply
from app.remote.routes import RoomPort, Routes
from app.remote.state import Json
from app.remote.stream import StreamPace

logger = logging.getLogger(__name__)

REQUEST_WITHIN_S = 10
"""A line on which no whole request has come by then is cut."""

MAX_HEAD_BYTES = 16_384
_MAX_CONNECTIONS = 64
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 15.0
_STEADY_S = 30.0
"""A server that ran this long was well: its next fall counts as the first."""

_CLOSE_WAIT_S = 3.0


@dataclass(frozen=True, slots=True)
class RemoteFiles:
    """What the server needs from the disk; called on its own thread, and may raise AppError.

    `token` returns the token; `announce` tells the command line of this computer where we listen;
    `withdraw` takes that back.
    """

    token: Callable[[], str]
    announce: Callable[[str], None]
    withdraw: Callable[[], None]


class RemoteServer:
    """Listens until it is closed; nothing it meets ends it, and nothing it does holds up the screen.

    Runs on: its own thread. All methods are called from another one and wait for nothing but, at the end,
    a moment for the thread.
    """

    def __init__(
        self,
        settings: RemoteSettings,
        room: RoomPort,
        files: RemoteFiles,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        first_pause_s: float = _FIRST_PAUSE_S,
        pace: StreamPace = StreamPace(),  # noqa: B008 - an immutable value
    ) -> None:
        self._settings = settings
        self._room = room
        self._files = files
        self._door = DoorKeeper(monotonic)
        self._monotonic = monotonic
        self._first_pause_s = first_pause_s
        self._pace = pace
        self._falls = 0
        self._started_s = 0.0
        self._phase, self._message, self._advice = RemotePhase.STARTING, "", ""
        self._stopping = threading.Event()
        self._running: _Run | None = None
        # A daemon: a keyring that asks for its password may hold it up for ever, and it writes nothing.
        self._thread = threading.Thread(target=self._work, name="remote", daemon=True)

    def start(self) -> None:
        """Start to listen."""
        self._thread.start()

    def report(self) -> RemoteReport:
        """Return how the remote control is."""
        return RemoteReport(self._phase, self._message, self._advice, self._door.intruder())

    @property
    def wants_state(self) -> bool:
        """Tell whether somebody follows the state now."""
        running = self._running
        return running is not None and running.board.readers > 0

    def publish(self, document: Json) -> None:
        """Show the state to those who follow it."""
        running = self._running
        if running:
            running.post(lambda: running.board.show(document))

    def close(self) -> None:
        """Listen no more; wait a moment at most."""
        self._stopping.set()
        running = self._running
        if running:
            running.post(running.end)
        if self._thread.ident is not None:
            self._thread.join(_CLOSE_WAIT_S)

    def _work(self) -> None:
        wait_s = 0.0
        while not self._stopping.wait(wait_s):
            try:
                self._listen()
                message = QT_TRANSLATE_NOOP("remote", "Kendali jarak jauh berhenti sendiri")
                advice = QT_TRANSLATE_NOOP("remote", "Dimulai lagi otomatis; rinciannya ada di folder log.")
                wait_s = self._failed(message, advice)
            except AppError as error:
                wait_s = self._failed(error.message, error.advice)
            except Exception:
                logger.exception("the remote control met an error that is not known; it is started again")
                message = QT_TRANSLATE_NOOP("remote", "Kendali jarak jauh mengalami galat")
                advice = QT_TRANSLATE_NOOP("remote", "Dimulai lagi otomatis; rinciannya ada di folder log.")
                wait_s = self._failed(message, advice)

    def _listen(self) -> None:
        """Listen until the end, or until something is wrong."""
        settings = self._settings
        token = self._files.token()
        with _bound(settings) as listener:
            port = listener.getsockname()[1]
            hosts = host_names(settings.address, port)
            url = f"http://{f'[{settings.address}]' if ':' in settings.address else settings.address}:{port}"
            self._files.announce(url)
            logger.info("the remote control listens on %s", url)
            try:
                asyncio.run(self._serve(listener, token, hosts))
            finally:
                self._running = None
                self._files.withdraw()

    async def _serve(self, listener: socket.socket, token: str, hosts: frozenset[str]) -> None:
        run = _Run(asyncio.get_running_loop())
        repeats: Repeats[Reply] = Repeats(self._monotonic, lambda reply: reply.status in (200, 409))
        routes = Routes(self._room, run.board, repeats, run.drop, self._pace)
        app = Guard(routes.app(), self._door, token, hosts)
        run.server = uvicorn.Server(
            uvicorn.Config(
                app,
                loop="asyncio",
                http=_protocol_of(run),
                ws="none",
                lifespan="off",
                interface="asgi3",
                log_config=None,
                # What others send us badly is no warning of ours.
                log_level="error",
                access_log=False,
                # Else whoever sends X-Forwarded-For chooses under which address he is counted.
                proxy_headers=False,
                server_header=False,
                limit_concurrency=_MAX_CONNECTIONS,
                timeout_graceful_shutdown=1,
                h11_max_incomplete_event_size=MAX_HEAD_BYTES,
            )
        )
        self._running = run
        self._started_s = self._monotonic()
        self._phase, self._message, self._advice = RemotePhase.LISTENING, "", ""
        # Closed while it was being made.
        if self._stopping.is_set():
            return
        await run.server.serve(sockets=[listener])

    def _failed(self, message: str, advice: str) -> float:
        """Note a fall; return how many seconds to wait before the next attempt."""
        if self._stopping.is_set():
            return 0.0
        if message != self._message:
            logger.warning("the remote control does not listen: %s", message)
        self._phase, self._message, self._advice = RemotePhase.FAILING, message, advice
        if self._monotonic() - self._started_s >= _STEADY_S:
            self._falls = 0
        self._falls += 1
        # A small exponent: a session lasts hours, and 2.0 ** 2000 is no float.
        return float(min(_LONGEST_PAUSE_S, self._first_pause_s * 2.0 ** min(self._falls - 1, 10)))


class _Run:
    """One life of the server. All but `post` runs on the thread of its loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.board = StateBoard()
        self.server: uvicorn.Server | None = None
        self.lines: dict[tuple[str, int], asyncio.Transport] = {}
        self._loop = loop

    def post(self, act: Callable[[], None]) -> None:
        """Have something done on the loop. Called from: any thread."""
        try:
            self._loop.call_soon_threadsafe(act)
        except RuntimeError:
            # The loop has just been closed; who posts this learns of it by the next life.
            logger.debug("the remote control's loop is closed already")

    def end(self) -> None:
        """Let the readers go, then the server."""
        self.board.close()
        if self.server:
            self.server.should_exit = True

    def drop(self, scope: Scope) -> None:
        """Cut the line that a request came on."""
        line = self.lines.get(tuple(scope["client"])) if scope.get("client") else None
        if line:
            line.abort()


def _protocol_of(run: _Run) -> type[H11Protocol]:
    class Watched(H11Protocol):
        """Knows its line, so that it can be cut, and cuts it itself if nothing whole is sent on it."""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
            super().connection_made(transport)
            if self.client:
                run.lines[self.client] = transport
            self._deadline = self.loop.call_later(REQUEST_WITHIN_S, self._cut_if_silent)

        def connection_lost(self, exc: Exception | None) -> None:
            self._deadline.cancel()
            if self.client:
                run.lines.pop(self.client, None)
            super().connection_lost(exc)

        def _cut_if_silent(self) -> None:
            # It is None until the first request; uvicorn's annotation leaves that out.
            if cast("RequestResponseCycle | None", self.cycle) is None:
                self.transport.abort()

    return Watched


def _bound(settings: RemoteSettings) -> socket.socket:
    """Return a socket that listens. Raises UserError."""
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    # Named, not 0: asyncio sends without delay only on what says that it is TCP, else each answer waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # On Windows the option means something else: two programs on one port.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if exclusive is None else exclusive, 1)
        listener.bind((settings.address, settings.port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise _bind_failure(error, settings) from error
    except BaseException:
        listener.close()
        raise
    return listener


def _bind_failure(error: OSError, settings: RemoteSettings) -> UserError:
    if error.errno == errno.EADDRINUSE:
        return UserError(
            QT_TRANSLATE_NOOP("remote", "Kendali jarak jauh: port {port} sedang dipakai program lain").format(
                port=settings.port
            ),
            QT_TRANSLATE_NOOP(
                "remote", "Tutup program itu, atau ganti port di tabel [remote] berkas sesi. Dicoba lagi otomatis."
            ),
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return UserError(
            QT_TRANSLATE_NOOP("remote", "Kendali jarak jauh: {address} bukan alamat komputer ini").format(
                address=settings.address
            ),
            QT_TRANSLATE_NOOP(
                "remote", "Periksa kabel atau Wi-Fi, dan address di tabel [remote] berkas sesi. Dicoba lagi otomatis."
            ),
        )
    return UserError(
        QT_TRANSLATE_NOOP("remote", "Kendali jarak jauh tidak dapat memakai port {port} ({reason})").format(
            port=settings.port, reason=error.strerror or type(error).__name__
        ),
        QT_TRANSLATE_NOOP("remote", "Pakai port 1024 sampai 65535 di tabel [remote] berkas sesi."),
    )
