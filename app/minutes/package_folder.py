"""The folder of a package: begun under a name that nobody takes for one, given its own when it is complete."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.text import QT_TRANSLATE_NOOP
from app.minutes.place import safe_name
from app.minutes.verifying import HASHES

_MAX_COPIES = 999


def begin(draft: Path) -> None:
    """Make the folder that files are written into. Raises OSError."""
    draft.mkdir(parents=True)


def complete(draft: Path, parent: Path, session_id: SessionId) -> tuple[Path, ...]:
    """Write the hashes, have the disk keep everything, give the folder its name; return its files. Raises OSError.

    A folder that is there already stays as it is: the new one gets a number, ` (2)` and up.
    """
    _write_hashes(draft)
    _force_to_disk(draft)
    folder = _in_place(draft, parent, f"Paket-{safe_name(session_id)}")
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _write_hashes(folder: Path) -> None:
    """Write what `sha256sum --check` reads: the proof of every file, for an office that does not sign."""
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    (folder / HASHES).write_text("".join(lines), encoding="utf-8", newline="\n")


def _force_to_disk(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _in_place(draft: Path, parent: Path, name: str) -> Path:
    """Give the finished folder the first name that is free; one that is there is never touched."""
    for number in range(1, _MAX_COPIES + 1):
        target = parent / (name if number == 1 else f"{name} ({number})")
        if target.exists():
            continue
        try:
            draft.rename(target)
        except FileExistsError:
            continue
        except OSError:
            # Somebody else may have taken the name meanwhile: an empty folder of that name gives way on some systems.
            if target.exists():
                continue
            raise
        return target
    raise UserError(
        QT_TRANSLATE_NOOP("minutes", "Terlalu banyak salinan berkas ini di folder tujuan."),
        QT_TRANSLATE_NOOP("minutes", "Pindahkan salinan lama atau pilih folder lain."),
    )
