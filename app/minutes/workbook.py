"""The workbook of a Berita Acara, and of the session: the same tables as the documents, to sort, sum and give on.

The sheets and their order are those of domain.md §4.5. Values keep their types; nothing that a person wrote becomes a
formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.domain.documents.listing import Lists, known, moment, reason, verdict
from app.domain.documents.model import Cell, CellKind, DocumentKind, MinutesDocument, Table
from app.domain.documents.proposal_lists import priority_section, rest_section
from app.domain.minutes_words import TURN_ENDS, TURN_WORDS, or_dots, site_title
from app.domain.proposal import Proposal, Source
from app.domain.site import Site
from app.domain.usulan_export import exported_list
from app.domain.wording import local_time
from app.minutes.fingerprint import fingerprint
from app.minutes.sheets import Column, Sheet, TimeShown, WorkbookProperties

LAYOUT_VERSION = 4
"""Counts up when a column moves or changes its meaning; whoever reads the file by program checks it."""

_LETTERS_PER_WIDTH = 0.5
"""From the share of a landscape page (about 280) to letters of a column."""

_NARROW, _USUAL, _WIDE = 8.0, 16.0, 42.0

_LEAST: Mapping[CellKind, float] = {
    CellKind.MOMENT: 10.0,
    CellKind.DURATION: 10.0,
    CellKind.LASTING: 10.0,
    CellKind.RUPIAH: 18.0,
}
"""A spreadsheet breaks no number into lines: one that is too long for its column is ### on the screen and on paper."""


def workbook_sheets(lists: Lists, document: MinutesDocument, sites: Sequence[Site]) -> tuple[Sheet, ...]:
    """Return the sheets in their order.

    `document` gives name, number and the tables that it has itself; the lists are those of `sites`, below each other.
    """
    proposals = [proposal for site in sites for proposal in lists.of(site)]
    refused = _lists_of(lists, document, sites, "belum-disepakati", "cadangan")
    tables = [
        _proposals(lists, sites),
        _joined("02_Lamp_IV", "Daftar kegiatan prioritas", _lists_of(lists, document, sites, "prioritas")),
        _joined("03_Lamp_V", "Usulan yang belum disepakati", refused),
        _joined("04_Hadir", "Daftar hadir", _find(document, "hadir")),
        _joined("05_Notulen", "Notulen", _find(document, "notulen")),
        _turns(lists, sites),
        _joined("07_Rekap", "Rekapitulasi wilayah", _find(document, "rekap-wilayah")),
        *(_exported(source, name, lists, proposals) for source, name in _SYSTEMS),
        _joined("10_Statistik", "Statistik bicara", _find(document, "bicara")),
        _joined("11_Gangguan", "Log gangguan", _find(document, "gangguan")),
        _joined("12_Agenda", "Susunan acara", _find(document, "acara")),
    ]
    return (_info(lists, document, tables), *tables)


def workbook_properties(document: MinutesDocument) -> WorkbookProperties:
    """Return what the file says of itself."""
    return WorkbookProperties(" ".join(document.title), document.author, local_time(document.as_of_ms), document.paper)


_SYSTEMS = ((Source.SIPD, "08_SIPD"), (Source.SIENCANG, "09_SIENCANG"))


def _info(lists: Lists, document: MinutesDocument, tables: Sequence[Sheet]) -> Sheet:
    session = lists.material.record.session
    rows: list[tuple[Cell, Cell]] = [
        ("Dokumen", document.name),
        ("Judul", " ".join(document.title)),
        ("Nomor", known(document.number)),
        ("Kode sesi", session.session_id),
        ("Instansi", known(session.agency)),
        ("Kota", known(session.city)),
        ("Hari, tanggal", session.held_on),
        ("Tahun RKPD", session.rkpd_year),
        ("Status", document.status.value),
        ("Versi", document.version),
        ("Data per (WIB)", moment(document.as_of_ms)),
        ("Sidik isi (SHA-256)", fingerprint(document)),
        ("Versi susunan", LAYOUT_VERSION),
        *((f"Lembar {table.name}", table.title) for table in tables),
    ]
    columns = (Column("Keterangan", 28), Column("Isi", 76))
    return Sheet("00_Info", "Keterangan", columns, tuple(rows), is_list=False)


