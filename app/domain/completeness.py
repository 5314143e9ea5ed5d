"""Whether a usulan is complete: lengkap, or kurang and what is missing.

Three levels (domain.md §1.4): at once, while somebody is speaking; later, before the minutes are final; and
what the program fills in itself. A field that no rule asks for is never missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.proposal_fields import Field, LandState, ProposalFields, WorkKind, is_filled


class Level(StrEnum):
    """When a field has to be there. OPTIONAL is printed if it is known and asked of nobody."""

    AT_ONCE = "M"
    LATER = "L"
    AUTOMATIC = "A"
    OPTIONAL = "O"


REQUIRED = (Field.PROPOSER, Field.PROBLEM, Field.USULAN)
"""What must be there at once; all else may be completed later."""

LATER = (
    Field.RW,
    Field.LOCATION,
    Field.WORK_KIND,
    Field.BIDANG,
    Field.WORK,
    Field.VOLUME,
    Field.UNIT,
    Field.COST,
    Field.URGENCY,
    Field.BENEFICIARIES,
    Field.OPD_FIRST,
    Field.HANDLING_LEVEL,
    Field.LAND,
    Field.CERTIFICATE,
)
"""What may be completed later, in the order in which it is asked for."""

AUTOMATIC = (Field.KAMUS, Field.VARIABLES, Field.ISU)
"""What choosing a line of the kamus fills in."""

_SIZE = frozenset({Field.VOLUME, Field.UNIT, Field.COST})
_OF_LAND = frozenset({Field.LAND, Field.CERTIFICATE})


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is missing, each in the order of the form. `asked` is how many fields are asked for altogether."""

    at_once: tuple[Field, ...]
    later: tuple[Field, ...]
    asked: int

    @property
    def can_be_filed(self) -> bool:
        """Tell whether all that is needed at once is there."""
        return not self.at_once

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is missing: lengkap."""
        return not self.missing

    @property
    def missing(self) -> tuple[Field, ...]:
        """Return everything that is missing, what is needed at once first."""
        return (*self.at_once, *self.later)

    @property
    def filled(self) -> int:
        """Return how many of the fields that are asked for are there."""
        return self.asked - len(self.missing)


def level(field: Field) -> Level:
    """Return when a field has to be there."""
    if field in REQUIRED:
        return Level.AT_ONCE
    if field in LATER:
        return Level.LATER
    return Level.AUTOMATIC if field in AUTOMATIC else Level.OPTIONAL


def missing(fields: ProposalFields) -> tuple[Field, ...]:
    """Return the required fields that are still empty, in the order of the form."""
    return tuple(field for field in REQUIRED if not is_filled(fields, field))


def completeness(fields: ProposalFields) -> Completeness:
    """Judge what is there.

    Nobody is asked for volume, unit and cost that were said to follow, for land where nothing is built,
    nor for a certificate of land that is not needed.
    """
    asked = tuple(field for field in LATER if _is_asked(fields, field))
    lacking = tuple(field for field in asked if not is_filled(fields, field))
    return Completeness(missing(fields), lacking, len(REQUIRED) + len(asked))


def _is_asked(fields: ProposalFields, field: Field) -> bool:
    if field in _SIZE:
        return not fields.menyusul
    if field in _OF_LAND:
        is_needed = fields.status_lahan is not LandState.UNNEEDED or field is Field.LAND
        return fields.jenis is WorkKind.PHYSICAL and is_needed
    return True
