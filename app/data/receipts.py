"""Receipts of a server held against the log: what no chain shows by itself, lines cut off or all written anew."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.data.database import Database, stream
from app.sync.wire_replies import Receipt


class ReceiptFault(StrEnum):
    """How the log and a receipt do not agree."""

    TRUNCATED = "truncated"
    """The server had lines that are not here any more."""
    REWRITTEN = "rewritten"
    """The server had another line under this number."""
    FORGED = "forged"
    """The receipt itself is not the server's word."""


@dataclass(frozen=True, slots=True)
class BrokenReceipt:
    """The first receipt that does not agree."""

    device_id: str
    seq: int
    fault: ReceiptFault


@dataclass(frozen=True, slots=True)
class ReceiptReport:
    """What the receipts say: how many agree, how far the newest one reaches, and the first that does not."""

    receipts: int = 0
    first_fault: BrokenReceipt | None = None


def verify_receipts(db: Database) -> ReceiptReport:
    """Hold every receipt against the line it is over. A file of before there were servers has none."""
    if "receipt" not in db.table_names():
        return ReceiptReport()
    # Only here: the library for signatures is slow to load, and the store is opened before the first picture.
    is_genuine: Callable[[Receipt, str], bool] = importlib.import_module("app.sync.receipt_check").is_genuine
    agreeing = 0
    sql = (
        "SELECT receipt.*, op.hash AS own FROM receipt LEFT JOIN op USING (device_id, seq) "
        "ORDER BY receipt.device_id, receipt.seq"
    )
    for row in stream(db, sql):
        own, key = row.pop("own"), row.pop("receipt_key")
        fault: ReceiptFault | None = None
        if not is_genuine(Receipt(**row), key):
            fault = ReceiptFault.FORGED
        elif own is None:
            fault = ReceiptFault.TRUNCATED
        elif own != row["hash"]:
            fault = ReceiptFault.REWRITTEN
        if fault is not None:
            return ReceiptReport(agreeing, BrokenReceipt(row["device_id"], row["seq"], fault))
        agreeing += 1
    return ReceiptReport(agreeing)
