"""Annexes IV, IV-a and V: what was agreed, all that was proposed, what was not and why (domain.md §4.3). Pure."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.documents.listing import Lists, cost, in_state, known, of_proposals, reason, size, verdict, what, where
from app.domain.documents.model import Block, CellKind, Column, Plate, Plates, Row, Section, Table
from app.domain.documents.sources import from_photo, from_proposal
from app.domain.minutes_words import URGENCY_WORDS, or_dots
from app.domain.proposal import Decision, Proposal
from app.domain.site import Site

_PRIORITY_COLUMNS = (
    Column("no", "No", 9, CellKind.NUMBER),
    Column("prioritas", "Prioritas Daerah", 28),
    Column("sasaran_daerah", "Sasaran Daerah", 24),
    Column("program", "Program", 30),
    Column("kegiatan", "Kegiatan Prioritas", 53),
    Column("sasaran", "Sasaran Kegiatan", 32),
    Column("lokasi", "Lokasi", 38),
    Column("volume", "Volume", 22),
    Column("pagu", "Pagu", 33, CellKind.RUPIAH),
    Column("opd", "Perangkat Daerah Penanggung Jawab", 32),
)
_ALL_COLUMNS = (
    Column("no", "No", 8, CellKind.NUMBER),
    Column("lacak", "No. lacak", 21, CellKind.CODE),
    Column("rw", "RW", 9, CellKind.CODE),
    Column("rt", "RT", 9, CellKind.CODE),
    Column("kegiatan", "Kegiatan", 44),
    Column("pekerjaan", "Pekerjaan (kamus)", 28),
    Column("alamat", "Alamat", 32),
    Column("volume", "Volume", 15, CellKind.VOLUME),
    Column("satuan", "Satuan", 14),
    Column("nilai", "Nilai", 31, CellKind.RUPIAH),
    Column("urgensi", "Urgensi", 19),
    Column("opd", "Perangkat Daerah", 23),
    Column("pengusul", "Pengusul", 25),
    Column("status", "Status", 22),
)
_REST_COLUMNS = (
    Column("no", "No", 9, CellKind.NUMBER),
    Column("usulan", "No. usulan", 20, CellKind.CODE),
    Column("kegiatan", "Kegiatan (masalah dan usulan)", 78),
    Column("lokasi", "Lokasi", 38),
    Column("volume", "Volume", 22),
    Column("pagu", "Pagu", 32, CellKind.RUPIAH),
    Column("alasan", "Alasan", 46),
    Column("pengusul", "Pengusul", 30),
    Column("opd", "Perangkat Daerah", 28),
)


def priority_section(lists: Lists, site: Site) -> Section:
    """Annex IV: what was agreed, by OPD and in the order of the priorities."""
    agreed = sorted(
        in_state(lists.of(site), Decision.AGREED), key=lambda p: (not lists.opd(p), lists.opd(p).casefold())
    )
    rows = [
        Row(
            f"prioritas/{p.proposal_id}",
            (
                number,
                lists.city_priority(p),
                None,
                lists.program(p),
                f"{or_dots(p.number)} {or_dots(p.fields.usulan)}",
                known(p.fields.sasaran),
                where(p),
                size(p),
                p.fields.perkiraan_biaya,
                known(lists.opd(p)),
            ),
            (from_proposal(p.proposal_id),),
        )
        for number, p in enumerate(agreed, start=1)
    ]
    if rows:
        total = ("", "JUMLAH", "", "", f"{len(rows)} kegiatan", "", "", "", cost(agreed), "")
        rows.append(Row("prioritas/jumlah", total, of_proposals(agreed), is_total=True))
    none = "Belum ada usulan yang disepakati."
    table = Table("prioritas", _PRIORITY_COLUMNS, tuple(rows), none, is_numbered=True)
    heading = ("Daftar kegiatan prioritas menurut perangkat daerah",)
    return Section("lampiran-4", heading, (table,), annex="IV", is_landscape=True)


def all_section(lists: Lists, site: Site) -> Section:
    """Annex IV-a: all that was proposed, in SIENCANG's form."""
    proposals = sorted(lists.of(site), key=lambda p: (len(p.number), p.number))
    rows = [
        Row(
            f"usulan/{p.proposal_id}",
            (
                number,
                lists.tracking(p),
                known(p.fields.rw),
                known(p.fields.rt),
                known(p.fields.usulan),
                known(p.fields.jenis_pekerjaan),
                known(p.fields.lokasi),
                p.fields.volume,
                known(p.fields.satuan),
                p.fields.perkiraan_biaya,
                known(URGENCY_WORDS[p.fields.urgensi]),
                known(lists.opd(p)),
                known(p.fields.pengusul),
                verdict(p),
            ),
            (from_proposal(p.proposal_id),),
        )
        for number, p in enumerate(proposals, start=1)
    ]
    if rows:
        total = ("", "JUMLAH", "", "", f"{len(rows)} usulan", "", "", "", "", cost(proposals), "", "", "", "")
        rows.append(Row("usulan/jumlah", total, of_proposals(proposals), is_total=True))
    table = Table("usulan", _ALL_COLUMNS, tuple(rows), "Tidak ada usulan yang dicatat.")
    blocks: list[Block] = [table]
    plates = _plates(lists, proposals)
    if plates.plates:
        blocks.append(plates)
    return Section("lampiran-4a", ("Daftar usulan",), tuple(blocks), annex="IV-a", is_landscape=True)


def rest_section(lists: Lists, site: Site) -> Section:
    """Annex V: what was not agreed, each with the reason, and what is held in reserve."""
    proposals = lists.of(site)
    reserve = in_state(proposals, Decision.RESERVE)
    rest = [p for p in proposals if p.decided.state not in (Decision.AGREED, Decision.RESERVE)]
    blocks = [
        Table(
            "belum-disepakati",
            _REST_COLUMNS,
            tuple(_rest_rows(lists, rest)),
            "Semua usulan sudah disepakati." if proposals else "Tidak ada usulan yang dicatat.",
        )
    ]
    if reserve:
        blocks.append(Table("cadangan", _REST_COLUMNS, tuple(_rest_rows(lists, reserve)), "", heading="Cadangan"))
    heading = ("Daftar usulan yang belum disepakati beserta alasannya",)
    return Section("lampiran-5", heading, tuple(blocks), annex="V", is_landscape=True)


def _rest_rows(lists: Lists, proposals: Iterable[Proposal]) -> Iterable[Row]:
    for number, p in enumerate(proposals, start=1):
        cells = (
            number,
            known(p.number),
            what(p),
            where(p),
            size(p),
            p.fields.perkiraan_biaya,
            reason(p, lists),
            known(p.fields.pengusul),
            known(lists.opd(p)),
        )
        yield Row(f"belum/{p.proposal_id}", cells, (from_proposal(p.proposal_id),))


def _plates(lists: Lists, proposals: Iterable[Proposal]) -> Plates:
    return Plates(
        "foto",
        tuple(
            Plate(
                f"foto/{photo.attachment_id}",
                p.proposal_id,
                photo.sha256,
                photo.width,
                photo.height,
                or_dots(p.number),
                photo.caption,
                (from_photo(photo.attachment_id), from_proposal(p.proposal_id)),
            )
            for p in proposals
            for photo in lists.material.photos.get(p.proposal_id, ())
        ),
    )
