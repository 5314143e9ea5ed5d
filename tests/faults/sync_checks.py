"""The invariants of the sync design (section 4): what holds after every exchange, and what holds when all is at rest.

I13 to I15 (disk, lock, damage), I16 (many deletions) and I18 (roles) have tests of their own.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.data.database import Database, fetch
from app.data.op_log import verify_chain
from app.data.receipts import verify_receipts
from app.data.server_rows import digests
from app.data.shown_rows import PARENT
from app.server.review import list_anew
from app.server.verify import verify
from app.sync.wire import DELETED
from tests.faults.sync_server import FaultServer

if TYPE_CHECKING:
    from tests.faults.sync_world import FaultStation

SHOWN = ("usulan", "lokasi", "rw")
Found = dict[str, Any]
Key = tuple[str, str]
Value = tuple[str, str, str]
"""Row, field and value: what one person wrote once."""


@dataclass(frozen=True, slots=True)
class _File:
    """What a station's file holds."""

    epoch: str
    cursor: str
    devices: list[Found]
    ops: list[Found]
    rows: list[Found]
    proposals: list[Found]
    photos: list[Found]


class Checks:
    """Looks at all files. Raises AssertionError where something does not hold."""

    def __init__(self, server: FaultServer, stations: Mapping[str, FaultStation]) -> None:
        self._server = server
        self._stations = stations
        self._logs: dict[str, dict[tuple[str, int], str]] = {}
        self._acked: dict[str, set[Value]] = {}
        self._first_epoch = self._server_epoch()

    # After each exchange

    def after_exchange(self, station: FaultStation, *, is_agreed: bool) -> None:
        """Check what holds at any time, whatever the exchange met."""
        self._check_server_chains()
        file = self._checked_log(station)
        epoch = self._server_epoch()
        if file.epoch == epoch:
            self._check_acknowledged(station, file, epoch)
            self._check_cursor(station, file, epoch)
        self._check_typed(station, file)
        if epoch == self._first_epoch:
            self._check_said_once(station, file)
        if is_agreed:
            self._check_status(station, file)

    def still_has_its_log(self, station: FaultStation) -> None:
        """I4: what was kept before the program ended is there when it starts again."""
        self._checked_log(station)

    def has_another_log(self, station: FaultStation) -> None:
        """Take note that somebody put another file in the place of the station's."""
        self._logs.pop(station.name, None)

    def _check_server_chains(self) -> None:
        """I1, I2: each line once, none without the one before, and the device stands at the last of them."""
        heads = self._asked(
            "SELECT device.device_id, last_seq, last_hash, count(op.seq) AS lines, max(op.seq) AS newest FROM device "
            "LEFT JOIN op ON op.device_id = device.device_id GROUP BY device.device_id, last_seq, last_hash"
        )
        for head in heads:
            assert head["lines"] == head["last_seq"] == (head["newest"] or 0), head

    def _checked_log(self, station: FaultStation) -> _File:
        """I4: a log only grows."""
        file = station.store.sync._reader.submit(_read_file).result()
        before = self._logs.get(station.name, {})
        now = {(op["device_id"], op["seq"]): op["hash"] for op in file.ops}
        assert before.items() <= now.items(), (station.name, "the log lost lines")
        self._logs[station.name] = now
        return file

    def _check_acknowledged(self, station: FaultStation, file: _File, epoch: str) -> None:
        """I11, I12: nothing counts as sent that the server does not have."""
        lines = self._server_lines()
        log = self._logs[station.name]
        acked = self._acked.setdefault(station.name, set())
        for device in file.devices:
            if device["epoch"] != epoch or not device["acked_seq"]:
                continue
            at = (device["device_id"], device["acked_seq"])
            assert at in lines, (station.name, "counts as sent", at)
            assert lines[at] == log[at], (station.name, "is another at the server", at)
            for op in file.ops:
                if op["device_id"] == device["device_id"] and op["seq"] <= device["acked_seq"]:
                    acked |= _values(op)

    def _check_cursor(self, station: FaultStation, file: _File, epoch: str) -> None:
        """I7: what the station will not ask for again, it has."""
        if not file.cursor:
            return
        position = json.loads(base64.b64decode(file.cursor, altchars=b"-_"))
        if position["e"] != epoch:
            return
        here = {(row["entity"], row["entity_id"]): row for row in file.rows}
        for row in self._asked(f"SELECT * FROM row_state WHERE change_no <= {int(position['n'])}"):
            own = here.get((row["entity"], row["entity_id"]))
            assert own is not None, (station.name, "never read", row["entity"], row["entity_id"])
            assert own["revision"] == row["revision"], (station.name, "is behind", row["entity_id"])
            assert bool(own["deleted"]) == bool(row["deleted"]), (station.name, row["entity_id"])
            # I10: with all fields, also those this program does not know.
            assert row["deleted"] or json.loads(own["fields"]) == json.loads(row["fields"]), (station.name, row, own)

    def _check_typed(self, station: FaultStation, file: _File) -> None:
        """I3: what a person typed and the server never had stays on the screen."""
        order = {one["device_id"]: at for at, one in enumerate(file.devices)}
        acked = self._acked.setdefault(station.name, set())
        newest: dict[tuple[str, str], str] = {}
        for op in sorted(file.ops, key=lambda op: (order[op["device_id"]], op["seq"])):
            device = file.devices[order[op["device_id"]]]
            if not device["acked_seq"] < op["seq"] <= (device["until_seq"] or op["seq"]):
                continue
            patch = json.loads(op["patch"])
            for entity_id, name, value in _values(op):
                # Of a word that was acknowledged the server decides, but where it takes the place of one that was not:
                # who chose a former value of his own has it on the screen.
                replaces = patch[name][0] is not None and patch[name][0] == newest.get((entity_id, name))
                if replaces or (entity_id, name, value) not in acked:
                    newest[entity_id, name] = value
        shown = {row["proposal_id"]: row for row in file.proposals}
        for (entity_id, name), value in newest.items():
            if entity_id in shown and name in SHOWN:
                assert shown[entity_id][name] == value, (station.name, "was typed and is gone", entity_id, name, value)

    def _check_said_once(self, station: FaultStation, file: _File) -> None:
        """I1: as long as no log was cut and no server put back, nobody's word is written a second time."""
        if any(device["until_seq"] is not None for device in file.devices):
            return
        # Who chooses one of two values writes it again.
        disputed = {
            (fields["entity_id"], fields["field"], str(fields[side]))
            for fields in (json.loads(row["fields"]) for row in file.rows if row["entity"] == "conflict")
            for side in ("value", "kept")
        }
        said: set[Value] = set()
        for op in file.ops:
            for value in _values(op) - disputed:
                assert value not in said, (station.name, "wrote twice", value)
                said.add(value)

    def _check_status(self, station: FaultStation, file: _File) -> None:
        """I19: where all is said to be sent and agreed, the server has it and both hold the same rows."""
        there = {
            (row["entity"], row["entity_id"]): json.loads(row["fields"])
            for row in self._asked("SELECT * FROM row_state")
            if not row["deleted"]
        }
        here = {(row["entity"], row["entity_id"]): json.loads(row["fields"]) for row in file.rows if not row["deleted"]}
        assert here == there, (station.name, "agrees, and holds other rows")
        unsent = station.store.sync.unsent()
        if unsent.operations == 0:
            lines = self._server_lines()
            until = {one["device_id"]: one["until_seq"] for one in file.devices}
            for op in file.ops:
                if until[op["device_id"]] is None or op["seq"] <= until[op["device_id"]]:
                    at = (op["device_id"], op["seq"])
                    assert lines.get(at) == op["hash"], (station.name, "says all is sent", at)
        if unsent.photos == 0:
            listed = {one["sha256"] for one in self._asked("SELECT sha256 FROM blob")}
            own = {json.loads(op["patch"])["sha256"][1] for op in file.ops if "sha256" in json.loads(op["patch"])}
            for photo in file.photos:
                if not photo["removed"] and photo["sha256"] in own:
                    assert photo["sha256"] in listed, (station.name, "says all photos are sent", photo)
                    assert self._server.photos.is_whole(photo["sha256"]), photo

    # When all is at rest

    def at_rest(self, newer: list[Found], *, was_put_back: bool) -> None:
        """Check what holds when everybody exchanged over a good line until nothing moved any more."""
        # I17 and the server's own sums; its photos are what their names say (I5).
        verdict = verify(self._server.database, self._server.photos, self._server.core.receipt_key)
        assert not verdict.findings, verdict.findings
        ops = self._asked("SELECT * FROM op ORDER BY device_id, seq")
        rows = {(row["entity"], row["entity_id"]): row for row in self._asked("SELECT * FROM row_state")}
        self._check_effects(ops, rows)
        self._check_choices(ops, rows)
        seen = _Known(ops, rows)
        for op in ops:
            # What changes a row that all lost waits at the server, whole, and is shown to its author, who sends it
            # again: asked for below, of each station that holds the line. A file that was put back does not.
            if op["reason"] is None:
                seen.require({**json.loads(op["raw"]), "where": "server"})
        here = {(op["device_id"], op["seq"]): op["hash"] for op in ops}
        for op in newer:
            # I8: the newer station's log is there as well.
            assert here.get((op["device_id"], op["seq"])) == op["hash"], op
        files = {name: self._checked_log(one) for name, one in self._stations.items()}
        for name, file in files.items():
            self._check_station(self._stations[name], file, rows, seen, here)
        self._check_identities(files)
        self._check_photos(files, rows)
        self._check_review()
        if not was_put_back and not any(
            one["until_seq"] is not None for file in files.values() for one in file.devices
        ):
            self._check_written_once(ops, seen.disputed)

    def _check_effects(self, ops: list[Found], rows: Mapping[Key, Found]) -> None:
        """I1: a row took each of its operations in once; what waited for a row was applied when it came."""
        took: dict[Key, int] = {}
        applied = [op for op in ops if op["applied_no"] is not None]
        for op in ops:
            key = (op["entity"], op["entity_id"])
            assert op["reason"] in (None, "parent"), op
            assert op["reason"] is None or key not in rows, ("waits for what is there", op)
            took[key] = took.get(key, 0) + (op["applied_no"] is not None)
        for key, row in rows.items():
            if key[0] != "conflict":
                assert row["revision"] == took.get(key, 0), (row, took.get(key))
        for op in {
            (op["entity"], op["entity_id"]): op for op in sorted(applied, key=lambda op: op["applied_no"])
        }.values():
            # The last word about a row was to delete it, by somebody who saw all of it.
            is_gone = json.loads(op["raw"])["patch"].get(DELETED, [None, None])[1] is True
            if is_gone and op["outcome"] == "applied":
                assert rows[op["entity"], op["entity_id"]]["deleted"], ("was deleted and is there", op)

    def _check_choices(self, ops: list[Found], rows: Mapping[Key, Found]) -> None:
        """I3, I20: who chose between two values saw the newest of both."""
        lines = {(op["device_id"], op["seq"]): op for op in ops}
        for (entity, _), row in rows.items():
            fields = json.loads(row["fields"])
            if entity == "conflict" and fields["state"] == "resolved":
                choice = lines[fields["resolved_device_id"], fields["resolved_seq"]]
                assert json.loads(choice["raw"])["base_rev"] == row["revision"] - 1, ("was not seen as it stood", row)

    def _check_station(
        self,
        station: FaultStation,
        file: _File,
        rows: Mapping[Key, Found],
        seen: _Known,
        here: Mapping[tuple[str, int], str],
    ) -> None:
        unsent = station.store.sync.unsent()
        # I19: all is sent, and said so.
        assert (unsent.operations, unsent.photos, unsent.put_aside) == (0, 0, 0), (station.name, unsent)
        expected = {
            one["session_id"]: (one["row_count"], one["digest"])
            for one in self._asked("SELECT * FROM session_digest WHERE row_count <> 0")
        }
        # I7: both sides hold the same.
        assert station.store.sync._reader.submit(digests).result() == expected, station.name
        self._check_status(station, file)
        # I17: the chain holds, and every receipt is the server's word about a line of it.
        assert station.store.sync._reader.submit(verify_chain).result().first_break is None
        report = station.store.sync._reader.submit(verify_receipts).result()
        assert report.first_fault is None, (station.name, report)
        for op in file.ops:
            # I8: nothing that a station holds is lost, whatever became of the server.
            seen.require({**op, "patch": json.loads(op["patch"]), "where": station.name})
        for device in file.devices:
            # I9: no copy goes on under a name that another one wrote under.
            last = max((op["seq"] for op in file.ops if op["device_id"] == device["device_id"]), default=0)
            if device["retired_ms"] is None:
                there = max((seq for name, seq in here if name == device["device_id"]), default=0)
                assert there == last, (station.name, "goes on under a name of two", there, last)
        self._check_shown(station, file, rows)

    def _check_shown(self, station: FaultStation, file: _File, rows: Mapping[Key, Found]) -> None:
        """I7: what the screens show is what the server says."""
        for row in file.rows:
            # What waits for nothing but its parent comes with it; anything else would wait for ever.
            assert row["held"] in ("", PARENT), (station.name, "is held back", row["entity_id"], row["held"])
        known = {row["proposal_id"] for row in file.proposals}
        for (entity, entity_id), there in rows.items():
            if entity == "proposal":
                # A deleted row is on no screen, and every other one is on all.
                assert (entity_id in known) != bool(there["deleted"]), (station.name, entity_id, there["deleted"])
        for row in file.proposals:
            there = rows.get(("proposal", row["proposal_id"]))
            if there is not None:
                fields = json.loads(there["fields"])
                for name in SHOWN:
                    assert row[name] == fields.get(name, ""), (station.name, row["proposal_id"], name)
        for row in file.photos:
            there = rows.get(("attachment", row["attachment_id"]))
            if there is not None:
                fields = json.loads(there["fields"])
                gone = bool(there["deleted"]) or bool(fields["removed"])
                assert bool(row["removed"]) == gone, (station.name, row, there)
                assert there["deleted"] or row["caption"] == fields["caption"], (station.name, row, there)

    def _check_identities(self, files: Mapping[str, _File]) -> None:
        """I9: two stations of one name have the same log to the last line, and neither has written since."""
        logs: dict[str, list[tuple[int, str]]] = {}
        for name, file in files.items():
            for device in file.devices:
                if device["retired_ms"] is None:
                    log = [(op["seq"], op["hash"]) for op in file.ops if op["device_id"] == device["device_id"]]
                    assert logs.setdefault(device["device_id"], log) == log, (name, device["device_id"])

    def _check_photos(self, files: Mapping[str, _File], rows: Mapping[Key, Found]) -> None:
        """I5, I8: a photo that anybody holds is at the server and at every station."""
        listed = {one["sha256"] for one in self._asked("SELECT sha256 FROM blob")}
        for (entity, entity_id), row in rows.items():
            fields = json.loads(row["fields"])
            if entity != "attachment" or row["deleted"] or fields["removed"]:
                continue
            proposal = rows.get(("proposal", fields["proposal_id"]))
            if proposal is None or proposal["deleted"]:
                # It went with its proposal, and goes on when that comes back.
                continue
            sha256 = fields["sha256"]
            held = {name: _is_whole(one, sha256) for name, one in self._stations.items()}
            if any(held.values()):
                assert sha256 in listed, ("no station sent it", entity_id, held)
                showing = [
                    name
                    for name, file in files.items()
                    if any(one["attachment_id"] == entity_id for one in file.photos)
                ]
                assert all(held[name] for name in showing), ("not everybody fetched it", entity_id, held)

    def _check_review(self) -> None:
        """I10: what the server derives from its rows is what a new program would derive."""
        listed = "SELECT * FROM review ORDER BY proposal_id"
        with self._server.database.making() as connection:
            before = connection.exec_driver_sql(listed).all()
            list_anew(connection)
            assert connection.exec_driver_sql(listed).all() == before

    def _check_written_once(self, ops: list[Found], disputed: set[Value]) -> None:
        """I1: where no log was copied or cut, nobody's word came twice."""
        values: dict[Value, tuple[str, int]] = {}
        for op in ops:
            at = (op["device_id"], op["seq"])
            for value in _values({**op, "patch": json.dumps(json.loads(op["raw"])["patch"])}):
                # Who chooses one of two values writes it again.
                assert value in disputed or values.setdefault(value, at) == at, ("came twice", value, at, values[value])

    # The server's tables

    def _server_epoch(self) -> str:
        return str(self._asked("SELECT epoch FROM server")[0]["epoch"])

    def _server_lines(self) -> dict[tuple[str, int], str]:
        found = self._asked("SELECT device_id, seq, hash FROM op")
        return {(one["device_id"], one["seq"]): one["hash"] for one in found}

    def _asked(self, sql: str) -> list[Found]:
        with self._server.database.reading() as connection:
            return [dict(one._mapping) for one in connection.exec_driver_sql(sql)]


