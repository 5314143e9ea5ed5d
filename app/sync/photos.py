"""Send and fetch photos, piece by piece: what arrived is never sent again, and rows always go first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from app.sync.ports import PhotoToSend, StationStore
from app.sync.server_link import ServerLink
from app.sync.trouble import Kind, SyncError
from app.sync.wire_replies import ErrorCode

logger = logging.getLogger(__name__)

CHUNK_BYTES = 64 * 1024
"""Two seconds at 256 kbit/s: a cut costs one."""

FETCH_BYTES = 256 * 1024


@dataclass(slots=True)
class PhotoProgress:
    """Bytes of photos that went over the line, for a bar that never runs backwards."""

    done: int = 0
    total: int = 0

    def reached(self, done: int, total: int) -> None:
        """Keep the highest values that were seen; begin anew once all was done."""
        if self.done >= self.total and total > done:
            self.done, self.total = done, total
            return
        self.done = max(self.done, done)
        self.total = max(self.total, total, self.done)


class PhotoExchange:
    """Sends and fetches photos until nothing is left, rows wait, or it is told to stop.

    - `has_rows` tells whether operations wait: they go first, between two pieces.
    - `pace` is told how many bytes went out, and may wait for as long as the bandwidth's cap asks.
    """

    def __init__(
        self,
        store: StationStore,
        progress: PhotoProgress,
        has_rows: Callable[[], bool],
        pace: Callable[[int], None],
        is_stopping: Callable[[], bool],
    ) -> None:
        self._store = store
        self._progress = progress
        self._has_rows = has_rows
        self._pace = pace
        self._is_stopping = is_stopping
        self._uploads: dict[str, tuple[str, int]] = {}
        self._unfit: set[str] = set()

    def run(self, link: ServerLink) -> bool:
        """Go on; tell whether all photos are where they belong. Raises SyncError."""
        waiting = [photo for photo in self._store.photos_to_send() if photo.sha256 not in self._unfit]
        sizes = sum(photo.size for photo in waiting)
        sent = sum(self._uploads.get(photo.sha256, ("", 0))[1] for photo in waiting)
        base = self._progress.done if self._progress.done < self._progress.total else 0
        self._progress.reached(max(base, sent), max(base, sent) + sizes - sent)
        for photo in waiting:
            if not self._send(link, photo):
                return False
        for photo in self._store.photos_to_fetch():
            if photo.sha256 not in self._unfit and not self._fetch(link, photo):
                return False
        return True

    def _must_give_way(self) -> bool:
        return self._is_stopping() or self._has_rows()

    def _send(self, link: ServerLink, photo: PhotoToSend) -> bool:
        """Send one photo; tell whether it is there."""
        content = self._store.photo_content(photo.sha256)
        if photo.sha256 in self._uploads:
            upload_id = self._uploads[photo.sha256][0]
            offset = self._standing(link, photo.sha256, upload_id)
        else:
            begun = link.begin_upload(photo.sha256, len(content))
            if not begun.upload_id:
                self._arrived(photo, len(content))
                return True
            upload_id, offset = begun.upload_id, begun.offset
        if offset is None:
            return False
        while offset < len(content):
            if self._must_give_way():
                return False
            self._uploads[photo.sha256] = (upload_id, offset)
            chunk = content[offset : offset + CHUNK_BYTES]
            try:
                reached = link.send_chunk(upload_id, offset, chunk)
            except SyncError as trouble:
                if not self._goes_on_after(trouble, photo):
                    raise
                return False
            self._pace(len(chunk))
            if not offset < reached <= len(content):
                raise SyncError(Kind.UNREADABLE, "the upload does not advance")
            self._progress.reached(self._progress.done + reached - offset, self._progress.total)
            offset = reached
        self._arrived(photo, 0)
        return True

    def _standing(self, link: ServerLink, sha256: str, upload_id: str) -> int | None:
        """Ask how much of a photo is there; None where its upload is gone and must begin again."""
        try:
            return link.upload_offset(upload_id)
        except SyncError as trouble:
            if trouble.kind is not Kind.REFUSED:
                raise
            self._uploads.pop(sha256, None)
            return None

    def _goes_on_after(self, trouble: SyncError, photo: PhotoToSend) -> bool:
        """Tell whether the photo can simply be taken up again: the server stands elsewhere, or it came damaged."""
        refusal = trouble.refusal
        if refusal is None:
            return False
        match refusal.code:
            case ErrorCode.OFFSET:
                return True
            case ErrorCode.EXPIRED | ErrorCode.NOT_FOUND | ErrorCode.CHECKSUM:
                self._uploads.pop(photo.sha256, None)
                return True
            case ErrorCode.TOO_LARGE:
                logger.warning("the photo %s is larger than the server takes", photo.sha256)
                self._unfit.add(photo.sha256)
                return True
            case _:
                return False

    def _arrived(self, photo: PhotoToSend, counted: int) -> None:
        self._uploads.pop(photo.sha256, None)
        self._store.photo_sent(photo.sha256)
        self._progress.reached(self._progress.done + counted, self._progress.total)

    def _fetch(self, link: ServerLink, photo: PhotoToSend) -> bool:
        """Fetch one photo that another station took; tell whether it, or the next one, can be gone on with."""
        have = len(self._store.part_of(photo.sha256))
        while have < photo.size:
            if self._must_give_way():
                return False
            try:
                part = link.fetch_part(photo.sha256, have, min(FETCH_BYTES, photo.size - have))
            except SyncError as trouble:
                if trouble.refusal is not None and trouble.refusal.code is ErrorCode.NOT_FOUND:
                    # Its station has not sent it yet.
                    return True
                raise
            if not part:
                break
            self._store.keep_part(photo.sha256, have, part)
            have += len(part)
            self._pace(len(part))
        if not self._store.keep_photo(photo.sha256):
            logger.warning("the photo %s came with another content; it is fetched again", photo.sha256)
        return True
