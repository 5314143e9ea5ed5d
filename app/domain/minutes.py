"""What a session came to, read from its record: the facts that every document is written from.

Nothing is invented: what is not known stays empty here and is printed as dots in the documents. The documents
themselves are in `app.domain.documents`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.agenda import AgendaEvent, plan_events, replay_agenda
from app.domain.agenda_outlook import AgendaOutlook, ItemOutlook, outlook
from app.domain.attendance import Attendee
from app.domain.disturbance import Disturbance, disturbances_of
from app.domain.floor import (
    FloorEvent,
    FloorEventKind,
    FloorRequest,
    FloorState,
    Speaker,
    TurnKind,
    replay,
    without_undone,
)
from app.domain.identity import SiteId
from app.domain.line_check import LineResult
from app.domain.note import Note
from app.domain.presence import PresenceEvent, SitePresence, presence_of
from app.domain.proposal import Proposal, ProposalState
from app.domain.response import Response
from app.domain.session import Session
from app.domain.site import HALL, Participant, Site


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the floor's timeline.

    `duration_s` is set where a turn ended; `added_s` where its time was changed, below zero if it was cut.
    `answered` is the site that a tanggapan belongs to; its lines stand between the begin and the end of that turn.
    `is_override`: the floor was given although the site was not connected.
    """

    at_ms: int
    kind: FloorEventKind
    site: Site
    speaker: Speaker
    duration_s: int | None
    added_s: int = 0
    turn_kind: TurnKind = TurnKind.USULAN
    answered: Site | None = None
    is_override: bool = False


