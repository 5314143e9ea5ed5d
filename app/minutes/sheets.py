"""The minutes as tables of typed values: what a spreadsheet holds, whatever the file format.

A cell that is not known is None and stays empty, so that it can be counted and filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.agenda_outlook import ItemOutlook
from app.domain.attendance import Attendee
from app.domain.disturbance import Disturbance
from app.domain.documents.model import Paper
from app.domain.minutes import PlaceAttendance, SessionFacts, SiteMinutes, TimelineEntry
from app.domain.minutes_words import (
    AGENDA_WORDS,
    DISTURBANCE_WORDS,
    PROGRESS_WORDS,
    STATE_WORDS,
    URGENCY_WORDS,
    acted,
    disturbed,
    happened,
    person_line,
    place_title,
    site_title,
)
from app.domain.proposal import Proposal, Urgency
from app.domain.wording import local_time
from app.minutes.fingerprint import fingerprint
from app.minutes.tags import outage_s

LAYOUT_VERSION = 2
"""Counts up when a column moves or changes its meaning; whoever reads the file by program checks it."""

Cell = str | int | Decimal | date | datetime | timedelta | None


class TimeShown(StrEnum):
    """What is shown of a point in time; the cell itself always holds the day too."""

    MOMENT = "tanggal dan jam"
    CLOCK = "jam"
    SECONDS = "jam sampai detik"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, its width in characters, whether its numbers are sums of money, how it shows a time."""

    title: str
    width: float
    is_money: bool = False
    time: TimeShown = TimeShown.MOMENT


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. The first `frozen` columns stay in view, the first `printed` go on paper (0: all of them)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    frozen: int = 0
    printed: int = 0
    is_list: bool = True


@dataclass(frozen=True, slots=True)
class WorkbookProperties:
    """What the file says of itself."""

    title: str
    author: str
    written: datetime
    paper: Paper = Paper.F4


