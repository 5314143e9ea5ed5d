"""Read a list of complaints: CSV or XLSX with titles, or JSON with a list of objects. Nothing but text comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.data.table_file import read_table
from app.data.table_lines import TableLimits, cell_text
from app.domain.complaint import ComplaintUse, RawComplaints, raw_complaints, recognised
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import RawRow

LIMITS = TableLimits(
    file_bytes=16 * 1024 * 1024,
    rows=20_000,
    columns=60,
    cell=32_767,
    unpacked_bytes=48 * 1024 * 1024,
    keeps_lines=True,
)
COLUMNS = "Nomor, Tanggal, Pelapor, Isi laporan, Lokasi, Kelurahan, Status"
_WRAPPERS = ("data", "laporan", "aduan", "reports", "items", "results", "rows")

Entry = Mapping[str, Any]
"""One object of a JSON file from outside: its values may be anything."""


def read_complaints(path: Path) -> RawComplaints:
    """Read the list. Raises UserError for a file that is none, is too large, or says nothing that is a complaint."""
    if path.suffix.lower() == ".json":
        return _from_json(path)
    table = read_table(path, recognised, COLUMNS, LIMITS)
    titles = raw_complaints(path.name, table.header, ()).titles
    rows = (
        RawRow(row.line, {t: cell for t, cell in zip(titles, row.cells, strict=False) if cell}) for row in table.rows
    )
    return raw_complaints(path.name, table.header, rows)


def _from_json(path: Path) -> RawComplaints:
    entries = _entries(path)
    rows = [RawRow(number, dict(_flat(entry))) for number, entry in enumerate(entries, start=1)]
    titles = tuple(dict.fromkeys(title for row in rows for title in row.cells))[: LIMITS.columns]
    raw = raw_complaints(path.name, titles, rows)
    if ComplaintUse.TEXT not in raw.uses:
        raise UserError(
            QT_TRANSLATE_NOOP("usulan_file", "Tidak ada isi pengaduan di {file}.").format(file=path.name),
            QT_TRANSLATE_NOOP("usulan_file", "Beri isinya nama “isi” atau “deskripsi”, lalu simpan lagi."),
        )
    return raw


def _entries(path: Path) -> list[Entry]:
    try:
        with path.open("rb") as file:
            content = file.read(LIMITS.file_bytes + 1)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("usulan_file", "Berkas {file} tidak dapat dibaca.").format(file=path.name),
            QT_TRANSLATE_NOOP("usulan_file", "Periksa letak dan izin berkas itu."),
        ) from error
    try:
        # json finds out by itself which UTF it is; a list that is nested without end has no honest reason.
        found: object = json.loads(content) if len(content) <= LIMITS.file_bytes else None
    except (ValueError, RecursionError) as error:
        raise _no_list(path) from error
    if isinstance(found, dict):
        found = next((found[name] for name in _WRAPPERS if isinstance(found.get(name), list)), None)
    if not isinstance(found, list) or not 0 < len(found) <= LIMITS.rows:
        raise _no_list(path)
    if not all(isinstance(entry, dict) for entry in found):
        raise _no_list(path)
    return found


def _flat(entry: Entry, before: str = "") -> Iterator[tuple[str, str]]:
    """Give each value under its name; a name within another stands for itself too, `alamat.kelurahan`."""
    for name, value in list(entry.items())[: LIMITS.columns]:
        title = " ".join(f"{before}{name}".split())
        if isinstance(value, dict) and not before:
            yield from _flat(value, f"{name}.")
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            text = cell_text(str(value), LIMITS)
            if text:
                yield title, text


def _no_list(path: Path) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("usulan_file", "Berkas {file} bukan daftar pengaduan JSON, atau terlalu besar.").format(
            file=path.name
        ),
        QT_TRANSLATE_NOOP("usulan_file", "Yang dibaca: daftar objek, paling banyak 20.000, atau CSV dan XLSX."),
    )
