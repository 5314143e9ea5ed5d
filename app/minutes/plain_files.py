"""Documents for programs: JSON with everything, and CSV of the lists that other offices ask for."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

from app.domain.documents.model import Cell, MinutesDocument
from app.minutes.fingerprint import fingerprint, plain_values
from app.minutes.printable import printable
from app.minutes.sheets import Sheet

FORMAT_VERSION = 1

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula when it opens a CSV file (OWASP, CSV injection)."""


def write_json(document: MinutesDocument, target: Path) -> None:
    """Write the whole document with keys and sources as JSON, the same bytes for the same document."""
    content = {"versi_format": FORMAT_VERSION, "sidik": fingerprint(document), "dokumen": plain_values(document)}
    target.write_text(json.dumps(content, ensure_ascii=True, sort_keys=True, indent=1) + "\n", encoding="ascii")


def write_csv(sheet: Sheet, target: Path) -> None:
    """Write a table as CSV the way Indonesian spreadsheets open it: semicolons, UTF-8 with a mark.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in sheet.columns])
    writer.writerows([_written(cell) for cell in row] for row in sheet.rows)
    target.write_bytes(text.getvalue().encode("utf-8-sig"))


def _written(cell: Cell) -> str:
    # A datetime is a date too, so the order of the cases matters.
    match cell:
        case None:
            return ""
        case str():
            text = printable(cell)
            return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case datetime():
            return cell.strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return cell.isoformat()
        case timedelta():
            return str(round(cell.total_seconds()))
        case int():
            return str(cell)
