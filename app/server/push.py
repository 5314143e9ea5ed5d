"""Take a push in: all of it in the caller's one transaction, each operation exactly once and in its order.

What is already here is answered as it was the first time. What cannot be applied is put aside and acknowledged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, literal_column, select, tuple_, update
from sqlalchemy.engine import Row as Found

from app.domain.sealing import GENESIS, Json
from app.server.merge import CONFLICT, is_parentless, is_resolution, merge
from app.server.refusal import RefusedError, refused
from app.server.rights import Role, may_do, may_resolve
from app.server.rows import Numbers, RowKey, Rows
from app.server.stations import Station
from app.server.tables import DEVICE, OP
from app.sync.wire import Fault, Line, Operation, Push, read_line
from app.sync.wire_replies import ErrorCode, OpResult, Outcome, Refusal


@dataclass(frozen=True, slots=True)
class Taken:
    """How far the server has the device's log now, and what became of each operation of the push."""

    last_seq: int
    last_hash: str
    results: tuple[OpResult, ...]


def take_push(connection: Connection, station: Station, epoch: str, push: Push) -> Taken:
    """Take the push in. Raises RefusedError where the whole push is refused; the transaction must then be undone."""
    if push.epoch != epoch:
        raise RefusedError(_refusal(ErrorCode.EPOCH, "the server was restored", station, epoch))
    _refuse_other_device(station, push)
    if push.first_seq > station.last_seq + 1:
        raise RefusedError(_refusal(ErrorCode.GAP, "operations are missing before these", station, epoch))
    known = _known(connection, station, push)
    _refuse_fork(station, epoch, push, known)
    new = [line for line in push.lines if line.seq > station.last_seq]
    results = {seq: one.result for seq, one in known.items() if seq >= push.first_seq}
    if new:
        results |= _Intake(connection, station).take(new)
    last = push.lines[-1] if new else None
    return Taken(
        last_seq=last.seq if last else station.last_seq,
        last_hash=last.hash if last else station.last_hash,
        results=tuple(results[line.seq] for line in push.lines),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    hash: str
    result: OpResult


class _Intake:
    """New operations of one device on their way into the tables."""

    def __init__(self, connection: Connection, station: Station) -> None:
        self._connection = connection
        self._station = station
        self._numbers = Numbers(connection)
        self._rows = Rows(connection, self._numbers)
        self._created: list[RowKey] = []

    def take(self, lines: Sequence[Line]) -> dict[int, OpResult]:
        self._rows.load(_key(line.operation) for line in lines if line.operation is not None)
        results: dict[int, OpResult] = {}
        stored: list[dict[str, object]] = []
        for line in lines:
            result = self._apply(line, self._station.role)
            results[line.seq] = result
            stored.append(self._values(line, result))
        self._connection.execute(insert(OP), stored)
        last = lines[-1]
        device = update(DEVICE).where(DEVICE.c.device_id == self._station.device_id)
        self._connection.execute(device.values(last_seq=last.seq, last_hash=last.hash))
        results |= self._apply_waiting()
        self._rows.write()
        self._numbers.keep()
        return results

    def _apply(self, line: Line, role: Role) -> OpResult:
        op = line.operation
        fault = line.fault or self._not_allowed(op, role)
        if op is None or fault is not None:
            return OpResult(line.seq, Outcome.QUARANTINED, fault or Fault.SHAPE)
        key = _key(op)
        row = self._rows.get(key)
        if is_parentless(row, op):
            return OpResult(line.seq, Outcome.QUARANTINED, Fault.PARENT)
        merged = merge(row, op, self._rows.conflicts_about(key))
        if row is None:
            self._created.append(key)
        self._rows.put(merged.row)
        for conflict in merged.conflicts:
            conflict_key = RowKey(CONFLICT, conflict.entity_id)
            if self._rows.get(conflict_key) is None:
                self._created.append(conflict_key)
                self._rows.put(replace(conflict, fields={**conflict.fields, **self._authors(conflict.fields)}))
            else:
                self._rows.put(conflict)
        return OpResult(line.seq, merged.outcome)

    def _authors(self, fields: Mapping[str, Json]) -> dict[str, Json]:
        """Return who wrote the two values of a new conflict, for those who have to choose: stations, people, times."""
        kept_actor, kept_at = self._author(fields["kept_device_id"], fields["kept_seq"])
        named: dict[str, Json] = {
            "station": self._name(fields["device_id"]),
            "kept_station": self._name(fields["kept_device_id"]),
            "kept_actor": kept_actor,
            "kept_wall_utc": kept_at,
        }
        if fields["actor"] is None:
            # A deletion that came before.
            named["actor"], named["wall_utc"] = self._author(fields["device_id"], fields["seq"])
        return named

    def _author(self, device_id: Json, seq: Json) -> tuple[str | None, int | None]:
        """Return who wrote an operation and when; nothing of one that came in this very push."""
        wanted = select(OP.c.raw).where(OP.c.device_id == device_id, OP.c.seq == seq)
        raw = self._connection.execute(wanted).scalar()
        if raw is None:
            return None, None
        operation = read_line(json.loads(raw)).operation
        return (operation.actor, operation.wall_utc) if operation else (None, None)

    def _name(self, device_id: Json) -> str | None:
        name = self._connection.execute(select(DEVICE.c.name).where(DEVICE.c.device_id == device_id)).scalar()
        return None if name is None else str(name)

    def _not_allowed(self, op: Operation | None, role: Role) -> Fault | None:
        if op is None:
            return None
        if op.entity != CONFLICT:
            return None if may_do(role, op) else Fault.ROLE
        if not is_resolution(op):
            return Fault.ROLE
        conflict = self._rows.get(_key(op))
        if conflict is None:
            return None
        about, field = str(conflict.fields["entity"]), str(conflict.fields["field"])
        return None if may_resolve(role, about, field) else Fault.ROLE

    def _apply_waiting(self) -> dict[int, OpResult]:
        """Apply what waited for the rows that came into being; return what became of this device's own."""
        own: dict[int, OpResult] = {}
        # Round by round: what waited may bring conflicts into being that others waited for.
        while self._created:
            keys, self._created = self._created, []
            for found in self._waiting_for(keys):
                # By the right of the station that wrote it, not of the one that happened to bring its parent.
                result = self._apply(read_line(json.loads(found.raw)), Role(found.role))
                named = (OP.c.device_id == found.device_id) & (OP.c.seq == found.seq)
                values = {"outcome": result.outcome.value, "reason": result.reason, "applied_no": self._numbers.take()}
                self._connection.execute(update(OP).where(named).values(**values))
                if found.device_id == self._station.device_id:
                    own[found.seq] = result
        return own

    def _waiting_for(self, keys: Sequence[RowKey]) -> list[Found[tuple[object, ...]]]:
        waiting = (
            select(OP, DEVICE.c.role)
            .join(DEVICE, DEVICE.c.device_id == OP.c.device_id)
            .where(
                # A literal: with a parameter no database knows that its index of what waits will do.
                OP.c.reason == literal_column(f"'{Fault.PARENT.value}'"),
                tuple_(OP.c.entity, OP.c.entity_id).in_([(key.entity, key.entity_id) for key in keys]),
            )
            .order_by(OP.c.arrival_no)
        )
        order = {key: at for at, key in enumerate(keys)}
        found = self._connection.execute(waiting).all()
        return sorted(found, key=lambda one: order[RowKey(one.entity, one.entity_id)])

    def _values(self, line: Line, result: OpResult) -> dict[str, object]:
        op = line.operation
        number = self._numbers.take()
        return {
            "device_id": self._station.device_id,
            "seq": line.seq,
            "hash": line.hash,
            "raw": json.dumps(line.raw, ensure_ascii=True, separators=(",", ":")),
            "entity": op.entity if op else "",
            "entity_id": op.entity_id if op else "",
            "outcome": result.outcome.value,
            "reason": result.reason.value if result.reason else None,
            "arrival_no": number,
            "applied_no": None if result.outcome is Outcome.QUARANTINED else number,
        }


def _known(connection: Connection, station: Station, push: Push) -> dict[int, _Known]:
    """Return what is here of the lines of the push, and of the one before."""
    last = push.first_seq + len(push.lines) - 1
    wanted = select(OP.c.seq, OP.c.hash, OP.c.outcome, OP.c.reason).where(
        OP.c.device_id == station.device_id, OP.c.seq.between(push.first_seq - 1, last)
    )
    return {
        found.seq: _Known(
            found.hash,
            OpResult(found.seq, Outcome(found.outcome), Fault(found.reason) if found.reason else None),
        )
        for found in connection.execute(wanted)
    }


def _refuse_other_device(station: Station, push: Push) -> None:
    for line in push.lines:
        if line.raw.get("device_id", station.device_id) != station.device_id:
            raise refused(ErrorCode.WRONG_DEVICE, f"operation {line.seq} is another device's")


def _refuse_fork(station: Station, epoch: str, push: Push, known: dict[int, _Known]) -> None:
    """Refuse a push that does not follow what is here: a second machine under this identity, or an altered log."""
    before = known.get(push.first_seq - 1)
    previous = GENESIS if before is None else before.hash
    if push.prev_hash != previous:
        raise RefusedError(
            _refusal(ErrorCode.FORK, f"before {push.first_seq} another operation is here", station, epoch)
        )
    for line in push.lines:
        here = known.get(line.seq)
        if line.prev_hash != previous or (here is not None and here.hash != line.hash):
            raise RefusedError(_refusal(ErrorCode.FORK, f"{line.seq} is not what is here", station, epoch))
        previous = line.hash


def _refusal(code: ErrorCode, detail: str, station: Station, epoch: str) -> Refusal:
    return Refusal(code, detail, epoch, station.last_seq + 1, station.last_hash)


def _key(op: Operation) -> RowKey:
    return RowKey(op.entity, op.entity_id)
