"""Photos that stations send and fetch: begun by their hash, sent in chunks, whole or not here.

An upload goes on where it stopped. Its offset moves by a comparison in the database, so that two requests of one
upload cannot both count, whichever worker they meet.
"""

from __future__ import annotations

import base64
import binascii
import errno
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.engine import Row as Found

from app.domain.identity import uuid7
from app.server import stations
from app.server.blob_files import BlobFiles
from app.server.database import ServerDatabase
from app.server.refusal import RefusedError, refused
from app.server.rights import Request, may_ask
from app.server.stations import Station
from app.server.tables import BLOB, UPLOAD
from app.sync.strict_json import MalformedError, integer, read_object
from app.sync.wire import hash_of
from app.sync.wire_replies import ErrorCode

logger = logging.getLogger(__name__)

MAX_BLOB_BYTES = 16 * 1024 * 1024
MAX_CHUNK_BYTES = 256 * 1024
MAX_UPLOADS = 20
"""So many uploads of one station are open at once."""

EXPIRES_MS = 24 * 3600 * 1000
"""An upload of which nothing came for so long is given up (tus: expiration)."""

_REMEMBERED_MS = 7 * EXPIRES_MS
"""So long an upload that was given up is answered with `expired`, later with `not_found`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much room photos may take: of one station, and what the disk must keep free."""

    station_bytes: int = 2 * 1024**3
    reserve_bytes: int = 512 * 1024**2


