from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.sealing import Json, seal
from app.server.receipts import is_genuine, load_signer
from app.server.refusal import RefusedError
from app.server.rights import Role
from app.sync.wire import Fault, write_push
from app.sync.wire_replies import ErrorCode, Outcome, Refusal, read_push_reply, write_reply
from tests.log_watch import LogWatch
from tests.server.rig import Rig, StationLog


def outcomes(reply: object) -> list[Outcome]:
    return [result.outcome for result in reply.results]  # type: ignore[attr-defined]


def refusal_of(rig: Rig, station: StationLog, ops: list[dict[str, Json]], epoch: str = "") -> Refusal:
    with pytest.raises(RefusedError) as caught:
        rig.server.push(station.token, write_push(epoch or rig.epoch_of(station), ops))
    return caught.value.refusal


def test_what_is_pushed_is_pulled_and_receipted(rig: Rig) -> None:
    a = rig.station("a")
    a.write("p1", 0, {"usulan": [None, "Drainase"], "session_id": [None, "s1"]})
    a.write("p1", 1, {"usulan": ["Drainase", "Drainase RW 03"]})
    reply = rig.push(a)
    assert outcomes(reply) == [Outcome.APPLIED, Outcome.APPLIED]
    assert reply.acked_seq == 2
    assert reply.receipt is not None
    assert reply.receipt.hash == a.ops[1]["hash"]
    assert is_genuine(reply.receipt, rig.signer.public_key)
    assert not is_genuine(replace(reply.receipt, seq=3), rig.signer.public_key)
    assert rig.rows(a) == {("proposal", "p1"): {"usulan": "Drainase RW 03", "session_id": "s1"}}
    assert read_push_reply(write_reply(reply)) == reply


def test_a_repeat_changes_nothing_and_is_answered_as_before(rig: Rig) -> None:
    a = rig.station("a")
    a.write("p1", 0, {"usulan": [None, "x"]})
    first = rig.push(a)
    cursor = rig.server.pull(a.token, "", 10).next_cursor
    assert rig.push(a) == first
    a.write("p2", 0, {"usulan": [None, "y"]})
    assert [one.seq for one in rig.push(a).results] == [1, 2]
    assert [row.entity_id for row in rig.server.pull(a.token, cursor, 10).rows] == ["p2"]


def test_a_gap_is_refused_and_told(rig: Rig) -> None:
    a = rig.station("a")
    a.write("p1", 0, {"usulan": [None, "x"]})
    a.write("p2", 0, {"usulan": [None, "y"]})
    refusal = refusal_of(rig, a, a.ops[1:])
    assert (refusal.code, refusal.expected_seq) == (ErrorCode.GAP, 1)
    assert rig.rows(a) == {}


def test_a_clone_is_found_and_nothing_of_it_is_taken(rig: Rig, expected_log: LogWatch) -> None:
    expected_log("two logs under one identity")
    a = rig.station("a")
    a.write("p1", 0, {"usulan": [None, "x"]})
    rig.push(a)
    clone = StationLog("a", a.token, list(a.ops))
    a.write("p2", 0, {"usulan": [None, "asli"]})
    rig.push(a)
    clone.write("p3", 0, {"usulan": [None, "salinan"]})
    assert refusal_of(rig, clone, clone.ops).code is ErrorCode.FORK
    clone.write("p4", 0, {"usulan": [None, "salinan"]})
    refusal = refusal_of(rig, clone, clone.ops[2:])
    assert (refusal.code, refusal.expected_seq, refusal.last_hash) == (ErrorCode.FORK, 3, a.ops[1]["hash"])
    assert set(rig.rows(a)) == {("proposal", "p1"), ("proposal", "p2")}
    assert rig.server.forked_devices() == ("a",)


