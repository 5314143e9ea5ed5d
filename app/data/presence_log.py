"""The log of the sites' links: rows are only ever added."""

from __future__ import annotations

from collections.abc import Sequence

from app.data.database import Database, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, created
from app.data.sessions import require_sites
from app.domain.identity import SessionId, SiteId, uuid7
from app.domain.presence import PresenceEvent, PresenceKind


def append_presence(
    db: Database, log: OpLog, session_id: SessionId, events: Sequence[PresenceEvent], now_ms: int, actor: str
) -> None:
    """Add the events behind those that are there. Raises UserError if session or site is unknown."""
    require_sites(db, session_id, {event.site_id for event in events})
    for event in events:
        event_id = uuid7(now_ms)
        fields: dict[str, Json] = {
            "session_id": session_id,
            "site_id": event.site_id,
            "kind": event.kind.value,
            "at_ms": event.at_ms,
        }
        insert(db, "presence_event", {**fields, "event_id": event_id})
        log.append(db, Change(Entity.PRESENCE_EVENT, event_id, 0, created(fields), actor, now_ms))


def presence_events(db: Database, session_id: SessionId) -> tuple[PresenceEvent, ...]:
    """Return the session's log, oldest first."""
    rows = fetch(db, "SELECT * FROM presence_event WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(PresenceEvent(SiteId(row["site_id"]), PresenceKind(row["kind"]), row["at_ms"]) for row in rows)
