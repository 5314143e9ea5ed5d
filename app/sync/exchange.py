"""One exchange with the server: say hello, send what it lacks, read what changed, compare.

What the server has of a log is never believed without its hash: a store that was copied or put back from a backup
must not write on under a name that somebody else writes under.
"""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.sealing import Json
from app.domain.sending import Deletions, SyncPhase
from app.sync.ports import Acknowledged, Identity, PageTaken, Server, StationStore
from app.sync.server_link import ServerLink
from app.sync.trouble import Kind, SyncError
from app.sync.wire import AIM_BODY_BYTES, MAX_OPS
from app.sync.wire_replies import ErrorCode, Hello, PullPage, PushReply, Receipt

logger = logging.getLogger(__name__)

PAGE_ROWS = 500
_PACKED = 5
"""Operations pack to about a fifth: so much text makes a body of the size that is aimed at."""

_MOST_TURNS = 8
"""So often one exchange begins anew before it gives way: a server that changes its epoch all the time is broken."""


_NO_RENEWAL = frozenset({Kind.UNAUTHORIZED, Kind.FORBIDDEN, Kind.REFUSED})
"""The server does not let a former identity bring a new one; an older server does not know the question."""


class Links(Protocol):
    """Opens the line of an identity."""

    def link(self, server: Server, device_id: str) -> ServerLink | None:
        """Return the line, None if there is no token for this identity. Raises AppError."""
        ...

    def renew(self, server: Server, former: str, present: str) -> bool:
        """Let the server know the present identity by the token of a former one; False without one. Raises AppError."""
        ...


@dataclass(slots=True)
class Watcher:
    """What an exchange tells while it goes on, and asks."""

    phase: Callable[[SyncPhase], None] = lambda _phase: None
    touched: Callable[[frozenset[str]], None] = lambda _entities: None
    is_stopping: Callable[[], bool] = lambda: False
    pace: Callable[[int], None] = lambda _size: None
    renewed: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Exchanged:
    """What an exchange came to. `deletions` is set where a person has to agree first."""

    is_agreed: bool = False
    sent: int = 0
    rows: int = 0
    deletions: Deletions | None = None
    server_time_ms: int | None = None
    round_trip_s: float = 0.0
    touched: set[str] = field(default_factory=set)


class _Anew(Exception):  # noqa: N818 - not an error: the server is another than it was a moment ago
    """The server was put back meanwhile: begin again with a hello."""


