"""What the use cases need from outside, as small protocols. Adapters live in `app/data` and elsewhere.

A store answers with futures: the database belongs to one writer thread, and nobody waits for
it on the thread of the screen. A future that is done means the change is durable.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from pathlib import PurePath
from typing import Protocol

from app.domain.agenda import AgendaEvent
from app.domain.attachment import Attachment, AttachmentFiles, ChangeAttachment, NewAttachment, Photo
from app.domain.attendance import Attendee, SaveAttendee
from app.domain.attendance_import import AttendanceList, ImportPlan
from app.domain.floor import FloorEvent
from app.domain.history import HistoryEntry, RestoreValue
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.line_check import LineResult
from app.domain.minutes import SessionRecord
from app.domain.minutes_edit import Addendum, MinutesEdit, MinutesWork, SaveEdit, StageChange
from app.domain.note import Note
from app.domain.presence import PresenceEvent
from app.domain.proposal import DecideProposal, Proposal, ProposalQuery, SaveProposal
from app.domain.ranking import OrderProposals, PlaceChange, RankProposal, UndoOrder
from app.domain.reference import ReferenceList, ReferencePlan, ReferenceRow, SaveReference
from app.domain.response import Response, SaveResponse
from app.domain.scoring import Assessment, SaveAssessment
from app.domain.sending import Conflict, PutAside, ResolveConflict, Unsent
from app.domain.session import Session
from app.domain.similar import Similar, SimilarQuery
from app.domain.sound import Bus
from app.domain.speaking_cues import Cue


class Clock(Protocol):
    """The time of the session."""

    def now_ms(self) -> int:
        """Return Unix milliseconds that never run backwards while the program runs."""
        ...


class SessionStore(Protocol):
    """Sessions and their record."""

    def open_session(self, session: Session, at_ms: int) -> Future[None]:
        """Record that the session was opened (again) at `at_ms`; keeps what is already recorded."""
        ...

    def close_session(self, session_id: SessionId, at_ms: int) -> Future[None]:
        """Record that the session was closed."""
        ...

    def record(self, session_id: SessionId) -> Future[SessionRecord]:
        """Read all that is known about the session. Fails with UserError if it is unknown."""
        ...


class FloorLog(Protocol):
    """The append-only log of the floor."""

    def append_floor(self, session_id: SessionId, events: Sequence[FloorEvent]) -> Future[None]:
        """Append the events in one transaction."""
        ...

    def floor_events(self, session_id: SessionId) -> Future[tuple[FloorEvent, ...]]:
        """Read the log, oldest first."""
        ...


class PresenceLog(Protocol):
    """The append-only log of the sites' links."""

    def append_presence(self, session_id: SessionId, events: Sequence[PresenceEvent]) -> Future[None]:
        """Append the events in one transaction."""
        ...


class LineLog(Protocol):
    """The append-only log of the line checks."""

    def append_line_results(self, session_id: SessionId, results: Sequence[LineResult]) -> Future[None]:
        """Append the results in one transaction."""
        ...


class AgendaLog(Protocol):
    """The append-only log of the agenda."""

    def append_agenda(self, session_id: SessionId, events: Sequence[AgendaEvent]) -> Future[None]:
        """Append the events in one transaction."""
        ...

    def agenda_events(self, session_id: SessionId) -> Future[tuple[AgendaEvent, ...]]:
        """Read the log, oldest first."""
        ...


class NoteLog(Protocol):
    """The append-only log of the operator's notes."""

    def append_notes(self, session_id: SessionId, notes: Sequence[Note]) -> Future[None]:
        """Append the notes in one transaction."""
        ...


class AttendanceStore(Protocol):
    """The list of attendance, with a history of every change."""

    def save_attendee(self, save: SaveAttendee, at_ms: int) -> Future[Attendee]:
        """Create or change a person's entry; done means durable. Fails with UserError if it is refused."""
        ...

    def attendees(self, session_id: SessionId) -> Future[tuple[Attendee, ...]]:
        """Read the whole list, oldest entry first."""
        ...

    def import_attendees(
        self, session_id: SessionId, listed: AttendanceList, at_ms: int, present_ms: int | None = None
    ) -> Future[ImportPlan]:
        """Take over a list in one transaction; `present_ms` marks whom it names as there since then."""
        ...


