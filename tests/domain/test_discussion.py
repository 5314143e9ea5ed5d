from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.discussion import (
    Move,
    Part,
    by_discussion,
    count_parts,
    dropped,
    in_part,
    may_be_ranked,
    part_of,
    ranked_count,
    stepped,
)
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.proposal import Decided, Decision, Proposal, ProposalFields, ProposalState


def made(number: int, priority: int | None = None, state: Decision = Decision.UNDISCUSSED) -> Proposal:
    return Proposal(
        ProposalId(f"p{number}"),
        SessionId("s"),
        SiteId("32.75.06.1003"),
        f"PJG-{number:03d}",
        ProposalState.RECORDED,
        ProposalFields(),
        None,
        0,
        0,
        1,
        Decided(state),
        priority=priority,
    )


DRAFT = replace(made(9), state=ProposalState.DRAFT)
SITE = by_discussion([made(1), made(2, 2), made(3, 1), made(4), made(5, 3)])


def numbers(proposals: list[Proposal]) -> list[str]:
    return [proposal.proposal_id for proposal in proposals]


def test_what_has_a_rank_comes_first_and_the_rest_as_it_was_logged() -> None:
    assert numbers(SITE) == ["p3", "p2", "p5", "p1", "p4"]
    assert ranked_count(SITE) == 3


@pytest.mark.parametrize("state", list(Decision))
def test_every_decision_belongs_to_one_part(state: Decision) -> None:
    proposal = made(1, state=state)
    part = part_of(proposal)
    assert in_part([proposal, DRAFT], part) == [proposal]
    assert in_part([proposal, DRAFT], Part.ALL) == [proposal]


def test_drafts_stand_apart_and_are_not_counted_among_all() -> None:
    counts = count_parts([*SITE, made(6, state=Decision.MERGED), DRAFT])
    assert (counts[Part.ALL], counts[Part.UNDISCUSSED], counts[Part.ELSEWHERE], counts[Part.DRAFT]) == (6, 5, 1, 1)
    assert in_part([*SITE, DRAFT], Part.DRAFT) == [DRAFT]


def test_a_step_goes_over_its_neighbour_in_the_list() -> None:
    assert stepped(SITE, SITE[1], 3, up=True) == Move(ProposalId("p2"), 1)
    assert stepped(SITE, SITE[0], 3, up=False) == Move(ProposalId("p3"), 2)
    assert stepped(SITE, SITE[0], 3, up=True) is None


def test_a_step_goes_over_those_that_the_list_does_not_show() -> None:
    shown = [SITE[0], SITE[2]]
    assert stepped(shown, SITE[2], 3, up=True) == Move(ProposalId("p5"), 1)


def test_the_first_step_up_gives_the_last_rank_and_the_last_step_down_takes_it() -> None:
    assert stepped(SITE, SITE[4], 3, up=True) == Move(ProposalId("p4"), 4)
    assert stepped(SITE, SITE[2], 3, up=False) == Move(ProposalId("p5"), None)
    assert stepped(SITE, SITE[4], 3, up=False) is None


def test_what_was_refused_is_not_ranked() -> None:
    refused = made(7, state=Decision.NOT_AGREED)
    assert not may_be_ranked(refused)
    assert not may_be_ranked(DRAFT)
    assert stepped([*SITE, refused], refused, 3, up=True) is None
    assert dropped([*SITE, refused], refused, 0, 3) is None


@pytest.mark.parametrize(
    ("moved", "row", "place"),
    [(4, 0, 1), (4, 1, 2), (4, 4, 4), (4, 5, 4), (0, 2, 2), (0, 3, 3), (0, 5, 3), (2, 0, 1), (2, 1, 2)],
)
def test_a_drop_takes_the_place_of_the_line_below(moved: int, row: int, place: int) -> None:
    assert dropped(SITE, SITE[moved], row, 3) == Move(SITE[moved].proposal_id, place)


@pytest.mark.parametrize(("moved", "row"), [(0, 0), (0, 1), (1, 1), (1, 2), (2, 3), (2, 5)])
def test_a_drop_where_it_stands_moves_nothing(moved: int, row: int) -> None:
    assert dropped(SITE, SITE[moved], row, 3) is None
