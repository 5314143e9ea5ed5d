"""The list of attendance: one row for each person, one operation for every change, nobody ever deleted."""

from __future__ import annotations

import json
from dataclasses import replace

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, changed, created
from app.data.sessions import require_session, require_sites
from app.data.stored_text import storable
from app.domain.attendance import (
    Attendee,
    AttendeeField,
    AttendeeFields,
    Gender,
    SaveAttendee,
    check_attendee,
    tidy,
)
from app.domain.attendance_import import (
    AttendanceList,
    ImportPlan,
    ListedPerson,
    PlannedRow,
    brought_id,
    identities,
    plan_import,
)
from app.domain.errors import UserError
from app.domain.identity import AttendeeId, SessionId, SiteId
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP


def save_attendee(db: Database, log: OpLog, save: SaveAttendee, at_ms: int) -> Attendee:
    """Create or change a person's entry and return it as it is stored now.

    - A save that changes nothing writes nothing and returns the row. What lists said of the person stays.
    - Raises UserError for what `domain.attendance.check_attendee` refuses, an unknown session or site, and
      an entry of another session.
    """
    _require_place(db, save.session_id, save.site_id)
    fields = _storable(save.fields)
    check_attendee(fields)
    rows = fetch(db, "SELECT * FROM attendee WHERE attendee_id = ?", (save.attendee_id,))
    before = attendee_of(rows[0]) if rows else None
    if before and before.session_id != save.session_id:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Orang ini dicatat dalam sesi lain."),
            QT_TRANSLATE_NOOP("store", "Catat sebagai orang baru dalam sesi ini."),
        )
    after = Attendee(
        attendee_id=save.attendee_id,
        session_id=save.session_id,
        site_id=save.site_id,
        fields=fields,
        imported=before.imported if before else None,
        present_ms=save.present_ms,
        left_ms=save.left_ms if save.present_ms is not None else None,
        is_struck=save.is_struck,
        created_ms=before.created_ms if before else at_ms,
        updated_ms=at_ms,
        revision=before.revision + 1 if before else 1,
    )
    return _write(db, log, before, after, save.actor)


def import_attendees(
    db: Database,
    log: OpLog,
    session_id: SessionId,
    listed: AttendanceList,
    at_ms: int,
    present_ms: int | None,
    actor: str,
) -> ImportPlan:
    """Take over a list and return what was done: all of it or, after an error, nothing.

    - The plan is made here, against the rows as they are now, not as they were when somebody looked at it.
    - What the list says is remembered also where it changes nothing; the same list again writes nothing.
    - `present_ms` marks whom the list names as there since then, but nobody who was marked before.
    - Raises UserError if session or site is unknown, or a person may not be kept so.
    """
    require_session(db, session_id)
    for site_id in {row.site_id for row in listed.people}:
        _require_place(db, session_id, site_id)
    usable = tuple(replace(row, fields=_storable(row.fields)) for row in listed.people)
    people = attendees_of(db, session_id)
    plan = plan_import(replace(listed, people=usable), people)
    named = _new_ids(session_id, plan, {person.attendee_id for person in people})
    for row in plan.rows:
        check_attendee(row.merged.fields)
        before = row.person
        after = _changed(row, before, at_ms) if before else _new(row.listed, session_id, named[row.listed.line], at_ms)
        if present_ms is not None and after.present_ms is None and not after.is_struck:
            after = replace(after, present_ms=present_ms)
        _write(db, log, before, after, actor)
    return plan


def _new_ids(session_id: SessionId, plan: ImportPlan, taken: set[AttendeeId]) -> dict[int, AttendeeId]:
    """Name the new people of a list, by their rows' lines, as every other station that takes it in names them."""
    found: dict[int, AttendeeId] = {}
    named = identities([row.listed for row in plan.rows])
    for row in plan.rows:
        if row.person is None:
            identity = named[row.listed.line]
            # Another row met whom this one brought once, by a name that he was given since: it means somebody else.
            while (attendee_id := brought_id(session_id, *identity)) in taken:
                identity = (*identity, "lagi")
            taken.add(attendee_id)
            found[row.listed.line] = attendee_id
    return found


def _new(listed: ListedPerson, session_id: SessionId, attendee_id: AttendeeId, at_ms: int) -> Attendee:
    return Attendee(
        attendee_id=attendee_id,
        session_id=session_id,
        site_id=listed.site_id,
        fields=listed.fields,
        imported=listed.fields,
        present_ms=None,
        left_ms=None,
        is_struck=False,
        created_ms=at_ms,
        updated_ms=at_ms,
        revision=1,
    )


