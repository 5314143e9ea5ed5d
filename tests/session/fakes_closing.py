"""Closing a session without a disk and without a printer: pages are grey, files are names."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path

from app.domain.documents.build import all_documents
from app.domain.documents.material import MinutesMaterial
from app.domain.documents.model import MinutesDocument
from app.domain.documents.settings import DEFAULT, MinutesSettings
from app.domain.identity import SessionId
from app.domain.minutes import SessionRecord
from app.domain.sending import Unsent
from app.domain.session import Session
from app.session.closing import ClosingDesk, ClosingPorts, PackageCancelled, Progress
from app.session.minutes_editor import MinutesEditor
from app.session.ports import Clock

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
"""A white page of one pixel."""


class FakeClosing:
    """`files` are what was written, `closed` when the session was closed; `trouble` fails the writing."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        editor: MinutesEditor,
        read: Callable[[], MinutesMaterial],
        disk: Executor,
    ) -> None:
        self._editor = editor
        self._read = read
        self.settings: MinutesSettings = DEFAULT
        self.open_now = Unsent()
        self.files: list[str] = []
        self.closed: list[int] = []
        self.rendered: list[str] = []
        self.trouble: BaseException | None = None
        self.on_file: Callable[[], None] = lambda: None
        ports = ClosingPorts(read, self, self._render, self._write, self._save)
        self.desk = ClosingDesk(session, clock, self, editor, ports, disk, disk)

    def open_matters(self) -> Future[Unsent]:
        return _answered(self.open_now)

    def open_session(self, session: Session, at_ms: int) -> Future[None]:
        raise NotImplementedError

    def close_session(self, session_id: SessionId, at_ms: int) -> Future[None]:
        del session_id
        self.closed.append(at_ms)
        return _answered(None)

    def record(self, session_id: SessionId) -> Future[SessionRecord]:
        raise NotImplementedError

    def _render(self, document: MinutesDocument) -> tuple[bytes, ...]:
        self.rendered.append(document.name)
        return (PIXEL, PIXEL)

    def _write(self, progress: Progress, is_cancelled: Callable[[], bool]) -> tuple[Path, ...]:
        documents = self._editor.printed(all_documents(self._read()))
        made: list[str] = []
        for number, document in enumerate(documents):
            self.on_file()
            if is_cancelled():
                raise PackageCancelled
            if self.trouble:
                raise self.trouble
            progress(number, len(documents), document.name)
            made.append(f"{document.name} {document.status.value}")
        self.files = made
        return tuple(Path("notulen") / str(len(name)) / name for name in made)

    def _save(self, settings: MinutesSettings) -> None:
        self.settings = settings


def _answered(value: object) -> Future:  # type: ignore[type-arg]
    future: Future = Future()  # type: ignore[type-arg]
    future.set_result(value)
    return future
