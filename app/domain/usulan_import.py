"""A list of usulan that another system or an office sends: what was read, before anything is written.

Everything is text first. A row becomes a proposal's fields only if all of it can be understood; a row that
cannot keeps its text and says why, so that somebody can mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from app.domain.identity import SiteId
from app.domain.proposal import UNDECIDED, Decided, Field, ProposalFields, Source

QuarantineId = NewType("QuarantineId", str)


class Purpose(StrEnum):
    """What a column is for besides the fields of a usulan. The values never meet those of `Field`."""

    EXTERNAL_ID = "id_luar"
    SITE_CODE = "kode_wilayah"
    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    ADDRESS = "alamat"
    STATUS = "status"
    FLAG = "flag"
    NOTE = "catatan"
    DATE = "tanggal"
    LEVEL = "tingkat_pengusul"
    CODE = "kode"
    YEAR = "tahun"


Use = Field | Purpose
"""What a column holds. ADDRESS is one text that may end with RT/RW and coordinates."""

SOURCES = (Source.SIPD, Source.SIENCANG, Source.TABLE)
"""The layouts that are read, and written again."""


@dataclass(frozen=True, slots=True)
class ListColumns:
    """How a list is laid out: its column titles, and what each is for; None is kept as text and nothing else."""

    source: Source
    titles: tuple[str, ...]
    uses: tuple[Use | None, ...]

    @property
    def fields(self) -> frozenset[Field]:
        """Return the fields that this list says something about."""
        found = {use for use in self.uses if isinstance(use, Field)}
        if Purpose.ADDRESS in self.uses:
            found |= {Field.LOCATION, Field.RW, Field.RT, Field.COORDINATES}
        if Field.VARIABLES in found:
            found.add(Field.VOLUME)
        elif Field.VOLUME in found:
            found.add(Field.UNIT)
        if self.source is Source.SIENCANG:
            # It has no columns for them: they are made from what it has.
            found |= {Field.PROPOSER, Field.PROBLEM}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as the file's line `line` has it: its cells by their column titles, empty ones left out.

    `formulas` are the titles of the cells that hold a formula instead of a value.
    """

    line: int
    cells: Mapping[str, str]
    formulas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RawList:
    """A file's table, before its rows are understood."""

    file: str
    columns: ListColumns
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True)
class ListedUsulan:
    """A row that was understood. `external_id` is what it is known by when the list comes again.

    `status` and `flag` are in the words of the other system; `decided` is what they say of the decision.
    `others` are the columns that no field holds, by their titles: they are kept, to be written again. `code` is
    the number that the other system gave it, or ours if the list is one that we wrote.
    """

    row: RawRow
    site_id: SiteId
    external_id: str
    fields: ProposalFields
    others: tuple[tuple[str, str], ...]
    status: str = ""
    flag: str = ""
    decided: Decided = UNDECIDED
    code: str = ""


@dataclass(frozen=True, slots=True)
class UnusableRow:
    """A row that cannot be used. `reason` is a sentence for the screen, `shown` what stands there.

    `is_needless`: another row says the same, so that nothing is lost without it.
    """

    row: RawRow
    reason: str
    shown: str = ""
    is_needless: bool = False


@dataclass(frozen=True, slots=True)
class UsulanList:
    """A file as it was understood. `elsewhere` are usulan of places that take no part in this session."""

    raw: RawList
    usulan: tuple[ListedUsulan, ...]
    bad: tuple[UnusableRow, ...]
    elsewhere: tuple[UnusableRow, ...]

    @property
    def columns(self) -> ListColumns:
        """Return how the list is laid out."""
        return self.raw.columns


class UnreadableError(Exception):
    """A cell cannot be understood. `reason` is a sentence for the screen, `shown` what stands there."""

    def __init__(self, reason: str, shown: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.shown = shown


class QuarantineState(StrEnum):
    """What became of a row that could not be used: nothing yet, taken in after all, or put aside for good."""

    WAITING = "menunggu"
    TAKEN = "diambil"
    DISCARDED = "dibuang"


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """A row that could not be used, kept with all its cells until somebody mends or discards it."""

    row_id: QuarantineId
    file: str
    columns: ListColumns
    row: RawRow
    reason: str
    shown: str
    state: QuarantineState
    revision: int
