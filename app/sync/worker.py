"""Exchange with the server again and again, on a thread of its own, and say honestly how it stands."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.domain.errors import AppError
from app.domain.history import LineElsewhere
from app.domain.sending import SyncPhase, SyncStatus, Unsent
from app.domain.text import QT_TRANSLATE_NOOP
from app.sync.enrolment import enrol, read_invitation
from app.sync.exchange import Exchange, Exchanged, Watcher
from app.sync.links import StationLinks
from app.sync.photos import PhotoExchange, PhotoProgress
from app.sync.ports import Server, StationStore, Tokens
from app.sync.server_link import ServerLink
from app.sync.transport import Transport
from app.sync.trouble import Kind, SyncError

logger = logging.getLogger(__name__)

SOONEST_S = 0.7
"""How soon after one exchange the next one comes on a quick line: two stations of a room see each other within 2 s."""

LATEST_S = 15.0
_TIMES_ROUND_TRIP = 4.0
"""On a slow line the exchange rests four times as long as an answer takes: it must not eat the line."""

_LOOK_EVERY_S = 0.2
"""How often is looked whether something was written here meanwhile: that goes at once."""

FIRST_RETRY_S = 2.0
LONGEST_RETRY_S = 300.0
STALLED_AFTER_S = 120.0
ROTATE_AFTER_MS = 7 * 24 * 3600 * 1000
_CLOSE_WAIT_S = 1.0


class Clock(Protocol):
    """The time of the session."""

    def now_ms(self) -> int:
        """Return Unix milliseconds."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know of the server about a row."""

    entity: str
    entity_id: str
    answer: Future[tuple[LineElsewhere, ...] | None] = field(default_factory=Future)

    def answer_by(self, link: ServerLink | None) -> None:
        """Ask along this line. Raises SyncError."""
        self.answer.set_result(link.history(self.entity, self.entity_id) if link else None)


