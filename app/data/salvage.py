"""Save what can be read from a damaged store into a new one. The damaged file is kept as it is.

Rows are read by their key, past the places that cannot be read. What a table has lost is made again
from the operation log, which holds every value that was ever saved; what the log has lost stays a gap
in it, which `verify_chain` goes on to tell: nobody pretends that nothing happened.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.data.database import (
    DamageError,
    Database,
    RefusedRow,
    Row,
    Value,
    fetch,
    insert,
    open_damaged,
    open_writer,
    quick_check,
    rebuild_fts,
    stream,
    translated_errors,
    write_transaction,
)
from app.data.durable import draft_of
from app.data.keeping import put_in_place
from app.data.location import acquire_instance_lock, check_location
from app.data.migrations import APPLICATION_ID, STEP_NAMES, applied_steps, apply_steps
from app.data.op_log import Entity, canonical_json
from app.data.proposal_rows import DEFAULTS
from app.data.ranking import follow_orders
from app.data.search_index import mend
from app.domain.errors import AppError, ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)

_FARTHEST = 1 << 40
"""No table of ours has a position or a seq beyond this."""


@dataclass(slots=True)
class Saved:
    """What became of one table: rows that were read, rows made again from the log, places that could not be read."""

    table: str
    read: int = 0
    rebuilt: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of the store. `kept` is the damaged file under its new name."""

    kept: Path
    tables: tuple[Saved, ...] = field(default=())

    @property
    def is_complete(self) -> bool:
        """Tell whether every place of the file could be read."""
        return not any(saved.unreadable for saved in self.tables)


def salvage(path: Path) -> Salvaged:
    """Make a new store at `path` of what can be read of the damaged one there.

    - The damaged file is kept beside it, with all that belongs to it; it is read from a copy and never written to.
    - Raises UserError if the room is running, the file is missing, or nothing is wrong with it; ExternalError if
      nothing of it can be read (then a backup is the way) or the disk failed. Then all is as it was.
    """
    if not path.is_file():
        raise UserError(
            QT_TRANSLATE_NOOP("store", "Penyimpanan {name} tidak ada.").format(name=path.name),
            QT_TRANSLATE_NOOP("store", "Periksa letak folder data."),
        )
    check_location(path)
    lock = acquire_instance_lock(path)
    draft = draft_of(path)
    try:
        with translated_errors(), tempfile.TemporaryDirectory(prefix="salvage-", dir=path.parent) as folder:
            damaged = _copied(path, Path(folder))
            _refuse_whole(damaged)
            tables = _save(damaged, draft)
        return Salvaged(put_in_place(draft, path) or path, tables)
    finally:
        for ending in ("", "-wal", "-shm"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)
        lock.release()


def _copied(path: Path, folder: Path) -> Path:
    for ending in ("", "-wal", "-journal"):
        source = path.with_name(path.name + ending)
        if source.exists():
            shutil.copyfile(source, folder / source.name)
    return folder / path.name


def _refuse_whole(damaged: Path) -> None:
    try:
        with closing(open_damaged(damaged)) as db:
            quick_check(db)
    except AppError:
        return
    raise UserError(
        QT_TRANSLATE_NOOP("store", "Berkas data tidak rusak; tidak ada yang perlu diselamatkan."),
        QT_TRANSLATE_NOOP("store", "Buka Ruang Kendali seperti biasa."),
    )


