"""What the session decided about a usulan, and when a decision may be taken.

The states are those of domain.md §1.5; the conditions are CONSUL's: who refuses says why, and what is agreed
has a size and a price, or says in so many words that they will follow. A reason has ten characters at
least, as in SIENCANG's verification.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.proposal_fields import ProposalFields
from app.domain.text import QT_TRANSLATE_NOOP

MIN_REASON = 10
"""Characters of a reason for refusal (domain.md §1.5, SIENCANG's Verifikasi)."""

MAX_REASON = 2000
MAX_REFERENCE = 100
MAX_WAITING = 200


class Decision(StrEnum):
    """Where a proposal stands in the session. UNDISCUSSED is printed where no decision exists."""

    UNDISCUSSED = "belum_dibahas"
    DISCUSSED = "dibahas"
    AGREED = "disepakati"
    NOT_AGREED = "belum_disepakati"
    POSTPONED = "ditunda"
    MERGED = "digabung"
    WITHDRAWN = "ditarik"
    REDIRECTED = "dialihkan"
    RESERVE = "cadangan"


RANKABLE = frozenset({Decision.UNDISCUSSED, Decision.DISCUSSED, Decision.AGREED, Decision.RESERVE})
"""What may have a rank: what was refused, merged, withdrawn or sent elsewhere has none."""


class Diversion(StrEnum):
    """Where a proposal was sent that is none of this Musrenbang's: the complaint channel, or another authority."""

    NONE = ""
    SOROT = "sorot"
    OTHER_AUTHORITY = "kewenangan_lain"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it stands.

    `reason_code` is a line of the list of reasons, `reason` what is printed. `merged_into` is the proposal
    that this one is part of now. `reference` is the other channel's number. `decided_ms` is Unix milliseconds.
    """

    state: Decision = Decision.UNDISCUSSED
    reason_code: str = ""
    reason: str = ""
    merged_into: ProposalId | None = None
    diverted_to: Diversion = Diversion.NONE
    reference: str = ""
    owner: str = ""
    """Who has to do something about what is postponed."""
    due: str = ""
    """Until when, in the words of the room: `minggu depan` is no date."""
    decided_ms: int | None = None
    decided_by: str = ""


UNDECIDED = Decided()


@dataclass(frozen=True, slots=True)
class DecideProposal:
    """One decision. When and by whom it was taken is filled in by the store, from the command."""

    proposal_id: ProposalId
    decided: Decided
    actor: str


def check_decision(decided: Decided, fields: ProposalFields) -> None:
    """Raise UserError if a proposal with these fields may not stand so; the advice says what is missing."""
    if max(len(decided.owner), len(decided.due)) > MAX_WAITING:
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Penanggung jawab atau tenggat terlalu panjang."),
            QT_TRANSLATE_NOOP("proposal", "Ringkas: masing-masing paling banyak 200 huruf."),
        )
    if max(len(decided.reason), len(decided.reason_code)) > MAX_REASON or len(decided.reference) > MAX_REFERENCE:
        raise UserError(
            QT_TRANSLATE_NOOP("proposal", "Alasan atau nomor rujukan terlalu panjang."),
            QT_TRANSLATE_NOOP("proposal", "Ringkas: alasan paling banyak 2.000 huruf, nomor rujukan 100."),
        )
    match decided.state:
        case Decision.NOT_AGREED if len(" ".join(decided.reason.split())) < MIN_REASON:
            raise UserError(
                QT_TRANSLATE_NOOP("proposal", "Alasan belum disepakati belum cukup."),
                QT_TRANSLATE_NOOP("proposal", "Tulis atau pilih alasan, paling sedikit 10 huruf."),
            )
        case Decision.AGREED if not is_sized(fields):
            raise UserError(
                QT_TRANSLATE_NOOP("proposal", "Usulan yang disepakati memerlukan volume dan perkiraan biaya."),
                QT_TRANSLATE_NOOP("proposal", "Isi keduanya, atau tandai bahwa keduanya menyusul."),
            )
        case Decision.MERGED if decided.merged_into is None:
            raise UserError(
                QT_TRANSLATE_NOOP("proposal", "Belum jelas ke usulan mana digabung."),
                QT_TRANSLATE_NOOP("proposal", "Pilih usulan induknya."),
            )
        case Decision.REDIRECTED if decided.diverted_to is Diversion.NONE:
            raise UserError(
                QT_TRANSLATE_NOOP("proposal", "Belum jelas ke mana usulan dialihkan."),
                QT_TRANSLATE_NOOP("proposal", "Pilih SOROT atau kewenangan lain."),
            )
        case _:
            return


class DecisionGap(StrEnum):
    """What a decision still lacks before the minutes are final. It keeps nobody from deciding."""

    DECISION = "keputusan"
    PRIORITY = "prioritas"
    SIZE = "volume_dan_biaya"
    REASON = "alasan"
    REFERENCE = "nomor_rujukan"


def decision_gaps(decided: Decided, fields: ProposalFields, priority: int | None) -> tuple[DecisionGap, ...]:
    """Return what is still to be said about a proposal that stands so.

    A decision at all; a place in the order and, where they were to follow, volume and cost of what is agreed; a
    reason of what is refused, postponed or withdrawn; the number of what was sent elsewhere.
    """
    match decided.state:
        case Decision.UNDISCUSSED | Decision.DISCUSSED:
            lacking = [DecisionGap.DECISION]
        case Decision.AGREED:
            lacking = [DecisionGap.PRIORITY] if priority is None else []
            if fields.volume is None or fields.perkiraan_biaya is None:
                lacking.append(DecisionGap.SIZE)
        case Decision.NOT_AGREED | Decision.POSTPONED | Decision.WITHDRAWN:
            lacking = [] if decided.reason.strip() else [DecisionGap.REASON]
        case Decision.REDIRECTED:
            lacking = [] if decided.reference.strip() else [DecisionGap.REFERENCE]
        case Decision.MERGED | Decision.RESERVE:
            lacking = []
    return tuple(lacking)


def is_sized(fields: ProposalFields) -> bool:
    """Tell whether volume and cost are known, or were said to follow."""
    return fields.menyusul or (fields.volume is not None and fields.perkiraan_biaya is not None)


def merge_root(target: ProposalId, parents: Mapping[ProposalId, ProposalId]) -> ProposalId:
    """Return what `target` is part of in the end, itself if it was not merged. `parents` is who was merged into whom.

    Ends also where two stations merged two proposals into each other: at the one that was asked for.
    """
    seen = {target}
    root = target
    while (parent := parents.get(root)) is not None and parent not in seen:
        seen.add(parent)
        root = parent
    return root
