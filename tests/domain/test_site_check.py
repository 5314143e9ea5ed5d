from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.diagnosis import LinkGrade
from app.domain.feed import FeedReport, FeedSnapshot, FeedState, Trouble
from app.domain.finding import Finding
from app.domain.identity import SiteId
from app.domain.site_check import (
    CHECK_S,
    HINTS,
    LONGEST_READING_S,
    WORST_FIRST,
    Remark,
    SiteReading,
    SiteReport,
    Verdict,
    site_report,
)
from app.domain.sound import FeedLevel
from tests.domain.reports import report

SITE = SiteId("32.75.06.1003")
SPEECH = (-24.0, -22.0, -45.0, -20.0)
"""Levels of somebody who speaks, with a pause."""


def level(rms_dbfs: float, peak_dbfs: float | None = None) -> FeedLevel:
    return FeedLevel(SITE, rms_dbfs, rms_dbfs + 8 if peak_dbfs is None else peak_dbfs, 60.0, 0)


def reading(
    at_s: float, state: FeedState = FeedState.LIVE, rms_dbfs: float | None = -22.0, **changes: object
) -> SiteReading:
    counted: dict[str, object] = {"frames": round(at_s * 25), **changes}
    feed = FeedSnapshot(SITE, state, 0.04, report(**counted))
    return SiteReading(at_s, feed, level(rms_dbfs) if rms_dbfs is not None else None)


def steady(seconds: float = CHECK_S, levels: Sequence[float | None] = SPEECH, **changes: object) -> list[SiteReading]:
    """Two readings a second of a site that is well but for `changes`."""
    count = round(seconds * 2) + 1
    return [reading(n / 2, rms_dbfs=levels[n % len(levels)], **changes) for n in range(count)]


def judged(readings: Sequence[SiteReading], *, wants_sound: bool = True) -> SiteReport:
    return site_report(SITE, readings, wants_sound=wants_sound)


def codes(made: SiteReport) -> list[Finding | Remark]:
    return [complaint.code for complaint in made.complaints]


# --- verdicts ---------------------------------------------------------------------------------------


def test_a_site_that_is_well_for_thirty_seconds_is_ready() -> None:
    made = judged(steady())
    assert made.verdict is Verdict.READY
    assert made.complaints == ()
    assert (made.trouble, made.link) == (Trouble.NONE, LinkGrade.GOOD)
    assert (made.watched_s, made.connected_s, made.first_picture_s) == (30.0, 30.0, 0.0)
    assert (made.reconnects, made.lost_share) == (0, 0.0)


def test_without_readings_nothing_is_connected() -> None:
    made = judged([])
    assert made.verdict is Verdict.NOT_CONNECTED
    assert (made.complaints, made.first_picture_s, made.lost_share, made.sound, made.stream) == ((), None, None) + (
        None,
    ) * 2


@pytest.mark.parametrize("state", [FeedState.LOST, FeedState.CONNECTING, FeedState.OFF])
def test_a_site_that_never_came_is_not_connected_and_says_why(state: FeedState) -> None:
    made = judged([reading(n / 2, state, frames=0, trouble=Trouble.REFUSED) for n in range(61)])
    assert made.verdict is Verdict.NOT_CONNECTED
    assert (made.trouble, made.link) == (Trouble.REFUSED, LinkGrade.LOST)
    assert (made.first_picture_s, made.connected_s, made.complaints) == (None, 0.0, ())


def test_the_trouble_outlasts_the_moment_in_which_the_worker_tries_again() -> None:
    lost = [reading(n / 2, FeedState.LOST, trouble=Trouble.NOT_FOUND, frames=0) for n in range(60)]
    assert judged([*lost, reading(30.0, FeedState.LOST, frames=0)]).trouble is Trouble.NOT_FOUND


def test_an_attempt_that_has_not_failed_yet_is_a_silent_device() -> None:
    made = judged([reading(n / 2, FeedState.CONNECTING, frames=0) for n in range(61)])
    assert made.trouble is Trouble.SILENT


def test_a_site_that_is_lost_at_the_end_cannot_be_counted_on() -> None:
    made = judged([*steady(20), *(reading(20 + n / 2, FeedState.LOST, frames=500) for n in range(1, 21))])
    assert made.verdict is Verdict.NOT_CONNECTED
    assert codes(made) == [Remark.INTERRUPTED]
    assert made.complaints[0].lasted_s == pytest.approx(9.5)


