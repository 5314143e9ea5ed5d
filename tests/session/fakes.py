"""Stand-ins for the ports of the session, with the contract of the real store: futures, in order, later."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from app.domain.agenda import AgendaEvent
from app.domain.attendance import Attendee, SaveAttendee
from app.domain.attendance_import import AttendanceList, ImportPlan, plan_import
from app.domain.floor import FloorEvent
from app.domain.identity import AttendeeId, SessionId, SiteId
from app.domain.line_check import LineResult
from app.domain.minutes import SessionRecord
from app.domain.note import Note
from app.domain.presence import PresenceEvent
from app.domain.proposal import Proposal, ProposalQuery, ProposalState, SaveProposal
from app.domain.session import Session
from app.domain.similar import Similar, SimilarQuery
from app.domain.sound import Bus
from app.domain.speaking_cues import Cue

T = TypeVar("T")
T0 = 1_516_672_800_000
"""Tuesday 23 January 2018, 09.00 WIB."""


@dataclass
class StillClock:
    """Stands still until a test moves it, in either direction."""

    at_ms: int = T0

    def now_ms(self) -> int:
        return self.at_ms


class FakeMixer:
    """A mixer that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def open_sites(self, sites: Collection[SiteId]) -> None:
        self.told.append(("open", *sites))

    def chair_sites(self, sites: Collection[SiteId]) -> None:
        self.told.append(("chair", *sites))

    def cue_sites(self, sites: Collection[SiteId]) -> None:
        self.told.append(("cue", *sites))

    def bed_level(self, level_db: float | None) -> None:
        self.told.append(("bed", level_db))

    def chair_priority(self, *, held: bool) -> None:
        self.told.append(("priority", held))

    def panic(self, *, muted: bool) -> None:
        self.told.append(("panic", muted))

    def bus_level(self, bus: Bus, level_db: float) -> None:
        self.told.append(("level", bus, level_db))

    def test_tone(self, bus: Bus, seconds: float) -> None:
        self.told.append(("tone", bus, seconds))

    def sound_cue(self, cue: Cue, *, spoken: bool) -> None:
        self.told.append(("say", cue, spoken))


