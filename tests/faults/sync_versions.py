"""Stations of another age: a file as an older program left it, and a newer program that says what ours cannot know."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.data.database import Database, fetch, open_writer, write_transaction
from app.data.migrations import SCHEMA
from app.data.op_log import Change, OpLog
from app.domain.sealing import Json
from app.server.refusal import RefusedError
from app.server.rights import Role
from app.sync.wire import write_push
from app.sync.wire_replies import ErrorCode
from tests.faults.sync_server import FaultServer
from tests.server.rig import StationLog

STEPS_BACK = 4
"""How old an older program is at most: so many shapes of its file."""

OLDER_SCHEMA = SCHEMA - STEPS_BACK

_MAY_GO = ("proposal", "attachment", "response", "assessment", "ranking", "quarantine", "complaint", "complaint_link")

_INDEXED = "pengusul, permasalahan, usulan, lokasi, lokasi_detail, jenis_pekerjaan, asal_id"
_OLD, _NEW = (", ".join(f"{row}.{name}" for name in _INDEXED.split(", ")) for row in ("old", "new"))
_INTO_INDEX = f"INSERT INTO proposal_fts (rowid, {_INDEXED}) VALUES (new.rowid, {_NEW})"
_FROM_INDEX = f"INSERT INTO proposal_fts (proposal_fts, rowid, {_INDEXED}) VALUES ('delete', old.rowid, {_OLD})"

UNDOING = (
    (
        "m0019_search_behind",
        (
            "DROP TABLE proposal_fts",
            f"CREATE VIRTUAL TABLE proposal_fts USING fts5 ({_INDEXED}, content = proposal, tokenize = 'trigram')",
            "INSERT INTO proposal_fts (proposal_fts) VALUES ('rebuild')",
            f"CREATE TRIGGER proposal_ai AFTER INSERT ON proposal BEGIN {_INTO_INDEX}; END",
            f"CREATE TRIGGER proposal_ad AFTER DELETE ON proposal BEGIN {_FROM_INDEX}; END",
            f"CREATE TRIGGER proposal_au AFTER UPDATE OF {_INDEXED} ON proposal "
            f"BEGIN {_FROM_INDEX}; {_INTO_INDEX}; END",
            "DROP INDEX proposal_place",
            "DROP INDEX proposal_draft",
            "CREATE INDEX proposal_decision ON proposal (session_id, site_id, keputusan)",
            "CREATE INDEX proposal_sequence ON proposal (sequence)",
            *(f"CREATE INDEX proposal_{name} ON proposal ({name} COLLATE NOCASE)" for name in ("rw", "rt")),
        ),
    ),
    ("m0018_agenda_responsible", ("ALTER TABLE agenda_event DROP COLUMN responsible",)),
    (
        "m0017_travel",
        (
            *(f"DROP TRIGGER {table}_no_delete" for table in _MAY_GO),
            *(
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'never'); END"
                for table in _MAY_GO
            ),
            "DROP TABLE taken_away",
            "DROP TABLE minutes_setting",
            *(
                f"ALTER TABLE {table} DROP COLUMN {name}_{what}"
                for table, name in (("attachment", "thumbnail"), ("minutes_stage", "body"))
                for what in ("sha256", "size")
            ),
        ),
    ),
    (
        "m0016_minutes_work",
        tuple(f"DROP TABLE minutes_{name}" for name in ("edit", "stage", "addendum", "body")),
    ),
)
"""What makes a file of today one of a former program, the newest step first."""

_NEWER_FIELDS = frozenset({"thumbnail_sha256", "thumbnail_size", "responsible"})
"""What no program of before these steps writes."""


def write_as_an_older_program(log: OpLog) -> None:
    """Let the log's lines be those of a program `STEPS_BACK` older: of its number, and without what it knew not."""
    append = log.append

    def older(db: Database, change: Change) -> int:
        patch = {name: one for name, one in change.patch.items() if name not in _NEWER_FIELDS}
        return append(db, replace(change, patch=patch))

    log._schema = OLDER_SCHEMA
    log.append = older  # type: ignore[method-assign]


def make_older(path: Path, steps: int) -> None:
    """Give a file, that nobody has open, the shape of a program so many steps older, if it can have come from one."""
    with closing(open_writer(path)) as db, write_transaction(db):
        if any(fetch(db, f"SELECT 1 FROM {table} LIMIT 1") for table in ("taken_away", "minutes_setting")):
            # It took in what only a newer program can.
            return
        for name, statements in UNDOING[:steps]:
            for statement in statements:
                db.execute(statement)
            db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (name,))


class NewerStation:
    """A station of the next program, as the wire shows it: with a field, a kind of row and a key that ours knows not.

    It follows the protocol by the simplest means: hello, push what is lacking, pull all.
    """

    def __init__(self, server: FaultServer) -> None:
        self._server = server
        self.log = StationLog("stasiun-baru", "")
        self._known: dict[tuple[str, str], tuple[int, dict[str, Json]]] = {}

    def write(self, number: int, value: str) -> None:
        """Change its own field of a proposal that it knows, or bring a row of its own kind into being."""
        proposals = sorted(entity_id for entity, entity_id in self._known if entity == "proposal")
        place = number % (len(proposals) + 1)
        if place == len(proposals):
            self._write("hal_baru", f"hal-{value}", 0, {"isi_baru": [None, value]})
            return
        revision, fields = self._known["proposal", proposals[place]]
        self._write("proposal", proposals[place], revision, {"catatan_baru": [fields.get("catatan_baru"), value]})
        self._known["proposal", proposals[place]] = (revision + 1, {**fields, "catatan_baru": value})

    def _write(self, entity: str, entity_id: str, base_rev: int, patch: dict[str, Json]) -> None:
        op = self.log.write(entity_id, base_rev, patch, entity)
        self.log.ops.pop()
        self.log.add({**{name: one for name, one in op.items() if name != "hash"}, "schema": SCHEMA + 1, "baru": [1]})

    def sync(self) -> bool:
        """Exchange all; tell whether anything was sent."""
        core = self._server.core
        try:
            hello = core.hello(self.log.token, "acak")
        except RefusedError as error:
            if error.refusal.code is not ErrorCode.UNAUTHORIZED:
                raise
            self.log.token = core.enrol(core.issue_code("baru", Role.OPERATOR), self.log.device_id).token
            hello = core.hello(self.log.token, "acak")
        waiting = self.log.ops[hello.last_seq :]
        if waiting:
            core.push(self.log.token, write_push(hello.epoch, waiting))
        self._known = {}
        cursor, has_more = "", True
        while has_more:
            page = core.pull(self.log.token, cursor, 100)
            for row in page.rows:
                self._known[row.entity, row.entity_id] = (row.revision, dict(row.fields))
            cursor, has_more = page.next_cursor, page.has_more
        return bool(waiting)
