"""A network that stands still and then delivers everything at once: nothing of it is seen or heard late."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.audio.jitter import JitterBuffer
from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.shm.ring import SAMPLE_RATE
from app.video.backlog import LIVE
from app.video.supervisor import FeedSupervisor
from tests.streams.feeds import running, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import RtspServer, tcp_server

CAM = SiteId("cam")
STALL_S = 3.0
WATCH_S = 3.5
BLOCK = SAMPLE_RATE // 50
MOST_WAITING_MS = 300
"""What a machine that is busy with tests may make the jitter buffer aim at; the three seconds are ten times that."""


class Relay:
    """Passes bytes between a client and a server; while it is frozen it keeps what the server sends."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._flows = threading.Event()
        self._flows.set()

    def freeze(self) -> None:
        """Deliver nothing from now on."""
        self._flows.clear()

    def release(self) -> None:
        """Deliver everything that was kept, and go on."""
        self._flows.set()

    def talk(self, client: socket.socket) -> None:
        """Serve one connection."""
        with socket.create_connection(("127.0.0.1", self._port)) as server:
            asking = threading.Thread(target=self._ask, args=(client, server), name="ask")
            asking.start()
            kept = bytearray()
            server.settimeout(0.01)
            with contextlib.suppress(OSError):
                while True:
                    with contextlib.suppress(TimeoutError):
                        data = server.recv(65536)
                        if not data:
                            break
                        kept += data
                    if kept and self._flows.is_set():
                        client.sendall(kept)
                        kept.clear()
            client.close()
            asking.join()

    def _ask(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := client.recv(4096):
                server.sendall(data)
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as it was found: its number, when it came, and how late it was against the best before the stall."""

    sequence: int
    arrived_s: float
    late_s: float


class Watcher:
    """Looks at the newest picture and listens to the sound all the time, as a screen and a sound card do."""

    def __init__(self, feeds: FeedSupervisor) -> None:
        self._slots = feeds.slots("test", CAM)
        self._ring = feeds.ring(CAM)
        self._buffer = JitterBuffer(self._ring)
        self._best_us: int | None = None
        self.pictures: list[Seen] = []
        self.sound_waiting: list[tuple[float, float]] = []
        """When, and how many milliseconds of sound were waiting to be played."""
        self.sound_written: list[tuple[float, int]] = []
        """When, and how many samples had been written into the ring."""
        self._due_s = time.monotonic()
        self._out = np.zeros(BLOCK, np.float32)

    def watch_for(self, seconds: float) -> None:
        end_s = time.monotonic() + seconds
        while (now_s := time.monotonic()) < end_s:
            self._look()
            if now_s >= self._due_s:
                self._due_s += BLOCK / SAMPLE_RATE
                self.sound_written.append((now_s, self._ring.written))
                if self._buffer.read(self._out):
                    self.sound_waiting.append((now_s, self._buffer.delay_ms))
            time.sleep(0.002)

    def _look(self) -> None:
        picture = self._slots.newest() if self._slots else None
        if picture is None or (self.pictures and picture.sequence == self.pictures[-1].sequence):
            return
        transit_us = picture.arrived_ns // 1000 - picture.pts_us
        self._best_us = transit_us if self._best_us is None else min(self._best_us, transit_us)
        seen = Seen(picture.sequence, picture.arrived_ns / 1e9, (transit_us - self._best_us) / 1e6)
        self.pictures.append(seen)


@contextlib.contextmanager
def relayed(units: Path) -> Iterator[tuple[Relay, FeedSupervisor]]:
    with RtspServer({"/cam": units}) as server:
        relay = Relay(server.port)
        with tcp_server(relay.talk) as port, running({"cam": f"rtsp://127.0.0.1:{port}/cam"}) as feeds:
            wait_for_state(feeds, "cam", FeedState.LIVE)
            wait_until(lambda: feeds.slots("test", CAM) and snapshot_of(feeds, "cam").report.frames > 25, 10, "a start")
            yield relay, feeds


def test_after_a_stall_no_old_picture_is_shown_and_no_old_sound_is_played(small_units: Path) -> None:
    with relayed(small_units) as (relay, feeds):
        watcher = Watcher(feeds)
        watcher.watch_for(1.5)
        relay.freeze()
        watcher.watch_for(STALL_S)
        frozen = watcher.pictures[-1]
        assert time.monotonic() - frozen.arrived_s > STALL_S - 0.2, "the relay holds nothing back"
        released_s = time.monotonic()
        relay.release()
        watcher.watch_for(WATCH_S)

        after = [seen for seen in watcher.pictures if seen.sequence > frozen.sequence]
        assert after[0].arrived_s - released_s < 0.6
        assert max(seen.late_s for seen in after) <= LIVE.late_us / 1e6
        within_a_second = [seen for seen in after if seen.arrived_s < released_s + 1]
        shown = within_a_second[-1].sequence - frozen.sequence
        assert 15 <= shown <= 32, "a fast replay, or a long wait"

        written = [count for at_s, count in watcher.sound_written if released_s - 0.1 < at_s < released_s + 1]
        assert 0.5 < (written[-1] - written[0]) / SAMPLE_RATE < 1.6, "old sound went to the mixer"
        heard = [ms for at_s, ms in watcher.sound_waiting if at_s > released_s]
        assert heard, "the sound has not come back"
        assert max(heard) < 500
        # The jitter buffer comes down slowly from what it took the stall for.
        for _ in range(40):
            since_s = time.monotonic()
            watcher.watch_for(0.5)
            settled = [ms for at_s, ms in watcher.sound_waiting if at_s > since_s]
            if settled and min(settled) < MOST_WAITING_MS:
                break
        else:
            raise AssertionError(f"the delay of the sound has grown: {settled}")
        report = snapshot_of(feeds, "cam").report
        assert report.reconnects == 0
        assert report.dropped > 40, "what was skipped is counted"
