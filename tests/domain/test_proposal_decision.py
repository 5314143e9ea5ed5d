from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.proposal import (
    MIN_REASON,
    RANKABLE,
    Decided,
    Decision,
    DecisionGap,
    Diversion,
    ProposalFields,
    check_decision,
    decision_gaps,
    is_sized,
)
from tests.domain.field_sets import field_sets

SIZED = ProposalFields(volume=Decimal(120), satuan="m", perkiraan_biaya=150_000_000)


@pytest.mark.parametrize("reason", ["", "lahan", "  lahan      ", "sembilan.", "a" + " " * 20 + "b"])
def test_a_refusal_says_why(reason: str) -> None:
    with pytest.raises(UserError, match="Alasan"):
        check_decision(Decided(Decision.NOT_AGREED, reason=reason), SIZED)


def test_ten_characters_are_a_reason() -> None:
    check_decision(Decided(Decision.NOT_AGREED, reason="x" * MIN_REASON), SIZED)
    check_decision(Decided(Decision.NOT_AGREED, reason="Lahan sengketa"), ProposalFields())


@given(field_sets)
def test_what_is_agreed_has_a_size_and_a_price_or_they_will_follow(fields: ProposalFields) -> None:
    expected = fields.menyusul or (fields.volume is not None and fields.perkiraan_biaya is not None)
    assert is_sized(fields) is expected
    if expected:
        check_decision(Decided(Decision.AGREED), fields)
    else:
        with pytest.raises(UserError, match="volume dan perkiraan biaya"):
            check_decision(Decided(Decision.AGREED), fields)


def test_a_size_or_a_price_alone_is_not_enough() -> None:
    for field in ("volume", "perkiraan_biaya"):
        assert not is_sized(replace(SIZED, **{field: None}))


def test_a_merged_or_redirected_proposal_says_where_to() -> None:
    for state in (Decision.MERGED, Decision.REDIRECTED):
        with pytest.raises(UserError, match="Belum jelas"):
            check_decision(Decided(state), SIZED)
    check_decision(Decided(Decision.MERGED, merged_into=ProposalId("p")), SIZED)
    check_decision(Decided(Decision.REDIRECTED, diverted_to=Diversion.SOROT), SIZED)


@given(st.sampled_from([d for d in Decision if d not in (Decision.NOT_AGREED, Decision.AGREED)]), field_sets)
def test_nothing_else_is_asked_for(state: Decision, fields: ProposalFields) -> None:
    check_decision(Decided(state, merged_into=ProposalId("p"), diverted_to=Diversion.OTHER_AUTHORITY), fields)


@pytest.mark.parametrize(
    ("decided", "fields", "priority", "gaps"),
    [
        (Decided(), SIZED, 1, [DecisionGap.DECISION]),
        (Decided(Decision.DISCUSSED), SIZED, None, [DecisionGap.DECISION]),
        (Decided(Decision.AGREED), SIZED, 1, []),
        (Decided(Decision.AGREED), SIZED, None, [DecisionGap.PRIORITY]),
        (Decided(Decision.AGREED), ProposalFields(menyusul=True), None, [DecisionGap.PRIORITY, DecisionGap.SIZE]),
        (Decided(Decision.NOT_AGREED, reason="Lahan sengketa"), SIZED, None, []),
        (Decided(Decision.POSTPONED, reason=" "), SIZED, None, [DecisionGap.REASON]),
        (Decided(Decision.WITHDRAWN), SIZED, None, [DecisionGap.REASON]),
        (Decided(Decision.REDIRECTED, diverted_to=Diversion.SOROT), SIZED, None, [DecisionGap.REFERENCE]),
        (Decided(Decision.REDIRECTED, reference="S-1"), SIZED, None, []),
        (Decided(Decision.MERGED), ProposalFields(), None, []),
        (Decided(Decision.RESERVE), ProposalFields(), None, []),
    ],
)
def test_what_a_decision_still_lacks(
    decided: Decided, fields: ProposalFields, priority: int | None, gaps: list[DecisionGap]
) -> None:
    assert list(decision_gaps(decided, fields, priority)) == gaps


def test_nothing_is_endless() -> None:
    for decided in (Decided(reason="x" * 2001), Decided(reference="x" * 101), Decided(reason_code="x" * 2001)):
        with pytest.raises(UserError, match="terlalu panjang"):
            check_decision(decided, SIZED)


def test_what_is_not_done_here_has_no_rank() -> None:
    assert set(Decision) - RANKABLE == {
        *(Decision.NOT_AGREED, Decision.POSTPONED, Decision.MERGED, Decision.WITHDRAWN, Decision.REDIRECTED)
    }
