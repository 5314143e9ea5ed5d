"""The server of a schedule: its real core and photos, on a database that the next schedule takes over emptied.

To make a database, or to compile its queries anew, takes longer than all that a schedule does.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, text

from app.domain.identity import uuid7
from app.server.backup import backup, restore
from app.server.blob_files import BlobFiles
from app.server.blobs import Blob, Blobs, Limits
from app.server.core import SyncServer
from app.server.database import ServerDatabase, open_postgres, open_sqlite
from app.server.receipts import ReceiptSigner
from app.server.refusal import RefusedError
from app.server.tables import METADATA
from app.sync.transport import Answer, Request
from app.sync.wire_replies import ErrorCode, Refusal
from tests.data.samples import OPENED_MS
from tests.sync.stations import CoreServer

UNDOING = (
    ("s0006_history", ("DROP INDEX op_row",)),
    ("s0005_renewal", ("ALTER TABLE device DROP COLUMN renewed_from",)),
    ("s0004_people", ("DROP TABLE visit", "DROP TABLE person")),
    ("s0003_review", ("DROP TABLE review",)),
)
"""What makes a database of today one of a former program, the newest step first. All that is derived can go."""

SERVER_STEPS_BACK = len(UNDOING)


class Place(Protocol):
    """Where the server's database is."""

    database: ServerDatabase

    def empty(self, folder: Path) -> None:
        """Be as new. `folder` is the schedule's."""
        ...

    def copy(self, target: Path, photos: BlobFiles) -> None:
        """Copy database and photos aside."""
        ...

    def put_back(self, source: Path, photos: BlobFiles) -> bool:
        """Put a copy back; tell whether that began a new epoch by itself."""
        ...


class SqlitePlace:
    """A file that is copied, as somebody does who puts a server back."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "server.db"
        self._template = folder / "server-muster.db"
        self.database = open_sqlite(self._template)
        SyncServer(self.database, _signer(), lambda: OPENED_MS)
        self.database.close()
        self.database = open_sqlite(self._path)

    def empty(self, folder: Path) -> None:
        self._put(self._template)

    def copy(self, target: Path, photos: BlobFiles) -> None:
        # The last connection that is closed moves the journal into the file.
        self.database.close()
        target.mkdir()
        shutil.copyfile(self._path, target / "server.db")
        shutil.copytree(photos.folder, target / "foto")

    def put_back(self, source: Path, photos: BlobFiles) -> bool:
        self._put(source / "server.db")
        shutil.rmtree(photos.folder)
        shutil.copytree(source / "foto", photos.folder)
        return False

    def _put(self, source: Path) -> None:
        self.database.close()
        for ending in ("-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        shutil.copyfile(source, self._path)


class PostgresPlace:
    """A PostgreSQL, copied and put back by the commands of the server."""

    def __init__(self, url: str) -> None:
        self.database = open_postgres(url)
        SyncServer(self.database, _signer(), lambda: OPENED_MS)

    def empty(self, folder: Path) -> None:
        names = ", ".join(table.name for table in METADATA.sorted_tables)
        with self.database.making() as connection:
            connection.execute(text(f"TRUNCATE {names}"))

    def copy(self, target: Path, photos: BlobFiles) -> None:
        backup(self.database, photos, target, OPENED_MS)

    def put_back(self, source: Path, photos: BlobFiles) -> bool:
        # A new machine has no photo but those of the copy.
        shutil.rmtree(photos.folder)
        restore(source, lambda: self.database, BlobFiles(photos.folder), OPENED_MS)
        return True


class FaultServer(CoreServer):
    """A server that can be copied, put back and upgraded while stations talk to it."""

    def __init__(self, place: Place, folder: Path) -> None:
        place.empty(folder)
        self.place = place
        self.at_ms = OPENED_MS
        self.signer = _signer()
        self.database = place.database
        self.photos = BlobFiles(folder / "foto")
        self.copies: list[Path] = []
        self.is_newer = False
        self.knows_renewal = True
        self._folder = folder
        self.start()

    def start(self) -> None:
        """Start the program on the database as it is."""
        self.core = SyncServer(self.database, self.signer, self.now_ms)
        self.blobs = Blobs(self.database, self.photos, self.now_ms, Limits(reserve_bytes=0))

    def now_ms(self) -> int:
        self.at_ms += 1
        return self.at_ms

    def copy(self) -> None:
        """Copy everything aside."""
        target = self._folder / f"cadangan-{len(self.copies)}"
        self.place.copy(target, self.photos)
        self.copies.append(target)

    def put_back(self, number: int) -> None:
        """Go on from a copy as the command does: in a new epoch."""
        has_begun = self.place.put_back(self.copies[number % len(self.copies)], BlobFiles(self.photos.folder))
        self.photos = BlobFiles(self.photos.folder)
        self.start()
        if not has_begun:
            self.core.begin_epoch()

    def upgrade(self, steps: int) -> None:
        """Be started by the present program on what a program so many steps older left.

        What such a program does to the tables it knows is what the present one does to them.
        """
        with self.database.making() as connection:
            for name, statements in UNDOING[:steps]:
                _undo(connection, name, statements)
        self.knows_renewal = True
        self.start()

    def answer(self, request: Request) -> Answer:
        self._reached: int | None = None
        answer = super().answer(request)
        if self._reached is not None:
            answer = replace(answer, headers={**answer.headers, "upload-offset": str(self._reached)})
        return _of_a_newer_program(answer) if self.is_newer else answer

    def _done(self, request: Request, nonce: str) -> tuple[int, bytes]:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        match request.method, request.path.split("/")[2:]:
            case "POST", ["identity"] if not self.knows_renewal:
                raise RefusedError(Refusal(ErrorCode.NOT_FOUND, "no such path"))
            case "POST", ["blobs"]:
                made = self.blobs.begin(token, request.body)
                if isinstance(made, Blob):
                    return 200, json.dumps({"sha256": made.sha256, "size": made.size}).encode()
                return 201, json.dumps({"upload_id": made.upload_id, "offset": made.received}).encode()
            case "HEAD", ["uploads", upload_id]:
                self._reached = self.blobs.upload(token, upload_id).received
                return 200, b""
            case "PATCH", ["uploads", upload_id]:
                offset, checksum = int(request.headers["Upload-Offset"]), request.headers["Upload-Checksum"]
                self._reached = self.blobs.take_chunk(token, upload_id, offset, checksum, request.body).received
                return 204, b""
            case "GET", ["blobs", name]:
                first, last = request.headers["Range"].removeprefix("bytes=").split("-")
                return 206, self.blobs.content(token, name).read_bytes()[int(first) : int(last) + 1]
        return super()._done(request, nonce)


def _signer() -> ReceiptSigner:
    return ReceiptSigner(Ed25519PrivateKey.from_private_bytes(b"k" * 32))


def _undo(connection: Connection, name: str, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(text(statement))
    connection.execute(text("DELETE FROM schema_step WHERE name = :name"), {"name": name})


def _of_a_newer_program(answer: Answer) -> Answer:
    """Return the answer with what only a newer program says."""
    if not answer.body.startswith(b"{"):
        return answer
    fields = json.loads(answer.body)
    for one in (fields, *fields.get("rows", ()), *fields.get("results", ())):
        one["hal_baru"] = {"versi": uuid7(1)}
    return Answer(answer.status, answer.headers, json.dumps(fields).encode())
