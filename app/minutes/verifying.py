"""Hold files against their proofs: hashes of a package, and the print of a document's content."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.minutes.fingerprint import print_of_values

HASHES = "SHA256SUMS.txt"

_QR = re.compile(r"musrenbang:(?P<name>[^:]+):v\d+:sha256:(?P<seal>[0-9a-f]{64})", re.IGNORECASE)
_SEAL = re.compile(r"[0-9a-f]{16,64}")
"""As `app.minutes.foot` prints them."""


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


def verify_print(folder: Path, said: str) -> Verified:
    """Find the document of a sheet of paper in a package, by what its QR code says or by the print in its foot.

    CHANGED: the package has a document of that name with another content. Raises UserError if `said` is neither.
    """
    code = _QR.fullmatch(said.strip())
    seal = (code["seal"] if code else said.strip()).casefold()
    if not _SEAL.fullmatch(seal):
        raise UserError(
            QT_TRANSLATE_NOOP("minutes", "Itu bukan isi kode QR dan bukan sidik dari dokumen program ini."),
            QT_TRANSLATE_NOOP("minutes", "Salin seluruh isi kode QR, atau sidik 16 angka dan huruf di kaki halaman."),
        )
    name = code["name"] if code else said.strip()
    verdict = Verdict.MISSING
    for path in sorted(folder.rglob("*.json")):
        document = verify_document(path)
        if document.verdict is Verdict.SAME and document.seal.startswith(seal):
            return document
        if path.stem.casefold() == name.casefold():
            verdict = Verdict.CHANGED
    return Verified(name, verdict)


def _verified(folder: Path, digest: str, name: str) -> Verified:
    try:
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return Verified(name, Verdict.MISSING)
    return Verified(name, Verdict.SAME if found == digest else Verdict.CHANGED)
