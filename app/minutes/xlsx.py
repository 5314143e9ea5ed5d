"""Write the minutes as a workbook that an office can sort, sum and print.

Nothing a person typed becomes a formula, a link or a number: text is written as text only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.domain.documents.model import Paper
from app.domain.minutes import SessionFacts
from app.domain.proposal import format_volume
from app.domain.wording import local_time
from app.minutes.printable import printable
from app.minutes.sheet_pages import sheet_pages
from app.minutes.sheets import Cell, Column, Sheet, TimeShown, WorkbookProperties, sheets

MAX_CELL = 32_767
"""The most that a cell of a spreadsheet holds, counted in UTF-16 units."""

_LINE_HEIGHT_PT = 13.0
_LEAST_HEADER_PT = 30.0
_BOLD = 1.15
"""How much wider than usual letters bold ones are."""

_MAX_HEIGHT_PT = 409.0
"""What a spreadsheet allows for one row. A longer text is whole in its cell but has to be opened to be read."""

_FIRST_EMOJI = "\U0001f000"

_CUT_SHORT = " … (terpotong)"

_PAPER_CODES: Mapping[Paper, int] = {Paper.F4: 14, Paper.A4: 9}
"""The codes of the format. 14 is folio, 8.5 × 13 inch: what Indonesian offices call F4, 215 × 330 mm."""

_PAPER_INCHES: Mapping[Paper, tuple[float, float]] = {Paper.F4: (8.5, 13.0), Paper.A4: (8.27, 11.69)}
_SIDE_INCHES = 0.5
_PIXELS_PER_INCH = 96

_TIME_CODES: Mapping[TimeShown, str] = {
    TimeShown.MOMENT: "dd/mm/yyyy hh:mm:ss",
    TimeShown.CLOCK: 'hh"."mm',
    TimeShown.SECONDS: 'hh"."mm"."ss',
}

_EVERY_CELL = {"type": "formula", "criteria": "=TRUE"}

_LETTERS = {"font_name": "Arial", "font_size": 10}

_OPTIONS = {
    # Columns are as wide as digits of the usual font. Every computer has this one, or one with the same digits.
    "default_format_properties": _LETTERS,
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(document: SessionFacts, target: Path) -> None:
    """Write `document` as a workbook to `target`, which is overwritten.

    Raises OSError if `target` cannot be written; `app.minutes.place` says what that means.
    """
    properties = WorkbookProperties(
        f"Rekap {document.session.title}", document.session.agency, local_time(document.written_ms)
    )
    write_sheets(sheets(document), properties, target)


def write_sheets(tables: Sequence[Sheet], properties: WorkbookProperties, target: Path) -> None:
    """Write the tables as a workbook to `target`, which is overwritten. Raises OSError if it cannot be written."""
    content = BytesIO()
    with Workbook(content, _OPTIONS) as workbook:
        workbook.set_properties(
            {
                "title": _cut(printable(properties.title), 255),
                "author": _cut(printable(properties.author), 255),
                "created": properties.written.replace(tzinfo=None),
            }
        )
        looks = _looks(workbook)
        for sheet in tables:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, looks, properties.paper)
    target.write_bytes(content.getvalue())


@dataclass(frozen=True, slots=True)
class _Looks:
    """The formats of one kind of row."""

    text: Format
    whole: Format
    money: Format
    decimal: Format
    day: Format
    times: Mapping[TimeShown, Format]
    duration: Format


@dataclass(frozen=True, slots=True)
class _AllLooks:
    """`column` is what a cell gets that somebody fills in later, `lines` what is drawn around every cell."""

    column: Format
    lines: Format
    header: Format
    facts: _Looks
    body: _Looks
    totals: _Looks


def _looks(workbook: Workbook) -> _AllLooks:
    letters = {**_LETTERS, "valign": "top"}
    lines = {"border": 1, "border_color": "#BFBFBF"}
    base = {**letters, **lines}
    bold = {**base, "bold": True, "bg_color": "#F2F2F2"}
    header = workbook.add_format({**bold, "align": "center", "valign": "vcenter", "text_wrap": True})
    return _AllLooks(
        workbook.add_format({**letters, "text_wrap": True}),
        workbook.add_format(lines),
        header,
        _row_looks(workbook, base, "left", "[$-421]dddd, d mmmm yyyy"),
        _row_looks(workbook, base),
        _row_looks(workbook, bold),
    )


def _row_looks(workbook: Workbook, base: dict[str, object], numbers: str = "right", day: str = "dd/mm/yyyy") -> _Looks:
    figures = {"align": numbers, "indent": 1 if numbers == "right" else 0}

    def look(**more: object) -> Format:
        made: Format = workbook.add_format({**base, **more})
        return made

    return _Looks(
        # The quote prefix keeps "=…" a text even when somebody opens the cell and presses Enter.
        text=look(text_wrap=True, quote_prefix=True),
        whole=look(num_format="0", **figures),
        money=look(num_format="#,##0", **figures),
        decimal=look(**figures),
        day=look(num_format=day, align="left"),
        times={shown: look(num_format=code, align="left") for shown, code in _TIME_CODES.items()},
        duration=look(num_format="[h]:mm:ss", **figures),
    )


def _write_sheet(worksheet: Worksheet, sheet: Sheet, looks: _AllLooks, paper: Paper) -> None:
    last_column = len(sheet.columns) - 1
    last_row = len(sheet.rows) + bool(sheet.totals)
    kinds = looks.body if sheet.is_list else looks.facts
    for index, column in enumerate(sheet.columns):
        worksheet.set_column(index, index, column.width, looks.column)
        worksheet.write_string(0, index, column.title, looks.header)
    worksheet.set_row(0, _header_height(sheet.columns))
    if last_row:
        # Half of all cells are empty: one rule draws the lines around them, instead of half a million cells.
        worksheet.conditional_format(1, 0, last_row, last_column, {**_EVERY_CELL, "format": looks.lines})
    for number, row in enumerate(sheet.rows, start=1):
        worksheet.set_row(number, _write_row(worksheet, number, row, sheet.columns, kinds))
    if sheet.totals:
        _write_row(worksheet, last_row, sheet.totals, sheet.columns, looks.totals)
        for index, cell in enumerate(sheet.totals):
            if cell is None:
                worksheet.write_blank(last_row, index, None, looks.totals.text)
    if sheet.is_list:
        worksheet.autofilter(0, 0, max(1, len(sheet.rows)), last_column)
    worksheet.freeze_panes(1, sheet.frozen)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    _set_page(worksheet, sheet, last_row, paper)


def _header_height(columns: Sequence[Column]) -> float:
    """Return the height in points in which every title can be read."""
    lines = max((len(wrap(column.title, max(1, int(column.width / _BOLD)))) for column in columns), default=1)
    return max(_LEAST_HEADER_PT, _LINE_HEIGHT_PT * lines + 4)


def _write_row(
    worksheet: Worksheet, number: int, row: Sequence[Cell], columns: Sequence[Column], looks: _Looks
) -> float:
    """Write the cells that say something, and return a height in points in which the longest text can be read.

    Excel would find the height itself; LibreOffice and viewers do not, and print the lines over each other.
    """
    lines = 1
    for index, cell in enumerate(row):
        if cell is None:
            continue
        if isinstance(cell, str):
            text = printable(cell)
            width = columns[index].width
            if len(text) > width or "\n" in text or not text.isascii():
                lines = max(lines, sum(max(1, math.ceil(_breadth(line) / width)) for line in text.split("\n")))
            worksheet.write_string(number, index, _cut(text), looks.text)
        else:
            _write_value(worksheet, number, index, cell, looks, columns[index])
    return min(_LINE_HEIGHT_PT * lines + 4, _MAX_HEIGHT_PT)


def _breadth(line: str) -> int:
    """Return the width of `line` in letters; an emoji or a Chinese character takes two."""
    if line.isascii():
        return len(line)
    return sum(2 if letter >= _FIRST_EMOJI or east_asian_width(letter) in "WF" else 1 for letter in line)


def _set_page(worksheet: Worksheet, sheet: Sheet, last_row: int, paper: Paper) -> None:
    if sheet.is_list:
        worksheet.set_landscape()
    worksheet.set_paper(_PAPER_CODES[paper])
    worksheet.set_margins(left=_SIDE_INCHES, right=_SIDE_INCHES, top=0.7, bottom=0.6)
    printed = sheet.columns[: sheet.printed or len(sheet.columns)]
    room = (_PAPER_INCHES[paper][sheet.is_list] - 2 * _SIDE_INCHES) * _PIXELS_PER_INCH
    pages = sheet_pages([column.width for column in printed], sheet.frozen, room)
    if not pages.breaks:
        worksheet.fit_to_pages(1, 0)
    else:
        # Fitting to pages would leave out the breaks, and tear the columns where it likes.
        worksheet.set_print_scale(pages.scale)
        worksheet.set_v_pagebreaks(list(pages.breaks))
        worksheet.print_across()
        if sheet.frozen:
            worksheet.repeat_columns(0, sheet.frozen - 1)
    worksheet.repeat_rows(0)
    worksheet.print_area(0, 0, last_row, len(printed) - 1)
    worksheet.set_header(f"&L&10&B{sheet.title}")
    worksheet.set_footer("&L&9&F&R&9Halaman &P dari &N")


def _write_value(
    worksheet: Worksheet,
    row: int,
    column: int,
    cell: int | Decimal | date | timedelta,
    looks: _Looks,
    kind: Column,
) -> None:
    # A datetime is a date too, so the order of the cases matters.
    match cell:
        case int():
            worksheet.write_number(row, column, cell, looks.money if kind.is_money else looks.whole)
        case Decimal():
            _write_decimal(worksheet, row, column, cell, looks)
        case datetime():
            worksheet.write_datetime(row, column, cell, looks.times[kind.time])
        case date():
            worksheet.write_datetime(row, column, datetime.combine(cell, time.min), looks.day)
        case timedelta():
            worksheet.write_number(row, column, cell / timedelta(days=1), looks.duration)


def _write_decimal(worksheet: Worksheet, row: int, column: int, value: Decimal, looks: _Looks) -> None:
    """Write a number, or as text one that a spreadsheet cannot count with: it keeps fifteen digits."""
    if math.isfinite(float(value)) and Decimal(f"{float(value):.15g}") == value:
        worksheet.write_number(row, column, float(value), looks.decimal)
    else:
        worksheet.write_string(row, column, format_volume(value), looks.text)


def _cut(clean: str, limit: int = MAX_CELL) -> str:
    """Return a printable text as a cell can hold it; one that is too long says that it was cut."""
    if len(clean) * 2 <= limit or len(clean.encode("utf-16-le")) // 2 <= limit:
        return clean
    room = (limit - len(_CUT_SHORT)) * 2
    return clean.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + _CUT_SHORT
