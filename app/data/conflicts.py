"""Open conflicts as a person sees them, and what a person chose: as operations like any other."""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.data.database import Database, Row, fetch
from app.data.op_log import Change, Entity, FieldChange, Json, OpLog
from app.data.outbox import UNSENT
from app.data.proposal_rows import FIELD_DEFAULTS
from app.data.shown_rows import HeldError, ShownTables, as_fields
from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.sending import OWN, Conflict, PutAside, ResolveConflict, Side, Version
from app.domain.text import QT_TRANSLATE_NOOP
from app.sync.wire import DELETED

_OPEN = f"""
SELECT entity_id, session_id, revision, fields FROM server_row
WHERE entity = 'conflict' AND deleted = 0 AND json_extract(fields, '$.state') = 'open'
AND entity_id NOT IN (SELECT op.entity_id FROM {UNSENT} AND op.entity = 'conflict')
"""
"""Those that nobody chose in: the server's, without those of which the choice is on its way."""

_TITLES = {
    Entity.PROPOSAL: "SELECT number || ' · ' || substr(coalesce(nullif(usulan, ''), permasalahan), 1, 80) AS title "
    "FROM proposal WHERE proposal_id = ?",
    Entity.ATTENDEE: "SELECT nama AS title FROM attendee WHERE attendee_id = ?",
    Entity.COMPLAINT: "SELECT nomor AS title FROM complaint WHERE complaint_id = ?",
    Entity.ATTACHMENT: "SELECT number || ' · ' || caption AS title FROM attachment JOIN proposal USING (proposal_id) "
    "WHERE attachment_id = ?",
    Entity.MINUTES_SETTING: "SELECT trim('Dokumen · ' || coalesce((SELECT json_extract(value, '$.name') FROM "
    "json_each(session.body, '$.sites') WHERE json_extract(value, '$.site_id') = place), place), ' ·') AS title "
    "FROM minutes_setting JOIN session USING (session_id) WHERE setting_id = ?",
    Entity.MINUTES_EDIT: "SELECT 'Notulen · ' || substr(base, 1, 80) AS title FROM minutes_edit WHERE edit_id = ?",
    Entity.RESPONSE: "SELECT number || ' · ' || opd AS title FROM response JOIN proposal USING (proposal_id) "
    "WHERE response_id = ?",
}


_FOLLOWERS = frozenset({"diputus_ms", "diputus_oleh", "updated_by"})
"""Fields that only say who set the others, and when: they go with what a person chooses about those."""


_GIVEN_OUT = frozenset({"sequence", "number", "diputus_ms", "asal_isian", "asal_kolom", "imported"})
"""Fields that the program fills in. Two stations that took one list in may differ in them: the server's word counts."""


_LISTED: Mapping[str, str] = {
    Entity.PROPOSAL: "SELECT asal_isian AS said FROM proposal WHERE proposal_id = ?",
    Entity.ATTENDEE: "SELECT imported AS said FROM attendee WHERE attendee_id = ?",
}
"""What the list said by which a row came."""

_SEATED = frozenset({"site_id", "struck", "present_ms"})
"""Fields of a person that a list fills in beside its columns."""


def open_count(db: Database) -> int:
    """Count the open conflicts of all sessions that a person has to choose in."""
    return len(_leading(db, fetch(db, _OPEN)))


def open_conflicts(db: Database) -> tuple[Conflict, ...]:
    """Return the open conflicts, the oldest first."""
    own = frozenset(str(row["device_id"]) for row in fetch(db, "SELECT device_id FROM device"))
    return tuple(_conflict(db, row, own) for row in _leading(db, fetch(db, f"{_OPEN} ORDER BY entity_id")))


def _leading(db: Database, rows: list[Row]) -> list[Row]:
    """Leave out what follows another conflict of the same operation, and what no person wrote."""
    groups: dict[tuple[Json, ...], list[Row]] = {}
    for row in rows:
        fields = as_fields(row["fields"])
        if fields["field"] not in _GIVEN_OUT and not _is_lists_word(db, fields):
            groups.setdefault(_group(fields), []).append(row)
    found: list[Row] = []
    for group in groups.values():
        leading = [row for row in group if as_fields(row["fields"])["field"] not in _FOLLOWERS]
        found += leading or group[:1]
    return found


