"""A TCP proxy between a feed and its server that breaks the connection in every way a network can.

It passes bytes until a fault is switched on, which takes effect at once and for whom its method
says. `heal` makes new connections work again; what was broken stays broken, as in a network.
"""

from __future__ import annotations

import contextlib
import random
import select
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType

from tests.streams.rtp_faults import RtpFaults, RtspBytes

_CHUNK = 65536
_MOST_WAITING = 1 << 20
_CONNECT_S = 2.0


class Mode(StrEnum):
    """What happens to whoever connects now."""

    PASS = "pass"
    REFUSE = "refuse"
    SILENCE = "silence"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Shaking:
    """Up to `random_s` of delay for what comes at once, and for a share of it a stall on top."""

    random_s: float = 0.0
    stall_share: float = 0.0
    stall_s: float = 0.0
    random: random.Random = field(default_factory=lambda: random.Random("goyah"))

    def draw_s(self) -> float:
        """Return the next delay."""
        stall_s = self.stall_s if self.random.random() < self.stall_share else 0.0
        return self.random.uniform(0.0, self.random_s) + stall_s


@dataclass(slots=True)
class ByteLimit:
    """So many bytes still pass each way (None: any number); then the connection is reset, or goes silent for ever."""

    up: int | None = None
    down: int | None = None
    silently: bool = False

    def pass_up(self, data: bytes) -> tuple[bytes, bool]:
        """Return what of the client's bytes still passes, and whether that was the last."""
        if self.up is None:
            return data, False
        passing = data[: self.up]
        self.up -= len(passing)
        return passing, len(passing) < len(data)

    def pass_down(self, data: bytes) -> tuple[bytes, bool]:
        """The same of the server's bytes."""
        if self.down is None:
            return data, False
        passing = data[: self.down]
        self.down -= len(passing)
        return passing, len(passing) < len(data)


