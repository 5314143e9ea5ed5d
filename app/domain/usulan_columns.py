"""The columns of the lists that are known, and how those of any other list are guessed.

SIPD's 26 columns are those of its export, SIENCANG's the fields of `ta__musrenbang` (domain.md §1.4). Titles
are taken as people write them: capitals, dots, slashes and the order do not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from app.domain.proposal import Field, Source
from app.domain.usulan_import import ListColumns, Purpose, Use

_SIPD: tuple[tuple[str, Use | None], ...] = (
    ("No", None),
    ("ID Usulan", Purpose.EXTERNAL_ID),
    ("Tanggal Usul", Purpose.DATE),
    ("Pengusul", Field.PROPOSER),
    ("Profil", Field.UNSUR),
    ("Usulan", Field.USULAN),
    ("Masalah", Field.PROBLEM),
    ("Alamat", Purpose.ADDRESS),
    ("Kab/Kota", None),
    ("Kecamatan", Purpose.KECAMATAN),
    ("Kelurahan", Purpose.KELURAHAN),
    ("Usulan ke", None),
    ("OPD Tujuan Awal", Field.OPD_FIRST),
    ("OPD Tujuan Akhir", Field.OPD_FINAL),
    ("Status", Purpose.STATUS),
    ("Catatan", Purpose.NOTE),
    ("Rekomendasi Mitra", None),
    ("Rekomendasi Kelurahan/Desa", None),
    ("Rekomendasi Kecamatan", None),
    ("Rekomendasi SKPD", None),
    ("Rekomendasi TAPD", None),
    ("Volume", Field.VOLUME),
    ("Satuan", Field.UNIT),
    ("Anggaran", Field.COST),
    ("Jenis Belanja", Field.SPENDING_KIND),
    ("Sub Kegiatan", Field.SUB_ACTIVITY),
)

_SNAPSHOTS = ("kelurahan", "kecamatan", "skpd")
_SIENCANG: tuple[tuple[str, Use | None], ...] = (
    ("tahun", Purpose.YEAR),
    ("kode", Purpose.CODE),
    ("id_kec", Purpose.KECAMATAN),
    ("id_kel", Purpose.KELURAHAN),
    ("id_rw", Field.RW),
    ("id_rt", Field.RT),
    ("pengusul", Purpose.LEVEL),
    ("jenis_usulan", None),
    ("jenis_pekerjaan", Field.KAMUS),
    ("nama_kegiatan", Field.USULAN),
    ("id_prioritas_pembangunan", None),
    ("map_coordinates", Field.COORDINATES),
    ("map_address", Field.LOCATION),
    ("alamat_detail", Field.LOCATION_DETAIL),
    ("urgensi", Field.URGENCY_TEXT),
    ("images", None),
    ("survey", None),
    ("rate", None),
    ("sasaran_kegiatan", Field.BENEFICIARIES),
    ("flag", Purpose.FLAG),
    ("variabel_usulan", Field.VARIABLES),
    ("nilai_usulan", Field.COST),
    *(
        (f"{what}_{who}", Purpose.NOTE if (what, who) == ("alasan", "kelurahan") else None)
        for who in _SNAPSHOTS
        for what in ("variabel", "nilai", "prioritas", "alasan")
    ),
)

TITLES: Mapping[Source, tuple[str, ...]] = {
    Source.SIPD: tuple(title for title, _ in _SIPD),
    Source.SIENCANG: tuple(title for title, _ in _SIENCANG),
}
"""The column titles of the known layouts, in their order."""

_NEEDED: Mapping[Source, tuple[str, ...]] = {
    Source.SIPD: ("ID Usulan", "Usulan", "Masalah", "Kelurahan"),
    Source.SIENCANG: ("kode", "id_kel", "nama_kegiatan"),
}
"""Without these a list cannot be read as what it is."""

_KNOWN_AT: Mapping[Source, int] = {Source.SIPD: 13, Source.SIENCANG: 9}
"""With so many of its titles, half and a quarter, a list is taken for one of that system."""

_GUESSES: Mapping[Use, tuple[str, ...]] = {
    Purpose.EXTERNAL_ID: ("id usulan", "id", "no usulan", "nomor usulan", "kode usulan", "id unik"),
    Purpose.SITE_CODE: ("kode wilayah", "kode kelurahan", "kode kel", "kode desa"),
    Purpose.KELURAHAN: ("kelurahan", "nama kelurahan", "kel", "desa", "kelurahan desa", "desa kelurahan"),
    Purpose.KECAMATAN: ("kecamatan", "nama kecamatan", "kec"),
    Purpose.ADDRESS: ("alamat", "lokasi usulan", "alamat lokasi", "lokasi kegiatan", "lokasi", "alamat usulan"),
    Purpose.STATUS: ("status", "status usulan", "keputusan"),
    Purpose.NOTE: ("catatan", "alasan", "keterangan"),
    Purpose.DATE: ("tanggal", "tanggal usul", "tanggal usulan", "tgl"),
    Field.PROPOSER: ("pengusul", "nama pengusul", "nama", "usulan dari", "diusulkan oleh"),
    Field.UNSUR: ("unsur", "profil", "jabatan", "unsur pengusul", "jabatan pengusul"),
    Field.PHONE: ("telepon", "no telepon", "hp", "no hp", "telp", "no telp", "nomor hp", "wa"),
    Field.RW: ("rw", "no rw", "id rw"),
    Field.RT: ("rt", "no rt", "id rt"),
    Field.PROBLEM: ("permasalahan", "masalah", "isu permasalahan", "uraian masalah", "isu strategis"),
    Field.USULAN: (
        *("usulan", "kegiatan", "nama kegiatan", "usulan kegiatan", "gagasan", "uraian usulan", "nama usulan"),
        *("usulan program kegiatan", "kegiatan yang diusulkan", "uraian kegiatan"),
    ),
    Field.WORK: ("jenis pekerjaan", "kamus usulan", "pekerjaan"),
    Field.KAMUS: ("kode kamus",),
    Field.ISU: ("isu",),
    Field.BIDANG: ("bidang", "bidang urusan", "urusan"),
    Field.LOCATION_DETAIL: ("alamat detail", "detail lokasi"),
    Field.COORDINATES: ("koordinat", "titik koordinat", "lat long", "koordinat lokasi"),
    Field.VOLUME: ("volume", "vol", "jumlah", "target volume"),
    Field.UNIT: ("satuan",),
    Field.COST: (
        *("anggaran", "perkiraan biaya", "biaya", "pagu", "nilai", "pagu indikatif", "estimasi biaya", "rp", "harga"),
        *(
            "perkiraan anggaran",
            "kebutuhan dana",
            "anggaran rp",
            "biaya rp",
            "perkiraan biaya rp",
            "pagu rp",
            "nilai rp",
        ),
    ),
    Field.URGENCY: ("tingkat urgensi",),
    Field.URGENCY_TEXT: ("urgensi", "alasan mendesak"),
    Field.BENEFICIARIES: ("sasaran", "penerima manfaat", "sasaran kegiatan", "manfaat"),
    Field.OPD_FIRST: ("opd", "opd tujuan", "opd tujuan awal", "skpd", "perangkat daerah", "dinas", "opd pelaksana"),
    Field.OPD_FINAL: ("opd tujuan akhir", "opd akhir"),
    Field.VARIABLES: ("variabel", "dimensi"),
    Field.LAND: ("status lahan", "kesiapan lahan", "lahan", "status tanah", "kesiapan lahan psu"),
    Field.CERTIFICATE: ("sertifikat", "sertifikat lahan", "sertifikat tanah", "bersertifikat"),
    Field.HANDLING_LEVEL: ("tingkat penanganan", "tingkat kewenangan"),
    Field.TO_FOLLOW: ("menyusul", "volume menyusul"),
    Field.SPENDING_KIND: ("jenis belanja",),
    Field.SUB_ACTIVITY: ("sub kegiatan",),
}


def plain_title(title: str) -> str:
    """Return a title as it is compared."""
    return " ".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())


def header_key(titles: Sequence[str]) -> str:
    """Return what a set of titles is remembered by."""
    return "|".join(plain_title(title) for title in titles)


def recognised(cells: Sequence[str]) -> int:
    """Return how many titles of a list of usulan stand in a row; 0 for a row that is no header."""
    plain = {plain_title(cell) for cell in cells if cell}
    known = max(
        *(len(plain & lookup.keys()) for lookup in _LOOKUPS.values()),
        len({_GUESS_OF[title] for title in plain if title in _GUESS_OF}),
    )
    return known if known > 1 else 0


def looks_like_header(cells: Sequence[str]) -> int:
    """Return how many cells hold words, for a list none of whose titles is known; 0 for fewer than three."""
    words = sum(1 for cell in cells if any(c.isalpha() for c in cell) and len(cell) <= _LONGEST_TITLE)
    return words if words > 2 else 0


def source_of(titles: Sequence[str]) -> Source:
    """Return whose layout a header is: SIPD's, SIENCANG's, or that of any table."""
    plain = {plain_title(title) for title in titles}
    for source, lookup in _LOOKUPS.items():
        if len({lookup[title][0] for title in plain & lookup.keys()}) >= _KNOWN_AT[source]:
            return source
    return Source.TABLE


def known_columns(source: Source, titles: Sequence[str]) -> ListColumns:
    """Return the columns of a list in a known layout, under the titles that it has."""
    lookup = _LOOKUPS[source]
    uses: list[Use | None] = []
    for title in titles:
        use = lookup.get(plain_title(title), ("", None))[1]
        # A title that stands there twice counts once, the first time.
        uses.append(None if use in uses else use)
    return ListColumns(source, unique_titles(titles), tuple(uses))


def missing_titles(source: Source, titles: Sequence[str]) -> tuple[str, ...]:
    """Return the titles that a list of this system lacks and cannot be read without."""
    lookup = _LOOKUPS[source]
    there = {lookup[plain_title(title)][0] for title in titles if plain_title(title) in lookup}
    return tuple(title for title in _NEEDED[source] if title not in there)


def guessed_columns(titles: Sequence[str]) -> ListColumns:
    """Return what the columns of any table seem to be for; what is not guessed is left to a person."""
    uses: list[Use | None] = []
    for title in titles:
        use = _GUESS_OF.get(plain_title(title))
        uses.append(None if use in uses else use)
    return ListColumns(Source.TABLE, unique_titles(titles), tuple(uses))


def unique_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Return the titles, none empty and none twice: a row is kept by them."""
    seen: Counter[str] = Counter()
    named: list[str] = []
    for place, title in enumerate(titles, start=1):
        name = " ".join(title.split()) or f"Kolom {place}"
        seen[name] += 1
        named.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(named)


