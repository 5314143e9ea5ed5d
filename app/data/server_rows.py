"""The rows as the server said them last, page by page, and what they make of the tables that are shown.

What this computer wrote and the server has not seen yet stays on top of what the server says: nothing that was
typed disappears. Once it is sent, the server's word counts; where two stations differ it tells of a conflict.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from app.data.database import Database, fetch
from app.data.op_log import Entity, Json, canonical_json
from app.data.outbox import unsent_patches
from app.data.ranking import follow_orders
from app.data.shown_rows import HeldError, ShownTables, as_fields
from app.domain.sending import Deletions
from app.sync.digest import NOTHING, row_mark, with_mark, without_mark
from app.sync.ports import PageTaken
from app.sync.wire import DELETED
from app.sync.wire_replies import PullPage, RowState, SessionDigest

logger = logging.getLogger(__name__)

ASK_BEYOND_ROWS = 50
ASK_BEYOND_SHARE = 0.2
_FEW = 5
"""So many deletions are never asked about: in a small session a fifth is one row."""

Patches = Mapping[tuple[str, str], list[dict[str, Json]]]


def take_page(
    db: Database, page: PullPage, now_ms: int, *, before: str, deleted_before: int, may_delete: bool
) -> PageTaken:
    """Take a page in; see `app.sync.ports.StationStore.take_page`. Needs a write transaction."""
    [server] = fetch(db, "SELECT cursor, walk FROM sync_server")
    if server["cursor"] != before:
        # Somebody began to read again meanwhile: this page is of the former reading.
        return PageTaken()
    asked = _deletions(db, page, deleted_before)
    if asked.rows and not may_delete:
        return PageTaken(deletions=asked)
    desk = _Desk(db, now_ms, server["walk"])
    touched = desk.take(page.rows)
    if not page.has_more:
        desk.forget_unseen()
    desk.write_digests()
    db.execute("UPDATE sync_server SET cursor = ?", (page.next_cursor,))
    is_agreed = not page.has_more and digests(db) == _expected(page.sessions)
    if is_agreed:
        db.execute("UPDATE sync_server SET agreed_ms = ?", (now_ms,))
    return PageTaken(len(page.rows), desk.deleted, is_agreed, touched)


def digests(db: Database) -> dict[str, tuple[int, str]]:
    """Return what the rows of each session come to, without sessions that have none."""
    rows = fetch(db, "SELECT session_id, row_count, digest FROM server_digest WHERE row_count <> 0")
    return {row["session_id"]: (row["row_count"], row["digest"]) for row in rows}


def _expected(sessions: tuple[SessionDigest, ...]) -> dict[str, tuple[int, str]]:
    return {one.session_id: (one.count, one.digest) for one in sessions if one.count}


def _deletions(db: Database, page: PullPage, deleted_before: int) -> Deletions:
    """Return how much is taken away if that is so much that a person must agree, else none."""
    gone = [row for row in page.rows if row.deleted]
    if not gone:
        return Deletions(0, 0)
    count = deleted_before + sum(
        bool(
            fetch(
                db,
                "SELECT 1 FROM server_row WHERE entity = ? AND entity_id = ? AND deleted = 0",
                (row.entity, row.entity_id),
            )
        )
        for row in gone
    )
    alive = fetch(db, "SELECT sum(row_count) AS count FROM server_digest")[0]["count"] or 0
    total = alive + deleted_before
    is_much = count > ASK_BEYOND_ROWS or (count > _FEW and count > ASK_BEYOND_SHARE * total)
    return Deletions(count, total) if is_much else Deletions(0, 0)


class _Desk:
    """One page on its way into the tables."""

    def __init__(self, db: Database, now_ms: int, walk: int) -> None:
        self._db = db
        self._walk = walk
        self._tables = ShownTables(db, now_ms)
        self._unsent = unsent_patches(db)
        self._sums: dict[str, tuple[int, str]] = {}
        self._touched: set[str] = set()
        self.deleted = 0

    def take(self, rows: tuple[RowState, ...]) -> frozenset[str]:
        """Take rows in and show them; return the entities of which rows changed."""
        held = bool(fetch(self._db, "SELECT 1 FROM server_row WHERE held <> '' LIMIT 1"))
        for row in rows:
            held = self._take(row) or held
        if held:
            self._show_held()
        if self._touched & {Entity.RANKING.value, Entity.PROPOSAL.value}:
            follow_orders(self._db)
        return frozenset(self._touched)

    def _take(self, row: RowState) -> bool:
        """Take one row in; tell whether it is held back."""
        mark = row_mark(row.entity, row.entity_id, row.fields)
        found = fetch(
            self._db,
            "SELECT session_id, deleted, mark FROM server_row WHERE entity = ? AND entity_id = ?",
            (row.entity, row.entity_id),
        )
        if found and not found[0]["deleted"]:
            count, digest = self._sum(found[0]["session_id"])
            self._sums[found[0]["session_id"]] = (count - 1, without_mark(digest, found[0]["mark"]))
            self.deleted += row.deleted
        if not row.deleted:
            count, digest = self._sum(row.session_id)
            self._sums[row.session_id] = (count + 1, with_mark(digest, mark))
        held = self._show(row.entity, row.entity_id, row.fields, row.revision, deleted=row.deleted)
        self._db.execute(
            "INSERT OR REPLACE INTO server_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(row.entity, row.entity_id, row.session_id, row.revision, int(row.deleted)),
                *(canonical_json(dict(row.fields)), mark, self._walk, held),
            ),
        )
        return bool(held)

    def _show(self, entity: str, entity_id: str, fields: Mapping[str, Json], revision: int, *, deleted: bool) -> str:
        """Let the row stand with what was not sent yet on top of it; return why it cannot, "" if it does."""
        news = self._unsent.get((entity, entity_id), ())
        shown = dict(fields)
        for patch in news:
            shown |= patch
            deleted = bool(patch.get(DELETED))
        shown.pop(DELETED, None)
        if deleted and news:
            # The server keeps what was edited here: its fields come with the answer to the edit.
            return ""
        try:
            if self._tables.show(entity, entity_id, shown, revision + len(news), deleted=deleted):
                self._touched.add(entity)
        except HeldError as error:
            logger.info("%s %s is held back: %s", entity, entity_id, error)
            return str(error)
        if entity == Entity.CONFLICT:
            self._touched.add(entity)
        return ""

    def _show_held(self) -> None:
        """Show what waited for its parent, as long as that brings anything."""
        is_going_on = True
        while is_going_on:
            is_going_on = False
            for row in fetch(self._db, "SELECT * FROM server_row WHERE held <> ''"):
                held = self._show(
                    row["entity"],
                    row["entity_id"],
                    as_fields(row["fields"]),
                    row["revision"],
                    deleted=bool(row["deleted"]),
                )
                if held == row["held"]:
                    continue
                self._db.execute(
                    "UPDATE server_row SET held = ? WHERE entity = ? AND entity_id = ?",
                    (held, row["entity"], row["entity_id"]),
                )
                is_going_on = is_going_on or not held

    def forget_unseen(self) -> None:
        """Take off the list of the server's rows what a reading from the first on did not bring.

        The server was put back from a backup and lost them. What is shown stays: whoever wrote it sends it again.
        """
        unseen = fetch(
            self._db,
            "SELECT session_id, deleted, mark FROM server_row WHERE walk < ?",
            (self._walk,),
        )
        for row in unseen:
            if not row["deleted"]:
                count, digest = self._sum(row["session_id"])
                self._sums[row["session_id"]] = (count - 1, without_mark(digest, row["mark"]))
        if unseen:
            logger.warning("the server has %d rows no longer; they stay here", len(unseen))
            self._db.execute("DELETE FROM server_row WHERE walk < ?", (self._walk,))

    def write_digests(self) -> None:
        """Write what the rows of each session come to."""
        for session_id, (count, digest) in self._sums.items():
            self._db.execute("INSERT OR REPLACE INTO server_digest VALUES (?, ?, ?)", (session_id, count, digest))

    def _sum(self, session_id: str) -> tuple[int, str]:
        if session_id not in self._sums:
            found = fetch(self._db, "SELECT row_count, digest FROM server_digest WHERE session_id = ?", (session_id,))
            self._sums[session_id] = (found[0]["row_count"], found[0]["digest"]) if found else (0, NOTHING)
        return self._sums[session_id]
