from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from textwrap import wrap
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from app.domain.documents.build import joint_document, site_document
from app.domain.documents.listing import Lists, lists_of
from app.domain.documents.model import MinutesDocument, Paper, Table
from app.domain.proposal import Source
from app.domain.usulan_columns import TITLES
from app.minutes.fingerprint import fingerprint
from app.minutes.plain_files import write_csv, write_json
from app.minutes.printable import printable
from app.minutes.workbook import workbook_properties, workbook_sheets
from app.minutes.xlsx import write_sheets
from tests.minutes.documents import make_hostile, make_material
from tests.minutes.hostile import TEXTS
from tests.minutes.printed_sheets import assert_letters_can_be_read, column_widths, printed_columns

NAMES = [
    "00_Info",
    "01_Usulan",
    "02_Lamp_IV",
    "03_Lamp_V",
    "04_Hadir",
    "05_Notulen",
    "06_Log_bicara",
    "07_Rekap",
    "08_SIPD",
    "09_SIENCANG",
    "10_Statistik",
    "11_Gangguan",
    "12_Agenda",
]


@pytest.fixture(scope="module")
def lists() -> Lists:
    return lists_of(make_material())


@pytest.fixture(scope="module")
def document(lists: Lists) -> MinutesDocument:
    return site_document(lists, lists.material.record.session.sites[0])


def written(lists: Lists, document: MinutesDocument, path: Path) -> openpyxl.Workbook:
    site = lists.material.record.session.site(document.site_id) if document.site_id else None
    sites = [site] if site else lists.material.record.session.sites
    write_sheets(workbook_sheets(lists, document, sites), workbook_properties(document), path)
    return openpyxl.load_workbook(path)


def read(cell: object) -> object:
    """Return a value as the document means it: openpyxl reads numbers as floats and lengths of time as such."""
    return round(cell, 9) if isinstance(cell, float) else cell


def meant(cell: object) -> object:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else round(float(cell), 9)
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime(cell.year, cell.month, cell.day)
    return None if cell == "" else cell


SAME = {
    "prioritas": "02_Lamp_IV",
    "hadir": "04_Hadir",
    "notulen": "05_Notulen",
    "rekap-wilayah": "07_Rekap",
    "bicara": "10_Statistik",
    "gangguan": "11_Gangguan",
    "acara": "12_Agenda",
}


def test_the_sheets_hold_the_tables_value_by_value(lists: Lists, document: MinutesDocument, tmp_path: Path) -> None:
    book = written(lists, document, tmp_path / "out.xlsx")
    assert book.sheetnames == NAMES
    tables = {table.key: table for table in document.tables()}
    for key, name in SAME.items():
        assert told(book, name) == expected(tables[key]), name
    both = [*expected(tables["belum-disepakati"]), *expected(tables["cadangan"])]
    assert told(book, "03_Lamp_V") == both


def told(book: openpyxl.Workbook, name: str) -> list[list[object]]:
    return [[read(cell) for cell in row] for row in book[name].iter_rows(min_row=2, values_only=True)]


def expected(table: Table) -> list[list[object]]:
    shown = [at for at, column in enumerate(table.columns) if column.kind.value != "tanda tangan"]
    return [[meant(row.cells[at]) for at in shown] for row in table.rows if not row.is_blank]


def test_the_joint_workbook_puts_the_lists_of_all_sites_below_each_other(lists: Lists, tmp_path: Path) -> None:
    book = written(lists, joint_document(lists), tmp_path / "out.xlsx")
    assert book["01_Usulan"].max_row == 1 + len(lists.by_id)
    places = {row[0] for row in book["02_Lamp_IV"].iter_rows(min_row=2, values_only=True)}
    assert len(places) == len(lists.material.record.session.sites)


def test_types_and_layout_are_those_of_the_rules(lists: Lists, document: MinutesDocument, tmp_path: Path) -> None:
    book = written(lists, document, tmp_path / "out.xlsx")
    sheet = book["01_Usulan"]
    titles = [cell.value for cell in sheet[1]]
    row = sheet[3]
    value = dict(zip(titles, row, strict=True))
    assert isinstance(value["Perkiraan biaya (Rp)"].value, int)
    assert value["Perkiraan biaya (Rp)"].number_format == "#,##0"
    volumes = [cell.value for cell in sheet[get_column_letter(titles.index("Volume") + 1)][1:]]
    assert any(isinstance(volume, float) for volume in volumes)
    assert all(volume is None or isinstance(volume, int | float) for volume in volumes)
    assert isinstance(value["Dicatat (WIB)"].value, datetime)
    assert value["Kode wilayah"].value == "32.75.06.1003"
    assert value["Kode wilayah"].data_type == "s"
    for one in book.worksheets[1:]:
        assert one.freeze_panes
        assert one.print_title_rows == "$1:$1"
        assert one.print_area
        assert one.auto_filter.ref
        assert_letters_can_be_read(one, printed_columns(one))
    assert [c.value for c in book["08_SIPD"][1]] == list(TITLES[Source.SIPD])
    assert [c.value for c in book["09_SIENCANG"][1]] == list(TITLES[Source.SIENCANG])
    ends = {
        cell.value for name, *cells in book["06_Log_bicara"].iter_cols() if name.value == "Keadaan" for cell in cells
    }
    assert ends == {"selesai bicara", "ditarik"}
    durations = [cell.value for cell in book["10_Statistik"]["C"][1:]]
    assert all(isinstance(one, timedelta) for one in durations)


