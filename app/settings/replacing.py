"""Put a new content in the place of a file: whole and on the disk, or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def _nothing(_draft: Path) -> None:
    return


def replace_file(path: Path, content: bytes, check: Callable[[Path], None] = _nothing) -> None:
    """Write `content` beside `path`, force it to the disk, and give it the name in one step.

    - `check` sees the finished draft, which lies in the same folder; what it raises ends the matter.
    - A file that was there keeps its permissions. Raises OSError; then `path` is as it was.
    """
    draft = path.with_name(f".{path.stem}.{secrets.token_hex(4)}{path.suffix}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        check(draft)
        if path.exists():
            shutil.copymode(path, draft)
        os.replace(draft, path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    _force_folder(path.parent)


def is_protected(path: Path) -> bool:
    """Tell whether its owner wants the file to stay as it is: the system would let us put another in its place."""
    return not (path.stat().st_mode & stat.S_IWRITE and os.access(path, os.W_OK))


def _force_folder(folder: Path) -> None:
    """Force the new name to the disk too. Windows opens no folders, and needs no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
