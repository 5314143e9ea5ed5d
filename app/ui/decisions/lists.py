"""The proposals as the page knows them, site by site, in the order they were logged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from app.domain.discussion import Part, by_discussion, count_parts, in_part
from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import Proposal


class DecisionLists:
    """What was read last. Runs on: the thread of the screen."""

    def __init__(self, sites: Iterable[SiteId]) -> None:
        self._sites: dict[SiteId, dict[ProposalId, Proposal]] = {site_id: {} for site_id in sites}
        self._numbers: dict[str, str] = {}
        self._counts: dict[SiteId, Counter[Part]] = {}
        self._versions: Counter[SiteId] = Counter()

    @property
    def numbers(self) -> Mapping[str, str]:
        """Return the number of every proposal by its id."""
        return self._numbers

    @property
    def sites(self) -> tuple[SiteId, ...]:
        """Return the sites, in the order of the roster."""
        return tuple(self._sites)

    def show_all(self, newest_first: Sequence[Proposal]) -> None:
        """Take over everything, as the store lists it."""
        for site in self._sites.values():
            site.clear()
        for proposal in reversed(newest_first):
            self._sites.setdefault(proposal.site_id, {})[proposal.proposal_id] = proposal
        self._numbers = {one.proposal_id: one.number for one in newest_first}
        self._counts.clear()
        self._versions.update(self._sites.keys())

    def show_site(self, site_id: SiteId, newest_first: Sequence[Proposal]) -> None:
        """Take over one site."""
        self._sites[site_id] = {one.proposal_id: one for one in reversed(newest_first)}
        self._numbers.update({one.proposal_id: one.number for one in newest_first})
        self._changed(site_id)

    def put(self, proposal: Proposal) -> None:
        """Take over one proposal, in the place it has."""
        self._sites.setdefault(proposal.site_id, {})[proposal.proposal_id] = proposal
        self._numbers[proposal.proposal_id] = proposal.number
        self._changed(proposal.site_id)

    def get(self, proposal_id: str) -> Proposal | None:
        """Return a proposal."""
        wanted = ProposalId(proposal_id)
        return next((site[wanted] for site in self._sites.values() if wanted in site), None)

    def of(self, site_id: SiteId | None) -> tuple[Proposal, ...]:
        """Return the proposals of a site, or of all, in the order they were logged."""
        if site_id is not None:
            return tuple(self._sites.get(site_id, {}).values())
        return tuple(one for site in self._sites.values() for one in site.values())

    def counts(self, site_id: SiteId | None) -> Counter[Part]:
        """Count the parts of a site's list, or of all. Counted once for each state of a site."""
        if site_id is None:
            return sum((self.counts(one) for one in self._sites), Counter())
        if site_id not in self._counts:
            self._counts[site_id] = count_parts(self.of(site_id))
        return self._counts[site_id]

    def version(self, site_id: SiteId) -> int:
        """Return a number that is another one whenever something of a site has changed."""
        return self._versions[site_id]

    def _changed(self, site_id: SiteId) -> None:
        self._counts.pop(site_id, None)
        self._versions[site_id] += 1

    def in_order(self, site_id: SiteId | None, part: Part) -> list[Proposal]:
        """Return a part of a site's list, or of all lists one after the other, in the order of discussion."""
        sites = self._sites if site_id is None else (site_id,)
        return [one for site in sites for one in by_discussion(in_part(self.of(site), part))]

    def ranked(self, site_id: SiteId) -> list[Proposal]:
        """Return what has a rank at a site, the first first."""
        return by_discussion(one for one in self.of(site_id) if one.priority is not None)

    def parts_of(self, proposal_id: ProposalId) -> tuple[Proposal, ...]:
        """Return what was merged into a proposal."""
        own = self.get(proposal_id)
        return () if own is None else tuple(p for p in self.of(own.site_id) if p.decided.merged_into == proposal_id)