_PROPOSAL_COLUMNS = (
    Column("No. usulan", 11),
    Column("No. lacak", _USUAL),
    Column("Lokasi sidang", 20),
    Column("Pengusul", 22),
    Column("Unsur", _USUAL),
    Column("RW", _NARROW),
    Column("RT", _NARROW),
    Column("Permasalahan", _WIDE),
    Column("Usulan", _WIDE),
    Column("Lokasi usulan", 28),
    Column("Volume", 11),
    Column("Satuan", 10),
    Column("Perkiraan biaya (Rp)", 18, is_money=True),
    Column("Keputusan", 20),
    Column("Prioritas ke-", 10),
    Column("Alasan", 34),
    Column("Perangkat daerah", 26),
    Column("Bidang", 22),
    Column("Isu", 22),
    Column("Jenis pekerjaan", 26),
    Column("Kode kamus", 12),
    Column("Jenis", 10),
    Column("Urgensi", _USUAL),
    Column("Uraian urgensi", 28),
    Column("Sasaran", 26),
    Column("Rincian lokasi", 28),
    Column("Koordinat", 22),
    Column("Telepon", _USUAL),
    Column("Koefisien", _USUAL),
    Column("OPD awal", 20),
    Column("OPD akhir", 20),
    Column("Status lahan", _USUAL),
    Column("Sertifikat", 10),
    Column("Tingkat", _USUAL),
    Column("Jenis belanja", _USUAL),
    Column("Sub kegiatan", 26),
    Column("Menyusul", 10),
    Column("Kecamatan", 18),
    Column("Kode wilayah", 15),
    Column("Sumber", 10),
    Column("ID sumber", 20),
    Column("Keputusan (kode)", 18),
    Column("Diputuskan (WIB)", 20),
    Column("Diputuskan oleh", 18),
    Column("Dicatat (WIB)", 20),
    Column("Diubah (WIB)", 20),
    Column("Revisi", _NARROW),
    Column("UUID usulan", 38),
    Column("UUID giliran bicara", 38),
    Column("UUID digabung ke", 38),
    Column("Kode sesi", 24),
)


def _proposals(lists: Lists, sites: Sequence[Site]) -> Sheet:
    rows = tuple(_proposal_row(lists, site, proposal) for site in sites for proposal in lists.of(site))
    return Sheet("01_Usulan", "Daftar usulan", _PROPOSAL_COLUMNS, rows, frozen=1, printed=17)


def _proposal_row(lists: Lists, site: Site, proposal: Proposal) -> tuple[Cell, ...]:
    fields, decided = proposal.fields, proposal.decided
    return (
        known(proposal.number),
        lists.tracking(proposal),
        known(site_title(site)),
        known(fields.pengusul),
        known(fields.unsur),
        known(fields.rw),
        known(fields.rt),
        known(fields.permasalahan),
        known(fields.usulan),
        known(fields.lokasi),
        fields.volume,
        known(fields.satuan),
        fields.perkiraan_biaya,
        verdict(proposal),
        proposal.priority,
        reason(proposal, lists),
        known(lists.opd(proposal)),
        known(fields.bidang),
        known(fields.isu),
        known(fields.jenis_pekerjaan),
        known(fields.kode_kamus),
        known(fields.jenis.value),
        known(fields.urgensi.value),
        known(fields.uraian_urgensi),
        known(fields.sasaran),
        known(fields.lokasi_detail),
        None if fields.koordinat is None else str(fields.koordinat),
        known(fields.telepon),
        known(fields.koefisien),
        known(fields.opd_awal),
        known(fields.opd_akhir),
        known(fields.status_lahan.value),
        None if fields.sertifikat is None else "ya" if fields.sertifikat else "tidak",
        known(fields.tingkat.value),
        known(fields.jenis_belanja),
        known(fields.sub_kegiatan),
        "ya" if fields.menyusul else None,
        known(site.kecamatan),
        known(site.code),
        proposal.origin.source.value or "sesi",
        known(proposal.origin.external_id),
        decided.state.value,
        moment(decided.decided_ms),
        known(decided.decided_by),
        moment(proposal.created_ms),
        moment(proposal.updated_ms),
        proposal.revision,
        known(proposal.proposal_id),
        known(proposal.request_id or ""),
        known(decided.merged_into or ""),
        known(proposal.session_id),
    )


