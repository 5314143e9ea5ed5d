"""The machine's stations over a real network: `requests` through a TCP proxy that breaks to uvicorn, on real sockets.

Fewer schedules than in one process, and no copies or restores: here it is the line that is tried, byte by byte.
"""

from __future__ import annotations

import random
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.domain.sending import Side
from app.server.http.application import make_application
from app.server.http.listen import Listening, bound, make_server
from app.server.http.rates import NO_LIMITS
from app.sync.http_transport import HttpTransport
from app.sync.transport import Answer, Request
from app.sync.trouble import SyncError
from tests.faults.sync_line import FaultyLine
from tests.faults.sync_machine import SyncMachine, places
from tests.faults.sync_server import FaultServer
from tests.faults.sync_world import FIELDS, World
from tests.streams.proxy import FaultProxy
from tests.waiting import wait_for

STEPS = 14
_SILENCE_S = 0.4
"""So long a station waits for a line that will never say a word; in the field it is half a minute."""

_PATIENCE_S = 20.0
_LOGIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html>masuk</"


class Break(StrEnum):
    """What the network does to a request."""

    RESET = "reset"
    REFUSED = "refused"
    BLACK_HOLE = "never a word"
    CUT_UP = "cut after some bytes of the request"
    SWALLOWED_UP = "silent after some bytes of the request"
    LOST_ANSWER = "reset when the answer begins: the server has done it"
    CUT_DOWN = "cut after some bytes of the answer"
    SWALLOWED_DOWN = "silent after some bytes of the answer: the server has done it"
    LOGIN_PAGE = "a login page"
    SLOW = "slow"


_WAITS = frozenset({Break.BLACK_HOLE, Break.SWALLOWED_UP, Break.SWALLOWED_DOWN})


@dataclass
class TcpLine(FaultyLine):
    """A line over real sockets, of which the n-th request meets a break of the network."""

    proxy: FaultProxy = field(kw_only=True)
    breaking: Break | None = None
    breaks_at: int = 0
    after_bytes: int = 0
    broken: int = 0

    def send(self, request: Request) -> Answer:
        self.seen += 1
        now = self.breaking if self.seen == self.breaks_at else None
        transport = HttpTransport(
            f"http://127.0.0.1:{self.proxy.port}", None, silence_timeout_s=_SILENCE_S if now in _WAITS else _PATIENCE_S
        )
        try:
            self._break(now)
            return transport.send(request)
        except SyncError:
            self.broken += now is not None
            raise
        finally:
            transport.close()
            self.proxy.heal()

    def _break(self, now: Break | None) -> None:
        match now:
            case Break.RESET:
                self.proxy.cut_after(up=0)
            case Break.REFUSED:
                self.proxy.refuse()
            case Break.BLACK_HOLE:
                self.proxy.silence()
            case Break.CUT_UP | Break.SWALLOWED_UP:
                self.proxy.cut_after(up=self.after_bytes, silently=now is Break.SWALLOWED_UP)
            case Break.LOST_ANSWER:
                self.proxy.cut_after(down=0)
            case Break.CUT_DOWN | Break.SWALLOWED_DOWN:
                self.proxy.cut_after(down=self.after_bytes, silently=now is Break.SWALLOWED_DOWN)
            case Break.LOGIN_PAGE:
                self.proxy.answer(_LOGIN)
            case Break.SLOW:
                self.proxy.slow(0.005, 50_000)
            case None:
                pass


class _Network:
    """The server's core behind uvicorn and a proxy; there from the first line on."""

    def __init__(self, closing: ExitStack) -> None:
        self._closing = closing
        self._proxy: FaultProxy | None = None
        self.lines: list[TcpLine] = []

    def line(self, server: FaultServer) -> TcpLine:
        """Return a new line to the server."""
        self._proxy = self._proxy or self._closing.enter_context(_served(server))
        self.lines.append(TcpLine(server, proxy=self._proxy))
        return self.lines[-1]


@contextmanager
def _served(server: FaultServer) -> Iterator[FaultProxy]:
    with bound("127.0.0.1", 0) as listener:
        http = make_server(make_application(server.core, server.blobs, NO_LIMITS, None), Listening("127.0.0.1", 0))
        thread = threading.Thread(target=http.run, kwargs={"sockets": [listener]}, name="server")
        thread.start()
        try:
            wait_for(lambda: http.started or not thread.is_alive(), "the server listens")
            with FaultProxy(int(listener.getsockname()[1]), rtsp=False) as proxy:
                yield proxy
        finally:
            http.should_exit = True
            thread.join(20)


def run_over_tcp(first: int, schedules: int, elsewhere: Path) -> int:
    """Run so many schedules by their numbers; return how many requests were broken. Raises AssertionError."""
    broken = 0
    with places(elsewhere):
        for number in range(first, first + schedules):
            own = Path(tempfile.mkdtemp(dir=SyncMachine.folder))
            try:
                broken += _schedule(random.Random(number), own)
            except AssertionError as error:
                raise AssertionError(f"schedule {number}: {error}") from error
            finally:
                shutil.rmtree(own, ignore_errors=True)
    return broken


def _schedule(chance: random.Random, own: Path) -> int:
    with ExitStack() as closing:
        network = _Network(closing)
        world = World(own, SyncMachine.template, SyncMachine.place, make_line=network.line)
        closing.callback(world.close)
        for _ in range(STEPS):
            _step(world, network, chance)
        world.come_to_rest()
        world.check()
        return sum(line.broken for line in network.lines)


def _step(world: World, network: _Network, chance: random.Random) -> None:
    name, other = chance.sample("abc", 2)
    match chance.choice(["new", "edit", "rival", "photo", "resolve", "kill", "sync", "sync", "sync", "sync"]):
        case "new":
            world.new(name)
        case "edit":
            world.edit(name, chance.randrange(6), chance.choice(FIELDS))
        case "rival":
            world.rival(name, other, chance.randrange(6), chance.choice(FIELDS))
        case "photo":
            world.photo(name, chance.randrange(6))
        case "resolve":
            world.resolve(name, 0, chance.choice(list(Side)))
        case "kill":
            world.kill(name)
        case _:
            world.edit(name, chance.randrange(6), chance.choice(FIELDS))
            line = network.lines["abc".index(name)]
            line.breaking, line.breaks_at = chance.choice(list(Break)), chance.randrange(1, 6)
            # Within the head of a message or within its body.
            line.after_bytes = chance.choice([chance.randrange(200), chance.randrange(200, 2000)])
            world.sync(name)
            line.breaking = None
