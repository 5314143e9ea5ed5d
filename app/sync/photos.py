"""Send and fetch files, piece by piece: what arrived is never sent again, and rows always go first.

Small pictures go before photos, there and back: everybody sees something while the photos are on their way.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.sync.ports import FileKind, StationStore, TravellingFile
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
    """Bytes of files that are where they go, for a bar that never runs backwards, and of how many."""

    done: int = 0
    total: int = 0
    _whole: int = 0

    def begin(self, waiting: int) -> None:
        """Begin, or go on, with files of so many bytes together."""
        if waiting and self.done >= self.total:
            self.done, self._whole = 0, 0
        self.total = max(self._whole + waiting, self.done)

    def reached(self, offset: int) -> None:
        """Keep how far the file is that is on its way: no less than was shown before."""
        self.done = max(self.done, min(self.total, self._whole + offset))

    def finished(self, size: int) -> None:
        """Keep that a file is there."""
        self._whole += size
        self.reached(0)

    def left_out(self, size: int) -> None:
        """Keep that a file does not go, or not yet."""
        self.total = max(self.done, self.total - size)


class PhotoExchange:
    """Sends and fetches files until nothing is left, rows wait, or it is told to stop.

    - `has_rows` tells whether operations wait: they go first, between two pieces.
    - `pace` is told how many bytes went out, and may wait for as long as the bandwidth's cap asks.
    - `arrived` is told of which entity a file came; `coming` is how far those are that come.
    """

    def __init__(
        self,
        store: StationStore,
        progress: PhotoProgress,
        has_rows: Callable[[], bool],
        pace: Callable[[int], None],
        is_stopping: Callable[[], bool],
        monotonic: Callable[[], float] = time.monotonic,
        arrived: Callable[[frozenset[str]], None] = lambda _entities: None,
        coming: PhotoProgress | None = None,
    ) -> None:
        self._store = store
        self._coming = coming or PhotoProgress()
        self._progress = progress
        self._has_rows = has_rows
        self._pace = pace
        self._is_stopping = is_stopping
        self._uploads: dict[str, str] = {}
        self._unfit: set[str] = set()
        self._absent: dict[str, float] = {}
        self._monotonic = monotonic
        self._told_arrived = arrived

    def run(self, link: ServerLink) -> bool:
        """Go on; tell whether all files are where they belong. Raises SyncError."""
        waiting = [file for file in self._store.files_to_send() if file.sha256 not in self._unfit]
        wanted = self._store.files_to_fetch()
        self._progress.begin(sum(file.size for file in waiting))
        self._coming.begin(sum(file.size for file in wanted if self._is_due(file)))
        for kind in FileKind:
            for file in waiting:
                if file.kind is kind and not self._send(link, file):
                    return False
            for file in wanted:
                if file.kind is kind and self._is_due(file) and not self._fetch(link, file):
                    return False
        return True

    def _is_due(self, file: TravellingFile) -> bool:
        asked_s = self._absent.get(file.sha256, -ASK_AGAIN_S)
        return file.sha256 not in self._unfit and self._monotonic() - asked_s >= ASK_AGAIN_S

    def _must_give_way(self) -> bool:
        return self._is_stopping() or self._has_rows()

    def _send(self, link: ServerLink, file: TravellingFile) -> bool:
        """Send one file; tell whether the next one can be gone on with."""
        content = self._store.file_content(file)
        if hashlib.sha256(content).hexdigest() != file.sha256:
            # A thumbnail that was made again, or a photo that the disk damaged: the server would refuse it for ever.
            logger.warning("the file %s is not what its name says; it is not sent", file.sha256)
            self._unfit.add(file.sha256)
            self._progress.left_out(file.size)
            return True
        if file.sha256 in self._uploads:
            upload_id = self._uploads[file.sha256]
            offset = self._standing(link, file.sha256, upload_id)
        else:
            begun = link.begin_upload(file.sha256, len(content))
            if not begun.upload_id:
                self._arrived(file)
                return True
            upload_id, offset = begun.upload_id, begun.offset
        if offset is None:
            return False
        self._progress.reached(offset)
        while offset < len(content):
            if self._must_give_way():
                return False
            self._uploads[file.sha256] = upload_id
            chunk = content[offset : offset + CHUNK_BYTES]
            try:
                reached = link.send_chunk(upload_id, offset, chunk)
            except SyncError as trouble:
                if not self._goes_on_after(trouble, file):
                    raise
                return False
            if not offset < reached <= len(content):
                raise SyncError(Kind.UNREADABLE, "the upload does not advance")
            offset = reached
            self._progress.reached(offset)
            self._pace(len(chunk))
        self._arrived(file)
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

    def _goes_on_after(self, trouble: SyncError, file: TravellingFile) -> bool:
        """Tell whether the photo can simply be taken up again: the server stands elsewhere, or it came damaged."""
        refusal = trouble.refusal
        if refusal is None:
            return False
        match refusal.code:
            case ErrorCode.OFFSET:
                return True
            case ErrorCode.EXPIRED | ErrorCode.NOT_FOUND | ErrorCode.CHECKSUM:
                self._uploads.pop(file.sha256, None)
                return True
            case ErrorCode.TOO_LARGE:
                logger.warning("the photo %s is larger than the server takes", file.sha256)
                self._unfit.add(file.sha256)
                self._progress.left_out(file.size)
                return True
            case _:
                return False

    def _arrived(self, file: TravellingFile) -> None:
        self._uploads.pop(file.sha256, None)
        self._store.file_sent(file.sha256)
        self._progress.finished(file.size)

    def _fetch(self, link: ServerLink, file: TravellingFile) -> bool:
        """Fetch one photo that another station took; tell whether it, or the next one, can be gone on with."""
        have = len(self._store.part_of(file.sha256))
        self._coming.reached(have)
        while have < file.size:
            if self._must_give_way():
                return False
            try:
                part = link.fetch_part(file.sha256, have, min(FETCH_BYTES, file.size - have))
            except SyncError as trouble:
                if trouble.refusal is not None and trouble.refusal.code is ErrorCode.NOT_FOUND:
                    # Its station has not sent it yet.
                    self._absent[file.sha256] = self._monotonic()
                    self._coming.left_out(file.size)
                    return True
                raise
            if not part:
                break
            self._store.keep_part(file.sha256, have, part)
            have += len(part)
            self._coming.reached(have)
            self._pace(len(part))
        if self._store.keep_file(file):
            self._coming.finished(file.size)
            self._told_arrived(frozenset({"minutes_stage" if file.kind is FileKind.BODY else "attachment"}))
        else:
            logger.warning("the file %s came with another content; it is fetched again", file.sha256)
        return True
