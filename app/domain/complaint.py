"""Complaints of another channel, SOROT above all: the background of a usulan, never a usulan themselves.

No interface of SOROT is known (domain.md §1.3), so a list is whatever somebody exported: its columns are
guessed by their titles. A complaint is not edited here; a newer list says what is true now.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from app.domain.identity import SiteId
from app.domain.proposal import MAX_TEXT, Proposal
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_columns import plain_title, unique_titles
from app.domain.usulan_import import RawRow, UnreadableError, UnusableRow
from app.domain.usulan_place import ElsewhereError, Place, Places
from app.domain.usulan_text import parse_date, split_address

ComplaintId = NewType("ComplaintId", str)

SOROT = "SOROT"
_WORD = re.compile(r"\w{4,}")
_FEWEST_WORDS = 2
_SHOWN = 5


class ComplaintUse(StrEnum):
    """What a column of a list of complaints is for."""

    NUMBER = "nomor"
    DATE = "tanggal"
    REPORTER = "pelapor"
    TEXT = "isi"
    LOCATION = "lokasi"
    CATEGORY = "kategori"
    STATUS = "status"
    RESPONSE = "tanggapan"
    SITE_CODE = "kode_wilayah"
    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"


_GUESSES: Mapping[ComplaintUse, tuple[str, ...]] = {
    ComplaintUse.NUMBER: (
        *("nomor", "no laporan", "no aduan", "nomor laporan", "nomor aduan", "id", "id laporan", "id aduan"),
        *("tracking id", "kode laporan", "no tiket", "nomor tiket", "ticket", "report id", "no pengaduan"),
    ),
    ComplaintUse.DATE: ("tanggal", "tgl", "tanggal laporan", "tanggal aduan", "waktu", "created at", "date", "dibuat"),
    ComplaintUse.REPORTER: ("pelapor", "nama pelapor", "nama", "reporter", "user"),
    ComplaintUse.TEXT: (
        *("isi", "isi laporan", "isi aduan", "laporan", "aduan", "deskripsi", "description", "keluhan", "uraian"),
        *("pengaduan", "isi pengaduan", "text", "message"),
    ),
    ComplaintUse.LOCATION: ("lokasi", "alamat", "lokasi kejadian", "address", "location", "tempat"),
    ComplaintUse.CATEGORY: ("kategori", "jenis", "jenis aduan", "category", "topik"),
    ComplaintUse.STATUS: ("status", "status laporan", "status aduan"),
    ComplaintUse.RESPONSE: ("tanggapan", "respon", "response", "jawaban", "tindak lanjut"),
    ComplaintUse.SITE_CODE: ("kode wilayah", "kode kelurahan"),
    ComplaintUse.KELURAHAN: ("kelurahan", "desa kelurahan", "kelurahan desa", "village"),
    ComplaintUse.KECAMATAN: ("kecamatan", "district"),
}
_GUESS_OF = {title: use for use, titles in _GUESSES.items() for title in titles}


@dataclass(frozen=True, slots=True)
class ComplaintFields:
    """What a complaint says. `number` is its number in the channel, `reported_on` a date as ISO 8601 or empty."""

    number: str
    text: str
    site_id: SiteId | None = None
    reported_on: str = ""
    reporter: str = ""
    location: str = ""
    point: str = ""
    category: str = ""
    status: str = ""
    response: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as the store holds it."""

    complaint_id: ComplaintId
    channel: str
    fields: ComplaintFields
    revision: int


@dataclass(frozen=True, slots=True)
class RawComplaints:
    """A file's table of complaints, before its rows are understood."""

    file: str
    titles: tuple[str, ...]
    uses: tuple[ComplaintUse | None, ...]
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True)
class ComplaintList:
    """A file as it was understood. `elsewhere` are complaints from places that take no part in the session."""

    raw: RawComplaints
    complaints: tuple[ComplaintFields, ...]
    bad: tuple[UnusableRow, ...]
    elsewhere: tuple[UnusableRow, ...]


@dataclass(frozen=True, slots=True)
class ComplaintPlan:
    """What a list does to the complaints that are there: each with the one it meets, None for a new one."""

    new: tuple[ComplaintFields, ...]
    changed: tuple[tuple[Complaint, ComplaintFields], ...]
    same: int
    bad: tuple[UnusableRow, ...]
    elsewhere: int


def guessed_uses(titles: Sequence[str]) -> tuple[ComplaintUse | None, ...]:
    """Return what the columns of a list of complaints seem to be for; each use goes to one column."""
    uses: list[ComplaintUse | None] = []
    for title in titles:
        # A name within another is told by itself: `alamat.kelurahan`.
        use = _GUESS_OF.get(plain_title(title)) or _GUESS_OF.get(plain_title(title.rpartition(".")[2]))
        uses.append(None if use in uses else use)
    return tuple(uses)


def recognised(cells: Sequence[str]) -> int:
    """Return how many titles of a list of complaints stand in a row; 0 if the complaint itself has no column."""
    found = {use for use in guessed_uses([cell for cell in cells if cell]) if use}
    return len(found) if ComplaintUse.TEXT in found and len(found) > 1 else 0


