"""The part of a store that exchanges its rows with a server: what `app.sync.ports.StationStore` asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol, TypeVar

from app.data import outbox
from app.data.conflicts import open_conflicts, open_count, put_aside, resolve
from app.data.database import Database, Row, fetch, insert, translated_errors
from app.data.op_log import Json, OpLog
from app.data.photo_files import PhotoFiles
from app.data.server_rows import take_page
from app.data.travelling_files import body_content, is_here, keep_body, kept_bodies, named_files
from app.data.writer import ConnectionThread
from app.domain.errors import UserError
from app.domain.sending import Conflict, PutAside, ResolveConflict, Unsent
from app.domain.text import QT_TRANSLATE_NOOP
from app.sync.ports import Acknowledged, FileKind, Identity, PageTaken, Server, TravellingFile
from app.sync.wire_replies import PullPage

T = TypeVar("T")

Thumbnail = Callable[[bytes], bytes | None]
"""Makes the small picture of a photo that came from elsewhere; None where it is no fit photo."""


class _Clock(Protocol):
    def now_ms(self) -> int: ...


class SyncStore:
    """The exchange's view of the store. Methods that return no future wait for the disk: not for the screen."""

    def __init__(
        self, writer: ConnectionThread, reader: ConnectionThread, log: OpLog, photos: PhotoFiles, clock: _Clock
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._log = log
        self._photos = photos
        self._clock = clock
        self.thumbnail: Thumbnail = lambda _content: None

    # What screens ask.

    def conflicts(self) -> Future[tuple[Conflict, ...]]:
        """Read the open conflicts, the oldest first."""
        return self._reader.submit(open_conflicts)

    def resolve(self, choice: ResolveConflict) -> Future[None]:
        """Keep a person's choice. Fails with UserError if it is over already or the value cannot stand."""
        now_ms = self._clock.now_ms()
        return self._writer.submit(lambda db: resolve(db, self._log, choice, now_ms))

    def put_aside(self) -> Future[tuple[PutAside, ...]]:
        """Read the operations that the server could not apply."""
        return self._reader.submit(put_aside)

    def settle(self, device_id: str, seq: int, *, resend: bool) -> Future[None]:
        """Take an operation that was put aside off the list; with `resend` its change is written again first."""
        return self._writer.submit(lambda db: outbox.settle(db, self._log, device_id, seq, resend=resend))

    def open_matters(self) -> Future[Unsent]:
        """Count what is not with the server, and what waits for a person: for the closing of a session."""
        return self._reader.submit(_unsent)

    def change_settings(self, *, is_paused: bool, cap_kbit_s: int) -> Future[None]:
        """Keep whether nothing is sent for now, and how much may be sent in a second (0: no limit)."""
        return self._writer.submit(
            lambda db: _execute(db, "UPDATE sync_server SET paused = ?, cap_kbit_s = ?", (int(is_paused), cap_kbit_s))
        )

    # What the exchange asks.

    def server(self) -> Server | None:
        """Return the server this file is enrolled at."""
        return self._read(_server)

    def enrolled(self, server: Server, device_id: str) -> None:
        """Keep where this file is enrolled. Raises UserError if it holds records of another server."""
        self._write(lambda db: _enrolled(db, server, self._clock.now_ms()))

    def identities(self) -> tuple[Identity, ...]:
        """Return the names this file wrote under, the present one last."""
        return self._read(outbox.identities)

    def present_identity(self, machine: str) -> str:
        """Return the name to enrol under; a new one where the file was copied from another computer."""
        return self._write(lambda db: outbox.change_machine(db, self._log, machine, self._clock.now_ms()))

    def hash_at(self, device_id: str, seq: int) -> str | None:
        """Return the hash of a line, 64 zeros before the first, None where there is no such line."""
        return self._read(lambda db: outbox.hash_at(db, device_id, seq))

    def lines(self, device_id: str, after: int, until: int, most: int, aim_bytes: int) -> Sequence[dict[str, Json]]:
        """Return lines as they go over the wire."""
        return self._read(lambda db: outbox.lines(db, device_id, after, until, most, aim_bytes))

    def acknowledge(self, device_id: str, taken: Acknowledged) -> None:
        """Keep what a push was answered with."""
        self._write(lambda db: outbox.acknowledge(db, device_id, taken))

    def begin_epoch(self, epoch: str) -> None:
        """Keep the server's new epoch: read all rows again, and take no photo for sent."""

        def begin(db: Database) -> None:
            db.execute("UPDATE sync_server SET epoch = ?, cursor = '', walk = walk + 1, agreed_ms = NULL", (epoch,))
            db.execute("DELETE FROM photo_sent")

        self._write(begin)

    def check_again(self, device_id: str, epoch: str) -> None:
        """Take nothing of a log for sent any more: the server is of another epoch."""
        self._write(lambda db: outbox.check_again(db, device_id, epoch))

    def rewind(self, device_id: str, acked_seq: int) -> None:
        """Keep that the server lost the end of a log."""
        self._write(lambda db: outbox.rewind(db, device_id, acked_seq))

    def give_up(self, device_id: str, common_seq: int) -> str:
        """End a log at a line and write the rest again under another name; return the present name."""
        return self._write(lambda db: outbox.give_up(db, self._log, device_id, common_seq, self._clock.now_ms()))

    def read_again(self) -> None:
        """Begin to read all rows from the first on."""
        self._write(lambda db: _execute(db, "UPDATE sync_server SET cursor = '', walk = walk + 1", ()))

    def take_page(self, page: PullPage, *, before: str, deleted_before: int, may_delete: bool) -> PageTaken:
        """Take a page in, that was read from the cursor `before` on."""
        now_ms = self._clock.now_ms()
        return self._write(
            lambda db: take_page(db, page, now_ms, before=before, deleted_before=deleted_before, may_delete=may_delete)
        )

    def rotated(self) -> None:
        """Keep that the token is a new one."""
        self._write(lambda db: _execute(db, "UPDATE sync_server SET rotated_ms = ?", (self._clock.now_ms(),)))

    def has_unsent(self) -> bool:
        """Tell whether an operation waits."""
        return self._read(lambda db: bool(fetch(db, f"SELECT 1 FROM {outbox.UNSENT} LIMIT 1")))

    def unsent(self) -> Unsent:
        """Count what is not with the server."""
        return self._read(_unsent)

    def files_to_send(self) -> tuple[TravellingFile, ...]:
        """Return the files to send: by their kind, then in the order in which they were added."""
        named, bodies = self._read(lambda db: (named_files(db, unsent=True), kept_bodies(db)))
        return tuple(file for file in named if is_here(file, self._photos, bodies))

    def file_content(self, file: TravellingFile) -> bytes:
        """Read a file. Raises ExternalError."""
        if file.kind is FileKind.BODY:
            return self._read(lambda db: body_content(db, file.of))
        files = self._photos.files_of(file.of)
        with translated_errors():
            return Path(files.photo if file.kind is FileKind.PHOTO else files.thumbnail).read_bytes()

    def file_sent(self, sha256: str) -> None:
        """Keep that the server has the file."""
        self._write(lambda db: outbox.remember_photo(db, sha256))

    def files_to_fetch(self) -> tuple[TravellingFile, ...]:
        """Return the files that rows name and that are not here, in the order in which they go."""
        named, bodies = self._read(lambda db: (named_files(db, unsent=False), kept_bodies(db)))
        return tuple(file for file in named if not is_here(file, self._photos, bodies))

    def part_of(self, sha256: str) -> bytes:
        """Return what came of a file so far."""
        with translated_errors():
            return self._photos.part_of(sha256)

    def keep_part(self, sha256: str, offset: int, content: bytes) -> None:
        """Keep what came of a file, from `offset` on."""
        with translated_errors():
            self._photos.keep_part(sha256, offset, content)

    def keep_file(self, file: TravellingFile) -> bool:
        """Make the parts the file; False, and all given up, where they are not what its name says."""
        with translated_errors():
            content = self._photos.take_parts(file.sha256)
            kept = content is not None and self._keep(file, content)
        if kept:
            self.file_sent(file.sha256)
        return kept

    def _keep(self, file: TravellingFile, content: bytes) -> bool:
        match file.kind:
            case FileKind.BODY:
                return self._write(lambda db: keep_body(db, file.of, content))
            case FileKind.THUMBNAIL:
                self._photos.keep_thumbnail(file.of, content)
            case FileKind.PHOTO:
                self._photos.keep_fetched(file.sha256, content, self.thumbnail)
        return True

    def _read(self, work: Callable[[Database], T]) -> T:
        return self._reader.submit(work).result()

    def _write(self, work: Callable[[Database], T]) -> T:
        return self._writer.submit(work).result()


def _execute(db: Database, sql: str, parameters: Sequence[str | int | None]) -> None:
    db.execute(sql, parameters)


def _server(db: Database) -> Server | None:
    rows = fetch(db, "SELECT * FROM sync_server")
    return _server_of(rows[0]) if rows else None


def _server_of(row: Row) -> Server:
    return Server(
        server_id=row["server_id"],
        receipt_key=row["receipt_key"],
        address=row["address"],
        certificate=row["certificate"],
        station=row["station"],
        role=row["role"],
        epoch=row["epoch"],
        cursor=row["cursor"],
        agreed_ms=row["agreed_ms"],
        rotated_ms=row["rotated_ms"],
        is_paused=bool(row["paused"]),
        cap_kbit_s=row["cap_kbit_s"],
    )


def _enrolled(db: Database, server: Server, now_ms: int) -> None:
    known = _server(db)
    if known is not None and known.server_id != server.server_id:
        raise UserError(
            QT_TRANSLATE_NOOP("sync", "Data di komputer ini sudah terhubung ke server lain."),
            QT_TRANSLATE_NOOP(
                "sync", "Minta kode dari server yang semula. Untuk server baru, mulai dengan folder data yang baru."
            ),
        )
    values = {
        "receipt_key": server.receipt_key,
        "address": server.address,
        "certificate": server.certificate,
        "station": server.station,
        "role": server.role,
        "rotated_ms": now_ms,
    }
    if known is None:
        insert(
            db,
            "sync_server",
            {
                "one": 1,
                "server_id": server.server_id,
                **values,
                "epoch": "",
                "cursor": "",
                "walk": 1,
                "agreed_ms": None,
                "paused": 0,
                "cap_kbit_s": 0,
            },
        )
        return
    assignments = ", ".join(f"{name} = :{name}" for name in values)
    db.execute(f"UPDATE sync_server SET {assignments}", values)


def _unsent(db: Database) -> Unsent:
    if _server(db) is None:
        return Unsent(operations=outbox.unsent_count(db))
    photos = fetch(
        db,
        "SELECT count(DISTINCT sha256) AS count FROM attachment WHERE removed = 0 "
        "AND sha256 NOT IN (SELECT sha256 FROM photo_sent) "
        # Those of other stations are theirs to send.
        "AND EXISTS (SELECT 1 FROM op WHERE entity = 'attachment' AND entity_id = attachment_id)",
    )
    documents = fetch(
        db,
        "SELECT count(DISTINCT body_sha256) AS count FROM minutes_stage JOIN minutes_body USING (sha256) "
        "WHERE body_sha256 <> '' AND body_sha256 NOT IN (SELECT sha256 FROM photo_sent) "
        "AND EXISTS (SELECT 1 FROM op WHERE entity = 'minutes_stage' AND entity_id = stage_id)",
    )
    return Unsent(
        is_enrolled=True,
        operations=outbox.unsent_count(db),
        photos=photos[0]["count"],
        documents=documents[0]["count"],
        conflicts=open_count(db),
        put_aside=len(put_aside(db)),
    )
