"""Reference data of a year: what is looked up and counted against, as an office keeps it in tables.

Every kind is a table with a code for each row; all values are text in one written form, so that a file that is read
twice says the same twice. What the rows mean stands in `kamus`, `quota` and `scoring`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.proposal import WorkKind, parse_volume
from app.domain.rupiah import parse_rupiah
from app.domain.text import QT_TRANSLATE_NOOP

_POINT = re.compile(r"\d+\.\d+")

MAX_CODE = 100
MAX_VALUE = 2_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


class ReferenceKind(StrEnum):
    """The tables. ISU, WORK, VARIABLE and QUESTION are the kamus usulan (domain.md §1.4)."""

    ISU = "isu"
    WORK = "jenis_pekerjaan"
    VARIABLE = "variabel"
    QUESTION = "pertanyaan"
    OPD = "opd"
    REASON = "alasan"
    QUOTA = "kuota"
    CRITERION = "kriteria"


class ValueKind(StrEnum):
    """How a value is read."""

    TEXT = "teks"
    AMOUNT = "rupiah"
    COUNT = "jumlah"
    NUMBER = "angka"
    WORK_KIND = "jenis"
    SCALE = "skala"


@dataclass(frozen=True, slots=True)
class ReferenceColumn:
    """One column; `titles` are other words for it in a file's header, without case and punctuation."""

    name: str
    kind: ValueKind = ValueKind.TEXT
    is_required: bool = False
    titles: tuple[str, ...] = ()


_NAME = ReferenceColumn("nama", is_required=True, titles=("uraian", "name"))
CODE_TITLES = ("kode", "id", "code", "kode wilayah", "kode kelurahan")

COLUMNS: Mapping[ReferenceKind, tuple[ReferenceColumn, ...]] = {
    ReferenceKind.ISU: (
        _NAME,
        ReferenceColumn("bidang", titles=("bidang bappeda", "bidang urusan")),
        ReferenceColumn("prioritas", titles=("prioritas pembangunan",)),
        ReferenceColumn("koefisien", ValueKind.NUMBER, titles=("koefisien isu", "bobot")),
    ),
    ReferenceKind.WORK: (
        _NAME,
        ReferenceColumn("isu", is_required=True, titles=("kode isu",)),
        ReferenceColumn("deskripsi", titles=("keterangan",)),
        ReferenceColumn("jenis", ValueKind.WORK_KIND, titles=("fisik non fisik",)),
        ReferenceColumn("satuan"),
        ReferenceColumn("harga_satuan", ValueKind.AMOUNT, titles=("harga", "nilai satuan", "anggaran")),
        ReferenceColumn("opd", titles=("skpd", "perangkat daerah", "opd tujuan")),
        ReferenceColumn("program"),
        ReferenceColumn("jenis_belanja", titles=("belanja",)),
        ReferenceColumn("sub_kegiatan", titles=("sub giat",)),
    ),
    ReferenceKind.VARIABLE: (
        _NAME,
        ReferenceColumn("pekerjaan", is_required=True, titles=("kode pekerjaan", "jenis pekerjaan")),
        ReferenceColumn("satuan"),
    ),
    ReferenceKind.QUESTION: (
        _NAME,
        ReferenceColumn("pekerjaan", is_required=True, titles=("kode pekerjaan", "jenis pekerjaan")),
    ),
    ReferenceKind.OPD: (
        _NAME,
        ReferenceColumn("singkatan", titles=("akronim",)),
    ),
    ReferenceKind.REASON: (_NAME,),
    ReferenceKind.QUOTA: (
        ReferenceColumn("nama", titles=("kelurahan", "wilayah")),
        ReferenceColumn("maks_usulan", ValueKind.COUNT, titles=("maks", "maksimal usulan", "kuota")),
        ReferenceColumn("pagu", ValueKind.AMOUNT, titles=("pagu indikatif", "pagu kelurahan")),
        ReferenceColumn("jumlah_rw", ValueKind.COUNT, titles=("rw",)),
        ReferenceColumn("maks_per_rw", ValueKind.COUNT, titles=("kuota rw", "usulan per rw")),
    ),
    ReferenceKind.CRITERION: (
        _NAME,
        ReferenceColumn("daftar", is_required=True, titles=("daftar periksa", "metode")),
        ReferenceColumn("jenis", ValueKind.WORK_KIND, titles=("fisik non fisik",)),
        ReferenceColumn("bobot", ValueKind.NUMBER),
        ReferenceColumn("skala", ValueKind.SCALE),
    ),
}
"""The columns of each kind, without the code."""


