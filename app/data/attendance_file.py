"""From a table that a kelurahan sends to a list of people: which column is what, which site, what is wrong.

Column titles are taken as offices write them: capitals, dots, slashes and the order do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.data.table_file import TableRow, read_table
from app.domain.attendance import (
    AttendeeFields,
    Gender,
    check_attendee,
    known_unsur,
    may_answer_from,
    tidy,
)
from app.domain.attendance_import import AttendanceList, BadRow, ListedPerson
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP

COLUMNS = "Nama, Unsur, L/P, Jabatan, Lembaga, Telepon, Kelurahan"
"""The titles that are asked for; more are understood."""


class _Column(StrEnum):
    NAME = "nama"
    UNSUR = "unsur"
    GENDER = "l/p"
    OFFICE = "jabatan"
    ORGANISATION = "lembaga"
    PHONE = "telepon"
    CODE = "kode"
    SITE = "kelurahan"
    DELEGATE = "delegasi"


_TITLES: Mapping[_Column, tuple[str, ...]] = {
    _Column.NAME: ("nama", "name", "nama lengkap", "nama peserta", "nama dan gelar"),
    _Column.UNSUR: ("unsur", "unsur peserta", "unsur kelompok", "kelompok", "perwakilan", "unsur perwakilan"),
    _Column.GENDER: ("l p", "p l", "lp", "jenis kelamin", "jk", "j k", "kelamin", "gender", "sex"),
    _Column.OFFICE: ("jabatan", "office", "jabatan unsur", "jabatan peserta"),
    _Column.ORGANISATION: (
        "lembaga",
        "instansi",
        "lembaga instansi",
        "instansi lembaga",
        "organisasi",
        "asal instansi",
        "opd",
        "perangkat daerah",
        "organisation",
    ),
    _Column.PHONE: (
        *("telepon", "telp", "tlp", "telephone", "phone", "hp", "wa", "whatsapp", "handphone", "ponsel", "hp wa"),
        *("no hp", "no wa", "no telp", "no telepon", "nomor hp", "nomor wa", "nomor telepon", "no hp wa", "no tlp"),
    ),
    _Column.CODE: ("kode", "kode wilayah", "kode kelurahan", "kode lokasi", "kode kel", "code"),
    _Column.SITE: ("kelurahan", "lokasi", "titik hadir", "nama kelurahan", "desa kelurahan", "kelurahan desa", "site"),
    _Column.DELEGATE: ("delegasi", "delegate", "delegasi kecamatan", "mandat", "utusan"),
}
_COLUMN_OF = {title: column for column, titles in _TITLES.items() for title in titles}

_GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(("l", "lk", "laki", "laki laki", "pria", "m", "male"), Gender.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "f", "female"), Gender.FEMALE),
    **dict.fromkeys(("", "-", "–"), Gender.UNSET),
}
_YES = frozenset({"ya", "y", "x", "v", "1", "true", "✓", "√", "delegasi"})
_HALL_NAMES = frozenset({"ruangsidang", "ruangkendali", "aula", "ruangrapat", "ruang", "bappeda"})


class _UnusableRow(Exception):  # noqa: N818 - the way a row says why it is passed by
    def __init__(self, reason: str, shown: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.shown = shown


@dataclass(frozen=True, slots=True)
class _Places:
    by_code: Mapping[str, SiteId]
    by_name: Mapping[str, SiteId]
    default: SiteId | None


def read_attendance(path: Path, session: Session, default: SiteId | None) -> AttendanceList:
    """Read the people of a list; those without a site of their own sit at `default`.

    - A row that cannot be used is among the bad ones, with its reason; the others go on.
    - Raises UserError for a file that is no such list, see `app.data.table_file.read_table`, for a column
      that stands there twice, and for a list that names no site where none is given either.
    """
    table = read_table(path, _recognised, COLUMNS)
    places = {column: index for index, title in enumerate(table.header) if (column := _column(title))}
    _refuse_doubles(path, table.header)
    if default is None and not {_Column.CODE, _Column.SITE} & places.keys():
        raise UserError(
            QT_TRANSLATE_NOOP("attendance_file", "Daftar {file} tidak menyebut kelurahan.").format(file=path.name),
            QT_TRANSLATE_NOOP("attendance_file", "Pilih satu lokasi dahulu, atau tambahkan kolom Kelurahan."),
        )
    known = _known_places(session, default)
    people: list[ListedPerson] = []
    bad: list[BadRow] = []
    for row in table.rows:
        try:
            people.append(_person(row, places, known))
        except _UnusableRow as unusable:
            bad.append(BadRow(row.line, unusable.reason, unusable.shown))
    if not people and not bad:
        raise UserError(
            QT_TRANSLATE_NOOP("attendance_file", "Daftar {file} tidak berisi orang.").format(file=path.name),
            QT_TRANSLATE_NOOP("attendance_file", "Isi satu orang di setiap baris di bawah judul kolom."),
        )
    return AttendanceList(tuple(people), tuple(bad))


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _column(title: str) -> _Column | None:
    return _COLUMN_OF.get(_plain(title))


def _recognised(cells: Sequence[str]) -> int:
    found = {column for cell in cells if (column := _column(cell))}
    # A single word "Nama" also stands in a letter's head; a list names at least one thing more, or it is all.
    written = sum(1 for cell in cells if cell)
    return len(found) if _Column.NAME in found and (len(found) > 1 or written == 1) else 0


def _refuse_doubles(path: Path, header: Sequence[str]) -> None:
    found = [column for title in header if (column := _column(title))]
    twice = sorted({column.value for column in found if found.count(column) > 1})
    if twice:
        raise UserError(
            QT_TRANSLATE_NOOP("attendance_file", "Kolom {columns} ada dua kali di {file}.").format(
                columns=", ".join(twice), file=path.name
            ),
            QT_TRANSLATE_NOOP("attendance_file", "Hapus salah satu kolom itu, lalu simpan."),
        )


def _known_places(session: Session, default: SiteId | None) -> _Places:
    by_code: dict[str, SiteId] = {HALL: HALL}
    by_name: dict[str, SiteId] = dict.fromkeys(_HALL_NAMES, HALL)
    for site in session.sites:
        by_code[site.code] = site.site_id
        by_code[site.short.casefold()] = site.site_id
        by_name[_compact(site.name)] = site.site_id
    return _Places(by_code, by_name, default)


def _compact(name: str) -> str:
    """Return a place's name as it is compared: the city writes both "Aren Jaya" and "Arenjaya" (domain.md §1.9)."""
    return _plain(name).removeprefix("kelurahan ").removeprefix("kel ").removeprefix("kecamatan ").replace(" ", "")


