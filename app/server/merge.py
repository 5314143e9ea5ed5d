"""Take an operation into a row, field by field, three ways: what it saw, what it says, what stands here.

Pure. Nobody's text is lost: where two stations set one field differently, the value that was here first stays, and
the other stands beside it in an open conflict, which is a row of its own (`CONFLICT`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.sealing import Json, canonical_json
from app.sync.wire import DELETED, FieldPatch, Operation
from app.sync.wire_replies import Outcome

CONFLICT = "conflict"
OPEN = "open"
AGREED = "agreed"
"""Both values came to be the same, or its author took his back."""
RESOLVED = "resolved"
"""A person chose."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose operation set a field."""

    device_id: str
    seq: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands; `revision` counts the operations it took in. A deleted row keeps its fields here."""

    entity: str
    entity_id: str
    session_id: str
    revision: int
    deleted: bool
    fields: Mapping[str, Json]
    origins: Mapping[str, Origin]

    @property
    def about(self) -> str | None:
        """Return the name of the row that a conflict is about; None for any other row."""
        return row_name(str(self.fields["entity"]), str(self.fields["entity_id"])) if self.entity == CONFLICT else None


@dataclass(frozen=True, slots=True)
class Merged:
    """What an operation made of a row and of the conflicts about it; `conflicts` are those that are new or changed."""

    row: Row
    conflicts: tuple[Row, ...]
    outcome: Outcome


def row_name(entity: str, entity_id: str) -> str:
    """Return how a conflict names the row it is about."""
    return f"{entity}/{entity_id}"


def is_parentless(row: Row | None, op: Operation) -> bool:
    """Tell whether the operation changes what is not here. A conflict never comes into being by an operation."""
    return row is None and (op.base_rev > 0 or op.entity == CONFLICT)


def is_resolution(op: Operation) -> bool:
    """Tell whether an operation on a conflict says no more than that it is resolved."""
    return set(op.patch) == {"state"} and op.patch["state"].new == RESOLVED


def merge(row: Row | None, op: Operation, conflicts: Sequence[Row]) -> Merged:
    """Take the operation in. `conflicts` are the open ones about the row. The row must be there or come into being."""
    if row is None:
        return Merged(_new_row(op), (), Outcome.APPLIED)
    if row.entity == CONFLICT:
        return _resolve(row, op)
    desk = _Desk(row, op, conflicts)
    for name, patch in op.patch.items():
        if name != DELETED:
            desk.take(name, patch)
    desk.take_deletion(op.patch.get(DELETED))
    return desk.merged()


class _Desk:
    """The row and the conflicts about it while one operation is taken in."""

    def __init__(self, row: Row, op: Operation, conflicts: Sequence[Row]) -> None:
        self._row = row
        self._op = op
        self._saw_all = row.revision == op.base_rev
        self._fields = dict(row.fields)
        self._origins = dict(row.origins)
        self._deleted = row.deleted
        self._open = {one.entity_id: one for one in conflicts}
        self._changed: dict[str, Row] = {}
        self._in_conflict = False

    def take(self, name: str, patch: FieldPatch) -> None:
        """Set one field, or put the value beside the one that stands."""
        current = self._fields.get(name)
        own = self._own_conflict(name, patch.old)
        if same(current, patch.new):
            if own is not None:
                self._change(own, {"state": AGREED})
        elif name not in self._fields or same(current, patch.old):
            # What no operation named yet is at its default, which the author knew and we do not.
            self._fields[name] = patch.new
            self._origins[name] = self._origin()
        elif own is not None:
            # The next word of an author whose last one stands beside: it takes that one's place.
            self._in_conflict = True
            self._change(own, {"value": patch.new, **self._author()})
        else:
            self._put_beside(name, patch.old, current, patch.new, self._origin())
        # A field comes into being even where its first value is none.
        self._fields.setdefault(name, current)
        self._agree(name)

    def take_deletion(self, patch: FieldPatch | None) -> None:
        """Delete or bring back. An edit survives a deletion that did not see it, and the other way round."""
        if patch is None:
            if self._deleted and self._op.patch:
                self._deleted = False
                deleter = self._origins.get(DELETED, self._origin())
                if not self._saw_all:
                    self._put_beside(DELETED, None, None, True, deleter)
        elif patch.new is None:
            self._deleted = False
        elif self._saw_all:
            self._deleted = True
            self._origins[DELETED] = self._origin()
        elif not self._deleted:
            self._put_beside(DELETED, patch.old, None, True, self._origin())

    def merged(self) -> Merged:
        """Return what became of it all."""
        row = replace(
            self._row,
            revision=self._row.revision + 1,
            session_id=session_of(self._row.entity, self._row.entity_id, self._fields),
            deleted=self._deleted,
            fields=self._fields,
            origins=self._origins,
        )
        outcome = Outcome.APPLIED if self._saw_all else Outcome.MERGED
        changed = (replace(one, session_id=row.session_id) for one in self._changed.values())
        return Merged(row, tuple(changed), Outcome.CONFLICT if self._in_conflict else outcome)

    def _origin(self) -> Origin:
        return Origin(self._op.device_id, self._op.seq)

    def _author(self) -> dict[str, Json]:
        op = self._op
        return {"device_id": op.device_id, "seq": op.seq, "actor": op.actor, "wall_utc": op.wall_utc}

    def _own_conflict(self, name: str, value: Json) -> Row | None:
        """Return the open conflict in which this station's last value of the field stands, if that is `value`."""
        for one in self._open.values():
            fields = one.fields
            if fields["field"] == name and fields["device_id"] == self._op.device_id and same(fields["value"], value):
                return one
        return None

    def _put_beside(self, name: str, base: Json, kept: Json, value: Json, of: Origin) -> None:
        self._in_conflict = True
        kept_by = self._origins.get(name)
        own = of == self._origin()
        conflict_id = f"{of.device_id}:{of.seq}:{name}"
        fields: dict[str, Json] = {
            "entity": self._row.entity,
            "entity_id": self._row.entity_id,
            "field": name,
            "state": OPEN,
            "base": base,
            "kept": kept,
            "kept_device_id": kept_by.device_id if kept_by else None,
            "kept_seq": kept_by.seq if kept_by else None,
            "value": value,
            "device_id": of.device_id,
            "seq": of.seq,
            "actor": self._op.actor if own else None,
            "wall_utc": self._op.wall_utc if own else None,
        }
        known = self._open.get(conflict_id)
        if known is not None:
            return
        self._keep(Row(CONFLICT, conflict_id, self._row.session_id, 1, False, fields, {}))

    def _agree(self, name: str) -> None:
        """Close what differs no longer."""
        for one in tuple(self._open.values()):
            if one.fields["field"] == name and same(one.fields["value"], self._fields[name]):
                self._change(one, {"state": AGREED})

    def _change(self, conflict: Row, fields: Mapping[str, Json]) -> None:
        changed = {**conflict.fields, **fields}
        self._keep(replace(conflict, revision=conflict.revision + 1, fields=changed))

    def _keep(self, conflict: Row) -> None:
        self._changed[conflict.entity_id] = conflict
        if conflict.fields["state"] == OPEN:
            self._open[conflict.entity_id] = conflict
        else:
            self._open.pop(conflict.entity_id, None)


