"""Put what a server says of a row into the table that the screens read, under the same names as operations use.

A row that does not fit (its parent is not here yet, a newer program wrote it) is refused with a reason, and nothing
of it is written: it must not keep the others from coming.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from app.data.agenda_log import agenda_event_of
from app.data.attachments import attachment_of
from app.data.attendance import attendee_of
from app.data.database import Database, RefusedRow, Row, Value, fetch, insert
from app.data.floor_log import floor_event_of
from app.data.op_log import Entity, Json, canonical_json
from app.data.proposal_rows import DEFAULTS, filled, proposal_of
from app.data.proposals import SEQUENCE_STEP
from app.data.responses import response_of
from app.data.sessions import session_from_json
from app.domain.errors import AppError
from app.domain.proposal import display_number

_OWN = frozenset({"position", "created_ms", "updated_ms", "revision", "prioritas"})
"""Columns that no operation names: they are this table's own."""

_MOST_RIVALS = 9

PARENT = "parent"
"""The reason of a row whose parent is not here yet."""

_HIDES: Mapping[str, tuple[str, int]] = {
    Entity.ATTENDEE: ("struck", 1),
    Entity.RESPONSE: ("struck", 1),
    Entity.REFERENCE: ("struck", 1),
    Entity.ATTACHMENT: ("removed", 1),
    Entity.COMPLAINT_LINK: ("berlaku", 0),
}
"""What a deletion does to a table whose rows can be struck out."""

_CHILDREN: Mapping[str, tuple[tuple[str, str], ...]] = {
    Entity.PROPOSAL: tuple(
        (child.value, "proposal_id")
        for child in (Entity.ATTACHMENT, Entity.RESPONSE, Entity.ASSESSMENT, Entity.COMPLAINT_LINK)
    ),
    Entity.COMPLAINT: ((Entity.COMPLAINT_LINK.value, "complaint_id"),),
}
"""What hangs on a row, by which column: it is taken away with the row, and comes back with it."""

_TAKEN_AWAY = frozenset(
    {Entity.PROPOSAL, Entity.RANKING, Entity.ASSESSMENT, Entity.QUARANTINE, Entity.COMPLAINT, Entity.SESSION_RUN}
)
"""Tables that a deletion takes the row out of. All others are logs: nobody may delete a line of theirs."""

_READERS: Mapping[str, Callable[[Row], object]] = {
    Entity.SESSION: lambda row: session_from_json(row["body"]),
    Entity.PROPOSAL: proposal_of,
    Entity.FLOOR_EVENT: floor_event_of,
    Entity.AGENDA_EVENT: agenda_event_of,
    Entity.ATTENDEE: attendee_of,
    Entity.ATTACHMENT: attachment_of,
    Entity.RESPONSE: response_of,
}
"""What must be able to read a row before it may stand: one that cannot be read would take the whole list with it."""

_SHOWN = frozenset(entity.value for entity in Entity) - {Entity.CONFLICT.value}


class HeldError(Exception):
    """The row cannot stand in its table; the text is the reason."""


