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


def piece(db: Database, changes: Changes, most: int = 2) -> list[str] | None:
    with read_transaction(db):
        rows = changes.piece(db, most)
    return None if rows is None else [row["usulan"] for row in rows]


def test_the_first_look_in_pieces_reads_all_once(store: Store, path: Path) -> None:
    for number in range(5):
        store.save_proposal(save(f"p{number}", usulan=f"jalan {number}"), 5).result()
    with closing(open_reader(path)) as db:
        changes = Changes(("usulan",), "usulan <> ?", ("jalan 2",))
        pieces = [piece(db, changes) for _ in range(5)]
        assert pieces == [["jalan 0", "jalan 1"], ["jalan 3"], ["jalan 4"], None, None]
        assert since(db, changes) == []
        store.save_proposal(save("p4", usulan="taman"), 5).result()
        assert piece(db, changes) is None
        assert since(db, changes) == ["taman"]


def test_whoever_asks_between_two_pieces_gets_the_rest(store: Store, path: Path) -> None:
    for number in range(5):
        store.save_proposal(save(f"p{number}", usulan=f"jalan {number}"), number).result()
    with closing(open_reader(path)) as db:
        changes = Changes(("usulan",))
        assert piece(db, changes) == ["jalan 0", "jalan 1"]
        assert since(db, changes) == ["jalan 2", "jalan 3", "jalan 4"]
        assert (piece(db, changes), since(db, changes)) == (None, [])


def test_what_is_changed_between_two_pieces_comes_again(store: Store, path: Path) -> None:
    for number in range(4):
        store.save_proposal(save(f"p{number}", usulan=f"jalan {number}"), 5).result()
    with closing(open_reader(path)) as db:
        changes = Changes(("usulan",))
        assert piece(db, changes) == ["jalan 0", "jalan 1"]
        # One that was read, in the same millisecond; one that was not; and a new one.
        store.save_proposal(save("p0", usulan="taman"), 5).result()
        store.save_proposal(save("p3", usulan="lampu"), 9).result()
        store.save_proposal(save("p9", usulan="turap"), 9).result()
        assert piece(db, changes) == ["jalan 2", "lampu"]
        assert piece(db, changes) is None
        assert sorted(since(db, changes)) == ["lampu", "taman", "turap"]
        assert since(db, changes) == []


def test_an_empty_file_is_read_at_once(store: Store, path: Path) -> None:
    with closing(open_reader(path)) as db:
        changes = Changes(("usulan",))
        assert piece(db, changes) is None
        store.save_proposal(save("p1", usulan="jalan"), 5).result()
        assert since(db, changes) == ["jalan"]


def test_nothing_is_compared_where_nothing_was_committed(store: Store, path: Path) -> None:
    store.save_proposal(save("p1", usulan="jalan"), 5).result()
    asked: list[str] = []
    with closing(open_reader(path)) as db:
        changes = Changes(("usulan",))
        since(db, changes)
        with db.tracer(lambda sql, _parameters: asked.append(sql)):
            since(db, changes)
    assert not [sql for sql in asked if "FROM proposal" in sql]
