"""A server on a file of its own, and stations that write their log as the store does."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.sealing import GENESIS, Json, seal
from app.server.core import SyncServer
from app.server.database import ServerDatabase, open_sqlite
from app.server.receipts import ReceiptSigner
from app.server.rights import Role
from app.sync.wire import write_push
from app.sync.wire_replies import PushReply

NOW_MS = 1_790_000_000_000
Op = dict[str, Json]


class Rig:
    def __init__(self, place: Path | ServerDatabase) -> None:
        self.ticks = count(NOW_MS)
        self.database = open_sqlite(place) if isinstance(place, Path) else place
        self.signer = ReceiptSigner(Ed25519PrivateKey.from_private_bytes(b"k" * 32))
        self.server = SyncServer(self.database, self.signer, lambda: next(self.ticks))

    def station(self, name: str, role: Role = Role.OPERATOR) -> StationLog:
        token = self.server.enrol(self.server.issue_code(name, role), name).token
        return StationLog(name, token)

    def epoch_of(self, station: StationLog) -> str:
        return self.server.hello(station.token, "n").epoch

    def push(self, station: StationLog, first: int = 1, last: int | None = None) -> PushReply:
        ops = station.ops[first - 1 : last]
        return self.server.push(station.token, write_push(self.epoch_of(station), ops))

    def rows(self, station: StationLog, limit: int = 1000) -> dict[tuple[str, str], Op]:
        """Pull everything, page by page, and return the rows that are not deleted."""
        found: dict[tuple[str, str], Op] = {}
        cursor, has_more = "", True
        while has_more:
            page = self.server.pull(station.token, cursor, limit)
            for row in page.rows:
                found.pop((row.entity, row.entity_id), None)
                if not row.deleted:
                    found[row.entity, row.entity_id] = dict(row.fields)
            cursor, has_more = page.next_cursor, page.has_more
        return found


@dataclass
class StationLog:
    device_id: str
    token: str
    ops: list[Op] = field(default_factory=list)

    def write(self, entity_id: str, base_rev: int, patch: dict[str, Json], entity: str = "proposal") -> Op:
        seq = len(self.ops) + 1
        op: Op = {
            "device_id": self.device_id,
            "seq": seq,
            "op_id": f"{self.device_id}-{seq}",
            "entity": entity,
            "entity_id": entity_id,
            "base_rev": base_rev,
            "parent_seq": None,
            "patch": patch,
            "actor": "Sari",
            "wall_utc": NOW_MS,
            "mono_ms": seq,
            "schema": 12,
            "prev_hash": self.ops[-1]["hash"] if self.ops else GENESIS,
        }
        return self.add(op)

    def add(self, op: Op) -> Op:
        sealed = {**op, "hash": seal(op)}
        self.ops.append(sealed)
        return sealed
