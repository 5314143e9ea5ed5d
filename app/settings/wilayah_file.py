"""Read the reference list of kelurahan that comes with the program: `resources/reference/bekasi-wilayah.csv`."""

from __future__ import annotations

import csv
from pathlib import Path

from app.domain.errors import BugError
from app.domain.wilayah import Kecamatan, Kelurahan, Wilayah


def load_wilayah(path: Path) -> Wilayah:
    """Read the list. The file is ours, so a mistake in it is a bug: raises BugError."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if not rows:
            raise ValueError("no kelurahan")
        return Wilayah(_kelurahan(row) for row in rows)
    except (OSError, KeyError, ValueError) as error:
        raise BugError(f"{path.name}: {error}") from error


def _kelurahan(row: dict[str, str]) -> Kelurahan:
    place = row["urut_seed_23jan2018"]
    return Kelurahan(
        code=row["kode_kelurahan"],
        name=row["kelurahan_ejaan_umum"],
        official_name=row["kelurahan_resmi"],
        kecamatan=Kecamatan(row["kode_kecamatan"], row["kecamatan_ejaan_umum"], row["kecamatan_resmi"]),
        place_in_2018=int(place) if place else None,
    )
