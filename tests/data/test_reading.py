from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.data.reading import read_record
from app.data.sessions import session_fields
from app.data.store import Store
from app.domain.errors import ExternalError, UserError
from app.domain.identity import SessionId
from tests.data.samples import SESSION_ID, raw, save, session
from tests.data.test_migrations import older, schema_of


def test_a_record_is_read_beside_a_running_session(store: Store, path: Path) -> None:
    store.save_proposal(save("p"), 1).result()
    beside = read_record(path, SESSION_ID)
    assert beside == store.record(SESSION_ID).result()
    assert len(beside.proposals) == 1
    store.close()
    assert read_record(path, SESSION_ID) == beside


def test_what_cannot_be_read_is_said_so(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak dikenal"):
        read_record(path, SessionId("tidak-ada"))
    with pytest.raises(ExternalError, match="dibuka"):
        read_record(tmp_path / "nowhere.db", SESSION_ID)
    assert not (tmp_path / "nowhere.db").exists()


def test_a_store_of_an_older_program_is_read_and_left_as_it_is(path: Path) -> None:
    older(path, stop_before="m0005_agenda_and_attendance")
    connection = raw(path)
    body = json.dumps(session_fields(session()))
    connection.execute("INSERT INTO session (session_id, body, revision) VALUES (?, ?, 1)", (SESSION_ID, body))
    connection.close()
    before = schema_of(path)
    record = read_record(path, SESSION_ID)
    assert record.session == session()
    assert record.attendees == ()
    assert schema_of(path) == before
    assert [file.name for file in path.parent.iterdir() if "skema" in file.name] == []
