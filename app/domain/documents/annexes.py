"""Annexes I, II, VI and VII of a Berita Acara: agenda, attendance, mandate, recap by area (domain.md §4.3). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.attendance import Attendee
from app.domain.documents.listing import (
    Lists,
    cost,
    in_state,
    is_of_kelurahan,
    known,
    moment,
    of_proposals,
    place_name,
    seconds,
)
from app.domain.documents.model import CellKind, Column, Row, Section, Statement, Table
from app.domain.documents.settings import filled
from app.domain.documents.sources import from_item, from_person, from_session
from app.domain.minutes_words import PROGRESS_WORDS, or_dots, site_title
from app.domain.proposal import Decision, Proposal
from app.domain.quota import NO_QUOTA
from app.domain.site import Site
from app.domain.terbilang import terbilang

_PERSON_COLUMNS = (
    Column("no", "No", 9, CellKind.NUMBER),
    Column("nama", "Nama", 46),
    Column("lembaga", "Lembaga/Instansi", 46),
    Column("telepon", "Alamat dan No. Telepon", 40),
)
_SIGN = Column("tanda_tangan", "Tanda tangan", 34, CellKind.SIGN)


def agenda_section(lists: Lists) -> Section:
    """Annex I: what was planned, and what it took."""
    columns = (
        Column("no", "No", 10, CellKind.NUMBER),
        Column("rencana", "Waktu rencana (menit)", 26, CellKind.NUMBER),
        Column("mulai", "Mulai", 20, CellKind.CLOCK, is_blank_known=True),
        Column("selesai", "Selesai", 20, CellKind.CLOCK, is_blank_known=True),
        Column("nyata", "Waktu nyata", 24, CellKind.LASTING, is_blank_known=True),
        Column("acara", "Acara", 90),
        Column("penanggung_jawab", "Penanggung jawab", 50),
        Column("keadaan", "Keadaan", 30),
    )
    rows = tuple(
        Row(
            f"acara/{item.item_id}",
            (
                item.number,
                item.item.planned_min,
                moment(item.begun_ms),
                moment(item.ended_ms),
                seconds(item.real_s) if item.begun_ms is not None else None,
                known(item.item.title),
                known(item.item.responsible),
                PROGRESS_WORDS[item.progress],
            ),
            (from_item(item.item_id),),
        )
        for item in lists.material.facts.agenda
    )
    table = Table("acara", columns, rows, "Tidak ada susunan acara yang dicatat.")
    return Section("lampiran-1", ("Susunan acara",), (table,), annex="I", is_landscape=True)


def attendance_section(lists: Lists, people: Sequence[Attendee], blank_rows: int) -> Section:
    """Annex II: who took part, with room to sign by hand."""
    sites = {site.site_id: site for site in lists.material.record.session.sites}
    columns = (
        *_PERSON_COLUMNS[:3],
        Column("unsur", "Unsur", 34),
        Column("jk", "L/P", 10, CellKind.CODE),
        Column("telepon", "Alamat dan No. Telepon", 36),
        Column("titik", "Titik hadir", 34),
        Column("jam", "Jam masuk", 18, CellKind.CLOCK),
        _SIGN,
    )
    rows = [
        Row(
            f"hadir/{person.attendee_id}",
            (
                number,
                known(person.fields.name),
                _organisation(person),
                known(person.fields.unsur),
                known(person.fields.gender.value),
                known(person.fields.phone),
                place_name(sites.get(person.site_id)),
                moment(person.present_ms),
                None,
            ),
            (from_person(person),),
        )
        for number, person in enumerate(people, start=1)
    ]
    rows += [
        Row(f"hadir/kosong-{extra}", (len(people) + extra, *[None] * (len(columns) - 1)), is_blank=True)
        for extra in range(1, blank_rows + 1)
    ]
    table = Table("hadir", columns, tuple(rows), "Tidak ada orang yang dicatat hadir.")
    return Section("lampiran-2", ("Daftar hadir",), (table,), annex="II", is_landscape=True)


def mandate_section(lists: Lists, site: Site) -> Section:
    """Annex VI: the mandate and who has it. Who is missing is a line of dots."""
    settings, session = lists.material.settings, lists.material.record.session
    people = [p for p in lists.material.record.attendees if p.site_id == site.site_id and p.fields.is_delegate]
    people = [p for p in people if not p.is_struck]
    rows = [
        Row(
            f"delegasi/{person.attendee_id}",
            (number, known(person.fields.name), _organisation(person), known(person.fields.phone), None),
            (from_person(person),),
        )
        for number, person in enumerate(people, start=1)
    ]
    rows += [
        Row(f"delegasi/{number}", (number, None, None, None, None))
        for number in range(len(people) + 1, settings.delegates + 1)
    ]
    columns = (*_PERSON_COLUMNS, _SIGN)
    table = Table("delegasi", columns, tuple(rows), "Tidak ada delegasi yang dicatat.")
    text = filled(settings.phrases.mandate, wilayah=or_dots(site_title(site)))
    count = f"Jumlah delegasi: {settings.delegates} ({terbilang(settings.delegates)}) orang."
    source = (from_session(session.session_id),)
    blocks = (Statement("mandat", text, source), Statement("mandat/jumlah", count, source), table)
    return Section("lampiran-6", ("Surat mandat dan daftar delegasi",), blocks, annex="VI", is_landscape=True)


_RECAP_COLUMNS = (
    Column("kode", "Kode", 26, CellKind.CODE),
    Column("wilayah", "Wilayah", 42),
    Column("maks", "Maks", 14, CellKind.NUMBER, is_blank_known=True),
    Column("usulan", "Usulan RW", 16, CellKind.NUMBER),
    Column("selisih", "Selisih", 16, CellKind.NUMBER, is_blank_known=True),
    Column("nilai", "Nilai usulan RW", 34, CellKind.RUPIAH),
    Column("diterima", "Diterima", 18, CellKind.NUMBER),
    Column("nilai_diterima", "Nilai diterima", 34, CellKind.RUPIAH),
    Column("ditolak", "Ditolak", 16, CellKind.NUMBER),
    Column("kelurahan", "Usulan kelurahan", 20, CellKind.NUMBER),
    Column("nilai_kelurahan", "Nilai usulan kelurahan", 34, CellKind.RUPIAH),
)


def recap_section(lists: Lists, site: Site) -> Section:
    """Annex VII: the numbers of each RW, and of the kelurahan against its quota."""
    proposals = lists.of(site)
    quota = lists.material.quotas.get(site.site_id, NO_QUOTA)
    by_rw: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.fields.rw.strip():
            by_rw.setdefault(_plain(proposal.fields.rw), []).append(proposal)
    rows = [_recap_row(f"rekap-wilayah/rw-{rw}", rw, f"RW {rw}", by_rw[rw], quota.per_rw) for rw in sorted(by_rw)]
    total = _recap_row(
        "rekap-wilayah/jumlah", site.code, or_dots(site_title(site)), proposals, quota.most, is_total=True
    )
    table = Table("rekap-wilayah", _RECAP_COLUMNS, (*rows, total), "")
    return Section("lampiran-7", ("Rekapitulasi wilayah",), (table,), annex="VII", is_landscape=True)


def session_recap(lists: Lists) -> Table:
    """Return the recap of the whole session: a line for each site, then the sum."""
    sites = lists.material.record.session.sites
    rows = [
        _recap_row(
            f"rekap-wilayah/{site.site_id}",
            site.code,
            or_dots(site_title(site)),
            lists.of(site),
            lists.material.quotas.get(site.site_id, NO_QUOTA).most,
        )
        for site in sites
    ]
    everything = [proposal for site in sites for proposal in lists.of(site)]
    total = _recap_row("rekap-wilayah/jumlah", "", "JUMLAH", everything, None, is_total=True)
    return Table("rekap-wilayah", _RECAP_COLUMNS, (*rows, total) if rows else (), "Tidak ada lokasi dalam sesi ini.")


def _recap_row(
    key: str, code: str, name: str, proposals: Iterable[Proposal], most: int | None, *, is_total: bool = False
) -> Row:
    filed = tuple(proposals)
    own = tuple(p for p in filed if is_of_kelurahan(p))
    of_rw = tuple(p for p in filed if not is_of_kelurahan(p))
    agreed, refused = in_state(filed, Decision.AGREED), in_state(filed, Decision.NOT_AGREED)
    return Row(
        key,
        (
            known(code) or ("" if is_total else None),
            name,
            most,
            len(of_rw),
            None if most is None else most - len(of_rw),
            cost(of_rw),
            len(agreed),
            cost(agreed),
            len(refused),
            len(own),
            cost(own),
        ),
        of_proposals(filed),
        is_total=is_total,
    )


def _plain(rw: str) -> str:
    plain = " ".join(rw.split())
    return plain.lstrip("0").zfill(2) if plain.isascii() and plain.isdigit() else plain


def _organisation(person: Attendee) -> str | None:
    return known(" · ".join(t for t in (person.fields.office, person.fields.organisation) if t.strip()))
