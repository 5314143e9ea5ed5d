"""Take a backup back into use. The present store is kept under another name, whatever state it is in."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.data.attachments import kept_names
from app.data.backup import copy_store
from app.data.database import (
    Database,
    fetch,
    open_reader,
    open_writer,
    quick_check,
    translated_errors,
    write_transaction,
)
from app.data.durable import draft_of
from app.data.keeping import put_in_place
from app.data.location import acquire_instance_lock, check_location, prepare_folder
from app.data.migrations import is_older
from app.data.op_log import ChainReport, verify_chain
from app.data.photo_files import PhotoFiles
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: where the former store is kept (None if there was none), and the chain of the new one."""

    kept: Path | None
    chain: ChainReport


def restore(source: Path, path: Path, now_ms: int) -> Restored:
    """Make the backup `source` the store at `path`.

    - The backup is read and checked before anything is touched; `source` itself is never written to.
    - The present store stays beside it under another name. The photos that lie beside the backup come along.
    - A backup with a broken chain is taken: the report says so.
    - The restored store writes under a new device identity: two logs must not go on under one name.
    - Raises UserError if the room is running, `source` is missing, another program's or a newer one's, ExternalError
      if `source` is damaged or the disk failed; then the present store is as it was.
    """
    if not source.is_file():
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Berkas cadangan {name} tidak ada.").format(name=source.name),
            QT_TRANSLATE_NOOP("store", "Periksa nama dan letak berkas itu."),
        )
    if path.exists() and source.samefile(path):
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Berkas itu adalah data yang sedang dipakai, bukan cadangan."),
            QT_TRANSLATE_NOOP("store", "Pilih berkas cadangan."),
        )
    check_location(path)
    prepare_folder(path)
    lock = acquire_instance_lock(path)
    draft = draft_of(path)
    try:
        with translated_errors():
            check_backup(source)
            copy_store(source, draft)
            with closing(open_writer(draft)) as db:
                chain = verify_chain(db)
                retire_device(db, now_ms)
                # All of it in one file, which then moves by one name.
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                named = kept_names(db)
            # Before the rows that name them; photos that are there already stay.
            PhotoFiles(source).copy_to(path, named)
            kept = put_in_place(draft, path)
    finally:
        for ending in ("", "-wal", "-shm"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)
        lock.release()
    return Restored(kept, chain)


def check_backup(source: Path) -> None:
    """Raise UserError or ExternalError if this file is no whole store that this program can use."""
    with translated_errors(), closing(open_reader(source)) as db:
        quick_check(db)
        is_older(db)
        if "op" not in db.table_names():
            raise UserError(
                QT_TRANSLATE_NOOP("store", "Berkas ini bukan data Ruang Kendali."),
                QT_TRANSLATE_NOOP("store", "Pilih folder data yang benar."),
            )


def retire_device(db: Database, now_ms: int) -> None:
    """End the present identity; the next opening makes a new one. Needs no transaction."""
    with write_transaction(db):
        if fetch(db, "SELECT 1 FROM device WHERE retired_ms IS NULL"):
            db.execute("UPDATE device SET retired_ms = ? WHERE retired_ms IS NULL", (now_ms,))
