"""Which proposals were made or changed since one looked last, without reading the others."""

from __future__ import annotations

from collections.abc import Sequence

from app.data.database import Database, Row, Value, fetch

_AT_ONCE = 500


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

    def since(self, db: Database) -> list[Row]:
        """Return the named columns and `proposal_id` of what is new or has another revision than when it was read."""
        # Another connection's commit makes it another number. An import gives thousands of proposals one millisecond:
        # without this they would all be compared again for each letter that is typed.
        version = int(db.execute("PRAGMA data_version").fetchone()[0])
        if version == self._version:
            return []
        seen = fetch(
            db,
            f"SELECT proposal_id, revision, updated_ms FROM proposal WHERE updated_ms >= ? AND {self._where}",
            (self._newest_ms, *self._parameters),
        )
        self._version = version
        fresh = [row for row in seen if self._newest.get(row["proposal_id"]) != row["revision"]]
        if not fresh:
            return []
        self._newest_ms = max(row["updated_ms"] for row in seen)
        self._newest = {row["proposal_id"]: row["revision"] for row in seen if row["updated_ms"] == self._newest_ms}
        rows: list[Row] = []
        for start in range(0, len(fresh), _AT_ONCE):
            part = [row["proposal_id"] for row in fresh[start : start + _AT_ONCE]]
            marks = ", ".join("?" * len(part))
            rows += fetch(db, f"SELECT proposal_id, {self._columns} FROM proposal WHERE proposal_id IN ({marks})", part)
        return rows
