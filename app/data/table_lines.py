"""The lines of a table that an office sends, whatever file they come from: cells as text, and what is too much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELL = 2_000
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")

SAVE_AGAIN = QT_TRANSLATE_NOOP(
    "table_file", "Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx atau CSV UTF-8."
)


@dataclass(frozen=True, slots=True)
class TableLimits:
    """What an honest file stays within. A cell that is longer than `cell` characters is cut.

    `unpacked_bytes` is for one part of a workbook; `keeps_lines` leaves the line breaks in a cell.
    """

    file_bytes: int = MAX_FILE_BYTES
    rows: int = MAX_ROWS
    columns: int = MAX_COLUMNS
    cell: int = MAX_CELL
    unpacked_bytes: int = 12 * 1024 * 1024
    keeps_lines: bool = False


PEOPLE = TableLimits()
"""A list of people: five thousand rows of twelve columns unpack to about five million bytes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line's number, its cells, which of them hold a formula, and whether merged cells lie in it."""

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()
    is_merged: bool = False


def cell_text(text: str, limits: TableLimits) -> str:
    """Return a cell's text without what cannot be seen, cut where no honest cell would still go on."""
    if limits.keeps_lines:
        lines = text[: limits.cell + 1].replace("\r\n", "\n").replace("\r", "\n")
        return _UNSEEN.sub(" ", lines).strip()[: limits.cell]
    return _one_line(text[: limits.cell + 1])[: limits.cell]


def _one_line(text: str) -> str:
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(text.split())


def too_large(path: Path, limits: TableLimits) -> UserError:
    """Return the refusal of a file that is larger than any honest list."""
    return UserError(
        QT_TRANSLATE_NOOP(
            "table_file", "Berkas {file} terlalu besar: paling banyak {rows} baris dan {megabytes} MB."
        ).format(
            file=path.name, rows=f"{limits.rows:,}".replace(",", "."), megabytes=limits.file_bytes // (1024 * 1024)
        ),
        QT_TRANSLATE_NOOP("table_file", "Hapus lembar dan baris yang tidak perlu, atau bagi menjadi beberapa berkas."),
    )


def no_workbook(path: Path) -> UserError:
    """Return the refusal of a file that is no workbook, or a broken one."""
    return UserError(
        QT_TRANSLATE_NOOP("table_file", "Berkas {file} rusak atau bukan berkas Excel.").format(file=path.name),
        SAVE_AGAIN,
    )