def sheets(document: SessionFacts) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook in their order. The numbers left out belong to later formats."""
    tables = (
        _proposals(document),
        _people(document),
        _floor(document),
        _recap(document),
        _disturbances(document),
        _links(document),
        _agenda(document),
    )
    return (_info(document, tables), *tables)


def _info(document: SessionFacts, tables: Sequence[Sheet]) -> Sheet:
    session = document.session
    rows: list[tuple[Cell, Cell]] = [
        ("Judul", _known(session.title)),
        ("Kode sesi", _known(session.session_id)),
        ("Instansi", _known(session.agency)),
        ("Kota", _known(session.city)),
        ("Hari, tanggal", session.held_on),
        ("Sesi dibuka (WIB)", _moment(document.opened_ms)),
        ("Sesi ditutup (WIB)", _moment(document.closed_ms)),
        ("Tahun RKPD", session.rkpd_year),
        ("Jumlah lokasi", len(document.sites)),
        ("Lokasi hadir", document.sites_present),
        ("Jumlah peserta hadir", len(document.people)),
        ("Jumlah giliran bicara", sum(site.turns for site in document.sites)),
        ("Jumlah usulan dicatat", len(document.proposals)),
        ("Status", "DRAF"),
        ("Waktu ekspor (WIB)", _moment(document.written_ms)),
        ("Sidik isi (SHA-256)", fingerprint(document)),
        ("Versi susunan", LAYOUT_VERSION),
        *((f"Lembar {table.name}", table.title) for table in tables),
    ]
    return Sheet(
        name="00_Info",
        title="Keterangan",
        columns=(Column("Keterangan", 28), Column("Isi", 76)),
        rows=tuple(rows),
        is_list=False,
    )


def _proposals(document: SessionFacts) -> Sheet:
    return Sheet(
        name="01_Usulan",
        title="Daftar usulan",
        columns=(
            Column("No. usulan", 11),
            Column("Lokasi sidang", 20),
            Column("Pengusul", 22),
            Column("RW", 6),
            Column("RT", 6),
            Column("Permasalahan", 42),
            Column("Usulan", 42),
            Column("Lokasi usulan", 28),
            Column("Urgensi", 12),
            Column("Volume", 11),
            Column("Satuan", 10),
            Column("Status", 12),
            Column("Kecamatan", 18),
            Column("Kode wilayah", 15),
            Column("Kode urgensi", 16),
            Column("Dicatat (WIB)", 20),
            Column("Diubah (WIB)", 20),
            Column("Revisi", 8),
            Column("UUID usulan", 38),
            Column("UUID giliran bicara", 38),
            Column("ID lokasi", 18),
            Column("Kode sesi", 24),
        ),
        rows=tuple(_proposal_row(site, proposal) for site in document.sites for proposal in site.proposals),
        frozen=1,
        printed=11,
    )


def _proposal_row(minutes: SiteMinutes, proposal: Proposal) -> tuple[Cell, ...]:
    fields = proposal.fields
    return (
        _known(proposal.number),
        _known(site_title(minutes.site)),
        _known(fields.pengusul),
        _known(fields.rw),
        _known(fields.rt),
        _known(fields.permasalahan),
        _known(fields.usulan),
        _known(fields.lokasi),
        _known(URGENCY_WORDS[fields.urgensi]),
        fields.volume,
        _known(fields.satuan),
        STATE_WORDS[proposal.state],
        _known(minutes.site.kecamatan),
        _known(minutes.site.code),
        _known(fields.urgensi.value),
        _moment(proposal.created_ms),
        _moment(proposal.updated_ms),
        proposal.revision,
        _known(proposal.proposal_id),
        _known(proposal.request_id or ""),
        _known(proposal.site_id),
        _known(proposal.session_id),
    )


def _people(document: SessionFacts) -> Sheet:
    people = [(place, person) for place in document.attendance for person in place.people]
    return Sheet(
        name="04_Hadir",
        title="Daftar hadir",
        columns=(
            Column("No", 6),
            Column("Titik hadir", 28),
            Column("Nama", 30),
            Column("Unsur", 22),
            Column("L/P", 6),
            Column("Jabatan", 26),
            Column("Lembaga/Instansi", 30),
            Column("No. telepon", 18),
            Column("Jam masuk (WIB)", 20),
            Column("Jam keluar (WIB)", 20),
            Column("Delegasi", 10),
            Column("Boleh menjawab", 10),
            Column("Kode wilayah", 15),
            Column("UUID orang", 38),
            Column("ID lokasi", 18),
        ),
        rows=tuple(_person_row(no, place, person) for no, (place, person) in enumerate(people, start=1)),
        frozen=3,
        printed=10,
    )


def _person_row(position: int, place: PlaceAttendance, person: Attendee) -> tuple[Cell, ...]:
    fields = person.fields
    return (
        position,
        _known(place_title(place.site)),
        _known(fields.name),
        _known(fields.unsur),
        _known(fields.gender.value),
        _known(fields.office),
        _known(fields.organisation),
        _known(fields.phone),
        _moment(person.present_ms),
        _moment(person.left_ms),
        "ya" if fields.is_delegate else None,
        "ya" if fields.may_answer else None,
        _known(place.site.code) if place.site else None,
        _known(person.attendee_id),
        _known(person.site_id),
    )


def _agenda(document: SessionFacts) -> Sheet:
    items = document.agenda
    held_s = sum(item.real_s for item in items)
    return Sheet(
        name="12_Agenda",
        title="Susunan acara",
        columns=(
            Column("No", 6),
            Column("Acara", 44),
            Column("Jenis", 26),
            Column("Rencana (menit)", 11),
            Column("Waktu nyata", 12),
            Column("Lebih lama", 12),
            Column("Mulai (WIB)", 20),
            Column("Selesai (WIB)", 20),
            Column("Keadaan", 16),
        ),
        rows=tuple(_agenda_row(item) for item in items),
        totals=(
            *("JUMLAH", None, None, sum(item.item.planned_min for item in items), timedelta(seconds=held_s)),
            *(timedelta(seconds=sum(item.over_s for item in items)), None, None, None),
        )
        if items
        else (),
        frozen=2,
    )


def _agenda_row(item: ItemOutlook) -> tuple[Cell, ...]:
    begun = item.begun_ms is not None
    return (
        item.number,
        _known(item.item.title),
        AGENDA_WORDS[item.item.kind],
        item.item.planned_min,
        timedelta(seconds=item.real_s) if begun else None,
        timedelta(seconds=item.over_s) if begun else None,
        _moment(item.begun_ms),
        _moment(item.ended_ms),
        PROGRESS_WORDS[item.progress],
    )


def _links(document: SessionFacts) -> Sheet:
    return Sheet(
        name="11_Sambungan",
        title="Kehadiran lokasi",
        columns=(
            Column("No", 6),
            Column("Kode wilayah", 15),
            Column("Lokasi", 30),
            Column("Kecamatan", 18),
            Column("Hadir sejak (WIB)", 20),
            Column("Terakhir terlihat (WIB)", 20),
            Column("Lama tersambung", 14),
            Column("Jumlah gangguan", 12),
            Column("Lama gangguan", 12),
            Column("Jumlah peserta", 11),
            Column("Peserta", 50),
        ),
        rows=tuple(_link_row(no, site, document) for no, site in enumerate(document.sites, start=1)),
        frozen=3,
    )


def _link_row(position: int, minutes: SiteMinutes, document: SessionFacts) -> tuple[Cell, ...]:
    presence = minutes.presence
    connected = presence.first_ms is not None
    return (
        position,
        _known(minutes.site.code),
        _known(site_title(minutes.site)),
        _known(minutes.site.kecamatan),
        _moment(presence.first_ms),
        _moment(presence.last_ms),
        timedelta(seconds=presence.connected_s) if connected else None,
        len(presence.outages) if connected else None,
        timedelta(seconds=outage_s(minutes, document)) if connected else None,
        len(minutes.participants) or None,
        _known("\n".join(person_line(person) for person in minutes.participants)),
    )


def _floor(document: SessionFacts) -> Sheet:
    return Sheet(
        name="06_Log_bicara",
        title="Jalannya forum",
        columns=(
            Column("No", 6),
            Column("Waktu (WIB)", 20),
            Column("Kode wilayah", 15),
            Column("Lokasi", 30),
            Column("Kecamatan", 18),
            Column("Pembicara", 28),
            Column("Jabatan", 28),
            Column("Kejadian", 30),
            Column("Lama bicara", 12),
            Column("Perubahan waktu (detik)", 14),
            Column("Kode kejadian", 16),
        ),
        rows=tuple(_floor_row(no, entry) for no, entry in enumerate(document.timeline, start=1)),
        frozen=2,
        printed=9,
    )


def _floor_row(position: int, entry: TimelineEntry) -> tuple[Cell, ...]:
    return (
        position,
        _moment(entry.at_ms),
        _known(entry.site.code),
        _known(site_title(entry.site)),
        _known(entry.site.kecamatan),
        _known(entry.speaker.name),
        _known(entry.speaker.office),
        happened(entry),
        None if entry.duration_s is None else timedelta(seconds=entry.duration_s),
        entry.added_s or None,
        entry.kind.value,
    )


def _recap(document: SessionFacts) -> Sheet:
    counted = tuple(_counts(site) for site in document.sites)
    return Sheet(
        name="07_Rekap",
        title="Rekapitulasi per lokasi",
        columns=(
            Column("Kode wilayah", 15),
            Column("Lokasi", 30),
            Column("Kecamatan", 18),
            Column("Usulan dicatat", 11),
            *(Column(URGENCY_WORDS[urgency] or "Urgensi belum diisi", 12) for urgency in _URGENCIES),
            Column("Giliran bicara", 11),
            Column("Lama bicara", 12),
        ),
        rows=tuple(
            (
                _known(site.site.code),
                _known(site_title(site.site)),
                _known(site.site.kecamatan),
                *counts,
                timedelta(seconds=site.spoken_s),
            )
            for site, counts in zip(document.sites, counted, strict=True)
        ),
        totals=(
            "JUMLAH",
            None,
            None,
            *(sum(column) for column in zip(*counted, strict=True)),
            timedelta(seconds=sum(site.spoken_s for site in document.sites)),
        )
        if counted
        else (),
        frozen=2,
    )


def _disturbances(document: SessionFacts) -> Sheet:
    return Sheet(
        name="10_Gangguan",
        title="Log gangguan",
        columns=(
            Column("No", 6),
            Column("Waktu (WIB)", 20),
            Column("Kode wilayah", 15),
            Column("Lokasi", 30),
            Column("Kecamatan", 18),
            Column("Jenis", 10),
            Column("Uraian", 50),
            Column("Lama", 12),
            Column("Tindakan", 44),
            Column("Suara lokasi (dBFS)", 12),
            Column("Suara tertinggi (dBFS)", 12),
            Column("Catatan", 30),
            Column("Kode jenis", 12),
            Column("Kode hasil", 16),
        ),
        rows=tuple(_disturbance_row(no, entry) for no, entry in enumerate(document.disturbances, start=1)),
        frozen=2,
        printed=9,
    )


def _disturbance_row(position: int, entry: Disturbance) -> tuple[Cell, ...]:
    check = entry.check
    level = check.level if check else None
    return (
        position,
        _moment(entry.from_ms),
        _known(entry.site.code),
        _known(site_title(entry.site)),
        _known(entry.site.kecamatan),
        DISTURBANCE_WORDS[entry.kind],
        disturbed(entry),
        None if entry.lasted_s is None else timedelta(seconds=entry.lasted_s),
        _known(acted(entry)),
        Decimal(f"{level.typical_dbfs:.1f}") if level else None,
        Decimal(f"{level.loudest_dbfs:.1f}") if level else None,
        _known(check.note) if check else None,
        entry.kind.value,
        check.outcome.value if check else None,
    )


_URGENCIES = (Urgency.VERY_HIGH, Urgency.HIGH, Urgency.MEDIUM, Urgency.LOW, Urgency.VERY_LOW, Urgency.UNSET)


def _counts(minutes: SiteMinutes) -> tuple[int, ...]:
    by_urgency = (sum(1 for p in minutes.proposals if p.fields.urgensi is urgency) for urgency in _URGENCIES)
    return (len(minutes.proposals), *by_urgency, minutes.turns)


def _known(text: str) -> str | None:
    return text if text.strip() else None


def _moment(at_ms: int | None) -> datetime | None:
    """Return local time without a zone: a spreadsheet knows none, so the column's title names it."""
    return None if at_ms is None else local_time(at_ms).replace(tzinfo=None)
