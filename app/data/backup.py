"""Copies of the store that are known to be good: written aside, reopened, checked, then named."""

from __future__ import annotations

import logging
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.data.attachments import kept_names
from app.data.database import Database, fetch, open_reader, quick_check, translated_errors
from app.data.durable import draft_of, flush, give_name
from app.data.op_log import ChainHead, chain_heads, verify_chain
from app.data.photo_files import PhotoFiles
from app.domain.errors import ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)


def backup(path: Path, target: Path, *, check_chain: bool = True) -> Path:
    """Copy the store at `path` to `target` while it is in use, and return `target`.

    - The copy is one moment of the store; it appears under its name only after it was reopened, its structure was
      checked, its log was compared with the store's, and it was flushed to the disk.
    - With `check_chain` the chain of the log must be whole; without, a broken one is copied as it is.
    - Raises UserError if `target` exists, ExternalError if the disk failed or the copy is bad.
    """
    if target.exists():
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Berkas cadangan sudah ada: {name}.").format(name=target.name),
            QT_TRANSLATE_NOOP("store", "Pilih nama lain."),
        )
    draft = draft_of(target)
    try:
        with translated_errors():
            copy_store(path, draft)
            _verify(draft, check_chain)
            flush(draft)
            give_name(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return target


@dataclass(frozen=True, slots=True)
class PhotoBackup:
    """How many photos a backup names, the folder they lie in, and those that are missing there or damaged."""

    named: int
    folder: Path
    bad: tuple[str, ...]


def backup_photos(path: Path, target: Path) -> PhotoBackup:
    """Copy the photos that the backup `target` of the store at `path` names into a folder beside it.

    Raises ExternalError if the disk failed. Those that are there already are only checked.
    """
    with translated_errors():
        with closing(open_reader(target)) as db:
            named = kept_names(db)
        PhotoFiles(path).copy_to(target, named)
        copies = PhotoFiles(target)
        return PhotoBackup(len(named), copies.folder, copies.damaged(named))


def copy_store(path: Path, draft: Path) -> None:
    """Write one moment of the store to `draft`, which must not exist, and make sure that the log came along.

    The copy is not flushed. Raises ExternalError if a line of the log is missing from it, or the store cannot be read.
    """
    # An empty file of ours: VACUUM INTO keeps its mode, so that nobody else reads the copy.
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(open_reader(path, query_only=False)) as source:
        before = _heads(source)
        _copy(source, draft)
        with closing(open_reader(draft)) as copy:
            # Others write meanwhile: the copy lies somewhere between what was there before and after.
            is_whole = _has_lines(copy, before) and _has_lines(source, _heads(copy))
    if not is_whole:
        logger.error("the log of the copy %s is not the log of %s", draft.name, path.name)
        raise ExternalError(
            QT_TRANSLATE_NOOP("store", "Isi cadangan tidak sama dengan data; cadangan tidak dibuat."),
            QT_TRANSLATE_NOOP("store", "Ulangi ke diska lain, dan periksa diska itu."),
        )


def _copy(source: Database, draft: Path) -> None:
    source.execute("VACUUM INTO ?", (str(draft),))


def _heads(db: Database) -> tuple[ChainHead, ...]:
    # A file that has no log yet, or is no store at all, is copied as it is.
    return chain_heads(db) if "op" in db.table_names() else ()


def _has_lines(db: Database, heads: tuple[ChainHead, ...]) -> bool:
    sql = "SELECT 1 FROM op WHERE device_id = ? AND seq = ? AND hash = ?"
    return all(fetch(db, sql, (head.device_id, head.seq, head.hash)) for head in heads)


def _verify(draft: Path, check_chain: bool) -> None:
    with closing(open_reader(draft)) as copy:
        quick_check(copy)
        if check_chain and verify_chain(copy).first_break is not None:
            raise ExternalError(
                QT_TRANSLATE_NOOP("store", "Rantai catatan perubahan tidak utuh; cadangan tidak dibuat."),
                QT_TRANSLATE_NOOP("store", "Salin seluruh folder data ke diska lain dan hubungi pengelola."),
            )
