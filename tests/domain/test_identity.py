from __future__ import annotations

from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import uuid7

LAST_MS = (1 << 48) - 1
ALL_BITS = (1 << 74) - 1


def test_the_example_of_the_standard() -> None:
    # RFC 9562, appendix A.6: the same time and random bits give the same UUID.
    random_bits = 0xCC3 << 62 | 0x18C4DC0C0C07398F
    assert uuid7(0x017F22E279B0, random_bits) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(st.integers(0, LAST_MS), st.integers(0, ALL_BITS))
def test_time_version_and_variant_are_where_they_belong(now_ms: int, random_bits: int) -> None:
    made = UUID(uuid7(now_ms, random_bits))
    assert (made.int >> 80, made.version, made.variant) == (now_ms, 7, RFC_4122)
    assert (made.int >> 64 & 0xFFF) << 62 | made.int & (1 << 62) - 1 == random_bits


@given(st.integers(0, LAST_MS - 1))
def test_a_later_one_sorts_behind_an_earlier_one(now_ms: int) -> None:
    assert uuid7(now_ms, ALL_BITS) < uuid7(now_ms + 1, 0)


def test_random_bits_beyond_the_field_are_cut_and_spoil_nothing() -> None:
    assert uuid7(5, 1 << 74) == uuid7(5, 0)
    assert uuid7(5, (1 << 80) - 1) == uuid7(5, ALL_BITS)


def test_two_of_one_millisecond_differ() -> None:
    assert len({uuid7(1_516_672_800_000) for _ in range(2000)}) == 2000


@pytest.mark.parametrize("now_ms", [-1, LAST_MS + 1])
def test_a_time_that_does_not_fit_is_refused(now_ms: int) -> None:
    with pytest.raises(ValueError, match="48 bits"):
        uuid7(now_ms)