def same(one: Json, other: Json) -> bool:
    """Tell whether two values are the same on the wire, where 1 is not true."""
    return one is other or canonical_json(one) == canonical_json(other)


def session_of(entity: str, entity_id: str, fields: Mapping[str, Json]) -> str:
    """Return the session a row belongs to, "" for none: its `session_id`, or its own id for a session."""
    if entity == "session":
        return entity_id
    found = fields.get("session_id")
    return found if isinstance(found, str) else ""


def _new_row(op: Operation) -> Row:
    origin = Origin(op.device_id, op.seq)
    fields = {name: patch.new for name, patch in op.patch.items() if name != DELETED}
    deleted = DELETED in op.patch and op.patch[DELETED].new is True
    origins = dict.fromkeys(op.patch, origin)
    return Row(op.entity, op.entity_id, session_of(op.entity, op.entity_id, fields), 1, deleted, fields, origins)


def _resolve(row: Row, op: Operation) -> Merged:
    """Close a conflict for a person who saw it as it stands; one that grew a newer value meanwhile stays open."""
    if row.fields["state"] != OPEN:
        return Merged(row, (), Outcome.APPLIED)
    if row.revision != op.base_rev:
        return Merged(row, (), Outcome.CONFLICT)
    origin = Origin(op.device_id, op.seq)
    closed = replace(
        row,
        revision=row.revision + 1,
        fields={**row.fields, "state": RESOLVED, "resolved_device_id": op.device_id, "resolved_seq": op.seq},
        origins={**row.origins, "state": origin},
    )
    return Merged(closed, (), Outcome.APPLIED)