def canonical_title(source: Source, title: str) -> str:
    """Return a title as the layout itself writes it; one that it does not know stays."""
    return _LOOKUPS[source].get(plain_title(title), (title, None))[0] if source in _LOOKUPS else title


_LONGEST_TITLE = 80

_SPELLINGS = {
    "rek mitra": "Rekomendasi Mitra",
    "rekomendasi mitra bappeda": "Rekomendasi Mitra",
    "rek kelurahan desa": "Rekomendasi Kelurahan/Desa",
    "rekomendasi kelurahan": "Rekomendasi Kelurahan/Desa",
    "rekomendasi desa kelurahan": "Rekomendasi Kelurahan/Desa",
    "rek kecamatan": "Rekomendasi Kecamatan",
    "rek skpd": "Rekomendasi SKPD",
    "rek tapd": "Rekomendasi TAPD",
    "kabupaten kota": "Kab/Kota",
    "kelurahan desa": "Kelurahan",
    "desa kelurahan": "Kelurahan",
    "permasalahan": "Masalah",
    "id": "ID Usulan",
}


_Lookup = Mapping[str, tuple[str, Use | None]]


def _lookup(columns: Sequence[tuple[str, Use | None]], spellings: Mapping[str, str]) -> _Lookup:
    named = {plain_title(title): (title, use) for title, use in columns}
    return named | {written: named[plain_title(title)] for written, title in spellings.items()}


_LOOKUPS: Mapping[Source, _Lookup] = {
    Source.SIPD: _lookup(_SIPD, _SPELLINGS),
    Source.SIENCANG: _lookup(_SIENCANG, {}),
}
_GUESS_OF: Mapping[str, Use] = {title: use for use, titles in _GUESSES.items() for title in titles}
