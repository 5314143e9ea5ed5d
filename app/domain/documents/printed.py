"""How the values of a document are printed, and its text line by line: what every format has to say. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.documents.model import (
    Cell,
    CellKind,
    Column,
    DocumentKind,
    Facts,
    MinutesDocument,
    Plates,
    Row,
    Section,
    Signatures,
    Statement,
    Table,
)
from app.domain.minutes_words import DOTS
from app.domain.proposal import format_volume
from app.domain.wording import MONTHS, duration, lasting

NIP = "NIP "
PLATES_HEADING = "Foto usulan"
_AGREEMENT = "Berita Acara Kesepakatan Hasil Musrenbang"


def printed_rupiah(amount: int) -> str:
    """Return a sum as it is printed: `Rp1.234.567` (domain.md §4.1)."""
    sign = "−" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def printed_cell(cell: Cell, column: Column, row: Row) -> str:
    """Return what is printed in a cell: dots for what is not known, nothing where nothing is meant."""
    if cell is None:
        is_empty = row.is_blank or column.is_blank_known or column.kind is CellKind.SIGN
        return "" if is_empty else DOTS
    return printed(cell, column.kind)


def printed(cell: Cell, kind: CellKind) -> str:
    """Return a value as text, the Indonesian way."""
    # A datetime is a date too, so the order of the cases matters.
    match cell:
        case None:
            return ""
        case str():
            return cell
        case int():
            return printed_rupiah(cell) if kind is CellKind.RUPIAH else f"{cell:,}".replace(",", ".").replace("-", "−")
        case Decimal():
            return format_volume(cell)
        case datetime():
            return cell.strftime("%H.%M" if kind is CellKind.CLOCK else "%H.%M.%S")
        case date():
            return f"{cell.day} {MONTHS[cell.month - 1]} {cell.year}"
        case timedelta():
            return (lasting if kind is CellKind.LASTING else duration)(cell.total_seconds())


def printed_row(row: Row, table: Table) -> tuple[str, ...]:
    """Return the texts of a row."""
    return tuple(printed_cell(cell, column, row) for cell, column in zip(row.cells, table.columns, strict=True))


def annex_lines(section: Section, document: MinutesDocument) -> tuple[str, ...]:
    """Return the head of an annex: which one it is, of which document, its number and date (domain.md §4.3)."""
    title = " ".join(document.title[:2])
    if document.kind is DocumentKind.BERITA_ACARA:
        # The fourth line of its title is the place: a sheet that has come loose says whose it is.
        title = " ".join((_AGREEMENT, *document.title[3:4]))
    day = document.held_on
    return (
        f"Lampiran {section.annex}: {title}",
        *number_lines(document),
        f"Tanggal: {day.day} {MONTHS[day.month - 1]} {day.year}",
    )


def number_lines(document: MinutesDocument) -> tuple[str, ...]:
    """Return the line with the document's number; none for a kind that has no number."""
    return () if document.number == DOTS else (f"Nomor: {document.number}",)


def lines(document: MinutesDocument) -> Iterator[str]:
    """Go through all that is printed, in its order, but for page numbers, plots and the foot of a page.

    A text of several lines comes as one. Empty cells are left out.
    """
    yield from document.letterhead.lines
    yield from document.letterhead.address
    yield from document.title
    yield from number_lines(document)
    for section in document.sections:
        if section.annex:
            yield from annex_lines(section, document)
        yield from section.heading
        for block in section.blocks:
            yield from _block_lines(block)


def _block_lines(block: object) -> Iterator[str]:
    match block:
        case Statement():
            yield f"{block.marker} {block.text}" if block.marker else block.text
        case Facts():
            for fact in block.facts:
                yield fact.label
                yield fact.value
        case Table():
            yield from _table_lines(block)
        case Signatures():
            # Beside each other: first what stands over the signatures, then the names.
            yield from (line for signer in block.signers for line in signer.above if line)
            for signer in block.signers:
                yield signer.name
                if signer.nip is not None:
                    yield f"{NIP}{signer.nip}"
        case Plates():
            yield PLATES_HEADING
            yield from (f"{plate.label} {plate.caption}".strip() for plate in block.plates)
        case _:
            return


def _table_lines(table: Table) -> Iterator[str]:
    if table.heading:
        yield table.heading
    if not table.rows:
        yield table.none
        return
    yield from (column.title for column in table.columns)
    if table.is_numbered:
        yield from (f"({number})" for number in range(1, len(table.columns) + 1))
    for row in table.rows:
        yield from (text for text in printed_row(row, table) if text)
