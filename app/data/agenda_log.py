"""The log of the agenda: rows are only ever added."""

from __future__ import annotations

from collections.abc import Sequence

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, created
from app.data.sessions import require_session
from app.data.stored_text import storable
from app.domain.agenda import AgendaEvent, AgendaEventKind
from app.domain.identity import AgendaItemId, SessionId, uuid7
from app.domain.session import AgendaItem, AgendaKind

_NO_ITEM = AgendaItem("", 0)


def append_agenda(
    db: Database, log: OpLog, session_id: SessionId, events: Sequence[AgendaEvent], now_ms: int, actor: str
) -> None:
    """Add the events behind those that are there. Raises UserError if the session is unknown."""
    require_session(db, session_id)
    for event in events:
        event_id = uuid7(now_ms)
        item = event.item or _NO_ITEM
        fields: dict[str, Json] = {
            "session_id": session_id,
            "kind": event.kind.value,
            "at_ms": event.at_ms,
            "item_id": event.item_id,
            "title": storable(item.title),
            "planned_min": item.planned_min,
            "item_kind": item.kind.value,
            "before_id": event.before_id,
            "responsible": storable(item.responsible),
        }
        insert(db, "agenda_event", {**fields, "event_id": event_id})
        log.append(db, Change(Entity.AGENDA_EVENT, event_id, 0, created(fields), actor, now_ms))


def agenda_events(db: Database, session_id: SessionId) -> tuple[AgendaEvent, ...]:
    """Return the session's log, oldest first."""
    rows = fetch(db, "SELECT * FROM agenda_event WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(agenda_event_of(row) for row in rows)


def agenda_event_of(row: Row) -> AgendaEvent:
    """Read an event from its row."""
    item = AgendaItem(row["title"], row["planned_min"], AgendaKind(row["item_kind"]), row["responsible"])
    return AgendaEvent(
        kind=AgendaEventKind(row["kind"]),
        at_ms=row["at_ms"],
        item_id=AgendaItemId(row["item_id"]),
        item=item if row["title"] else None,
        before_id=AgendaItemId(row["before_id"]),
    )
