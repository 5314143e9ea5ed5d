"""Rows of lists, put together by hand, and the places of a small session."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.proposal import Source
from app.domain.usulan_columns import guessed_columns, known_columns
from app.domain.usulan_import import ListedUsulan, RawList, RawRow, UsulanList
from app.domain.usulan_place import Places
from app.domain.usulan_rows import understand
from app.domain.wilayah import Kecamatan, Kelurahan, Wilayah
from tests.data.samples import session

_MEDAN_SATRIA = Kecamatan("32.75.06", "Medan Satria", "Medansatria")
_BEKASI_BARAT = Kecamatan("32.75.02", "Bekasi Barat", "Bekasi Barat")
WILAYAH = Wilayah(
    [
        Kelurahan("32.75.06.1003", "Pejuang", "Pejuang", _MEDAN_SATRIA),
        Kelurahan("32.75.02.1004", "Bintara Jaya", "Bintarajaya", _BEKASI_BARAT),
        Kelurahan("32.75.02.1003", "Kranji", "Kranji", _BEKASI_BARAT),
    ]
)

ROW = {
    "No": "1",
    "ID Usulan": "2000001",
    "Tanggal Usul": "15/01/2026",
    "Pengusul": "Ketua RW 05",
    "Profil": "RT/RW",
    "Usulan": "Peningkatan saluran drainase",
    "Masalah": "Air menggenang",
    "Alamat": "Jl. Mawar RT 03/RW 05 (-6.2381, 106.9756)",
    "Kab/Kota": "Kota Bekasi",
    "Kecamatan": "MEDAN SATRIA",
    "Kelurahan": "PEJUANG",
    "Usulan ke": "SKPD",
    "OPD Tujuan Awal": "Dinas Bina Marga",
    "OPD Tujuan Akhir": "Dinas Bina Marga",
    "Status": "Validasi Mitra Bappeda",
    "Rekomendasi Kecamatan": "Setuju",
    "Volume": "320",
    "Satuan": "m",
    "Anggaran": "272000000",
    "Jenis Belanja": "Belanja Modal",
    "Sub Kegiatan": "1.03.10",
}

SIENCANG = {
    "tahun": "2019",
    "kode": "7",
    "id_kec": "32.75.06",
    "id_kel": "3275061003",
    "id_rw": "5",
    "id_rt": "3",
    "pengusul": "1",
    "jenis_pekerjaan": "12",
    "nama_kegiatan": "Perbaikan jalan lingkungan",
    "map_coordinates": '{"lat":"-6.2381","lng":"106.9756"}',
    "map_address": "Jl. Mawar",
    "urgensi": "Jalan berlubang",
    "images": '["a.jpg"]',
    "sasaran_kegiatan": "Warga RW 05",
    "flag": "0",
    "variabel_usulan": '{"31": "120", "32": "2.5"}',
    "nilai_usulan": "127500000.00",
}


def places() -> Places:
    return Places(session(), WILAYAH)


def sipd(**changes: str) -> dict[str, str]:
    """Return a row of SIPD's list; `changes` by titles with underscores for blanks."""
    named = {title.replace("_", " "): text for title, text in changes.items()}
    return {**ROW, **named}


def read(*rows: Mapping[str, str], source: Source = Source.SIPD, formulas: frozenset[str] = frozenset()) -> UsulanList:
    titles = tuple(dict.fromkeys(title for row in rows for title in row))
    columns = guessed_columns(titles) if source is Source.TABLE else known_columns(source, titles)
    written = ({title: text for title, text in row.items() if text} for row in rows)
    raw = tuple(RawRow(line, row, formulas) for line, row in enumerate(written, start=2))
    return understand(RawList("usulan.xlsx", columns, raw), places())


def only(listed: UsulanList) -> ListedUsulan:
    assert not listed.bad, [(row.reason, row.shown) for row in listed.bad]
    (row,) = listed.usulan
    return row
