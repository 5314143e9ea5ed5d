"""Scores that suggest an order, by the checklist of a year. The order that people set is the decision of record.

Two ways are known from the field (domain.md §1.7): SIENCANG's, coefficient of the isu times the average of yes/no
answers; and a weighted sum of 1 to 5 points, with the AHP weights of the preset. No national formula was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.kamus import KamusWork
from app.domain.proposal_fields import WorkKind
from app.domain.reference import ReferenceKind, ReferenceRow, Scale, of_kind
from app.domain.text import QT_TRANSLATE_NOOP

PLACES = Decimal("0.001")
MOST_POINTS = 5


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question. `weight` counts among those of its kind of work; UNSET asks it of every proposal."""

    code: str
    name: str
    kind: WorkKind
    weight: Decimal
    scale: Scale


@dataclass(frozen=True, slots=True)
class Checklist:
    """The criteria of one method, in the order of their codes."""

    code: str
    criteria: tuple[Criterion, ...]

    def asked(self, kind: WorkKind) -> tuple[Criterion, ...]:
        """Return what is asked of a proposal of this kind."""
        return tuple(one for one in self.criteria if one.kind in (WorkKind.UNSET, kind))


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answers about one proposal by one checklist: 0 or 1 for no and yes, 1 to 5 for points."""

    proposal_id: ProposalId
    checklist: str
    answers: Mapping[str, int]
    revision: int = 0


@dataclass(frozen=True, slots=True)
class SaveAssessment:
    """One save of answers; those that are not named are open."""

    proposal_id: ProposalId
    checklist: str
    answers: Mapping[str, int]
    actor: str


@dataclass(frozen=True, slots=True)
class Score:
    """A score and what is still open. `value` is None as long as anything is; `most` is what can be reached."""

    value: Decimal | None
    most: Decimal
    open: tuple[str, ...] = ()


def checklists_of(rows: Iterable[ReferenceRow]) -> tuple[Checklist, ...]:
    """Return the checklists of a year, by their codes."""
    found: dict[str, list[Criterion]] = {}
    for row in sorted(of_kind(rows, ReferenceKind.CRITERION), key=lambda one: one.code):
        criterion = Criterion(
            row.code,
            row.value("nama"),
            WorkKind(row.value("jenis")),
            Decimal(row.value("bobot") or 1),
            Scale(row.value("skala") or Scale.POINTS),
        )
        found.setdefault(row.value("daftar"), []).append(criterion)
    return tuple(Checklist(code, tuple(found[code])) for code in sorted(found))


def siencang_checklist(work: KamusWork) -> Checklist:
    """Return the questions that the kamus asks about a work, all of one weight."""
    return Checklist(
        f"kamus:{work.kode}",
        tuple(Criterion(code, text, WorkKind.UNSET, Decimal(1), Scale.YES_NO) for code, text in work.questions),
    )


def score(criteria: Sequence[Criterion], answers: Mapping[str, int], coefficient: Decimal = Decimal(1)) -> Score:
    """Return coefficient times the weighted average of the answers, to a thousandth.

    With equal weights, yes/no answers and the isu's coefficient this is SIENCANG's `rate`; with weights that add up
    to 1 and points it is the weighted sum of AHP. Nothing asked is no score.
    """
    still_open = tuple(one.code for one in criteria if one.code not in answers)
    weights = sum((one.weight for one in criteria), Decimal(0))
    if not weights:
        return Score(None, Decimal(0), still_open)
    best = sum((one.weight * (1 if one.scale is Scale.YES_NO else MOST_POINTS) for one in criteria), Decimal(0))
    most = (coefficient * best / weights).quantize(PLACES)
    if still_open:
        return Score(None, most, still_open)
    total = sum((one.weight * answers[one.code] for one in criteria), Decimal(0))
    return Score((coefficient * total / weights).quantize(PLACES), most)


def check_answers(answers: Mapping[str, int]) -> None:
    """Raise UserError if an answer is none: below 0 or above 5."""
    if any(not 0 <= answer <= MOST_POINTS for answer in answers.values()):
        raise UserError(
            QT_TRANSLATE_NOOP("reference", "Nilai penilaian di luar skala."),
            QT_TRANSLATE_NOOP("reference", "Jawab ya atau tidak, atau beri nilai 1 sampai 5."),
        )


def suggested_order(
    scores: Mapping[ProposalId, Decimal | None], present: Sequence[ProposalId]
) -> tuple[ProposalId, ...]:
    """Return the order that the scores suggest: the highest first; equal ones and those without as they stand now."""
    stands = {one: place for place, one in enumerate(dict.fromkeys([*present, *scores]))}

    def key(one: ProposalId) -> tuple[bool, Decimal, int]:
        value = scores.get(one)
        return value is None, -(value or Decimal(0)), stands[one]

    return tuple(sorted(scores, key=key))
