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

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELL = 2_000
_HEADER_WITHIN = 20
_DELIMITERS = (";", ",", "\t")
_ZIP, _OLE, _UTF16 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", (b"\xff\xfe", b"\xfe\xff")

_SAVE_AGAIN = QT_TRANSLATE_NOOP(
    "table_file", "Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx atau CSV UTF-8."
)

Recognised = Callable[[Sequence[str]], int]
"""Tells how many column titles it knows in a row; 0 for a row that is no header."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row under the header, with its line in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableText:
    """A table as text: its column titles and the rows under them, empty ones left out."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path, recognised: Recognised, columns: str) -> TableText:
    """Read the first table of the file whose header is recognised; `columns` names what is looked for.

    Raises UserError if the file cannot be read, is no table, is too large, holds merged cells under its
    header, or has no header that is known. Takes time: not for the thread of the screen.
    """
    content = _content(path)
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
            _SAVE_AGAIN,
        )
    is_workbook = content.startswith(_ZIP)
    if not is_workbook and path.suffix.lower() in (".xlsx", ".xlsm"):
        raise no_workbook(path)
    tables = _workbook_tables(path, content) if is_workbook else _text_tables(path, content)
    for lines in tables:
        found = _under_header(path, lines, recognised)
        if found:
            return found
    raise UserError(
        QT_TRANSLATE_NOOP("table_file", "Baris judul kolom tidak ditemukan di {file}.").format(file=path.name),
        QT_TRANSLATE_NOOP("table_file", "Tulis judul kolom di baris pertama: {columns}.").format(columns=columns),
    )


Line = tuple[int, tuple[str, ...], bool]
"""A line's number, its cells, and whether merged cells lie in it."""


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("table_file", "Berkas {file} tidak dapat dibaca.").format(file=path.name),
            QT_TRANSLATE_NOOP("table_file", "Periksa letak dan izin berkas itu; tutup dahulu di program lain."),
        ) from error
    if len(content) > MAX_FILE_BYTES:
        raise too_large(path)
    return content


def _under_header(path: Path, lines: Iterator[Line], recognised: Recognised) -> TableText | None:
    header: tuple[str, ...] | None = None
    rows: list[TableRow] = []
    for number, cells, is_merged in lines:
        if header is None:
            if recognised(cells):
                header = cells
            elif number > _HEADER_WITHIN:
                return None
            else:
                continue
        elif any(cells):
            rows.append(TableRow(number, cells))
        if is_merged:
            raise UserError(
                QT_TRANSLATE_NOOP("table_file", "Ada sel yang digabung di baris {line}.").format(line=number),
                QT_TRANSLATE_NOOP("table_file", "Pisahkan sel itu (Unmerge Cells), isi setiap barisnya, lalu simpan."),
            )
        if len(rows) > MAX_ROWS:
            raise too_large(path)
    return None if header is None else TableText(header, tuple(rows))


def _workbook_tables(path: Path, content: bytes) -> Iterator[Iterator[Line]]:
    # The library for Excel takes long to load: not at the start of the room.
    tables: Iterator[Iterator[Line]] = importlib.import_module("app.data.workbook_file").workbook_tables(path, content)
    return tables


# --- text -----------------------------------------------------------------------------------


def _text_tables(path: Path, content: bytes) -> Iterator[Iterator[Line]]:
    text = _decoded(path, content)
    # Every delimiter is tried: the one under which the header is known is the right one.
    for delimiter in sorted(_DELIMITERS, key=lambda one: -text[:4096].count(one)):
        yield _csv_lines(path, text, delimiter)


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
        QT_TRANSLATE_NOOP("table_file", "Berkas {file} bukan tabel teks.").format(file=path.name), _SAVE_AGAIN
    )


def _csv_lines(path: Path, text: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for cells in reader:
            # Excel writes which delimiter it used into a first line of its own.
            if not (before == 0 and cells and cells[0].startswith("sep=")):
                yield before + 1, tuple(one_line(cell) for cell in cells[:MAX_COLUMNS]), False
            before = reader.line_num
    except csv.Error as error:
        raise UserError(
            QT_TRANSLATE_NOOP("table_file", "Berkas {file} salah tulis di sekitar baris {line}.").format(
                file=path.name, line=before + 1
            ),
            _SAVE_AGAIN,
        ) from error


def one_line(text: str) -> str:
    """Return one line of text without what cannot be seen, cut where no honest cell would still go on."""
    plain = "".join(character if character.isprintable() else " " for character in text[: MAX_CELL + 1])
    return " ".join(plain.split())[:MAX_CELL]


def too_large(path: Path) -> UserError:
    """Return the refusal of a file that is larger than any honest list."""
    return UserError(
        QT_TRANSLATE_NOOP("table_file", "Berkas {file} terlalu besar: paling banyak 5.000 baris dan 10 MB.").format(
            file=path.name
        ),
        QT_TRANSLATE_NOOP("table_file", "Hapus lembar dan baris yang tidak perlu, atau bagi menjadi beberapa berkas."),
    )


def no_workbook(path: Path) -> UserError:
    """Return the refusal of a file that is no workbook, or a broken one."""
    return UserError(
        QT_TRANSLATE_NOOP("table_file", "Berkas {file} rusak atau bukan berkas Excel.").format(file=path.name),
        _SAVE_AGAIN,
    )
