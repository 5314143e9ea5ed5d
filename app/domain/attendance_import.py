"""What an attendance list from a file does to the list that is there: worked out before anything is written.

- A row meets a person of the same name at the same site, by what a list called him last or by his name now,
  so that a corrected spelling does not make him a second person. Of namesakes the one that agrees best is met.
  Whom the row itself brought is met also where he was seated elsewhere since.
- The same file twice changes nothing. What a person changed by hand since the last list stays; where nobody
  wrote anything the list fills in.
- A row that cannot be used is passed by with its reason. Nobody is struck out because a list leaves him out.
- Two stations that take one list in while they cannot talk make the same people of it, see `identities`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from app.domain.attendance import Attendee, AttendeeFields, same_name, tidy
from app.domain.identity import AttendeeId, SessionId, SiteId, listed_id
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
    """Work out what the list does to the people of one session who are there."""
    people = tuple(people)
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
    chosen = _chosen(usable, people)
    rows = tuple(_planned(row, chosen.get(row.line)) for row in usable)
    return ImportPlan(rows, tuple(sorted(bad, key=lambda one: one.line)))


def _chosen(rows: Sequence[ListedPerson], people: Sequence[Attendee]) -> dict[int, Attendee]:
    """Return whom each row meets, by its line; nobody is met twice."""
    free: dict[tuple[SiteId, str], list[Attendee]] = {}
    for person in people:
        for name in {same_name(person.fields.name), same_name((person.imported or person.fields).name)}:
            free.setdefault((person.site_id, name), []).append(person)
    brought = _brought(rows, people)
    by_line = {row.line: row for row in rows}
    chosen = {line: person for line, person in brought.items() if person.imported == by_line[line].fields}
    met = {str(person.attendee_id) for person in chosen.values()}
    left = [row for row in rows if row.line not in chosen]
    # Those who agree with their row wholly are met first, else a namesake could take their place.
    for row in sorted(left, key=lambda row: -_agreement(row, free, met)):
        candidates = [p for p in free.get((row.site_id, same_name(row.fields.name)), []) if p.attendee_id not in met]
        found = max(candidates, key=lambda person: _alike(row.fields, person), default=brought.get(row.line))
        if found is not None and found.attendee_id not in met:
            met.add(found.attendee_id)
            chosen[row.line] = found
    return chosen


def identities(rows: Sequence[ListedPerson]) -> dict[int, tuple[str, ...]]:
    """Return what tells each person of a list from everybody else, by the row's line.

    It is what a row meets a person by, site and name. Namesakes in one list are told apart by all that it says of them.
    """
    names = Counter(map(_meeting, rows))
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        meeting = _meeting(row)
        said = tuple(str(getattr(row.fields, name)) for name in _NAMES)
        found[row.line] = meeting if names[meeting] == 1 else (*meeting, *said)
    return found


def brought_id(session_id: SessionId, *identity: str) -> AttendeeId:
    """Return the id of whom a list brings, as every station that takes it in gives it."""
    return AttendeeId(listed_id("hadir", session_id, *identity))


def _brought(rows: Sequence[ListedPerson], people: Sequence[Attendee]) -> dict[int, Attendee]:
    """Return who came by the same row of a list taken in before, by the row's line."""
    if not people:
        return {}
    by_id = {person.attendee_id: person for person in people}
    named = {line: brought_id(people[0].session_id, *identity) for line, identity in identities(rows).items()}
    return {line: by_id[attendee_id] for line, attendee_id in named.items() if attendee_id in by_id}


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
