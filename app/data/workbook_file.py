"""Read the sheets of an XLSX workbook as text: what `app.data.table_file` looks for a table in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_FORMULA, Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from app.data.table_lines import Line, TableLimits, cell_text, no_workbook, too_large

_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_SHEETS = "xl/worksheets/"
_CHUNK = 1024 * 1024
_PARTS = 4
"""All parts of a workbook together may be so many times as large as one."""

_LEAST_BLANK_ROWS = 2_000
"""A sheet may have rows that only look like something, and a letterhead: they are not counted so strictly."""


def workbook_tables(path: Path, content: bytes, limits: TableLimits) -> Iterator[Iterator[Line]]:
    """Return the visible sheets of a workbook, line by line. Raises UserError if it is none, or far too large."""
    _refuse_bombs(path, content, limits)
    try:
        # Not read-only: that mode does not tell which cells are merged. The size is bounded above.
        book = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    # A broken workbook fails in whatever part is broken; all of these come from its content.
    except (
        InvalidFileException,
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,
        OSError,
    ) as e:
        raise no_workbook(path) from e
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and isinstance(sheet, Worksheet):
            yield _sheet_lines(sheet, limits)


def _refuse_bombs(path: Path, content: bytes, limits: TableLimits) -> None:
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            infos = parts.infolist()
            sizes = [part.file_size for part in infos]
            if max(sizes, default=0) > limits.unpacked_bytes or sum(sizes) > _PARTS * limits.unpacked_bytes:
                raise too_large(path, limits)
            if "[Content_Types].xml" not in parts.namelist():
                raise no_workbook(path)
            if any(_has_too_many_rows(parts, part, limits) for part in infos if part.filename.startswith(_SHEETS)):
                raise too_large(path, limits)
    # A part that is encrypted, or packed in a way that is not known, cannot be read either.
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise no_workbook(path) from error


def _has_too_many_rows(parts: ZipFile, part: ZipInfo, limits: TableLimits) -> bool:
    """Count rows in the packed text: a million empty ones would take minutes and gigabytes as objects."""
    rows, end = 0, b""
    with parts.open(part) as text:
        while chunk := text.read(_CHUNK):
            rows += len(_ROW.findall(end + chunk))
            # What is cut in two is found with the next piece, and only there.
            end = b"" if b"<" not in chunk[-16:] else chunk[chunk.rindex(b"<") :]
            if _ROW.match(end):
                end = b""
            if rows > limits.rows + _LEAST_BLANK_ROWS:
                return True
    return False


def _sheet_lines(sheet: Worksheet, limits: TableLimits) -> Iterator[Line]:
    merged = {
        number
        for area in sheet.merged_cells.ranges
        for number in range(area.min_row, min(area.max_row, area.min_row + limits.rows) + 1)
    }
    # As wide as it is: every cell that is asked for comes into being.
    width = min(limits.columns, sheet.max_column)
    for number, row in enumerate(sheet.iter_rows(max_col=width), start=1):
        # openpyxl's array formulas are objects of their own; what is shown of them is that they are formulas.
        formulas = frozenset(
            place for place, cell in enumerate(row) if isinstance(cell, Cell) and cell.data_type == TYPE_FORMULA
        )
        cells = tuple(cell_text(_written(cell.value), limits) for cell in row)
        yield Line(number, cells, formulas, number in merged)


def _written(value: object) -> str:
    """Return what a cell holds as a person would write it, a fraction with a comma."""
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            # Fifteen digits are what a spreadsheet shows of a number; the rest is the noise of binary fractions.
            return format(Decimal(f"{value:.15g}"), "f").replace(".", ",")
        case datetime() | date():
            return value.isoformat()
        case str():
            return value
        case _:
            text = getattr(value, "text", None)
            return text if isinstance(text, str) else str(value)