@dataclass(frozen=True, slots=True)
class Blob:
    """A photo by its hash, and its length in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Upload:
    """How far an upload is. `received` bytes of `size` are durable here."""

    upload_id: str
    sha256: str
    size: int
    received: int
    expires_ms: int


class Blobs:
    """The photos of the server. Every method raises RefusedError where the answer is a refusal.

    Called from: any thread.
    """

    def __init__(
        self,
        database: ServerDatabase,
        files: BlobFiles,
        now_ms: Callable[[], int],
        limits: Limits = Limits(),
    ) -> None:
        self._database = database
        self._files = files
        self._now_ms = now_ms
        self._limits = limits

    def begin(self, token: str, body: bytes) -> Upload | Blob:
        """Return the upload of this content by this station, begun now or earlier; the photo if it is here."""
        wanted = _wanted(body)
        sha256, size = wanted.sha256, wanted.size
        self._forget_expired()
        # A crash between the file and its row leaves a photo that is whole and not listed.
        is_whole = self._files.path(sha256).is_file() and self._files.is_whole(sha256)
        with self._database.writing() as connection:
            station = _allowed(connection, token, Request.WRITE_BLOB)
            known = connection.execute(select(BLOB).where(BLOB.c.sha256 == sha256)).first()
            if is_whole:
                kept = Blob(sha256, self._files.path(sha256).stat().st_size)
                if known is None:
                    self._list(connection, station, kept)
                return kept
            mine = (UPLOAD.c.device_id == station.device_id) & (UPLOAD.c.sha256 == sha256)
            found = connection.execute(select(UPLOAD).where(mine)).first()
            if found is not None and found.size == size and found.expires_ms > self._now_ms():
                return _upload(found)
            connection.execute(delete(UPLOAD).where(mine))
            self._refuse_full(connection, station, size)
            begun = Upload(uuid7(self._now_ms()), sha256, size, 0, self._now_ms() + EXPIRES_MS)
            connection.execute(
                insert(UPLOAD).values(
                    upload_id=begun.upload_id,
                    device_id=station.device_id,
                    sha256=sha256,
                    size=size,
                    received=0,
                    expires_ms=begun.expires_ms,
                )
            )
        if found is not None:
            self._files.forget(found.upload_id)
        return begun

    def upload(self, token: str, upload_id: str) -> Upload:
        """Return how far the upload is."""
        with self._database.reading() as connection:
            return self._own(connection, _allowed(connection, token, Request.WRITE_BLOB), upload_id)

    def take_chunk(self, token: str, upload_id: str, offset: int, checksum: str, chunk: bytes) -> Upload:
        """Keep a chunk; with the last one the whole is checked, and is a photo from then on."""
        upload = self.upload(token, upload_id)
        if offset != upload.received:
            raise refused(ErrorCode.OFFSET, f"the upload stands at {upload.received}")
        if len(chunk) > min(MAX_CHUNK_BYTES, upload.size - offset):
            raise refused(ErrorCode.TOO_LARGE, "the chunk is longer than allowed, or than what is missing")
        if not chunk:
            raise refused(ErrorCode.MALFORMED, "an empty chunk")
        _refuse_damaged(checksum, chunk)
        after = offset + len(chunk)
        try:
            self._files.write_chunk(upload_id, offset, chunk)
            whole = after == upload.size and self._files.finish(upload_id, upload.sha256, upload.size)
        except FileNotFoundError as error:
            raise refused(ErrorCode.OFFSET, "another request of this upload came first") from error
        except OSError as error:
            raise _disk_failure(error) from error
        with self._database.writing() as connection:
            station = _allowed(connection, token, Request.WRITE_BLOB)
            if after == upload.size:
                self._end(connection, station, upload, is_whole=whole)
            else:
                moved = connection.execute(
                    update(UPLOAD)
                    .where(UPLOAD.c.upload_id == upload_id, UPLOAD.c.received == offset)
                    .values(received=after, expires_ms=self._now_ms() + EXPIRES_MS)
                )
                if moved.rowcount != 1:
                    raise refused(ErrorCode.OFFSET, "another request of this upload came first")
        if after == upload.size and not whole:
            raise refused(ErrorCode.CHECKSUM, "the whole is not what its hash says; the upload is given up")
        return Upload(upload_id, upload.sha256, upload.size, after, self._now_ms() + EXPIRES_MS)

    def give_up(self, token: str, upload_id: str) -> None:
        """Throw an upload away."""
        with self._database.writing() as connection:
            upload = self._own(connection, _allowed(connection, token, Request.WRITE_BLOB), upload_id)
            connection.execute(delete(UPLOAD).where(UPLOAD.c.upload_id == upload.upload_id))
        self._files.forget(upload_id)

    def content(self, token: str, sha256: str) -> Path:
        """Return the file of a photo."""
        with self._database.reading() as connection:
            _allowed(connection, token, Request.READ_BLOB)
            found = connection.execute(select(BLOB.c.sha256).where(BLOB.c.sha256 == sha256)).first()
        path = self._files.path(sha256)
        if found is None:
            raise refused(ErrorCode.NOT_FOUND, "this content is not here")
        if not path.is_file():
            # Its row came back from a backup that the file was not in; a station that holds it brings it again.
            logger.error("photo %s: its file is missing", sha256)
            self._forget_lost(sha256)
            raise refused(ErrorCode.NOT_FOUND, "this content is not here any more")
        return path

    def _own(self, connection: Connection, station: Station, upload_id: str) -> Upload:
        mine = (UPLOAD.c.upload_id == upload_id) & (UPLOAD.c.device_id == station.device_id)
        found = connection.execute(select(UPLOAD).where(mine)).first()
        if found is None:
            raise refused(ErrorCode.NOT_FOUND, "no such upload")
        if found.expires_ms <= self._now_ms():
            raise refused(ErrorCode.EXPIRED, "nothing came for too long: begin again")
        return _upload(found)

    def _end(self, connection: Connection, station: Station, upload: Upload, *, is_whole: bool) -> None:
        ended = connection.execute(delete(UPLOAD).where(UPLOAD.c.upload_id == upload.upload_id))
        if not is_whole or ended.rowcount != 1:
            return
        known = connection.execute(select(BLOB.c.sha256).where(BLOB.c.sha256 == upload.sha256)).first()
        if known is None:
            self._list(connection, station, Blob(upload.sha256, upload.size))

    def _list(self, connection: Connection, station: Station, blob: Blob) -> None:
        values = {"sha256": blob.sha256, "size": blob.size, "device_id": station.device_id}
        connection.execute(insert(BLOB).values(stored_ms=self._now_ms(), **values))

    def _refuse_full(self, connection: Connection, station: Station, size: int) -> None:
        open_now = select(func.count(), func.coalesce(func.sum(UPLOAD.c.size), 0)).where(
            UPLOAD.c.device_id == station.device_id, UPLOAD.c.expires_ms > self._now_ms()
        )
        uploads, coming = connection.execute(open_now).one()
        stored = select(func.coalesce(func.sum(BLOB.c.size), 0)).where(BLOB.c.device_id == station.device_id)
        kept = int(connection.execute(stored).scalar_one())
        if uploads >= MAX_UPLOADS:
            raise refused(ErrorCode.QUOTA, f"{MAX_UPLOADS} uploads are open: finish one or give it up")
        if kept + int(coming) + size > self._limits.station_bytes:
            raise refused(ErrorCode.QUOTA, "this station's share of the disk is used up")
        if self._files.free_bytes() - size < self._limits.reserve_bytes:
            raise refused(ErrorCode.QUOTA, "the server's disk is full")

    def _forget_expired(self) -> None:
        now_ms = self._now_ms()
        with self._database.reading() as connection:
            expired = select(UPLOAD.c.upload_id).where(UPLOAD.c.expires_ms <= now_ms)
            names = connection.execute(expired).scalars().all()
            old = connection.execute(expired.where(UPLOAD.c.expires_ms <= now_ms - _REMEMBERED_MS).limit(1)).first()
        for name in names:
            self._files.forget(name)
        if old is not None:
            with self._database.writing() as connection:
                connection.execute(delete(UPLOAD).where(UPLOAD.c.expires_ms <= now_ms - _REMEMBERED_MS))

    def _forget_lost(self, sha256: str) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(BLOB).where(BLOB.c.sha256 == sha256))


def _allowed(connection: Connection, token: str, request: Request) -> Station:
    station = stations.known_station(connection, token)
    if not may_ask(station.role, request):
        raise refused(ErrorCode.FORBIDDEN, f"a station of the role {station.role.value} may not do this")
    return station


def _wanted(body: bytes) -> Blob:
    try:
        fields = read_object(body)
        sha256, size = hash_of(fields, "sha256"), integer(fields, "size", low=1)
    except MalformedError as error:
        raise refused(ErrorCode.MALFORMED, str(error)) from error
    if size > MAX_BLOB_BYTES:
        raise refused(ErrorCode.TOO_LARGE, f"at most {MAX_BLOB_BYTES} bytes")
    return Blob(sha256, size)


def _refuse_damaged(checksum: str, chunk: bytes) -> None:
    """Compare a chunk with its `Upload-Checksum`: the name of the algorithm and the hash in base64 (tus 1.0)."""
    algorithm, _, encoded = checksum.partition(" ")
    try:
        expected = base64.b64decode(encoded.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise refused(ErrorCode.MALFORMED, "Upload-Checksum: no base64") from error
    if algorithm != "sha256" or len(expected) != 32:
        raise refused(ErrorCode.MALFORMED, "Upload-Checksum: sha256 is expected")
    if hashlib.sha256(chunk).digest() != expected:
        raise refused(ErrorCode.CHECKSUM, "the chunk arrived damaged: send it again")


def _disk_failure(error: OSError) -> RefusedError:
    logger.error("photos cannot be kept: %s", error.strerror)
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return refused(ErrorCode.QUOTA if full else ErrorCode.BUSY, "the server's disk is full or does not answer")


def _upload(found: Found[tuple[object, ...]]) -> Upload:
    return Upload(found.upload_id, found.sha256, found.size, found.received, found.expires_ms)
