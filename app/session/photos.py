"""Photos of proposals: read somebody's file, keep what may be kept of it, show and take off."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import PurePath

from app.domain.attachment import Attachment, AttachmentFiles, ChangeAttachment, NewAttachment, Photo
from app.domain.identity import AttachmentId, ProposalId, uuid7
from app.session.ports import AttachmentStore, Clock, PhotoReader


class PhotoDesk:
    """The photos of all proposals of a session.

    Called from: the thread of the screen. Nothing here waits; callbacks of the futures run on other threads.
    """

    def __init__(self, clock: Clock, store: AttachmentStore, reader: PhotoReader, actor: str) -> None:
        self._clock = clock
        self._store = store
        self._reader = reader
        self._actor = actor

    def sign_as(self, actor: str) -> None:
        """Let everything from now on be signed by this role."""
        self._actor = actor

    def add(self, proposal_id: ProposalId, source: PurePath | bytes, caption: str = "") -> Future[Attachment]:
        """Keep a photo with a proposal that is stored already: a file, or the content of one (pasted, a still).

        Done means: on the disk. Fails with UserError if the file is no fit photo, the proposal is unknown or has
        as many photos as it can show, ExternalError if the disk failed; nothing is kept then.
        """
        answer: Future[Attachment] = Future()
        answer.set_running_or_notify_cancel()

        def keep(read: Future[Photo]) -> None:
            try:
                now_ms = self._clock.now_ms()
                new = NewAttachment(AttachmentId(uuid7(now_ms)), proposal_id, read.result(), caption, self._actor)
                self._store.add_attachment(new, now_ms).add_done_callback(tell)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
                answer.set_exception(error)

        def tell(kept: Future[Attachment]) -> None:
            error = kept.exception()
            if error is None:
                answer.set_result(kept.result())
            else:
                answer.set_exception(error)

        self._reader.read(source).add_done_callback(keep)
        return answer

    def of(self, proposal_id: ProposalId) -> Future[tuple[Attachment, ...]]:
        """Read the photos of a proposal, those that were taken off too, oldest first."""
        return self._store.attachments(proposal_id)

    def files(self, attachment: Attachment) -> AttachmentFiles:
        """Return where a photo and its thumbnail lie."""
        return self._store.attachment_files(attachment.sha256)

    def describe(self, attachment: Attachment, caption: str) -> Future[Attachment]:
        """Give a photo another caption."""
        return self._change(attachment, caption, removed=attachment.removed)

    def take_off(self, attachment: Attachment) -> Future[Attachment]:
        """Take a photo off the list; it can be put back."""
        return self._change(attachment, attachment.caption, removed=True)

    def put_back(self, attachment: Attachment) -> Future[Attachment]:
        """Put a photo back that was taken off."""
        return self._change(attachment, attachment.caption, removed=False)

    def _change(self, attachment: Attachment, caption: str, *, removed: bool) -> Future[Attachment]:
        change = ChangeAttachment(attachment.attachment_id, caption, removed, self._actor)
        return self._store.change_attachment(change, self._clock.now_ms())
