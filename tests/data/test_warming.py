"""What the first search would wait for is made ready before, and holds up nobody."""

from __future__ import annotations

from itertools import count

import pytest

from app.data.database import Database
from app.data.store import Store
from app.data.warming import SLICE_S, Warming
from app.domain.proposal import ProposalQuery
from tests.data.samples import BINTARA, PEJUANG, SESSION_ID, save

STEP_MS = 1


def fill(store: Store, many: int = 60) -> None:
    for number in range(many):
        site_id = PEJUANG if number % 2 else BINTARA
        store.save_proposal(save(f"p{number}", site_id=site_id, usulan=f"Drainase gang {number}"), 5).result()


def steps_of_a_millisecond(store: Store, many: int, seen: list[int]) -> Warming:
    """Warm by `many` steps; the clock goes on by a millisecond for each, and a search is asked for at the third."""
    ticks = count()
    done = count(1)

    def step(_db: Database) -> bool:
        number = next(done)
        if number == 3:
            store._reader.submit(lambda _: seen.append(next(done) - 1))
        return number >= many

    return Warming(store._reader, [step], after_s=0, rest_s=0, monotonic=lambda: next(ticks) * STEP_MS / 1000)


def test_the_first_misspelt_word_and_the_first_similar_one_find_all_taken_in(store: Store) -> None:
    fill(store)
    store.warm([PEJUANG, BINTARA], after_s=0).join()
    vocabulary, similar = store._vocabulary, store._similar
    for changes in (vocabulary._changes, *(site.changes for site in similar._sites.values())):
        assert store._reader.submit(changes.since).result() == []
    assert vocabulary.near("drainse") == ["drainase"]
    assert [len(similar._sites[site_id].index) for site_id in (PEJUANG, BINTARA)] == [30, 30]
    assert len(store.find_proposals(ProposalQuery(SESSION_ID, text="drainse")).result()) == 60


def test_a_search_waits_for_one_slice_at_most(store: Store) -> None:
    seen: list[int] = []
    warming = steps_of_a_millisecond(store, 100, seen)
    warming.start()
    warming.join()
    assert len(seen) == 1
    assert seen[0] <= 3 + SLICE_S * 1000 / STEP_MS


def test_a_store_that_is_closed_meanwhile_does_not_wait_for_the_rest(store: Store) -> None:
    fill(store, 2)
    warming = Warming(store._reader, [lambda _db: False], after_s=0, rest_s=0)
    warming.start()
    warming.close()
    late = store.warm([PEJUANG], after_s=600)
    store.close()
    late.join()


@pytest.mark.expected_log("a job of the store broke", "are not ready")
def test_what_breaks_is_said_and_searches_go_on(store: Store) -> None:
    fill(store, 1)

    def broken(_db: Database) -> bool:
        raise ValueError("rusak")

    warming = Warming(store._reader, [broken], after_s=0)
    warming.start()
    warming.join()
    assert len(store.find_proposals(ProposalQuery(SESSION_ID, text="drainse")).result()) == 1
