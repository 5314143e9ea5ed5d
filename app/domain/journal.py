"""What happened in the session, in the order in which it did: a reading of the logs, not a log of its own.

Unlike the timeline of the minutes it leaves nothing out: what was taken back stands in it, and so do
links that came and went. The operator looks here for "when was that, and what did I press".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.agenda import AgendaEvent
from app.domain.floor import FloorEvent
from app.domain.identity import SiteId
from app.domain.line_check import LineResult
from app.domain.minutes import SessionRecord
from app.domain.note import Note
from app.domain.presence import PresenceEvent
from app.domain.proposal import Proposal

Happening = FloorEvent | AgendaEvent | PresenceEvent | LineResult | Proposal | Note
"""A line of one of the logs; a proposal stands for its first saving."""


class Topic(StrEnum):
    """What a line is about; the journal is narrowed down by it."""

    FLOOR = "floor"
    AGENDA = "agenda"
    LINK = "link"
    LINE = "line"
    PROPOSAL = "proposal"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line, at Unix milliseconds. `site_id` is None where the whole session is meant."""

    at_ms: int
    topic: Topic
    site_id: SiteId | None
    happening: Happening


def journal(record: SessionRecord, topics: Collection[Topic] = tuple(Topic)) -> tuple[JournalEntry, ...]:
    """Return the lines of these topics, newest first; what happened at one moment stays in the order of its log."""
    wanted = [entry for entry in _entries(record) if entry.topic in topics]
    wanted.sort(key=lambda entry: entry.at_ms)
    return tuple(reversed(wanted))


def _entries(record: SessionRecord) -> Iterator[JournalEntry]:
    for event in record.agenda_events:
        yield JournalEntry(event.at_ms, Topic.AGENDA, None, event)
    for change in record.presence:
        yield JournalEntry(change.at_ms, Topic.LINK, change.site_id, change)
    for floor_event in record.floor_events:
        # What concerns the whole floor names no site.
        yield JournalEntry(floor_event.at_ms, Topic.FLOOR, floor_event.site_id or None, floor_event)
    for result in record.line_results:
        yield JournalEntry(result.at_ms, Topic.LINE, result.site_id, result)
    for proposal in record.proposals:
        yield JournalEntry(proposal.created_ms, Topic.PROPOSAL, proposal.site_id, proposal)
    for note in record.notes:
        yield JournalEntry(note.at_ms, Topic.NOTE, note.subject.site_id, note)