def _is_lists_word(db: Database, fields: dict[str, Json]) -> bool:
    """Tell whether the value beside is only what a list said, taken in by two stations; a person's word stands."""
    sql = _LISTED.get(str(fields["entity"]))
    if sql is None or fields["base"] is not None:
        return False
    found = fetch(db, sql, (str(fields["entity_id"]),))
    if not found or found[0]["said"] is None:
        return False
    name, value = str(fields["field"]), fields["value"]
    if fields["entity"] == Entity.ATTENDEE and name in _SEATED:
        # When it was that somebody came is the first station's word, if both say that he did.
        return name != "present_ms" or fields["kept"] is not None
    said = {**FIELD_DEFAULTS, **as_fields(found[0]["said"])}
    return name in said and said[name] == value


def _group(fields: dict[str, Json]) -> tuple[Json, ...]:
    return tuple(fields.get(name) for name in ("entity", "entity_id", "device_id", "seq"))


def resolve(db: Database, log: OpLog, choice: ResolveConflict, at_ms: int) -> None:
    """Keep what a person chose: the row's field, if it changes, and that the conflict is over.

    What only says who set it and when follows the choice. Raises UserError if the conflict is over already or has
    another value now, and for a value that cannot stand.
    """
    rows = fetch(db, _OPEN)
    found = [row for row in rows if row["entity_id"] == choice.conflict_id]
    if not found or found[0]["revision"] != choice.expected:
        raise UserError(
            QT_TRANSLATE_NOOP("sync", "Perbedaan ini sudah diputuskan atau berubah di stasiun lain."),
            QT_TRANSLATE_NOOP("sync", "Lihat daftarnya yang terbaru, lalu pilih lagi bila masih ada."),
        )
    fields = as_fields(found[0]["fields"])
    _choose(db, log, fields, choice, at_ms)
    side = choice.side if choice.side is Side.OTHER else Side.KEPT
    for row in rows:
        others = as_fields(row["fields"])
        is_follower = others["field"] in _FOLLOWERS and _group(others) == _group(fields)
        if is_follower and row["entity_id"] != choice.conflict_id:
            following = ResolveConflict(row["entity_id"], row["revision"], side, choice.actor)
            _choose(db, log, others, following, at_ms)


def _choose(db: Database, log: OpLog, fields: dict[str, Json], choice: ResolveConflict, at_ms: int) -> None:
    if choice.side is not Side.KEPT:
        _let_stand(db, log, fields, choice, at_ms)
    patch = {"state": FieldChange("open", "resolved")}
    log.append(db, Change(Entity.CONFLICT, choice.conflict_id, choice.expected, patch, choice.actor, at_ms))


def _let_stand(db: Database, log: OpLog, fields: dict[str, Json], choice: ResolveConflict, at_ms: int) -> None:
    entity, entity_id, name = str(fields["entity"]), str(fields["entity_id"]), str(fields["field"])
    tables = ShownTables(db, at_ms)
    try:
        if name == DELETED:
            base_rev = _revision(db, entity, entity_id)
            tables.hide(entity, entity_id, base_rev + 1)
            patch = {DELETED: FieldChange(None, True)}
        else:
            wanted = fields["value"] if choice.side is Side.OTHER else choice.value
            stands = tables.value_of(entity, entity_id, name)
            if stands is None:
                raise HeldError("not in its table")
            current, base_rev = stands
            if current == wanted:
                return
            tables.set_value(entity, entity_id, name, wanted)
            patch = {name: FieldChange(current, wanted)}
    except HeldError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("sync", "Nilai ini tidak dapat dipakai untuk isian itu."),
            QT_TRANSLATE_NOOP("sync", "Pilih nilai yang lain, atau ubah lewat isian usulannya."),
        ) from error
    log.append(db, Change(Entity(entity), entity_id, base_rev, patch, choice.actor, at_ms))


def _revision(db: Database, entity: str, entity_id: str) -> int:
    rows = fetch(db, "SELECT revision FROM server_row WHERE entity = ? AND entity_id = ?", (entity, entity_id))
    return int(rows[0]["revision"]) if rows else 0


