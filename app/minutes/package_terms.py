"""The words about a package: its formats, its steps, and that somebody cancelled it. Loads no library for documents."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP


class PackageFormat(StrEnum):
    """The kinds of files that a package may have."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


ALL_FORMATS = frozenset(PackageFormat)


def draft_name() -> str:
    """Return a name that nobody else takes for a package that is not complete yet."""
    return f".Paket-{secrets.token_hex(4)}.tmp"


@dataclass(frozen=True, slots=True)
class PackageStep:
    """A file that is about to be written: how many are done, of how many, and its name."""

    done: int
    total: int
    name: str


class PackageCancelledError(UserError):
    """Somebody wanted it to end; nothing of it is left."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("minutes", "Pembuatan dokumen dibatalkan."),
            QT_TRANSLATE_NOOP("minutes", "Tidak ada berkas yang dibuat."),
        )
