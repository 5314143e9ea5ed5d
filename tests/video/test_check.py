"""How long a stream is watched before something is said about it."""

from __future__ import annotations

from dataclasses import replace

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.finding import Finding
from app.domain.site_check import SiteReport, Verdict
from app.video.check import LOSS_MEASURE_S, MEASURE_S, Watched
from tests.streams.feeds import site
from tests.ui.samples import REPORT

SITE = site("one", "rtsp://127.0.0.1:9/live")
FPS = 25
EVERY_S = 0.2


def watch(watched: Watched, begin_s: float, end_s: float, lost: int) -> None:
    """Let the stream be seen from one time to the other; `lost` pictures were lost before."""
    for n in range(round(begin_s / EVERY_S), round(end_s / EVERY_S) + 1):
        seen = replace(REPORT, frames=int(n * EVERY_S * FPS), dropped=lost if n else 0)
        watched.look(n * EVERY_S, FeedSnapshot(SITE.site_id, FeedState.LIVE, 0.04, seen))


def told(watched: Watched, now_s: float) -> SiteReport | None:
    return watched.told(now_s, MEASURE_S)


def test_a_whole_stream_is_told_as_soon_as_its_rates_are_known() -> None:
    watched = Watched(SITE)
    watch(watched, 0, MEASURE_S, lost=0)
    assert told(watched, MEASURE_S - EVERY_S) is None
    report = told(watched, MEASURE_S)
    assert report
    assert report.verdict is Verdict.READY


def test_one_hiccup_is_no_verdict() -> None:
    watched = Watched(SITE)
    watch(watched, 0, MEASURE_S, lost=6)
    assert told(watched, MEASURE_S) is None
    # Whose time is over hears what is known by then.
    early = watched.told(MEASURE_S, MEASURE_S, is_over=True)
    assert early
    assert [complaint.code for complaint in early.complaints] == [Finding.PACKETS_LOST]
    watch(watched, MEASURE_S, 15, lost=6)
    report = told(watched, 15)
    assert report
    assert report.verdict is Verdict.READY


def test_loss_that_goes_on_is_told_in_the_end() -> None:
    watched = Watched(SITE)
    watch(watched, 0, LOSS_MEASURE_S, lost=40)
    assert told(watched, LOSS_MEASURE_S - EVERY_S) is None
    report = told(watched, LOSS_MEASURE_S)
    assert report
    assert report.verdict is Verdict.NEEDS_WORK


def test_a_stream_that_is_never_live_is_told_at_the_end_of_the_time() -> None:
    watched = Watched(SITE)
    watched.look(0.0, FeedSnapshot(SITE.site_id, FeedState.CONNECTING, 0.0, REPORT))
    assert told(watched, 1000) is None
    report = watched.told(1000, MEASURE_S, is_over=True)
    assert report
    assert report.verdict is not Verdict.READY
