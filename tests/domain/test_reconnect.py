from __future__ import annotations

from itertools import pairwise

import pytest

from app.domain.feed import Trouble
from app.domain.reconnect import wait_s

LOGIN = (Trouble.AUTH_FAILED, Trouble.NO_CREDENTIAL)


@pytest.mark.parametrize(
    ("failures", "pause_s"),
    [(1, 1.0), (5, 1.0), (6, 5.0), (10, 5.0), (11, 10.0), (20, 10.0), (21, 60.0), (100_000, 60.0)],
)
def test_the_pause_grows_with_the_failures_and_never_ends(failures: int, pause_s: float) -> None:
    assert wait_s(failures) == pause_s


def test_the_pause_never_becomes_shorter() -> None:
    pauses = [wait_s(failures) for failures in range(1, 200)]
    assert all(earlier <= later for earlier, later in pairwise(pauses))


@pytest.mark.parametrize("trouble", LOGIN)
def test_a_refused_login_is_tried_slowly_from_the_first_time(trouble: Trouble) -> None:
    assert [wait_s(failures, trouble) for failures in (1, 5, 50)] == [60.0, 60.0, 60.0]


@pytest.mark.parametrize("trouble", [t for t in Trouble if t not in LOGIN])
def test_all_other_troubles_wait_alike(trouble: Trouble) -> None:
    assert [wait_s(failures, trouble) for failures in (1, 6, 11, 21)] == [1.0, 5.0, 10.0, 60.0]


def test_sites_that_were_lost_together_come_back_one_by_one() -> None:
    pauses = [wait_s(1, turn=place / 12) for place in range(12)]
    assert all(0.03 <= later - earlier <= 0.06 for earlier, later in pairwise(pauses))
    assert pauses[0] == 1.0
    assert pauses[-1] < 1.7


def test_nobody_is_tried_earlier_because_of_the_turn() -> None:
    for failures in (1, 6, 11, 21):
        assert wait_s(failures, turn=0.9) > wait_s(failures)
    assert wait_s(1, Trouble.AUTH_FAILED, turn=0.9) > 60.0
