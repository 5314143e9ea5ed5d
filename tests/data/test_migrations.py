from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

from app.data import migrations
from app.data.database import Database, fetch, fts_is_intact, insert, open_writer, write_transaction
from app.data.location import prepare_folder
from app.data.migrations import APPLICATION_ID, SCHEMA, known_migrations, upgrade
from app.data.op_log import Change, Entity, Json, OpLog, created
from app.data.proposal_rows import DEFAULTS
from app.data.search_index import SEARCHED, mend
from app.data.sessions import session_fields
from app.data.store import Store
from app.domain.agenda import AgendaEventKind, plan_events
from app.domain.errors import UserError
from app.domain.floor import FloorEventKind, Grant, Speaker, TurnKind, apply, replay
from app.domain.identity import NoteId, RequestId
from app.domain.note import Note
from app.domain.presence import PresenceKind
from app.domain.proposal import IN_SESSION, UNDECIDED, ProposalFields, ProposalQuery
from app.domain.session import AgendaItem, AgendaKind
from app.domain.site import HALL
from tests.data.samples import (
    OPENED_MS,
    PEJUANG,
    SESSION_ID,
    SteppingClock,
    floor_event,
    fold,
    line_result,
    presence_event,
    raw,
    rows,
    save,
    save_attendee,
    session,
)

STEPS = [step.name for step in known_migrations()._migrations]
APPEND_ONLY = ("op", "floor_event", "presence_event", "line_result", "agenda_event", "operator_note")


