"""Which proposals were made or changed since one looked last, without reading the others.

The first look reads all of them: in one go, or before anybody waits for it in pieces (`piece`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.data.database import Database, Row, Value, fetch

_AT_ONCE = 500

PIECE = 10
"""So many rows are taken in within a millisecond, whatever is made of them."""


@dataclass(slots=True)
class _FirstReading:
    """How far a first look in pieces is.

    `newest_ms` and `version` are of its beginning: what is changed meanwhile, also of what was read already, is found
    again by them.
    """

    last: int
    newest_ms: int
    version: int
    read_to: int = 0
    newest: dict[str, int] = field(default_factory=dict)


class Changes:
    """Remembers how far one has read. Many are changed in one millisecond: of the newest their revisions are kept."""

    def __init__(self, columns: Sequence[str], where: str = "1", parameters: Sequence[Value] = ()) -> None:
        """`columns` and `where` are constants of the caller, never input."""
        self._columns = ", ".join(columns)
        self._where = where
        self._parameters = tuple(parameters)
        self._version = -1
        self._newest_ms = -1
        self._newest: dict[str, int] = {}
        self._first: _FirstReading | None = None

    def piece(self, db: Database, most: int) -> list[Row] | None:
        """Return the next few of what was never read, `most` at most and maybe none; None once all of it was."""
        if self._version >= 0:
            return None
        first = self._first = self._first or self._begin(db)
        if first.read_to >= first.last:
            self._first = None
            self._version, self._newest_ms, self._newest = first.version, first.newest_ms, first.newest
            return None
        rows = fetch(
            db,
            # By position and by no other index: a piece costs no more than its rows, wherever the wanted ones are.
            f"SELECT proposal_id, revision, updated_ms, {self._columns} FROM proposal NOT INDEXED "
            f"WHERE position > ? AND position <= ? AND {self._where}",
            (first.read_to, first.read_to + most, *self._parameters),
        )
        first.read_to += most
        first.newest |= {row["proposal_id"]: row["revision"] for row in rows if row["updated_ms"] == first.newest_ms}
        return rows

    def _begin(self, db: Database) -> _FirstReading:
        # Apart: each is the end of an index, both in one question would be a look at all rows.
        [row] = fetch(
            db,
            "SELECT (SELECT max(position) FROM proposal) AS last, (SELECT max(updated_ms) FROM proposal) AS newest_ms",
        )
        return _FirstReading(row["last"] or 0, -1 if row["newest_ms"] is None else row["newest_ms"], _version(db))

    def since(self, db: Database) -> list[Row]:
        """Return the named columns and `proposal_id` of what is new or has another revision than when it was read."""
        # Another connection's commit makes it another number. An import gives thousands of proposals one millisecond:
        # without this they would all be compared again for each letter that is typed.
        version = _version(db)
        rows: list[Row] = []
        while self._first is not None:
            # Somebody waits: the rest in one go.
            rows += self.piece(db, _AT_ONCE) or ()
        if version == self._version:
            return rows
        seen = fetch(
            db,
            f"SELECT proposal_id, revision, updated_ms FROM proposal WHERE updated_ms >= ? AND {self._where}",
            (self._newest_ms, *self._parameters),
        )
        self._version = version
        fresh = [row for row in seen if self._newest.get(row["proposal_id"]) != row["revision"]]
        if not fresh:
            return rows
        self._newest_ms = max(row["updated_ms"] for row in seen)
        self._newest = {row["proposal_id"]: row["revision"] for row in seen if row["updated_ms"] == self._newest_ms}
        for start in range(0, len(fresh), _AT_ONCE):
            part = [row["proposal_id"] for row in fresh[start : start + _AT_ONCE]]
            marks = ", ".join("?" * len(part))
            rows += fetch(db, f"SELECT proposal_id, {self._columns} FROM proposal WHERE proposal_id IN ({marks})", part)
        return rows


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA data_version").fetchone()[0])
