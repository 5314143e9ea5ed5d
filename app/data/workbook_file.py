"""Read the sheets of an XLSX workbook as text: what `app.data.table_file` looks for a table in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from app.data.table_file import MAX_COLUMNS, MAX_ROWS, Line, no_workbook, one_line, too_large

_MAX_UNPACKED_BYTES = 12 * 1024 * 1024
"""Of one part of a workbook. Five thousand rows of twelve columns are about five million."""


def workbook_tables(path: Path, content: bytes) -> Iterator[Iterator[Line]]:
    """Return the visible sheets of a workbook, line by line. Raises UserError if it is none, or far too large."""
    _refuse_bombs(path, content)
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
            yield _sheet_lines(sheet)


def _refuse_bombs(path: Path, content: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            if any(part.file_size > _MAX_UNPACKED_BYTES for part in parts.infolist()):
                raise too_large(path)
            if "[Content_Types].xml" not in parts.namelist():
                raise no_workbook(path)
    except BadZipFile as error:
        raise no_workbook(path) from error


def _sheet_lines(sheet: Worksheet) -> Iterator[Line]:
    merged = {
        number
        for area in sheet.merged_cells.ranges
        for number in range(area.min_row, min(area.max_row, area.min_row + MAX_ROWS) + 1)
    }
    for number, values in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), start=1):
        yield number, tuple(one_line(_written(value)) for value in values), number in merged


def _written(value: object) -> str:
    """Return what a cell holds as a person would write it."""
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)