class FaultProxy:
    """Runs on: its own thread, which ends with the context. The methods may be called from any thread.

    `rtsp` says that the server talks RTSP with interleaved packets, which can then be singled out.
    """

    def __init__(self, upstream_port: int, *, rtsp: bool = True) -> None:
        self.upstream_port = upstream_port
        self.port = 0
        self.connections = 0
        """How many connections were made so far, those that were kept silent included."""
        self.opened_s: list[float] = []
        """When each of them was made, monotonic."""
        self._rtsp = rtsp
        self._faults = RtpFaults()
        self._mode = Mode.PASS
        self._answer = b""
        self._delay_s = 0.0
        self._bytes_per_s = 0.0
        self._shaking = Shaking()
        self._limit = ByteLimit()
        self._links: list[_Link] = []
        self._listener: socket.socket | None = None
        self._orders: deque[tuple[Callable[[], None], threading.Event]] = deque()
        self._wake, self._woken = socket.socketpair()
        self._is_ending = False
        self._thread = threading.Thread(target=self._run, name="fault-proxy")

    def __enter__(self) -> FaultProxy:
        self._listen()
        self._thread.start()
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None
    ) -> None:
        self._order(self._end)
        self._thread.join()
        self._wake.close()
        self._woken.close()

    def url(self, path: str, scheme: str = "rtsp") -> str:
        """Return the address of a path on the server behind."""
        return f"{scheme}://127.0.0.1:{self.port}{path}"

    @property
    def touched(self) -> int:
        """Return how many packets were lost or damaged."""
        return self._faults.touched

    def cut(self) -> None:
        """Reset all connections."""
        self._order(self._cut)

    def refuse(self) -> None:
        """Reset all connections and refuse new ones."""
        self._order(lambda: (self._cut(), self._become(Mode.REFUSE)))

    def silence(self) -> None:
        """Reset all connections; accept new ones and never say a word."""
        self._order(lambda: (self._cut(), self._become(Mode.SILENCE)))

    def answer(self, text: bytes) -> None:
        """Reset all connections; give every request on new ones this answer."""

        def change() -> None:
            self._cut()
            self._answer = text
            self._become(Mode.ANSWER)

        self._order(change)

    def cut_after(self, *, up: int | None = None, down: int | None = None, silently: bool = False) -> None:
        """Let so many more bytes pass up or down, over whatever connection; then reset it or go silent."""

        def change() -> None:
            self._limit.up, self._limit.down, self._limit.silently = up, down, silently

        self._order(change)

    def half_open(self) -> None:
        """Let all bytes of the present connections vanish, for ever and without a word; new ones pass."""
        self._order(lambda: [link.die() for link in self._links])

    def freeze(self) -> None:
        """Hold all bytes of the present connections back until `heal`; nothing is lost."""
        self._order(lambda: [link.hold(is_held=True) for link in self._links])

    def stop_video(self) -> None:
        """Let the packets of the picture vanish, those of the sound pass, until `heal`."""
        self._order(lambda: setattr(self._faults, "stops_video", True))

    def stop_media(self) -> None:
        """Let all media vanish and only RTCP's reports pass, until `heal`: a camera whose encoder hangs."""
        self._order(lambda: setattr(self._faults, "stops_media", True))

    def lose_video(self, packets: int, *, large: bool = False) -> None:
        """Let the next packets of the picture vanish; `large` means the full ones, from the middle of a picture."""

        def change() -> None:
            self._faults.lose, self._faults.wait_for_large = packets, large

        self._order(change)

    def lose_sound(self, packets: int) -> None:
        """Let the next packets of the sound vanish."""
        self._order(lambda: setattr(self._faults, "lose_sound", packets))

    def damage_video(self, packets: int) -> None:
        """Change bytes in the next packets of the picture."""

        def change() -> None:
            self._faults.damage, self._faults.wait_for_large = packets, False

        self._order(change)

    def jump_time(self, seconds: float) -> None:
        """Let all timestamps go on from another time, as if the clock of the camera were set."""

        def change() -> None:
            self._faults.shift_s += seconds

        self._order(change)

    def wrap_time(self, in_s: float) -> None:
        """Let all timestamps jump to where those of the picture pass 2^32 after so many seconds."""
        self._order(lambda: setattr(self._faults, "wrap_in_s", in_s))

    def slow(self, delay_s: float, bytes_per_s: float = 0.0) -> None:
        """Delay every byte from the server, and let no more than so many pass each second (0: any)."""

        def change() -> None:
            self._delay_s, self._bytes_per_s = delay_s, bytes_per_s

        self._order(change)

    def shake(self, shaking: Shaking) -> None:
        """Delay what comes from the server by a random time; the order stays, as TCP keeps it."""
        self._order(lambda: setattr(self, "_shaking", shaking))

    def heal(self) -> None:
        """Switch every fault off. Connections that were cut or died stay so."""

        def change() -> None:
            self._faults.heal()
            self._delay_s = self._bytes_per_s = 0.0
            self._shaking = Shaking()
            self._limit.up = self._limit.down = None
            for link in self._links:
                link.hold(is_held=False)
            for link in [link for link in self._links if link.is_silent]:
                self._drop(link)
            self._become(Mode.PASS)

        self._order(change)

    def _order(self, change: Callable[[], object]) -> None:
        """Have something done by the proxy's thread and wait until it is."""
        done = threading.Event()
        self._orders.append((lambda: (change(), None)[1], done))
        self._wake.send(b"x")
        if not done.wait(5):
            raise AssertionError("the proxy's thread does not answer")

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        listener.setblocking(False)
        self._listener, self.port = listener, int(listener.getsockname()[1])

    def _become(self, mode: Mode) -> None:
        self._mode = mode
        if mode is Mode.REFUSE and self._listener:
            self._listener.close()
            self._listener = None
        elif mode is not Mode.REFUSE and self._listener is None:
            self._listen()

    def _cut(self) -> None:
        for link in list(self._links):
            self._drop(link)

    def _drop(self, link: _Link) -> None:
        self._links.remove(link)
        link.close(reset=True)

    def _end(self) -> None:
        self._is_ending = True
        self._cut()
        if self._listener:
            self._listener.close()

    def _run(self) -> None:
        while not self._is_ending:
            now_s = time.monotonic()
            readers: dict[socket.socket, _Link] = {s: link for link in self._links for s in link.readable()}
            writers: dict[socket.socket, _Link] = {s: link for link in self._links for s in link.writable(now_s)}
            others = [self._woken, *([self._listener] if self._listener else [])]
            timeout_s = min((link.due_s(now_s) for link in self._links), default=60.0)
            ready, free, _ = select.select([*readers, *others], list(writers), [], timeout_s)
            for link in {*(readers[s] for s in ready if s in readers), *(writers[s] for s in free)}:
                try:
                    link.work(ready, free, self._delay_s + self._shaking.draw_s(), self._bytes_per_s)
                except OSError:
                    self._drop(link)
            if self._listener and self._listener in ready:
                self._accept()
            if self._woken in ready:
                self._woken.recv(_CHUNK)
            while self._orders:
                change, done = self._orders.popleft()
                change()
                done.set()

    def _accept(self) -> None:
        assert self._listener
        with contextlib.suppress(BlockingIOError):
            client, _ = self._listener.accept()
            self.connections += 1
            self.opened_s.append(time.monotonic())
            if self._mode is Mode.PASS:
                try:
                    server = socket.create_connection(("127.0.0.1", self.upstream_port), timeout=_CONNECT_S)
                except OSError:
                    _reset(client)
                    return
                change = RtspBytes(self._faults).feed if self._rtsp else None
                self._links.append(_Link(client, server, change, self._limit))
            else:
                answer = self._answer if self._mode is Mode.ANSWER else b""
                self._links.append(_Link(client, None, None, self._limit, answer))


