"""The operation log: every change as one line, gapless per device, each line sealed by the one before.

How a line is sealed is told in `app.domain.sealing`, which the server shares. The column `patch` holds
the canonical JSON of what is in the seal as an object.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.data.database import Database, Row, fetch, insert, stream
from app.data.stored_text import storable
from app.domain.identity import uuid7

# Given on under their names here: every table of the store writes its lines and columns with them.
from app.domain.sealing import GENESIS as GENESIS
from app.domain.sealing import Json as Json
from app.domain.sealing import canonical_json as canonical_json
from app.domain.sealing import seal as seal


class Entity(StrEnum):
    """What an operation changes; also the name of its table."""

    SESSION = "session"
    SESSION_RUN = "session_run"
    FLOOR_EVENT = "floor_event"
    PRESENCE_EVENT = "presence_event"
    LINE_RESULT = "line_result"
    AGENDA_EVENT = "agenda_event"
    ATTENDEE = "attendee"
    PROPOSAL = "proposal"
    RANKING = "ranking"
    RESPONSE = "response"
    REFERENCE = "reference"
    IMPORT_RUN = "import_run"
    QUARANTINE = "quarantine"
    COMPLAINT = "complaint"
    COMPLAINT_LINK = "complaint_link"
    ATTACHMENT = "attachment"
    ASSESSMENT = "assessment"
    OPERATOR_NOTE = "operator_note"
    CONFLICT = "conflict"
    """Two values of a field, as the server tells of them; it has no table of its own, see `app.data.server_rows`."""
    MINUTES_EDIT = "minutes_edit"
    MINUTES_STAGE = "minutes_stage"
    MINUTES_ADDENDUM = "minutes_addendum"
    MINUTES_SETTING = "minutes_setting"


class FieldChange(NamedTuple):
    """A field before and after; `old` is None where the field comes into being."""

    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class Change:
    """One command's change of one entity. `base_rev` is the revision it builds on, 0 for a new entity."""

    entity: Entity
    entity_id: str
    base_rev: int
    patch: Mapping[str, FieldChange]
    actor: str
    wall_utc_ms: int


class BreakKind(StrEnum):
    """How a chain is broken: a number is missing, the link does not fit, or a line was altered."""

    GAP = "gap"
    LINK = "link"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first line that does not fit."""

    device_id: str
    seq: int
    kind: BreakKind


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last line of a device's log: what a copy is compared by."""

    device_id: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk along the log found: how many lines fit, and the first that does not."""

    ops: int
    first_break: ChainBreak | None = None


def created(fields: Mapping[str, Json]) -> dict[str, FieldChange]:
    """Return the patch that brings an entity with these fields into being."""
    return {name: FieldChange(None, value) for name, value in fields.items()}


def changed(old: Mapping[str, Json], new: Mapping[str, Json]) -> dict[str, FieldChange]:
    """Return the patch from `old` to `new`, both with the same fields; empty if nothing differs."""
    return {name: FieldChange(old.get(name), value) for name, value in new.items() if old.get(name) != value}


_HEAD = (
    "SELECT device.device_id, seq, hash FROM device LEFT JOIN op ON op.device_id = device.device_id"
    " AND seq = (SELECT max(seq) FROM op WHERE device_id = device.device_id) WHERE retired_ms IS NULL"
)
"""This computer's present identity and the last line under it."""


class OpLog:
    """Append to the log of this device. Runs on: the writer thread, inside a write transaction."""

    def __init__(self, schema: int, mono_ms: Callable[[], int]) -> None:
        self._schema = schema
        self._mono_ms = mono_ms

    def append(self, db: Database, change: Change) -> int:
        """Append one line and return its seq. It is part of the caller's transaction."""
        # Asked each time: while a room is open, its identity may turn out to be a copy's and be given up.
        device_id, last, prev_hash = db.execute(_HEAD).fetchone()
        # What comes into being has no line yet: an import of thousands need not ask for each.
        parent = change.base_rev and fetch(
            db,
            "SELECT max(seq) AS seq FROM op WHERE entity = ? AND entity_id = ? AND device_id = ?",
            (change.entity.value, change.entity_id, device_id),
        )
        seq = int(last or 0) + 1
        patch: dict[str, Json] = {name: [field.old, field.new] for name, field in change.patch.items()}
        sealed: dict[str, Json] = {
            "device_id": device_id,
            "seq": seq,
            "op_id": uuid7(change.wall_utc_ms),
            "entity": change.entity.value,
            "entity_id": change.entity_id,
            "base_rev": change.base_rev,
            "parent_seq": parent[0]["seq"] if parent else None,
            "patch": patch,
            "actor": storable(change.actor),
            "wall_utc": change.wall_utc_ms,
            "mono_ms": self._mono_ms(),
            "schema": self._schema,
            "prev_hash": prev_hash or GENESIS,
        }
        insert(db, "op", {**sealed, "patch": canonical_json(patch), "hash": seal(sealed)})
        return seq


def verify_chain(db: Database) -> ChainReport:
    """Walk the log of every device from its first line and report where it first breaks."""
    fitting = 0
    device_id, seq, previous = "", 0, GENESIS
    for row in stream(db, "SELECT * FROM op ORDER BY device_id, seq"):
        if row["device_id"] != device_id:
            device_id, seq, previous = row["device_id"], 0, GENESIS
        seq += 1
        kind = _fault(row, seq, previous)
        if kind is not None:
            return ChainReport(fitting, ChainBreak(device_id, row["seq"], kind))
        previous = row["hash"]
        fitting += 1
    return ChainReport(fitting)


def chain_heads(db: Database) -> tuple[ChainHead, ...]:
    """Return the last line of every device as it stands in the file, without walking the chain."""
    last = "SELECT device_id, seq, hash FROM op WHERE device_id = ? ORDER BY seq DESC LIMIT 1"
    devices = fetch(db, "SELECT device_id FROM device ORDER BY device_id")
    rows = [row for device in devices for row in fetch(db, last, (device["device_id"],))]
    return tuple(ChainHead(row["device_id"], row["seq"], row["hash"]) for row in rows)


def _fault(row: Row, seq: int, previous: str) -> BreakKind | None:
    if row["seq"] != seq:
        return BreakKind.GAP
    if row["prev_hash"] != previous:
        return BreakKind.LINK
    fields = {name: value for name, value in row.items() if name != "hash"}
    try:
        fields["patch"] = json.loads(row["patch"])
    except ValueError:
        return BreakKind.CONTENT
    if canonical_json(fields["patch"]) != row["patch"] or seal(fields) != row["hash"]:
        return BreakKind.CONTENT
    return None


def current_device(db: Database, now_ms: int) -> str:
    """Return the identity this file writes under, made at the first call. Needs a write transaction."""
    known = fetch(db, "SELECT device_id FROM device WHERE retired_ms IS NULL")
    if known:
        return str(known[0]["device_id"])
    device_id = uuid7(now_ms)
    insert(db, "device", {"device_id": device_id, "created_ms": now_ms})
    return device_id