class ShownTables:
    """The tables while rows are put into them. Runs on: the writer thread, inside a write transaction."""

    def __init__(self, db: Database, now_ms: int) -> None:
        self._db = db
        self._now_ms = now_ms
        self._columns: dict[str, tuple[str, ...]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    def show(self, entity: str, entity_id: str, fields: Mapping[str, Json], revision: int, *, deleted: bool) -> bool:
        """Let the row stand as `fields` say; tell whether anything changed. Raises HeldError."""
        if entity not in _SHOWN:
            return False
        self._db.execute("SAVEPOINT shown")
        try:
            changed = self._write(entity, entity_id, fields, revision, deleted=deleted)
        except RefusedRow as error:
            self._undo()
            raise HeldError(PARENT if "FOREIGN KEY" in str(error) else f"refused: {error}") from error
        except (AppError, KeyError, ValueError, TypeError, ArithmeticError) as error:
            self._undo()
            raise HeldError(f"cannot be read: {error}") from error
        self._db.execute("RELEASE shown")
        return changed

    def value_of(self, entity: str, entity_id: str, name: str) -> tuple[Json, int] | None:
        """Return a field as it stands and the row's revision; None where the table has no such row or field."""
        if entity not in _SHOWN:
            return None
        columns = self._columns_of(entity)
        key = self._key_of(entity, entity_id)
        where = " AND ".join(f"{one} = ?" for one in key)
        found = fetch(self._db, f"SELECT * FROM {entity} WHERE {where}", tuple(key.values()))
        if not found:
            return None
        row = json.loads(found[0]["body"]) if entity == Entity.SESSION else found[0]
        if entity != Entity.SESSION and name not in columns:
            return None
        return row.get(name), int(found[0].get("revision", 1))

    def fields_of(self, entity: str, entity_id: str) -> dict[str, Json] | None:
        """Return all fields of a row as an operation would name them, None where there never was such a row.

        Of a row that a deletion took off its table: as it stood before that.
        """
        if entity not in _SHOWN:
            return None
        key = self._key_of(entity, entity_id)
        where = " AND ".join(f"{one} = ?" for one in key)
        found = fetch(self._db, f"SELECT * FROM {entity} WHERE {where}", tuple(key.values()))
        row: Mapping[str, Json]
        if found:
            row = found[0]
        else:
            taken = fetch(
                self._db, "SELECT row FROM taken_away WHERE entity = ? AND entity_id = ?", (entity, entity_id)
            )
            if not taken:
                return None
            row = as_fields(taken[0]["row"])
        if entity == Entity.SESSION:
            return as_fields(str(row["body"]))
        left_out = _OWN if len(key) > 1 else _OWN | set(key)
        fields = {name: value for name, value in row.items() if name not in left_out}
        return filled(fields) if entity == Entity.PROPOSAL else fields

    def set_value(self, entity: str, entity_id: str, name: str, value: Json) -> None:
        """Let one field stand like this, as a change of its own. Raises HeldError if the row cannot stand so."""
        key = self._key_of(entity, entity_id)
        where = " AND ".join(f"{one} = ?" for one in key)
        keys = tuple(key.values())
        self._db.execute("SAVEPOINT shown")
        try:
            if entity == Entity.SESSION:
                body = json.loads(fetch(self._db, f"SELECT body FROM session WHERE {where}", keys)[0]["body"])
                name, value = "body", canonical_json({**body, name: value})
            sql = f"UPDATE {entity} SET {name} = ?, revision = revision + 1"
            if "updated_ms" in self._columns_of(entity):
                sql += f", updated_ms = {self._now_ms:d}"
            self._db.execute(f"{sql} WHERE {where}", (_stored(value), *keys))
            self._check(entity, where, keys)
        except (RefusedRow, AppError, KeyError, ValueError, TypeError, ArithmeticError) as error:
            self._undo()
            raise HeldError(str(error)) from error
        self._db.execute("RELEASE shown")

    def hide(self, entity: str, entity_id: str, revision: int) -> None:
        """Take a row off its list, as its table can. Raises HeldError where it cannot."""
        self.show(entity, entity_id, {}, revision, deleted=True)

    def _undo(self) -> None:
        self._db.execute("ROLLBACK TO shown")
        self._db.execute("RELEASE shown")

    def _write(self, entity: str, entity_id: str, fields: Mapping[str, Json], revision: int, *, deleted: bool) -> bool:
        columns = self._columns_of(entity)
        key = self._key_of(entity, entity_id)
        where = " AND ".join(f"{name} = ?" for name in key)
        found = fetch(self._db, f"SELECT * FROM {entity} WHERE {where}", tuple(key.values()))
        before = found[0] if found else None
        if deleted:
            return self._hide(entity, entity_id, before, revision)
        if before is None or entity == Entity.SESSION:
            self._db.execute("DELETE FROM taken_away WHERE entity = ? AND entity_id = ?", (entity, entity_id))
        named = {"body": dict(fields)} if entity == Entity.SESSION else dict(fields)
        if entity == Entity.PROPOSAL:
            named = {**DEFAULTS, **named}
            named |= self._number(entity_id, named, before)
        values = {name: _stored(value) for name, value in named.items() if name in columns and name not in key}
        # `revision` and times are this table's own; no operation names them.
        if "revision" in columns:
            values["revision"] = revision
        if before is None:
            times = {"created_ms": _made_ms(entity_id, self._now_ms), "updated_ms": self._now_ms}
            values |= {name: at for name, at in times.items() if name in columns}
            insert(self._db, entity, {**key, **values})
        else:
            values = {name: value for name, value in values.items() if before[name] != value}
            if not values:
                return False
            if "updated_ms" in columns and values.keys() != {"revision"}:
                values["updated_ms"] = self._now_ms
            assignments = ", ".join(f"{name} = ?" for name in values)
            self._db.execute(f"UPDATE {entity} SET {assignments} WHERE {where}", (*values.values(), *key.values()))
        self._check(entity, where, tuple(key.values()))
        return True

    def _hide(self, entity: str, entity_id: str, before: Row | None, revision: int) -> bool:
        if before is None:
            return False
        if entity == Entity.SESSION:
            # Its logs go on naming it; only the list of sessions leaves it out.
            return self._keep_taken(entity, entity_id, before)
        if entity in _TAKEN_AWAY:
            self._take_away(entity, entity_id, before)
            return True
        if entity not in _HIDES:
            raise HeldError("deleted on the server; a log keeps its lines")
        name, value = _HIDES[entity]
        if before[name] == value:
            return False
        self._change(entity, entity_id, {name: value, "revision": revision})
        return True

    def _change(self, entity: str, entity_id: str, values: Mapping[str, Value]) -> None:
        key = self._key_of(entity, entity_id)
        assignments, where = ", ".join(f"{one} = ?" for one in values), " AND ".join(f"{one} = ?" for one in key)
        self._db.execute(f"UPDATE {entity} SET {assignments} WHERE {where}", (*values.values(), *key.values()))

    def _take_away(self, entity: str, entity_id: str, row: Row) -> None:
        """Keep the row aside and take it off its table, with what hangs on it."""
        for child, column in _CHILDREN.get(entity, ()):
            for one in fetch(self._db, f"SELECT * FROM {child} WHERE {column} = ?", (entity_id,)):
                child_id = "/".join(str(one[name]) for name in self._names_of(child))
                self._take_away(child, child_id, one)
                # It was not deleted itself: it stands again as soon as its parent does.
                self._db.execute(
                    "UPDATE server_row SET held = ? WHERE entity = ? AND entity_id = ? AND deleted = 0",
                    (PARENT, child, child_id),
                )
        self._keep_taken(entity, entity_id, row)
        key = self._key_of(entity, entity_id)
        where = " AND ".join(f"{name} = ?" for name in key)
        self._db.execute(f"DELETE FROM {entity} WHERE {where}", tuple(key.values()))

    def _keep_taken(self, entity: str, entity_id: str, row: Row) -> bool:
        known = fetch(self._db, "SELECT 1 FROM taken_away WHERE entity = ? AND entity_id = ?", (entity, entity_id))
        values = (entity, entity_id, canonical_json(row), self._now_ms)
        self._db.execute("INSERT OR REPLACE INTO taken_away VALUES (?, ?, ?, ?)", values)
        return not known

    def _check(self, entity: str, where: str, key: tuple[Value, ...]) -> None:
        reader = _READERS.get(entity)
        if reader is not None:
            reader(fetch(self._db, f"SELECT * FROM {entity} WHERE {where}", key)[0])

    def _number(self, proposal_id: str, fields: Mapping[str, Json], before: Row | None) -> dict[str, Json]:
        """Return sequence and number as they can stand here.

        Two stations that could not talk may have given out one number. The proposal with the lower id, made first,
        keeps it; the others get a letter: the same on every station, whoever came first there.
        """
        session_id, short, sequence = str(fields["session_id"]), str(fields["short"]), int(str(fields["sequence"]))
        places = ", ".join(str(sequence + place * SEQUENCE_STEP) for place in range(_MOST_RIVALS))
        rivals = fetch(
            self._db,
            "SELECT proposal_id FROM proposal WHERE session_id = ? AND proposal_id <> ? "
            f"AND short = ? COLLATE NOCASE AND sequence IN ({places})",
            (session_id, proposal_id, short),
        )
        if not rivals and (before is None or before["sequence"] == sequence):
            return {}
        group = sorted({proposal_id, *(row["proposal_id"] for row in rivals)})
        # First out of the way, then into place: one that was deleted leaves a gap, and no two may have one number.
        for aside in (_MOST_RIVALS, 0):
            for place, one in enumerate(group):
                # This one as well, if it is in the table: it may stand where another one goes to.
                self._db.execute(
                    "UPDATE proposal SET sequence = ?, number = ? WHERE proposal_id = ?",
                    (*_numbered(short, sequence, place + aside), one),
                )
        own, number = _numbered(short, sequence, group.index(proposal_id))
        return {"sequence": own, "number": number}

    def _columns_of(self, entity: str) -> tuple[str, ...]:
        if entity not in self._columns:
            found = fetch(self._db, "SELECT name FROM pragma_table_info(?)", (entity,))
            self._columns[entity] = tuple(row["name"] for row in found)
            keys = fetch(self._db, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (entity,))
            names = tuple(row["name"] for row in keys)
            is_numbered = names == ("position",)
            self._keys[entity] = (self._columns[entity][1],) if is_numbered else names
        return self._columns[entity]

    def _names_of(self, entity: str) -> tuple[str, ...]:
        self._columns_of(entity)
        return self._keys[entity]

    def _key_of(self, entity: str, entity_id: str) -> dict[str, Value]:
        names = self._names_of(entity)
        if len(names) == 1:
            return {names[0]: entity_id}
        parts: Sequence[str] = entity_id.split("/")
        if len(parts) != len(names):
            raise HeldError("its id is not one of this table")
        return dict(zip(names, parts, strict=True))


def _numbered(short: str, sequence: int, place: int) -> tuple[int, str]:
    number = display_number(short, sequence)
    return (sequence, number) if place == 0 else (sequence + place * SEQUENCE_STEP, f"{number}{chr(ord('a') + place)}")


def _stored(value: Json) -> Value:
    if isinstance(value, dict | list):
        return canonical_json(value)
    return value


def _made_ms(entity_id: str, now_ms: int) -> int:
    """Return when an id of version 7 says it was made, else `now_ms`."""
    try:
        found = UUID(entity_id)
    except ValueError:
        return now_ms
    return found.int >> 80 if found.version == 7 else now_ms


def as_fields(stored: str) -> dict[str, Json]:
    """Read the fields of a row as they are kept."""
    fields: dict[str, Json] = json.loads(stored)
    return fields
