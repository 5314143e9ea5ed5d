"""How long a stream is watched before something is said about it."""

from __future__ import annotations

from dataclasses import replace

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.finding import Finding
from app.domain.site_check import SiteReport, Verdict, site_report
from app.video.check import LOSS_MEASURE_S, MEASURE_S, Watched
from tests.streams.feeds import site
from tests.ui.samples import REPORT

SITE = site("one", "rtsp://127.0.0.1:9/live")
FPS = 25
EVERY_S = 0.2


def report_after(watched: Watched, begin_s: float, end_s: float, lost: int) -> SiteReport:
    """Let the stream be seen from one time to the other; `lost` pictures were lost before."""
    for n in range(round(begin_s / EVERY_S), round(end_s / EVERY_S) + 1):
        seen = replace(REPORT, frames=int(n * EVERY_S * FPS), dropped=lost if n else 0)
        watched.look(n * EVERY_S, FeedSnapshot(SITE.site_id, FeedState.LIVE, 0.04, seen))
    return site_report(SITE.site_id, watched.readings, has_meter=False)


def test_a_whole_stream_is_told_as_soon_as_its_rates_are_known() -> None:
    watched = Watched(SITE)
    report = report_after(watched, 0, MEASURE_S, lost=0)
    assert watched.is_measured(MEASURE_S, MEASURE_S)
    assert watched.is_certain(MEASURE_S, report)


def test_one_hiccup_is_no_verdict() -> None:
    watched = Watched(SITE)
    report = report_after(watched, 0, MEASURE_S, lost=6)
    assert [complaint.code for complaint in report.complaints] == [Finding.PACKETS_LOST]
    assert not watched.is_certain(MEASURE_S, report)
    report = report_after(watched, MEASURE_S, 15, lost=6)
    assert watched.is_certain(15, report)
    assert report.verdict is Verdict.READY


def test_loss_that_goes_on_is_told_in_the_end() -> None:
    watched = Watched(SITE)
    report = report_after(watched, 0, LOSS_MEASURE_S, lost=40)
    assert watched.is_certain(LOSS_MEASURE_S, report)
    assert report.verdict is Verdict.NEEDS_WORK
