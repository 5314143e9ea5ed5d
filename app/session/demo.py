"""The demonstration: what an operator would do in the first minute, so that a newcomer sees a session.

It uses the same commands as a person and stops as soon as a person does anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.floor import Cancel, Release, Speaker
from app.domain.identity import SiteId
from app.domain.proposal import ProposalFields, ProposalState
from app.domain.session import AgendaKind
from app.session.agenda import Agenda
from app.session.floor import Floor
from app.session.proposals import ProposalDesk


@dataclass(frozen=True, slots=True)
class DemoProposal:
    """A sample proposal of a site."""

    site_id: SiteId
    fields: ProposalFields


class DemoScript:
    """Runs on: the thread of the screen; `step` is called a few times a second."""

    def __init__(
        self,
        floor: Floor,
        proposals: ProposalDesk,
        agenda: Agenda,
        samples: Sequence[DemoProposal],
        speaker: tuple[SiteId, Speaker],
        queue: Sequence[SiteId],
    ) -> None:
        self._floor = floor
        self._proposals = proposals
        self._agenda = agenda
        self._samples = samples
        self._speaker = speaker
        self._queue = queue
        self._done = False
        # An earlier demonstration may have been killed: its speaker must not have spoken since yesterday.
        self.end()
        self._untouched = floor.state

    def log_samples(self) -> None:
        """Log the sample proposals. Called once, for a store that has none of this session."""
        for sample in self._samples:
            proposal_id = self._proposals.new_id()
            self._proposals.save(proposal_id, sample.site_id, sample.fields, None, ProposalState.RECORDED)

    def step(self, live: frozenset[SiteId]) -> None:
        """Once the first speaker's site is live begin the round, give him the floor and let two others queue.

        Nothing happens on a floor that somebody has used since the demonstration began.
        """
        self._done = self._done or self._floor.state != self._untouched
        if self._done or self._speaker[0] not in live:
            return
        self._done = True
        site_id, speaker = self._speaker
        self._hold_round()
        for waiting in self._queue:
            self._floor.request(waiting)
        self._floor.grant(site_id, speaker)

    def _hold_round(self) -> None:
        """Step to the round of the kelurahan, as somebody would have done by then; not on an agenda that was begun."""
        if self._agenda.state.spans:
            return
        kinds = [planned.item.kind for planned in self._agenda.state.items]
        steps = kinds.index(AgendaKind.ROUND) + 1 if AgendaKind.ROUND in kinds else 1
        for _ in range(steps):
            self._agenda.forward()

    def end(self) -> None:
        """Take floor and agenda back and empty the queue: nobody speaks on until the next demonstration."""
        if self._agenda.state.is_paused:
            self._agenda.toggle_break()
        while self._agenda.state.spans:
            self._agenda.back()
        for request in self._floor.state.waiting:
            self._floor.execute(Cancel(request.request_id))
        while self._floor.state.speaking:
            self._floor.execute(Release())
