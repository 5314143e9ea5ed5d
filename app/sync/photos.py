"""Send and fetch photos, piece by piece: what arrived is never sent again, and rows always go first."""

from __future__ import annotations

import logging
import time
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

ASK_AGAIN_S = 20.0
"""How long after the server did not have a photo it is asked for again."""


@dataclass(slots=True)
class PhotoProgress:
    """Bytes of photos that are at the server, for a bar that never runs backwards, and of how many."""

    done: int = 0
    total: int = 0
    _whole: int = 0

    def begin(self, waiting: int) -> None:
        """Begin, or go on, with photos of so many bytes together."""
        if waiting and self.done >= self.total:
            self.done, self._whole = 0, 0
        self.total = max(self._whole + waiting, self.done)

    def reached(self, offset: int) -> None:
        """Keep how far the photo is that is on its way: no less than was shown before."""
        self.done = max(self.done, min(self.total, self._whole + offset))

    def finished(self, size: int) -> None:
        """Keep that a photo is there."""
        self._whole += size
        self.reached(0)


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
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._progress = progress
        self._has_rows = has_rows
        self._pace = pace
        self._is_stopping = is_stopping
        self._uploads: dict[str, str] = {}
        self._unfit: set[str] = set()
        self._absent: dict[str, float] = {}
        self._monotonic = monotonic

    def run(self, link: ServerLink) -> bool:
        """Go on; tell whether all photos are where they belong. Raises SyncError."""
        waiting = [photo for photo in self._store.photos_to_send() if photo.sha256 not in self._unfit]
        self._progress.begin(sum(photo.size for photo in waiting))
        for photo in waiting:
            if not self._send(link, photo):
                return False
        for photo in self._store.photos_to_fetch():
            is_due = self._monotonic() - self._absent.get(photo.sha256, -ASK_AGAIN_S) >= ASK_AGAIN_S
            if photo.sha256 not in self._unfit and is_due and not self._fetch(link, photo):
                return False
        return True

    def _must_give_way(self) -> bool:
        return self._is_stopping() or self._has_rows()

    def _send(self, link: ServerLink, photo: PhotoToSend) -> bool:
        """Send one photo; tell whether it is there."""
        content = self._store.photo_content(photo.sha256)
        if photo.sha256 in self._uploads:
            upload_id = self._uploads[photo.sha256]
            offset = self._standing(link, photo.sha256, upload_id)
        else:
            begun = link.begin_upload(photo.sha256, len(content))
            if not begun.upload_id:
                self._arrived(photo)
                return True
            upload_id, offset = begun.upload_id, begun.offset
        if offset is None:
            return False
        self._progress.reached(offset)
        while offset < len(content):
            if self._must_give_way():
                return False
            self._uploads[photo.sha256] = upload_id
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
            offset = reached
            self._progress.reached(offset)
        self._arrived(photo)
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

    def _arrived(self, photo: PhotoToSend) -> None:
        self._uploads.pop(photo.sha256, None)
        self._store.photo_sent(photo.sha256)
        self._progress.finished(photo.size)

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
                    self._absent[photo.sha256] = self._monotonic()
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
