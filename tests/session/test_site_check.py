from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.finding import Finding
from app.domain.identity import SiteId
from app.domain.site_check import Remark, Verdict
from app.domain.sound import FeedLevel
from app.session.site_check import CheckRun, SiteCheck
from tests.domain.reports import report
from tests.session.fakes import T0, StillClock

A, B = SiteId("a"), SiteId("b")
TICK_MS = 100


def feeds(*states: FeedState, **changes: object) -> tuple[FeedSnapshot, ...]:
    made = replace(report(), **changes)  # type: ignore[arg-type]
    return tuple(FeedSnapshot(site_id, state, 0.04, made) for site_id, state in zip((A, B), states, strict=True))


def levels(rms_dbfs: float = -22.0) -> tuple[FeedLevel, ...]:
    return tuple(FeedLevel(site_id, rms_dbfs, rms_dbfs + 8, 60.0, 0) for site_id in (A, B))


WELL = feeds(FeedState.LIVE, FeedState.LIVE)


@pytest.fixture
def check(clock: StillClock) -> SiteCheck:
    return SiteCheck((A, B), clock)


def run(
    check: SiteCheck,
    clock: StillClock,
    seconds: float,
    seen: Sequence[FeedSnapshot] = WELL,
    heard: Sequence[FeedLevel] | None = levels(),
) -> int:
    """Let the screen's clock tick; return how often the check said that it is over."""
    ends = 0
    for _ in range(round(seconds * 1000 / TICK_MS)):
        clock.at_ms += TICK_MS
        ends += check.observe(seen, heard)
    return ends


def result(check: SiteCheck) -> CheckRun:
    assert check.result
    return check.result


def test_nothing_runs_before_it_is_started(check: SiteCheck, clock: StillClock) -> None:
    assert run(check, clock, 60) == 0
    assert (check.running, check.result) == (None, None)


def test_it_takes_thirty_seconds_and_ends_once(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    assert run(check, clock, 29.9) == 0
    assert check.result is None
    assert run(check, clock, 10) == 1
    made = result(check)
    assert (made.started_ms, made.ended_ms, made.elapsed_s) == (T0, T0 + 30_000, 30.0)
    assert [(r.site_id, r.verdict) for r in made.reports] == [(A, Verdict.READY), (B, Verdict.READY)]
    assert check.running is None


def test_the_progress_is_told_at_every_tick(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    assert check.running
    assert (check.running.elapsed_s, check.running.remaining_s, check.running.ended_ms) == (0.0, 30.0, None)
    assert len(check.running.reports) == 2
    run(check, clock, 12.3)
    assert check.running.elapsed_s == pytest.approx(12.3)
    assert check.running.remaining_s == pytest.approx(17.7)


def test_readings_are_taken_twice_a_second(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 0.1)
    assert check.running
    first = check.running.reports
    run(check, clock, 0.4, feeds(FeedState.LIVE, FeedState.LIVE, findings=(Finding.DARK,)))
    assert check.running.reports is first
    run(check, clock, 0.1, feeds(FeedState.LIVE, FeedState.LIVE, findings=(Finding.DARK,)))
    assert Finding.DARK in [c.code for c in check.running.reports[0].complaints]


def test_each_site_is_judged_by_its_own_readings(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 31, feeds(FeedState.LIVE, FeedState.LOST))
    assert [r.verdict for r in result(check).reports] == [Verdict.READY, Verdict.NOT_CONNECTED]


def test_a_site_that_reconnects_in_the_check_is_counted(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 10)
    run(check, clock, 5, feeds(FeedState.LIVE, FeedState.LOST))
    run(check, clock, 20, (WELL[0], feeds(FeedState.LIVE, FeedState.LIVE, reconnects=1)[1]))
    first, second = result(check).reports
    assert (first.verdict, first.reconnects) == (Verdict.READY, 0)
    assert (second.verdict, second.reconnects) == (Verdict.NEEDS_WORK, 1)
    assert [c.code for c in second.complaints] == [Remark.INTERRUPTED]
    assert second.complaints[0].lasted_s == pytest.approx(5.0)


def test_a_mixer_that_is_down_makes_no_site_silent(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 31, heard=None)
    assert [r.verdict for r in result(check).reports] == [Verdict.READY] * 2
    assert result(check).reports[0].sound is None
    assert [c.code for c in result(check).reports[0].complaints] == [Remark.NOT_MEASURED]


def test_a_check_that_is_called_off_leaves_the_last_result(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 20)
    check.cancel()
    assert run(check, clock, 20) == 0
    assert (check.running, check.result) == (None, None)
    check.start()
    run(check, clock, 31)
    before = check.result
    check.start()
    run(check, clock, 5, feeds(FeedState.LOST, FeedState.LOST))
    assert check.result is before
    check.cancel()
    assert check.result is before


def test_a_second_check_knows_nothing_of_the_first(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 31, feeds(FeedState.LIVE, FeedState.LIVE, findings=(Finding.DARK,)))
    check.start()
    run(check, clock, 31)
    assert [r.complaints for r in result(check).reports] == [(), ()]
    assert result(check).started_ms == T0 + 31_000


def test_starting_again_begins_anew(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 20, feeds(FeedState.LOST, FeedState.LOST))
    check.start()
    assert run(check, clock, 20) == 0
    assert run(check, clock, 10) == 1
    assert result(check).reports[0].first_picture_s == 0.0


def test_a_clock_that_jumps_over_the_end_ends_it(check: SiteCheck, clock: StillClock) -> None:
    check.start()
    run(check, clock, 3)
    clock.at_ms += 3_600_000
    assert check.observe(WELL, levels())
    assert result(check).reports[0].watched_s < 6
