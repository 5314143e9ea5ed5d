"""What sends a room's records to its server, put together: a part of the composition root."""

from __future__ import annotations

import hashlib
import importlib
import sys
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from app.data.store import Store
from app.domain.errors import AppError
from app.domain.history import LineElsewhere
from app.domain.identity import ProposalId
from app.domain.sending import SyncStatus
from app.domain.text import QT_TRANSLATE_NOOP
from app.photos.reader import ChildPhotoReader
from app.session.ports import Clock
from app.settings.credentials import Credentials
from app.settings.paths import AppPaths
from app.settings.sync_token import SyncTokens
from app.sync.transport import Transport
from app.ui.later import MainThread
from app.ui.sending.presenter import SendingServices

if TYPE_CHECKING:
    from app.sync.http_transport import HttpTransport
    from app.sync.worker import SyncWorker

_MACHINE_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


class SendingRoom:
    """Sends and fetches in the background. Made, started and closed on the thread of the screen."""

    def __init__(
        self,
        store: Store,
        paths: AppPaths,
        credentials: Credentials,
        clock: Clock,
        changed: Callable[[frozenset[str]], None],
    ) -> None:
        self._store = store
        self._certificate = paths.data / "sertifikat-server.pem"
        self._photos = ChildPhotoReader()
        store.sync.thumbnail = self._thumbnail
        # Half of what it loads is for the exchange alone: not before the room is there, see `start`.
        self._make: Callable[[], SyncWorker] = lambda: _worker_class()(
            store.sync,
            SyncTokens(credentials, paths.data / "kunci-server"),
            self._connect,
            clock,
            machine=machine_mark(),
            changed=changed,
        )
        self._worker: SyncWorker | None = None
        self._asked_in_vain = False

    def services(self, later: MainThread, actor: str) -> SendingServices:
        """Return what the page about sending talks to."""
        return SendingServices(self, self._store.sync, later, actor)

    def start(self) -> None:
        """Begin to exchange, if this computer is enrolled somewhere."""
        self._worker = self._make()
        self._worker.start()

    def close(self) -> None:
        """Stop. What is under way is in transactions."""
        if self._worker:
            self._worker.close()
        self._photos.close()

    @property
    def status(self) -> SyncStatus:
        """Return how it stands."""
        if self._worker:
            return self._worker.status
        if self._asked_in_vain:
            return SyncStatus(
                message=QT_TRANSLATE_NOOP("sync", "Peragaan tidak dikirim ke server."),
                advice=QT_TRANSLATE_NOOP("sync", "Buka sesi yang sebenarnya, lalu daftarkan stasiun ini."),
            )
        return SyncStatus()

    def send_now(self) -> None:
        """Exchange at once."""
        if self._worker:
            self._worker.send_now()

    def agree(self) -> None:
        """Let the rows go that the server wants to take away."""
        if self._worker:
            self._worker.agree()

    def enrol(self, address: str, text: str) -> None:
        """Enrol with what a person pasted or typed. A demonstration never starts, and says so."""
        if self._worker:
            self._worker.enrol(address, text)
        else:
            self._asked_in_vain = True

    def history(self, proposal_id: ProposalId) -> Future[tuple[LineElsewhere, ...] | None]:
        """Ask what every station changed of a proposal; None where this one is not enrolled."""
        if self._worker:
            return self._worker.history("proposal", proposal_id)
        nothing: Future[tuple[LineElsewhere, ...] | None] = Future()
        nothing.set_result(None)
        return nothing

    def _connect(self, address: str, certificate: str) -> Transport:
        transport: type[HttpTransport] = importlib.import_module("app.sync.http_transport").HttpTransport
        if not certificate:
            return transport(address, None)
        # `requests` wants a file; what is in it is in the store, and is the same each time.
        self._certificate.write_text(certificate, encoding="ascii")
        return transport(address, self._certificate)

    def _thumbnail(self, content: bytes) -> bytes | None:
        try:
            return self._photos.read(content).result().thumbnail
        except AppError:
            return None


def machine_mark() -> str:
    """Return what tells this computer from another one, and nothing else about it."""
    text = ""
    for file in _MACHINE_FILES:
        if not text and file.is_file():
            text = file.read_text(encoding="ascii", errors="replace").strip()
    return hashlib.sha256(f"{sys.platform} {text or uuid.getnode()}".encode()).hexdigest()[:32]


def _worker_class() -> type[SyncWorker]:
    worker: type[SyncWorker] = importlib.import_module("app.sync.worker").SyncWorker
    return worker
