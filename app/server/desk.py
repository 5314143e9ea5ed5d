"""What is done on the server itself, written as any station writes: operations in a log and a chain of its own.

So it is merged, pulled and examined like everything else, and a page can do no more than a station of its role.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

from app.domain.identity import uuid7
from app.domain.sealing import GENESIS, Json, seal
from app.server.merge import Row, same
from app.server.push import take_push
from app.server.rights import Role
from app.server.rows import Numbers, RowKey, Rows
from app.server.stations import OWN_DEVICE, Station
from app.server.tables import DEVICE, SERVER
from app.sync.wire import SCHEMA_MIN, Push, read_line
from app.sync.wire_replies import OpResult


class Desk:
    """Writes in one transaction, for somebody of a role. Needs a write transaction."""

    def __init__(self, connection: Connection, role: Role, actor: str, now_ms: int) -> None:
        self._connection = connection
        self._role = role
        self._actor = actor
        self._now_ms = now_ms
        found = select(DEVICE.c.device_id).where(DEVICE.c.device_id == OWN_DEVICE)
        if connection.execute(found).first() is None:
            values = {"device_id": OWN_DEVICE, "name": "Server", "role": Role.ADMIN.value, "enrolled_ms": now_ms}
            connection.execute(insert(DEVICE).values(last_seq=0, last_hash=GENESIS, **values))

    @property
    def next_seq(self) -> int:
        """Return the number of the next line: used for no other again."""
        return self._device()[0] + 1

    def row(self, entity: str, entity_id: str) -> Row | None:
        """Return a row as it stands."""
        return Rows(self._connection, Numbers(self._connection)).get(RowKey(entity, entity_id))

    def write(self, entity: str, entity_id: str, values: Mapping[str, Json]) -> OpResult | None:
        """Set fields of a row, or bring it into being; return what became of it, None where nothing differs."""
        row = self.row(entity, entity_id)
        before = {} if row is None else row.fields
        patch: dict[str, Json] = {
            name: [before.get(name), value] for name, value in values.items() if not same(before.get(name), value)
        }
        if not patch:
            return None
        last_seq, last_hash = self._device()
        fields: dict[str, Json] = {
            "device_id": OWN_DEVICE,
            "seq": last_seq + 1,
            "op_id": uuid7(self._now_ms),
            "entity": entity,
            "entity_id": entity_id,
            "base_rev": 0 if row is None else row.revision,
            "parent_seq": None,
            "patch": patch,
            "actor": self._actor,
            "wall_utc": self._now_ms,
            "mono_ms": 0,
            "schema": SCHEMA_MIN,
            "prev_hash": last_hash,
        }
        line = read_line({**fields, "hash": seal(fields)})
        epoch = self._connection.execute(select(SERVER.c.epoch)).scalar_one()
        station = Station(OWN_DEVICE, self._role, last_seq, last_hash, 0)
        return take_push(self._connection, station, epoch, Push(epoch, line.seq, last_hash, (line,))).results[0]

    def _device(self) -> tuple[int, str]:
        found = select(DEVICE.c.last_seq, DEVICE.c.last_hash).where(DEVICE.c.device_id == OWN_DEVICE)
        one = self._connection.execute(found).one()
        return one.last_seq, one.last_hash
