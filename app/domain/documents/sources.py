"""How a document names the event or the row that a line comes from."""

from __future__ import annotations

from app.domain.attendance import Attendee
from app.domain.disturbance import Disturbance
from app.domain.identity import AgendaItemId, AttachmentId, NoteId, ProposalId, RequestId, ResponseId, SessionId


def from_session(session_id: SessionId) -> str:
    """Name the session itself: what its file says, when it was opened and closed."""
    return f"session:{session_id}"


def from_turn(request_id: RequestId) -> str:
    """Name all events of one request to speak."""
    return f"floor:{request_id}"


def from_proposal(proposal_id: ProposalId) -> str:
    """Name a proposal with its decision."""
    return f"proposal:{proposal_id}"


def from_response(response_id: ResponseId) -> str:
    """Name an answer of an OPD."""
    return f"response:{response_id}"


def from_person(person: Attendee) -> str:
    """Name a line of the list of attendance."""
    return f"attendee:{person.attendee_id}"


def from_item(item_id: AgendaItemId) -> str:
    """Name an item of the agenda with when it was held."""
    return f"agenda:{item_id}"


def from_disturbance(disturbance: Disturbance) -> str:
    """Name the event of the health log, or the line check, that a disturbance begins with."""
    return f"{disturbance.kind.value}:{disturbance.site.site_id}@{disturbance.from_ms}"


def from_note(note_id: NoteId) -> str:
    """Name a note of the operator."""
    return f"note:{note_id}"


def from_photo(attachment_id: AttachmentId) -> str:
    """Name a photo."""
    return f"attachment:{attachment_id}"
