"""Three stations with real stores, a server's real core, and lines that fail as told: what schedules act on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.data.database import fetch, open_reader, open_writer
from app.data.op_log import verify_chain
from app.data.server_rows import digests
from app.data.store import Store
from app.domain.errors import UserError
from app.domain.proposal import Field, ProposalQuery
from app.domain.sending import ResolveConflict, Side
from app.server.backup import backup, restore
from app.server.blob_files import BlobFiles
from app.server.database import ServerDatabase
from app.server.tables import OP, ROW
from app.sync.receipt_check import is_genuine
from app.sync.transport import Answer, Request
from app.sync.trouble import Kind, SyncError
from app.sync.wire_replies import Receipt
from tests.data.samples import COMPLETE, SESSION_ID, save
from tests.sync.stations import Clock, CoreServer, Line, MemoryTokens, Station

FIELDS = (Field.USULAN, Field.LOCATION, Field.RW)
HTML = Answer(200, {"content-type": "text/html"}, b"<html>Silakan masuk</html>")


class Fault(StrEnum):
    """What happens to one request."""

    NONE = "none"
    LOST_BEFORE = "lost before the server had it"
    LOST_AFTER = "lost after the server had done it"
    TWICE = "arrives twice"
    PORTAL = "answered by a login page"
    CUT_SHORT = "answered by half of the answer"
    OLD_ANSWER = "answered by an answer to an earlier request"


@dataclass
class FaultyLine(Line):
    """Lets the n-th request of a sync meet a fault."""

    fault: Fault = Fault.NONE
    at: int = 0
    seen: int = 0
    old: dict[str, Answer] = field(default_factory=dict)

    def arm(self, fault: Fault, at: int) -> None:
        self.fault, self.at, self.seen = fault, at, 0

    def send(self, request: Request) -> Answer:
        path = request.path.partition("?")[0]
        self.seen += 1
        if self.fault is Fault.NONE or self.seen != self.at:
            answer = self.old[path] = self.server.answer(request)
            return answer
        match self.fault:
            case Fault.LOST_BEFORE:
                raise SyncError(Kind.CUT)
            case Fault.LOST_AFTER:
                self.server.answer(request)
                raise SyncError(Kind.CUT)
            case Fault.TWICE:
                self.server.answer(request)
                return self.server.answer(request)
            case Fault.PORTAL:
                return HTML
            case Fault.CUT_SHORT:
                answer = self.server.answer(request)
                return replace(answer, body=answer.body[: len(answer.body) // 2])
            case _:
                return self.old.get(path, HTML)


class World:
    """The stations and the server. Everything that is written gets a value that nobody wrote before."""

    def __init__(
        self,
        folder: Path,
        template: Path,
        server_template: Path,
        count: int = 3,
        open_server: Callable[[], ServerDatabase] | None = None,
    ) -> None:
        """`open_server` opens a database elsewhere; without it the server is on a file in `folder`."""
        self.folder = folder
        self.elsewhere = open_server
        if open_server is None:
            shutil.copyfile(server_template, folder / "server.db")
        self.server = CoreServer(folder / "server.db", open_server)
        self.written = 0
        self.saved: dict[str, list[Path]] = {}
        self.backups: list[Path] = []
        self.stations: dict[str, Station] = {}
        for name in "abc"[:count]:
            place = folder / name / "musrenbang.db"
            place.parent.mkdir()
            shutil.copyfile(template, place)
            station = Station(place, FaultyLine(self.server), name)
            station.clock.at_ms += 1000 * (ord(name) - ord("a"))
            station.open_session()
            self.stations[name] = station
            self.saved[name] = []
            station.enrol(self.server.code(name))

    # What people and machines do

    def new(self, name: str) -> None:
        """Write a proposal that was not there."""
        station = self.stations[name]
        self.written += 1
        self._save(station, f"{name}-{self.written}", None)

    def edit(self, name: str, row: int, wanted: Field) -> None:
        """Change one field of a proposal that the station shows."""
        station = self.stations[name]
        shown = self.shown(station)
        if shown:
            self._save(station, shown[row % len(shown)], wanted)

    def _save(self, station: Station, proposal_id: str, wanted: Field | None) -> None:
        self.written += 1
        value = str(self.written) if wanted is Field.RW else f"nilai {self.written}"
        changes = {(wanted or Field.USULAN).value: value}
        only = None if wanted is None else frozenset({wanted})
        wish = save(proposal_id, COMPLETE, only=only, **changes)
        station.store.save_proposal(wish, station.clock.now_ms()).result()

    def sync(self, name: str, fault: Fault, at: int) -> None:
        """Exchange once while a request meets a fault."""
        station = self.stations[name]
        line = station.line
        assert isinstance(line, FaultyLine)
        line.arm(fault, at)
        try:
            station.sync(may_delete=True)
        except SyncError as trouble:
            self._mend(station, trouble)
        finally:
            line.arm(Fault.NONE, 0)

    def _mend(self, station: Station, trouble: SyncError) -> None:
        if trouble.kind in (Kind.NEW_IDENTITY, Kind.UNAUTHORIZED):
            line = station.line
            assert isinstance(line, FaultyLine)
            line.arm(Fault.NONE, 0)
            station.enrol(self.server.code(station.name))

    def rival(self, name: str, other: str, row: int, wanted: Field) -> None:
        """Let two stations that hold the same change one field of one proposal, unseen by one another."""
        if name == other:
            return
        for one in (name, other, name):
            self.sync(one, Fault.NONE, 0)
        both = [one for one in self.shown(self.stations[name]) if one in self.shown(self.stations[other])]
        if not both:
            return
        for one in (name, other):
            self._save(self.stations[one], both[row % len(both)], wanted)

    def resolve(self, name: str, number: int, side: Side) -> None:
        """Settle one of the differences that the station shows."""
        station = self.stations[name]
        found = station.store.sync.conflicts().result()
        if not found:
            return
        chosen = found[number % len(found)]
        self.written += 1
        value = f"nilai {self.written}"
        choice = ResolveConflict(chosen.conflict_id, chosen.revision, side, name, value)
        try:
            station.store.sync.resolve(choice).result()
        except UserError:
            return

    def kill(self, name: str) -> None:
        """End the program and start it again."""
        station = self.stations[name]
        station.close()
        station.open()

    def jump(self, name: str, by_ms: int) -> None:
        """Set the station's clock to another time."""
        self.stations[name].clock.at_ms = max(1, self.stations[name].clock.at_ms + by_ms)

    def keep_copy(self, name: str) -> None:
        """Copy the station's file aside."""
        target = self.folder / f"{name}-{len(self.saved[name])}.salinan"
        self.stations[name].store.backup(target).result()
        self.saved[name].append(target)

    def put_back(self, name: str, number: int) -> None:
        """Put an earlier copy of the station's file in its place, past all our commands: tokens and all stay."""
        copies = self.saved[name]
        if not copies:
            return
        station = self.stations[name]
        station.close()
        for ending in ("-wal", "-shm"):
            station.path.with_name(station.path.name + ending).unlink(missing_ok=True)
        shutil.copyfile(copies[number % len(copies)], station.path)
        station.open()

    def clone_to(self, name: str, other: str, number: int) -> None:
        """Let the other station go on with a copy of this one's file and its tokens: two machines of one name."""
        copies = self.saved[name]
        if not copies or name == other:
            return
        source, target = self.stations[name], self.stations[other]
        self.quiet_sync(target)
        target.close()
        for ending in ("-wal", "-shm"):
            target.path.with_name(target.path.name + ending).unlink(missing_ok=True)
        shutil.copyfile(copies[number % len(copies)], target.path)
        target.tokens = MemoryTokens(dict(source.tokens.kept))
        target.open()

    def quiet_sync(self, station: Station) -> None:
        """Send all before the station's file goes away: what nobody holds any more cannot be asked for."""
        for _ in range(6):
            try:
                station.sync(may_delete=True)
            except SyncError as trouble:
                self._mend(station, trouble)
                continue
            return

    def back_up_server(self) -> None:
        target = self.folder / f"server-{len(self.backups)}.cadangan"
        if self.elsewhere is not None:
            # By the command's own way: whatever the database is, a copy is a folder.
            backup(self.server.database, BlobFiles(self.folder / "foto"), target, 1)
            self.backups.append(target)
            return
        with self.server.database.reading() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
            connection.exec_driver_sql("BEGIN")
        self.backups.append(target)

    def restore_server(self, number: int) -> None:
        """Put the server back from any earlier backup, as its command does: with a new epoch."""
        if not self.backups:
            return
        if self.elsewhere is not None:
            copy = self.backups[number % len(self.backups)]
            restore(copy, self.elsewhere, BlobFiles(self.folder / "foto"), 1)
            return
        self.server.close()
        for ending in ("-wal", "-shm"):
            self.server.path.with_name(self.server.path.name + ending).unlink(missing_ok=True)
        shutil.copyfile(self.backups[number % len(self.backups)], self.server.path)
        again = CoreServer(self.server.path)
        self.server.database, self.server.core = again.database, again.core
        self.server.core.begin_epoch()

    # What must hold

    def shown(self, station: Station) -> list[str]:
        found = station.store.find_proposals(ProposalQuery(SESSION_ID)).result()
        return sorted(one.proposal_id for one in found)

    def come_to_rest(self) -> None:
        """Let all stations exchange over a good line until nothing moves any more."""
        for _ in range(3):
            for station in self.stations.values():
                self.quiet_sync(station)
                # Once more: what was written again under a new name goes now.
                self.quiet_sync(station)
        for station in self.stations.values():
            # What changes a row that the server and its writer lost is shown to a person, who sends it again.
            for item in station.store.sync.put_aside().result():
                assert item.reason == "parent", item
                station.store.sync.settle(item.device_id, item.seq, resend=True).result()
                self.quiet_sync(station)
        for _ in range(2):
            for station in self.stations.values():
                self.quiet_sync(station)

    def check(self) -> None:
        """Raise AssertionError where an invariant of the sync design does not hold."""
        with self.server.database.reading() as connection:
            ops = [dict(one._mapping) for one in connection.execute(select(OP).order_by(OP.c.device_id, OP.c.seq))]
            rows = [dict(one._mapping) for one in connection.execute(select(ROW))]
        by_device: dict[str, list[dict[str, Any]]] = {}
        for op in ops:
            by_device.setdefault(op["device_id"], []).append(op)
        for device_id, lines in by_device.items():
            # I1, I2: each line once, none without the one before.
            assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1)), device_id
        fields = {(row["entity"], row["entity_id"]): json.loads(row["fields"]) for row in rows}
        seen = _values_seen(ops)
        expected = _digests_of(self.server)
        for station in self.stations.values():
            self._check_station(station, by_device, fields, seen, expected)

    def _check_station(
        self,
        station: Station,
        by_device: dict[str, list[dict[str, Any]]],
        rows: dict[tuple[str, str], dict[str, Any]],
        seen: set[tuple[str, str, str, str]],
        expected: dict[str, tuple[int, str]],
    ) -> None:
        unsent = station.store.sync.unsent()
        # I19: all is sent, and said so.
        assert unsent.operations == 0, (station.name, unsent)
        with closing(open_reader(station.path)) as db:
            # I7: both sides hold the same.
            assert digests(db) == expected, station.name
            # I17: the chain holds, and every receipt is the server's word about a line of it.
            assert verify_chain(db).first_break is None
            for row in fetch(db, "SELECT receipt.*, op.hash AS own FROM receipt LEFT JOIN op USING (device_id, seq)"):
                key = row.pop("receipt_key")
                own = row.pop("own")
                assert is_genuine(Receipt(**row), key)
                assert own in (None, row["hash"]), (station.name, row)
            self._check_log(station, fetch(db, "SELECT * FROM op"), by_device, rows, seen)
            self._check_shown(station, fetch(db, "SELECT * FROM proposal"), rows)

    def _check_log(
        self,
        station: Station,
        log: Sequence[dict[str, Any]],
        by_device: dict[str, list[dict[str, Any]]],
        rows: dict[tuple[str, str], dict[str, Any]],
        seen: set[tuple[str, str, str, str]],
    ) -> None:
        """I3, I8: every value of this file is at the server: current, replaced knowingly, or in a conflict."""
        for op in log:
            if op["entity"] != "proposal":
                continue
            row = rows.get(("proposal", op["entity_id"]))
            assert row is not None, (station.name, "lost", op["entity_id"])
            for name, (_old, new) in json.loads(op["patch"]).items():
                if name not in {one.value for one in FIELDS} or new is None:
                    continue
                is_kept = row.get(name) == new or ("proposal", op["entity_id"], name, str(new)) in seen
                is_kept = is_kept or _in_conflict(rows, op["entity_id"], name, new)
                assert is_kept, (station.name, op["entity_id"], name, new)

    def _check_shown(
        self, station: Station, shown: Sequence[dict[str, Any]], rows: dict[tuple[str, str], dict[str, Any]]
    ) -> None:
        """I7: what the screens show is what the server says."""
        for row in shown:
            there = rows.get(("proposal", row["proposal_id"]))
            if there is not None:
                for name in FIELDS:
                    assert row[name.value] == there.get(name.value, ""), (station.name, row["proposal_id"], name)

    def close(self) -> None:
        for station in self.stations.values():
            station.close()
        self.server.close()