class _Known:
    """I3, I8: what became of every value that anybody wrote."""

    def __init__(self, ops: list[Found], rows: Mapping[Key, Found]) -> None:
        self._replaced: set[Value] = set()
        self._standing: set[Value] = set()
        self.disputed: set[Value] = set()
        self._rows = rows
        for op in ops:
            for name, (old, _new) in json.loads(op["raw"])["patch"].items():
                if op["applied_no"] is not None and old is not None:
                    self._replaced.add((op["entity_id"], name, str(old)))
        for (entity, entity_id), row in rows.items():
            fields = json.loads(row["fields"])
            if entity == "conflict":
                for side in ("value", "kept"):
                    self.disputed.add((fields["entity_id"], fields["field"], str(fields[side])))
            else:
                self._standing |= {(entity_id, name, str(value)) for name, value in fields.items()}

    def require(self, op: Found) -> None:
        """Raise AssertionError unless each of its values stands, was replaced knowingly, or is in a conflict."""
        if op["entity"] == "conflict":
            return
        assert (op["entity"], op["entity_id"]) in self._rows, (op["where"], "lost", op["entity"], op["entity_id"])
        for value in _values({**op, "patch": json.dumps(op["patch"])}):
            assert value in self._standing | self._replaced | self.disputed, (op["where"], "lost", value, op["seq"])