class Exchange:
    """Exchanges rows with the server. Runs on: the exchange's thread, which waits for the disk and the network."""

    def __init__(self, store: StationStore, links: Links, watcher: Watcher | None = None) -> None:
        self._store = store
        self._links = links
        self._watcher = watcher or Watcher()
        self._greeted: dict[str, Hello] = {}
        self._deleted = 0

    def forget(self) -> None:
        """Say hello again in the next exchange: something failed, and nothing is sure any more."""
        self._greeted.clear()

    def run(self, *, may_delete: bool = False) -> Exchanged:
        """Do all of it once. Raises SyncError; what was acknowledged until then stays so."""
        done = Exchanged()
        for _turn in range(_MOST_TURNS):
            server = self._store.server()
            if server is None:
                return done
            try:
                self._send(server, done)
                self._receive(done, may_delete=may_delete)
            except _Anew:
                self.forget()
                continue
            except SyncError:
                self.forget()
                raise
            return done
        raise SyncError(Kind.BROKEN, "the server is another one with every question")

    # Sending

    def _send(self, server: Server, done: Exchanged) -> None:
        # The present one first: its hello tells which epoch the others are to be compared in. What builds on their
        # lines and comes before them waits at the server.
        *former, present = self._store.identities()
        for identity in (present, *former):
            self._send_of(server, identity, done)

    def _send_of(self, server: Server, identity: Identity, done: Exchanged) -> None:
        """Send what the server lacks of one log."""
        known = self._greeted.get(identity.device_id)
        if known is not None and not identity.has_unsent:
            return
        if known is None and not identity.is_present and not identity.last_seq:
            return
        link = self._links.link(server, identity.device_id) or self._renewed(server, identity)
        if link is None:
            self._without_token(identity)
            return
        try:
            hello = known or self._greet(server, identity, link)
        except SyncError as trouble:
            if trouble.kind is Kind.UNAUTHORIZED and not identity.is_present:
                self._without_token(identity)
                return
            raise
        done.server_time_ms = hello.time_ms
        if known is None:
            identity = self._compared(server, identity, hello, link)
        if identity.has_unsent:
            self._watcher.phase(SyncPhase.SENDING)
        done.sent += self._send_lines(server, identity, hello, link, identity.until_seq)

    def _send_lines(self, server: Server, identity: Identity, hello: Hello, link: ServerLink, until: int) -> int:
        """Send what was not acknowledged up to a line; return how many lines it was."""
        after = identity.acked_seq
        while after < until and not self._watcher.is_stopping():
            most = min(MAX_OPS, hello.max_ops)
            ops = self._store.lines(identity.device_id, after, until, most, AIM_BODY_BYTES * _PACKED)
            last = after + len(ops)
            reply = self._pushed(server, link, hello, identity, ops)
            receipt = self._check(server, identity, reply, after + 1, last)
            taken = Acknowledged(last, reply.results, receipt, server.receipt_key)
            self._store.acknowledge(identity.device_id, taken)
            after = last
        return max(0, after - identity.acked_seq)

    def _renewed(self, server: Server, identity: Identity) -> ServerLink | None:
        """Come in under the present identity by the token of the one that was given up; None where that does not do.

        A file on another computer has no token: there a person must bring a code.
        """
        if not identity.is_present:
            return None
        for former in reversed(self._store.identities()[:-1]):
            try:
                is_renewed = self._links.renew(server, former.device_id, identity.device_id)
            except SyncError as trouble:
                if trouble.kind not in _NO_RENEWAL:
                    raise
                logger.info("%s is not renewed by %s: %s", identity.device_id, former.device_id, trouble.detail)
                continue
            if is_renewed:
                logger.warning("this station goes on as %s, after %s", identity.device_id, former.device_id)
                self._watcher.renewed()
                return self._links.link(server, identity.device_id)
        return None

    def _without_token(self, identity: Identity) -> None:
        """Go on without the secret of an identity: of the present one a person must bring a code."""
        if identity.is_present:
            raise SyncError(Kind.NEW_IDENTITY if len(self._store.identities()) > 1 else Kind.UNAUTHORIZED)
        server = self._store.server()
        # A server that was put back from before this identity enrolled has none of its lines.
        is_lost = server is not None and identity.epoch not in ("", server.epoch) and identity.until_seq > 0
        if identity.has_unsent or is_lost:
            self._store.give_up(identity.device_id, 0 if is_lost else identity.acked_seq)
            raise _Anew

    def _greet(self, server: Server, identity: Identity, link: ServerLink) -> Hello:
        hello = link.hello()
        if hello.device_id != identity.device_id:
            raise SyncError(Kind.UNAUTHORIZED, "the token is another station's")
        if hello.receipt_key != server.receipt_key:
            raise SyncError(Kind.FORGED, "the server signs with another key than at the enrolment")
        if hello.epoch != server.epoch:
            self._store.begin_epoch(hello.epoch)
        self._greeted[identity.device_id] = hello
        return hello

    def _compared(self, server: Server, identity: Identity, hello: Hello, link: ServerLink) -> Identity:
        """Compare how far the server has a log with the log itself; return the identity as it is to be sent."""
        device_id = identity.device_id
        is_new_epoch = identity.epoch != hello.epoch
        if is_new_epoch:
            # A repeat is answered as the first time: it tells what the server of now made of each line.
            self._store.check_again(device_id, hello.epoch)
        elif hello.last_seq < identity.acked_seq:
            logger.warning("the server has %s up to %d, not %d", device_id, hello.last_seq, identity.acked_seq)
            self._store.rewind(device_id, hello.last_seq)
            # Its rows may have gone back too, under the same epoch.
            self._store.read_again()
        if identity.is_cut:
            # Another machine may go on under this name; the lines before the cut must still be there.
            is_ours = hello.last_seq < identity.until_seq or not is_new_epoch
            is_ours = is_ours or identity.until_seq == 0 or self._has_line(identity, hello, link, identity.until_seq)
        else:
            is_ours = hello.last_seq <= identity.until_seq and (
                self._store.hash_at(device_id, hello.last_seq) == hello.last_hash
            )
        if not is_ours:
            self._part(server, identity, hello, link)
        return self._known(device_id)

    def _known(self, device_id: str) -> Identity:
        return next(one for one in self._store.identities() if one.device_id == device_id)

    def _part(self, server: Server, identity: Identity, hello: Hello, link: ServerLink) -> None:
        """Find the last line that both sides have, and go on under another identity from there.

        To send one line again that the server has already adds nothing to it: it is answered as a repeat or as a fork.
        """
        low, high = 0, min(identity.until_seq, hello.last_seq)
        while low < high:
            middle = (low + high + 1) // 2
            if self._has_line(identity, hello, link, middle):
                low = middle
            else:
                high = middle - 1
        logger.warning("%s parts from the server's log after %d", identity.device_id, low)
        # What the server has already it is asked about once more: what it put aside would never be heard of.
        self._send_lines(server, self._known(identity.device_id), hello, link, low)
        self._store.give_up(identity.device_id, low)
        raise _Anew

    def _has_line(self, identity: Identity, hello: Hello, link: ServerLink, seq: int) -> bool:
        [line] = self._store.lines(identity.device_id, seq - 1, seq, 1, 1)
        try:
            link.push(hello.epoch, [line])
        except SyncError as trouble:
            refusal = trouble.refusal
            if refusal is not None and refusal.code is ErrorCode.FORK:
                return False
            if refusal is not None and refusal.code in (ErrorCode.EPOCH, ErrorCode.GAP):
                raise _Anew from trouble
            raise
        return True

    def _pushed(
        self, server: Server, link: ServerLink, hello: Hello, identity: Identity, ops: Sequence[dict[str, Json]]
    ) -> PushReply:
        try:
            reply = link.push(hello.epoch, ops)
        except SyncError as trouble:
            refusal = trouble.refusal
            if refusal is None:
                raise
            match refusal.code:
                case ErrorCode.EPOCH | ErrorCode.GAP:
                    # A hello tells where to go on; it also finds a rewound server out.
                    raise _Anew from trouble
                case ErrorCode.FORK:
                    self._part(server, identity, link.hello(), link)
            raise
        self._watcher.pace(sum(len(str(op)) for op in ops) // _PACKED)
        return reply

    def _check(self, server: Server, identity: Identity, reply: PushReply, first: int, last: int) -> Receipt | None:
        """Refuse an answer that does not cover exactly what was sent: then nothing is acknowledged.

        Returns the receipt, None if it is over lines that another machine wrote under this name.
        """
        seqs = [result.seq for result in reply.results]
        if reply.acked_seq < last or seqs != list(range(first, last + 1)):
            raise SyncError(Kind.UNREADABLE, "the answer is about other operations")
        receipt = reply.receipt
        if receipt is None:
            raise SyncError(Kind.FORGED, "an acknowledgement without a receipt")
        named = (receipt.server_id, receipt.device_id, receipt.seq)
        is_genuine = named == (server.server_id, identity.device_id, reply.acked_seq)
        if not is_genuine or not _is_genuine(receipt, server.receipt_key):
            raise SyncError(Kind.FORGED, "the receipt is not the server's word about this log")
        is_ours = self._store.hash_at(identity.device_id, receipt.seq) == receipt.hash
        if not is_ours and receipt.seq <= last:
            raise SyncError(Kind.FORGED, "the receipt is over another log")
        return receipt if is_ours else None

    # Receiving

    def _receive(self, done: Exchanged, *, may_delete: bool) -> None:
        """Read what changed, page by page, until both sides add up to the same."""
        for attempt in range(2):
            taken = self._read_pages(done, may_delete=may_delete)
            if taken is None or taken.is_agreed:
                done.is_agreed = taken is not None
                return
            if attempt == 0:
                logger.warning("rows here and at the server do not add up to the same; all are read again")
                self._store.read_again()
        raise SyncError(Kind.DIFFERS, "after all rows were read again")

    def _read_pages(self, done: Exchanged, *, may_delete: bool) -> PageTaken | None:
        """Return what the last page came to, None if it did not come to that."""
        server = self._store.server()
        present = self._store.identities()[-1]
        link = self._links.link(server, present.device_id) if server else None
        if server is None or link is None:
            return None
        cursor = server.cursor
        if not cursor:
            self._deleted = 0
        while not self._watcher.is_stopping():
            asked_s = time.monotonic()
            page = self._pulled(link, cursor)
            done.round_trip_s = time.monotonic() - asked_s
            if page.rows:
                self._watcher.phase(SyncPhase.RECEIVING)
            taken = self._store.take_page(page, before=cursor, deleted_before=self._deleted, may_delete=may_delete)
            if taken.deletions is not None:
                done.deletions = taken.deletions
                return None
            done.rows += taken.rows
            self._deleted += taken.deleted
            if taken.touched:
                self._watcher.touched(taken.touched)
                done.touched |= taken.touched
            if not page.has_more:
                self._deleted = 0
                return taken
            cursor = page.next_cursor
        return None

    def _pulled(self, link: ServerLink, cursor: str) -> PullPage:
        try:
            return link.pull(cursor, PAGE_ROWS)
        except SyncError as trouble:
            if trouble.refusal is not None and trouble.refusal.code is ErrorCode.EPOCH:
                # Also under the same epoch: a cursor beyond the newest change.
                self._store.read_again()
                raise _Anew from trouble
            raise


def _is_genuine(receipt: Receipt, public_key: str) -> bool:
    # The library for signatures is slow to load, and the first picture of a room must not wait for it.
    is_genuine: Callable[[Receipt, str], bool] = importlib.import_module("app.sync.receipt_check").is_genuine
    return is_genuine(receipt, public_key)
