from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pyright: ignore[reportPrivateImportUsage]

from app.data.store import Store
from app.domain.errors import UserError
from app.domain.identity import ProposalId, RequestId, ResponseId
from app.domain.response import ResponseFields, SaveResponse
from tests.data.samples import SESSION_ID, raw, rows, save

FIELDS = ResponseFields("Kabid", "Kabid Drainase", "DBMSDA", "Masuk survei", "Survei lokasi", date(2018, 2, 1))
SAVE = SaveResponse(ResponseId("t"), ProposalId("p"), FIELDS, 50, "notulis", RequestId("r-1"))


@pytest.fixture(autouse=True)
def proposals(store: Store) -> None:
    for name in ("p", "q"):
        store.save_proposal(save(name), 1).result()


def test_an_answer_comes_back_as_it_went_in(store: Store, path: Path) -> None:
    saved = store.save_response(SAVE, 60).result()
    assert (saved.fields, saved.request_id, saved.at_ms, saved.session_id) == (FIELDS, "r-1", 50, SESSION_ID)
    assert (saved.created_ms, saved.revision, saved.is_open_promise) == (60, 1, True)
    assert store.responses(SESSION_ID).result() == (saved,)
    assert store.record(SESSION_ID).result().responses == (saved,)
    [op] = rows(path, "SELECT * FROM op WHERE entity = 'response'")
    assert json.loads(op["patch"])["tenggat"] == [None, "2018-02-01"]


def test_a_correction_is_one_change(store: Store, path: Path) -> None:
    first = store.save_response(SAVE, 60).result()
    assert store.save_response(SAVE, 70).result() == first
    kept = store.save_response(replace(SAVE, is_kept=True, request_id=RequestId("r-2")), 80).result()
    assert kept == replace(first, is_kept=True, updated_ms=80, revision=2)
    struck = store.save_response(replace(SAVE, is_kept=True, is_struck=True), 90).result()
    assert (struck.is_struck, struck.is_open_promise) == (True, False)
    patches = [json.loads(op["patch"]) for op in rows(path, "SELECT patch FROM op WHERE entity = 'response'")]
    assert patches[1:] == [{"ditepati": [0, 1]}, {"struck": [0, 1]}]


def test_what_is_refused_leaves_nothing(store: Store) -> None:
    store.save_response(SAVE, 60).result()
    for wrong, words in (
        (replace(SAVE, response_id=ResponseId("u"), fields=replace(FIELDS, name="", opd=" ")), "siapa"),
        (replace(SAVE, response_id=ResponseId("u"), proposal_id=ProposalId("x")), "tidak ada"),
        (replace(SAVE, proposal_id=ProposalId("q")), "usulan lain"),
    ):
        with pytest.raises(UserError, match=words):
            store.save_response(wrong, 70).result()
    assert len(store.responses(SESSION_ID).result()) == 1


@pytest.mark.parametrize("table", ["response", "ranking", "reference"])
def test_none_is_ever_deleted(store: Store, path: Path, table: str) -> None:
    store.save_response(SAVE, 60).result()
    connection = raw(path)
    connection.execute("INSERT INTO ranking VALUES (1, 'r', ?, 's', '[]', 1, 1, 1)", (SESSION_ID,))
    connection.execute("INSERT INTO reference VALUES (1, 'r', 2019, 'opd', 'x', '{}', 0, 1, 1, 1)")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute(f"DELETE FROM {table}")
    connection.close()