class Scale(StrEnum):
    """How a criterion is answered: yes or no, or with 1 to 5 points."""

    YES_NO = "ya_tidak"
    POINTS = "1_5"


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A row as the store holds it. One that is struck out is offered no more, but what names it can still be read."""

    kind: ReferenceKind
    year: int
    code: str
    values: Mapping[str, str]
    is_struck: bool = False
    revision: int = 0

    def value(self, name: str) -> str:
        """Return a value, empty where there is none."""
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True)
class SaveReference:
    """One save of a row by hand."""

    kind: ReferenceKind
    year: int
    code: str
    values: Mapping[str, str]
    actor: str
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A usable row of a file, with its line."""

    line: int
    code: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BadReference:
    """A row that cannot be used, and why."""

    line: int
    reason: str
    shown: str


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """What a file says: one table of one kind."""

    kind: ReferenceKind
    rows: tuple[ListedRow, ...]
    bad: tuple[BadReference, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferencePlan:
    """What taking over a list does: the codes that are new, that change, that stay, and that it does not name."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    unnamed: tuple[str, ...]
    bad: tuple[BadReference, ...] = ()

    @property
    def is_no_op(self) -> bool:
        """Tell whether nothing would be written."""
        return not self.new and not self.changed


def check_reference(kind: ReferenceKind, code: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values in their one written form, empty ones left out. Raises UserError that names what is wrong."""
    if not code.strip() or len(code) > MAX_CODE:
        raise UserError(
            QT_TRANSLATE_NOOP("reference", "Kode belum diisi atau terlalu panjang."),
            QT_TRANSLATE_NOOP("reference", "Beri setiap baris kode sendiri, paling banyak 100 huruf."),
        )
    normal: dict[str, str] = {}
    for column in COLUMNS[kind]:
        text = values.get(column.name, "").strip()
        if column.is_required and not text:
            raise UserError(
                QT_TRANSLATE_NOOP("reference", "Kolom {column} di baris {code} kosong.").format(
                    column=column.name, code=code
                ),
                QT_TRANSLATE_NOOP("reference", "Isi kolom itu."),
            )
        try:
            written = _READERS[column.kind](text) if text else ""
        except ValueError:
            written = None
        if written is None or len(written) > MAX_VALUE:
            raise UserError(
                QT_TRANSLATE_NOOP("reference", "Kolom {column} di baris {code} tidak terbaca: {text}").format(
                    column=column.name, code=code, text=text[:80]
                ),
                QT_TRANSLATE_NOOP("reference", "Tulis angka tanpa satuan, atau kosongkan."),
            )
        if written:
            normal[column.name] = written
    return normal


def plan_reference(listed: ReferenceList, known: Iterable[ReferenceRow]) -> ReferencePlan:
    """Compare a list with the rows of its kind and year. What it does not name stays as it is."""
    before = {row.code: row for row in known if row.kind is listed.kind}
    named = {row.code: row for row in listed.rows}
    changed = [code for code, row in named.items() if code in before and _differs(before[code], row.values)]
    return ReferencePlan(
        new=tuple(code for code in named if code not in before),
        changed=tuple(changed),
        same=tuple(code for code in named if code in before and code not in changed),
        unnamed=tuple(code for code, row in before.items() if code not in named and not row.is_struck),
        bad=listed.bad,
    )


def as_list(rows: Iterable[ReferenceRow], kind: ReferenceKind) -> ReferenceList:
    """Return a table as a list that can be taken over into another year."""
    lines = enumerate(of_kind(rows, kind), start=1)
    return ReferenceList(kind, tuple(ListedRow(line, row.code, row.values) for line, row in lines))


def of_kind(rows: Iterable[ReferenceRow], kind: ReferenceKind) -> Sequence[ReferenceRow]:
    """Return the rows of one table that are not struck out, in their order."""
    return [row for row in rows if row.kind is kind and not row.is_struck]


def _differs(row: ReferenceRow, values: Mapping[str, str]) -> bool:
    return row.is_struck or dict(row.values) != dict(values)


def _amount(text: str) -> str | None:
    try:
        return str(parse_rupiah(text))
    except UserError:
        return None


def _number(text: str) -> str | None:
    try:
        # Spreadsheets write 0.443 with a point; people write 0,443.
        number = parse_volume(text.replace(".", ",") if _POINT.fullmatch(text) else text)
    except UserError:
        return None
    return None if number is None else f"{number:f}"


def _count(text: str) -> str | None:
    number = _number(text)
    return number if number is not None and number.isdigit() else None


def _work_kind(text: str) -> str | None:
    plain = "".join(c for c in text.casefold() if c.isalpha())
    return {"fisik": WorkKind.PHYSICAL.value, "nonfisik": WorkKind.NON_PHYSICAL.value}.get(plain)


def _scale(text: str) -> str | None:
    plain = "".join(c for c in text.casefold() if c.isalnum())
    return {"yatidak": Scale.YES_NO.value, "15": Scale.POINTS.value}.get(plain)


_READERS: Mapping[ValueKind, Callable[[str], str | None]] = {
    ValueKind.TEXT: lambda text: text,
    ValueKind.AMOUNT: _amount,
    ValueKind.COUNT: _count,
    ValueKind.NUMBER: _number,
    ValueKind.WORK_KIND: _work_kind,
    ValueKind.SCALE: _scale,
}
