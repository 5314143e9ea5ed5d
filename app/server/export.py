"""Write what a server holds into files that any program opens: a table for each entity, and the log as it came."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain.sealing import Json, canonical_json
from app.server.database import ServerDatabase
from app.server.tables import OP, ROW

_BATCH = 1000
LOG = "catatan-perubahan.jsonl"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def export(database: ServerDatabase, folder: Path) -> tuple[Path, ...]:
    """Write the files and return them; all of one moment. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with database.reading() as connection:
        entities = connection.execute(select(ROW.c.entity).distinct().order_by(ROW.c.entity)).scalars().all()
        written = [_write_entity(connection, entity, folder / f"{entity}.csv") for entity in entities]
        return (*written, _write_log(connection, folder / LOG))


def _write_entity(connection: Connection, entity: str, path: Path) -> Path:
    rows = select(ROW).where(ROW.c.entity == entity, ROW.c.deleted.is_(False)).order_by(ROW.c.entity_id)
    names: dict[str, None] = {}
    for row in connection.execute(rows, execution_options={"yield_per": _BATCH}):
        names.update(dict.fromkeys(json.loads(row.fields)))
    # With a mark of its encoding: else spreadsheets read it in that of the country.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "revisi", *names])
        for row in connection.execute(rows, execution_options={"yield_per": _BATCH}):
            fields = json.loads(row.fields)
            cells = [_cell(fields.get(name)) for name in names]
            writer.writerow([_cell(row.entity_id), row.revision, *cells])
    return path


def _write_log(connection: Connection, path: Path) -> Path:
    lines = select(OP.c.raw, OP.c.outcome, OP.c.reason, OP.c.arrival_no).order_by(OP.c.arrival_no)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in connection.execute(lines, execution_options={"yield_per": _BATCH}):
            told = {"arrival_no": line.arrival_no, "outcome": line.outcome, "reason": line.reason}
            file.write(json.dumps({**told, "op": json.loads(line.raw)}, ensure_ascii=True) + "\n")
    return path


def _cell(value: Json) -> str | int:
    """Return a value so that no spreadsheet takes it for a formula (ASVS 5, 1.2.10)."""
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    told = value if isinstance(value, str) else canonical_json(value)
    return f"'{told}" if told.startswith(_FORMULA) else told
