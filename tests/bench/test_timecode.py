from __future__ import annotations

import pytest

from tests.bench import timecode

NOW_NS = 123_456_789_000_000


def test_a_time_that_is_drawn_is_read_back_as_its_age() -> None:
    bits = timecode.bits_of(NOW_NS)
    assert len(bits) == timecode.COLUMNS * timecode.ROWS
    assert timecode.age_ns(bits, NOW_NS + 65_400_000) == 65_400_000


def test_the_count_may_wrap_in_between() -> None:
    wrap_ns = (1 << 32) * timecode.TICK_NS
    assert timecode.age_ns(timecode.bits_of(wrap_ns - timecode.TICK_NS), wrap_ns + timecode.TICK_NS) == 200_000


@pytest.mark.parametrize("number", range(timecode.COLUMNS * timecode.ROWS))
def test_one_wrong_square_is_noticed(number: int) -> None:
    bits = timecode.bits_of(NOW_NS)
    bits[number] = not bits[number]
    assert timecode.age_ns(bits, NOW_NS) is None


@pytest.mark.parametrize("shade", [True, False])
def test_a_screen_of_one_shade_says_no_time(shade: bool) -> None:
    assert timecode.age_ns([shade] * timecode.COLUMNS * timecode.ROWS, NOW_NS) is None
