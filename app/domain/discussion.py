"""The list that a site's proposals are discussed by: in which order, which part of it, and where a move ends.

What has a rank stands first, in that order; the others follow by their numbers, as they were logged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import ProposalId
from app.domain.proposal import RANKABLE, Decision, Proposal, ProposalState


class Part(StrEnum):
    """A part of the list. ELSEWHERE is what was merged, withdrawn or sent away; drafts are in DRAFT only."""

    ALL = "semua"
    UNDISCUSSED = "belum_dibahas"
    DISCUSSED = "dibahas"
    AGREED = "disepakati"
    NOT_AGREED = "belum_disepakati"
    POSTPONED = "ditunda"
    RESERVE = "cadangan"
    ELSEWHERE = "lain"
    DRAFT = "draf"


_PARTS = {
    Decision.UNDISCUSSED: Part.UNDISCUSSED,
    Decision.DISCUSSED: Part.DISCUSSED,
    Decision.AGREED: Part.AGREED,
    Decision.NOT_AGREED: Part.NOT_AGREED,
    Decision.POSTPONED: Part.POSTPONED,
    Decision.MERGED: Part.ELSEWHERE,
    Decision.WITHDRAWN: Part.ELSEWHERE,
    Decision.REDIRECTED: Part.ELSEWHERE,
    Decision.RESERVE: Part.RESERVE,
}


@dataclass(frozen=True, slots=True)
class Move:
    """Where a proposal goes in its site's order: `place` 1 is the first, None takes it out."""

    proposal_id: ProposalId
    place: int | None


def part_of(proposal: Proposal) -> Part:
    """Return the part of the list that a proposal belongs to."""
    return Part.DRAFT if proposal.state is ProposalState.DRAFT else _PARTS[proposal.decided.state]


def count_parts(proposals: Iterable[Proposal]) -> Counter[Part]:
    """Count every part; ALL is all but the drafts."""
    counts = Counter(part_of(proposal) for proposal in proposals)
    counts[Part.ALL] = counts.total() - counts[Part.DRAFT]
    return counts


def in_part(proposals: Iterable[Proposal], part: Part) -> list[Proposal]:
    """Return those of one part, in the order they come in."""
    if part is Part.ALL:
        return [proposal for proposal in proposals if proposal.state is not ProposalState.DRAFT]
    return [proposal for proposal in proposals if part_of(proposal) is part]


def by_discussion(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return what has a rank in that order, then the rest as it comes in."""
    return sorted(proposals, key=_rank)


def _rank(proposal: Proposal) -> int:
    return proposal.priority if proposal.priority is not None else _UNRANKED


_UNRANKED = 1 << 30


def may_be_ranked(proposal: Proposal) -> bool:
    """Tell whether a proposal may have a rank: it is filed, and its decision leaves it one."""
    return proposal.state is ProposalState.RECORDED and proposal.decided.state in RANKABLE


def ranked_count(proposals: Iterable[Proposal]) -> int:
    """Return how many of a site's proposals have a rank."""
    return sum(1 for proposal in proposals if proposal.priority is not None)


def stepped(shown: Sequence[Proposal], chosen: Proposal, ranked: int, *, up: bool) -> Move | None:
    """Return one step up or down the list as it is shown; None where there is nothing to move to.

    What has no rank gets the last one by its first step up. A step down from the last rank takes it away again.
    `ranked` is how many of the site have a rank, shown or not.
    """
    if chosen.priority is None:
        return Move(chosen.proposal_id, ranked + 1) if up and may_be_ranked(chosen) else None
    others = [one.priority for one in shown if one.priority is not None and one.proposal_id != chosen.proposal_id]
    if up:
        before = [place for place in others if place < chosen.priority]
        return Move(chosen.proposal_id, max(before)) if before else None
    behind = [place for place in others if place > chosen.priority]
    return Move(chosen.proposal_id, min(behind) if behind else None)


def dropped(shown: Sequence[Proposal], moved: Proposal, row: int, ranked: int) -> Move | None:
    """Return where a proposal goes that was dropped before `row` of the list as it is shown; None for nowhere new.

    Among those with a rank it takes the place it was dropped at, behind them the last rank.
    """
    if not may_be_ranked(moved):
        return None
    own = moved.priority
    following = next(
        (one.priority for one in shown[row:] if one.priority is not None and one.proposal_id != moved.proposal_id), None
    )
    if following is None:
        place = ranked if own is not None else ranked + 1
    else:
        place = following - 1 if own is not None and own < following else following
    return None if place == own else Move(moved.proposal_id, place)
