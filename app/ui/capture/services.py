"""What the form needs from the session and from the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import ProposalFields
from app.domain.proposer import Proposer
from app.session.decisions import DecisionDesk
from app.session.proposals import ProposalDesk
from app.session.reference import ReferenceBook
from app.ui.capture.similar_strip import Likeness
from app.ui.later import MainThread

FindSimilar = Callable[[ProposalId, SiteId, ProposalFields], Future[tuple[Likeness, ...]]]
"""Finds what may be the proposal with this id that is being typed, the likeliest first."""


@dataclass(frozen=True, slots=True)
class CaptureServices:
    """`people` are those of a site that may bring a proposal; `book` reads the reference data of the year."""

    desk: ProposalDesk
    later: MainThread
    people: Callable[[SiteId], Sequence[Proposer]]
    book: Callable[[], Future[ReferenceBook]]
    decisions: DecisionDesk
    similar: FindSimilar | None = None
