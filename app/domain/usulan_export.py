"""Proposals as rows of SIPD's and SIENCANG's lists, so that what was taken in can be given back.

Columns that no field holds are written as they were read. Numbers stay numbers, codes stay text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import prod

from app.domain.proposal import Decision, Proposal, Source
from app.domain.session import Session
from app.domain.site import Site
from app.domain.usulan_columns import TITLES
from app.domain.usulan_import import UnreadableError
from app.domain.usulan_status import flag_text, status_text
from app.domain.usulan_text import Address, join_address, parse_date
from app.domain.wording import local_time

ExportCell = str | int | Decimal | date | None
Others = Mapping[str, str]
_NO_OTHERS: Others = {}


@dataclass(frozen=True, slots=True)
class ExportedList:
    """A list in the layout of another system."""

    source: Source
    titles: tuple[str, ...]
    rows: tuple[tuple[ExportCell, ...], ...]


def exported_list(source: Source, session: Session, proposals: Iterable[Proposal]) -> ExportedList:
    """Return the proposals in the layout of `source`, SIPD or SIENCANG, in the order in which they come."""
    make = _MAKERS[source]
    titles = TITLES[source]
    rows: list[tuple[ExportCell, ...]] = []
    for number, one in enumerate(proposals, start=1):
        site = session.site(one.site_id)
        # What was kept under the titles of another system means nothing here.
        others = dict(one.origin.others) if one.origin.source is source else _NO_OTHERS
        cells = make(session, site, one, others, number)
        rows.append(tuple(cells.get(title, others.get(title) or None) for title in titles))
    return ExportedList(source, titles, tuple(rows))


def _sipd(session: Session, site: Site, proposal: Proposal, others: Others, number: int) -> dict[str, ExportCell]:
    fields, origin = proposal.fields, proposal.origin
    is_theirs = origin.source is Source.SIPD
    address = Address(fields.lokasi, fields.rw, fields.rt, fields.koordinat)
    return {
        "No": number,
        "ID Usulan": origin.external_id if is_theirs else proposal.number,
        "Tanggal Usul": _day(others.get("Tanggal Usul", ""), None if is_theirs else proposal.created_ms),
        "Pengusul": _text(fields.pengusul),
        "Profil": _text(fields.unsur),
        "Usulan": _text(fields.usulan),
        "Masalah": _text(fields.permasalahan),
        "Alamat": _text(join_address(address)),
        "Kab/Kota": others.get("Kab/Kota") or _text(session.city),
        "Kecamatan": others.get("Kecamatan") or _text(site.kecamatan),
        "Kelurahan": others.get("Kelurahan") or _text(site.name),
        "OPD Tujuan Awal": _text(fields.opd_awal),
        "OPD Tujuan Akhir": _text(fields.opd_akhir),
        "Status": status_text(proposal),
        "Catatan": _note(proposal, others.get("Catatan", "")),
        "Volume": fields.volume,
        "Satuan": _text(fields.satuan),
        "Anggaran": fields.perkiraan_biaya,
        "Jenis Belanja": _text(fields.jenis_belanja),
        "Sub Kegiatan": _text(fields.sub_kegiatan),
    }


def _siencang(session: Session, site: Site, proposal: Proposal, others: Others, number: int) -> dict[str, ExportCell]:
    del number
    fields = proposal.fields
    is_theirs = proposal.origin.source is Source.SIENCANG
    return {
        "tahun": others.get("tahun") or str(session.rkpd_year),
        "kode": others.get("kode", "") if is_theirs else proposal.number,
        "id_kec": others.get("id_kec") or _text(site.code[:8]),
        "id_kel": others.get("id_kel") or _text(site.code),
        "id_rw": _text(fields.rw),
        "id_rt": _text(fields.rt),
        # RW proposes what RW proposed; what was said in the session is the kelurahan's (domain.md §1.5).
        "pengusul": others.get("pengusul", "") if is_theirs else "2",
        "jenis_pekerjaan": _text(fields.kode_kamus),
        "nama_kegiatan": _text(fields.usulan),
        "map_coordinates": None if fields.koordinat is None else str(fields.koordinat),
        "map_address": _text(fields.lokasi),
        "alamat_detail": _text(fields.lokasi_detail),
        "urgensi": _text(fields.uraian_urgensi),
        "sasaran_kegiatan": _text(fields.sasaran),
        "flag": flag_text(proposal),
        "variabel_usulan": _variables(proposal),
        "nilai_usulan": fields.perkiraan_biaya,
        "prioritas_kelurahan": proposal.priority or others.get("prioritas_kelurahan") or None,
        "alasan_kelurahan": _note(proposal, others.get("alasan_kelurahan", "")),
    }


_MAKERS: Mapping[Source, Callable[[Session, Site, Proposal, Others, int], dict[str, ExportCell]]] = {
    Source.SIPD: _sipd,
    Source.SIENCANG: _siencang,
}


def _text(text: str) -> str | None:
    return text if text.strip() else None


def _note(proposal: Proposal, before: str) -> str | None:
    return _text(proposal.decided.reason if proposal.decided.state is Decision.NOT_AGREED else before)


def _day(written: str, at_ms: int | None) -> date | str | None:
    try:
        day = parse_date(written)
    except UnreadableError:
        return written
    if day is None and at_ms is not None:
        day = local_time(at_ms).date()
    return day


def _variables(proposal: Proposal) -> str | None:
    """Write the variables as SIENCANG does; one that has changed its volume since has only that."""
    fields = proposal.fields
    is_whole = prod((value.nilai for value in fields.variabel), start=Decimal(1)) == fields.volume
    if fields.variabel and is_whole and all(value.kode for value in fields.variabel):
        return json.dumps({value.kode: f"{value.nilai:f}" for value in fields.variabel})
    return None if fields.volume is None else f"{fields.volume:f}"
