"""What people change in the minutes: one row for each line, revised; logs of stages and addenda, only added to."""

from __future__ import annotations

import hashlib

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, changed, created
from app.data.sessions import require_session
from app.data.stored_text import storable
from app.data.travelling_files import packed_bytes
from app.domain.errors import UserError
from app.domain.identity import SessionId, uuid7
from app.domain.minutes_edit import (
    Addendum,
    LineKey,
    MinutesEdit,
    MinutesStage,
    MinutesWork,
    SaveEdit,
    StageChange,
    check_addendum,
    check_edit,
    check_stage,
    final_locked,
)
from app.domain.text import QT_TRANSLATE_NOOP


def edit_id(session_id: SessionId, line: LineKey) -> str:
    """Return the id of a line's edit: the same on every station, so that there is one."""
    return hashlib.sha256("\0".join((session_id, line.scope, line.key)).encode()).hexdigest()[:40]


def work_of(db: Database, session_id: SessionId) -> MinutesWork:
    """Return everything people did to the minutes of a session."""
    edits = fetch(db, "SELECT * FROM minutes_edit WHERE session_id = ? ORDER BY position", (session_id,))
    stages = fetch(db, "SELECT * FROM minutes_stage WHERE session_id = ? ORDER BY position", (session_id,))
    addenda = fetch(db, "SELECT * FROM minutes_addendum WHERE session_id = ? ORDER BY position", (session_id,))
    return MinutesWork(
        tuple(_edit(row) for row in edits),
        tuple(
            StageChange(
                row["scope"],
                MinutesStage(row["stage"]),
                row["at_ms"],
                row["written_by"],
                row["version"],
                row["sha256"],
            )
            for row in stages
        ),
        tuple(Addendum(row["scope"], row["text"], row["at_ms"], row["written_by"]) for row in addenda),
    )


def save_edit(db: Database, log: OpLog, save: SaveEdit, at_ms: int) -> MinutesEdit:
    """Store how a line is edited now, and return it.

    Raises UserError if the document is final, the text is empty or too long, or somebody else has edited the line
    since it was read.
    """
    require_session(db, save.session_id)
    edit = save.edit
    check_edit(edit)
    if work_of(db, save.session_id).is_locked(edit.line.scope):
        raise final_locked()
    key = edit_id(save.session_id, edit.line)
    fields: dict[str, Json] = {
        "session_id": save.session_id,
        "scope": edit.line.scope,
        "line_key": edit.line.key,
        "section": edit.section,
        "text": None if edit.text is None else storable(edit.text),
        "remark": storable(edit.remark),
        "is_hidden": int(edit.is_hidden),
        "base": storable(edit.base),
    }
    known = fetch(db, "SELECT * FROM minutes_edit WHERE edit_id = ?", (key,))
    revision = known[0]["revision"] if known else 0
    if revision != save.expected:
        raise UserError(
            QT_TRANSLATE_NOOP("minutes_edit", "Baris ini baru saja diubah orang lain."),
            QT_TRANSLATE_NOOP("minutes_edit", "Baca lagi, lalu ulangi perubahan Anda bila masih perlu."),
        )
    actor = storable(save.actor)
    if not known:
        insert(
            db,
            "minutes_edit",
            {**fields, "edit_id": key, "created_ms": at_ms, "updated_ms": at_ms, "updated_by": actor, "revision": 1},
        )
        log.append(db, Change(Entity.MINUTES_EDIT, key, 0, created({**fields, "updated_by": actor}), actor, at_ms))
    else:
        before = {name: known[0][name] for name in (*fields, "updated_by")}
        patch = changed(before, {**fields, "updated_by": actor})
        if patch.keys() - {"updated_by"}:
            db.execute(
                "UPDATE minutes_edit SET section = :section, text = :text, remark = :remark, is_hidden = :is_hidden, "
                "base = :base, updated_ms = :at_ms, updated_by = :actor, revision = revision + 1 "
                "WHERE edit_id = :edit_id",
                {**fields, "edit_id": key, "at_ms": at_ms, "actor": actor},
            )
            log.append(db, Change(Entity.MINUTES_EDIT, key, revision, patch, actor, at_ms))
    return _edit(fetch(db, "SELECT * FROM minutes_edit WHERE edit_id = ?", (key,))[0])


def change_stage(
    db: Database,
    log: OpLog,
    session_id: SessionId,
    change: StageChange,
    body: str | None = None,
) -> StageChange:
    """Bring a document to another stage and return it; a final one gets its version, and its content `body` is kept.

    Raises UserError if there is no way from the present stage.
    """
    require_session(db, session_id)
    work = work_of(db, session_id)
    check_stage(work.stage(change.scope).stage, change.stage)
    is_final = change.stage is MinutesStage.FINAL
    stage_id = uuid7(change.at_ms)
    fields: dict[str, Json] = {
        "session_id": session_id,
        "scope": change.scope,
        "stage": change.stage.value,
        "at_ms": change.at_ms,
        "version": 1 if is_final else 0,
        "sha256": change.sha256 if is_final else "",
        "written_by": storable(change.actor),
    }
    if is_final and body is not None:
        content = packed_bytes(body)
        fields |= {"body_sha256": hashlib.sha256(content).hexdigest(), "body_size": len(content)}
    insert(db, "minutes_stage", {**fields, "stage_id": stage_id})
    if is_final and body is not None and body_of(db, change.sha256) is None:
        insert(db, "minutes_body", {"sha256": change.sha256, "body": body})
    log.append(db, Change(Entity.MINUTES_STAGE, stage_id, 0, created(fields), change.actor, change.at_ms))
    return work_of(db, session_id).stage(change.scope)


def add_addendum(db: Database, log: OpLog, session_id: SessionId, addendum: Addendum) -> None:
    """Add to a document that is final. Raises UserError if it is not, or if nothing is said."""
    require_session(db, session_id)
    check_addendum(work_of(db, session_id).stage(addendum.scope).stage, addendum.text)
    addendum_id = uuid7(addendum.at_ms)
    fields: dict[str, Json] = {
        "session_id": session_id,
        "scope": addendum.scope,
        "text": storable(addendum.text),
        "at_ms": addendum.at_ms,
        "written_by": storable(addendum.actor),
    }
    insert(db, "minutes_addendum", {**fields, "addendum_id": addendum_id})
    log.append(db, Change(Entity.MINUTES_ADDENDUM, addendum_id, 0, created(fields), addendum.actor, addendum.at_ms))


def body_of(db: Database, sha256: str) -> str | None:
    """Return the content of a final document, None if this store does not have it."""
    rows = fetch(db, "SELECT body FROM minutes_body WHERE sha256 = ?", (sha256,))
    return str(rows[0]["body"]) if rows else None


def _edit(row: Row) -> MinutesEdit:
    return MinutesEdit(
        line=LineKey(row["scope"], row["line_key"]),
        section=row["section"],
        text=row["text"],
        remark=row["remark"],
        is_hidden=bool(row["is_hidden"]),
        base=row["base"],
        revision=row["revision"],
        updated_ms=row["updated_ms"],
        updated_by=row["updated_by"],
    )
