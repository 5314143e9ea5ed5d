"""Lists of usulan as SIPD and SIENCANG would give them, made up, but with the sizes and habits of real ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook

from app.domain.proposal import Source
from app.domain.session import Session
from app.domain.usulan_columns import TITLES

SIPD = TITLES[Source.SIPD]
SIENCANG = TITLES[Source.SIENCANG]

_WORKS = (
    ("Peningkatan saluran drainase lingkungan", "m", "Dinas Bina Marga dan Sumber Daya Air", 850_000),
    ("Perbaikan jalan lingkungan dengan beton", "m2", "Dinas Bina Marga dan Sumber Daya Air", 425_000),
    ("Pemasangan lampu penerangan jalan umum", "titik", "Dinas Perhubungan", 4_500_000),
    ("Pembangunan posyandu", "unit", "Dinas Perumahan, Kawasan Permukiman dan Pertanahan", 185_000_000),
    ("Pelatihan usaha kecil bagi ibu-ibu PKK", "orang", "Dinas Koperasi dan UKM", 1_250_000),
    ("Rehabilitasi ruang kelas SDN", "ruang", "Dinas Pendidikan", 120_000_000),
)
_TROUBLES = (
    "Air menggenang setiap hujan lebat karena saluran tertutup endapan, tinggi genangan sampai 40 cm.",
    "Jalan berlubang, anak sekolah dan pengendara motor sering jatuh.\nSudah diusulkan dua tahun berturut-turut.",
    "Gelap pada malam hari; pernah terjadi pencurian & perampasan (3x dalam setahun).",
    "Warga belum punya tempat; kegiatan masih menumpang di rumah Ketua RT.",
)
_STREETS = ("Jl. Mawar Raya", "Gg. H. Saman", "Jl. Kemuning IV Blok C/12", "Kp. Rawa Bambu", "Perum Taman Indah")
_STATES = (
    *("Validasi Mitra Bappeda",) * 6,
    *("Diteruskan ke Musrenbang Kecamatan",) * 3,
    "Validasi Mitra Bappeda||Ditolak",
)


def sipd_rows(session: Session, count: int, seed: int = 1) -> list[list[object]]:
    """Return rows of SIPD's export, spread over the sites of the session."""
    rng = random.Random(seed)
    rows: list[list[object]] = []
    for number in range(1, count + 1):
        site = session.sites[number % len(session.sites)]
        work, unit, opd, price = rng.choice(_WORKS)
        rt, rw = rng.randint(1, 12), rng.randint(1, 33)
        volume = rng.choice((rng.randint(1, 400), rng.randint(10, 4000) / 10))
        place = f"{rng.choice(_STREETS)} RT {rt:03d}/RW {rw:03d}"
        if rng.random() < 0.8:
            place += f" ({-6.2 - rng.random() / 10:.6f}, {106.95 + rng.random() / 10:.6f})"
        state = rng.choice(_STATES)
        note = "Lahan masih milik pengembang, PSU belum diserahkan" if "Ditolak" in state else ""
        rows.append(
            [
                *(number, f"{2_000_000 + number}", f"{rng.randint(1, 28):02d}/01/2026"),
                *(f"Ketua RW {rw:02d}", "RT/RW", f"{work} RW {rw:02d} no. {number}", rng.choice(_TROUBLES), place),
                *("Kota Bekasi", site.kecamatan.upper(), site.name.upper(), "SKPD", opd, opd, state, note),
                *("", f"Setuju {number}", "", "", "", volume, unit, round(volume * price), "Belanja Modal"),
                "1.03.10.2.01.0005 Pembangunan Jalan",
            ]
        )
    return rows


def write_xlsx(path: Path, titles: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    """Write a workbook as other programs do: texts as texts, numbers as numbers."""
    with Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Usulan")
        for place, title in enumerate(titles):
            sheet.write_string(0, place, title)
        for line, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(line, place, cell)
                elif cell is not None:
                    sheet.write(line, place, cell)
    return path


def sipd_file(path: Path, session: Session, count: int, seed: int = 1) -> Path:
    """Write SIPD's export of so many usulan."""
    return write_xlsx(path, SIPD, sipd_rows(session, count, seed))