class MinutesWorkStore(Protocol):
    """What people do to the minutes: edits by line, stages, addenda."""

    def work(self, session_id: SessionId) -> Future[MinutesWork]:
        """Read everything that people did to the minutes."""
        ...

    def save_edit(self, save: SaveEdit, at_ms: int) -> Future[MinutesEdit]:
        """Store how a line is edited now. Fails with UserError if it is locked, or was edited by somebody else."""
        ...

    def change_stage(self, session_id: SessionId, change: StageChange, body: str | None = None) -> Future[StageChange]:
        """Bring a document to another stage; `body` is the content of a final one."""
        ...

    def add_addendum(self, session_id: SessionId, addendum: Addendum) -> Future[None]:
        """Add to a final document. Fails with UserError if it is not final."""
        ...

    def body(self, sha256: str) -> Future[str | None]:
        """Read the content of a final document, None if it is not here."""
        ...


class ProposalStore(Protocol):
    """Proposals, with a history of every change."""

    def save_proposal(self, save: SaveProposal, at_ms: int) -> Future[Proposal]:
        """Create or change a proposal; done means durable. Fails with UserError if it is refused."""
        ...

    def find_proposals(self, query: ProposalQuery) -> Future[tuple[Proposal, ...]]:
        """Return the matching proposals, newest number first."""
        ...

    def count_recorded(self, session_id: SessionId) -> Future[int]:
        """Count the proposals of a session that are filed."""
        ...

    def similar_proposals(self, query: SimilarQuery) -> Future[tuple[Similar, ...]]:
        """Return what may be the proposal that is typed, of this session and earlier ones, the likeliest first."""
        ...


class DecisionStore(Protocol):
    """What was decided about proposals, their order, the answers to them, and their history."""

    def decide_proposal(self, command: DecideProposal, at_ms: int) -> Future[Proposal]:
        """Take a decision; done means durable. Fails with UserError if it is refused."""
        ...

    def site_proposals(self, session_id: SessionId, site_id: SiteId) -> Future[tuple[Proposal, ...]]:
        """Return all proposals of a site: by rank, then those without one by their numbers."""
        ...

    def parts_of(self, proposal_id: ProposalId) -> Future[tuple[Proposal, ...]]:
        """Return what was merged into a proposal, oldest first."""
        ...

    def rank_proposal(self, command: RankProposal, at_ms: int) -> Future[tuple[Proposal, ...]]:
        """Give a proposal a place and return the site's order."""
        ...

    def order_proposals(self, command: OrderProposals, at_ms: int) -> Future[tuple[Proposal, ...]]:
        """Put a site's proposals into an order and return it."""
        ...

    def undo_order(self, command: UndoOrder, at_ms: int) -> Future[tuple[Proposal, ...]]:
        """Take back the last change of a site's order and return it."""
        ...

    def places(self, proposal_id: ProposalId) -> Future[tuple[PlaceChange, ...]]:
        """Read how a proposal's place in its site's order changed, oldest first."""
        ...

    def save_response(self, save: SaveResponse, at_ms: int) -> Future[Response]:
        """Create or change an OPD's answer; done means durable."""
        ...

    def responses(self, session_id: SessionId) -> Future[tuple[Response, ...]]:
        """Read all answers of the session, oldest entry first."""
        ...

    def history(self, proposal_id: ProposalId) -> Future[tuple[HistoryEntry, ...]]:
        """Read who changed what of a proposal, oldest first."""
        ...

    def restore_value(self, command: RestoreValue, at_ms: int) -> Future[Proposal]:
        """Set fields back as a new change; done means durable. Fails with UserError if it is refused."""
        ...


class AttachmentStore(Protocol):
    """The photos of proposals, with a history of every change."""

    def add_attachment(self, new: NewAttachment, at_ms: int) -> Future[Attachment]:
        """Keep a photo; done means that its file and its row are durable. Fails with UserError if it is refused."""
        ...

    def change_attachment(self, change: ChangeAttachment, at_ms: int) -> Future[Attachment]:
        """Change a caption, take a photo off the list or put it back. Fails with UserError if it is refused."""
        ...

    def attachments(self, proposal_id: ProposalId) -> Future[tuple[Attachment, ...]]:
        """Read the photos of a proposal, those that were taken off too, oldest first."""
        ...

    def attachment_files(self, sha256: str) -> AttachmentFiles:
        """Return where a photo and its thumbnail lie on the disk. Does not wait."""
        ...


