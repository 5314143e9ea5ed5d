"""Reference data by year: one row for each code, one operation for every change, none ever deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.data.database import Database, Row, fetch, insert
from app.data.op_log import Change, Entity, Json, OpLog, canonical_json, changed, created
from app.data.stored_text import storable
from app.domain.errors import UserError
from app.domain.reference import (
    FIRST_YEAR,
    LAST_YEAR,
    ReferenceKind,
    ReferenceList,
    ReferencePlan,
    ReferenceRow,
    SaveReference,
    check_reference,
    plan_reference,
)
from app.domain.text import QT_TRANSLATE_NOOP


def reference_id(year: int, kind: ReferenceKind, code: str) -> str:
    """Return the id of a row: the same on every station, so that a year's table is one."""
    return f"{year}/{kind.value}/{code}"


def save_reference(db: Database, log: OpLog, save: SaveReference, at_ms: int) -> ReferenceRow:
    """Create or change a row and return it as it is stored now; a save that changes nothing writes nothing.

    Raises UserError for what `check_reference` refuses, and a year that is none.
    """
    _check_year(save.year)
    code = storable(save.code).strip()
    values = check_reference(save.kind, code, _storable(save.values))
    return _write(db, log, ReferenceRow(save.kind, save.year, code, values, save.is_struck), save.actor, at_ms)


def import_reference(
    db: Database, log: OpLog, year: int, listed: ReferenceList, at_ms: int, actor: str
) -> ReferencePlan:
    """Take over a table and return what was done: all of it or, after an error, nothing.

    - The plan is made here, against the rows as they are now. Rows that the table does not name stay.
    - What was struck out comes back if the table names it.
    - Raises UserError for what `save_reference` refuses.
    """
    plan = plan_reference(listed, reference_of(db, year))
    wanted = {*plan.new, *plan.changed}
    for row in listed.rows:
        if row.code in wanted:
            save_reference(db, log, SaveReference(listed.kind, year, row.code, row.values, actor), at_ms)
    return plan


def reference_of(db: Database, year: int) -> tuple[ReferenceRow, ...]:
    """Return the rows of a year, those that were struck out too, in the order in which they came."""
    rows = fetch(db, "SELECT * FROM reference WHERE tahun = ? ORDER BY position", (year,))
    return tuple(_row(row) for row in rows)


def reference_years(db: Database) -> tuple[int, ...]:
    """Return the years that have rows, the newest first."""
    rows = fetch(db, "SELECT DISTINCT tahun FROM reference WHERE struck = 0 ORDER BY tahun DESC")
    return tuple(int(row["tahun"]) for row in rows)


def _write(db: Database, log: OpLog, wanted: ReferenceRow, actor: str, at_ms: int) -> ReferenceRow:
    key = reference_id(wanted.year, wanted.kind, wanted.code)
    columns: dict[str, Json] = {
        "isi": canonical_json(dict(wanted.values)),
        "struck": int(wanted.is_struck),
    }
    rows = fetch(db, "SELECT * FROM reference WHERE reference_id = ?", (key,))
    if not rows:
        fields: dict[str, Json] = {
            "tahun": wanted.year,
            "jenis": wanted.kind.value,
            "kode": wanted.code,
            **columns,
        }
        row = {"reference_id": key, **fields, "created_ms": at_ms, "updated_ms": at_ms, "revision": 1}
        insert(db, "reference", row)
        log.append(db, Change(Entity.REFERENCE, key, 0, created(fields), actor, at_ms))
        return _row(row)
    before = rows[0]
    patch = changed({name: before[name] for name in columns}, columns)
    if patch:
        db.execute(
            "UPDATE reference SET isi = :isi, struck = :struck, updated_ms = :at_ms, revision = revision + 1 "
            "WHERE reference_id = :key",
            {**columns, "at_ms": at_ms, "key": key},
        )
        log.append(db, Change(Entity.REFERENCE, key, before["revision"], patch, actor, at_ms))
        before |= {**columns, "revision": before["revision"] + 1}
    return _row(before)


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(
            QT_TRANSLATE_NOOP("reference", "Tahun {year} tidak mungkin.").format(year=year),
            QT_TRANSLATE_NOOP("reference", "Tulis tahun RKPD, misalnya 2019."),
        )


def _storable(values: Mapping[str, str]) -> dict[str, str]:
    return {name: storable(value) for name, value in values.items()}


def _row(row: Row) -> ReferenceRow:
    return ReferenceRow(
        kind=ReferenceKind(row["jenis"]),
        year=row["tahun"],
        code=row["kode"],
        values=json.loads(row["isi"]),
        is_struck=bool(row["struck"]),
        revision=row["revision"],
    )
