"""Sessions as the session file described them, and when each was opened and closed."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

from app.data.database import Database, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, changed, created
from app.domain.errors import ExternalError, UserError
from app.domain.identity import SessionId, SiteId, uuid7
from app.domain.session import Session
from app.domain.site import HALL, Site
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)

_SESSION: TypeAdapter[Session] = TypeAdapter(Session)

_KNOWN = """
SELECT session_id FROM session WHERE session_id NOT IN (SELECT entity_id FROM taken_away WHERE entity = 'session')
ORDER BY session_id
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """When the session was first opened and last closed; `closed_ms` is None while it runs."""

    opened_ms: int | None
    closed_ms: int | None


def session_fields(session: Session) -> dict[str, Json]:
    """Return the session as plain JSON values, fractions as text: an operation holds none, see `app.domain.sealing`."""
    return _without_fractions(_SESSION.dump_python(session, mode="json"))


def _without_fractions(fields: Mapping[str, object]) -> dict[str, Json]:
    return {name: _plain(value) for name, value in fields.items()}


def _plain(value: object) -> Json:
    match value:
        case float():
            return repr(value)
        case dict():
            return _without_fractions(value)
        case list():
            return [_plain(one) for one in value]
        case str() | int() | None:
            return value
        case _:
            raise TypeError(f"{type(value).__name__} is nothing of a session")


@lru_cache(maxsize=4)
def session_from_json(body: str) -> Session:
    """Read a session as it was stored. Raises ExternalError if the text does not describe one.

    Every save of a proposal asks for the same text: reading it anew took longer than writing the row.
    """
    try:
        return _SESSION.validate_json(body)
    except ValidationError as error:
        raise ExternalError(
            QT_TRANSLATE_NOOP("store", "Sesi yang tersimpan tidak terbaca."),
            QT_TRANSLATE_NOOP("store", "Salin seluruh folder data, lalu pulihkan dari cadangan."),
        ) from error


def open_session(db: Database, log: OpLog, session: Session, at_ms: int, actor: str) -> None:
    """Store the session and that it was opened at `at_ms`.

    Raises UserError if a site that has turns or proposals in this session is gone from its roster.
    """
    store_session(db, log, session, at_ms, actor)
    run_id = uuid7(at_ms)
    fields: dict[str, Json] = {"session_id": session.session_id, "opened_ms": at_ms, "closed_ms": None}
    insert(db, "session_run", {**fields, "run_id": run_id, "revision": 1})
    log.append(db, Change(Entity.SESSION_RUN, run_id, 0, created(fields), actor, at_ms))


def store_session(db: Database, log: OpLog, session: Session, at_ms: int, actor: str) -> None:
    """Store what the session file says, without opening the session. Raises UserError as `open_session` does."""
    fields = session_fields(session)
    known = fetch(db, "SELECT body, revision FROM session WHERE session_id = ?", (session.session_id,))
    if not known:
        values = {"session_id": session.session_id, "body": canonical_json(fields), "revision": 1}
        insert(db, "session", values)
        log.append(db, Change(Entity.SESSION, session.session_id, 0, created(fields), actor, at_ms))
        return
    patch = changed(_without_fractions(json.loads(known[0]["body"])), fields)
    if not patch:
        return
    _refuse_lost_sites(db, session)
    revision: int = known[0]["revision"]
    db.execute(
        "UPDATE session SET body = ?, revision = ? WHERE session_id = ?",
        (canonical_json(fields), revision + 1, session.session_id),
    )
    log.append(db, Change(Entity.SESSION, session.session_id, revision, patch, actor, at_ms))


def _refuse_lost_sites(db: Database, session: Session) -> None:
    recorded = fetch(
        db,
        "SELECT site_id FROM proposal WHERE session_id = :id "
        "UNION SELECT site_id FROM floor_event WHERE session_id = :id "
        # People whom only a list named are no record of the session yet.
        "UNION SELECT site_id FROM attendee WHERE session_id = :id AND present_ms IS NOT NULL AND struck = 0",
        {"id": session.session_id},
    )
    lost = sorted({row["site_id"] for row in recorded} - {HALL} - {site.site_id for site in session.sites})
    if lost:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Lokasi yang sudah punya catatan hilang dari berkas sesi: {sites}.").format(
                sites=", ".join(lost)
            ),
            QT_TRANSLATE_NOOP("store", "Kembalikan lokasi itu ke berkas sesi, atau pakai nama sesi yang baru."),
        )


def stored_sessions(db: Database) -> tuple[Session, ...]:
    """Return all sessions that can be read, those that were deleted left out."""
    found: list[Session] = []
    for row in fetch(db, f"SELECT body FROM session WHERE session_id IN ({_KNOWN})"):
        try:
            found.append(session_from_json(row["body"]))
        except ExternalError as error:
            logger.warning("a stored session cannot be read: %s", error)
    return tuple(found)


def close_session(db: Database, log: OpLog, session_id: SessionId, at_ms: int, actor: str) -> None:
    """Store that the session was closed at `at_ms`; one that is closed already keeps its first time."""
    require_session(db, session_id)
    last = fetch(db, "SELECT * FROM session_run WHERE session_id = ? ORDER BY position DESC LIMIT 1", (session_id,))
    if not last or last[0]["closed_ms"] is not None:
        return
    run = last[0]
    db.execute(
        "UPDATE session_run SET closed_ms = ?, revision = revision + 1 WHERE position = ?", (at_ms, run["position"])
    )
    patch = changed({"closed_ms": None}, {"closed_ms": at_ms})
    log.append(db, Change(Entity.SESSION_RUN, run["run_id"], run["revision"], patch, actor, at_ms))


def opening(db: Database, session_id: SessionId) -> Opening:
    """Return when the session was first opened and when its last run was closed."""
    runs = fetch(
        db, "SELECT opened_ms, closed_ms FROM session_run WHERE session_id = ? ORDER BY position", (session_id,)
    )
    if not runs:
        return Opening(None, None)
    return Opening(runs[0]["opened_ms"], runs[-1]["closed_ms"])


def require_session(db: Database, session_id: SessionId) -> Session:
    """Return the stored session. Raises UserError that names the known ones if there is none."""
    rows = fetch(db, "SELECT body FROM session WHERE session_id = ?", (session_id,))
    if rows:
        return session_from_json(rows[0]["body"])
    known = [row["session_id"] for row in fetch(db, _KNOWN)]
    if not known:
        advice = QT_TRANSLATE_NOOP("store", "Belum ada sesi yang tersimpan.")
    else:
        advice = QT_TRANSLATE_NOOP("store", "Sesi yang tersimpan: {ids}.").format(ids=", ".join(known))
    raise UserError(QT_TRANSLATE_NOOP("store", "Sesi {id} tidak dikenal.").format(id=session_id), advice)


def require_sites(db: Database, session_id: SessionId, site_ids: set[SiteId]) -> Mapping[SiteId, Site]:
    """Return these sites of the session. Raises UserError if one is not in its roster."""
    roster = {site.site_id: site for site in require_session(db, session_id).sites}
    for site_id in sorted(site_ids):
        if site_id not in roster:
            raise UserError(
                QT_TRANSLATE_NOOP("store", "Lokasi {site} tidak ada dalam sesi ini.").format(site=site_id),
                QT_TRANSLATE_NOOP("store", "Periksa daftar lokasi di berkas sesi."),
            )
    return roster
