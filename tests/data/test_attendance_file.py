from __future__ import annotations

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.data.attendance_file import read_attendance
from app.data.table_lines import MAX_FILE_BYTES, MAX_ROWS
from app.domain.attendance import AttendeeFields, Gender
from app.domain.attendance_import import AttendanceList
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.site import HALL
from tests.data.samples import BINTARA, PEJUANG, session

HEADER = ("No.", "NAMA LENGKAP", "Unsur", "L/P", "Jabatan", "Instansi", "No. HP", "Kelurahan")
SITI = ("1", "Siti Aminah", "pkk", "P", "Ketua", "TP PKK", "0812-111", "Bintara Jaya")
WANTED = AttendeeFields("Siti Aminah", "PKK", Gender.FEMALE, "Ketua", "TP PKK", "0812-111")


def csv_file(folder: Path, content: str | bytes, name: str = "hadir.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def xlsx_file(folder: Path, *rows: Sequence[object], merge: str = "", title: str = "hadir.xlsx") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    book.save(folder / title)
    return folder / title


def read(path: Path, default: SiteId | None = None) -> AttendanceList:
    return read_attendance(path, session(), default)


def lines(*rows: Sequence[str], delimiter: str = ";") -> str:
    return "\r\n".join(delimiter.join(row) for row in rows)


def refusal(path: Path, default: SiteId | None = PEJUANG) -> UserError:
    with pytest.raises(UserError) as caught:
        read(path, default)
    assert caught.value.advice
    return caught.value


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_as_any_office_saves_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    row = (*SITI[:1], "René Siregar", *SITI[2:])
    path = csv_file(tmp_path, lines(HEADER, row, delimiter=delimiter).encode(encoding))
    (person,) = read(path).people
    assert (person.line, person.site_id, person.fields.name) == (2, BINTARA, "René Siregar")
    assert person.fields.phone == "0812-111"


def test_a_workbook_with_a_letterhead_and_numbers(tmp_path: Path) -> None:
    born = datetime.datetime(2018, 1, 23)
    path = xlsx_file(
        tmp_path,
        ["DAFTAR HADIR", None, None],
        [],
        HEADER,
        SITI,
        [None] * 8,
        [2, "Budi", "RT/RW", "Laki-laki", born, True, 81234567890, "32.75.06.1003"],
        merge="A1:H1",
    )
    siti, budi = read(path).people
    assert (siti.line, siti.site_id, siti.fields) == (4, BINTARA, WANTED)
    # A code in the column of names is understood too; a box that is ticked is no name of an office.
    assert (budi.line, budi.site_id, budi.fields.unsur) == (6, PEJUANG, "Delegasi RT/RW")
    again = xlsx_file(
        tmp_path, ("Kode", "Nama", "L/P", "Jabatan", "HP"), ("32.75.06.1003", "Budi", "Lk", born, 81234567890)
    )
    (person,) = read(again).people
    assert person.site_id == PEJUANG
    assert person.fields == AttendeeFields("Budi", "", Gender.MALE, "2018-01-23T00:00:00", "", "081234567890")


def test_formulas_are_text_and_never_calculated(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://x","Siti")'
    (from_book,) = read(xlsx_file(tmp_path, ("Nama", "Jabatan"), (formula, "=1+1")), PEJUANG).people
    assert (from_book.fields.name, from_book.fields.office) == (formula, "=1+1")
    (from_text,) = read(csv_file(tmp_path, "Nama;Jabatan\n=1+1;@SUM(A1)"), PEJUANG).people
    assert (from_text.fields.name, from_text.fields.office) == ("=1+1", "@SUM(A1)")


def test_sites_are_known_by_code_name_or_letters(tmp_path: Path) -> None:
    names = ("PEJUANG", "Kel. Bintarajaya", "btj", "Ruang Sidang", "32.75.06.1003", "")
    rows = [("Nama", "Kelurahan"), *((f"Orang {n}", name) for n, name in enumerate(names))]
    listed = read(csv_file(tmp_path, lines(*rows)), HALL)
    assert [row.site_id for row in listed.people] == [PEJUANG, BINTARA, BINTARA, HALL, PEJUANG, HALL]


def test_who_of_the_city_sits_in_the_hall_may_answer(tmp_path: Path) -> None:
    text = "Nama;Instansi;Unsur;Delegasi\nDewi;Dinas Bina Marga;;\nAgus;;DPRD;\nTamu;;PKK;x\n"
    people = read(csv_file(tmp_path, text), HALL).people
    assert [(p.fields.name, p.fields.unsur, p.fields.may_answer, p.fields.is_delegate) for p in people] == [
        ("Dewi", "Perangkat Daerah/UPTD", True, False),
        ("Agus", "DPRD", True, False),
        ("Tamu", "PKK", False, True),
    ]
    assert not read(csv_file(tmp_path, text), PEJUANG).people[0].fields.may_answer


def test_rows_that_cannot_be_used_say_why_and_the_others_go_on(tmp_path: Path) -> None:
    long = "x" * 201
    rows = [
        ("Nama", "L/P", "Kelurahan", "Telepon"),
        ("", "L", "Pejuang", "1"),
        ("A", "X", "Pejuang", ""),
        ("B", "L", "Kranji", ""),
    ]
    rows += [(long, "L", "Pejuang", ""), ("C", "", "", ""), ("D", "p", "pejuang", "")]
    listed = read(csv_file(tmp_path, lines(*rows)))
    assert [row.fields.name for row in listed.people] == ["D"]
    assert [(row.line, row.reason) for row in listed.bad] == [
        (2, "Nama belum diisi."),
        (3, "L/P tidak dikenal; tulis L atau P."),
        (4, "Kelurahan tidak ada dalam sesi ini."),
        (5, "Isian terlalu panjang."),
        (6, "Kelurahan belum diisi."),
    ]


def test_quotes_line_ends_and_the_line_of_excel(tmp_path: Path) -> None:
    text = 'sep=,\r\nNama,Jabatan\r\n"Siti, S.H.","Ketua\nRW 03"\r\nBudi\r\n'
    listed = read(csv_file(tmp_path, text), PEJUANG)
    assert [(row.line, row.fields.name, row.fields.office) for row in listed.people] == [
        (3, "Siti, S.H.", "Ketua RW 03"),
        (5, "Budi", ""),
    ]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.csv", "kosong"),
        (b"\xef\xbb\xbf \r\n", "a.csv", "kosong"),
        (b"apa saja\nbukan tabel\n", "a.csv", "judul kolom"),
        (b"Nama;Unsur\n", "a.csv", "tidak berisi orang"),
        (b"Nama;Unsur;nama\nSiti;PKK;Siti\n", "a.csv", "dua kali"),
        (b"bukan excel", "a.xlsx", "rusak atau bukan"),
        (b"PK\x03\x04 rusak", "a.xlsx", "rusak atau bukan"),
        (b"\xd0\xcf\x11\xe0lama", "a.xls", "Excel lama atau dikunci"),
        (b"Nama\0;Unsur\n", "a.csv", "bukan tabel teks"),
        (b"\x81\x8d\x8f\xff", "a.csv", "bukan tabel teks"),
        (b"Nama;Unsur\n" + b'"' + b"x" * 200_000 + b'"', "a.csv", "salah tulis"),
        (b"x" * (MAX_FILE_BYTES + 1), "a.csv", "terlalu besar"),
        (b"Nama;Unsur\n" + b"a;b\n" * (MAX_ROWS + 1), "a.csv", "terlalu besar"),
    ],
)
def test_a_file_that_is_no_list_says_so(tmp_path: Path, content: bytes, name: str, reason: str) -> None:
    assert reason in refusal(csv_file(tmp_path, content, name)).message