class SyncWorker:
    """Keeps a store and its server alike.

    Runs on: its own thread. `status`, `send_now`, `pause`, `agree`, `enrol` and `close` are called from any other
    one and never wait. `changed` is called on the worker's thread with the entities of which rows came.
    """

    def __init__(
        self,
        store: StationStore,
        tokens: Tokens,
        connect: Callable[[str, str], Transport],
        clock: Clock,
        *,
        machine: str = "",
        changed: Callable[[frozenset[str]], None] = lambda _entities: None,
        soonest_s: float = SOONEST_S,
        jitter: Callable[[], float] = random.random,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._tokens = tokens
        self._connect = connect
        self._clock = clock
        self._machine = machine
        self._soonest_s = soonest_s
        self._jitter = jitter
        self._monotonic = monotonic
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._status = SyncStatus()
        self._failures = 0
        self._may_delete = False
        self._invitation: tuple[str, str] | None = None
        self._questions: deque[Question] = deque()
        self._cap_kbit_s = 0
        self._moved_s = monotonic()
        self._links = StationLinks(tokens, connect)
        self._exchange = Exchange(
            store,
            self._links,
            Watcher(self._show_phase, changed, self._stopping.is_set, self._pace, lambda: self._show(is_renewed=True)),
        )
        self._progress = PhotoProgress()
        self._coming = PhotoProgress()
        self._no_room = ("", "")
        self._photos = PhotoExchange(
            store,
            self._progress,
            lambda: bool(self._questions) or store.unsent().operations > 0,
            self._sent_bytes,
            self._stopping.is_set,
            arrived=changed,
            coming=self._coming,
        )
        # A daemon: it may sit in a request for as long as its timeouts last; what it writes is in transactions.
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    # From any thread

    def start(self) -> None:
        """Begin to exchange."""
        self._thread.start()

    def close(self) -> None:
        """Stop; wait a moment at most for what is under way."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(_CLOSE_WAIT_S)

    @property
    def status(self) -> SyncStatus:
        """Return how it stands."""
        status = self._status
        busy = status.phase in (SyncPhase.SENDING, SyncPhase.RECEIVING, SyncPhase.PHOTOS)
        if busy and self._monotonic() - self._moved_s > STALLED_AFTER_S:
            return replace(
                status,
                message=QT_TRANSLATE_NOOP("sync", "Pengiriman tidak maju selama dua menit."),
                advice=QT_TRANSLATE_NOOP("sync", "Periksa jaringan; tekan Kirim sekarang untuk mulai lagi."),
            )
        return status

    def send_now(self) -> None:
        """Exchange at once, whatever it waits for."""
        self._failures = 0
        self._wake.set()

    def agree(self) -> None:
        """Let the rows go that the server wants to take away: a person was asked."""
        self._may_delete = True
        self._wake.set()

    def enrol(self, address: str, text: str) -> None:
        """Enrol with what a person pasted or typed. What became of it is in the status."""
        with self._lock:
            self._invitation = (address, text)
        self._wake.set()

    def history(self, entity: str, entity_id: str) -> Future[tuple[LineElsewhere, ...] | None]:
        """Ask the server what every station changed of a row; None where this one is not enrolled."""
        question = Question(entity, entity_id)
        self._questions.append(question)
        self._wake.set()
        if self._stopping.is_set():
            self._leave_questions()
        return question.answer

    # On its own thread

    def _run(self) -> None:
        wait_s = 0.0
        while not self._stopping.is_set():
            self._rest(wait_s)
            if self._stopping.is_set():
                break
            try:
                wait_s = self._round()
            except Exception:
                if self._stopping.is_set():
                    break
                logger.exception("the exchange met an error that is not known; it goes on")
                wait_s = self._failed(
                    QT_TRANSLATE_NOOP("sync", "Pengiriman mengalami galat."),
                    QT_TRANSLATE_NOOP("sync", "Dicoba lagi otomatis; rinciannya ada di folder log."),
                )
        self._links.drop()
        self._leave_questions()

    def _rest(self, seconds: float) -> None:
        """Wait, but not while something that was written here could be sent."""
        until_s = self._monotonic() + seconds
        while not self._wake.is_set() and (left_s := until_s - self._monotonic()) > 0:
            is_resting = self._status.phase is SyncPhase.RESTING
            if self._wake.wait(min(left_s, _LOOK_EVERY_S) if is_resting else left_s):
                break
            if is_resting and self._store.has_unsent():
                break
        self._wake.clear()

    def _round(self) -> float:
        """Exchange once; return how long to wait for the next time, seconds."""
        self._moved_s = self._monotonic()
        try:
            self._take_invitation()
            server = self._store.server()
            self._answer(server)
            if server is None:
                self._show(phase=SyncPhase.OFF, unsent=self._store.unsent())
                return LATEST_S
            self._cap_kbit_s = server.cap_kbit_s
            self._show(address=server.address, station=server.station, unsent=self._store.unsent())
            if server.is_paused:
                self._show(phase=SyncPhase.PAUSED, next_try_ms=None)
                return LATEST_S
            return self._exchanged(server)
        except SyncError as trouble:
            return self._troubled(trouble)
        except AppError as error:
            return self._failed(error.message, error.advice)

    def _answer(self, server: Server | None) -> None:
        """Answer what people asked meanwhile: they look at a screen that waits."""
        while self._questions:
            question = self._questions.popleft()
            try:
                present = self._store.identities()[-1].device_id
                question.answer_by(self._links.link(server, present) if server else None)
            except AppError as trouble:
                # The exchange finds out by itself what is wrong with the line.
                self._links.drop()
                question.answer.set_exception(trouble)

    def _leave_questions(self) -> None:
        while self._questions:
            self._questions.popleft().answer.set_result(None)

    def _exchanged(self, server: Server) -> float:
        may_delete, self._may_delete = self._may_delete, False
        self._rotate(server)
        done = self._exchange.run(may_delete=may_delete)
        if done.deletions is not None:
            self._show(phase=SyncPhase.ASKING, deletions=done.deletions, is_agreed=False, unsent=self._store.unsent())
            return LATEST_S
        self._told(done)
        are_photos_there = self._send_photos()
        self._failures = 0
        unsent = self._store.unsent()
        message, advice = self._no_room
        self._show_progress(phase=SyncPhase.RESTING, unsent=unsent, message=message, advice=advice)
        if not are_photos_there or unsent.operations:
            return 0.0
        return min(LATEST_S, max(self._soonest_s, done.round_trip_s * _TIMES_ROUND_TRIP))

    def _told(self, done: Exchanged) -> None:
        off_s = self._status.clock_off_s
        now_ms = self._clock.now_ms()
        if done.server_time_ms is not None:
            off_s = round((now_ms - done.server_time_ms) / 1000)
        self._show(
            is_agreed=done.is_agreed,
            agreed_ms=now_ms if done.is_agreed else self._status.agreed_ms,
            deletions=None,
            unsent=self._store.unsent(),
            clock_off_s=off_s,
            message=self._no_room[0],
            advice=self._no_room[1],
            next_try_ms=None,
        )

    def _send_photos(self) -> bool:
        server = self._store.server()
        if server is None or not (self._store.files_to_send() or self._store.files_to_fetch()):
            self._progress.begin(0)
            self._coming.begin(0)
            self._no_room = ("", "")
            return True
        link = self._links.link(server, self._store.identities()[-1].device_id)
        if link is None:
            return True
        self._show(phase=SyncPhase.PHOTOS)
        try:
            self._photos.run(link)
        except SyncError as trouble:
            if trouble.kind is not Kind.QUOTA:
                raise
            # Rows go on: only photos have no room left.
            logger.warning("photos wait: %s", trouble.detail)
            self._no_room = (trouble.message, trouble.advice)
            return True
        self._no_room = ("", "")
        # Also where rows made them wait: those go at once.
        return not self._store.unsent().operations

    def _rotate(self, server: Server) -> None:
        if self._clock.now_ms() - server.rotated_ms < ROTATE_AFTER_MS:
            return
        if self._links.rotate(server, self._store.identities()[-1].device_id):
            self._store.rotated()

    def _take_invitation(self) -> None:
        with self._lock:
            invitation, self._invitation = self._invitation, None
        if invitation is None:
            return
        enrol(read_invitation(*invitation), self._store, self._tokens, self._connect, self._machine)
        self._exchange.forget()
        self._links.drop()
        self._failures = 0

    def _troubled(self, trouble: SyncError) -> float:
        logger.info("the exchange: %s: %s", trouble.kind, trouble.detail)
        self._links.drop()
        if trouble.passes:
            return self._failed(trouble.message, trouble.advice, trouble.retry_after_s)
        self._failures += 1
        self._show(
            phase=SyncPhase.STOPPED,
            is_agreed=False,
            message=trouble.message,
            advice=trouble.advice,
            next_try_ms=self._clock.now_ms() + round(LONGEST_RETRY_S * 1000),
            unsent=self._counted(),
        )
        # Not for ever: the server's keeper may have mended it.
        return LONGEST_RETRY_S

    def _failed(self, message: str, advice: str, at_least_s: float | None = None) -> float:
        """Wait longer after each failure, and never just as long as all others do (full jitter)."""
        self._failures += 1
        highest_s = min(LONGEST_RETRY_S, FIRST_RETRY_S * 2.0 ** min(self._failures, 10))
        wait_s = max(at_least_s or 0.0, FIRST_RETRY_S / 2, self._jitter() * highest_s)
        self._show(
            phase=SyncPhase.WAITING,
            is_agreed=False,
            message=message,
            advice=advice,
            next_try_ms=self._clock.now_ms() + round(wait_s * 1000),
            unsent=self._counted(),
        )
        return wait_s

    def _counted(self) -> Unsent:
        try:
            return self._store.unsent()
        except AppError:
            return self._status.unsent

    def _sent_bytes(self, size: int) -> None:
        self._show_progress()
        self._pace(size)

    def _show_progress(self, **changes: object) -> None:
        """Show how far the files are, with what else changed."""
        sent, came = self._progress, self._coming
        self._show(done=sent.done, total=sent.total, fetched=came.done, to_fetch=came.total, **changes)

    def _pace(self, size: int) -> None:
        """Wait for as long as the bandwidth's cap asks after so many bytes."""
        self._moved_s = self._monotonic()
        if self._cap_kbit_s:
            self._stopping.wait(size * 8 / (self._cap_kbit_s * 1000))

    def _show_phase(self, phase: SyncPhase) -> None:
        self._moved_s = self._monotonic()
        self._show(phase=phase)

    def _show(self, **changes: object) -> None:
        self._status = replace(self._status, **changes)  # type: ignore[arg-type]
