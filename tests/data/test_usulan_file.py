"""Files that hurt: each one a clear message, or read as what it is, and nothing that was half understood."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.data.usulan_file import LIMITS, read_usulan
from app.domain.errors import UserError
from app.domain.proposal import Field, Source
from app.domain.usulan_import import RawList
from tests.data.usulan_lists import SIENCANG, SIPD

TABLE = ("Usulan", "Permasalahan", "Kelurahan", "Volume")
ROW = ("Gapura", "Rusak", "Pejuang", "2")


def book(path: Path, *rows: Sequence[object], merge: str = "") -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    made.save(path)
    return path


def text(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        read_usulan(path)
    assert caught.value.advice
    return caught.value


def cells(raw: RawList) -> list[dict[str, str]]:
    return [dict(row.cells) for row in raw.rows]


def sipd_row(**changes: object) -> list[object]:
    named = {title.replace("_", " "): value for title, value in changes.items()}
    return [named.get(title, f"{title} 1") for title in SIPD]


def test_the_layouts_are_known_by_their_titles(tmp_path: Path) -> None:
    assert read_usulan(book(tmp_path / "a.xlsx", SIPD, sipd_row())).columns.source is Source.SIPD
    assert read_usulan(book(tmp_path / "b.xlsx", SIENCANG, ["1"] * len(SIENCANG))).columns.source is Source.SIENCANG
    assert read_usulan(book(tmp_path / "c.xlsx", TABLE, ROW)).columns.source is Source.TABLE


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_in_any_encoding_and_with_any_delimiter(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [delimiter.join(TABLE), delimiter.join(("Gapura “Café”", "Rusak", "Pejuang", "2"))]
    raw = read_usulan(text(tmp_path / "a.csv", "\r\n".join(lines).encode(encoding)))
    assert cells(raw) == [dict(zip(TABLE, ("Gapura “Café”", "Rusak", "Pejuang", "2"), strict=True))]


def test_lines_within_a_cell_are_kept(tmp_path: Path) -> None:
    raw = read_usulan(text(tmp_path / "a.csv", 'Usulan;Masalah;Kelurahan\n"Satu\r\ndua  tiga";x;Pejuang\n'))
    assert raw.rows[0].cells["Usulan"] == "Satu\ndua  tiga"


def test_formulas_are_told_from_values_and_never_calculated(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", TABLE, ("Gapura", '=HYPERLINK("http://x")', "Pejuang", "=1+1"))
    (row,) = read_usulan(path).rows
    assert row.formulas == {"Permasalahan", "Volume"}
    assert row.cells["Volume"] == "=1+1"


def test_dates_and_numbers_come_as_text_that_can_mean_one_thing(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("Usulan", "Tanggal", "Volume", "Anggaran", "Kelurahan"),
        ("a", datetime(2026, 1, 15), 1.125, 250_000_000.0, True),
        ("b", date(2026, 1, 15), 0.1 + 0.2, 1e15, "32/13/2026"),
    )
    first, second = cells(read_usulan(path))
    # A fraction with a comma: with a full stop it would be one thousand and a hundred and twenty-five.
    assert (first["Volume"], first["Anggaran"], first["Tanggal"][:10]) == ("1,125", "250000000", "2026-01-15")
    assert (second["Volume"], second["Anggaran"], second["Kelurahan"]) == ("0,3", "1000000000000000", "32/13/2026")


def test_merged_cells_are_refused_with_their_line(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", TABLE, ROW, ("Jalan", "Rusak", None, "1"), merge="C2:C3")
    assert "digabung di baris 2" in refusal(path).message


def test_a_letterhead_may_be_merged(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["DAFTAR USULAN"], [], TABLE, ROW, merge="A1:D1")
    assert [row.line for row in read_usulan(path).rows] == [4]


def test_wrong_titles_leave_the_choice_to_a_person(tmp_path: Path) -> None:
    raw = read_usulan(text(tmp_path / "a.csv", "Apa;Di mana;Berapa\nGapura;Pejuang;2\n"))
    assert raw.columns.source is Source.TABLE
    assert raw.columns.uses == (None, None, None)
    assert not raw.columns.fields & set(Field)


def test_a_list_of_sipd_without_its_ids_is_refused(tmp_path: Path) -> None:
    titles = [title for title in SIPD if title != "ID Usulan"]
    error = refusal(book(tmp_path / "a.xlsx", titles, ["x"] * 25))
    assert "SIPD a.xlsx tidak punya kolom ID Usulan" in error.message


def _bomb(path: Path, sheet: bytes) -> Path:
    book(path, TABLE, ROW)
    with zipfile.ZipFile(path) as packed:
        parts = {info.filename: packed.read(info) for info in packed.infolist()}
    parts["xl/worksheets/sheet1.xml"] = sheet
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def _sheet(rows: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="' + space + b'"><sheetData>' + rows + b"</sheetData></worksheet>"


def test_a_million_rows_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    path = _bomb(tmp_path / "a.xlsx", _sheet(b"<row/>" * 1_000_000))
    assert path.stat().st_size < 100_000
    error = refusal(path)
    assert "terlalu besar: paling banyak 20.000 baris dan 32 MB" in error.message


def test_a_million_rows_of_text_are_refused(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", b"Usulan;Masalah\n" + b"a;b\n" * 1_000_000)
    assert "terlalu besar" in refusal(path).message


@pytest.mark.parametrize(("parts", "size"), [(1, LIMITS.unpacked_bytes + 1), (9, LIMITS.unpacked_bytes // 2)])
def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path, parts: int, size: int) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        bomb.writestr("[Content_Types].xml", "<x/>")
        for number in range(parts):
            bomb.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * size)
    assert "terlalu besar" in refusal(path).message


def test_text_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    doubled = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">' + doubled + b"]>"
    row = b'<row><c t="inlineStr"><is><t>&e11;</t></is></c></row>'
    assert "rusak" in refusal(_bomb(tmp_path / "a.xlsx", head + _sheet(row))).message


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", 'Usulan;Masalah;Kelurahan\nGapura;"Rusak;Pejuang\nJalan;Rusak;Pejuang\n')
    assert "salah tulis di sekitar baris 2" in refusal(path).message


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.csv", "kosong"),
        (b"Usulan;Masalah;Kelurahan\n", "a.csv", "tidak berisi usulan"),
        (b"Usulan\0;Masalah\n", "a.csv", "bukan tabel teks"),
        (b"U\0s\0u\0l\0a\0n\0;\0", "a.csv", "bukan tabel teks"),
        (b"\x81\x8d\x8f\xff", "a.csv", "bukan tabel teks"),
        (b"satu\ndua\n", "a.csv", "judul kolom"),
        (b"PK\x03\x04 rusak", "a.xlsx", "rusak atau bukan"),
        (b"<html><table>", "a.xlsx", "rusak atau bukan"),
        (b"\xd0\xcf\x11\xe0lama", "a.xls", "Excel lama atau dikunci"),
    ],
)
def test_a_file_that_is_no_list_says_so(tmp_path: Path, content: bytes, name: str, reason: str) -> None:
    assert reason in refusal(text(tmp_path / name, content)).message
