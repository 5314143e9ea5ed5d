"""Which proposals were changed since one looked last, and that nobody looks twice."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.data.changes import Changes
from app.data.database import Database, open_reader, read_transaction
from app.data.store import Store
from tests.data.samples import save


def since(db: Database, changes: Changes) -> list[str]:
    with read_transaction(db):
        return [row["usulan"] for row in changes.since(db)]


def test_of_many_with_one_time_only_the_changed_one_comes_again(store: Store, path: Path) -> None:
    for number in range(3):
        store.save_proposal(save(f"p{number}", usulan=f"jalan {number}"), 5).result()
    with closing(open_reader(path)) as db:
        changes = Changes(("usulan",))
        assert since(db, changes) == ["jalan 0", "jalan 1", "jalan 2"]
        assert since(db, changes) == []
        store.save_proposal(save("p1", usulan="taman"), 5).result()
        assert since(db, changes) == ["taman"]
        assert since(db, changes) == []


def test_nothing_is_compared_where_nothing_was_committed(store: Store, path: Path) -> None:
    store.save_proposal(save("p1", usulan="jalan"), 5).result()
    asked: list[str] = []
    with closing(open_reader(path)) as db:
        changes = Changes(("usulan",))
        since(db, changes)
        with db.tracer(lambda sql, _parameters: asked.append(sql)):
            since(db, changes)
    assert not [sql for sql in asked if "FROM proposal" in sql]
