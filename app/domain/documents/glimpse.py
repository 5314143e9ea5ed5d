"""A document short enough to be looked at at once: its long tables end early. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.documents.model import Block, MinutesDocument, Plates, Table

MOST_ROWS = 60
MOST_PLATES = 12


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The document, and whether something was left out of it."""

    document: MinutesDocument
    is_cut: bool


def glimpse(document: MinutesDocument) -> Glimpse:
    """Return the document with the beginning of its long tables. Sums at the end of a table stay."""
    sections = tuple(
        replace(section, blocks=tuple(_short(block) for block in section.blocks)) for section in document.sections
    )
    short = replace(document, sections=sections)
    return Glimpse(short, short != document)


def _short(block: Block) -> Block:
    if isinstance(block, Table) and len(block.rows) > MOST_ROWS:
        totals = tuple(row for row in block.rows[MOST_ROWS:] if row.is_total)
        return replace(block, rows=(*block.rows[:MOST_ROWS], *totals))
    if isinstance(block, Plates) and len(block.plates) > MOST_PLATES:
        return replace(block, plates=block.plates[:MOST_PLATES])
    return block
