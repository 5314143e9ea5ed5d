"""Copy a server and put a copy back: database and photos together, whichever database it is.

A copy is a folder: `server.db` (SQLite, also of a PostgreSQL), `foto/` and `isi.json`. The key of receipts is not in
it. A copy that is put back begins a new epoch, so that stations send again what it lacks.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Table, delete, insert, select, text, update

from app.domain.errors import UserError
from app.domain.identity import uuid7
from app.server.blob_files import BlobFiles
from app.server.database import ServerDatabase, open_sqlite
from app.server.steps import upgrade
from app.server.tables import BLOB, DEVICE, METADATA, SERVER

DATABASE, PHOTOS, CONTENTS = "server.db", "foto", "isi.json"
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds. `missing` are photos that are listed and not there whole."""

    folder: Path
    rows: int
    photos: int
    missing: tuple[str, ...]


def backup(database: ServerDatabase, files: BlobFiles, folder: Path, now_ms: int) -> Copied:
    """Copy everything into a new folder, of one moment, while the server runs. Raises UserError, OSError."""
    if folder.exists() and any(folder.iterdir()):
        raise UserError(f"Folder {folder} tidak kosong.", "Pilih folder baru untuk cadangan.")
    folder.mkdir(parents=True, exist_ok=True)
    copy = open_sqlite(folder / DATABASE)
    try:
        with database.reading() as source, copy.making() as target:
            upgrade(target, now_ms)
            rows = _copy_rows(source, target)
            listed = sorted(source.execute(select(BLOB.c.sha256)).scalars())
            server = source.execute(select(SERVER)).one()
        # Into one file: the journal beside it might be left behind when the copy is carried away.
        copy.close()
    finally:
        copy.close()
    _settle(folder / DATABASE)
    missing = _copy_photos(files, BlobFiles(folder / PHOTOS), listed)
    contents = {
        "server_id": server.server_id,
        "epoch": server.epoch,
        "change_no": server.change_no,
        "made_ms": now_ms,
        "database_sha256": _hash(folder / DATABASE),
        "photos": len(listed) - len(missing),
        "missing": list(missing),
    }
    (folder / CONTENTS).write_text(json.dumps(contents, indent=1) + "\n", encoding="utf-8")
    return Copied(folder, rows, len(listed) - len(missing), missing)


def restore(
    folder: Path, open_target: Callable[[], ServerDatabase], files: BlobFiles, now_ms: int
) -> tuple[Copied, str]:
    """Put a copy in the place of what is here, and begin a new epoch; return what came and the epoch.

    No server may run on the target. What was there before is gone: `server_commands` puts it aside first.
    Raises UserError for a folder that is no copy or was changed.
    """
    _refuse_changed(folder)
    work = folder / f"{DATABASE}.dipulihkan"
    shutil.copyfile(folder / DATABASE, work)
    source = open_sqlite(work)
    target = open_target()
    try:
        with source.making() as connection:
            # A copy of an older program is brought to the present shape before it is read.
            upgrade(connection, now_ms)
        epoch = uuid7(now_ms)
        with source.reading() as old, target.making() as new:
            upgrade(new, now_ms)
            rows = _copy_rows(old, new)
            new.execute(update(SERVER).values(epoch=epoch))
            listed = sorted(old.execute(select(BLOB.c.sha256)).scalars())
        missing = _copy_photos(BlobFiles(folder / PHOTOS), files, listed)
    finally:
        source.close()
        target.close()
        for left in folder.glob(f"{work.name}*"):
            left.unlink()
    return Copied(folder, rows, len(listed) - len(missing), missing), epoch


def _copy_rows(source: Connection, target: Connection) -> int:
    # Devices first: others refer to them.
    tables: list[Table] = [DEVICE, *(table for table in METADATA.sorted_tables if table is not DEVICE)]
    for table in reversed(tables):
        target.execute(delete(table))
    rows = 0
    for table in tables:
        found = source.execute(select(table), execution_options={"yield_per": _BATCH}).mappings()
        for batch in found.partitions(_BATCH):
            target.execute(insert(table), [dict(row) for row in batch])
            rows += len(batch)
    return rows


def _settle(path: Path) -> None:
    """Leave one file, that is durable."""
    database = open_sqlite(path)
    with database.writing() as connection:
        connection.execute(text("SELECT 1"))
    database.close()
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_photos(source: BlobFiles, target: BlobFiles, listed: list[str]) -> tuple[str, ...]:
    missing: list[str] = []
    for name in listed:
        if target.path(name).is_file() and target.is_whole(name):
            continue
        if not source.is_whole(name):
            missing.append(name)
            continue
        path = target.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".menyalin")
        shutil.copyfile(source.path(name), half)
        half.replace(path)
    return tuple(missing)


def _refuse_changed(folder: Path) -> None:
    try:
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        is_same = contents["database_sha256"] == _hash(folder / DATABASE)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{folder} bukan cadangan server.", "Pilih folder yang dibuat dengan perintah server backup."
        ) from error
    if not is_same:
        raise UserError(f"Isi cadangan {folder} berubah sejak dibuat.", "Pakai cadangan yang lain.")


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
