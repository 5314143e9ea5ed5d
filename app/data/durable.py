"""Files that are on the disk when they have their name: written aside, flushed, named, and the folder flushed too.

Everything the store keeps beside its database goes through here, so that a power cut is tried in one place.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from pathlib import Path


def write_file(target: Path, content: bytes) -> None:
    """Give `target` this content, whole or not at all; its owner alone may read it. Raises OSError."""
    make_folder(target.parent)
    draft = draft_of(target)
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        give_name(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file of any size to `target`, whole or not at all. Raises OSError."""
    make_folder(target.parent)
    draft = draft_of(target)
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(source, draft)
        flush(draft)
        give_name(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def draft_of(target: Path) -> Path:
    """Return a hidden name beside `target` that nobody has."""
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")


def give_name(draft: Path, target: Path) -> None:
    """Put a flushed file in the place of `target` in one step that a power cut does not take back."""
    os.replace(draft, target)
    flush_folder(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner only, with the folders above it, and flush their names."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    # Another thread may have been faster.
    folder.mkdir(mode=0o700, exist_ok=True)
    flush_folder(folder.parent)


def flush(file: Path) -> None:
    """Force a file's content to the disk."""
    descriptor = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Force the names in a folder to the disk."""
    if sys.platform == "win32":
        # Windows has no handle to flush a folder by; NTFS journals the rename itself.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