class PhotoReader(Protocol):
    """Makes of somebody's file what may be kept of it."""

    def read(self, source: PurePath | bytes) -> Future[Photo]:
        """Read a file, or the content of one. Fails with UserError that says what to do if it is no fit photo."""
        ...


class OpenMatters(Protocol):
    """What is not with the server yet, and what waits for a person: asked before a session is closed."""

    def open_matters(self) -> Future[Unsent]:
        """Count unsent operations and photos, open conflicts, and operations that were put aside."""
        ...


class ConflictStore(OpenMatters, Protocol):
    """Two values of one field, until a person chooses."""

    def conflicts(self) -> Future[tuple[Conflict, ...]]:
        """Read the open conflicts, the oldest first."""
        ...

    def resolve(self, choice: ResolveConflict) -> Future[None]:
        """Keep a person's choice. Fails with UserError if it is over already or the value cannot stand."""
        ...

    def put_aside(self) -> Future[tuple[PutAside, ...]]:
        """Read the operations that the server could not apply."""
        ...

    def settle(self, device_id: str, seq: int, *, resend: bool) -> Future[None]:
        """Take an operation that was put aside off the list; with `resend` its change is written again first."""
        ...

    def change_settings(self, *, is_paused: bool, cap_kbit_s: int) -> Future[None]:
        """Keep whether nothing is sent for now, and how much may be sent in a second (0: no limit)."""
        ...


class ReferenceStore(Protocol):
    """Reference data by year, and the answers of the checklists that are part of it."""

    def reference(self, year: int) -> Future[tuple[ReferenceRow, ...]]:
        """Read the reference data of a year, what was struck out too."""
        ...

    def reference_years(self) -> Future[tuple[int, ...]]:
        """Return the years that have reference data, the newest first."""
        ...

    def save_reference(self, save: SaveReference, at_ms: int) -> Future[ReferenceRow]:
        """Create, change or strike out a row. Fails with UserError if it is refused."""
        ...

    def import_reference(self, year: int, listed: ReferenceList, at_ms: int) -> Future[ReferencePlan]:
        """Take over a table in one transaction and return what was done."""
        ...

    def save_assessment(self, save: SaveAssessment, at_ms: int) -> Future[Assessment]:
        """Store the answers of a checklist; done means durable."""
        ...

    def assessments(self, session_id: SessionId) -> Future[tuple[Assessment, ...]]:
        """Read all answers of the session, oldest entry first."""
        ...


class MixingDesk(Protocol):
    """The room's mixer. Nothing here waits: the sound follows within a few hundredths of a second."""

    def open_sites(self, sites: Collection[SiteId]) -> None:
        """Let the room hear these sites, and the chair; the others lie at the bed level."""
        ...

    def chair_sites(self, sites: Collection[SiteId]) -> None:
        """Say where the chair sits: always open, and first when several are open."""
        ...

    def cue_sites(self, sites: Collection[SiteId]) -> None:
        """Let the operator listen to these sites, before their gates."""
        ...

    def bed_level(self, level_db: float | None) -> None:
        """Set how loud closed sites are in the room; None for not at all."""
        ...

    def chair_priority(self, *, held: bool) -> None:
        """Close everything but the chair for as long as it is held; then all is as it was."""
        ...

    def panic(self, *, muted: bool) -> None:
        """Silence the room, whatever is open."""
        ...

    def bus_level(self, bus: Bus, level_db: float) -> None:
        """Set the level of a bus; 0 changes nothing."""
        ...

    def test_tone(self, bus: Bus, seconds: float) -> None:
        """Sound a tone on a bus for a while; 0 ends it."""
        ...

    def sound_cue(self, cue: Cue, *, spoken: bool) -> None:
        """Tell the room how late it is: strokes of a bell, and words if `spoken`."""
        ...