def _person(row: TableRow, places: Mapping[_Column, int], known: _Places) -> ListedPerson:
    def cell(column: _Column) -> str:
        index = places.get(column)
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    site_id = _site(cell(_Column.CODE), cell(_Column.SITE), known)
    gender = _GENDERS.get(_plain(cell(_Column.GENDER)))
    if gender is None:
        raise _UnusableRow(
            QT_TRANSLATE_NOOP("attendance_file", "L/P tidak dikenal; tulis L atau P."), cell(_Column.GENDER)
        )
    organisation = cell(_Column.ORGANISATION)
    known_as = known_unsur(organisation)
    unsur = cell(_Column.UNSUR) or (known_as.value if known_as else "")
    fields = tidy(
        AttendeeFields(
            name=cell(_Column.NAME),
            unsur=unsur,
            gender=gender,
            office=cell(_Column.OFFICE),
            organisation=organisation,
            phone=_phone(cell(_Column.PHONE)),
            may_answer=may_answer_from(site_id, unsur),
            is_delegate=_plain(cell(_Column.DELEGATE)) in _YES or cell(_Column.DELEGATE) in _YES,
        )
    )
    try:
        check_attendee(fields)
    except UserError as refused:
        raise _UnusableRow(refused.message, fields.name or fields.office) from refused
    return ListedPerson(row.line, site_id, fields)


def _site(code: str, name: str, known: _Places) -> SiteId:
    if code:
        site_id = known.by_code.get(code) or known.by_code.get(code.casefold())
        if site_id is None:
            raise _UnusableRow(QT_TRANSLATE_NOOP("attendance_file", "Kode wilayah tidak ada dalam sesi ini."), code)
        return site_id
    if name:
        site_id = known.by_name.get(_compact(name)) or known.by_code.get(name.casefold())
        if site_id is None:
            raise _UnusableRow(QT_TRANSLATE_NOOP("attendance_file", "Kelurahan tidak ada dalam sesi ini."), name)
        return site_id
    if known.default is None:
        raise _UnusableRow(QT_TRANSLATE_NOOP("attendance_file", "Kelurahan belum diisi."))
    return known.default


def _phone(text: str) -> str:
    """Return the number with the zero that a spreadsheet takes off in front of `812…`."""
    digits = text.replace(" ", "").replace("-", "")
    return f"0{text}" if digits.isascii() and digits.isdigit() and digits.startswith("8") and len(digits) >= 9 else text
