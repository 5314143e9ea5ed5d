"""Logging proposals while somebody speaks: drafts as they are typed, then filed."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from app.domain.floor import FloorState
from app.domain.identity import ProposalId, RequestId, SiteId, uuid7
from app.domain.proposal import (
    Field,
    Proposal,
    ProposalFields,
    ProposalQuery,
    ProposalState,
    SaveProposal,
    missing,
)
from app.domain.proposer import Proposer, unsur_of
from app.domain.session import Session
from app.domain.similar import Similar, SimilarQuery
from app.domain.site import HALL
from app.session.ports import Clock, ProposalStore

MOST_LISTED = 100_000
"""More than a city proposes in a year: a list for deciding leaves nothing out."""

_FOLLOWED = 200
"""So many of the last changes are looked at for what was marked as discussed."""


@dataclass(frozen=True, slots=True)
class Prefill:
    """What the floor knows about a proposal that is about to be typed."""

    site_id: SiteId | None
    proposer: str
    request_id: RequestId | None
    unsur: str = ""
    rt: str = ""
    rw: str = ""

    @property
    def fields(self) -> ProposalFields:
        """Return the form as it begins."""
        return ProposalFields(pengusul=self.proposer, unsur=self.unsur, rt=self.rt, rw=self.rw)


class ProposalDesk:
    """Runs on: the thread of the screen. Futures are done when the change is durable."""

    def __init__(self, session: Session, clock: Clock, store: ProposalStore, actor: str) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._actor = actor

    def sign_as(self, actor: str) -> None:
        """Let everything from now on be signed by this role."""
        self._actor = actor

    def new_id(self) -> ProposalId:
        """Return the id of a proposal that is about to be typed."""
        return ProposalId(uuid7(self._clock.now_ms()))

    def prefill(self, floor: FloorState) -> Prefill:
        """Take site and speaker from the floor."""
        holder = floor.holder
        if holder is None or holder.site_id == HALL:
            return Prefill(None, "", None)
        person = Proposer(holder.speaker.name, holder.speaker.office)
        unsur = unsur_of(holder.speaker.unsur, holder.speaker.office)
        return Prefill(holder.site_id, person.text, holder.request_id, unsur, person.rt, person.rw)

    def save(
        self,
        proposal_id: ProposalId,
        site_id: SiteId,
        fields: ProposalFields,
        request_id: RequestId | None,
        state: ProposalState = ProposalState.DRAFT,
        only: frozenset[Field] | None = None,
    ) -> Future[Proposal]:
        """Save what is typed so far, or file it with `ProposalState.RECORDED`; `only` as in `SaveProposal`."""
        save = SaveProposal(
            proposal_id=proposal_id,
            session_id=self._session.session_id,
            site_id=site_id,
            state=state,
            fields=fields,
            actor=self._actor,
            request_id=request_id,
            only=only,
        )
        return self._store.save_proposal(save, self._clock.now_ms())

    def find(self, text: str = "", site_id: SiteId | None = None) -> Future[tuple[Proposal, ...]]:
        """Search the session's proposals."""
        return self._store.find_proposals(ProposalQuery(self._session.session_id, site_id, text))

    def listed(self, site_id: SiteId | None = None, text: str = "") -> Future[tuple[Proposal, ...]]:
        """Read every proposal of a site, or of all, that matches: the oldest last, however many there are."""
        return self._store.find_proposals(ProposalQuery(self._session.session_id, site_id, text, limit=MOST_LISTED))

    def changed_last(self) -> Future[tuple[Proposal, ...]]:
        """Read what was changed last, the newest change first."""
        return self._store.find_proposals(ProposalQuery(self._session.session_id, limit=_FOLLOWED, by_change=True))

    def count(self) -> Future[int]:
        """Count the proposals that are filed."""
        return self._store.count_recorded(self._session.session_id)

    def drafts(self) -> Future[tuple[Proposal, ...]]:
        """Read what was typed on this computer and never filed, the newest first: others' drafts are theirs to end."""
        return self._store.find_proposals(ProposalQuery(self._session.session_id, state=ProposalState.DRAFT, own=True))

    def similar(self, proposal_id: ProposalId, site_id: SiteId, fields: ProposalFields) -> Future[tuple[Similar, ...]]:
        """Find what may be the proposal that is being typed, the likeliest first."""
        return self._store.similar_proposals(SimilarQuery(site_id, fields, but_not=proposal_id))

    def is_complete(self, fields: ProposalFields) -> bool:
        """Tell whether the required fields are there."""
        return not missing(fields)
