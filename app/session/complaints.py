"""Complaints of another channel, SOROT above all, as the background of usulan: taken in from a list, tied to usulan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.complaint import (
    Complaint,
    ComplaintId,
    ComplaintList,
    ComplaintPlan,
    RawComplaints,
    background,
    plan_complaints,
    understand_complaints,
)
from app.domain.identity import ProposalId, SessionId
from app.domain.proposal import Proposal
from app.domain.session import Session
from app.domain.usulan_place import Places
from app.domain.wilayah import Wilayah
from app.session.ports import Clock


class ComplaintStore(Protocol):
    """The store's part that keeps complaints. Futures are done when the change is durable."""

    def take_complaints(self, session_id: SessionId, listed: ComplaintList, at_ms: int) -> Future[ComplaintPlan]:
        """Take over a list in one transaction."""
        ...

    def complaints(self, session_id: SessionId) -> Future[tuple[Complaint, ...]]:
        """Read all complaints of the session, oldest entry first."""
        ...

    def link_complaint(
        self, complaint_id: ComplaintId, proposal_id: ProposalId, at_ms: int, *, is_linked: bool = True
    ) -> Future[None]:
        """Say that a complaint is the background of a usulan, or take that back."""
        ...

    def linked_complaints(self, proposal_id: ProposalId) -> Future[tuple[Complaint, ...]]:
        """Read what is tied to a usulan."""
        ...

    def tied_complaints(self, session_id: SessionId) -> Future[Mapping[ProposalId, tuple[Complaint, ...]]]:
        """Read what is tied to every usulan of the session."""
        ...


@dataclass(frozen=True, slots=True)
class ComplaintPreview:
    """A list that was read, and what it would do."""

    listed: ComplaintList
    plan: ComplaintPlan


@dataclass(frozen=True, slots=True)
class Background:
    """What is tied to a usulan, and what may belong to it as well, the likeliest first."""

    tied: tuple[Complaint, ...]
    likely: tuple[Complaint, ...]


class ComplaintDesk:
    """Runs on: the thread of the screen; files are read and complaints compared on the executor's."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        store: ComplaintStore,
        read: Callable[[Path], RawComplaints],
        wilayah: Wilayah,
        executor: Executor,
    ) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._read = read
        self._wilayah = wilayah
        self._executor = executor

    def preview(self, path: Path) -> Future[ComplaintPreview]:
        """Read a list and work out what it would do; nothing is written. Fails with UserError for what is no list."""
        return self._executor.submit(self._preview, path)

    def take(self, listed: ComplaintList) -> Future[ComplaintPlan]:
        """Write a list that was looked at. The plan is made again against what is stored by then."""
        return self._store.take_complaints(self._session.session_id, listed, self._clock.now_ms())

    def tied(self) -> Future[Mapping[ProposalId, tuple[Complaint, ...]]]:
        """Read what is tied to every usulan."""
        return self._store.tied_complaints(self._session.session_id)

    def behind(self, proposal: Proposal) -> Future[Background]:
        """Find the background of a usulan."""
        return self._executor.submit(self._behind, proposal)

    def tie(self, proposal: Proposal, complaint_id: ComplaintId, *, is_tied: bool) -> Future[None]:
        """Say that a complaint is the background of a usulan, or that it is not."""
        return self._store.link_complaint(complaint_id, proposal.proposal_id, self._clock.now_ms(), is_linked=is_tied)

    # Runs on: the executor's thread.

    def _preview(self, path: Path) -> ComplaintPreview:
        listed = understand_complaints(self._read(path), Places(self._session, self._wilayah))
        there = self._store.complaints(self._session.session_id).result()
        return ComplaintPreview(listed, plan_complaints(listed, there))

    def _behind(self, proposal: Proposal) -> Background:
        tied = self._store.linked_complaints(proposal.proposal_id).result()
        known = {one.complaint_id for one in tied}
        rest = (
            one for one in self._store.complaints(self._session.session_id).result() if one.complaint_id not in known
        )
        return Background(tied, background(proposal, rest))
