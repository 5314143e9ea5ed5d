"""What a list of usulan does to the proposals that are there: worked out before anything is written.

- A row meets the proposal that has its identity in the same system. The same file twice changes nothing.
- Three values decide on each field: what the list said last, what stands there now, what the list says today.
  What a person changed since the last list stays and is shown; what nobody touched follows the list.
- The same holds for the decision. Nothing is deleted because a list leaves it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import cast

from app.domain.errors import UserError
from app.domain.proposal import (
    EMPTY,
    Decided,
    Decision,
    Field,
    Origin,
    Proposal,
    ProposalFields,
    Source,
    VariableValue,
    check_decision,
    format_volume,
)
from app.domain.rupiah import format_rupiah
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import ListedUsulan, UnusableRow, UsulanList
from app.domain.usulan_status import implied_decision


class Outcome(StrEnum):
    """What a row of the file does. ELSEWHERE belongs to a place that takes no part in the session."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BAD = "bad"
    ELSEWHERE = "elsewhere"


DECISION, STATUS = "keputusan", "status"
"""The names under which the decision, and the other system's words for it, stand among the differences."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a row says otherwise. `name` is a `Field`'s value, DECISION, STATUS, or another column's title."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedUsulan:
    """What one usable row does.

    `proposal` is the one it meets, None for a new one; `fields`, `decided` and `origin` say what will stand there.
    `kept` is what a person wrote and the list says otherwise: `before` is the person's, it stays.
    """

    outcome: Outcome
    listed: ListedUsulan
    proposal: Proposal | None
    fields: ProposalFields
    decided: Decided
    origin: Origin
    changes: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class UsulanPlan:
    """What an import will do, row by row. `absent` counts proposals of that system that the list leaves out."""

    rows: tuple[PlannedUsulan, ...]
    bad: tuple[UnusableRow, ...]
    elsewhere: tuple[UnusableRow, ...]
    absent: int = 0

    def count(self, outcome: Outcome) -> int:
        """Return how many rows come to this."""
        if outcome is Outcome.BAD:
            return len(self.bad)
        if outcome is Outcome.ELSEWHERE:
            return len(self.elsewhere)
        return sum(1 for row in self.rows if row.outcome is outcome)

    @property
    def writes(self) -> int:
        """Return how many proposals would be written."""
        return self.count(Outcome.NEW) + self.count(Outcome.CHANGED)

    @property
    def kept(self) -> int:
        """Return how many rows say something else than a person wrote."""
        return sum(1 for row in self.rows if row.kept)


def plan_import(listed: UsulanList, proposals: Iterable[Proposal]) -> UsulanPlan:
    """Work out what the list does."""
    source, covered = listed.columns.source, listed.columns.fields
    there = tuple(proposals)
    known = {one.origin.external_id: one for one in there if one.origin.source is source}
    # What we wrote ourselves into a list of that system carries our own number.
    ours = {one.number: one for one in there if one.origin.source is not source}
    rows: list[PlannedUsulan] = []
    bad = list(listed.bad)
    for row in listed.usulan:
        proposal = known.pop(row.external_id, None) or ours.pop(row.code, None)
        if proposal is None:
            rows.append(_new(row, source))
        elif proposal.site_id != row.site_id:
            reason = QT_TRANSLATE_NOOP("usulan_import", "Sudah tercatat di lokasi lain.")
            bad.append(UnusableRow(row.row, reason, proposal.number))
        else:
            rows.append(_met(row, proposal, source, covered))
    bad.sort(key=lambda one: one.row.line)
    return UsulanPlan(tuple(rows), tuple(bad), listed.elsewhere, len(known))


def _new(row: ListedUsulan, source: Source) -> PlannedUsulan:
    return PlannedUsulan(Outcome.NEW, row, None, row.fields, row.decided, _origin(row, source, row.fields))


def _origin(row: ListedUsulan, source: Source, said: ProposalFields) -> Origin:
    return Origin(source, row.external_id, row.status, row.flag, said, row.others)


def _met(row: ListedUsulan, proposal: Proposal, source: Source, covered: frozenset[Field]) -> PlannedUsulan:
    is_ours = proposal.origin.source is not source
    last = EMPTY if is_ours else proposal.origin.fields or EMPTY
    taken: dict[str, object] = {}
    changes: list[Difference] = []
    kept: list[Difference] = []
    if proposal.fields != row.fields or last != row.fields:
        for field in Field:
            if field not in covered:
                continue
            now, new, said = (getattr(one, field.value) for one in (proposal.fields, row.fields, last))
            if now == new or _plain(now) == _plain(new):
                continue
            difference = Difference(field.value, value_text(now), value_text(new))
            if now == said or _plain(now) == _plain(said):
                taken[field.value] = new
                changes.append(difference)
            else:
                kept.append(difference)
    fields = replace(proposal.fields, **taken) if taken else proposal.fields  # type: ignore[arg-type]
    if taken and not _may_stand(proposal.decided, fields):
        # What was agreed has a size and a price: a list that takes them away does not undo the agreement.
        fields = replace(proposal.fields)
        kept, changes = [*kept, *changes], []
    decided = _decided(row, proposal, fields, source, changes, kept)
    said_now = {field.value: getattr(row.fields, field.value) for field in covered}
    origin = proposal.origin if is_ours else _origin(row, source, replace(last, **said_now))
    changes.extend(_other_columns(row, proposal, is_ours=is_ours))
    is_same = not changes
    return PlannedUsulan(
        Outcome.SAME if is_same else Outcome.CHANGED,
        row,
        proposal,
        fields,
        decided,
        origin,
        tuple(changes),
        tuple(kept),
    )


def _plain(value: object) -> object:
    """Return a value as it is compared: no list keeps the blanks at the ends of a text."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _decided(
    row: ListedUsulan,
    proposal: Proposal,
    fields: ProposalFields,
    source: Source,
    changes: list[Difference],
    kept: list[Difference],
) -> Decided:
    """Return the decision that will stand; a person's is never changed by a list."""
    now, new = proposal.decided, row.decided
    said = implied_decision(source, proposal.origin.status, proposal.origin.flag)
    says = implied_decision(source, row.status, row.flag)
    if says is said or says is now.state:
        return now
    difference = Difference(DECISION, now.state.value, says.value)
    is_untouched = now.state in (said, Decision.UNDISCUSSED) and not now.decided_by
    if is_untouched and new.state is says and _may_stand(new, fields):
        changes.append(difference)
        return new
    kept.append(difference)
    return now


def _may_stand(decided: Decided, fields: ProposalFields) -> bool:
    try:
        check_decision(decided, fields)
    except UserError:
        return False
    return True


def _other_columns(row: ListedUsulan, proposal: Proposal, *, is_ours: bool) -> list[Difference]:
    """Return what changed in columns that no field holds."""
    if is_ours:
        return []
    origin = proposal.origin
    before, after = dict(origin.others), dict(row.others)
    others = [
        Difference(title, before.get(title, ""), after.get(title, ""))
        for title in sorted({*before, *after})
        if before.get(title, "") != after.get(title, "")
    ]
    if (origin.status, origin.flag) != (row.status, row.flag):
        others.append(Difference(STATUS, origin.status or origin.flag, row.status or row.flag))
    return others


def value_text(value: object) -> str:
    """Return a field's value as a person reads it."""
    match value:
        case None | False:
            return ""
        case True:
            return "ya"
        case Decimal():
            return format_volume(value)
        case int():
            return format_rupiah(value)
        case tuple():
            variables = cast("tuple[VariableValue, ...]", value)
            return " × ".join(format_volume(one.nilai) for one in variables)
        case _:
            return str(value)
