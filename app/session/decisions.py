"""Deciding about proposals: what the session agreed on, in which order, what the OPD answered; and taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future

from app.domain.history import HistoryEntry, RestoreValue
from app.domain.identity import ProposalId, RequestId, ResponseId, SiteId, uuid7
from app.domain.proposal import Decided, DecideProposal, Decision, Diversion, Proposal
from app.domain.ranking import OrderProposals, PlaceChange, RankProposal, UndoOrder
from app.domain.response import Response, ResponseFields, SaveResponse
from app.domain.session import Session
from app.session.ports import Clock, DecisionStore


class DecisionDesk:
    """Runs on: the thread of the screen. Futures are done when the change is durable.

    They fail with UserError for what the rules refuse: `domain.proposal_decision.check_decision` and those of the
    store. Nothing is changed then.
    """

    def __init__(self, session: Session, clock: Clock, store: DecisionStore, actor: str) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._actor = actor

    def sign_as(self, actor: str) -> None:
        """Let everything from now on be signed by this role."""
        self._actor = actor

    def discuss(self, proposal_id: ProposalId) -> Future[Proposal]:
        """Mark that it is or was discussed; what was decided before is open again."""
        return self.decide(proposal_id, Decided(Decision.DISCUSSED))

    def reopen(self, proposal_id: ProposalId) -> Future[Proposal]:
        """Take the decision back: it counts as not discussed."""
        return self.decide(proposal_id, Decided())

    def agree(self, proposal_id: ProposalId, reason: str = "") -> Future[Proposal]:
        """Agree on it. Needs volume and cost, or that they were said to follow."""
        return self.decide(proposal_id, Decided(Decision.AGREED, reason=reason))

    def refuse(self, proposal_id: ProposalId, reason: str, reason_code: str = "") -> Future[Proposal]:
        """Do not agree on it, for a reason of ten characters or more; `reason_code` is its line in the list."""
        return self.decide(proposal_id, Decided(Decision.NOT_AGREED, reason_code, reason))

    def postpone(self, proposal_id: ProposalId, reason: str = "", owner: str = "", due: str = "") -> Future[Proposal]:
        """Put it off: `owner` has something to do until `due`."""
        return self.decide(proposal_id, Decided(Decision.POSTPONED, reason=reason, owner=owner, due=due))

    def merge(self, proposal_id: ProposalId, into: ProposalId, reason: str = "") -> Future[Proposal]:
        """Make it part of another proposal of the same site. It keeps its row and its number."""
        return self.decide(proposal_id, Decided(Decision.MERGED, reason=reason, merged_into=into))

    def withdraw(self, proposal_id: ProposalId, reason: str = "") -> Future[Proposal]:
        """Say that who proposed it takes it back."""
        return self.decide(proposal_id, Decided(Decision.WITHDRAWN, reason=reason))

    def redirect(
        self, proposal_id: ProposalId, to: Diversion, reference: str = "", reason: str = ""
    ) -> Future[Proposal]:
        """Send it to SOROT or to another authority; `reference` is the number it has there."""
        return self.decide(
            proposal_id, Decided(Decision.REDIRECTED, reason=reason, diverted_to=to, reference=reference)
        )

    def reserve(self, proposal_id: ProposalId, reason: str = "") -> Future[Proposal]:
        """Keep it in reserve, cadangan."""
        return self.decide(proposal_id, Decided(Decision.RESERVE, reason=reason))

    def decide(self, proposal_id: ProposalId, decided: Decided) -> Future[Proposal]:
        """Take any decision; when and by whom is filled in."""
        return self._store.decide_proposal(DecideProposal(proposal_id, decided, self._actor), self._clock.now_ms())

    def proposals(self, site_id: SiteId) -> Future[tuple[Proposal, ...]]:
        """Return all proposals of a site in the order of discussion: by rank, then by number."""
        return self._store.site_proposals(self._session.session_id, site_id)

    def parts(self, proposal_id: ProposalId) -> Future[tuple[Proposal, ...]]:
        """Return what was merged into a proposal."""
        return self._store.parts_of(proposal_id)

    def rank(self, proposal_id: ProposalId, place: int | None) -> Future[tuple[Proposal, ...]]:
        """Give it a place in its site's order, 1 for the first, None for none; returns the order."""
        return self._store.rank_proposal(RankProposal(proposal_id, place, self._actor), self._clock.now_ms())

    def order(self, site_id: SiteId, order: Iterable[ProposalId]) -> Future[tuple[Proposal, ...]]:
        """Put a site's proposals into this order and return it; who is not named has no rank."""
        command = OrderProposals(self._session.session_id, site_id, tuple(order), self._actor)
        return self._store.order_proposals(command, self._clock.now_ms())

    def undo_order(self, site_id: SiteId) -> Future[tuple[Proposal, ...]]:
        """Take back the last change of a site's order and return it; undoing again brings that change back."""
        return self._store.undo_order(UndoOrder(self._session.session_id, site_id, self._actor), self._clock.now_ms())

    def places(self, proposal_id: ProposalId) -> Future[tuple[PlaceChange, ...]]:
        """Read how its place in the order changed, who moved what and when."""
        return self._store.places(proposal_id)

    def respond(
        self, proposal_id: ProposalId, fields: ResponseFields, request_id: RequestId | None = None
    ) -> Future[Response]:
        """Log what an OPD answered just now, in the turn `request_id`."""
        now_ms = self._clock.now_ms()
        save = SaveResponse(ResponseId(uuid7(now_ms)), proposal_id, fields, now_ms, self._actor, request_id)
        return self._store.save_response(save, now_ms)

    def correct_response(
        self,
        response: Response,
        fields: ResponseFields,
        *,
        is_kept: bool | None = None,
        is_struck: bool | None = None,
    ) -> Future[Response]:
        """Say something else, that the promise was kept, or that the entry was a mistake; None leaves it as it is."""
        save = SaveResponse(
            response.response_id,
            response.proposal_id,
            fields,
            response.at_ms,
            self._actor,
            response.request_id,
            response.is_kept if is_kept is None else is_kept,
            response.is_struck if is_struck is None else is_struck,
        )
        return self._store.save_response(save, self._clock.now_ms())

    def responses(self) -> Future[tuple[Response, ...]]:
        """Read all answers of the session, those that were struck out too."""
        return self._store.responses(self._session.session_id)

    def history(self, proposal_id: ProposalId) -> Future[tuple[HistoryEntry, ...]]:
        """Read who changed what of a proposal and when, oldest first."""
        return self._store.history(proposal_id)

    def undo(self, proposal: Proposal) -> Future[Proposal]:
        """Take back the last change of the proposal as it is shown; undoing again brings that change back."""
        return self.restore(proposal, proposal.revision)

    def restore(self, proposal: Proposal, revision: int, names: Iterable[str] | None = None) -> Future[Proposal]:
        """Set fields to what they were before the change that made `revision`; None for all that it touched."""
        command = RestoreValue(
            proposal.proposal_id,
            revision,
            proposal.revision,
            self._actor,
            None if names is None else frozenset(names),
        )
        return self._store.restore_value(command, self._clock.now_ms())
