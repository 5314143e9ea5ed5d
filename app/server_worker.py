"""A process that serves: it opens the place its environment names, and puts the pages and their photos on it."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from app.data.complaint_file import read_complaints
from app.data.sessions import session_from_json
from app.domain.attachment import Photo
from app.domain.complaint import ComplaintList, understand_complaints
from app.domain.errors import UserError
from app.domain.usulan_place import Places
from app.photos.reader import ChildPhotoReader
from app.server.complaints import Complaints
from app.server.http.application import make_application
from app.server.http.pages import PageParts, Pages
from app.server.http.rates import NO_LIMITS, RateLimits, share_of
from app.server.place import OpenServer, ServerPlace, open_server
from app.server.planning import Planning
from app.settings.paths import find_resources
from app.settings.wilayah_file import load_wilayah

FOLDER, DATABASE_URL, UNLIMITED = "MUSRENBANG_SERVER_FOLDER", "DATABASE_URL", "MUSRENBANG_SERVER_UNLIMITED"
WORKERS = "MUSRENBANG_SERVER_WORKERS"
FACTORY = "app.server_worker:make"


@dataclass(frozen=True, slots=True)
class Served:
    """An application and what must be closed after it."""

    application: object
    photos: ChildPhotoReader

    def close(self) -> None:
        """Read no more photos."""
        self.photos.close()


def now_ms() -> int:
    """Return Unix milliseconds."""
    return time.time_ns() // 1_000_000


def serve_place(opened: OpenServer, workers: int = 1) -> Served:
    """Return the application over an open server, for one of so many processes."""
    photos = ChildPhotoReader()

    def read(content: bytes) -> Photo:
        try:
            return photos.read(content).result()
        except UserError as error:
            # Its sentence is about a photo that was pasted.
            raise UserError("Berkas foto itu tidak dapat dipakai.", error.advice) from error

    folder = find_resources() / "web"
    planning = Planning(opened.database, opened.files, now_ms)
    complaints = Complaints(opened.database, now_ms)
    pages = PageParts(opened.database, planning, read, folder, now_ms, Pages(folder), complaints, read_complaint_list)
    limits = NO_LIMITS if os.environ.get(UNLIMITED) else share_of(RateLimits(), workers)
    return Served(make_application(opened.sync, opened.blobs, limits, pages), photos)


def read_complaint_list(content: bytes, name: str, session_body: str) -> ComplaintList:
    """Read a list of complaints (CSV, XLSX or JSON) for a session. Raises UserError."""
    wilayah = load_wilayah(find_resources() / "reference" / "bekasi-wilayah.csv")
    with tempfile.TemporaryDirectory() as folder:
        # The name decides how it is read; nothing else of it is used.
        path = Path(folder) / f"pengaduan{Path(name).suffix.lower()[:8]}"
        path.write_bytes(content)
        return understand_complaints(read_complaints(path), Places(session_from_json(session_body), wilayah))


def make() -> object:
    """Return the application of this process, one of several. Called by uvicorn."""
    place = ServerPlace(Path(os.environ[FOLDER]), os.environ[DATABASE_URL])
    return serve_place(open_server(place, now_ms), int(os.environ.get(WORKERS, "1"))).application