class _Link:
    """One connection of a feed, and the one to the server that belongs to it."""

    def __init__(
        self,
        client: socket.socket,
        server: socket.socket | None,
        change: Callable[[bytes], bytes] | None,
        limit: ByteLimit,
        answer: bytes = b"",
    ) -> None:
        self._client, self._server = client, server
        self._change = change or (lambda data: data)
        self._answer = answer
        self._limit = limit
        self._is_cut = False
        self._down: deque[tuple[float, bytes]] = deque()
        self._up: deque[tuple[float, bytes]] = deque()
        self._is_dead = False
        self._is_held = False
        self._has_ended = False
        self._last_due_s = 0.0
        for side in self._sides():
            side.setblocking(False)
            side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def is_silent(self) -> bool:
        """Tell whether it leads to no server."""
        return self._server is None

    def die(self) -> None:
        """Let everything vanish from now on."""
        self._is_dead = True
        self._down.clear()
        self._up.clear()

    def hold(self, *, is_held: bool) -> None:
        """Hold back, or go on."""
        self._is_held = is_held

    def readable(self) -> Iterator[socket.socket]:
        """Yield the sockets that may be read: a dead link reads and throws away, a held one lets it pile up."""
        if self._is_held or self._has_ended:
            return
        yield self._client
        if self._server and (self._is_dead or sum(len(data) for _, data in self._down) < _MOST_WAITING):
            yield self._server

    def writable(self, now_s: float) -> Iterator[socket.socket]:
        """Yield the sockets for which something is due."""
        if self._is_held:
            return
        if self._down and self._down[0][0] <= now_s:
            yield self._client
        if self._up and self._server:
            yield self._server

    def due_s(self, now_s: float) -> float:
        """Return how long nothing will be due."""
        return max(0.0, self._down[0][0] - now_s) if self._down and not self._is_held else 60.0

    def work(self, ready: list[socket.socket], free: list[socket.socket], delay_s: float, bytes_per_s: float) -> None:
        """Pass on what came. Raises OSError when the connection is over."""
        if self._client in ready:
            data = self._client.recv(_CHUNK)
            if not data and not self._is_dead:
                raise OSError("the client has gone")
            self._has_ended = not data
            if self._server and not self._is_dead:
                self._up.append((0.0, self._limited(*self._limit.pass_up(data))))
            elif self._answer:
                self._down.append((0.0, self._answer.replace(b"{cseq}", _cseq(data))))
        if self._server and self._server in ready:
            data = self._server.recv(_CHUNK)
            if not data and not self._is_dead:
                raise OSError("the server has gone")
            self._has_ended = self._has_ended or not data
            if not self._is_dead:
                self._take(self._limited(*self._limit.pass_down(self._change(data))), delay_s, bytes_per_s)
        if self._client in free:
            _send_due(self._client, self._down)
        if self._server and self._server in free:
            _send_due(self._server, self._up)
        if self._is_cut and not self._up and not self._down:
            raise OSError("no more bytes pass")

    def _limited(self, data: bytes, is_last: bool) -> bytes:
        if is_last and self._limit.silently:
            self.die()
            return b""
        self._is_cut = self._is_cut or is_last
        return data

    def close(self, *, reset: bool) -> None:
        """Close both sides; with a reset nothing that waits is delivered."""
        for side in self._sides():
            if reset:
                _reset(side)
            else:
                side.close()

    def _take(self, data: bytes, delay_s: float, bytes_per_s: float) -> None:
        if not data:
            return
        due_s = max(time.monotonic() + delay_s, self._last_due_s)
        if bytes_per_s:
            due_s = max(due_s, self._last_due_s + len(data) / bytes_per_s)
        self._last_due_s = due_s
        self._down.append((due_s, data))

    def _sides(self) -> list[socket.socket]:
        return [side for side in (self._client, self._server) if side is not None]


def _send_due(side: socket.socket, waiting: deque[tuple[float, bytes]]) -> None:
    while waiting and waiting[0][0] <= time.monotonic():
        due_s, data = waiting.popleft()
        try:
            sent = side.send(data)
        except BlockingIOError:
            sent = 0
        if sent < len(data):
            waiting.appendleft((due_s, data[sent:]))
            return


def _cseq(request: bytes) -> bytes:
    """Return the number of an RTSP request: answers carry it."""
    for line in request.split(b"\r\n"):
        if line.lower().startswith(b"cseq:"):
            return line[5:].strip()
    return b"1"


def _reset(side: socket.socket) -> None:
    """Close with a reset instead of a farewell."""
    with contextlib.suppress(OSError):
        side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    side.close()