def test_a_picture_that_stands_still_at_the_end_needs_work() -> None:
    stalled = [reading(25 + n / 2, FeedState.STALLED, frames=625, trouble=Trouble.STALLED) for n in range(1, 11)]
    made = judged([*steady(25), *stalled])
    assert made.verdict is Verdict.NEEDS_WORK
    assert made.link is LinkGrade.POOR
    assert made.trouble is Trouble.STALLED


def test_a_picture_that_stood_still_all_the_time_needs_work() -> None:
    made = judged([reading(n / 2, FeedState.STALLED, frames=625) for n in range(61)])
    assert (made.verdict, made.trouble, made.first_picture_s) == (Verdict.NEEDS_WORK, Trouble.STALLED, None)


@pytest.mark.parametrize("finding", [finding for finding in Finding if finding is not Finding.FLOOR_SILENT])
def test_every_finding_needs_work_and_is_timed(finding: Finding) -> None:
    readings = [*steady(20), *(reading(20 + n / 2, findings=(finding,)) for n in range(1, 21))]
    made = judged(readings)
    assert made.verdict is Verdict.NEEDS_WORK
    assert codes(made) == [finding]
    assert made.complaints[0].lasted_s == pytest.approx(9.5)


def test_silence_on_the_floor_is_nothing_that_a_site_could_mend() -> None:
    made = judged([*steady(20), *(reading(20 + n / 2, findings=(Finding.FLOOR_SILENT,)) for n in range(1, 21))])
    assert (made.verdict, codes(made)) == (Verdict.READY, [])


def test_findings_of_a_site_that_is_not_there_are_not_believed() -> None:
    away = [reading(n / 2, FeedState.LOST, findings=(Finding.DARK,), frames=0) for n in range(20)]
    later = [reading(10 + n / 2, frames=round(n * 12.5)) for n in range(41)]
    assert codes(judged([*away, *later])) == []


# --- the link ---------------------------------------------------------------------------------------


def test_the_time_to_the_first_picture_counts_from_the_start() -> None:
    away = [reading(100 + n / 2, FeedState.CONNECTING, frames=0) for n in range(7)]
    there = [reading(103.5 + n / 2, rms_dbfs=SPEECH[n % 4], frames=round(n * 12.5)) for n in range(54)]
    made = judged([*away, *there])
    assert made.first_picture_s == pytest.approx(3.5)
    assert made.verdict is Verdict.READY
    assert made.connected_s == pytest.approx(26.5)


def test_a_break_is_counted_and_timed() -> None:
    away = [reading(10 + n / 2, FeedState.LOST, frames=250) for n in range(1, 9)]
    back = [reading(14.5 + n / 2, reconnects=1, frames=250 + round(n * 12.5)) for n in range(32)]
    made = judged([*steady(10), *away, *back])
    assert made.verdict is Verdict.NEEDS_WORK
    assert codes(made) == [Remark.INTERRUPTED]
    assert made.complaints[0].lasted_s == pytest.approx(4.0)
    assert made.reconnects == 1


def test_a_break_between_two_readings_is_counted_all_the_same() -> None:
    made = judged([*steady(10), *(reading(10 + n / 2, reconnects=2) for n in range(1, 41))])
    assert (codes(made), made.reconnects) == ([Remark.INTERRUPTED], 2)


def test_a_site_that_comes_back_in_the_check_is_counted_but_was_not_interrupted() -> None:
    away = [reading(n / 2, FeedState.LOST, reconnects=3, frames=900) for n in range(10)]
    back = [reading(5 + n / 2, rms_dbfs=SPEECH[n % 4], reconnects=4, frames=900 + round(n * 12.5)) for n in range(51)]
    made = judged([*away, *back])
    assert (made.verdict, made.reconnects, made.first_picture_s) == (Verdict.READY, 1, 5.0)


def test_a_new_worker_counts_from_the_start_and_is_one_break() -> None:
    old = steady(15, reconnects=5, dropped=40, corrupt=40)
    new = [reading(15.5 + n / 2, reconnects=1, frames=round(n * 12.5), dropped=0, corrupt=0) for n in range(30)]
    made = judged([*old, *new])
    assert made.reconnects == 1
    assert made.lost_share == 0.0


def test_loss_is_the_share_of_pictures_that_did_not_arrive_whole() -> None:
    made = judged([reading(n / 2, rms_dbfs=SPEECH[n % 4], frames=99 * n, corrupt=n) for n in range(61)])
    assert made.lost_share == pytest.approx(0.01)
    assert made.verdict is Verdict.READY