def _save(damaged: Path, draft: Path) -> tuple[Saved, ...]:
    """Fill a new store at `draft`, of the same shape as the damaged one: the next opening upgrades it."""
    with closing(open_damaged(damaged)) as source:
        try:
            names = {row["name"] for row in fetch(source, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
            is_ours = source.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        except DamageError as error:
            raise _nothing_left() from error
        if not is_ours or "op" not in names:
            raise _nothing_left()
        try:
            steps = applied_steps(source)
        except DamageError:
            steps = STEP_NAMES
        with closing(open_writer(draft)) as target:
            # A session that cannot be read must not take its proposals with it: opening it again brings it back.
            target.execute("PRAGMA foreign_keys=OFF").fetchall()
            with write_transaction(target):
                apply_steps(target, steps)
                saved = _fill(source, target)
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            quick_check(target)
    if not any(one.read for one in saved):
        raise _nothing_left()
    return saved


def _fill(source: Database, target: Database) -> tuple[Saved, ...]:
    gapless = fetch(target, "SELECT sql FROM sqlite_schema WHERE name = 'op_gapless'")[0]["sql"]
    target.execute("DROP TRIGGER op_gapless")
    saved = {table: Saved(table) for table in ("device", "op", *(entity.value for entity in Entity))}
    for one in saved.values():
        columns = _columns(target, one.table)
        if not columns:
            continue
        for row in _readable(source, one):
            values = {name: value for name, value in row.items() if name in columns}
            if one.table == "device":
                # What goes on from here is another log than the one that was lost in part.
                values["retired_ms"] = values["retired_ms"] or values["created_ms"]
            _insert(target, one, values, is_rebuilt=False)
    _rebuild(target, saved)
    if _columns(target, Entity.RANKING):
        follow_orders(target)
    target.execute(gapless)
    rebuild_fts(target, "proposal")
    if fetch(target, "SELECT 1 FROM sqlite_schema WHERE name = 'proposal_fts_content'"):
        # An index that holds its own copy of the words has nothing yet to be built from.
        mend(target)
    return tuple(one for one in saved.values() if one.read or one.rebuilt or one.unreadable)


def _readable(source: Database, saved: Saved) -> Iterator[Row]:
    """Yield the rows of a table that can be read."""
    if saved.table != "op":
        if _composed_key(source, saved.table):
            yield from _until_damage(source, saved)
        else:
            yield from _walk(source, saved, "rowid", "", ())
        return
    devices = _walk(source, Saved("device"), "rowid", "", ())
    for device_id in sorted({str(row["device_id"]) for row in devices}):
        yield from _walk(source, saved, "seq", "device_id = ? AND ", (device_id,))


def _until_damage(source: Database, saved: Saved) -> Iterator[Row]:
    """Yield the rows of a table that has no numbers to step by; the log brings back what lies behind the damage."""
    try:
        yield from stream(source, f"SELECT * FROM {saved.table}")
    except DamageError as error:
        logger.info("%s: cannot be read to its end: %s", saved.table, error)
        saved.unreadable += 1


def _composed_key(db: Database, table: str) -> tuple[str, ...]:
    """Return the columns that are the key of a table whose rows have no numbers; empty for all others."""
    if not fetch(db, "SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND name = ? AND wr = 1", (table,)):
        return ()
    rows = fetch(db, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,))
    return tuple(row["name"] for row in rows)


def _walk(source: Database, saved: Saved, key: str, condition: str, fixed: tuple[Value, ...]) -> Iterator[Row]:
    sql = f"SELECT {key} AS _key, * FROM {saved.table} WHERE {condition}{key} >= ? ORDER BY {key}"
    following = 0
    while following < _FARTHEST:
        try:
            for row in stream(source, sql, (*fixed, following)):
                following = int(row.pop("_key")) + 1
                yield row
        except DamageError as error:
            logger.info("%s: cannot be read from %s %d on: %s", saved.table, key, following, error)
            saved.unreadable += 1
            following = _next_readable(source, f"{sql} LIMIT 1", fixed, following)
        else:
            return


def _next_readable(source: Database, sql: str, fixed: tuple[Value, ...], damaged: int) -> int:
    """Return the lowest key behind `damaged` from which on a row, or the end, can be read."""
    distance = 1
    while damaged + distance < _FARTHEST and not _can_read(source, sql, (*fixed, damaged + distance)):
        distance *= 2
    low, high = damaged + distance // 2, damaged + distance
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _can_read(source, sql, (*fixed, middle)) else (middle, high)
    return high


def _can_read(source: Database, sql: str, parameters: tuple[Value, ...]) -> bool:
    try:
        fetch(source, sql, parameters)
    except DamageError:
        return False
    return True


def _rebuild(target: Database, saved: Mapping[str, Saved]) -> None:
    """Make the rows that the tables have lost from the operations that brought them into being and changed them."""
    entities: dict[tuple[str, str], _Played] = {}
    for op in stream(target, "SELECT * FROM op ORDER BY device_id, seq"):
        played = entities.setdefault((op["entity"], op["entity_id"]), _Played(op["wall_utc"], op["base_rev"] == 0))
        played.play(op)
    previous: dict[str, int] = {}
    for (table, entity_id), played in entities.items():
        columns = _columns(target, table)
        if not columns or table not in saved:
            continue
        composed = _composed_key(target, table)
        identity = {name: played.fields.get(name) for name in composed} or {
            next(name for name in columns if name.endswith("_id")): entity_id
        }
        place = "position" if "position" in columns else "0" if composed else "rowid"
        conditions = " AND ".join(f"{name} = :{name}" for name in identity)
        found = fetch(target, f"SELECT {place} AS place FROM {table} WHERE {conditions}", identity)
        if found:
            previous[table] = found[0]["place"]
        elif played.is_whole:
            values = played.row(table, columns, identity)
            # The logs are told in the order of their positions, so a row goes back behind the one before it.
            wanted = previous.get(table, 0) + 1
            if "position" in columns and not fetch(target, f"SELECT 1 FROM {table} WHERE position = ?", (wanted,)):
                values["position"] = previous[table] = wanted
            _insert(target, saved[table], values, is_rebuilt=True)
        else:
            logger.info("%s %s: its first operation is lost, so it cannot be made again", table, entity_id)
            saved[table].unreadable += 1


@dataclass(slots=True)
class _Played:
    """An entity as its operations tell it. `is_whole` means that the first of them is there."""

    created_ms: int
    is_whole: bool
    updated_ms: int = 0
    revision: int = 0
    fields: dict[str, Any] = field(default_factory=dict)  # JSON values; each table knows its own

    def play(self, op: Row) -> None:
        """Go on by one operation; one whose text cannot be read changes nothing."""
        self.updated_ms = op["wall_utc"]
        self.revision += 1
        try:
            patch = json.loads(op["patch"])
            self.fields |= {name: new for name, (_, new) in patch.items()}
        except (ValueError, TypeError, AttributeError):
            logger.info("the operation %s of %s cannot be read", op["seq"], op["device_id"])

    def row(self, table: str, columns: tuple[str, ...], identity: Mapping[str, object]) -> dict[str, Any]:
        """Return the columns of the entity's row."""
        fields = {"body": self.fields} if table == Entity.SESSION else self.fields
        if table == Entity.PROPOSAL:
            fields = {**DEFAULTS, **fields}
        known = {
            **fields,
            **identity,
            "created_ms": self.created_ms,
            "updated_ms": self.updated_ms,
            "revision": self.revision,
        }
        return {
            name: canonical_json(value) if isinstance(value, dict | list) else value
            for name, value in known.items()
            if name in columns
        }


def _insert(target: Database, saved: Saved, values: Mapping[str, object], *, is_rebuilt: bool) -> None:
    try:
        insert(target, saved.table, values)
    except RefusedRow as error:
        # A page that was overwritten reads as rows, but not as ours.
        logger.info("%s: a row is none: %s", saved.table, error)
        saved.unreadable += 1
        return
    saved.rebuilt += is_rebuilt
    saved.read += not is_rebuilt


def _columns(target: Database, table: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in fetch(target, "SELECT name FROM pragma_table_info(?)", (table,)))


def _nothing_left() -> ExternalError:
    return ExternalError(
        QT_TRANSLATE_NOOP("store", "Tidak ada yang dapat dibaca dari berkas data yang rusak; berkas itu tidak diubah."),
        QT_TRANSLATE_NOOP("store", "Pulihkan cadangan terakhir dengan perintah restore."),
    )