def test_what_cannot_be_read_is_put_aside_and_does_not_stop_the_queue(rig: Rig) -> None:
    a = rig.station("a")
    a.write("p1", 0, {"usulan": "bukan pasangan"})
    a.write("p2", 0, {"usulan": [None, "a\0b"]})
    a.write("p3", 0, {"usulan": [None, "baik"]})
    a.ops[2]["hash"] = "f" * 64
    a.write("p4", 0, {"usulan": [None, "baik"]})
    a.add({**{k: v for k, v in a.ops[3].items() if k != "hash"}, "seq": 5, "prev_hash": a.ops[3]["hash"], "schema": 0})
    reply = rig.push(a)
    assert [one.reason for one in reply.results] == [Fault.SHAPE, Fault.SHAPE, Fault.SEAL, None, Fault.SCHEMA]
    assert reply.acked_seq == 5
    assert set(rig.rows(a)) == {("proposal", "p4")}
    assert rig.push(a) == reply


def test_what_a_newer_program_adds_is_part_of_the_seal(rig: Rig) -> None:
    a = rig.station("a")
    op = a.write("p1", 0, {"baru": [None, [1, {"x": None}]]}, entity="hal_baru")
    del op["hash"]
    op["besok"] = 7
    op["hash"] = seal({name: value for name, value in op.items() if name != "hash"})
    assert outcomes(rig.push(a)) == [Outcome.APPLIED]
    assert rig.rows(a) == {("hal_baru", "p1"): {"baru": [1, {"x": None}]}}


def test_different_fields_merge_and_one_field_keeps_both_values(rig: Rig) -> None:
    a, b = rig.station("a"), rig.station("b")
    a.write("p1", 0, {"usulan": [None, "x"], "rw": [None, "01"]})
    rig.push(a)
    a.write("p1", 1, {"usulan": ["x", "dari a"]})
    b.write("p1", 1, {"rw": ["01", "02"]})
    b.write("p1", 2, {"usulan": ["x", "dari b"]})
    rig.push(a, 2)
    assert outcomes(rig.push(b)) == [Outcome.MERGED, Outcome.CONFLICT]
    rows = rig.rows(a)
    assert rows["proposal", "p1"] == {"usulan": "dari a", "rw": "02"}
    conflict = rows["conflict", "b:2:usulan"]
    assert (conflict["base"], conflict["kept"], conflict["value"]) == ("x", "dari a", "dari b")
    assert (conflict["kept_device_id"], conflict["kept_seq"], conflict["state"]) == ("a", 2, "open")

    # Its author goes on in ignorance: his newer word takes the older one's place; then a person chooses it.
    b.write("p1", 3, {"usulan": ["dari b", "dari b, lebih baik"]})
    rig.push(b, 3)
    assert rig.rows(a)["conflict", "b:2:usulan"]["value"] == "dari b, lebih baik"
    stale = a.write("b:2:usulan", 1, {"state": ["open", "resolved"]}, entity="conflict")
    assert outcomes(rig.push(a, 3)) == [Outcome.CONFLICT], stale
    a.write("b:2:usulan", 2, {"state": ["open", "resolved"]}, entity="conflict")
    a.write("b:2:usulan", 3, {"value": ["x", "y"]}, entity="conflict")
    reply = rig.push(a, 4)
    assert [one.reason for one in reply.results] == [None, Fault.ROLE]
    assert rig.rows(a)["conflict", "b:2:usulan"]["state"] == "resolved"


def test_a_conflict_ends_where_both_come_to_say_the_same(rig: Rig) -> None:
    a, b = rig.station("a"), rig.station("b")
    a.write("p1", 0, {"rt": [None, 1]})
    b.write("p1", 0, {"rt": [None, True]})
    rig.push(a)
    assert outcomes(rig.push(b)) == [Outcome.CONFLICT]
    a.write("p1", 1, {"rt": [1, True]})
    rig.push(a, 2)
    assert rig.rows(a)["conflict", "b:1:rt"]["state"] == "agreed"


