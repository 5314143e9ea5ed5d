"""Forty photos over 256 kbit/s, cut every 20 s: what is sent twice, what is lost, and how long a proposal waits."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import select
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from app.data.store import Store
from app.domain.attachment import JPEG, NewAttachment, Photo
from app.domain.identity import AttachmentId, ProposalId, uuid7
from app.server.rights import Role
from app.sync.http_transport import HttpTransport
from app.sync.worker import SyncWorker
from tests.bench.figures import Figures
from tests.data.samples import OPENED_MS, SteppingClock, save, session
from tests.server.http_rig import HttpRig, listening
from tests.sync.stations import MemoryTokens

PHOTOS = int(os.environ.get("BENCH_SYNC_PHOTOS", "40"))
PHOTO_BYTES = 350_000
SMALL_BYTES = 9_000
LINE_KBIT_S = 256
CUT_EVERY_S = 20.0
SAVE_EVERY_S = 15.0
_PIECE = 2048


class SlowLine:
    """A line between a station and its server that carries so much in a second and is cut again and again."""

    def __init__(self, port: int, kbit_s: int, cut_every_s: float) -> None:
        self._port = port
        self._pause_s = _PIECE * 8 / (kbit_s * 1000)
        self._cut_every_s = cut_every_s
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.up_bytes = 0
        self.cuts = 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=run, name=run.__name__) for run in (self._accept, self._cut)]

    def __enter__(self) -> SlowLine:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._close_all()
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                if not select.select([self._listener], [], [], 0.2)[0]:
                    continue
                near, _ = self._listener.accept()
            except (OSError, ValueError):
                return
            # What waits in buffers has not crossed the line.
            near.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            far = socket.create_connection(("127.0.0.1", self._port))
            with self._lock:
                self._open |= {near, far}
            for source, target, up in ((near, far, True), (far, near, False)):
                thread = threading.Thread(target=self._carry, args=(source, target, up), name="carry")
                self._threads.append(thread)
                thread.start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(_PIECE):
                target.sendall(piece)
                if up:
                    self.up_bytes += len(piece)
                if self._stopping.wait(self._pause_s * len(piece) / _PIECE):
                    break
        for end in (source, target):
            with self._lock:
                self._open.discard(end)
            end.close()

    def _cut(self) -> None:
        while not self._stopping.wait(self._cut_every_s):
            self.cuts += 1
            self._close_all()

    def _close_all(self) -> None:
        with self._lock:
            ends = tuple(self._open)
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def bench_sync_photos() -> Figures:
    """Send the photos while proposals are saved."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        (folder / "server").mkdir()
        rig = stack.enter_context(listening(HttpRig(folder / "server")))
        port = int(rig.url.rpartition(":")[2])
        line = stack.enter_context(SlowLine(port, LINE_KBIT_S, CUT_EVERY_S))
        store = stack.enter_context(Store.open(folder / "a" / "musrenbang.db", "operator", SteppingClock()))
        store.open_session(session(), OPENED_MS).result()
        hashes, small = zip(*_photos(store), strict=True)
        worker = SyncWorker(
            store.sync,
            MemoryTokens(),
            lambda address, _certificate: HttpTransport(address, None),
            SteppingClock(),
            jitter=lambda: 0.25,
        )
        code = rig.server.issue_code("bench", Role.OPERATOR)
        worker.start()
        stack.callback(worker.close)
        began_s = time.monotonic()
        worker.enrol(f"http://127.0.0.1:{line.port}", code)
        waits_s, small_s, was_monotonic = _send(store, worker, [rig.files.path(sha256) for sha256 in small])
        took_s = time.monotonic() - began_s
        lost = sum(not _is_whole(rig.files.path(sha256), sha256) for sha256 in hashes)
    payload = PHOTOS * (PHOTO_BYTES + SMALL_BYTES)
    overhead_pct = (line.up_bytes - payload) / payload * 100
    return Figures(
        "sync_photos",
        {
            "overhead_pct": round(overhead_pct, 1),
            "lost": lost,
            "photos": PHOTOS,
            "cuts": line.cuts,
            "seconds": round(took_s, 1),
            "all_small_pictures_s": round(small_s, 1),
            "longest_row_wait_s": round(max(waits_s, default=0.0), 1),
            "progress_ran_backwards": int(not was_monotonic),
        },
        bars={"overhead_pct": "≤ 15", "lost": "= 0", "progress_ran_backwards": "= 0"},
    )


def _is_whole(path: Path, sha256: str) -> bool:
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _photos(store: Store) -> Iterator[tuple[str, str]]:
    rng = random.Random("foto")
    for number in range(PHOTOS):
        proposal_id = f"p-{number // 20}"
        if number % 20 == 0:
            store.save_proposal(save(proposal_id), OPENED_MS).result()
        content = rng.randbytes(PHOTO_BYTES)
        small = rng.randbytes(SMALL_BYTES)
        photo = Photo(content, small, JPEG, 1600, 1200)
        new = NewAttachment(AttachmentId(uuid7(OPENED_MS)), ProposalId(proposal_id), photo, "", "operator")
        store.add_attachment(new, OPENED_MS).result()
        yield hashlib.sha256(content).hexdigest(), hashlib.sha256(small).hexdigest()


def _send(store: Store, worker: SyncWorker, small: list[Path]) -> tuple[list[float], float, bool]:
    """Wait until all is sent, and save a proposal now and then.

    Return how long each waited, after how long all small pictures were there, and whether progress only went on.
    """
    waits_s: list[float] = []
    began_s = time.monotonic()
    small_s = 0.0
    saved_s: float | None = None
    next_s = time.monotonic() + SAVE_EVERY_S
    highest = 0
    is_monotonic = True
    tick = threading.Event()
    while not (worker.status.is_all_sent and not worker.status.unsent.photos):
        tick.wait(0.1)
        status = worker.status
        is_monotonic = is_monotonic and status.done >= highest
        highest = max(highest, status.done)
        now_s = time.monotonic()
        if not small_s and all(path.exists() for path in small):
            small_s = now_s - began_s
        if saved_s is not None and not store.sync.has_unsent():
            waits_s.append(now_s - saved_s)
            saved_s = None
        if saved_s is None and now_s >= next_s:
            store.save_proposal(save(f"x-{len(waits_s)}"), OPENED_MS).result()
            saved_s, next_s = now_s, now_s + SAVE_EVERY_S
    return waits_s, small_s, is_monotonic