@dataclass(frozen=True, slots=True)
class SiteMinutes:
    """Everything the session recorded for one site."""

    site: Site
    presence: SitePresence
    participants: tuple[Participant, ...]
    turns: int
    spoken_s: int
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class PlaceAttendance:
    """Who took part at one place, in the order of the list. `site` is None for the hall."""

    site: Site | None
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """The whole session, ready to be written. Times are Unix milliseconds.

    `attendance` has the places at which somebody took part, the hall last. `agenda_over_s` is how much longer
    than planned the session took, below zero if less, None if no item was begun.
    """

    session: Session
    opened_ms: int | None
    closed_ms: int | None
    written_ms: int
    sites: tuple[SiteMinutes, ...]
    timeline: tuple[TimelineEntry, ...]
    disturbances: tuple[Disturbance, ...] = ()
    agenda: tuple[ItemOutlook, ...] = ()
    agenda_over_s: int | None = None
    attendance: tuple[PlaceAttendance, ...] = ()

    @property
    def people(self) -> tuple[Attendee, ...]:
        """Return everybody who took part, in the order of the places."""
        return tuple(person for place in self.attendance for person in place.people)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Return all proposals, in the order of the sites."""
        return tuple(p for site in self.sites for p in site.proposals)

    @property
    def sites_present(self) -> int:
        """Return how many sites were seen at all."""
        return sum(1 for site in self.sites if site.presence.first_ms is not None)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """What the store knows about a session: the material of the minutes."""

    session: Session
    opened_ms: int | None
    closed_ms: int | None
    floor_events: tuple[FloorEvent, ...]
    presence: tuple[PresenceEvent, ...]
    proposals: tuple[Proposal, ...]
    line_results: tuple[LineResult, ...] = ()
    agenda_events: tuple[AgendaEvent, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    responses: tuple[Response, ...] = ()
    notes: tuple[Note, ...] = ()


_SHOWN = frozenset(
    {
        FloorEventKind.REQUESTED,
        FloorEventKind.GRANTED,
        FloorEventKind.RELEASED,
        FloorEventKind.REVOKED,
        FloorEventKind.CANCELLED,
        FloorEventKind.DENIED,
        FloorEventKind.EXTENDED,
        FloorEventKind.PAUSED,
        FloorEventKind.RESUMED,
    }
)
"""ACCEPTED says nothing a reader needs beside REQUESTED, SPEAKER_NAMED is folded into the turn."""


def session_facts(record: SessionRecord, now_ms: int) -> SessionFacts:
    """Compose the document from the record.

    - Drafts are left out: only a filed proposal is part of the minutes.
    - A speaker's name given late counts for the whole turn.
    - Proposals of a site that is no longer in the roster raise KeyError: the record is broken.
    """
    floor = replay(record.floor_events)
    turns = (*floor.turns, *floor.on_floor)
    by_site: dict[SiteId, list[Proposal]] = {site.site_id: [] for site in record.session.sites}
    for proposal in record.proposals:
        if proposal.state is not ProposalState.DRAFT:
            by_site[proposal.site_id].append(proposal)
    sites = tuple(_site_minutes(site, record, turns, by_site[site.site_id], now_ms) for site in record.session.sites)
    agenda = _agenda(record, now_ms)
    return SessionFacts(
        session=record.session,
        opened_ms=record.opened_ms,
        closed_ms=record.closed_ms,
        written_ms=now_ms,
        sites=sites,
        timeline=_timeline(record, floor),
        disturbances=_disturbances(record, sites),
        agenda=agenda.items,
        agenda_over_s=agenda.session_over_s if agenda.is_begun else None,
        attendance=_attendance(record),
    )


def _site_minutes(
    site: Site, record: SessionRecord, turns: Sequence[FloorRequest], proposals: Sequence[Proposal], now_ms: int
) -> SiteMinutes:
    own = [turn for turn in turns if turn.site_id == site.site_id]
    until_ms = now_ms if record.closed_ms is None else record.closed_ms
    # Links go down when a closed session is packed up: that is no disturbance of it.
    links = tuple(event for event in record.presence if event.at_ms <= until_ms)
    return SiteMinutes(
        site=site,
        presence=presence_of(site.site_id, links, until_ms),
        participants=_participants(site, own, record.attendees),
        turns=len(own),
        spoken_s=sum(turn.spoken_ms(until_ms) for turn in own) // 1000,
        proposals=tuple(sorted(proposals, key=lambda p: (len(p.number), p.number))),
    )


def _participants(site: Site, turns: Sequence[FloorRequest], people: Sequence[Attendee]) -> tuple[Participant, ...]:
    """Return the listed people, two of the same name too, then those who came or spoke without being listed."""
    listed = {person.name.strip().casefold() for person in site.participants}
    came = [
        Participant(person.fields.name, person.fields.office or person.fields.organisation)
        for person in people
        if person.site_id == site.site_id and person.was_present
    ]
    spoke = [Participant(turn.speaker.name.strip(), turn.speaker.office.strip()) for turn in turns]
    others: dict[str, Participant] = {}
    for person in (*came, *spoke):
        key = person.name.casefold()
        if key and key not in listed and (key not in others or not others[key].office):
            others[key] = person
    return (*site.participants, *others.values())


def _attendance(record: SessionRecord) -> tuple[PlaceAttendance, ...]:
    places: list[tuple[SiteId, Site | None]] = [(site.site_id, site) for site in record.session.sites]
    came = [
        PlaceAttendance(site, tuple(p for p in record.attendees if p.site_id == site_id and p.was_present))
        for site_id, site in (*places, (HALL, None))
    ]
    return tuple(place for place in came if place.people)


def _agenda(record: SessionRecord, now_ms: int) -> AgendaOutlook:
    """Return the agenda as it was held, or as the file plans it. The usual one is printed only where it was held."""
    events = record.agenda_events
    if not events and record.session.agenda:
        events = plan_events(record.session.agenda, 0)
    return outlook(replay_agenda(events), now_ms if record.closed_ms is None else record.closed_ms)


def _timeline(record: SessionRecord, floor: FloorState) -> tuple[TimelineEntry, ...]:
    turn_of = {turn.request_id: turn for turn in (*floor.turns, *floor.on_floor)}
    entries: list[TimelineEntry] = []
    for event in without_undone(record.floor_events):
        if event.kind not in _SHOWN or _is_told_by_another(event):
            continue
        turn = turn_of.get(event.request_id)
        answered = turn_of.get(turn.answers) if turn else None
        ended = event.kind in (FloorEventKind.RELEASED, FloorEventKind.REVOKED)
        entries.append(
            TimelineEntry(
                at_ms=event.at_ms,
                kind=event.kind,
                site=record.session.site(event.site_id),
                speaker=turn.speaker if turn else event.speaker,
                duration_s=turn.spoken_ms(event.at_ms) // 1000 if turn and ended else None,
                added_s=event.seconds if event.kind is FloorEventKind.EXTENDED else 0,
                turn_kind=turn.kind if turn else event.turn_kind,
                answered=record.session.site(answered.site_id) if answered else None,
                is_override=event.is_override,
            )
        )
    return tuple(entries)


def _is_told_by_another(event: FloorEvent) -> bool:
    """Tell whether a line beside it says it already.

    A clock that stands still for what is spoken in between needs no line; an answer or the chair's word is not
    asked for.
    """
    if event.kind in (FloorEventKind.PAUSED, FloorEventKind.RESUMED):
        return bool(event.related_id)
    return event.kind is FloorEventKind.REQUESTED and event.turn_kind in (TurnKind.TANGGAPAN, TurnKind.ARAHAN)


def _disturbances(record: SessionRecord, sites: Sequence[SiteMinutes]) -> tuple[Disturbance, ...]:
    found = [one for minutes in sites for one in disturbances_of(minutes.site, minutes.presence, record.line_results)]
    return tuple(sorted(found, key=lambda one: one.from_ms))
