"""How far the server has this file's logs: lines to send, acknowledgements, receipts, and identities that end.

There is no mark "being sent": whatever is beyond the last acknowledged line is to be sent, also after a crash.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.data.database import Database, Row, Value, fetch, insert
from app.data.op_log import Change, Entity, FieldChange, Json, OpLog, created, current_device
from app.data.shown_rows import ShownTables
from app.domain.sealing import GENESIS
from app.sync.ports import Acknowledged, Identity
from app.sync.wire import DELETED, Fault
from app.sync.wire_replies import Outcome

_SENT_UNDER = "(device.until_seq IS NULL OR op.seq <= device.until_seq)"

UNSENT = f"op JOIN device USING (device_id) WHERE op.seq > device.acked_seq AND {_SENT_UNDER}"
"""The lines that the server has not acknowledged, of all identities of this file."""


def identities(db: Database) -> tuple[Identity, ...]:
    """Return the identities this file wrote under, those that were given up first, the present one last."""
    rows = fetch(
        db,
        "SELECT device_id, acked_seq, until_seq, epoch, retired_ms FROM device "
        "ORDER BY retired_ms IS NULL, created_ms, device_id",
    )
    return tuple(_identity(db, row) for row in rows)


def hash_at(db: Database, device_id: str, seq: int) -> str | None:
    """Return the hash of a line, 64 zeros before the first, None where this file has no such line."""
    if seq == 0:
        return GENESIS
    rows = fetch(db, "SELECT hash FROM op WHERE device_id = ? AND seq = ?", (device_id, seq))
    return str(rows[0]["hash"]) if rows else None


def lines(db: Database, device_id: str, after: int, until: int, most: int, aim_bytes: int) -> list[dict[str, Json]]:
    """Return lines after `after` up to `until` as they go over the wire: at least one, if there is one.

    At most `most`, and no more than come to about `aim_bytes` of text.
    """
    found: list[dict[str, Json]] = []
    size = 0
    for row in fetch(
        db,
        "SELECT * FROM op WHERE device_id = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
        (device_id, after, until, most),
    ):
        size += len(row["patch"]) + 600
        if found and size > aim_bytes:
            break
        found.append({**row, "patch": json.loads(row["patch"])})
    return found


def acknowledge(db: Database, device_id: str, taken: Acknowledged) -> None:
    """Keep that the server has a log up to a line, its receipt, and what it put aside."""
    db.execute(
        "UPDATE device SET acked_seq = max(acked_seq, ?) WHERE device_id = ?",
        (taken.acked_seq, device_id),
    )
    receipt = taken.receipt
    if receipt is not None:
        values: tuple[Value, ...] = (
            *(receipt.device_id, receipt.seq, receipt.hash, receipt.server_id),
            *(receipt.epoch, receipt.at_ms, receipt.signature, taken.receipt_key),
        )
        db.execute("INSERT OR IGNORE INTO receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    for result in taken.results:
        if result.outcome is Outcome.QUARANTINED and result.reason is not None:
            db.execute(
                "INSERT INTO put_aside VALUES (?, ?, ?, 0) "
                "ON CONFLICT (device_id, seq) DO UPDATE SET reason = excluded.reason",
                (device_id, result.seq, result.reason.value),
            )
        else:
            db.execute("DELETE FROM put_aside WHERE device_id = ? AND seq = ?", (device_id, result.seq))


def check_again(db: Database, device_id: str, epoch: str) -> None:
    """Take nothing of a log for sent: in a new epoch the server may have lost what these lines build on."""
    db.execute("UPDATE device SET acked_seq = 0, epoch = ? WHERE device_id = ?", (epoch, device_id))


def rewind(db: Database, device_id: str, acked_seq: int) -> None:
    """Keep that the server has less of a log than it had: it was put back from a backup."""
    db.execute("UPDATE device SET acked_seq = min(acked_seq, ?) WHERE device_id = ?", (acked_seq, device_id))


def give_up(db: Database, log: OpLog, device_id: str, common_seq: int, now_ms: int) -> str:
    """Let a log end at the last line that the server has of it; write the lines after it again under a new identity.

    Returns the present identity, a new one if `device_id` was the present one. The lines that are written again keep
    their change, author and time.
    """
    rest = fetch(db, "SELECT * FROM op WHERE device_id = ? AND seq > ? ORDER BY seq", (device_id, common_seq))
    until = fetch(db, "SELECT until_seq FROM device WHERE device_id = ?", (device_id,))[0]["until_seq"]
    db.execute(
        "UPDATE device SET until_seq = ?, acked_seq = ?, retired_ms = coalesce(retired_ms, ?) WHERE device_id = ?",
        (common_seq, common_seq, now_ms, device_id),
    )
    present = current_device(db, now_ms)
    # What was written again before is not written a third time.
    again: Sequence[Row] = rest if until is None else [row for row in rest if row["seq"] <= until]
    for row in again:
        _write_again(db, log, row)
    return present


def _write_again(db: Database, log: OpLog, row: Row) -> None:
    patch = {name: FieldChange(old, new) for name, (old, new) in json.loads(row["patch"]).items()}
    change = Change(Entity(row["entity"]), row["entity_id"], row["base_rev"], patch, row["actor"], row["wall_utc"])
    log.append(db, change)


def change_machine(db: Database, log: OpLog, machine: str, now_ms: int) -> str:
    """Return the present identity; a new one where the file came here from another computer.

    What the other computer had not sent yet is written again: if it comes from there as well, it is the same.
    """
    [row] = fetch(db, "SELECT device_id, machine, acked_seq FROM device WHERE retired_ms IS NULL")
    if row["machine"] not in (None, machine):
        give_up(db, log, row["device_id"], row["acked_seq"], now_ms)
    db.execute("UPDATE device SET machine = ? WHERE retired_ms IS NULL", (machine,))
    return current_device(db, now_ms)


def unsent_count(db: Database) -> int:
    """Count the lines that the server has not acknowledged."""
    return int(fetch(db, f"SELECT count(*) AS count FROM {UNSENT}")[0]["count"])


def unsent_patches(db: Database) -> dict[tuple[str, str], list[dict[str, Json]]]:
    """Return the new values that the server has not seen, by entity and id, oldest first."""
    found: dict[tuple[str, str], list[dict[str, Json]]] = {}
    for row in fetch(
        db,
        f"SELECT op.entity, op.entity_id, op.patch FROM {UNSENT} "
        "ORDER BY device.retired_ms IS NULL, device.created_ms, op.seq",
    ):
        news = {name: new for name, (_old, new) in json.loads(row["patch"]).items()}
        found.setdefault((row["entity"], row["entity_id"]), []).append(news)
    return found


def settle(db: Database, log: OpLog, device_id: str, seq: int, *, resend: bool) -> None:
    """Take an operation that was put aside off the list; with `resend` its change is written again as a new one.

    What changes a row that the server lost brings the whole row along, as it stands here. A deletion brings the row as
    it stood, and deletes it in the same breath: else there would be nothing to delete, and nothing to bring back later.
    """
    rows = fetch(
        db,
        "SELECT op.*, put_aside.reason FROM op JOIN put_aside USING (device_id, seq) WHERE device_id = ? AND seq = ?",
        (device_id, seq),
    )
    if resend and rows:
        row = rows[0]
        reason = row.pop("reason")
        known = "SELECT 1 FROM server_row WHERE entity = ? AND entity_id = ?"
        is_lost = reason == Fault.PARENT and not fetch(db, known, (row["entity"], row["entity_id"]))
        fields = ShownTables(db, 0).fields_of(row["entity"], row["entity_id"]) if is_lost else None
        if fields is None:
            _write_again(db, log, row)
        else:
            patch = created(fields)
            if json.loads(row["patch"]).get(DELETED, [None, None])[1] is True:
                patch[DELETED] = FieldChange(None, True)
            log.append(db, Change(Entity(row["entity"]), row["entity_id"], 0, patch, row["actor"], row["wall_utc"]))
    db.execute("UPDATE put_aside SET settled = 1 WHERE device_id = ? AND seq = ?", (device_id, seq))


def remember_photo(db: Database, sha256: str) -> None:
    """Keep that the server has this photo."""
    if not fetch(db, "SELECT 1 FROM photo_sent WHERE sha256 = ?", (sha256,)):
        insert(db, "photo_sent", {"sha256": sha256})


def _identity(db: Database, row: Row) -> Identity:
    last = fetch(db, "SELECT max(seq) AS seq FROM op WHERE device_id = ?", (row["device_id"],))[0]["seq"] or 0
    until = row["until_seq"]
    return Identity(
        device_id=row["device_id"],
        acked_seq=row["acked_seq"],
        last_seq=last,
        until_seq=last if until is None else min(until, last),
        is_present=row["retired_ms"] is None,
        is_cut=until is not None,
        epoch=row["epoch"] or "",
    )