def test_a_list_without_sites_needs_one(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Nama;Unsur\nSiti;PKK\n")
    assert "tidak menyebut kelurahan" in refusal(path, None).message
    assert read(path, PEJUANG).people[0].site_id == PEJUANG


def test_merged_cells_are_refused_with_their_line(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, ("Nama", "Kelurahan"), ("Siti", "Pejuang"), ("Budi", None), merge="B2:B3")
    error = refusal(path)
    assert "digabung di baris 2" in error.message
    assert "Unmerge" in error.advice


def test_a_file_that_is_gone_or_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.csv", tmp_path):
        assert "tidak dapat dibaca" in refusal(path).message


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<x/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (64 * 1024 * 1024))
    assert path.stat().st_size < 200_000
    assert "terlalu besar" in refusal(path).message


def test_a_workbook_without_a_list_and_one_whose_list_is_on_the_second_sheet(tmp_path: Path) -> None:
    assert "judul kolom" in refusal(xlsx_file(tmp_path, ("a", "b"))).message
    book = Workbook()
    book.create_sheet("Hadir").append(("Nama", "Unsur"))
    book["Hadir"].append(("Siti", "PKK"))
    book.save(tmp_path / "dua.xlsx")
    assert read(tmp_path / "dua.xlsx", PEJUANG).people[0].fields.name == "Siti"
    assert read(tmp_path / "dua.xlsx", PEJUANG).people[0].line == 2
