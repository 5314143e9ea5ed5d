"""The part of a store that keeps what people do to the minutes, beside what the logs say."""

from __future__ import annotations

from concurrent.futures import Future

from app.data.attachments import attachments_of_session
from app.data.minutes_edits import add_addendum, body_of, change_stage, save_edit, work_of
from app.data.minutes_settings import save_settings, settings_of
from app.data.op_log import Json, OpLog
from app.data.writer import ConnectionThread
from app.domain.attachment import Attachment
from app.domain.documents.setting_parts import Parts
from app.domain.identity import SessionId
from app.domain.minutes_edit import Addendum, MinutesEdit, MinutesWork, SaveEdit, StageChange


class MinutesStore:
    """Called from: any thread; a future that is done means durable. Refusals fail it with UserError."""

    def __init__(self, writer: ConnectionThread, reader: ConnectionThread, log: OpLog) -> None:
        self._writer = writer
        self._reader = reader
        self._log = log

    def work(self, session_id: SessionId) -> Future[MinutesWork]:
        """Read everything that people did to the minutes."""
        return self._reader.submit(lambda db: work_of(db, session_id))

    def save_edit(self, save: SaveEdit, at_ms: int) -> Future[MinutesEdit]:
        """Store how a line is edited now; see `data.minutes_edits.save_edit`."""
        return self._writer.submit(lambda db: save_edit(db, self._log, save, at_ms))

    def change_stage(self, session_id: SessionId, change: StageChange, body: str | None = None) -> Future[StageChange]:
        """Bring a document to another stage; `body` is the content of a final one."""
        return self._writer.submit(lambda db: change_stage(db, self._log, session_id, change, body))

    def add_addendum(self, session_id: SessionId, addendum: Addendum) -> Future[None]:
        """Add to a final document."""
        return self._writer.submit(lambda db: add_addendum(db, self._log, session_id, addendum))

    def settings(self, session_id: SessionId) -> Future[dict[tuple[str, str], Json]]:
        """Read what was said about the documents of a session, here or at another station."""
        return self._reader.submit(lambda db: settings_of(db, session_id))

    def save_settings(self, session_id: SessionId, parts: Parts, usual: Parts, actor: str, at_ms: int) -> Future[None]:
        """Keep what is said about the documents; see `data.minutes_settings.save_settings`."""
        return self._writer.submit(lambda db: save_settings(db, self._log, session_id, parts, usual, actor, at_ms))

    def photos(self, session_id: SessionId) -> Future[tuple[Attachment, ...]]:
        """Read the photos of all proposals of a session, those that were taken off too, oldest first."""
        return self._reader.submit(lambda db: attachments_of_session(db, session_id))

    def body(self, sha256: str) -> Future[str | None]:
        """Read the content of a final document, None if it is not here."""
        return self._reader.submit(lambda db: body_of(db, sha256))
