"""What the page knows beside the proposals: the tables of the year, the answers of checklists and of OPD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import Decided, Proposal
from app.domain.quota import SiteStanding
from app.domain.reference import ReferenceKind
from app.domain.response import Response
from app.domain.scoring import Assessment, Checklist, Score
from app.session.reference import ReferenceBook
from app.ui.decisions.lists import DecisionLists
from app.ui.decisions.reasons import Reason
from app.ui.decisions.words import score_text

OF_KAMUS = ""
"""The checklist that the kamus asks about each work: SIENCANG's way."""

_NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that can be taken back: the change that made it, and what stood then."""

    proposal_id: ProposalId
    revision: int
    decided: Decided


@dataclass(frozen=True, slots=True)
class Reordered:
    """A move that can be taken back: the order before it."""

    site_id: SiteId
    order: tuple[ProposalId, ...]


class DecisionState:
    """Runs on: the thread of the screen."""

    def __init__(self, sites: Iterable[SiteId]) -> None:
        self.lists = DecisionLists(sites)
        self.book = ReferenceBook()
        self.checklist = OF_KAMUS
        self.taken: list[Taken | Reordered] = []
        self._assessments: dict[tuple[ProposalId, str], Assessment] = {}
        self._responses: dict[ProposalId, dict[str, Response]] = {}
        self._scores: dict[ProposalId, str] = {}
        self._standings: dict[SiteId, tuple[int, SiteStanding]] = {}

    # --- reference data ---------------------------------------------------------------------

    def show_book(self, book: ReferenceBook) -> None:
        """Take over the tables of the year."""
        self.book = book
        self._standings.clear()
        self._scores.clear()

    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons that are offered."""
        return tuple(Reason(row.code, row.value("nama")) for row in self.book.listed(ReferenceKind.REASON))

    def standing(self, site_id: SiteId) -> SiteStanding:
        """Return where a site stands against its quota. Counted once for each state of the site."""
        version = self.lists.version(site_id)
        known = self._standings.get(site_id)
        if known is None or known[0] != version:
            known = self._standings[site_id] = (version, self.book.standing(site_id, self.lists.of(site_id)))
        return known[1]

    # --- scores -----------------------------------------------------------------------------

    def show_assessments(self, assessments: Iterable[Assessment]) -> None:
        """Take over all answers of the checklists."""
        self._assessments = {(one.proposal_id, one.checklist): one for one in assessments}
        self._scores.clear()

    def put_assessment(self, assessment: Assessment) -> None:
        """Take over the answers about one proposal."""
        self._assessments[assessment.proposal_id, assessment.checklist] = assessment
        self._scores.pop(assessment.proposal_id, None)

    @property
    def has_scores(self) -> bool:
        """Tell whether anything was scored at all."""
        return bool(self._assessments)

    @property
    def checklists(self) -> tuple[str, ...]:
        """Return the checklists that can be chosen, the kamus first."""
        return (OF_KAMUS, *(one.code for one in self.book.checklists))

    def use_checklist(self, code: str) -> None:
        """Choose the checklist by which proposals are scored."""
        self.checklist = code
        self._scores.clear()

    def checklist_of(self, proposal: Proposal) -> Checklist | None:
        """Return what is asked about a proposal by the chosen checklist."""
        return self.book.checklist_for(proposal, self.checklist)

    def answers_of(self, proposal: Proposal, checklist: Checklist) -> Mapping[str, int]:
        """Return what was answered."""
        found = self._assessments.get((proposal.proposal_id, checklist.code))
        return found.answers if found else _NOTHING

    def score(self, proposal: Proposal) -> Score | None:
        """Work out a proposal's score by the chosen checklist; None where it asks nothing."""
        checklist = self.checklist_of(proposal)
        return self.book.score(proposal, checklist, self.answers_of(proposal, checklist)) if checklist else None

    def score_value(self, proposal: Proposal) -> Decimal | None:
        """Return the score if all is answered."""
        found = self.score(proposal)
        return found.value if found else None

    def score_cell(self, proposal: Proposal) -> str:
        """Return the score as a cell says it. Kept: a list is painted again and again."""
        if proposal.proposal_id not in self._scores:
            value = self.score_value(proposal)
            self._scores[proposal.proposal_id] = "" if value is None else score_text(value)
        return self._scores[proposal.proposal_id]

    def forget_score(self, proposal_id: ProposalId) -> None:
        """Work the score out anew: the proposal has changed."""
        self._scores.pop(proposal_id, None)

    def suggested(self, proposals: Iterable[Proposal]) -> tuple[ProposalId, ...]:
        """Return the order that the scores suggest for what has a score or a rank already."""
        known = [p for p in proposals if p.priority is not None or self.score_value(p) is not None]
        return self.book.suggested(known, self._assessments.values(), self.checklist)

    # --- answers of OPD ---------------------------------------------------------------------

    def show_responses(self, responses: Iterable[Response]) -> None:
        """Take over all answers of the session."""
        self._responses.clear()
        for response in responses:
            self.put_response(response)

    def put_response(self, response: Response) -> None:
        """Take over one answer."""
        self._responses.setdefault(response.proposal_id, {})[response.response_id] = response

    def responses_of(self, proposal_id: ProposalId) -> tuple[Response, ...]:
        """Return what was answered to a proposal, without what was struck out."""
        return tuple(one for one in self._responses.get(proposal_id, {}).values() if not one.is_struck)
