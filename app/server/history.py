"""What became of a row, line by line: who changed what, when, at which station."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from app.server.tables import DEVICE, OP
from app.sync.history import HistoryLine, RowHistory
from app.sync.wire import DELETED, read_line
from app.sync.wire_replies import Outcome

MOST_LINES = 500
"""So many lines at most, the newest."""


def history_of(connection: Connection, entity: str, entity_id: str) -> RowHistory:
    """Return the lines about a row in the order in which they took effect; none for a row that is not here."""
    wanted = (
        select(OP.c.raw, OP.c.device_id, OP.c.seq, OP.c.outcome, DEVICE.c.name)
        .join(DEVICE, DEVICE.c.device_id == OP.c.device_id)
        .where(OP.c.entity == entity, OP.c.entity_id == entity_id, OP.c.applied_no.is_not(None))
        .order_by(OP.c.applied_no.desc())
        .limit(MOST_LINES)
    )
    lines: list[HistoryLine] = []
    for found in connection.execute(wanted):
        operation = read_line(json.loads(found.raw)).operation
        if operation is not None:
            patch = {name: (one.old, one.new) for name, one in operation.patch.items() if name != DELETED}
            is_deletion = DELETED in operation.patch and operation.patch[DELETED].new is True
            lines.append(
                HistoryLine(
                    *(found.device_id, found.seq, found.name, operation.actor, operation.wall_utc),
                    *(Outcome(found.outcome), is_deletion, patch),
                )
            )
    return RowHistory(tuple(reversed(lines)))
