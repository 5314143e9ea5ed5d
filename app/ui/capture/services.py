"""What the form needs from the session and from the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from app.domain.history import LineElsewhere
from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import ProposalFields
from app.domain.proposer import Proposer
from app.domain.similar import Similar
from app.session.decisions import DecisionDesk
from app.session.photos import PhotoDesk
from app.session.ports import Clock
from app.session.proposals import ProposalDesk
from app.session.reference import ReferenceBook
from app.ui.capture.images import ImageWork
from app.ui.later import MainThread
from app.ui.ports import PictureSource

FindSimilar = Callable[[ProposalId, SiteId, ProposalFields], Future[tuple[Similar, ...]]]
"""Finds what may be the proposal with this id that is being typed, the likeliest first."""


Elsewhere = Callable[[ProposalId], Future[tuple[LineElsewhere, ...] | None]]


@dataclass(frozen=True, slots=True)
class FormDesks:
    """The desks behind the form. `book` reads the reference data of the year.

    `details_open`: the second part was open last time; `remember_details` keeps it for the next.
    `elsewhere` asks the server what every station changed; it answers None where this one is not enrolled.
    """

    book: Callable[[], Future[ReferenceBook]]
    decisions: DecisionDesk
    photos: PhotoDesk
    images: ImageWork
    details_open: bool
    remember_details: Callable[[bool], Future[None]]
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class CaptureServices:
    """`people` are those of a site that may bring a proposal."""

    desk: ProposalDesk
    later: MainThread
    clock: Clock
    pictures: PictureSource
    people: Callable[[SiteId], Sequence[Proposer]]
    form: FormDesks
    similar: FindSimilar | None = None
