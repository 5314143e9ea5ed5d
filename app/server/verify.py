"""Examine what a server holds: each station's chain, the receipts it gave, the sums of sessions, the photos.

Edits, deletions and reorderings of a log break its chain. That its end was cut off shows where a receipt tells of more
than is here; receipts that a station kept show it also where somebody wrote all of the server anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, select

from app.domain.sealing import GENESIS, seal
from app.server.blob_files import BlobFiles
from app.server.database import ServerDatabase
from app.server.receipts import is_genuine
from app.server.tables import BLOB, DEVICE, DIGEST, OP, RECEIPT, ROW, SERVER
from app.sync.digest import NOTHING, row_mark, with_mark
from app.sync.wire import Fault
from app.sync.wire_replies import Receipt


class Wrong(StrEnum):
    """What was found."""

    GAP = "catatan hilang"
    LINK = "urutan catatan berubah"
    CONTENT = "isi catatan berubah"
    END = "akhir catatan terpotong"
    RECEIPT = "tanda terima tidak cocok"
    SIGNATURE = "tanda tangan tanda terima tidak sah"
    ROW = "baris tidak cocok dengan sidiknya"
    DIGEST = "jumlah sesi tidak cocok"
    PHOTO = "foto hilang atau berubah"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where: a device, a session or a photo; `seq` is a line of a device's log."""

    wrong: Wrong
    where: str
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much was looked at, and what is wrong with it."""

    ops: int
    rows: int
    receipts: int
    photos: int
    findings: tuple[Finding, ...]


def verify(
    database: ServerDatabase, files: BlobFiles, public_key: str, kept_elsewhere: Iterable[Receipt] = ()
) -> Verdict:
    """Examine everything, changing nothing. `kept_elsewhere` are receipts that stations kept."""
    findings: list[Finding] = []
    with database.reading() as connection:
        ops = 0
        hashes: dict[tuple[str, int], str] = {}
        for device in connection.execute(select(DEVICE).order_by(DEVICE.c.device_id)).all():
            found = _check_chain(connection, device.device_id, device.last_seq, device.last_hash, hashes)
            findings += found[1]
            ops += found[0]
        kept = tuple(kept_elsewhere)
        given = (*_receipts(connection), *kept)
        findings += [one for receipt in given if (one := _check_receipt(receipt, hashes, public_key))]
        rows, wrong_rows = _check_rows(connection)
        findings += wrong_rows
        photos = sorted(connection.execute(select(BLOB.c.sha256)).scalars())
    findings += [Finding(Wrong.PHOTO, name) for name in photos if not files.is_whole(name)]
    return Verdict(ops, rows, len(given), len(photos), tuple(findings))


def _check_chain(
    connection: Connection, device_id: str, last_seq: int, last_hash: str, hashes: dict[tuple[str, int], str]
) -> tuple[int, list[Finding]]:
    lines = select(OP.c.seq, OP.c.hash, OP.c.raw, OP.c.reason).where(OP.c.device_id == device_id).order_by(OP.c.seq)
    findings: list[Finding] = []
    previous, seq, count = GENESIS, 0, 0
    for line in connection.execute(lines, execution_options={"yield_per": 1000}):
        count += 1
        raw = json.loads(line.raw)
        if line.seq != seq + 1:
            findings.append(Finding(Wrong.GAP, device_id, seq + 1))
        elif raw.get("prev_hash") != previous:
            findings.append(Finding(Wrong.LINK, device_id, line.seq))
        # What came with a wrong seal, or in a shape that has none, is kept as it came.
        is_sealed = line.reason not in (Fault.SEAL.value, Fault.SHAPE.value)
        own = {name: value for name, value in raw.items() if name != "hash"}
        if raw.get("hash") != line.hash or raw.get("seq") != line.seq or (is_sealed and seal(own) != line.hash):
            findings.append(Finding(Wrong.CONTENT, device_id, line.seq))
        previous, seq = line.hash, line.seq
        hashes[device_id, seq] = line.hash
    if (seq, previous) != (last_seq, last_hash):
        findings.append(Finding(Wrong.END, device_id, seq))
    return count, findings


def _receipts(connection: Connection) -> tuple[Receipt, ...]:
    server_id = connection.execute(select(SERVER.c.server_id)).scalar_one()
    return tuple(
        Receipt(server_id, one.epoch, one.device_id, one.seq, one.hash, one.at_ms, one.signature)
        for one in connection.execute(select(RECEIPT).order_by(RECEIPT.c.device_id, RECEIPT.c.seq))
    )


def _check_receipt(receipt: Receipt, hashes: dict[tuple[str, int], str], public_key: str) -> Finding | None:
    if not is_genuine(receipt, public_key):
        return Finding(Wrong.SIGNATURE, receipt.device_id, receipt.seq)
    here = hashes.get((receipt.device_id, receipt.seq))
    if here == receipt.hash:
        return None
    return Finding(Wrong.END if here is None else Wrong.RECEIPT, receipt.device_id, receipt.seq)


def _check_rows(connection: Connection) -> tuple[int, list[Finding]]:
    findings: list[Finding] = []
    sums: dict[str, tuple[int, str]] = {}
    count = 0
    for row in connection.execute(select(ROW), execution_options={"yield_per": 1000}):
        count += 1
        mark = row_mark(row.entity, row.entity_id, json.loads(row.fields))
        if mark != row.mark:
            findings.append(Finding(Wrong.ROW, f"{row.entity}/{row.entity_id}"))
        if not row.deleted:
            known, digest = sums.get(row.session_id, (0, NOTHING))
            sums[row.session_id] = (known + 1, with_mark(digest, mark))
    told = {one.session_id: (one.row_count, one.digest) for one in connection.execute(select(DIGEST))}
    wrong = [name for name in told | sums if told.get(name, (0, NOTHING)) != sums.get(name, (0, NOTHING))]
    return count, findings + [Finding(Wrong.DIGEST, session_id) for session_id in wrong]
