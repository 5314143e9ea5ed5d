"""The files of photos, beside the store: named by the SHA-256 of their content, on the disk before a row names them.

`<store>.foto/ab/ab12….jpg` is a photo, `ab12….kecil.jpg` its thumbnail, which can be made again. A file is
never changed. One that no row names was left by a crash, and is swept away when it is a day old.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from app.data.attachments import KeptFile
from app.data.durable import copy_file, make_folder, write_file
from app.domain.attachment import AttachmentFiles, Photo

logger = logging.getLogger(__name__)

_NAME = re.compile(r"([0-9a-f]{64})(?:\.kecil)?\.jpg")
_DRAFT = re.compile(r"\..*\.tmp")

SWEEP_AFTER_S = 86_400
"""A file younger than a day may belong to a row that is just being written, whatever the clocks say."""


class PhotoFiles:
    """The folder of one store's photos. Runs on: one thread of the store; `files_of` on any."""

    def __init__(self, store: Path) -> None:
        self.folder = store.with_name(f"{store.stem}.foto")

    def keep(self, photo: Photo) -> KeptFile:
        """Write the photo and its thumbnail to the disk, and return what the row has to name. Raises OSError.

        A file that is there already is compared; one that was damaged meanwhile is written anew.
        """
        sha256 = hashlib.sha256(photo.content).hexdigest()
        files = self._paths(sha256)
        for path, content in ((files[0], photo.content), (files[1], photo.thumbnail)):
            if _has_content(path, content):
                # It may have been left by a crash long ago: the sweep must not take it before the row is there.
                os.utime(path)
            else:
                write_file(path, content)
        thumbnail_sha256 = hashlib.sha256(photo.thumbnail).hexdigest()
        return KeptFile(sha256, len(photo.content), thumbnail_sha256, len(photo.thumbnail))

    def files_of(self, sha256: str) -> AttachmentFiles:
        """Return where a photo and its thumbnail lie; whether they are there is not looked at."""
        return AttachmentFiles(*self._paths(sha256))

    def part_of(self, sha256: str) -> bytes:
        """Return what came so far of a photo from elsewhere."""
        try:
            return self._part(sha256).read_bytes()
        except FileNotFoundError:
            return b""

    def keep_part(self, sha256: str, offset: int, content: bytes) -> None:
        """Keep what came of a photo, from `offset` on. Raises OSError."""
        part = self._part(sha256)
        make_folder(part.parent)
        # Not flushed: what a power cut takes is asked for again, and the whole is compared with its name.
        with part.open("r+b" if part.exists() else "wb") as file:
            file.seek(offset)
            file.write(content)
            file.truncate()

    def take_parts(self, sha256: str) -> bytes | None:
        """Return the whole that came in parts, which are gone then; None where it is another. Raises OSError."""
        content = self.part_of(sha256)
        self._part(sha256).unlink(missing_ok=True)
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def keep_fetched(self, sha256: str, content: bytes, thumbnail: Callable[[bytes], bytes | None]) -> None:
        """Write a photo that came from elsewhere; make its thumbnail where none came before it. Raises OSError."""
        photo, small = self._paths(sha256)
        picture = None if small.exists() else thumbnail(content)
        if picture is not None:
            write_file(small, picture)
        write_file(photo, content)

    def keep_thumbnail(self, sha256: str, content: bytes) -> None:
        """Write the thumbnail of a photo that may come later. Raises OSError."""
        write_file(self._paths(sha256)[1], content)

    def _part(self, sha256: str) -> Path:
        photo = self._paths(sha256)[0]
        return photo.with_name(f".{sha256}.tmp")

    def sweep(self, named: Collection[str], now_s: float) -> int:
        """Remove the files that no row names and that are more than a day old; return how many."""
        swept = 0
        for path in self._all():
            match = _NAME.fullmatch(path.name)
            if (match and match[1] in named) or not (match or _DRAFT.fullmatch(path.name)):
                continue
            try:
                if now_s - path.stat().st_mtime > SWEEP_AFTER_S:
                    path.unlink()
                    swept += 1
            except OSError as error:
                logger.warning("the photo %s could not be swept away: %s", path.name, error)
        return swept

    def damaged(self, named: Collection[str]) -> tuple[str, ...]:
        """Return the SHA-256 of those photos that are missing or whose content is another."""
        return tuple(sha256 for sha256 in sorted(named) if _hash_of(self._paths(sha256)[0]) != sha256)

    def copy_to(self, target: Path, named: Collection[str]) -> int:
        """Copy the photos to the folder that belongs to the store `target`; return how many. Raises OSError."""
        other = PhotoFiles(target)
        copied = 0
        for sha256 in sorted(named):
            for source, path in zip(self._paths(sha256), other._paths(sha256), strict=True):
                if source.exists() and not path.exists():
                    copy_file(source, path)
                    copied += not path.name.endswith(".kecil.jpg")
        return copied

    def _paths(self, sha256: str) -> tuple[Path, Path]:
        if not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise ValueError(f"no SHA-256: {sha256!r}")
        folder = self.folder / sha256[:2]
        return folder / f"{sha256}.jpg", folder / f"{sha256}.kecil.jpg"

    def _all(self) -> Iterator[Path]:
        if self.folder.is_dir():
            for folder in sorted(self.folder.iterdir()):
                if folder.is_dir():
                    yield from sorted(folder.iterdir())


def _has_content(path: Path, content: bytes) -> bool:
    return path.exists() and path.stat().st_size == len(content) and path.read_bytes() == content


def _hash_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
