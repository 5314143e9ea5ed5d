"""Hold files against their proofs: hashes of a package, and the print of a document's content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.minutes.fingerprint import print_of_values

HASHES = "SHA256SUMS.txt"


class Verdict(StrEnum):
    """What came of it."""

    SAME = "sama"
    CHANGED = "berubah"
    MISSING = "tidak ada"


@dataclass(frozen=True, slots=True)
class Verified:
    """One file. `seal` is the print of a document's content, empty for what has none."""

    name: str
    verdict: Verdict
    seal: str = ""


def verify_package(folder: Path) -> tuple[Verified, ...]:
    """Compare every file of a package with its hash. Raises UserError if the list of the hashes is not there."""
    try:
        lines = (folder / HASHES).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            QT_TRANSLATE_NOOP("minutes", "Daftar sidik {file} tidak ada di folder itu.").format(file=HASHES),
            QT_TRANSLATE_NOOP("minutes", "Pilih folder paket yang ditulis program ini."),
        ) from error
    return tuple(_verified(folder, *line.split("  ", 1)) for line in lines if "  " in line)


def verify_document(path: Path) -> Verified:
    """Compare the content of a JSON file with the print it says of itself. Raises UserError if it is none of ours."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        said, values = str(content["sidik"]), content["dokumen"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            QT_TRANSLATE_NOOP("minutes", "Berkas {file} bukan dokumen JSON dari program ini.").format(file=path.name),
            QT_TRANSLATE_NOOP("minutes", "Pilih berkas .json dari paket dokumen."),
        ) from error
    seal = print_of_values(values)
    return Verified(path.name, Verdict.SAME if seal == said else Verdict.CHANGED, seal)


def _verified(folder: Path, digest: str, name: str) -> Verified:
    try:
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return Verified(name, Verdict.MISSING)
    return Verified(name, Verdict.SAME if found == digest else Verdict.CHANGED)
