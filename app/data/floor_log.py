"""The log of the floor: rows are only ever added."""

from __future__ import annotations

from collections.abc import Sequence

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, created
from app.data.sessions import require_sites
from app.data.stored_text import storable
from app.domain.floor import FloorEvent, FloorEventKind, FloorMode, Priority, Speaker, TurnKind
from app.domain.identity import RequestId, SessionId, SiteId, uuid7
from app.domain.site import HALL


def append_floor(
    db: Database, log: OpLog, session_id: SessionId, events: Sequence[FloorEvent], now_ms: int, actor: str
) -> None:
    """Add the events behind those that are there. Raises UserError if session or site is unknown."""
    require_sites(db, session_id, {event.site_id for event in events} - {HALL})
    for event in events:
        event_id = uuid7(now_ms)
        fields: dict[str, Json] = {
            "session_id": session_id,
            "kind": event.kind.value,
            "at_ms": event.at_ms,
            "request_id": event.request_id,
            "site_id": event.site_id,
            "speaker_name": storable(event.speaker.name),
            "speaker_office": storable(event.speaker.office),
            "speaker_unsur": storable(event.speaker.unsur),
            "priority": int(event.priority),
            "seconds": event.seconds,
            "turn_kind": event.turn_kind.value,
            "related_id": event.related_id,
            "number": event.number,
            "mode": event.mode.value,
            "is_override": int(event.is_override),
            "step": event.step,
        }
        insert(db, "floor_event", {**fields, "event_id": event_id})
        log.append(db, Change(Entity.FLOOR_EVENT, event_id, 0, created(fields), actor, now_ms))


def floor_events(db: Database, session_id: SessionId) -> tuple[FloorEvent, ...]:
    """Return the session's log, oldest first."""
    rows = fetch(db, "SELECT * FROM floor_event WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(floor_event_of(row) for row in rows)


def floor_event_of(row: Row) -> FloorEvent:
    """Read an event from its row."""
    return FloorEvent(
        kind=FloorEventKind(row["kind"]),
        at_ms=row["at_ms"],
        request_id=RequestId(row["request_id"]),
        site_id=SiteId(row["site_id"]),
        speaker=Speaker(row["speaker_name"], row["speaker_office"], row["speaker_unsur"]),
        priority=Priority(row["priority"]),
        seconds=row["seconds"],
        turn_kind=TurnKind(row["turn_kind"]),
        related_id=RequestId(row["related_id"]),
        number=row["number"],
        mode=FloorMode(row["mode"]),
        is_override=bool(row["is_override"]),
        step=row["step"],
    )
