from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.countdown import Countdown, CountdownPhase, countdown
from app.domain.floor import FloorRequest, Priority, RequestStatus, Speaker
from app.domain.identity import RequestId, SiteId

T0 = 1_516_672_800_000
RUNNING, WARNING = CountdownPhase.RUNNING, CountdownPhase.WARNING
OVERRUN, PAUSED = CountdownPhase.OVERRUN, CountdownPhase.PAUSED
TURN = FloorRequest(
    RequestId("r1"), SiteId("a"), Speaker(), RequestStatus.GRANTED, Priority.NORMAL, T0 - 5000, T0, allotted_s=300
)


@pytest.mark.parametrize(
    ("after_ms", "elapsed_s", "remaining_s", "phase"),
    [
        (0, 0, 300, RUNNING),
        (999, 0, 300, RUNNING),
        (239_999, 239, 61, RUNNING),
        (240_000, 240, 60, WARNING),
        (300_000, 300, 0, WARNING),
        (300_999, 300, 0, WARNING),
        (301_000, 301, -1, OVERRUN),
        (3_600_000, 3600, -3300, OVERRUN),
        (-60_000, 0, 300, RUNNING),
    ],
)
def test_what_the_clock_says(after_ms: int, elapsed_s: int, remaining_s: int, phase: CountdownPhase) -> None:
    assert countdown(TURN, T0 + after_ms, 60) == Countdown(elapsed_s, remaining_s, 300, phase)


@pytest.mark.parametrize("spoken_ms", [1_000, 270_000, 400_000])
def test_a_pause_is_shown_whatever_the_time(spoken_ms: int) -> None:
    paused = countdown(replace(TURN, paused_since_ms=T0 + spoken_ms), T0 + 900_000, 60)
    assert (paused.phase, paused.elapsed_s) == (PAUSED, spoken_ms // 1000)


def test_pauses_do_not_count() -> None:
    assert countdown(replace(TURN, paused_total_ms=30_000), T0 + 100_000, 60).elapsed_s == 70


def test_without_a_warning_time_only_the_last_second_warns() -> None:
    assert [countdown(TURN, T0 + s * 1000, 0).phase for s in (299, 300, 301)] == [RUNNING, WARNING, OVERRUN]


@pytest.mark.parametrize(
    ("elapsed_s", "allotted_s", "share"),
    [(0, 300, 0.0), (75, 300, 0.25), (300, 300, 1.0), (900, 300, 1.0), (0, 0, 1.0)],
)
def test_the_used_share_is_never_more_than_all(elapsed_s: int, allotted_s: int, share: float) -> None:
    assert Countdown(elapsed_s, allotted_s - elapsed_s, allotted_s, RUNNING).used_share == share
