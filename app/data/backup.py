"""Copies of the store that are known to be good: written aside, reopened, checked, then named."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

from app.data.database import open_reader, quick_check, translated_errors
from app.data.op_log import verify_chain
from app.domain.errors import ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP


def backup(path: Path, target: Path, *, check_chain: bool = True) -> Path:
    """Copy the store at `path` to `target` while it is in use, and return `target`.

    - The copy is one moment of the store; it appears under its name only after it was reopened,
      its structure and (with `check_chain`) its log's chain were checked and it was flushed to the disk.
    - Raises UserError if `target` exists, ExternalError if the disk failed or the copy is bad.
    """
    if target.exists():
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Berkas cadangan sudah ada: {name}.").format(name=target.name),
            QT_TRANSLATE_NOOP("store", "Pilih nama lain."),
        )
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with translated_errors():
            _copy(path, draft)
            _verify(draft, check_chain)
            _flush(draft)
            os.replace(draft, target)
            _flush_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return target


def _copy(path: Path, draft: Path) -> None:
    # An empty file of ours: VACUUM INTO keeps its mode, so that nobody else reads the copy.
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    source = open_reader(path, query_only=False)
    try:
        source.execute("VACUUM INTO ?", (str(draft),))
    finally:
        source.close()


def _verify(draft: Path, check_chain: bool) -> None:
    copy = open_reader(draft)
    try:
        quick_check(copy)
        if check_chain and verify_chain(copy).first_break is not None:
            raise ExternalError(
                QT_TRANSLATE_NOOP("store", "Rantai catatan perubahan tidak utuh; cadangan tidak dibuat."),
                QT_TRANSLATE_NOOP("store", "Salin seluruh folder data ke diska lain dan hubungi pengelola."),
            )
    finally:
        copy.close()


def _flush(draft: Path) -> None:
    """VACUUM INTO does not flush what it writes."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        # Windows has no handle to flush a folder by; NTFS journals the rename itself.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
