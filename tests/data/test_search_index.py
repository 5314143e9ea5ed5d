"""The search index follows the commits: what is durable is found, what was lost on the way is mended."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from app.data import search_index
from app.data import store as store_module
from app.data.database import Database, fetch, open_writer, write_transaction
from app.data.search_index import SearchIndex, mend
from app.data.store import Store
from app.domain.proposal import ProposalQuery
from tests.data.samples import OPENED_MS, SESSION_ID, SteppingClock, raw, rows, save, session

HELD = "SELECT id FROM proposal_fts_content ORDER BY id"


def find(store: Store, text: str) -> list[str]:
    return [str(one.proposal_id) for one in store.find_proposals(ProposalQuery(SESSION_ID, text=text)).result()]


def take_away(db: Database) -> None:
    db.execute("INSERT INTO taken_away VALUES ('proposal', 'a', '{}', 1)")
    db.execute("DELETE FROM proposal WHERE proposal_id = 'a'")


def test_what_was_saved_a_moment_ago_is_found_by_its_new_words_only(store: Store) -> None:
    for lokasi in ("Gang Mawar", "Gang Melati", "Gang Kenanga"):
        store.save_proposal(save("a", lokasi=lokasi), OPENED_MS).result()
        assert find(store, lokasi) == ["a"]
    assert find(store, "Mawar") == find(store, "Melati") == []


def test_what_was_deleted_is_not_in_the_index(store: Store, path: Path) -> None:
    store.save_proposal(save("a", lokasi="Gang Mawar"), OPENED_MS).result()
    assert find(store, "Mawar") == ["a"]
    store._writer.submit(take_away).result()
    assert find(store, "Mawar") == []
    assert rows(path, HELD) == []


def test_the_index_follows_when_the_writer_has_nothing_to_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "REST_S", 0.01)
    rested = Event()
    at_rest = store_module.BehindCommits.at_rest

    def noticed(self: store_module.BehindCommits, db: Database) -> bool:
        has_more = at_rest(self, db)
        if not has_more and fetch(db, HELD):
            rested.set()
        return has_more

    monkeypatch.setattr(store_module.BehindCommits, "at_rest", noticed)
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS).result()
        store.save_proposal(save("a"), OPENED_MS).result()
        assert rested.wait(30)
        assert not store._behind.index.is_behind


def test_a_store_that_closes_leaves_nothing_to_index(path: Path) -> None:
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS)
        for number in range(search_index.AT_ONCE + 1):
            store.save_proposal(save(f"p{number}"), OPENED_MS)
    assert len(rows(path, HELD)) == search_index.AT_ONCE + 1


def test_a_list_is_indexed_in_its_own_transaction(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "A_LIST", 2)

    def several(count: int) -> Callable[[Database], None]:
        def write(db: Database) -> None:
            for number in range(count):
                store_module.save_proposal(db, store._log, save(f"{count}-{number}"), OPENED_MS)

        return write

    store._writer.submit(several(2)).result()
    assert store._behind.index.is_behind
    assert rows(path, HELD) == []
    store._writer.submit(several(3)).result()
    assert len(rows(path, HELD)) == 3


@pytest.mark.allowed_log("a job of the store broke")
def test_what_was_rolled_back_is_not_due(store: Store) -> None:
    def refused(db: Database) -> None:
        store_module.save_proposal(db, store._log, save("a"), OPENED_MS)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store._writer.submit(refused).result()
    assert not store._behind.index.is_behind


def test_what_could_not_be_indexed_stays_due(tmp_path: Path, path: Path) -> None:
    with Store.open(path, "operator", SteppingClock()):
        pass
    db = open_writer(path)
    index = SearchIndex()
    index.watch(db)
    with write_transaction(db), index.follow(db):
        db.execute("INSERT INTO session VALUES ('s', '{}', 1)")
        db.execute(
            "INSERT INTO proposal (proposal_id, session_id, site_id, short, sequence, number, state, pengusul, rw, rt,"
            " permasalahan, usulan, lokasi, urgensi, satuan, created_ms, updated_ms, revision)"
            " VALUES ('p', 's', 'x', 'X', 1, 'X-001', 'draf', '', '', '', '', 'drainase', '', '', '', 1, 1, 1)"
        )
    index.committed()

    def on_a_full_disk() -> None:
        with write_transaction(db), index.follow(db):
            index.catch_up(db)
            raise ValueError("full")

    with pytest.raises(ValueError, match="full"):
        on_a_full_disk()
    assert index.is_behind
    with write_transaction(db), index.follow(db):
        index.catch_up(db)
    index.committed()
    assert not index.is_behind
    assert fetch(db, HELD) == [{"id": 1}]
    db.close()


@pytest.mark.expected_log("the search index is behind")
def test_a_search_does_not_wait_for_ever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "INDEX_TIMEOUT_S", 0.01)
    store.save_proposal(save("a", lokasi="Gang Mawar"), OPENED_MS).result()
    released = Event()
    held = store._writer.submit(lambda _: released.wait(30))
    assert find(store, "Mawar") == []
    released.set()
    held.result()
    monkeypatch.undo()
    assert find(store, "Mawar") == ["a"]


@pytest.mark.parametrize(
    "loss",
    [
        "DELETE FROM proposal_fts WHERE rowid = 1",
        "UPDATE proposal_fts SET lokasi = 'Gang Melati' WHERE rowid = 1",
        "INSERT INTO proposal_fts (rowid, lokasi) VALUES (77, 'Gang Mawar')",
    ],
)
def test_what_the_end_of_the_program_left_out_is_mended_at_the_start(path: Path, loss: str) -> None:
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS)
        store.save_proposal(save("a", lokasi="Gang Mawar"), OPENED_MS).result()
        store.save_proposal(save("b", lokasi="Jalan Raya"), OPENED_MS).result()
    connection = raw(path)
    connection.execute(loss)
    connection.close()
    with Store.open(path, "operator", SteppingClock()) as store:
        assert find(store, "Mawar") == ["a"]
        assert find(store, "Melati") == []
    assert [row["id"] for row in rows(path, HELD)] == [1, 2]


def test_there_is_nothing_to_mend_in_what_is_whole(store: Store, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store.save_proposal(save("a", lokasi="Gang Mawar"), OPENED_MS).result()
    assert find(store, "Mawar") == ["a"]
    caplog.set_level(logging.INFO)
    db = open_writer(path)
    assert not mend(db)
    assert "search index" not in caplog.text
    db.close()
