"""Read a table that an office sends, CSV or XLSX, as nothing but text.

What the file really is decides its content, not its name. No formula is calculated and no macro looked at:
a formula is the text of the formula. Everything is bounded, for a file comes from outside.
"""

from __future__ import annotations

import csv
import importlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.data.table_lines import PEOPLE, SAVE_AGAIN, Line, TableLimits, cell_text, no_workbook, too_large
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

_HEADER_WITHIN = 20
_DELIMITERS = (";", ",", "\t", "|")
_ZIP, _OLE, _UTF16 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", (b"\xff\xfe", b"\xfe\xff")

Recognised = Callable[[Sequence[str]], int]
"""Tells how many column titles it knows in a row; 0 for a row that is no header."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row under the header, with its line in the file. `formulas` are the cells that hold one."""

    line: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()


class NoHeaderError(UserError):
    """No row of the file looks like column titles."""


@dataclass(frozen=True, slots=True)
class TableText:
    """A table as text: its column titles and the rows under them, empty ones left out."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path, recognised: Recognised, columns: str, limits: TableLimits = PEOPLE) -> TableText:
    """Read the first table of the file whose header is recognised; `columns` names what is looked for.

    Raises UserError if the file cannot be read, is no table, is too large, holds merged cells under its
    header, or has no header that is known. Takes time: not for the thread of the screen.
    """
    content = _content(path, limits)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UserError(
            QT_TRANSLATE_NOOP("table_file", "Berkas {file} kosong.").format(file=path.name),
            QT_TRANSLATE_NOOP("table_file", "Pilih berkas lain."),
        )
    if content.startswith(_OLE):
        raise UserError(
            QT_TRANSLATE_NOOP("table_file", "Berkas {file} berformat Excel lama atau dikunci kata sandi.").format(
                file=path.name
            ),
            SAVE_AGAIN,
        )
    is_workbook = content.startswith(_ZIP)
    if not is_workbook and path.suffix.lower() in (".xlsx", ".xlsm"):
        raise no_workbook(path)
    tables = _workbook_tables(path, content, limits) if is_workbook else _text_tables(path, content, limits)
    torn: _TornText | None = None
    for lines in tables:
        try:
            found = _under_header(path, lines, recognised, limits)
        except _TornText as error:
            # Under a wrong delimiter a good file looks torn too.
            torn = torn if torn and torn.is_under_header else error
            continue
        if found:
            return found
    if torn:
        raise UserError(
            QT_TRANSLATE_NOOP("table_file", "Berkas {file} salah tulis di sekitar baris {line}.").format(
                file=path.name, line=torn.line
            ),
            SAVE_AGAIN,
        ) from torn
    raise NoHeaderError(
        QT_TRANSLATE_NOOP("table_file", "Baris judul kolom tidak ditemukan di {file}.").format(file=path.name),
        QT_TRANSLATE_NOOP("table_file", "Tulis judul kolom di baris pertama: {columns}.").format(columns=columns),
    )


class _TornText(Exception):  # noqa: N818 - a delimiter under which the text is none
    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line
        self.is_under_header = False


def _content(path: Path, limits: TableLimits) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("table_file", "Berkas {file} tidak dapat dibaca.").format(file=path.name),
            QT_TRANSLATE_NOOP("table_file", "Periksa letak dan izin berkas itu; tutup dahulu di program lain."),
        ) from error
    if len(content) > limits.file_bytes:
        raise too_large(path, limits)
    return content


def _under_header(path: Path, lines: Iterator[Line], recognised: Recognised, limits: TableLimits) -> TableText | None:
    header: tuple[str, ...] | None = None
    rows: list[TableRow] = []
    try:
        for line in lines:
            if header is None:
                if recognised(line.cells):
                    header = line.cells
                elif line.number > _HEADER_WITHIN:
                    return None
                else:
                    continue
            elif any(line.cells):
                rows.append(TableRow(line.number, line.cells, line.formulas))
            if line.is_merged:
                raise UserError(
                    QT_TRANSLATE_NOOP("table_file", "Ada sel yang digabung di baris {line}.").format(line=line.number),
                    QT_TRANSLATE_NOOP(
                        "table_file", "Pisahkan sel itu (Unmerge Cells), isi setiap barisnya, lalu simpan."
                    ),
                )
            if len(rows) > limits.rows:
                raise too_large(path, limits)
    except _TornText as torn:
        torn.is_under_header = header is not None
        raise
    return None if header is None else TableText(header, tuple(rows))


def _workbook_tables(path: Path, content: bytes, limits: TableLimits) -> Iterator[Iterator[Line]]:
    # The library for Excel takes long to load: not at the start of the room.
    tables: Iterator[Iterator[Line]] = importlib.import_module("app.data.workbook_file").workbook_tables(
        path, content, limits
    )
    return tables


# --- text -----------------------------------------------------------------------------------


def _text_tables(path: Path, content: bytes, limits: TableLimits) -> Iterator[Iterator[Line]]:
    text = _decoded(path, content)
    # Every delimiter is tried: the one under which the header is known is the right one.
    for delimiter in sorted(_DELIMITERS, key=lambda one: -text[:4096].count(one)):
        yield _csv_lines(text, delimiter, limits)


def _decoded(path: Path, content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UserError(
        QT_TRANSLATE_NOOP("table_file", "Berkas {file} bukan tabel teks.").format(file=path.name), SAVE_AGAIN
    )


def _csv_lines(text: str, delimiter: str, limits: TableLimits) -> Iterator[Line]:
    # Strict: a quotation mark that is never closed would swallow all rows after it without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            # Excel writes which delimiter it used into a first line of its own.
            if not (before == 0 and cells and cells[0].startswith("sep=")):
                yield Line(before + 1, tuple(cell_text(cell, limits) for cell in cells[: limits.columns]))
            before = reader.line_num
    except csv.Error as error:
        raise _TornText(before + 1) from error
