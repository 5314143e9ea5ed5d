"""How much a site may propose in a year, by number and by money: MAKS, USULAN, SELISIH (domain.md §1.5).

A quota warns and never blocks: the city made its own check soft, and a session may decide otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.domain.identity import SiteId
from app.domain.proposal import Decision, Proposal, ProposalState
from app.domain.reference import ReferenceKind, ReferenceRow, of_kind

_NOT_COUNTED = frozenset({Decision.MERGED, Decision.WITHDRAWN, Decision.REDIRECTED})
"""What is part of another proposal, or none of this Musrenbang's any more."""


@dataclass(frozen=True, slots=True)
class Quota:
    """What a site may have. None is no limit; `ceiling` (pagu) is whole rupiah, `per_rw` proposals of one RW."""

    most: int | None = None
    ceiling: int | None = None
    per_rw: int | None = None


NO_QUOTA = Quota()


@dataclass(frozen=True, slots=True)
class Bar:
    """One line MAKS / USULAN / SELISIH, in proposals or in rupiah."""

    most: int | None
    used: int

    @property
    def left(self) -> int | None:
        """Return how much is left, below zero for what is too much; None without a limit."""
        return None if self.most is None else self.most - self.used

    @property
    def is_over(self) -> bool:
        """Tell whether there is a limit and it is passed."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True, slots=True)
class SiteStanding:
    """Where a site stands.

    `proposed` counts every filed proposal but those that were merged, withdrawn or sent elsewhere; `agreed`
    those that were agreed; `money` is the cost of the agreed ones and `proposed_money` of the proposed.
    `unpriced` is how many agreed ones have no cost yet. `over_rw` are the RW with too many, and how many they have.
    """

    proposed: Bar
    agreed: Bar
    money: Bar
    proposed_money: Bar
    refused: int
    unpriced: int
    over_rw: tuple[tuple[str, int], ...] = ()

    @property
    def is_over(self) -> bool:
        """Tell whether more was agreed than the quota allows. A warning, nothing more."""
        return self.agreed.is_over or self.money.is_over


def quotas_of(rows: Iterable[ReferenceRow]) -> dict[SiteId, Quota]:
    """Return the quotas of a year by site; a limit that is not given follows from the number of RW."""
    return {SiteId(row.code): _quota(row) for row in of_kind(rows, ReferenceKind.QUOTA)}


def usual_most(rw_count: int, per_rw: int = 4) -> int:
    """Return what a kelurahan accepts at most: three quarters of what its RW may propose (SIENCANG, Oct 2020)."""
    return int((Decimal(rw_count * per_rw) * Decimal("0.75")).quantize(Decimal(1), ROUND_HALF_UP))


def standing(site_id: SiteId, quota: Quota, proposals: Iterable[Proposal]) -> SiteStanding:
    """Count a site's proposals against its quota."""
    filed = [p for p in proposals if p.site_id == site_id and p.state is ProposalState.RECORDED]
    proposed = [p for p in filed if p.decided.state not in _NOT_COUNTED]
    agreed = [p for p in filed if p.decided.state is Decision.AGREED]
    by_rw = Counter(_plain_rw(p.fields.rw) for p in proposed if _plain_rw(p.fields.rw))
    most_of_rw = quota.per_rw
    over = () if most_of_rw is None else tuple((rw, n) for rw, n in sorted(by_rw.items()) if n > most_of_rw)
    return SiteStanding(
        proposed=Bar(quota.most, len(proposed)),
        agreed=Bar(quota.most, len(agreed)),
        money=Bar(quota.ceiling, _money(agreed)),
        proposed_money=Bar(quota.ceiling, _money(proposed)),
        refused=sum(1 for p in filed if p.decided.state is Decision.NOT_AGREED),
        unpriced=sum(1 for p in agreed if p.fields.perkiraan_biaya is None),
        over_rw=over,
    )


def with_agreed(before: SiteStanding, proposal: Proposal) -> SiteStanding:
    """Return where the site stands if this proposal is agreed too: what to warn of before the key is pressed."""
    if proposal.decided.state is Decision.AGREED:
        return before
    cost = proposal.fields.perkiraan_biaya
    refused = before.refused - (proposal.decided.state is Decision.NOT_AGREED)
    return SiteStanding(
        proposed=before.proposed,
        agreed=Bar(before.agreed.most, before.agreed.used + 1),
        money=Bar(before.money.most, before.money.used + (cost or 0)),
        proposed_money=before.proposed_money,
        refused=refused,
        unpriced=before.unpriced + (cost is None),
        over_rw=before.over_rw,
    )


def _quota(row: ReferenceRow) -> Quota:
    per_rw, rw_count = _number(row, "maks_per_rw"), _number(row, "jumlah_rw")
    most = _number(row, "maks_usulan")
    if most is None and rw_count is not None:
        most = usual_most(rw_count) if per_rw is None else usual_most(rw_count, per_rw)
    return Quota(most, _number(row, "pagu"), per_rw)


def _number(row: ReferenceRow, name: str) -> int | None:
    text = row.value(name)
    return int(text) if text else None


def _money(proposals: Iterable[Proposal]) -> int:
    return sum(p.fields.perkiraan_biaya or 0 for p in proposals)


def _plain_rw(text: str) -> str:
    plain = text.strip().lstrip("0")
    return plain.zfill(2) if plain.isdigit() else plain
