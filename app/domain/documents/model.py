"""A document as it is printed: sections of statements and tables, each with a key and the events it comes from.

Every file format is written from this model and from nothing else. Values keep their types, so that a workbook can
sum what a page only prints; what is not known is None, or dots in a sentence. Pure.

- A `key` is the same whenever the document is built again from the same events, so that an editor can hang a
  correction on it: `hasil/b`, `notulen/giliran/<request id>`. It is unique in its document.
- `sources` name the events and rows a line comes from, as `sources.py` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.documents.chart import Chart
from app.domain.identity import ProposalId, SessionId, SiteId

Cell = str | int | Decimal | date | datetime | timedelta | None
"""A value of a table; None is not known. A datetime is local time (WIB)."""

Sources = tuple[str, ...]


class DocumentKind(StrEnum):
    """Which document it is. The values are part of file names."""

    BERITA_ACARA = "BA"
    NOTULEN = "Notulen"
    PROMISES = "Janji-OPD"
    RECEIPTS = "Tanda-Terima"


class DocumentStatus(StrEnum):
    """How far it is. Only a FINAL one is signed."""

    DRAFT = "DRAF"
    FINAL = "FINAL"


class Paper(StrEnum):
    """The size of the sheet."""

    F4 = "F4"
    A4 = "A4"


class Look(StrEnum):
    """How a statement is set. ITEM and SUBITEM are indented and have a marker."""

    PLAIN = "alinea"
    ITEM = "butir"
    SUBITEM = "subbutir"
    HEADING = "subjudul"
    CENTRE = "tengah"
    NOTE = "catatan"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or paragraph. `marker` stands before an item, such as `a.`."""

    key: str
    text: str
    sources: Sources = ()
    look: Look = Look.PLAIN
    marker: str = ""


class CellKind(StrEnum):
    """How a value of a column is printed. SIGN stays empty for a signature; LASTING is a duration in words."""

    TEXT = "teks"
    CODE = "kode"
    NUMBER = "angka"
    RUPIAH = "rupiah"
    VOLUME = "volume"
    DAY = "tanggal"
    CLOCK = "jam"
    MOMENT = "saat"
    DURATION = "lama"
    LASTING = "lama dalam kata"
    SIGN = "tanda tangan"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width` is its share of the page, `is_blank_known`: an empty cell says none, so no dots are printed."""

    key: str
    title: str
    width: float
    kind: CellKind = CellKind.TEXT
    is_blank_known: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table, a cell for each column. `is_total` is set apart; `is_blank` is left to be written by hand."""

    key: str
    cells: tuple[Cell, ...]
    sources: Sources = ()
    is_total: bool = False
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Without rows `none` is printed instead. `is_numbered`: a line (1) (2) … under the header.

    `heading` stands above it and is empty if nothing does.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    none: str
    heading: str = ""
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A line `label : value`."""

    key: str
    label: str
    value: str
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Lines `label : value` below each other."""

    key: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. `above` are the lines over the room for the signature, the place and date among them.

    `nip` is None where the office has none.
    """

    key: str
    above: tuple[str, ...]
    name: str
    nip: str | None


@dataclass(frozen=True, slots=True)
class Signatures:
    """Two signers beside each other or one below; never torn apart by the end of a page."""

    key: str
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class Plate:
    """A photo of a proposal: `sha256` names its file, width and height are its pixels."""

    key: str
    proposal_id: ProposalId
    sha256: str
    width: int
    height: int
    label: str
    caption: str
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Plates:
    """Photos, a few to a row."""

    key: str
    plates: tuple[Plate, ...]


Block = Statement | Table | Facts | Signatures | Plates | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document.

    `heading` are its lines, the first one largest; an annex begins a page and has `annex`, its Roman number, empty for
    a part of the document itself. `revision` counts what an editor changed.
    """

    key: str
    heading: tuple[str, ...]
    blocks: tuple[Block, ...]
    annex: str = ""
    is_landscape: bool = False
    starts_page: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the first page. `logo` is the path of a picture, empty for none."""

    lines: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    logo: str = ""


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """A document ready to be written.

    `site_id` is None for one of the whole session. `title` are the lines under the letterhead; `number` its number,
    dots if it has none yet. `version` counts what was made final, 0 for a draft. `as_of_ms` is when the record that is
    printed was changed last, so that a closed session printed again is the same file.
    """

    kind: DocumentKind
    session_id: SessionId
    site_id: SiteId | None
    name: str
    held_on: date
    letterhead: Letterhead
    title: tuple[str, ...]
    number: str
    sections: tuple[Section, ...]
    status: DocumentStatus
    version: int
    as_of_ms: int
    paper: Paper
    author: str

    def blocks(self) -> Iterator[Block]:
        """Go through all blocks in their order."""
        for section in self.sections:
            yield from section.blocks

    def section(self, key: str) -> Section:
        """Return a section. Raises KeyError if there is none of that key."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def tables(self) -> tuple[Table, ...]:
        """Return the tables in their order."""
        return tuple(block for block in self.blocks() if isinstance(block, Table))

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements in their order."""
        return tuple(block for block in self.blocks() if isinstance(block, Statement))
