"""A usulan (proposal) as it is spoken in the session and logged by a facilitator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, SessionId, SiteId
from app.domain.text import QT_TRANSLATE_NOOP


class ProposalState(StrEnum):
    """DRAFT is saved as it is typed; RECORDED has the three required fields and was filed."""

    DRAFT = "draf"
    RECORDED = "dicatat"


class Urgency(StrEnum):
    """Five levels, most urgent first; UNSET until somebody says it."""

    UNSET = ""
    VERY_HIGH = "sangat_mendesak"
    HIGH = "mendesak"
    MEDIUM = "sedang"
    LOW = "rendah"
    VERY_LOW = "sangat_rendah"


class Field(StrEnum):
    """The editable fields, by the names the store and the operation log use."""

    PROPOSER = "pengusul"
    RW = "rw"
    RT = "rt"
    PROBLEM = "permasalahan"
    USULAN = "usulan"
    LOCATION = "lokasi"
    URGENCY = "urgensi"
    VOLUME = "volume"
    UNIT = "satuan"


REQUIRED = (Field.PROPOSER, Field.PROBLEM, Field.USULAN)
"""What must be there at once; all else may be completed later."""

MAX_TEXT = 10_000
"""Characters in one field. Nobody speaks that long; a paste of a whole document is a mistake."""


@dataclass(frozen=True, slots=True)
class ProposalFields:
    """What the form holds. `volume` is a plain decimal number without a unit."""

    pengusul: str = ""
    rw: str = ""
    rt: str = ""
    permasalahan: str = ""
    usulan: str = ""
    lokasi: str = ""
    urgensi: Urgency = Urgency.UNSET
    volume: Decimal | None = None
    satuan: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal as the store holds it. `number` is said aloud (PJG-014); the id is for machines.

    `request_id` is the floor turn it was raised in, if there was one. `revision` counts the
    changes; `created_ms` and `updated_ms` are Unix milliseconds.
    """

    proposal_id: ProposalId
    session_id: SessionId
    site_id: SiteId
    number: str
    state: ProposalState
    fields: ProposalFields
    request_id: RequestId | None
    created_ms: int
    updated_ms: int
    revision: int


@dataclass(frozen=True, slots=True)
class SaveProposal:
    """One save of the form. The store creates the proposal if it does not know the id."""

    proposal_id: ProposalId
    session_id: SessionId
    site_id: SiteId
    state: ProposalState
    fields: ProposalFields
    actor: str
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True)
class ProposalQuery:
    """Which proposals to list: of one site or of all, matching `text` (words, number or RW)."""

    session_id: SessionId
    site_id: SiteId | None = None
    text: str = ""
    limit: int = 500


def missing(fields: ProposalFields) -> tuple[Field, ...]:
    """Return the required fields that are still empty, in the order of the form."""
    return tuple(field for field in REQUIRED if not str(getattr(fields, field.value)).strip())


def check(save: SaveProposal) -> None:
    """Raise UserError if `save` may not be stored: a filed proposal is complete, no field is endless."""
    if save.state is ProposalState.RECORDED and missing(save.fields):
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Usulan belum lengkap."),
            QT_TRANSLATE_NOOP("proposal", "Isi pengusul, permasalahan, dan usulan."),
        )
    for field in Field:
        if len(str(getattr(save.fields, field.value) or "")) > MAX_TEXT:
            raise UserError(
                QT_TRANSLATE_NOOP("proposal", "Isian terlalu panjang."),
                QT_TRANSLATE_NOOP("proposal", "Ringkas menjadi paling banyak 10.000 huruf."),
            )


def display_number(short: str, sequence: int) -> str:
    """Return the number that is said aloud: the site's letters and three digits or more."""
    return f"{short}-{sequence:03d}"


def parse_volume(text: str) -> Decimal | None:
    """Read a volume as people write it: `1.250,5` or `1250,5` or `320`; empty is None.

    A full stop groups thousands only where it stands before exactly three digits and not behind a
    leading zero, so `2.5` and `0.250` are refused rather than guessed. Raises UserError with what
    is accepted.
    """
    plain = text.strip().replace(" ", "")
    if not plain:
        return None
    whole, comma, fraction = plain.partition(",")
    groups = whole.split(".")
    grouped_well = len(groups) == 1 or (
        1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(g) == 3 for g in groups[1:])
    )
    digits = "".join(groups)
    digits_only = digits.isascii() and digits.isdigit() and (not comma or (fraction.isascii() and fraction.isdigit()))
    try:
        if not (grouped_well and digits_only) or len(digits) > 15 or len(fraction) > 6:
            raise InvalidOperation
        return Decimal(f"{digits}.{fraction or '0'}").normalize() + 0
    except InvalidOperation:
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Volume tidak terbaca."),
            QT_TRANSLATE_NOOP("proposal", "Tulis angka saja, misalnya 320 atau 1.250,5; satuannya di isian Satuan."),
        ) from None


def format_volume(volume: Decimal | None) -> str:
    """Write a volume the Indonesian way: `1.250,5`; None is empty."""
    if volume is None:
        return ""
    return f"{volume:,f}".translate(str.maketrans(",.", ".,"))
