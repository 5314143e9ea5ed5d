"""What a server keeps in its folder, and opening it: database, photos, the key of receipts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.server.blob_files import BlobFiles
from app.server.blobs import Blobs
from app.server.core import SyncServer
from app.server.database import ServerDatabase, open_postgres, open_sqlite
from app.server.receipts import ReceiptSigner, load_signer


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """The folder of a server. With a `database_url` the database is a PostgreSQL elsewhere, else a file in here."""

    folder: Path
    database_url: str = ""

    @property
    def database(self) -> Path:
        """Return the file of the embedded database."""
        return self.folder / "server.db"

    @property
    def receipt_key(self) -> Path:
        """Return the file with the key that receipts are signed by. It is in no backup."""
        return self.folder / "tanda-terima.key"

    @property
    def blobs(self) -> Path:
        """Return the folder of photos."""
        return self.folder / "foto"

    @property
    def certificate(self) -> Path:
        """Return the server's own certificate, for a network without an authority."""
        return self.folder / "sertifikat.pem"

    @property
    def certificate_key(self) -> Path:
        """Return the key of that certificate."""
        return self.folder / "sertifikat.key"

    @property
    def address(self) -> Path:
        """Return the file that says under which address the server was last started."""
        return self.folder / "alamat.json"

    @property
    def lock(self) -> Path:
        """Return the file that a running server holds."""
        return self.folder / "server.lock"


@dataclass(frozen=True, slots=True)
class OpenServer:
    """A server that is open: the core, its photos, and what they stand on."""

    sync: SyncServer
    blobs: Blobs
    files: BlobFiles
    database: ServerDatabase
    signer: ReceiptSigner

    def close(self) -> None:
        """Close the database; call it when nothing is asked any more."""
        self.database.close()


def open_database(place: ServerPlace) -> ServerDatabase:
    """Open the database, whichever it is. Nothing in it is made or changed yet."""
    return open_postgres(place.database_url) if place.database_url else open_sqlite(place.database)


def open_server(place: ServerPlace, now_ms: Callable[[], int]) -> OpenServer:
    """Open what is in the folder, made where there is nothing.

    Raises UserError for data of a newer program, OSError, and SQLAlchemy's OperationalError where no database answers.
    """
    place.folder.mkdir(parents=True, exist_ok=True)
    database = open_database(place)
    try:
        signer = load_signer(place.receipt_key)
        files = BlobFiles(place.blobs)
        return OpenServer(SyncServer(database, signer, now_ms), Blobs(database, files, now_ms), files, database, signer)
    except BaseException:
        database.close()
        raise