def test_an_edit_survives_a_deletion_that_did_not_see_it(rig: Rig) -> None:
    a, b = rig.station("a"), rig.station("b")
    a.write("p1", 0, {"usulan": [None, "x"]})
    a.write("p1", 1, {"usulan": ["x", "y"]})
    b.write("p1", 1, {"_deleted": [None, True]})
    rig.push(a)
    assert outcomes(rig.push(b)) == [Outcome.CONFLICT]
    assert rig.rows(a)["proposal", "p1"] == {"usulan": "y"}
    a.write("p2", 0, {"usulan": [None, "x"]})
    b.write("p2", 1, {"_deleted": [None, True]})
    a.write("p2", 1, {"usulan": ["x", "y"]})
    rig.push(a, 3, 3)
    assert outcomes(rig.push(b, 2)) == [Outcome.APPLIED]
    assert ("proposal", "p2") not in rig.rows(a)
    assert outcomes(rig.push(a, 4)) == [Outcome.CONFLICT]
    assert rig.rows(a)["conflict", "b:2:_deleted"]["value"] is True
    assert rig.rows(a)["proposal", "p2"] == {"usulan": "y"}


def test_what_came_before_its_parent_waits_for_it(rig: Rig) -> None:
    a, b = rig.station("a"), rig.station("b")
    a.write("p1", 0, {"usulan": [None, "x"]})
    b.write("p1", 1, {"usulan": ["x", "y"]})
    waiting = rig.push(b)
    assert waiting.results[0].reason is Fault.PARENT
    rig.push(a)
    assert rig.rows(a)["proposal", "p1"] == {"usulan": "y"}
    assert outcomes(rig.push(b)) == [Outcome.APPLIED]


def test_who_may_not_write_is_put_aside_and_a_strangers_log_is_refused(rig: Rig) -> None:
    auditor, a = rig.station("auditor", Role.AUDITOR), rig.station("a")
    auditor.write("p1", 0, {"usulan": [None, "x"]})
    assert rig.push(auditor).results[0].reason is Fault.ROLE
    a.write("p1", 0, {"usulan": [None, "x"]})
    assert refusal_of(rig, auditor, a.ops).code is ErrorCode.WRONG_DEVICE
    assert rig.rows(a) == {}


def test_a_restored_server_begins_an_epoch_and_loses_nothing_a_station_holds(file_rig: Rig, tmp_path: Path) -> None:
    rig = file_rig
    a = rig.station("a")
    a.write("p1", 0, {"usulan": [None, "x"]})
    rig.push(a)
    rig.database.close()
    backup = (tmp_path / "server.db").read_bytes()
    a.write("p2", 0, {"usulan": [None, "y"]})
    old_epoch = rig.epoch_of(a)
    rig.push(a)
    cursor = rig.server.pull(a.token, "", 10).next_cursor
    rig.database.close()
    for left in tmp_path.glob("server.db*"):
        left.unlink()
    (tmp_path / "server.db").write_bytes(backup)
    restored = Rig(tmp_path / "server.db")
    with pytest.raises(RefusedError, match="restored"):
        restored.server.pull(a.token, cursor, 10)
    epoch = restored.server.begin_epoch()
    hello = restored.server.hello(a.token, "n")
    assert (hello.epoch, hello.last_seq, hello.last_hash) == (epoch, 1, a.ops[0]["hash"])
    refusal = refusal_of(restored, a, a.ops, old_epoch)
    assert (refusal.code, refusal.epoch, refusal.expected_seq) == (ErrorCode.EPOCH, epoch, 2)
    restored.push(a, 2)
    assert set(restored.rows(a)) == {("proposal", "p1"), ("proposal", "p2")}
    restored.database.close()


def test_the_key_of_receipts_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "receipt.key"
    made = load_signer(path)
    assert path.stat().st_mode & 0o077 == 0
    assert load_signer(path).public_key == made.public_key