def test_no_time_and_no_sum_is_too_long_for_its_column(lists: Lists, document: MinutesDocument, tmp_path: Path) -> None:
    book = written(lists, document, tmp_path / "out.xlsx")
    said = {sheet.title: {cell.value: column for cell, *column in sheet.iter_cols()} for sheet in book.worksheets[2:]}
    assert {cell.number_format for cell in said["04_Hadir"]["Jam masuk"]} == {'hh"."mm'}
    assert {cell.number_format for cell in said["05_Notulen"]["Jam"]} == {'hh"."mm"."ss'}
    shown = {'hh"."mm': 5, 'hh"."mm"."ss': 8, "dd/mm/yyyy hh:mm:ss": 19, "[h]:mm:ss": 8, "#,##0": 16, "dd/mm/yyyy": 10}
    for sheet in book.worksheets[1:]:
        for width, column in zip(column_widths(sheet), sheet.iter_cols(min_row=2), strict=True):
            longest = max((shown.get(cell.number_format, 0) for cell in column if cell.value is not None), default=0)
            assert not any(isinstance(cell.value, date) and cell.number_format not in shown for cell in column)
            assert width > longest, (sheet.title, column[0].column_letter)


def test_every_title_can_be_read(lists: Lists, tmp_path: Path) -> None:
    for sheet in written(lists, joint_document(lists), tmp_path / "out.xlsx").worksheets:
        lines = [
            len(wrap(str(cell.value), int(width / 1.1)))
            for cell, width in zip(sheet[1], column_widths(sheet), strict=True)
        ]
        assert sheet.row_dimensions[1].height >= 13 * max(lines), sheet.title


def test_the_list_of_usulan_stands_on_pages_side_by_side_with_its_numbers_on_all(lists: Lists, tmp_path: Path) -> None:
    a4 = replace(lists.material, settings=replace(lists.material.settings, paper=Paper.A4))
    for one, paper, pages in ((lists, 14, 2), (lists_of(a4), 9, 3)):
        sheet = written(one, joint_document(one), tmp_path / f"{paper}.xlsx")["01_Usulan"]
        assert len(sheet.col_breaks.brk) == pages - 1
        assert sheet.print_title_cols == "$A:$A"
        assert int(sheet.page_setup.paperSize) == paper


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_that_was_typed_becomes_a_formula_or_a_link(name: str, tmp_path: Path) -> None:
    hostile = TEXTS[name]
    lists = lists_of(make_hostile(hostile))
    document = site_document(lists, lists.material.record.session.sites[0])
    book = written(lists, document, tmp_path / "out.xlsx")
    texts: list[object] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                texts.append(cell.value)
    said = printable(hostile)
    assert any(isinstance(text, str) and squeezed(said[:400]) in squeezed(text) for text in texts)
    with ZipFile(tmp_path / "out.xlsx") as archive:
        for part in archive.namelist():
            if part.endswith(".xml"):
                ElementTree.fromstring(archive.read(part))
        assert not any("external" in part or "vba" in part for part in archive.namelist())


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("_x005F_", "_")


# --- JSON and CSV -----------------------------------------------------------------------------------


def test_json_has_every_line_with_its_source_and_is_the_same_twice(
    lists: Lists, document: MinutesDocument, tmp_path: Path
) -> None:
    write_json(document, tmp_path / "first.json")
    again = site_document(lists_of(make_material()), lists.material.record.session.sites[0])
    write_json(again, tmp_path / "second.json")
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()
    content = json.loads((tmp_path / "first.json").read_text())
    assert content["sidik"] == fingerprint(document)
    said = content["dokumen"]["sections"][0]["blocks"][0]
    assert said["key"] == "pembuka/hari"
    assert said["sources"] == ["session:2018-01-23"]


@pytest.mark.parametrize("name", TEXTS)
def test_csv_holds_hostile_text_as_text(name: str, tmp_path: Path) -> None:
    hostile = TEXTS[name]
    lists = lists_of(make_hostile(hostile))
    site = lists.material.record.session.sites[0]
    sheet = workbook_sheets(lists, site_document(lists, site), [site])[1]
    write_csv(sheet, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert head == [column.title for column in sheet.columns]
    said = [dict(zip(head, row, strict=True))["Permasalahan"] for row in rows]
    text = printable(hostile)
    assert all(one in (text, f"'{text}") for one in said)
    for row in rows:
        for cell in row:
            assert not cell.lstrip(" ").startswith(("=", "+", "@", "\t"))
