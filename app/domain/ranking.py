"""The order of a site's proposals: prioritas ke-1, ke-2 and so on, set by people and without a gap.

The order is the decision of record; a score only suggests one. It is one list for each site, so that a move is one
change however many numbers it shifts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.domain.identity import ProposalId, SessionId, SiteId

Order = tuple[ProposalId, ...]
"""From the first to the last; nobody stands in it twice."""


@dataclass(frozen=True, slots=True)
class RankProposal:
    """Give a proposal a place, 1 for the first; None takes it out of the order."""

    proposal_id: ProposalId
    place: int | None
    actor: str


@dataclass(frozen=True, slots=True)
class OrderProposals:
    """Put a site's proposals into this order; who is not named has no rank any more."""

    session_id: SessionId
    site_id: SiteId
    order: Order
    actor: str


@dataclass(frozen=True, slots=True)
class UndoOrder:
    """Take back the last change of a site's order."""

    session_id: SessionId
    site_id: SiteId
    actor: str


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One change of a proposal's place, made by moving it or another one; None is no place."""

    at_ms: int
    actor: str
    old: int | None
    new: int | None


def placed(order: Sequence[ProposalId], proposal_id: ProposalId, place: int) -> Order:
    """Return the order with the proposal at `place`; the others keep theirs among themselves.

    A place before the first or behind the last is the first or the last.
    """
    others = without(order, proposal_id)
    at = min(max(place, 1), len(others) + 1) - 1
    return (*others[:at], proposal_id, *others[at:])


def without(order: Iterable[ProposalId], proposal_id: ProposalId) -> Order:
    """Return the order without the proposal; who stood behind it moves up."""
    return tuple(one for one in order if one != proposal_id)


def ordered(wanted: Iterable[ProposalId], rankable: Collection[ProposalId]) -> Order:
    """Return `wanted` without those that may have no rank, and each only where it stands first."""
    return tuple(one for one in dict.fromkeys(wanted) if one in rankable)
