"""Rows of lists that could not be used: kept with all their cells until somebody mends or discards them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, changed, created
from app.data.stored_text import storable
from app.domain.errors import UserError
from app.domain.identity import SessionId, listed_id
from app.domain.proposal import Field, Source
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import (
    ListColumns,
    ListedUsulan,
    Purpose,
    QuarantinedRow,
    QuarantineId,
    QuarantineState,
    RawRow,
    UnusableRow,
    Use,
    UsulanList,
)


def keep_bad_rows(
    db: Database,
    log: OpLog,
    session_id: SessionId,
    listed: UsulanList,
    bad: Iterable[UnusableRow],
    now: tuple[str, int],
) -> int:
    """Keep the rows that could not be used and return how many are new; one that is kept already is not kept twice.

    `now` is who does it, and when.
    """
    actor, at_ms = now
    known = {row["sidik"] for row in fetch(db, "SELECT sidik FROM quarantine WHERE session_id = ?", (session_id,))}
    kept = 0
    for row in bad:
        mark = _mark(listed.columns, row.row)
        if row.is_needless or mark in known:
            continue
        known.add(mark)
        kept += 1
        row_id = listed_id("karantina", session_id, mark)
        fields: dict[str, Json] = {
            "session_id": session_id,
            "sidik": mark,
            "berkas": storable(listed.raw.file),
            "baris": row.row.line,
            "susunan": _columns_json(listed.columns),
            **_mutable(row.row.cells, row.reason, row.shown, QuarantineState.WAITING),
        }
        insert(db, "quarantine", {"row_id": row_id, **fields, "revision": 1})
        log.append(db, Change(Entity.QUARANTINE, row_id, 0, created(fields), actor, at_ms))
    return kept


def quarantined(
    db: Database, session_id: SessionId, state: QuarantineState | None = None
) -> tuple[QuarantinedRow, ...]:
    """Return the kept rows, in one state or in all, oldest first."""
    rows = fetch(db, "SELECT * FROM quarantine WHERE session_id = ? ORDER BY position", (session_id,))
    return tuple(one for one in map(_row, rows) if state is None or one.state is state)


def change_quarantined(db: Database, log: OpLog, wanted: QuarantinedRow, now: tuple[str, int]) -> QuarantinedRow:
    """Write what somebody mended, or what became of the row. Raises UserError for a row that is not known."""
    actor, at_ms = now
    rows = fetch(db, "SELECT * FROM quarantine WHERE row_id = ?", (wanted.row_id,))
    if not rows:
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Baris karantina ini tidak dikenal."),
            QT_TRANSLATE_NOOP("store", "Buka lagi halaman ambil usulan."),
        )
    before = _row(rows[0])
    old = _mutable(before.row.cells, before.reason, before.shown, before.state)
    new = _mutable(wanted.row.cells, wanted.reason, wanted.shown, wanted.state)
    patch = changed(old, new)
    if not patch:
        return before
    assignments = ", ".join(f"{name} = :{name}" for name in new)
    db.execute(
        f"UPDATE quarantine SET {assignments}, revision = revision + 1 WHERE row_id = :row_id",
        {**new, "row_id": wanted.row_id},
    )
    log.append(db, Change(Entity.QUARANTINE, wanted.row_id, before.revision, patch, actor, at_ms))
    return replace(wanted, revision=before.revision + 1)


def settle_taken(
    db: Database, log: OpLog, session_id: SessionId, usulan: Iterable[ListedUsulan], now: tuple[str, int]
) -> None:
    """Mark as taken what waits under an id that a list now brings in a form that can be used."""
    waiting = quarantined(db, session_id, QuarantineState.WAITING)
    if not waiting:
        return
    there = {one.code for one in usulan if one.code}
    for row in waiting:
        if _code(row) in there:
            change_quarantined(db, log, replace(row, state=QuarantineState.TAKEN), now)


def _code(row: QuarantinedRow) -> str:
    for title, use in zip(row.columns.titles, row.columns.uses, strict=True):
        if use is Purpose.EXTERNAL_ID:
            return row.row.cells.get(title, "")
    return ""


def _mark(columns: ListColumns, row: RawRow) -> str:
    content = canonical_json({"sumber": columns.source.value, "kolom": dict(row.cells)})
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()


def _mutable(cells: Mapping[str, str], reason: str, shown: str, state: QuarantineState) -> dict[str, Json]:
    return {
        "kolom": canonical_json({storable(title): storable(cell) for title, cell in cells.items()}),
        "alasan": reason,
        "tertulis": storable(shown),
        "state": state.value,
    }


def _columns_json(columns: ListColumns) -> str:
    return canonical_json(
        {
            "sumber": columns.source.value,
            "judul": [storable(title) for title in columns.titles],
            "guna": [use.value if use else "" for use in columns.uses],
        }
    )


def _row(row: Row) -> QuarantinedRow:
    columns = json.loads(row["susunan"])
    return QuarantinedRow(
        row_id=QuarantineId(row["row_id"]),
        file=row["berkas"],
        columns=ListColumns(Source(columns["sumber"]), tuple(columns["judul"]), tuple(map(_use, columns["guna"]))),
        row=RawRow(row["baris"], json.loads(row["kolom"])),
        reason=row["alasan"],
        shown=row["tertulis"],
        state=QuarantineState(row["state"]),
        revision=row["revision"],
    )


def _use(value: str) -> Use | None:
    if not value:
        return None
    return Field(value) if value in set(Field) else Purpose(value)
