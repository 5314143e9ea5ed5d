"""Who signs the documents of a session and under which letterhead, one row for each thing that is said."""

from __future__ import annotations

import hashlib
import json

from app.data.database import Database, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, changed, created
from app.data.sessions import require_session
from app.data.stored_text import storable
from app.domain.documents.setting_parts import Parts
from app.domain.identity import SessionId


def setting_id(session_id: SessionId, place: str, name: str) -> str:
    """Return the id of a setting: the same on every station, so that there is one."""
    return hashlib.sha256("\0".join((session_id, place, name)).encode()).hexdigest()[:40]


def settings_of(db: Database, session_id: SessionId) -> dict[tuple[str, str], Json]:
    """Return what was said in this session, at this station or another."""
    rows = fetch(db, "SELECT place, name, value FROM minutes_setting WHERE session_id = ?", (session_id,))
    return {(row["place"], row["name"]): json.loads(row["value"]) for row in rows}


def save_settings(
    db: Database, log: OpLog, session_id: SessionId, parts: Parts, usual: Parts, actor: str, at_ms: int
) -> None:
    """Keep what is said now. What is as `usual` and was never said otherwise needs no row.

    Raises UserError for an unknown session.
    """
    require_session(db, session_id)
    said = settings_of(db, session_id)
    for (place, name), value in parts.items():
        key = setting_id(session_id, place, name)
        text = storable(canonical_json(value))
        if (place, name) not in said:
            if canonical_json(usual.get((place, name))) == text:
                continue
            fields: dict[str, Json] = {"session_id": session_id, "place": place, "name": name, "value": text}
            row = {**fields, "setting_id": key, "created_ms": at_ms, "updated_ms": at_ms, "revision": 1}
            insert(db, "minutes_setting", row)
            log.append(db, Change(Entity.MINUTES_SETTING, key, 0, created(fields), actor, at_ms))
            continue
        [known] = fetch(db, "SELECT value, revision FROM minutes_setting WHERE setting_id = ?", (key,))
        revision: int = known["revision"]
        patch = changed({"value": known["value"]}, {"value": text})
        if patch:
            db.execute(
                "UPDATE minutes_setting SET value = ?, updated_ms = ?, revision = revision + 1 WHERE setting_id = ?",
                (text, at_ms, key),
            )
            log.append(db, Change(Entity.MINUTES_SETTING, key, revision, patch, actor, at_ms))
