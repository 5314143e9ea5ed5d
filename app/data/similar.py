"""Proposals that may be the one that is being typed, in this session and the ones before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.data.changes import PIECE, Changes
from app.data.database import Database, Row, fetch
from app.data.proposal_rows import proposal_of
from app.domain.identity import ProposalId, SiteId
from app.domain.padanan import Padanan
from app.domain.proposal import ProposalFields
from app.domain.similar import Similar, SimilarQuery, SiteIndex

_COMPARED = ("rw", "rt", "permasalahan", "usulan", "lokasi", "lokasi_detail", "kode_kamus")


@dataclass(slots=True)
class _Site:
    index: SiteIndex
    changes: Changes

    def take_in(self, rows: Sequence[Row]) -> None:
        for row in rows:
            fields = ProposalFields(**{name: row[name] for name in _COMPARED})
            self.index.put(ProposalId(row["proposal_id"]), fields)


@dataclass(slots=True)
class SimilarProposals:
    """Keeps an index of each site that was asked for; what was saved since the last question is taken in first.

    Runs on: the store's reading thread.
    """

    padanan: Padanan
    _sites: dict[SiteId, _Site] = field(default_factory=dict)

    def find(self, db: Database, query: SimilarQuery) -> tuple[Similar, ...]:
        """Return the likely ones, the likeliest first."""
        site = self._site(query.site_id)
        site.take_in(site.changes.since(db))
        found = site.index.find(query.fields, but_not=query.but_not, limit=query.limit)
        if not found:
            return ()
        marks = ", ".join("?" * len(found))
        rows = fetch(db, f"SELECT * FROM proposal WHERE proposal_id IN ({marks})", [found_[0] for found_ in found])
        proposals = {row["proposal_id"]: proposal_of(row) for row in rows}
        return tuple(Similar(proposals[proposal_id], likeness) for proposal_id, likeness in found)

    def warm(self, db: Database, site_id: SiteId) -> bool:
        """Take in a few of a site's proposals before anybody asks; tell whether that was all."""
        site = self._site(site_id)
        rows = site.changes.piece(db, PIECE)
        site.take_in(rows or ())
        return rows is None

    def _site(self, site_id: SiteId) -> _Site:
        known = self._sites.get(site_id)
        if known is None:
            changes = Changes(_COMPARED, "site_id = ?", (site_id,))
            known = self._sites[site_id] = _Site(SiteIndex(self.padanan), changes)
        return known
