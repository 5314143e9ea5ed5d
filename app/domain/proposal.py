"""A usulan (proposal) as it is spoken in the session or imported before it, and logged by a facilitator.

This module is the door to the proposal; what each part knows stands in `proposal_fields`,
`proposal_decision` and `completeness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from app.domain.completeness import REQUIRED, Completeness, Level, completeness, level, missing
from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, SessionId, SiteId
from app.domain.proposal_decision import (
    MIN_REASON,
    RANKABLE,
    UNDECIDED,
    Decided,
    DecideProposal,
    Decision,
    DecisionGap,
    Diversion,
    check_decision,
    decision_gaps,
    is_sized,
    merge_root,
)
from app.domain.proposal_fields import (
    EMPTY,
    TEXT_FIELDS,
    TEXT_NAMES,
    Field,
    HandlingLevel,
    LandState,
    ProposalFields,
    Urgency,
    VariableValue,
    WorkKind,
    edited,
    is_filled,
    text_values,
    with_texts,
)
from app.domain.rupiah import MAX_RUPIAH
from app.domain.text import QT_TRANSLATE_NOOP

__all__ = [
    "EMPTY",
    "IN_SESSION",
    "MAX_RUPIAH",
    "MAX_TEXT",
    "MAX_VARIABLES",
    "MIN_REASON",
    "RANKABLE",
    "REQUIRED",
    "TEXT_FIELDS",
    "TEXT_NAMES",
    "UNDECIDED",
    "Completeness",
    "DecideProposal",
    "Decided",
    "Decision",
    "DecisionGap",
    "Diversion",
    "Field",
    "HandlingLevel",
    "LandState",
    "Level",
    "Origin",
    "Proposal",
    "ProposalFields",
    "ProposalQuery",
    "ProposalState",
    "SaveProposal",
    "Source",
    "Urgency",
    "VariableValue",
    "WorkKind",
    "check",
    "check_decision",
    "completeness",
    "decision_gaps",
    "display_number",
    "edited",
    "format_volume",
    "is_filled",
    "is_sized",
    "level",
    "merge_root",
    "missing",
    "parse_volume",
    "text_values",
    "with_texts",
]


class ProposalState(StrEnum):
    """DRAFT is saved as it is typed; RECORDED has the three required fields and was filed."""

    DRAFT = "draf"
    RECORDED = "dicatat"


MAX_TEXT = 10_000
"""Characters in one field. Nobody speaks that long; a paste of a whole document is a mistake."""

MAX_VARIABLES = 20
"""Variables of one kamus line; the known ones have two or three."""


class Source(StrEnum):
    """Where a proposal comes from: said in the session, or taken over from another system."""

    SESSION = ""
    SIPD = "sipd"
    SIENCANG = "siencang"
    TABLE = "tabel"
    SOROT = "sorot"


@dataclass(frozen=True, slots=True)
class Origin:
    """What another system says of a proposal.

    `external_id` is its id there, `status` and `flag` are in its own words. `fields` is what it said last:
    by that an import knows what a person has changed since. `others` are its columns that no field holds, each
    title with its text in the order of the titles: an export gives them back.
    """

    source: Source = Source.SESSION
    external_id: str = ""
    status: str = ""
    flag: str = ""
    fields: ProposalFields | None = None
    others: tuple[tuple[str, str], ...] = ()


IN_SESSION = Origin()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal as the store holds it. `number` is said aloud (PJG-014); the id is for machines.

    `request_id` is the floor turn it was raised in, if there was one. `revision` counts the
    changes; `created_ms` and `updated_ms` are Unix milliseconds. `priority` is its place in the site's
    order, prioritas ke-, None without one; it comes from the order and is no change of the proposal.
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
    decided: Decided = UNDECIDED
    origin: Origin = IN_SESSION
    priority: int | None = None


@dataclass(frozen=True, slots=True)
class SaveProposal:
    """One save of the form. The store creates the proposal if it does not know the id.

    `only` names the fields that the save is about; the others stay as they are stored, whatever `fields` holds.
    None is about all of them. `origin` None leaves what is known of the origin.
    """

    proposal_id: ProposalId
    session_id: SessionId
    site_id: SiteId
    state: ProposalState
    fields: ProposalFields
    actor: str
    request_id: RequestId | None = None
    only: frozenset[Field] | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class ProposalQuery:
    """Which proposals to list: of one site or of all, in one state or any, matching `text` (words, number or RW).

    The newest number comes first; with `by_change` what was changed last. `own` are those begun on this computer.
    """

    session_id: SessionId
    site_id: SiteId | None = None
    text: str = ""
    limit: int = 500
    state: ProposalState | None = None
    by_change: bool = False
    own: bool = False


def check(save: SaveProposal) -> None:
    """Raise UserError if `save` may not be stored: a filed proposal is complete, nothing is endless."""
    if save.state is ProposalState.RECORDED and missing(save.fields):
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Usulan belum lengkap."),
            QT_TRANSLATE_NOOP("proposal", "Isi pengusul, permasalahan, dan usulan."),
        )
    _check_lengths(save.fields)
    cost = save.fields.perkiraan_biaya
    if cost is not None and not 0 <= cost <= MAX_RUPIAH:
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Nilai rupiah tidak terbaca."),
            QT_TRANSLATE_NOOP("proposal", "Tulis rupiah penuh, misalnya 150.000.000 atau 150 juta."),
        )
    if save.origin is not None:
        texts = (save.origin.external_id, save.origin.status, save.origin.flag)
        if any(len(text) > MAX_TEXT for text in texts):
            raise _too_long()
        if save.origin.fields is not None:
            _check_lengths(save.origin.fields)


def _check_lengths(fields: ProposalFields) -> None:
    values = fields.variabel
    if (
        max(map(len, text_values(fields))) > MAX_TEXT
        or len(values) > MAX_VARIABLES
        or any(len(value.kode) + len(value.nama) + len(value.satuan) > MAX_TEXT for value in values)
    ):
        raise _too_long()


def _too_long() -> UserError:
    return UserError(
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