def _turns(lists: Lists, sites: Sequence[Site]) -> Sheet:
    """Return a line for each turn, as OpenSlides exports its speakers (domain.md §2.2)."""
    columns = (
        Column("No", 6),
        Column("Kode wilayah", 15),
        Column("Lokasi", 30),
        Column("Pembicara", 28),
        Column("Jabatan", 26),
        Column("Unsur", 20),
        Column("Jenis", 18),
        Column("Meminta (WIB)", 20),
        Column("Mulai (WIB)", 20),
        Column("Selesai (WIB)", 20),
        Column("Lama bicara", 12),
        Column("Jatah giliran", 12),
        Column("Keadaan", 14),
        Column("UUID giliran", 38),
    )
    record = lists.material.record
    wanted = {site.site_id for site in sites}
    until_ms = lists.material.facts.written_ms if record.closed_ms is None else record.closed_ms
    is_whole = len(wanted) == len(record.session.sites)
    turns = [t for t in lists.turns if t.granted_ms and (is_whole or t.site_id in wanted)]
    rows = tuple(
        (
            number,
            known(record.session.site(turn.site_id).code),
            known(site_title(record.session.site(turn.site_id))),
            known(turn.speaker.name),
            known(turn.speaker.office),
            known(turn.speaker.unsur),
            TURN_WORDS[turn.kind],
            moment(turn.requested_ms),
            moment(turn.granted_ms),
            moment(turn.ended_ms or None),
            timedelta(seconds=turn.spoken_ms(until_ms) // 1000),
            timedelta(seconds=turn.allotted_s),
            TURN_ENDS[turn.status],
            turn.request_id,
        )
        for number, turn in enumerate(turns, start=1)
    )
    return Sheet("06_Log_bicara", "Log bicara", columns, rows, frozen=3, printed=13)


def _exported(source: Source, name: str, lists: Lists, proposals: Iterable[Proposal]) -> Sheet:
    listed = exported_list(source, lists.material.record.session, proposals)
    columns = tuple(Column(title, _WIDE_TITLES.get(title, _USUAL)) for title in listed.titles)
    return Sheet(name, f"Usulan {name[3:]}", columns, listed.rows, frozen=2)


_WIDE_TITLES: Mapping[str, float] = dict.fromkeys(
    ("Usulan", "Masalah", "Alamat", "nama_kegiatan", "map_address", "urgensi"), _WIDE
)


# --- tables of the documents as sheets --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    """A table and the place that it is of."""

    place: str
    table: Table


def _find(document: MinutesDocument, *keys: str) -> list[_Found]:
    """Return the document's tables with one of these keys."""
    return [_Found("", table) for table in document.tables() if table.key in keys]


def _lists_of(lists: Lists, document: MinutesDocument, sites: Sequence[Site], *keys: str) -> list[_Found]:
    """Return the tables of a Berita Acara; for the whole session those of every site, as they are built."""
    if document.kind is DocumentKind.BERITA_ACARA:
        return _find(document, *keys)
    return [
        _Found(or_dots(site_title(site)), block)
        for site in sites
        for section in (priority_section(lists, site), rest_section(lists, site))
        for block in section.blocks
        if isinstance(block, Table) and block.key in keys
    ]


def _joined(name: str, title: str, found: Sequence[_Found]) -> Sheet:
    """Put tables of one shape below each other; of several documents, each row says of which place it is."""
    if not found:
        return Sheet(name, title, (Column(title, _WIDE),), ())
    first = found[0].table
    shown = [at for at, column in enumerate(first.columns) if column.kind is not CellKind.SIGN]
    is_many = bool(found[0].place)
    columns = [
        Column(
            first.columns[at].title,
            max(_LEAST.get(first.columns[at].kind, _NARROW), first.columns[at].width * _LETTERS_PER_WIDTH),
            is_money=first.columns[at].kind is CellKind.RUPIAH,
            time=TimeShown.CLOCK if first.columns[at].kind is CellKind.CLOCK else TimeShown.SECONDS,
        )
        for at in shown
    ]
    rows: list[tuple[Cell, ...]] = []
    totals: tuple[Cell, ...] = ()
    for one in found:
        for row in one.table.rows:
            cells = tuple(row.cells[at] if row.cells[at] != "" else None for at in shown)
            if row.is_blank or (row.is_total and is_many):
                continue
            if row.is_total:
                totals = cells
                continue
            rows.append((one.place, *cells) if is_many else cells)
    heads = (Column("Lokasi", 28), *columns) if is_many else tuple(columns)
    return Sheet(name, title, heads, tuple(rows), totals=totals, frozen=2)
