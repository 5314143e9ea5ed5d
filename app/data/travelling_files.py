"""The files that rows name by their content's SHA-256, on their way to the server and from it.

Three kinds, in the order in which they go: what was final of the minutes, small pictures, photos.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from pathlib import Path

from app.data.database import Database, fetch, insert
from app.data.photo_files import PhotoFiles
from app.sync.ports import FileKind, TravellingFile

_WANTED = {
    FileKind.BODY: "SELECT body_sha256 AS sha256, body_size AS size, min(sha256) AS of, min(position) AS position "
    "FROM minutes_stage WHERE body_sha256 <> '' GROUP BY body_sha256",
    FileKind.THUMBNAIL: "SELECT thumbnail_sha256 AS sha256, thumbnail_size AS size, min(sha256) AS of, "
    "min(position) AS position FROM attachment WHERE removed = 0 AND thumbnail_sha256 <> '' GROUP BY thumbnail_sha256",
    FileKind.PHOTO: "SELECT sha256, size, sha256 AS of, min(position) AS position "
    "FROM attachment WHERE removed = 0 GROUP BY sha256",
}


def named_files(db: Database, *, unsent: bool) -> list[TravellingFile]:
    """Return the files that rows name, in the order in which they go; with `unsent` those the server may not have."""
    condition = "WHERE sha256 NOT IN (SELECT sha256 FROM photo_sent)" if unsent else ""
    return [
        TravellingFile(row["sha256"], row["size"], kind, row["of"])
        for kind, wanted in _WANTED.items()
        for row in fetch(db, f"SELECT * FROM ({wanted}) {condition} ORDER BY position")
    ]


def kept_bodies(db: Database) -> frozenset[str]:
    """Return of which final documents the content is here."""
    return frozenset(row["sha256"] for row in fetch(db, "SELECT sha256 FROM minutes_body"))


def is_here(file: TravellingFile, photos: PhotoFiles, bodies: frozenset[str]) -> bool:
    """Tell whether a file is on this computer's disk."""
    if file.kind is FileKind.BODY:
        return file.of in bodies
    files = photos.files_of(file.of)
    return Path(files.photo if file.kind is FileKind.PHOTO else files.thumbnail).exists()


def body_content(db: Database, document: str) -> bytes:
    """Return the packed content of a final document, empty where it is not here."""
    rows = fetch(db, "SELECT body FROM minutes_body WHERE sha256 = ?", (document,))
    return packed_bytes(rows[0]["body"]) if rows else b""


def packed_bytes(body: str) -> bytes:
    """Return what travels of a content as it is kept; see `app.domain.documents.frozen.packed`."""
    return base64.b64decode(body)


def keep_body(db: Database, document: str, content: bytes) -> bool:
    """Keep the content of a final document if it is the one that the document's print names."""
    try:
        found = hashlib.sha256(zlib.decompress(content)).hexdigest()
    except zlib.error:
        return False
    if found != document:
        return False
    if not fetch(db, "SELECT 1 FROM minutes_body WHERE sha256 = ?", (document,)):
        insert(db, "minutes_body", {"sha256": document, "body": base64.b64encode(content).decode()})
    return True
