from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import ProposalId
from app.domain.proposal import merge_root
from app.domain.ranking import ordered, placed, without

ids = st.sampled_from([ProposalId(one) for one in "abcdef"])
orders = st.lists(ids, unique=True).map(tuple)


@given(orders, ids, st.integers(-3, 9))
def test_a_place_is_taken_and_the_others_keep_theirs(
    order: tuple[ProposalId, ...], one: ProposalId, place: int
) -> None:
    moved = placed(order, one, place)
    assert without(moved, one) == without(order, one)
    assert moved.count(one) == 1
    assert moved.index(one) + 1 == min(max(place, 1), len(moved))
    assert placed(moved, one, place) == moved


@given(st.lists(ids), st.frozensets(ids))
def test_an_order_names_each_once_and_only_who_may_have_a_rank(
    wanted: list[ProposalId], rankable: frozenset[ProposalId]
) -> None:
    order = ordered(wanted, rankable)
    assert len(set(order)) == len(order)
    assert set(order) == set(wanted) & rankable
    assert all(wanted.index(a) < wanted.index(b) for a, b in pairwise(order))


@given(ids, st.dictionaries(ids, ids))
def test_a_chain_of_mergers_has_an_end(target: ProposalId, parents: dict[ProposalId, ProposalId]) -> None:
    root = merge_root(target, parents)
    steps, one = [target], target
    while one in parents and parents[one] not in steps:
        one = parents[one]
        steps.append(one)
    assert root == steps[-1]
