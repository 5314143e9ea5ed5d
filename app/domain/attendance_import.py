"""What an attendance list from a file does to the list that is there: worked out before anything is written.

- A row meets a person of the same name at the same site, by what a list called him last or by his name now,
  so that a corrected spelling does not make him a second person. Of namesakes the one that agrees best is met.
- The same file twice changes nothing. What a person changed by hand since the last list stays; where nobody
  wrote anything the list fills in.
- A row that cannot be used is passed by with its reason. Nobody is struck out because a list leaves him out.
- Two stations that take one list in while they cannot talk make the same people of it, see `identities`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from app.domain.attendance import Attendee, AttendeeFields, same_name, tidy
from app.domain.identity import SiteId
from app.domain.text import QT_TRANSLATE_NOOP


class RowOutcome(StrEnum):
    """What a row of the file does."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One row of a list that was read, as the file's line `line` has it (its header is 1)."""

    line: int
    site_id: SiteId
    fields: AttendeeFields


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used. `reason` is a sentence for the screen, `shown` what stands there."""

    line: int
    reason: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """A file as it was read: what can be used, and what cannot."""

    people: tuple[ListedPerson, ...]
    bad: tuple[BadRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """What a list and a person's entry come to.

    `kept` are the fields that a human wrote and that the list says differently.
    """

    fields: AttendeeFields
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What one usable row does.

    `person` is who is met, None for somebody new; `merged` says what will stand there afterwards.
    """

    outcome: RowOutcome
    listed: ListedPerson
    person: Attendee | None
    merged: Merged


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do, row by row."""

    rows: tuple[PlannedRow, ...]
    bad: tuple[BadRow, ...]

    def count(self, outcome: RowOutcome) -> int:
        """Return how many rows come to this."""
        if outcome is RowOutcome.BAD:
            return len(self.bad)
        return sum(1 for row in self.rows if row.outcome is outcome)

    @property
    def changes(self) -> int:
        """Return how many people would be written."""
        return self.count(RowOutcome.NEW) + self.count(RowOutcome.CHANGED)


def plan_import(listed: AttendanceList, people: Iterable[Attendee]) -> ImportPlan:
    """Work out what the list does to the people who are there."""
    free: dict[tuple[SiteId, str], list[Attendee]] = {}
    for person in people:
        for name in {same_name(person.fields.name), same_name((person.imported or person.fields).name)}:
            free.setdefault((person.site_id, name), []).append(person)
    bad = list(listed.bad)
    usable: list[ListedPerson] = []
    seen: dict[tuple[SiteId, AttendeeFields], int] = {}
    for row in listed.people:
        tidied = replace(row, fields=tidy(row.fields))
        first = seen.setdefault((row.site_id, tidied.fields), row.line)
        if first == row.line:
            usable.append(tidied)
        else:
            reason = QT_TRANSLATE_NOOP("attendance", "Sama persis dengan baris {line}.").format(line=first)
            bad.append(BadRow(row.line, reason, tidied.fields.name))
    met: set[str] = set()
    chosen: dict[int, Attendee] = {}
    # Those who agree with their row wholly are met first, else a namesake could take their place.
    for row in sorted(usable, key=lambda row: -_agreement(row, free, met)):
        candidates = [p for p in free.get((row.site_id, same_name(row.fields.name)), []) if p.attendee_id not in met]
        if candidates:
            person = max(candidates, key=lambda person: _alike(row.fields, person))
            met.add(person.attendee_id)
            chosen[row.line] = person
    rows = tuple(_planned(row, chosen.get(row.line)) for row in usable)
    return ImportPlan(rows, tuple(sorted(bad, key=lambda one: one.line)))


def identities(plan: ImportPlan) -> dict[int, tuple[str, ...]]:
    """Return what tells each new person of a list from everybody else, by the row's line.

    It is what a row meets a person by, site and name. Namesakes in one list are told apart by all that it says of them.
    """
    names = Counter(_meeting(row.listed) for row in plan.rows)
    found: dict[int, tuple[str, ...]] = {}
    for row in plan.rows:
        if row.person is None:
            meeting = _meeting(row.listed)
            said = tuple(str(getattr(row.listed.fields, name)) for name in _NAMES)
            found[row.listed.line] = meeting if names[meeting] == 1 else (*meeting, *said)
    return found


def _meeting(row: ListedPerson) -> tuple[str, str]:
    return str(row.site_id), same_name(row.fields.name)


def _agreement(row: ListedPerson, free: dict[tuple[SiteId, str], list[Attendee]], met: set[str]) -> int:
    candidates = free.get((row.site_id, same_name(row.fields.name)), [])
    return max((_alike(row.fields, person) for person in candidates if person.attendee_id not in met), default=0)


def _alike(listed: AttendeeFields, person: Attendee) -> int:
    if person.imported == listed:
        # What met a person once meets him again, whatever his namesakes look like by now.
        return 2 * len(_NAMES)
    said = person.imported or person.fields
    return sum(1 for name in _NAMES if getattr(listed, name) in (getattr(said, name), getattr(person.fields, name)))


def _planned(row: ListedPerson, person: Attendee | None) -> PlannedRow:
    if person is None:
        return PlannedRow(RowOutcome.NEW, row, None, Merged(row.fields))
    merged = merge(row.fields, person.fields, person.imported)
    outcome = RowOutcome.SAME if merged.fields == person.fields else RowOutcome.CHANGED
    return PlannedRow(outcome, row, person, merged)


def merge(listed: AttendeeFields, present: AttendeeFields, before: AttendeeFields | None) -> Merged:
    """Return what a list makes of a person. `before` is what the last list said; what differs a human wrote."""
    taken: dict[str, Any] = {}
    kept: list[str] = []
    for name in _NAMES:
        now, new = getattr(present, name), getattr(listed, name)
        if now == new or new in ("", False):
            # A list that says nothing, an unmarked box too, takes nothing away.
            continue
        is_untouched = now == getattr(before, name) if before else now == ""
        if is_untouched:
            taken[name] = new
        else:
            kept.append(name)
    return Merged(_with(present, taken), tuple(kept))


def _with(fields_: AttendeeFields, values: Mapping[str, Any]) -> AttendeeFields:
    return AttendeeFields(**{name: values.get(name, getattr(fields_, name)) for name in _NAMES})


_NAMES = tuple(one.name for one in fields(AttendeeFields))
