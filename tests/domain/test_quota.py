from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.proposal import Decided, Decision, Proposal, ProposalFields, ProposalState
from app.domain.quota import NO_QUOTA, Bar, Quota, quotas_of, standing, usual_most, with_agreed
from tests.domain.references import ROWS

PEJUANG, BINTARA = SiteId("32.75.06.1003"), SiteId("32.75.02.1004")


def proposal(
    decision: Decision = Decision.UNDISCUSSED,
    cost: int | None = 4_000_000,
    rw: str = "07",
    site_id: SiteId = PEJUANG,
    state: ProposalState = ProposalState.RECORDED,
) -> Proposal:
    fields = ProposalFields(rw=rw, perkiraan_biaya=cost)
    decided = Decided(decision)
    return Proposal(ProposalId("p"), SessionId("s"), site_id, "PJG-001", state, fields, None, 1, 1, 1, decided)


def test_a_limit_follows_from_the_number_of_rw_where_none_is_given() -> None:
    quotas = quotas_of(ROWS)
    assert quotas[PEJUANG] == Quota(2, 10_000_000, 1)
    # 33 RW with three each, three quarters of them.
    assert quotas[BINTARA] == Quota(74, None, 3)
    assert [usual_most(rw) for rw in (0, 1, 10, 33)] == [0, 3, 30, 99]


def test_a_site_stands_by_number_and_by_money() -> None:
    proposals = [
        proposal(Decision.AGREED),
        proposal(Decision.AGREED, None, "8"),
        proposal(Decision.NOT_AGREED, 1_000_000, "9"),
        proposal(Decision.DISCUSSED, 2_000_000, "7"),
        *(proposal(gone, rw="10") for gone in (Decision.MERGED, Decision.WITHDRAWN, Decision.REDIRECTED)),
        proposal(Decision.AGREED, site_id=BINTARA),
        proposal(state=ProposalState.DRAFT),
    ]
    stands = standing(PEJUANG, Quota(2, 10_000_000, 1), proposals)
    assert (stands.proposed, stands.agreed) == (Bar(2, 4), Bar(2, 2))
    assert (stands.money, stands.proposed_money) == (Bar(10_000_000, 4_000_000), Bar(10_000_000, 7_000_000))
    assert (stands.refused, stands.unpriced, stands.over_rw) == (1, 1, (("07", 2),))
    assert (stands.proposed.left, stands.proposed.is_over, stands.is_over) == (-2, True, False)


def test_one_more_is_warned_of_before_it_is_agreed() -> None:
    before = standing(PEJUANG, Quota(1, 10_000_000), [proposal(Decision.AGREED)])
    after = with_agreed(before, proposal(Decision.NOT_AGREED, 7_000_000))
    assert (after.agreed.left, after.money.left, after.is_over) == (-1, -1_000_000, True)
    assert with_agreed(before, proposal(Decision.AGREED)) == before


def test_without_a_quota_there_is_no_limit() -> None:
    stands = standing(PEJUANG, NO_QUOTA, [proposal(Decision.AGREED)] * 500)
    assert (stands.agreed.left, stands.is_over, stands.over_rw) == (None, False, ())


decisions = st.sampled_from(Decision)


@given(st.lists(st.builds(proposal, decisions, st.none() | st.integers(0, 10**9))), decisions)
def test_what_is_foretold_is_what_comes(others: list[Proposal], state: Decision) -> None:
    # Merged and the like come back into the count only when they are decided anew.
    if state in (Decision.MERGED, Decision.WITHDRAWN, Decision.REDIRECTED):
        return
    quota = Quota(3, 10**9)
    before = standing(PEJUANG, quota, [*others, proposal(state)])
    assert with_agreed(before, proposal(state)) == standing(PEJUANG, quota, [*others, proposal(Decision.AGREED)])
