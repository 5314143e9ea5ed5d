"""The notulis' changes put upon the documents that the logs write. Pure.

A line is found by its key: whatever else was written since, a change stands where it was made. What the logs do not
write any more, such as a decision that was taken back, takes its edit with it; the edit comes back with the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.documents.model import (
    Block,
    Cell,
    DocumentKind,
    DocumentStatus,
    Look,
    MinutesDocument,
    Row,
    Section,
    Statement,
    Table,
)
from app.domain.minutes_edit import (
    TIMELINE,
    Addendum,
    LineKey,
    MinutesEdit,
    MinutesStage,
    MinutesWork,
    section_revisions,
)
from app.domain.wording import clock, local_time, long_date

REMARK = "Catatan notulis: {text}"
_TEXT, _AT, _PLACE, _WHO = "uraian", "jam", "situs", "pembicara"

Edits = Mapping[LineKey, MinutesEdit]


@dataclass(frozen=True, slots=True)
class EditableLine:
    """A line that may be edited. `text` is what the logs say, `edit` what was changed of it, None if nothing was.

    `at`, `place` and `who` are empty where the line says none, such as a sentence.
    """

    line: LineKey
    section: str
    heading: str
    text: str
    at: str = ""
    place: str = ""
    who: str = ""
    edit: MinutesEdit | None = None

    @property
    def shown(self) -> str:
        """Return the line as it is printed, without the remark."""
        return self.edit.text if self.edit and self.edit.text is not None else self.text

    @property
    def is_stale(self) -> bool:
        """Tell whether the logs say something else now than when the line was edited."""
        return self.edit is not None and self.edit.is_stale(self.text)


def document_scope(document: MinutesDocument) -> str:
    """Return the scope of a document's own lines."""
    return f"{document.kind.value}:{document.site_id or ''}"


def line_key(document: MinutesDocument, key: str) -> LineKey:
    """Return which line a key of a document means."""
    return LineKey(TIMELINE if key.startswith("notulen/") else document_scope(document), key)


def by_line(edits: Iterable[MinutesEdit]) -> dict[LineKey, MinutesEdit]:
    """Return the edits by the lines they belong to."""
    return {edit.line: edit for edit in edits}


def is_editable(document: MinutesDocument) -> bool:
    """Tell whether a document has sentences that are somebody's to mend: lists are mended where they come from."""
    return document.kind in (DocumentKind.BERITA_ACARA, DocumentKind.NOTULEN)


def editable_lines(document: MinutesDocument, edits: Edits) -> tuple[EditableLine, ...]:
    """Return the lines of a document that may be edited, hidden ones too, in the order of print."""
    return tuple(_lines(document, edits))


def _lines(document: MinutesDocument, edits: Edits) -> Iterator[EditableLine]:
    for section in document.sections:
        heading = section.heading[0] if section.heading else ""
        for block in section.blocks:
            if isinstance(block, Statement):
                line = line_key(document, block.key)
                yield EditableLine(line, section.key, heading, block.text, edit=edits.get(line))
            elif isinstance(block, Table) and _text_place(block) is not None:
                for row in block.rows:
                    line = line_key(document, row.key)
                    cells = dict(zip((column.key for column in block.columns), row.cells, strict=True))
                    yield EditableLine(
                        line,
                        section.key,
                        heading,
                        str(cells[_TEXT] or ""),
                        _time(cells.get(_AT)),
                        str(cells.get(_PLACE) or ""),
                        str(cells.get(_WHO) or ""),
                        edits.get(line),
                    )


def edited(document: MinutesDocument, work: MinutesWork) -> MinutesDocument:
    """Return a document as it is printed: with the edits, its stage, and what was added after it was final."""
    edits = by_line(work.edits)
    revisions = section_revisions(edit for edit in work.edits if _is_of(document, edit))
    sections = tuple(
        replace(
            section,
            blocks=tuple(one for block in section.blocks for one in _block(document, block, edits)),
            revision=revisions.get(section.key, 0),
        )
        for section in document.sections
    )
    stage = work.stage(document_scope(document))
    is_final = stage.stage is MinutesStage.FINAL
    return replace(
        document,
        sections=sections,
        status=DocumentStatus.FINAL if is_final else DocumentStatus.DRAFT,
        version=stage.version if is_final else 0,
    )


def with_addenda(document: MinutesDocument, addenda: Iterable[Addendum]) -> MinutesDocument:
    """Return a final document with what was added to it later, as a part of its own at the end."""
    statements = tuple(
        Statement(
            f"adendum/{number}",
            f"Adendum {number} ({_day(one.at_ms)}): {one.text}",
            (f"addendum:{one.at_ms}",),
        )
        for number, one in enumerate(addenda, start=1)
    )
    if not statements:
        return document
    part = Section("adendum", ("Adendum",), statements, starts_page=True)
    return replace(document, sections=(*document.sections, part))


def _is_of(document: MinutesDocument, edit: MinutesEdit) -> bool:
    return edit.line.scope in (TIMELINE, document_scope(document))


def _block(document: MinutesDocument, block: Block, edits: Edits) -> tuple[Block, ...]:
    if isinstance(block, Statement):
        edit = edits.get(line_key(document, block.key))
        if edit is None:
            return (block,)
        if edit.is_hidden:
            return ()
        changed = replace(block, text=block.text if edit.text is None else edit.text)
        if not edit.remark:
            return (changed,)
        remark = Statement(f"{block.key}/catatan", REMARK.format(text=edit.remark), block.sources, Look.NOTE)
        return (changed, remark)
    place = _text_place(block) if isinstance(block, Table) else None
    if not isinstance(block, Table) or place is None:
        return (block,)
    rows = (_row(row, place, edits.get(line_key(document, row.key))) for row in block.rows)
    return (replace(block, rows=tuple(row for row in rows if row is not None)),)


def _row(row: Row, place: int, edit: MinutesEdit | None) -> Row | None:
    if edit is None:
        return row
    if edit.is_hidden:
        return None
    text = row.cells[place] if edit.text is None else edit.text
    cells: list[Cell] = list(row.cells)
    cells[place] = f"{text or ''}\n{REMARK.format(text=edit.remark)}".strip() if edit.remark else text
    return replace(row, cells=tuple(cells))


def _text_place(table: Table) -> int | None:
    """Return which column of the timeline is written by hand; None for every other table."""
    if table.key != TIMELINE:
        return None
    return next((place for place, column in enumerate(table.columns) if column.key == _TEXT), None)


def _time(cell: Cell) -> str:
    return f"{cell:%H.%M.%S}" if isinstance(cell, datetime) else ""


def _day(at_ms: int) -> str:
    return f"{long_date(local_time(at_ms).date())}, {clock(at_ms)} WIB"
