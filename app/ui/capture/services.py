"""What the form needs from the session and from the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from app.domain.identity import SiteId
from app.domain.proposer import Proposer
from app.session.proposals import ProposalDesk
from app.session.reference import ReferenceBook
from app.ui.later import MainThread


@dataclass(frozen=True, slots=True)
class CaptureServices:
    """`people` are those of a site that may bring a proposal; `book` reads the reference data of the year."""

    desk: ProposalDesk
    later: MainThread
    people: Callable[[SiteId], Sequence[Proposer]]
    book: Callable[[], Future[ReferenceBook]]
