"""The photos of the server as files: `ab/ab…` by the SHA-256 of the content, and what is still coming in.

A file under its hash is whole and durable. It is written by us alone, under another name, and then renamed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

_BLOCK = 256 * 1024
_PARTIAL = "sebagian"


class BlobFiles:
    """A folder of photos. Called from: any thread. Every method may raise OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._partial = folder / _PARTIAL
        self._partial.mkdir(parents=True, exist_ok=True)

    @property
    def folder(self) -> Path:
        """Return where they are."""
        return self._folder

    def path(self, sha256: str) -> Path:
        """Return where the photo is, or would be."""
        return self._folder / sha256[:2] / sha256

    def free_bytes(self) -> int:
        """Return how much room the disk has."""
        return shutil.disk_usage(self._folder).free

    def write_chunk(self, upload_id: str, offset: int, chunk: bytes) -> None:
        """Keep a chunk at its place; it is durable when this returns."""
        handle = os.open(self._partial / upload_id, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.seek(offset)
            file.write(chunk)
            file.flush()
            os.fsync(file.fileno())

    def finish(self, upload_id: str, sha256: str, size: int) -> bool:
        """Make the upload the photo of this hash. Return False, and keep nothing, if it is not."""
        target = self.path(sha256)
        target.parent.mkdir(exist_ok=True)
        # A copy: a late request of the same upload may still write into the partial file.
        own = self._partial / f"{upload_id}.{uuid4().hex}"
        try:
            with (self._partial / upload_id).open("rb") as source, own.open("xb") as file:
                found = hashlib.sha256()
                for block in _blocks(source, size):
                    found.update(block)
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
            if found.hexdigest() != sha256 or own.stat().st_size != size:
                return False
            own.replace(target)
            _make_durable(target.parent)
            _make_durable(self._folder)
        finally:
            own.unlink(missing_ok=True)
            self.forget(upload_id)
        return True

    def put(self, content: bytes) -> str:
        """Keep a photo that is here whole; return its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        own = uuid4().hex
        self.write_chunk(own, 0, content)
        self.finish(own, sha256, len(content))
        return sha256

    def forget(self, upload_id: str) -> None:
        """Throw away what came of an upload."""
        (self._partial / upload_id).unlink(missing_ok=True)

    def hashes(self) -> Iterator[str]:
        """Return the names of all photos that are here."""
        for folder in sorted(self._folder.iterdir()):
            if len(folder.name) == 2 and folder.is_dir():
                yield from sorted(one.name for one in folder.iterdir())

    def is_whole(self, sha256: str) -> bool:
        """Read a photo through and tell whether it is what its name says."""
        try:
            with self.path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except FileNotFoundError:
            return False


def _blocks(source: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left > 0 and (block := source.read(min(_BLOCK, left))):
        left -= len(block)
        yield block


def _make_durable(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
