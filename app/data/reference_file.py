"""From a table that an office keeps to rows of reference data: which column is what, which row cannot be used.

Column titles are taken as offices write them: capitals, dots, slashes and the order do not matter.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.data.table_file import TableRow, read_table
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.reference import (
    CODE_TITLES,
    COLUMNS,
    BadReference,
    ListedRow,
    ReferenceKind,
    ReferenceList,
    ReferenceRow,
    check_reference,
    of_kind,
)
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wilayah import Wilayah

SEED_FILES: Mapping[ReferenceKind, str] = {
    ReferenceKind.REASON: "alasan.csv",
    ReferenceKind.OPD: "opd.csv",
    ReferenceKind.CRITERION: "kriteria.csv",
    ReferenceKind.ISU: "contoh/isu.csv",
    ReferenceKind.WORK: "contoh/jenis-pekerjaan.csv",
    ReferenceKind.VARIABLE: "contoh/variabel.csv",
    ReferenceKind.QUESTION: "contoh/pertanyaan.csv",
}
"""What comes with the program, in its folder of reference data. Those in `contoh` are made up, and say so."""

_CODE = "kode"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read_reference(path: Path, kind: ReferenceKind, wilayah: Wilayah | None = None) -> ReferenceList:
    """Read a table of one kind, CSV or XLSX.

    - A row that cannot be used is among the bad ones, with its reason; the others go on. A code that stands there
      twice counts at its first place.
    - The rows of quotas are found by code or by the name of the kelurahan in any spelling, if `wilayah` is given.
    - Raises UserError for a file that is no such table, see `app.data.table_file.read_table`.
    """
    titles = _titles(kind)
    needed = {column.name for column in COLUMNS[kind] if column.is_required}

    def recognised(cells: Iterable[str]) -> int:
        found = {titles[plain] for cell in cells if (plain := _plain(cell)) in titles}
        has_key = _CODE in found or (kind is ReferenceKind.QUOTA and "nama" in found)
        return len(found) if has_key and needed <= found and len(found) > 1 else 0

    table = read_table(path, recognised, ", ".join((_CODE, *(column.name for column in COLUMNS[kind]))))
    places: dict[str, int] = {}
    for index, title in enumerate(table.header):
        name = titles.get(_plain(title))
        if name is not None:
            places.setdefault(name, index)
    rows: dict[str, ListedRow] = {}
    bad: list[BadReference] = []
    for row in table.rows:
        values = {name: _cell(row, index) for name, index in places.items()}
        code = _site_code(values, wilayah) if kind is ReferenceKind.QUOTA else values.get(_CODE, "")
        try:
            normal = check_reference(kind, code, values)
            if code in rows:
                raise UserError(QT_TRANSLATE_NOOP("reference", "Kode {code} ada dua kali.").format(code=code))
        except UserError as refused:
            bad.append(BadReference(row.line, refused.message, " · ".join(cell for cell in row.cells if cell)[:200]))
        else:
            rows[code] = ListedRow(row.line, code, normal)
    return ReferenceList(kind, tuple(rows.values()), tuple(bad))


def seed_files(folder: Path) -> dict[ReferenceKind, Path]:
    """Return the tables that come with the program, `folder` being its reference data."""
    return {kind: folder / name for kind, name in SEED_FILES.items()}


def reference_csv(kind: ReferenceKind, rows: Iterable[ReferenceRow]) -> str:
    """Return a table as CSV text that `read_reference` reads back, what was struck out left out.

    A text that a spreadsheet would take for a formula stands behind an apostrophe.
    """
    names = [column.name for column in COLUMNS[kind]]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_CODE, *names])
    for row in of_kind(rows, kind):
        writer.writerow([_inert(row.code), *(_inert(row.value(name)) for name in names)])
    return out.getvalue()


def _titles(kind: ReferenceKind) -> Mapping[str, str]:
    known = {_plain(title): _CODE for title in CODE_TITLES}
    for column in COLUMNS[kind]:
        for title in (column.name, *column.titles):
            known[_plain(title)] = column.name
    return known


def _site_code(values: Mapping[str, str], wilayah: Wilayah | None) -> SiteId:
    code = values.get(_CODE, "")
    named = wilayah.named(code or values.get("nama", "")) if wilayah else None
    return SiteId(named.code if named else code)


def _cell(row: TableRow, index: int) -> str:
    text = row.cells[index] if index < len(row.cells) else ""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
