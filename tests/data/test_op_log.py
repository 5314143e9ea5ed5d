from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

from app.data.database import open_reader
from app.data.migrations import SCHEMA
from app.data.op_log import BreakKind, ChainBreak, ChainReport, canonical_json, changed, verify_chain
from app.data.proposal_rows import DEFAULTS
from app.data.store import Store
from app.domain.floor import FloorEventKind
from app.domain.presence import PresenceKind
from app.domain.proposal import ProposalState
from tests.data.samples import (
    COMPLETE,
    OPENED_MS,
    SESSION_ID,
    SteppingClock,
    floor_event,
    fold,
    presence_event,
    raw,
    rows,
    save,
    session,
)


def ops(path: Path) -> list[dict[str, Any]]:
    return rows(path, "SELECT * FROM op ORDER BY device_id, seq")


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with ten operations."""
    store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, 1), floor_event(FloorEventKind.ACCEPTED, 1)])
    store.append_presence(SESSION_ID, [presence_event(PresenceKind.LIVE, 2)])
    store.save_proposal(save("a"), OPENED_MS + 1)
    store.save_proposal(save("b", usulan='Lampu "PJU" ü 🙂 \\ \n\t\x7f\u2028'), OPENED_MS + 2)
    store.save_proposal(save("a", usulan="Drainase", rw="08"), OPENED_MS + 3)
    store.save_proposal(save("a", state=ProposalState.RECORDED, usulan="Drainase", rw="08"), OPENED_MS + 4)
    store.close_session(SESSION_ID, OPENED_MS + 5).result()
    return store


def test_each_command_writes_one_operation_per_entity(filled: Store, path: Path) -> None:
    written = ops(path)
    assert [(op["seq"], op["entity"], op["base_rev"], op["parent_seq"]) for op in written] == [
        (1, "session", 0, None),
        (2, "session_run", 0, None),
        (3, "floor_event", 0, None),
        (4, "floor_event", 0, None),
        (5, "presence_event", 0, None),
        (6, "proposal", 0, None),
        (7, "proposal", 0, None),
        (8, "proposal", 1, 6),
        (9, "proposal", 2, 8),
        (10, "session_run", 1, 2),
    ]
    assert len({op["op_id"] for op in written}) == 10
    assert {op["device_id"] for op in written} == {rows(path, "SELECT device_id FROM device")[0]["device_id"]}
    assert {op["actor"] for op in written if op["entity"] == "proposal"} == {"fasilitator-1"}
    assert {op["actor"] for op in written if op["entity"] != "proposal"} == {"operator"}
    assert {op["schema"] for op in written} == {SCHEMA}
    assert [op["wall_utc"] - OPENED_MS for op in written[5:]] == [1, 2, 3, 4, 5]
    mono = [op["mono_ms"] for op in written]
    assert mono == sorted(mono)
    assert written[0]["mono_ms"] > 0


def test_a_patch_holds_only_what_changed(filled: Store, path: Path) -> None:
    eighth, ninth, tenth = (json.loads(op["patch"]) for op in ops(path)[7:])
    assert eighth == {"usulan": [COMPLETE.usulan, "Drainase"], "rw": ["07", "08"]}
    assert ninth == {"state": ["draf", "dicatat"]}
    assert tenth == {"closed_ms": [None, OPENED_MS + 5]}
    third = json.loads(ops(path)[2]["patch"])
    assert set(third) == {
        "session_id", "kind", "at_ms", "request_id", "site_id", "speaker_name", "speaker_office", "speaker_unsur",
        "priority", "seconds", "turn_kind", "related_id", "number", "mode", "is_override", "step",
    }  # fmt: skip
    assert all(old is None for old, _ in third.values())


def test_folding_the_operations_gives_every_row(filled: Store, path: Path) -> None:
    entities = fold(ops(path))
    # The rank is the order's, and what no operation names is at its default.
    unnamed = {"proposal": {**DEFAULTS, "prioritas": None}, "floor_event": {}, "presence_event": {}}
    for table, key in (("proposal", "proposal_id"), ("floor_event", "event_id"), ("presence_event", "event_id")):
        stored = rows(path, f"SELECT * FROM {table}")
        assert stored
        for row in stored:
            entity = entities[table, row[key]]
            assert {name: value for name, value in row.items() if name not in ("position", key)} == {
                name: value for name, value in (unnamed[table] | entity).items() if name in row
            }
    [row] = rows(path, "SELECT * FROM session")
    folded = entities["session", SESSION_ID]
    assert row["revision"] == folded["revision"]
    assert json.loads(row["body"]).items() <= folded.items()


def test_the_seal_is_made_of_the_documented_bytes(filled: Store, path: Path) -> None:
    """A second reading of the rule, without the code under test."""
    previous = "0" * 64
    for op in ops(path):
        assert op["prev_hash"] == previous
        parts = []
        for name in sorted(set(op) - {"hash"}):
            value = op[name] if name == "patch" else json.dumps(op[name], ensure_ascii=False)
            parts.append(f'"{name}":{value}')
        previous = hashlib.sha256(("{" + ",".join(parts) + "}").encode("utf-8")).hexdigest()
        assert op["hash"] == previous


def test_canonical_json_has_one_form() -> None:
    written = canonical_json({"b": [None, True, -3], "a": 'ü"\\\n\x01\x7f'})
    assert written == '{"a":"ü\\"\\\\\\n\\u0001\x7f","b":[null,true,-3]}'
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical_json({"a": float("nan")})  # type: ignore[dict-item]


def test_a_field_that_is_new_to_the_model_is_a_change() -> None:
    patch = changed({"a": 1}, {"a": 1, "b": None, "c": 2})
    assert {name: (field.old, field.new) for name, field in patch.items()} == {"c": (None, 2)}


def test_an_untouched_chain_verifies(filled: Store) -> None:
    assert filled.verify().result() == ChainReport(10, None)


def edit(connection: sqlite3.Connection) -> None:
    connection.execute("""UPDATE op SET patch = '{"usulan":["Drainase","Kolam"]}' WHERE seq = 8""")


def edit_white_space(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE op SET patch = ' ' || patch WHERE seq = 8")


def edit_actor(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE op SET actor = 'orang lain' WHERE seq = 8")


def spoil(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA ignore_check_constraints=on")
    connection.execute("UPDATE op SET patch = '{' WHERE seq = 8")


def delete(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM op WHERE seq = 7")


def delete_first(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM op WHERE seq = 1")


def delete_and_close_the_gap(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM op WHERE seq = 7")
    for seq in (8, 9, 10):
        connection.execute("UPDATE op SET seq = ? WHERE seq = ?", (seq - 1, seq))


def swap(connection: sqlite3.Connection) -> None:
    for old, new in ((7, 99), (8, 7), (99, 8)):
        connection.execute("UPDATE op SET seq = ? WHERE seq = ?", (new, old))


def edit_and_seal_again(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    row = dict(connection.execute("SELECT * FROM op WHERE seq = 8").fetchone())
    row.pop("hash")
    row["actor"] = "orang lain"
    row["patch"] = json.loads(row["patch"])
    digest = hashlib.sha256(canonical_json(row).encode()).hexdigest()
    connection.execute("UPDATE op SET actor = 'orang lain', hash = ? WHERE seq = 8", (digest,))


@pytest.mark.parametrize(
    ("tamper", "seq", "kind"),
    [
        (edit, 8, BreakKind.CONTENT),
        (edit_white_space, 8, BreakKind.CONTENT),
        (edit_actor, 8, BreakKind.CONTENT),
        (spoil, 8, BreakKind.CONTENT),
        (delete, 8, BreakKind.GAP),
        (delete_first, 2, BreakKind.GAP),
        (delete_and_close_the_gap, 7, BreakKind.LINK),
        (swap, 7, BreakKind.LINK),
        (edit_and_seal_again, 9, BreakKind.LINK),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_tampering_is_found_at_its_place(
    filled: Store, path: Path, tamper: Callable[[sqlite3.Connection], None], seq: int, kind: BreakKind
) -> None:
    filled.close()
    connection = raw(path)
    for name in ("op_no_update", "op_no_delete"):
        connection.execute(f"DROP TRIGGER {name}")
    tamper(connection)
    connection.close()
    # Not through the store: what also breaks a constraint, its `quick_check` finds before.
    reader = open_reader(path)
    report = verify_chain(reader)
    reader.close()
    assert report.first_break is not None
    assert (report.first_break.seq, report.first_break.kind) == (seq, kind)
    assert report.ops < 10


def test_each_device_has_a_chain_of_its_own(filled: Store, path: Path) -> None:
    filled.close()
    connection = raw(path)
    connection.execute("UPDATE device SET retired_ms = 1")
    connection.close()
    with Store.open(path, "operator", SteppingClock()) as store:
        store.save_proposal(save("a", usulan="Kolam"), 9).result()
        assert store.verify().result() == ChainReport(11, None)
    written = [op for op in ops(path) if op["seq"] == 1]
    assert [op["prev_hash"] for op in written] == ["0" * 64] * 2


def test_a_break_names_the_device(filled: Store, path: Path) -> None:
    connection = raw(path)
    connection.execute("DROP TRIGGER op_no_update")
    edit_actor(connection)
    connection.close()
    [device] = rows(path, "SELECT device_id FROM device")
    assert filled.verify().result() == ChainReport(7, ChainBreak(device["device_id"], 8, BreakKind.CONTENT))


def test_half_a_character_in_a_name_does_not_stop_the_log(store: Store, path: Path) -> None:
    store.save_proposal(replace(save("p"), actor="Asep\ud83d\x00"), 1).result()
    assert ops(path)[-1]["actor"] == "Asep\ufffd"
    assert store.verify().result().first_break is None


def test_reopening_goes_on_with_the_chain(path: Path) -> None:
    for run in range(3):
        with Store.open(path, "operator", SteppingClock()) as store:
            store.open_session(session(), OPENED_MS + run).result()
            store.save_proposal(save(f"p{run}"), OPENED_MS).result()
    with Store.open(path, "operator", SteppingClock()) as store:
        assert store.verify().result() == ChainReport(7, None)
    assert [op["seq"] for op in ops(path)] == list(range(1, 8))
