"""Read a file with a list of usulan, CSV or XLSX, in whichever of the layouts it is. Nothing but text comes out."""

from __future__ import annotations

from pathlib import Path

from app.data.table_file import NoHeaderError, TableText, read_table
from app.data.table_lines import TableLimits
from app.domain.errors import UserError
from app.domain.proposal import Source
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_columns import (
    guessed_columns,
    known_columns,
    looks_like_header,
    missing_titles,
    recognised,
    source_of,
)
from app.domain.usulan_import import ListColumns, RawList, RawRow

LIMITS = TableLimits(
    file_bytes=32 * 1024 * 1024,
    rows=20_000,
    columns=80,
    cell=32_767,
    unpacked_bytes=64 * 1024 * 1024,
    keeps_lines=True,
)
"""Twelve kelurahan bring 4,000 rows (domain.md §0.3); those of the whole city still fit. A cell is a spreadsheet's."""

COLUMNS = "ID Usulan, Pengusul, Usulan, Masalah, Alamat, Kelurahan, Volume, Satuan, Anggaran"


def read_usulan(path: Path) -> RawList:
    """Read the list. A layout that is not known comes with guesses of what its columns are for.

    Raises UserError for a file that is no table, see `app.data.table_file.read_table`, for a SIPD or SIENCANG
    list that lacks a column it cannot be read without, and for a list without rows.
    """
    table = _table(path)
    source = source_of(table.header)
    if source is Source.TABLE:
        columns = guessed_columns(table.header)
    else:
        _refuse_missing(path, source, table)
        columns = known_columns(source, table.header)
    rows = tuple(_rows(table, columns))
    if not rows:
        raise UserError(
            QT_TRANSLATE_NOOP("usulan_file", "Daftar {file} tidak berisi usulan.").format(file=path.name),
            QT_TRANSLATE_NOOP("usulan_file", "Isi satu usulan di setiap baris di bawah judul kolom."),
        )
    return RawList(path.name, columns, rows)


def _table(path: Path) -> TableText:
    try:
        return read_table(path, recognised, COLUMNS, LIMITS)
    except NoHeaderError:
        # Words that are not known may still be titles: a person says on the next page what they mean.
        return read_table(path, looks_like_header, COLUMNS, LIMITS)


def _refuse_missing(path: Path, source: Source, table: TableText) -> None:
    missing = missing_titles(source, table.header)
    if missing:
        system = {Source.SIPD: "SIPD", Source.SIENCANG: "SIENCANG"}[source]
        raise UserError(
            QT_TRANSLATE_NOOP("usulan_file", "Daftar {system} {file} tidak punya kolom {columns}.").format(
                system=system, file=path.name, columns=", ".join(missing)
            ),
            QT_TRANSLATE_NOOP("usulan_file", "Unduh lagi daftar lengkapnya, atau beri kolom itu judul yang benar."),
        )


def _rows(table: TableText, columns: ListColumns) -> list[RawRow]:
    rows: list[RawRow] = []
    for row in table.rows:
        cells = {title: cell for title, cell in zip(columns.titles, row.cells, strict=False) if cell}
        formulas = frozenset(columns.titles[place] for place in row.formulas if place < len(columns.titles))
        rows.append(RawRow(row.line, cells, formulas))
    return rows