def put_aside(db: Database) -> tuple[PutAside, ...]:
    """Return the operations that the server could not apply and that nobody settled yet, oldest first.

    A choice in a difference that the server does not know (any more) is none of them: to send it again would only put
    it aside again, for ever. A server that was put back may take the two values in the other order, and then asks about
    another difference, which is in the list of those. Should it be the same after all, the choice waits for it there.
    """
    rows = fetch(
        db,
        "SELECT op.*, put_aside.reason FROM put_aside JOIN op USING (device_id, seq) WHERE settled = 0 "
        # What waited for its row is applied as soon as the row is there.
        "AND NOT (reason = 'parent' AND (op.entity = 'conflict' OR EXISTS (SELECT 1 FROM server_row "
        "WHERE server_row.entity = op.entity AND server_row.entity_id = op.entity_id))) "
        "ORDER BY op.wall_utc, op.seq",
    )
    return tuple(
        PutAside(
            device_id=row["device_id"],
            seq=row["seq"],
            title=_title(db, row["entity"], row["entity_id"]),
            fields=tuple(json.loads(row["patch"])),
            reason=row["reason"],
            at_ms=row["wall_utc"],
        )
        for row in rows
    )


def _conflict(db: Database, row: Row, own: frozenset[str]) -> Conflict:
    fields = as_fields(row["fields"])
    entity, entity_id, name = str(fields["entity"]), str(fields["entity_id"]), str(fields["field"])
    is_deletion = name == DELETED
    stands = None if is_deletion else ShownTables(db, 0).value_of(entity, entity_id, name)
    kept = fields["kept"] if stands is None else stands[0]
    kept_device, kept_seq = fields.get("kept_device_id"), fields.get("kept_seq")
    actor, at_ms = str(fields.get("kept_actor") or ""), _moment(fields.get("kept_wall_utc"))
    if not actor:
        actor, at_ms = _author(db, kept_device, kept_seq)
    return Conflict(
        conflict_id=row["entity_id"],
        revision=row["revision"],
        session_id=SessionId(row["session_id"]),
        entity=entity,
        entity_id=entity_id,
        title=_title(db, entity, entity_id),
        field=name,
        base=_text(fields.get("base")),
        kept=Version(_text(kept), _station(kept_device, fields.get("kept_station"), own), actor, at_ms),
        other=Version(
            _text(fields.get("value")),
            _station(fields.get("device_id"), fields.get("station"), own),
            str(fields.get("actor") or ""),
            _moment(fields.get("wall_utc")),
        ),
        is_deletion=is_deletion,
        part=_part(db, entity, entity_id),
    )


def _part(db: Database, entity: str, entity_id: str) -> str:
    if entity != Entity.MINUTES_SETTING:
        return ""
    rows = fetch(db, "SELECT name FROM minutes_setting WHERE setting_id = ?", (entity_id,))
    return str(rows[0]["name"]) if rows else ""


def _station(device_id: Json, name: Json, own: frozenset[str]) -> str:
    """Return how a station is called: OWN for this one, its name at the server, its identity where it has none."""
    if device_id in own:
        return OWN
    return str(name or device_id or "")


def _moment(value: Json) -> int | None:
    return value if isinstance(value, int) else None


def _author(db: Database, device_id: Json, seq: Json) -> tuple[str, int | None]:
    """Return who wrote an operation of this file and when; of another station nothing is known but its name."""
    if not isinstance(device_id, str) or not isinstance(seq, int):
        return "", None
    rows = fetch(db, "SELECT actor, wall_utc FROM op WHERE device_id = ? AND seq = ?", (device_id, seq))
    return (rows[0]["actor"], rows[0]["wall_utc"]) if rows else ("", None)


def _title(db: Database, entity: str, entity_id: str) -> str:
    sql = _TITLES.get(Entity(entity)) if entity in set(Entity) else None
    found = fetch(db, sql, (entity_id,)) if sql else []
    return str(found[0]["title"]) if found else f"{entity} {entity_id}"


def _text(value: Json) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
