"""Put finished files into a folder: whole or not at all, and never over one that is already there."""

from __future__ import annotations

import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import AppError, ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP

_MAX_COPIES = 999
_MAX_NAME = 80

_DEVICE_NAMES = re.compile(r"(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""

_WINDOWS_IN_USE = (32, 33)
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: another program holds the file."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be made: the name it should get and what writes it to the path it is given."""

    name: str
    write: Callable[[Path], None]


def safe_name(text: str) -> str:
    """Return `text` as part of a file name that Windows and Linux both accept, without spaces.

    Letters lose their accents, all else becomes a hyphen; `sesi` stands for a text without any letter.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", plain)[:_MAX_NAME].strip("-.")
    return f"{name}-" if _DEVICE_NAMES.fullmatch(name) else name or "sesi"


def place(folder: Path, files: Sequence[NewFile]) -> tuple[Path, ...]:
    """Write `files` into `folder`, made if it is missing, and return where they are, in the same order.

    - All of them arrive or none does; each is whole and on the disk before it gets its name.
    - No file is overwritten: if one of the names is taken, all get the same number, ` (2)` and up.
    - Raises UserError or ExternalError with advice if the folder or the disk does not let us.
    """
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        drafts = [folder / f".{file.name}.{secrets.token_hex(4)}.tmp" for file in files]
        made += drafts
        for draft, file in zip(drafts, files, strict=True):
            file.write(draft)
            _force_to_disk(draft)
        targets = _reserve(folder, [file.name for file in files])
        made += targets
        for draft, target in zip(drafts, targets, strict=True):
            os.replace(draft, target)
        made.clear()
    except OSError as exc:
        raise explained(exc) from exc
    finally:
        _remove(made)
    return tuple(targets)


def _force_to_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _reserve(folder: Path, names: Sequence[str]) -> list[Path]:
    """Create empty files under the first number that is free for all names, so that nobody else takes it."""
    for number in range(1, _MAX_COPIES + 1):
        reserved: list[Path] = []
        try:
            for name in names:
                path = folder / _numbered(name, number)
                path.open("xb").close()
                reserved.append(path)
        except FileExistsError:
            _remove(reserved)
        except OSError:
            _remove(reserved)
            raise
        else:
            return reserved
    raise UserError(
        QT_TRANSLATE_NOOP("minutes", "Terlalu banyak salinan berkas ini di folder tujuan."),
        QT_TRANSLATE_NOOP("minutes", "Pindahkan salinan lama atau pilih folder lain."),
    )


def _numbered(name: str, number: int) -> str:
    stem, dot, ending = name.rpartition(".")
    return name if number == 1 else f"{stem} ({number}){dot}{ending}" if dot else f"{name} ({number})"


def _remove(paths: Sequence[Path]) -> None:
    """Clean up what was made. What cannot be removed stays: the error that brought us here matters more."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def explained(exc: OSError) -> AppError:
    """Return what a person can do about `exc`."""
    if exc.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExternalError(
            QT_TRANSLATE_NOOP("minutes", "Ruang penyimpanan penuh; berkas belum disimpan."),
            QT_TRANSLATE_NOOP("minutes", "Kosongkan ruang atau pilih folder lain, lalu simpan lagi."),
        )
    if getattr(exc, "winerror", None) in _WINDOWS_IN_USE:
        return UserError(
            QT_TRANSLATE_NOOP("minutes", "Berkas sedang dipakai program lain; hasilnya belum disimpan."),
            QT_TRANSLATE_NOOP("minutes", "Tutup berkas itu di Word, Excel, atau program lain, lalu simpan lagi."),
        )
    if isinstance(exc, PermissionError) or exc.errno == errno.EROFS:
        return UserError(
            QT_TRANSLATE_NOOP("minutes", "Folder tujuan tidak boleh ditulisi; berkas belum disimpan."),
            QT_TRANSLATE_NOOP("minutes", "Pilih folder lain, misalnya Dokumen, lalu simpan lagi."),
        )
    if isinstance(exc, (FileNotFoundError, FileExistsError, NotADirectoryError)):
        return UserError(
            QT_TRANSLATE_NOOP("minutes", "Folder tujuan tidak ada atau bukan folder; berkas belum disimpan."),
            QT_TRANSLATE_NOOP("minutes", "Periksa apakah flash disk masih terpasang, atau pilih folder lain."),
        )
    return ExternalError(
        QT_TRANSLATE_NOOP("minutes", "Berkas gagal disimpan."),
        QT_TRANSLATE_NOOP("minutes", "Periksa disk tujuan atau pilih folder lain, lalu simpan lagi."),
    )
