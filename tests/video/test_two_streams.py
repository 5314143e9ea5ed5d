"""A site with two streams: which one plays, and that the picture never goes away while they change."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.video.supervisor import FeedSupervisor
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import TILE, running, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import RtspServer

CAM = SiteId("cam")
LARGE = (1280, 720)
MAIN_COLOUR, SUB_COLOUR = (40, 90, 160), (170, 120, 40)


@pytest.fixture(scope="module")
def units(clip_folder: Path) -> dict[str, Path]:
    return {
        "/main": make_units(ClipSpec(colour=MAIN_COLOUR, seconds=2.0), clip_folder, "two-main"),
        "/sub": make_units(ClipSpec(colour=SUB_COLOUR, width=640, height=360, seconds=2.0), clip_folder, "two-sub"),
    }


def stream_of(feeds: FeedSupervisor) -> tuple[str, int]:
    report = snapshot_of(feeds, "cam").report
    return report.stream.value, report.height


def look_for_gaps(feeds: FeedSupervisor, longest_s: list[float]) -> None:
    now = snapshot_of(feeds, "cam")
    assert now.state is FeedState.LIVE
    assert now.picture_age_s is not None
    longest_s[0] = max(longest_s[0], now.picture_age_s)


def red(feeds: FeedSupervisor) -> float:
    """Return the mean red of the newest picture of the view: it tells the two streams apart."""
    slots = feeds.slots("test", CAM)
    picture = slots.newest() if slots else None
    assert picture is not None, "the view has lost its picture"
    return float(picture.pixels[5:40, 20:-20, 2].mean())


def test_the_stream_follows_the_size_without_a_gap(units: dict[str, Path]) -> None:
    with (
        RtspServer(units) as server,
        running({"cam": server.url("/main")}, subs={"cam": server.url("/sub")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        wait_until(lambda: (feeds.slots("test", CAM) or 0) and snapshot_of(feeds, "cam").report.frames > 5, 10, "start")
        assert stream_of(feeds) == ("sub", 360)
        assert red(feeds) == pytest.approx(SUB_COLOUR[0], abs=10)

        longest_s = [0.0]

        def plays(kind: str, height: int, colour: tuple[int, int, int]) -> bool:
            look_for_gaps(feeds, longest_s)
            # Looking is what lets the slots of the old size go, as the clock of the screen does.
            is_shown = abs(red(feeds) - colour[0]) < 10
            return is_shown and stream_of(feeds) == (kind, height)

        feeds.request("test", {CAM: LARGE})
        wait_until(lambda: plays("main", 720, MAIN_COLOUR), 10, "the main stream for a large tile")
        feeds.request("test", {CAM: TILE})
        wait_until(lambda: plays("sub", 360, SUB_COLOUR), 15, "the substream for a small tile")
        assert longest_s[0] < 0.6, "the picture stood still while the streams changed"
        assert snapshot_of(feeds, "cam").report.reconnects == 0


@pytest.mark.allowed_log("no stream", "cannot take over")
def test_a_missing_substream_is_no_trouble(units: dict[str, Path]) -> None:
    with (
        RtspServer({"/main": units["/main"]}) as server,
        running({"cam": server.url("/main")}, subs={"cam": server.url("/sub")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        assert stream_of(feeds) == ("main", 720)


@pytest.mark.allowed_log("cannot take over")
def test_a_missing_main_stream_leaves_the_substream_on_a_large_tile(units: dict[str, Path]) -> None:
    with (
        RtspServer({"/sub": units["/sub"]}) as server,
        running({"cam": server.url("/main")}, subs={"cam": server.url("/sub")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        feeds.request("test", {CAM: LARGE})

        def is_large() -> bool:
            slots = feeds.slots("test", CAM)
            assert snapshot_of(feeds, "cam").state is FeedState.LIVE
            return slots is not None and slots.width == LARGE[0] and slots.sequence > 0

        wait_until(is_large, 10, "the large picture")
        before = snapshot_of(feeds, "cam").report.frames
        wait_until(lambda: snapshot_of(feeds, "cam").report.frames > before + 25, 10, "a second of pictures")
        assert stream_of(feeds) == ("sub", 360)


@pytest.mark.allowed_log("no stream", "cannot take over")
def test_a_feed_that_loses_its_substream_comes_back_by_the_main_stream(units: dict[str, Path]) -> None:
    with (
        RtspServer({"/main": units["/main"]}) as main,
        RtspServer({"/sub": units["/sub"]}) as sub,
        running({"cam": main.url("/main")}, subs={"cam": sub.url("/sub")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        assert stream_of(feeds) == ("sub", 360)
        sub.kill()
        wait_until(lambda: stream_of(feeds) == ("main", 720), 15, "the main stream")
        wait_for_state(feeds, "cam", FeedState.LIVE)


@pytest.mark.allowed_log("no stream")
def test_a_substream_whose_name_is_unknown_leaves_the_main_stream(units: dict[str, Path]) -> None:
    with (
        RtspServer({"/main": units["/main"]}) as server,
        running({"cam": server.url("/main")}, subs={"cam": "rtsp://kamera.invalid/sub"}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        assert stream_of(feeds) == ("main", 720)