def test_loss_over_the_limit_is_said_even_if_the_diagnosis_was_silent() -> None:
    # Half of the pictures of every tenth reading: too short for the diagnosis, too much for the whole.
    readings = [
        reading(n / 2, rms_dbfs=SPEECH[n % 4], frames=round(n * 12.5), dropped=13 * ((n + 9) // 10)) for n in range(61)
    ]
    made = judged(readings)
    assert codes(made) == [Finding.PACKETS_LOST]
    assert made.complaints[0].lasted_s == pytest.approx(3.0)
    assert made.link is LinkGrade.FAIR


def test_a_stream_without_video_has_no_picture() -> None:
    made = judged(steady(video_codec="", width=0, height=0))
    assert (codes(made), made.verdict) == ([Remark.NO_PICTURE], Verdict.NEEDS_WORK)
    assert made.first_picture_s == 0.0


def test_the_rates_are_means_and_the_size_is_the_last() -> None:
    beginning = [reading(n / 2, fps=2.0, bitrate_bps=10_000.0) for n in range(4)]
    small = steady(14.5, width=640, height=360, fps=10.0, bitrate_bps=500_000.0)
    large = [reading(15 + n / 2, width=1280, height=720, fps=30.0, bitrate_bps=1_500_000.0) for n in range(30)]
    stream = judged([*beginning, *small[4:], *large[:-4]]).stream
    assert stream
    assert (stream.width, stream.height, stream.video_codec) == (1280, 720, "h264")
    assert stream.fps == pytest.approx(20.0)
    assert stream.bitrate_bps == pytest.approx(1_000_000.0)


def test_a_computer_that_slept_knows_nothing_of_the_gap() -> None:
    made = judged([reading(0.0), reading(0.5, findings=(Finding.DARK,)), reading(600.0, frames=20)])
    assert made.watched_s == pytest.approx(0.5 + LONGEST_READING_S)
    assert made.complaints[0].lasted_s == pytest.approx(LONGEST_READING_S)


# --- the sound --------------------------------------------------------------------------------------


def test_the_mean_is_of_the_power_and_the_lowest_is_the_lowest() -> None:
    sound = judged(steady(levels=(-20.0, -40.0), seconds=30.5)).sound
    assert sound
    assert sound.mean_dbfs == pytest.approx(-22.97, abs=0.05)
    assert (sound.lowest_dbfs, sound.peak_dbfs) == (-40.0, -12.0)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (SPEECH, []),
        ((-25.0,), []),  # music or a tone: loud enough, whatever it is
        ((-120.0,), [Finding.NO_SOUND]),
        ((-81.0, -120.0), [Finding.NO_SOUND]),
        ((-41.0, -40.0, -60.0, -62.0), [Finding.SOUND_QUIET]),
        ((-55.0, -56.0), [Remark.NOT_HEARD]),
        ((None,), [Remark.NOT_MEASURED]),
    ],
)
def test_what_is_heard(levels: Sequence[float | None], expected: list[Finding | Remark]) -> None:
    assert codes(judged(steady(levels=levels))) == expected


@pytest.mark.parametrize("levels", [(-55.0,), (None,)])
def test_that_nobody_spoke_or_listened_is_said_but_the_site_is_ready(levels: Sequence[float | None]) -> None:
    assert judged(steady(levels=levels)).verdict is Verdict.READY


def test_where_there_is_no_meter_nothing_is_said_of_levels() -> None:
    assert site_report(SITE, steady(levels=(None,)), has_meter=False).complaints == ()
    silent = site_report(SITE, steady(levels=(None,), audio_codec=""), has_meter=False)
    assert codes(silent) == [Finding.NO_SOUND]


def test_a_stream_without_a_sound_track_is_silent_unless_nobody_wants_its_sound() -> None:
    readings = steady(levels=(None,), audio_codec="")
    made = judged(readings)
    assert codes(made) == [Finding.NO_SOUND]
    assert made.complaints[0].lasted_s == pytest.approx(30.0)
    assert judged(readings, wants_sound=False).verdict is Verdict.READY


def test_a_microphone_is_not_judged_in_a_moment() -> None:
    assert codes(judged(steady(4.0, levels=(-120.0,)))) == [Remark.NOT_MEASURED]
    barely = [replace(one, level=one.level if one.at_s < 3 else None) for one in steady(levels=(-120.0,))]
    assert codes(judged(barely)) == [Remark.NOT_MEASURED]