def _values(op: Found) -> set[Value]:
    """Return what somebody wrote with this operation: values that nobody writes twice."""
    if op["entity"] == "conflict":
        return set()
    return {
        (op["entity_id"], name, new)
        for name, (_old, new) in json.loads(op["patch"]).items()
        if isinstance(new, str) and (new.startswith("nilai ") or (name == "rw" and new != "07"))
    }


def _read_file(db: Database) -> _File:
    [server] = fetch(db, "SELECT epoch, cursor FROM sync_server") or [{"epoch": "", "cursor": ""}]
    return _File(
        epoch=server["epoch"],
        cursor=server["cursor"],
        devices=fetch(db, "SELECT * FROM device ORDER BY retired_ms IS NULL, created_ms, device_id"),
        ops=fetch(db, "SELECT device_id, seq, hash, entity, entity_id, patch FROM op ORDER BY device_id, seq"),
        rows=fetch(db, "SELECT entity, entity_id, revision, deleted, fields, held FROM server_row"),
        proposals=fetch(db, "SELECT * FROM proposal"),
        photos=fetch(db, "SELECT attachment_id, sha256, caption, removed FROM attachment"),
    )


def _is_whole(station: FaultStation, sha256: str) -> bool:
    path = Path(station.store.attachment_files(sha256).photo)
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
