"""A line between a station and its server on which one request of an exchange meets a fault.

What a station can tell apart is modelled, not the socket: a connection that is reset, refused or silent before the
server has the request is the same to both programs. `tests/faults/test_sync_tcp.py` breaks real connections.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from app.data.database import Database
from app.domain.errors import ExternalError
from app.sync.transport import Answer, Request
from app.sync.trouble import Kind, SyncError
from tests.sync.stations import Line

T = TypeVar("T")

HTML = Answer(200, {"content-type": "text/html"}, b"<html>Silakan masuk</html>")
SHARES = 8
"""An answer is cut after so many eighths of it."""


class Fault(StrEnum):
    """What happens to one request, or to the program at one write to its disk."""

    NONE = "none"
    LOST_BEFORE = "reset, refused or swallowed before the server had it"
    LOST_AFTER = "the answer is lost after the server had done it"
    SILENT_AFTER = "the answer never comes, after the server had done it"
    TWICE = "arrives twice"
    LATE = "given up by the station, and arrives after what it sends next"
    PORTAL = "answered by a login page"
    CUT_SHORT = "answered by a part of the answer"
    OLD_ANSWER = "answered by an answer to an earlier request"
    OTHER_SERVER = "answered by another server"
    SAYS_MORE = "a push is answered as if more had been sent"
    BUSY = "refused: busy"
    KILLED = "the program is killed while it waits for the answer"
    KILLED_BEFORE = "the program is killed before it keeps something"
    KILLED_AFTER = "the program is killed when it has kept something"
    DISK_FULL = "the disk has no room"


ON_DISK = frozenset({Fault.KILLED_BEFORE, Fault.KILLED_AFTER, Fault.DISK_FULL})


class Killed(BaseException):
    """The program is no more. No error: nothing in it may catch this and go on."""


@dataclass
class FaultyLine(Line):
    """Lets the n-th request of an exchange, or the n-th write to the station's disk, meet a fault."""

    fault: Fault = Fault.NONE
    at: int = 0
    share: int = 0
    seen: int = 0
    written: int = 0
    met: int = 0
    meanwhile: Callable[[], None] | None = None
    old: dict[str, Answer] = field(default_factory=dict)
    late: list[tuple[int, Request]] = field(default_factory=list)

    def arm(self, fault: Fault, at: int = 0, share: int = 0, meanwhile: Callable[[], None] | None = None) -> None:
        """Let the `at`-th request or write from now on meet the fault.

        `meanwhile` is done while the station waits for the answer to that request, as by a person at its screen.
        """
        self.fault, self.at, self.share, self.seen, self.written = fault, at, share, 0, 0
        self.meanwhile = meanwhile

    def send(self, request: Request) -> Answer:
        path = request.path.partition("?")[0]
        self.seen += 1
        self.deliver_late()
        if self.meanwhile is not None and self.seen == self.at:
            self.meanwhile()
        if self.fault is Fault.NONE or self.fault in ON_DISK or self.seen != self.at:
            answer = self.old[path] = self.server.answer(request)
            return answer
        self.met += 1
        return self._faulty(request, path)

    def _faulty(self, request: Request, path: str) -> Answer:
        match self.fault:
            case Fault.LOST_BEFORE:
                raise SyncError(Kind.UNREACHABLE)
            case Fault.LATE:
                self.late.append((self.share % 3, request))
                raise SyncError(Kind.SILENT)
            case Fault.PORTAL:
                return HTML
            case Fault.OLD_ANSWER:
                return self.old.get(path, HTML)
            case Fault.BUSY:
                return _busy(request, self.server.server_id)
            case _:
                answer = self.server.answer(request)
        match self.fault:
            case Fault.LOST_AFTER:
                raise SyncError(Kind.CUT)
            case Fault.SILENT_AFTER:
                raise SyncError(Kind.SILENT)
            case Fault.KILLED:
                raise Killed
            case Fault.TWICE:
                return self.server.answer(request)
            case Fault.CUT_SHORT:
                return replace(answer, body=answer.body[: len(answer.body) * self.share // SHARES])
            case Fault.OTHER_SERVER:
                return replace(answer, headers={**answer.headers, "x-server-id": "server-lain"})
            case _:
                return _says_more(answer)

    def deliver_late(self, *, all_of_it: bool = False) -> None:
        """Let what was given up arrive once the station sent so many others after it."""
        waiting, self.late = self.late, []
        for after, request in waiting:
            if after <= 0 or all_of_it:
                self.server.answer(request)
            else:
                self.late.append((after - 1, request))

    def on_disk(self, write: Callable[[Callable[[Database], T]], T]) -> Callable[[Callable[[Database], T]], T]:
        """Return how the exchange writes to the station's disk: as `write`, but for the fault."""

        def written(work: Callable[[Database], T]) -> T:
            self.written += 1
            is_due = self.fault in ON_DISK and self.written == self.at
            self.met += is_due
            if is_due and self.fault is Fault.KILLED_BEFORE:
                raise Killed
            if is_due and self.fault is Fault.DISK_FULL:
                raise ExternalError("Disk penuh.", "Kosongkan disk.")
            done = write(work)
            if is_due:
                raise Killed
            return done

        return written


def _busy(request: Request, server_id: str) -> Answer:
    headers = {
        "x-server-id": server_id,
        "x-request-nonce": request.headers.get("X-Request-Nonce", ""),
        "content-type": "application/json",
    }
    body = {"code": "busy", "detail": "", "epoch": "", "expected_seq": None, "last_hash": ""}
    return Answer(503, headers, json.dumps(body).encode())


def _says_more(answer: Answer) -> Answer:
    """Return the answer to a push as if the server had taken in one more than it did."""
    if b'"acked_seq"' not in answer.body:
        return answer
    fields = json.loads(answer.body)
    last = fields["results"][-1]
    fields["acked_seq"] += 1
    fields["results"].append({**last, "seq": last["seq"] + 1})
    return replace(answer, body=json.dumps(fields).encode())
