"""Put another file in the place of the store without losing what is there: it stays under a name of its own."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from app.data.database import translated_errors
from app.data.durable import copy_file, flush, flush_folder, give_name

logger = logging.getLogger(__name__)

_MARK = "sebelum-diganti"
_COMPANIONS = ("-wal", "-journal")
"""What belongs to a database file that is not open. `-shm` is made anew."""


def put_in_place(draft: Path, path: Path) -> Path | None:
    """Make `draft` the store at `path`; return where the present one is kept, None if there was none.

    - The present file is kept with all that belongs to it, before anything of it is changed.
    - From the moment on at which it begins to change, a power cut only delays it: `finish_replacement` goes on.
    - The caller holds the instance lock. Raises ExternalError if the disk failed.
    """
    with translated_errors():
        flush(draft)
        give_name(draft, _waiting(path))
    return finish_replacement(path)


def finish_replacement(path: Path) -> Path | None:
    """Do what `put_in_place` had begun, if it had; return where the former store is kept. Needs the instance lock."""
    with translated_errors():
        if not _waiting(path).exists():
            return None
        kept = _keep(path) if path.exists() else None
        for ending in (*_COMPANIONS, "-shm"):
            # A log of the old file beside the new one would be read into it.
            path.with_name(path.name + ending).unlink(missing_ok=True)
        flush_folder(path.parent)
        give_name(_waiting(path), path)
    logger.info("store %s: another file took its place; the former is %s", path.name, kept.name if kept else "none")
    return kept


def _waiting(path: Path) -> Path:
    return path.with_name(f"{path.name}.pengganti")


def _keep(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    kept = path.with_name(f"{path.stem}.{_MARK}.{stamp}{path.suffix}")
    for ending in ("", *_COMPANIONS):
        source = path.with_name(path.name + ending)
        if source.exists():
            _second_name(source, kept.with_name(kept.name + ending))
    flush_folder(path.parent)
    return kept


def _second_name(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Sticks with FAT or exFAT know no second names.
        copy_file(source, target)