def _values_seen(ops: Sequence[dict[str, Any]]) -> set[tuple[str, str, str, str]]:
    """Return the values that a later operation saw and replaced, by entity, id and field."""
    seen: set[tuple[str, str, str, str]] = set()
    for op in ops:
        patch = json.loads(op["raw"])["patch"]
        for name, (old, _new) in patch.items():
            if old is not None:
                seen.add((op["entity"], op["entity_id"], name, str(old)))
    return seen


def _in_conflict(rows: dict[tuple[str, str], dict[str, Any]], entity_id: str, name: str, value: object) -> bool:
    return any(
        entity == "conflict"
        and fields["entity_id"] == entity_id
        and fields["field"] == name
        and value in (fields["value"], fields["kept"])
        for (entity, _), fields in rows.items()
    )


def _digests_of(server: CoreServer) -> dict[str, tuple[int, str]]:
    with server.database.reading() as connection:
        sql = "SELECT session_id, row_count, digest FROM session_digest WHERE row_count <> 0"
        found = connection.exec_driver_sql(sql)
        return {one.session_id: (one.row_count, one.digest) for one in found}


def make_templates(folder: Path) -> tuple[Path, Path]:
    """Make a store and a server's database of the present shape, to be copied: their making takes longest."""
    store = folder / "muster" / "musrenbang.db"
    with Store.open(store, "muster", Clock()):
        pass
    with closing(open_writer(store)) as db:
        db.execute("DELETE FROM device")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    server = folder / "server-muster.db"
    CoreServer(server).close()
    return store, server