def _changed(row: PlannedRow, before: Attendee, at_ms: int) -> Attendee:
    return replace(
        before,
        fields=row.merged.fields,
        imported=row.listed.fields,
        updated_ms=at_ms,
        revision=before.revision + 1,
    )


def attendees_of(db: Database, session_id: SessionId) -> tuple[Attendee, ...]:
    """Return all entries of the session, those that were struck out too, oldest first."""
    rows = fetch(db, "SELECT * FROM attendee WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(attendee_of(row) for row in rows)


def _require_place(db: Database, session_id: SessionId, site_id: SiteId) -> None:
    if site_id == HALL:
        require_session(db, session_id)
    else:
        require_sites(db, session_id, {site_id})


def _write(db: Database, log: OpLog, before: Attendee | None, after: Attendee, actor: str) -> Attendee:
    columns = _columns(after)
    times: dict[str, Json] = {"updated_ms": after.updated_ms, "revision": after.revision}
    if before is None:
        fields: dict[str, Json] = {"session_id": after.session_id, **columns}
        row = {"attendee_id": after.attendee_id, **fields, "created_ms": after.created_ms, **times}
        insert(db, "attendee", row)
        log.append(db, Change(Entity.ATTENDEE, after.attendee_id, 0, created(fields), actor, after.updated_ms))
        return after
    patch = changed(_columns(before), columns)
    if not patch:
        return before
    assignments = ", ".join(f"{name} = :{name}" for name in (*columns, *times))
    db.execute(
        f"UPDATE attendee SET {assignments} WHERE attendee_id = :attendee_id",
        {**columns, **times, "attendee_id": after.attendee_id},
    )
    log.append(db, Change(Entity.ATTENDEE, after.attendee_id, before.revision, patch, actor, after.updated_ms))
    return after


def _storable(fields: AttendeeFields) -> AttendeeFields:
    return tidy(
        replace(
            fields,
            name=storable(fields.name),
            unsur=storable(fields.unsur),
            office=storable(fields.office),
            organisation=storable(fields.organisation),
            phone=storable(fields.phone),
        )
    )


def _columns(person: Attendee) -> dict[str, Json]:
    """Return what a save may change, by the columns' names."""
    return {
        "site_id": person.site_id,
        **_plain(person.fields),
        "imported": canonical_json(_plain(person.imported)) if person.imported else None,
        "present_ms": person.present_ms,
        "left_ms": person.left_ms,
        "struck": int(person.is_struck),
    }


def _plain(fields: AttendeeFields) -> dict[str, Json]:
    return {
        AttendeeField.NAME.value: fields.name,
        AttendeeField.UNSUR.value: fields.unsur,
        AttendeeField.GENDER.value: fields.gender.value,
        AttendeeField.OFFICE.value: fields.office,
        AttendeeField.ORGANISATION.value: fields.organisation,
        AttendeeField.PHONE.value: fields.phone,
        AttendeeField.MAY_ANSWER.value: int(fields.may_answer),
        AttendeeField.DELEGATE.value: int(fields.is_delegate),
    }


def _fields(row: Row) -> AttendeeFields:
    return AttendeeFields(
        name=row[AttendeeField.NAME],
        unsur=row[AttendeeField.UNSUR],
        gender=Gender(row[AttendeeField.GENDER]),
        office=row[AttendeeField.OFFICE],
        organisation=row[AttendeeField.ORGANISATION],
        phone=row[AttendeeField.PHONE],
        may_answer=bool(row[AttendeeField.MAY_ANSWER]),
        is_delegate=bool(row[AttendeeField.DELEGATE]),
    )


def attendee_of(row: Row) -> Attendee:
    """Read a person's entry from its row."""
    return Attendee(
        attendee_id=AttendeeId(row["attendee_id"]),
        session_id=SessionId(row["session_id"]),
        site_id=SiteId(row["site_id"]),
        fields=_fields(row),
        imported=None if row["imported"] is None else _fields(json.loads(row["imported"])),
        present_ms=row["present_ms"],
        left_ms=row["left_ms"],
        is_struck=bool(row["struck"]),
        created_ms=row["created_ms"],
        updated_ms=row["updated_ms"],
        revision=row["revision"],
    )