@dataclass
class FakeStore:
    """Every port of the store. Work is done at once, or while `is_slow` when `finish` is called.

    `trouble` fails everything that is done from then on.
    """

    trouble: BaseException | None = None
    is_slow: bool = False
    session_record: SessionRecord | None = None
    known: tuple[Proposal, ...] = ()
    floor: list[tuple[SessionId, FloorEvent]] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    presence: list[tuple[SessionId, PresenceEvent]] = field(default_factory=list)
    line_results: list[tuple[SessionId, LineResult]] = field(default_factory=list)
    agenda: list[tuple[SessionId, AgendaEvent]] = field(default_factory=list)
    notes: list[tuple[SessionId, Note]] = field(default_factory=list)
    people: dict[str, Attendee] = field(default_factory=dict)
    saves: list[tuple[SaveProposal, int]] = field(default_factory=list)
    queries: list[ProposalQuery] = field(default_factory=list)
    _waiting: list[Callable[[], None]] = field(default_factory=list)

    def append_floor(self, session_id: SessionId, events: Sequence[FloorEvent]) -> Future[None]:
        def append() -> None:
            self.floor.extend((session_id, event) for event in events)
            self.batches.append(len(events))

        return self._submit(append)

    def floor_events(self, session_id: SessionId) -> Future[tuple[FloorEvent, ...]]:
        return self._submit(lambda: tuple(event for owner, event in self.floor if owner == session_id))

    def append_presence(self, session_id: SessionId, events: Sequence[PresenceEvent]) -> Future[None]:
        return self._submit(lambda: self.presence.extend((session_id, event) for event in events))

    def append_line_results(self, session_id: SessionId, results: Sequence[LineResult]) -> Future[None]:
        return self._submit(lambda: self.line_results.extend((session_id, result) for result in results))

    def append_agenda(self, session_id: SessionId, events: Sequence[AgendaEvent]) -> Future[None]:
        return self._submit(lambda: self.agenda.extend((session_id, event) for event in events))

    def agenda_events(self, session_id: SessionId) -> Future[tuple[AgendaEvent, ...]]:
        return self._submit(lambda: tuple(event for owner, event in self.agenda if owner == session_id))

    def append_notes(self, session_id: SessionId, notes: Sequence[Note]) -> Future[None]:
        return self._submit(lambda: self.notes.extend((session_id, note) for note in notes))

    def save_attendee(self, save: SaveAttendee, at_ms: int) -> Future[Attendee]:
        def answer() -> Attendee:
            before = self.people.get(save.attendee_id)
            person = Attendee(
                attendee_id=save.attendee_id,
                session_id=save.session_id,
                site_id=save.site_id,
                fields=save.fields,
                imported=before.imported if before else None,
                present_ms=save.present_ms,
                left_ms=save.left_ms,
                is_struck=save.is_struck,
                created_ms=before.created_ms if before else at_ms,
                updated_ms=at_ms,
                revision=before.revision + 1 if before else 1,
            )
            self.people[save.attendee_id] = person
            return person

        return self._submit(answer)

    def attendees(self, session_id: SessionId) -> Future[tuple[Attendee, ...]]:
        return self._submit(lambda: tuple(p for p in self.people.values() if p.session_id == session_id))

    def import_attendees(
        self, session_id: SessionId, listed: AttendanceList, at_ms: int, present_ms: int | None = None
    ) -> Future[ImportPlan]:
        def take_over() -> ImportPlan:
            plan = plan_import(listed, self.people.values())
            for row in plan.rows:
                before = row.person
                attendee_id = before.attendee_id if before else AttendeeId(f"imported-{len(self.people)}")
                self.people[attendee_id] = Attendee(
                    attendee_id=attendee_id,
                    session_id=session_id,
                    site_id=row.listed.site_id,
                    fields=row.merged.fields,
                    imported=row.listed.fields,
                    present_ms=(before.present_ms if before else None) or present_ms,
                    left_ms=before.left_ms if before else None,
                    is_struck=before.is_struck if before else False,
                    created_ms=at_ms,
                    updated_ms=at_ms,
                    revision=before.revision + 1 if before else 1,
                )
            return plan

        return self._submit(take_over)

    def save_proposal(self, save: SaveProposal, at_ms: int) -> Future[Proposal]:
        def answer() -> Proposal:
            self.saves.append((save, at_ms))
            return Proposal(
                proposal_id=save.proposal_id,
                session_id=save.session_id,
                site_id=save.site_id,
                number=f"PJG-{len(self.saves):03d}",
                state=save.state,
                fields=save.fields,
                request_id=save.request_id,
                created_ms=at_ms,
                updated_ms=at_ms,
                revision=1,
            )

        return self._submit(answer)

    def count_recorded(self, session_id: SessionId) -> Future[int]:
        return self._submit(lambda: sum(p.state is ProposalState.RECORDED for p in self.known))

    def similar_proposals(self, query: SimilarQuery) -> Future[tuple[Similar, ...]]:
        return self._submit(tuple)

    def find_proposals(self, query: ProposalQuery) -> Future[tuple[Proposal, ...]]:
        def find() -> tuple[Proposal, ...]:
            self.queries.append(query)
            return self.known

        return self._submit(find)

    def open_session(self, session: Session, at_ms: int) -> Future[None]:
        return self._submit(lambda: None)

    def close_session(self, session_id: SessionId, at_ms: int) -> Future[None]:
        return self._submit(lambda: None)

    def record(self, session_id: SessionId) -> Future[SessionRecord]:
        def read() -> SessionRecord:
            assert self.session_record is not None
            assert self.session_record.session.session_id == session_id
            return self.session_record

        return self._submit(read)

    def finish(self) -> None:
        """Do what waits, in order."""
        waiting, self._waiting = self._waiting, []
        for job in waiting:
            job()

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()

        def job() -> None:
            if self.trouble:
                future.set_exception(self.trouble)
            else:
                future.set_result(work())

        self._waiting.append(job)
        if not self.is_slow:
            self.finish()
        return future