def test_silence_is_said_once() -> None:
    assert codes(judged(steady(levels=(-120.0,), findings=(Finding.NO_SOUND,)))) == [Finding.NO_SOUND]
    assert codes(judged(steady(levels=(-120.0,), findings=(Finding.SOUND_QUIET,)))) == [Finding.NO_SOUND]
    assert codes(judged(steady(levels=(-55.0,), findings=(Finding.SOUND_QUIET,)))) == [Finding.SOUND_QUIET]


def test_levels_of_a_site_that_is_away_do_not_count() -> None:
    away = [reading(n / 2, FeedState.LOST, rms_dbfs=-120.0, frames=0) for n in range(20)]
    there = [reading(10 + n / 2, rms_dbfs=SPEECH[n % 4], frames=round(n * 12.5)) for n in range(41)]
    made = judged([*away, *there])
    assert made.sound
    assert made.sound.lowest_dbfs == -45.0
    assert made.verdict is Verdict.READY


# --- whatever comes ---------------------------------------------------------------------------------

LEVELS = st.none() | st.floats(-120, 6) | st.just(float("-inf"))


@st.composite
def any_readings(draw: st.DrawFn) -> list[SiteReading]:
    at_s = draw(st.floats(0, 1e6))
    made: list[SiteReading] = []
    for _ in range(draw(st.integers(0, 40))):
        at_s += draw(st.floats(0, 40))
        feed_report: FeedReport = report(
            video_codec=draw(st.sampled_from(["", "h264"])),
            audio_codec=draw(st.sampled_from(["", "aac"])),
            trouble=draw(st.sampled_from(Trouble)),
            findings=tuple(draw(st.sets(st.sampled_from(Finding), max_size=3))),
            frames=draw(st.integers(0, 10_000)),
            dropped=draw(st.integers(0, 100)),
            corrupt=draw(st.integers(0, 100)),
            reconnects=draw(st.integers(0, 9)),
        )
        feed = FeedSnapshot(SITE, draw(st.sampled_from(FeedState)), None, feed_report)
        rms_dbfs = draw(LEVELS)
        made.append(SiteReading(at_s, feed, level(rms_dbfs) if rms_dbfs is not None else None))
    return made


@given(any_readings(), st.booleans())
def test_a_report_never_contradicts_itself(readings: list[SiteReading], wants_sound: bool) -> None:
    made = judged(readings, wants_sound=wants_sound)
    assert [c for c in WORST_FIRST if c in codes(made)] == codes(made)
    assert all(0 <= complaint.lasted_s <= made.watched_s + 1e-6 for complaint in made.complaints)
    assert 0 <= made.connected_s <= made.watched_s + 1e-6
    assert made.reconnects >= 0
    assert made.lost_share is None or 0 <= made.lost_share <= 1
    last = readings[-1].feed.state if readings else FeedState.LOST
    assert (made.verdict is Verdict.NOT_CONNECTED) == (last not in (FeedState.LIVE, FeedState.STALLED))
    assert (made.link is LinkGrade.LOST) == (made.verdict is Verdict.NOT_CONNECTED)
    if made.verdict is Verdict.READY:
        assert set(codes(made)) <= set(HINTS)
        assert last is FeedState.LIVE
    if made.verdict is Verdict.NEEDS_WORK:
        assert set(codes(made)) - set(HINTS) or last is FeedState.STALLED
    if made.sound:
        assert made.sound.lowest_dbfs <= made.sound.mean_dbfs
    assert (made.first_picture_s is None) == (not any(r.feed.state is FeedState.LIVE for r in readings))
    if not wants_sound:
        seen = {f for r in readings for f in r.feed.report.findings}
        assert {Finding.NO_SOUND, *HINTS} & set(codes(made)) <= seen


@given(any_readings(), st.sampled_from(Finding))
def test_one_more_finding_never_makes_a_site_better(readings: list[SiteReading], finding: Finding) -> None:
    def worse(one: SiteReading) -> SiteReading:
        found = tuple({*one.feed.report.findings, finding})
        return replace(one, feed=replace(one.feed, report=replace(one.feed.report, findings=found)))

    order = list(Verdict)
    before, after = judged(readings), judged([worse(one) for one in readings])
    assert order.index(after.verdict) >= order.index(before.verdict)


@given(any_readings(), st.floats(-1e5, 1e5))
def test_only_differences_of_the_clock_matter(readings: list[SiteReading], shift_s: float) -> None:
    moved = judged([replace(one, at_s=one.at_s + shift_s) for one in readings])
    here = judged(readings)
    assert (moved.verdict, codes(moved), moved.reconnects) == (here.verdict, codes(here), here.reconnects)
    assert moved.watched_s == pytest.approx(here.watched_s, abs=1e-3)