def raw_complaints(file: str, titles: Sequence[str], rows: Iterable[RawRow]) -> RawComplaints:
    """Return a table with guesses of what its columns are for."""
    return RawComplaints(file, unique_titles(titles), guessed_uses(titles), tuple(rows))


def understand_complaints(raw: RawComplaints, places: Places) -> ComplaintList:
    """Understand every row. A place that is not known leaves the complaint without a site; it is no mistake."""
    found: dict[str, ComplaintFields] = {}
    bad: list[UnusableRow] = []
    elsewhere: list[UnusableRow] = []
    for row in raw.rows:
        try:
            fields = _fields(raw, row, places)
        except ElsewhereError as error:
            elsewhere.append(UnusableRow(row, error.reason, error.shown))
            continue
        except UnreadableError as error:
            bad.append(UnusableRow(row, error.reason, error.shown))
            continue
        if found.setdefault(fields.number, fields) != fields:
            reason = QT_TRANSLATE_NOOP("usulan_import", "ID sudah dipakai baris lain dengan isi yang berbeda.")
            bad.append(UnusableRow(row, reason, fields.number))
    return ComplaintList(raw, tuple(found.values()), tuple(bad), tuple(elsewhere))


def _fields(raw: RawComplaints, row: RawRow, places: Places) -> ComplaintFields:
    texts = {
        use: row.cells[title].strip()
        for title, use in zip(raw.titles, raw.uses, strict=True)
        if use and title in row.cells
    }
    text = texts.get(ComplaintUse.TEXT, "")
    if not text:
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Isi pengaduan kosong."))
    if any(len(one) > MAX_TEXT for one in texts.values()):
        raise UnreadableError(QT_TRANSLATE_NOOP("usulan_import", "Isian lebih panjang dari 10.000 huruf."))
    day = parse_date(texts.get(ComplaintUse.DATE, ""))
    address = split_address(texts.get(ComplaintUse.LOCATION, ""))
    location = texts.get(ComplaintUse.LOCATION, "") if address.point is None else address.text
    return ComplaintFields(
        number=texts.get(ComplaintUse.NUMBER, "") or _mark(texts),
        text=text,
        site_id=_site(texts, places),
        reported_on=day.isoformat() if day else "",
        reporter=texts.get(ComplaintUse.REPORTER, ""),
        location=location,
        point=str(address.point) if address.point else "",
        category=texts.get(ComplaintUse.CATEGORY, ""),
        status=texts.get(ComplaintUse.STATUS, ""),
        response=texts.get(ComplaintUse.RESPONSE, ""),
    )


def _site(texts: Mapping[ComplaintUse, str], places: Places) -> SiteId | None:
    parts = (ComplaintUse.SITE_CODE, ComplaintUse.KELURAHAN, ComplaintUse.KECAMATAN)
    code, kelurahan, kecamatan = (texts.get(use, "") for use in parts)
    try:
        return places.site_of(Place(code, kelurahan, kecamatan))
    except ElsewhereError:
        raise
    except UnreadableError:
        return None


def _mark(texts: Mapping[ComplaintUse, str]) -> str:
    said = (ComplaintUse.DATE, ComplaintUse.REPORTER, ComplaintUse.LOCATION, ComplaintUse.TEXT)
    content = chr(0).join(plain_title(texts.get(use, "")) for use in said)
    return f"isi:{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:32]}"


def plan_complaints(listed: ComplaintList, there: Iterable[Complaint]) -> ComplaintPlan:
    """Work out what a list does. The list is right: nobody edits a complaint here."""
    known = {one.fields.number: one for one in there}
    new = tuple(one for one in listed.complaints if one.number not in known)
    met = [(known[one.number], one) for one in listed.complaints if one.number in known]
    changed = tuple((before, after) for before, after in met if before.fields != after)
    return ComplaintPlan(new, changed, len(met) - len(changed), listed.bad, len(listed.elsewhere))


def background(proposal: Proposal, complaints: Iterable[Complaint]) -> tuple[Complaint, ...]:
    """Return the complaints that seem to be about the same need, the likeliest first.

    They come from the same site, or from nowhere that is known, and share two longer words at least with what the
    usulan says; a shared street counts as much as a shared trouble.
    """
    fields = proposal.fields
    wanted = _words(f"{fields.usulan} {fields.permasalahan} {fields.lokasi} {fields.lokasi_detail}")
    ranked: list[tuple[int, bool, Complaint]] = []
    for one in complaints:
        if one.fields.site_id not in (proposal.site_id, None):
            continue
        shared = len(wanted & _words(f"{one.fields.text} {one.fields.location}"))
        if shared >= _FEWEST_WORDS:
            ranked.append((-shared, one.fields.site_id is None, one))
    ranked.sort(key=lambda entry: (entry[0], entry[1], entry[2].fields.number))
    return tuple(one for _, _, one in ranked[:_SHOWN])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