def schema_of(path: Path) -> list[dict[str, object]]:
    return rows(path, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    prepare_folder(path)
    db = open_writer(path)
    yield db
    db.close()


def older(path: Path, stop_before: str) -> None:
    """Leave a file of an older program: only the steps before this one."""
    prepare_folder(path)
    db = open_writer(path)
    with write_transaction(db):
        known_migrations().apply(db, stop_before=stop_before)
    db.close()


def test_an_empty_file_gets_the_whole_shape(db: Database, path: Path) -> None:
    assert upgrade(db, path) is None
    assert [step.name for step in known_migrations().applied(db)] == STEPS
    assert len(STEPS) == SCHEMA
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    tables = fetch(db, "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    ours = {row["name"]: row["strict"] for row in tables if not row["name"].startswith(("sqlite_", "_sqlite_"))}
    assert ours == dict.fromkeys(
        [
            *("device", "session", "session_run", "floor_event", "presence_event", "line_result", "proposal", "op"),
            *("agenda_event", "attendee", "ranking", "response", "reference", "assessment"),
            *("import_run", "quarantine", "complaint", "complaint_link"),
            *("attachment", "operator_note", "minutes_edit", "minutes_stage", "minutes_addendum", "minutes_body"),
            *("taken_away", "minutes_setting"),
            *("sync_server", "server_row", "server_digest", "receipt", "put_aside", "photo_sent"),
        ],
        1,
    )


def test_opening_again_changes_nothing(path: Path) -> None:
    Store.open(path, "operator", SteppingClock()).close()
    before = schema_of(path)
    device = rows(path, "SELECT * FROM device")
    Store.open(path, "operator", SteppingClock()).close()
    assert schema_of(path) == before
    assert rows(path, "SELECT * FROM device") == device
    assert sorted(p.name for p in path.parent.iterdir()) == ["musrenbang.db", "musrenbang.db.lock"]


@pytest.mark.parametrize("stop_before", STEPS[1:])
def test_every_older_file_comes_to_the_same_shape(path: Path, tmp_path: Path, stop_before: str) -> None:
    older(path, stop_before)
    connection = raw(path)
    connection.execute("INSERT INTO session VALUES ('lama', '{}', 1)")
    connection.close()
    fresh = tmp_path / "fresh.db"
    Store.open(fresh, "operator", SteppingClock()).close()

    Store.open(path, "operator", SteppingClock()).close()

    assert schema_of(path) == schema_of(fresh)
    assert rows(path, "SELECT session_id FROM session") == [{"session_id": "lama"}]
    [copy] = [p for p in path.parent.iterdir() if ".skema-" in p.name]
    assert f".skema-{STEPS.index(stop_before)}." in copy.name
    assert rows(copy, "SELECT session_id FROM session") == [{"session_id": "lama"}]
    applied = [row["name"] for row in rows(copy, "SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert applied == STEPS[: STEPS.index(stop_before)]


def test_old_proposals_are_found_after_the_upgrade(path: Path) -> None:
    older(path, "m0003_proposal_search")
    connection = raw(path)
    connection.execute("INSERT INTO session VALUES (?, '{}', 1)", (SESSION_ID,))
    connection.execute(
        "INSERT INTO proposal VALUES (1, 'p', ?, 's', 'PJG', 1, 'PJG-001', 'draf', 'Asep', '', '', 'banjir tahunan', "
        "'', '', '', NULL, '', NULL, 1, 1, 1)",
        (SESSION_ID,),
    )
    connection.close()
    with Store.open(path, "operator", SteppingClock()) as store:
        [found] = store.find_proposals(ProposalQuery(SESSION_ID, text="tahun")).result()
        assert found.number == "PJG-001"


def test_a_session_of_the_version_before_goes_on_and_takes_line_checks(path: Path) -> None:
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS).result()
        store.append_presence(SESSION_ID, [presence_event(PresenceKind.LIVE, 1)]).result()
    connection = raw(path)
    # As a program wrote it that knew three steps; the floor's columns of the sixth are in nobody's way.
    for table in ("line_result", "agenda_event", "attendee"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name >= 'm0004' AND name < 'm0006'")
    connection.close()
    with Store.open(path, "operator", SteppingClock()) as store:
        assert store.record(SESSION_ID).result().line_results == ()
        store.append_line_results(SESSION_ID, [line_result(7)]).result()
        record = store.record(SESSION_ID).result()
        assert record.line_results == (line_result(7),)
        assert record.presence == (presence_event(PresenceKind.LIVE, 1),)
        assert store.verify().result().first_break is None


def test_an_older_log_of_the_floor_is_read_and_goes_on(path: Path) -> None:
    older(path, "m0006_floor_turns")
    connection = raw(path)
    connection.execute("INSERT INTO session VALUES (?, ?, 1)", (SESSION_ID, json.dumps(session_fields(session()))))
    for position, kind in enumerate(("requested", "accepted", "granted"), start=1):
        connection.execute(
            "INSERT INTO floor_event VALUES (?, ?, ?, ?, ?, 'r-1', ?, 'Ibu Sri', 'Ketua RW 07', 2, ?)",
            (position, f"e{position}", SESSION_ID, kind, OPENED_MS, PEJUANG, 300 if kind == "granted" else 0),
        )
    connection.close()
    with Store.open(path, "operator", SteppingClock()) as store:
        old = store.floor_events(SESSION_ID).result()
        assert old[2] == floor_event(FloorEventKind.GRANTED, OPENED_MS, seconds=300)
        state = replay(old)
        assert state.holder is not None
        assert (state.holder.kind, state.past) == (TurnKind.USULAN, ())
        answer = Grant(HALL, RequestId("r-2"), Speaker("Kabid", "Dinas PU", "OPD"), TurnKind.TANGGAPAN)
        outcome = apply(state, answer, OPENED_MS + 5000)
        store.append_floor(SESSION_ID, outcome.events).result()
        both = store.floor_events(SESSION_ID).result()
        assert both == (*old, *outcome.events)
        assert replay(both) == outcome.state
        store.open_session(session(), OPENED_MS).result()
        assert store.record(SESSION_ID).result().floor_events == both


def test_an_older_agenda_is_read_and_goes_on_with_who_is_responsible(path: Path) -> None:
    older(path, "m0018_agenda_responsible")
    connection = raw(path)
    connection.execute("INSERT INTO session VALUES (?, ?, 1)", (SESSION_ID, json.dumps(session_fields(session()))))
    connection.execute(
        "INSERT INTO agenda_event VALUES (1, 'e1', ?, 'added', ?, '1', 'Pembukaan', 10, 'pembukaan', '')",
        (SESSION_ID, OPENED_MS),
    )
    connection.close()
    opening = AgendaItem("Pembukaan", 10, AgendaKind.OPENING)
    with Store.open(path, "operator", SteppingClock()) as store:
        [old] = store.agenda_events(SESSION_ID).result()
        assert old.item == opening
        named = replace(old, kind=AgendaEventKind.CHANGED, item=replace(opening, responsible="Camat"))
        store.append_agenda(SESSION_ID, [named]).result()
        assert store.agenda_events(SESSION_ID).result() == (old, named)


def test_a_proposal_of_a_program_with_nine_fields_goes_on(path: Path) -> None:
    older(path, "m0007_proposal_fields")
    db = open_writer(path)
    log = OpLog(6, lambda: 1)
    # As that program wrote it: all of its fields in the first operation, empty or not.
    fields: dict[str, Json] = {
        "session_id": SESSION_ID,
        "site_id": PEJUANG,
        "short": "PJG",
        "sequence": 1,
        "number": "PJG-001",
        "state": "dicatat",
        "pengusul": "Asep",
        "rw": "",
        "rt": "",
        "permasalahan": "banjir",
        "usulan": "drainase",
        "lokasi": "",
        "urgensi": "",
        "volume": "320",
        "satuan": "m",
        "request_id": None,
    }
    with write_transaction(db):
        insert(db, "device", {"device_id": "lama", "created_ms": 1})
        insert(db, "session", {"session_id": SESSION_ID, "body": json.dumps(session_fields(session())), "revision": 1})
        row = {"proposal_id": "p", **fields, "created_ms": 1, "updated_ms": 1, "revision": 1}
        insert(db, "proposal", row)
        log.append(db, Change(Entity.PROPOSAL, "p", 0, created(fields), "operator", 1))
    db.close()
    with Store.open(path, "operator", SteppingClock()) as store:
        [old] = store.find_proposals(ProposalQuery(SESSION_ID)).result()
        assert old.fields == ProposalFields(
            pengusul="Asep", permasalahan="banjir", usulan="drainase", volume=Decimal(320), satuan="m"
        )
        assert (old.decided, old.origin, old.priority) == (UNDECIDED, IN_SESSION, None)
        costed = replace(old.fields, perkiraan_biaya=5_000_000, opd_awal="DBMSDA")
        saved = store.save_proposal(save("p", costed), 2).result()
        assert (saved.fields, saved.revision) == (costed, 2)
        assert store.verify().result().first_break is None
    [first, second] = rows(path, "SELECT * FROM op WHERE entity = 'proposal' ORDER BY seq")
    assert json.loads(second["patch"]) == {"opd_awal": ["", "DBMSDA"], "perkiraan_biaya": [None, 5_000_000]}
    [row] = rows(path, "SELECT * FROM proposal")
    entity = DEFAULTS | fold([first, second])["proposal", "p"]
    assert {name: row[name] for name in entity} == entity


def test_the_defaults_of_the_columns_are_those_of_the_fields(db: Database, path: Path) -> None:
    upgrade(db, path)
    insert(db, "session", {"session_id": "s", "body": "{}", "revision": 1})
    asked = {"session_id": "s", "site_id": "t", "short": "A", "sequence": 1, "number": "A-001", "state": "draf"}
    # What the first program had no default for.
    first = ("pengusul", "rw", "rt", "permasalahan", "usulan", "lokasi", "urgensi", "satuan")
    insert(
        db,
        "proposal",
        {"proposal_id": "p", **asked, **dict.fromkeys(first, ""), "created_ms": 1, "updated_ms": 1, "revision": 1},
    )
    [row] = fetch(db, "SELECT * FROM proposal")
    assert {name: row[name] for name in DEFAULTS} == DEFAULTS


def test_a_newer_file_is_refused_and_left_alone(path: Path, open_store: Callable[[Path], Store]) -> None:
    Store.open(path, "operator", SteppingClock()).close()
    connection = raw(path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('musrenbang', 'm0099_later', 'now')"
    )
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="lebih baru") as caught:
        open_store(path)
    assert "Pasang versi terbaru" in caught.value.advice
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["musrenbang.db", "musrenbang.db.lock"]


def test_another_programs_database_is_refused(path: Path, open_store: Callable[[Path], Store]) -> None:
    prepare_folder(path)
    connection = raw(path)
    connection.execute("CREATE TABLE cookies (x)")
    connection.close()
    with pytest.raises(UserError, match="bukan data"):
        open_store(path)
    assert [row["name"] for row in schema_of(path)] == ["cookies"]


def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, open_store: Callable[[Path], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    older(path, "m0002_append_only")
    before = schema_of(path)

    def m0003_broken(db: Database) -> None:
        db.execute("CREATE TABLE half (x)")
        raise RuntimeError("broken step")

    monkeypatch.setattr(migrations, "_STEPS", (*migrations._STEPS[:2], m0003_broken))
    with pytest.raises(RuntimeError, match="broken step"):
        open_store(path)
    assert schema_of(path) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_logged_cannot_be_changed(store: Store, path: Path, table: str) -> None:
    store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, 1)]).result()
    store.append_presence(SESSION_ID, [presence_event(PresenceKind.LIVE, 1)]).result()
    store.append_line_results(SESSION_ID, [line_result(1)]).result()
    store.append_agenda(SESSION_ID, plan_events((), 1)).result()
    store.append_notes(SESSION_ID, [Note(NoteId("n"), 1, "x")]).result()
    before = rows(path, f"SELECT * FROM {table}")
    assert before
    column = next(iter(before[0]))
    connection = raw(path)
    connection.execute("PRAGMA recursive_triggers=on")
    for sql in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|gapless"):
            connection.execute(sql)
    connection.close()
    assert rows(path, f"SELECT * FROM {table}") == before


def test_the_log_takes_no_seq_out_of_turn(store: Store, path: Path) -> None:
    [last] = rows(path, "SELECT * FROM op ORDER BY seq DESC LIMIT 1")
    connection = raw(path)
    for seq in (last["seq"] + 2, last["seq"], 0):
        row = {**last, "seq": seq, "op_id": f"x{seq}", "hash": f"y{seq}"}
        with pytest.raises(sqlite3.IntegrityError, match="gapless"):
            connection.execute(f"INSERT INTO op VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    connection.close()


def test_a_proposal_is_never_deleted(store: Store, path: Path) -> None:
    store.save_proposal(save("p"), 1).result()
    connection = raw(path)
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM proposal")
    connection.close()


def test_an_attendee_is_never_deleted(store: Store, path: Path) -> None:
    store.save_attendee(save_attendee("a"), 1).result()
    connection = raw(path)
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM attendee")
    connection.close()


def test_tables_are_strict_and_references_hold(store: Store, path: Path) -> None:
    connection = raw(path)
    connection.execute("PRAGMA foreign_keys=on")
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        connection.execute("INSERT INTO device (device_id, created_ms, retired_ms) VALUES ('d', 'yesterday', 1)")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO presence_event VALUES (NULL, 'e', 'nowhere', 's', 'live', 1)")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute("INSERT INTO device (device_id, created_ms) VALUES ('second', 1)")
    connection.close()


def test_the_index_holds_the_columns_that_are_searched(db: Database, path: Path) -> None:
    upgrade(db, path)
    assert tuple(db.table("proposal_fts").columns_dict) == SEARCHED
    triggers = {trigger.name for trigger in db.table("proposal").triggers}
    assert triggers == {"proposal_no_delete"}


def test_an_index_that_drifted_is_built_anew_at_the_start(path: Path) -> None:
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS).result()
        store.save_proposal(save("p", lokasi="Gang Mawar"), 1).result()
    connection = raw(path)
    connection.execute("UPDATE proposal_fts_content SET c3 = 'Gang Melati'")
    connection.execute("UPDATE proposal SET lokasi = 'Gang Melati'")
    connection.close()
    db = open_writer(path)
    assert not fts_is_intact(db, "proposal")
    db.close()
    with Store.open(path, "operator", SteppingClock()) as store:
        assert store.find_proposals(ProposalQuery(SESSION_ID, text="melati")).result()
        assert not store.find_proposals(ProposalQuery(SESSION_ID, text="mawar")).result()
    db = open_writer(path)
    assert not mend(db)
    db.close()
