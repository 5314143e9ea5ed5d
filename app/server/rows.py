"""The rows one transaction works on: read together, changed in memory, written back together with their numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, tuple_, update
from sqlalchemy.engine import Row as Found

from app.domain.sealing import canonical_json
from app.server.merge import CONFLICT, OPEN, Origin, Row, row_name
from app.server.review import keep_listed
from app.server.tables import DIGEST, ROW, SERVER
from app.sync.digest import NOTHING, row_mark, with_mark, without_mark


@dataclass(frozen=True, slots=True)
class RowKey:
    """What names a row."""

    entity: str
    entity_id: str


class Numbers:
    """The server's one sequence, read at the start of a write transaction and kept at its end.

    Only one writer at a time holds it, so that a number that can be seen was never preceded by one that cannot.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last = int(connection.execute(select(SERVER.c.change_no).with_for_update()).scalar_one())

    def take(self) -> int:
        """Return the next number."""
        self._last += 1
        return self._last

    def keep(self) -> None:
        """Write how far it got."""
        self._connection.execute(update(SERVER).values(change_no=self._last))


@dataclass(frozen=True, slots=True)
class _Written:
    """What the digests know of a row that is in the table."""

    session_id: str
    mark: str
    deleted: bool


class Rows:
    """Rows by their keys. Nothing is written before `write`."""

    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers
        self._rows: dict[RowKey, Row | None] = {}
        self._conflicts: dict[str, dict[str, Row]] = {}
        self._written: dict[RowKey, _Written] = {}
        # A dict for its order: who was changed last gets the highest number.
        self._touched: dict[RowKey, None] = {}

    def load(self, keys: Iterable[RowKey]) -> None:
        """Read these rows and the open conflicts about them, in two queries."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._rows]
        if not missing:
            return
        names = [row_name(key.entity, key.entity_id) for key in missing]
        wanted = [(key.entity, key.entity_id) for key in missing]
        about = select(ROW).where(ROW.c.about.in_(names)).order_by(ROW.c.entity_id)
        for found in self._connection.execute(about):
            conflict = self._read(found)
            if conflict.fields["state"] == OPEN:
                self._conflicts.setdefault(found.about, {})[conflict.entity_id] = conflict
        for found in self._connection.execute(select(ROW).where(tuple_(ROW.c.entity, ROW.c.entity_id).in_(wanted))):
            self._read(found)
        for key in missing:
            self._rows.setdefault(key, None)

    def get(self, key: RowKey) -> Row | None:
        """Return the row as it stands in this transaction, None where there is none."""
        self.load((key,))
        return self._rows[key]

    def conflicts_about(self, key: RowKey) -> tuple[Row, ...]:
        """Return the open conflicts about a row."""
        self.load((key,))
        return tuple(self._conflicts.get(row_name(key.entity, key.entity_id), {}).values())

    def put(self, row: Row) -> None:
        """Let the row stand like this from now on."""
        key = RowKey(row.entity, row.entity_id)
        if key not in self._rows:
            self.load((key,))
        self._rows[key] = row
        self._touched.pop(key, None)
        self._touched[key] = None
        if row.entity == CONFLICT and row.about is not None:
            listed = self._conflicts.setdefault(row.about, {})
            if row.fields["state"] == OPEN:
                listed[row.entity_id] = row
            else:
                listed.pop(row.entity_id, None)

    def write(self) -> None:
        """Write what was changed, each row under a new number, and the digests of its sessions."""
        new: list[dict[str, object]] = []
        known: list[dict[str, object]] = []
        digests = _Digests(self._connection)
        came: list[Row] = []
        changed: list[Row] = []
        for key in self._touched:
            row = self._rows[key]
            if row is None:
                continue
            mark = row_mark(row.entity, row.entity_id, row.fields)
            before = self._written.get(key)
            (new if before is None else known).append(self._values(row, mark))
            (came if before is None else changed).append(row)
            after = _Written(row.session_id, mark, row.deleted)
            digests.change(before, after)
            self._written[key] = after
        if new:
            self._connection.execute(insert(ROW), new)
        if known:
            named = (ROW.c.entity == bindparam("at_entity")) & (ROW.c.entity_id == bindparam("at_entity_id"))
            at = [{**one, "at_entity": one["entity"], "at_entity_id": one["entity_id"]} for one in known]
            self._connection.execute(update(ROW).where(named), at)
        digests.write()
        keep_listed(self._connection, came, changed)
        self._touched.clear()

    def _read(self, found: Found[tuple[object, ...]]) -> Row:
        key = RowKey(found.entity, found.entity_id)
        known = self._rows.get(key)
        if known is not None:
            return known
        origins = {name: Origin(*whose) for name, whose in json.loads(found.origins).items()}
        row = Row(
            key.entity,
            key.entity_id,
            found.session_id,
            found.revision,
            bool(found.deleted),
            json.loads(found.fields),
            origins,
        )
        self._rows[key] = row
        self._written[key] = _Written(row.session_id, found.mark, row.deleted)
        return row

    def _values(self, row: Row, mark: str) -> dict[str, object]:
        return {
            "entity": row.entity,
            "entity_id": row.entity_id,
            "session_id": row.session_id,
            "about": row.about,
            "revision": row.revision,
            "change_no": self._numbers.take(),
            "deleted": row.deleted,
            "fields": canonical_json(dict(row.fields)),
            "origins": canonical_json({name: [one.device_id, one.seq] for name, one in row.origins.items()}),
            "mark": mark,
        }


@dataclass(slots=True)
class _Sum:
    count: int
    digest: str
    is_new: bool


class _Digests:
    """The digests of the sessions whose rows changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sums: dict[str, _Sum] = {}

    def change(self, before: _Written | None, after: _Written) -> None:
        if before is not None and not before.deleted:
            one = self._sum(before.session_id)
            one.count, one.digest = one.count - 1, without_mark(one.digest, before.mark)
        if not after.deleted:
            one = self._sum(after.session_id)
            one.count, one.digest = one.count + 1, with_mark(one.digest, after.mark)

    def write(self) -> None:
        for session_id, one in self._sums.items():
            values = {"row_count": one.count, "digest": one.digest}
            if one.is_new:
                self._connection.execute(insert(DIGEST).values(session_id=session_id, **values))
            else:
                self._connection.execute(update(DIGEST).where(DIGEST.c.session_id == session_id).values(**values))

    def _sum(self, session_id: str) -> _Sum:
        if session_id not in self._sums:
            found = self._connection.execute(select(DIGEST).where(DIGEST.c.session_id == session_id)).first()
            self._sums[session_id] = (
                _Sum(0, NOTHING, True) if found is None else _Sum(found.row_count, found.digest, False)
            )
        return self._sums[session_id]
