"""Levels of thrift on real workers: what is left out, what stays alive, and that it comes back at once."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from app.domain.feed import STALL_AFTER_S, FeedState
from app.domain.finding import Finding
from app.domain.floor import FloorState, Grant, apply
from app.domain.identity import RequestId, SiteId
from app.domain.thrift import DecodeThrift
from app.session.thrift import ThriftKeeper
from app.video.supervisor import FeedSupervisor
from tests.streams.clip import ClipSpec, make_units, pictures
from tests.streams.feeds import TILE, running, site, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import RtspServer

CAM = SiteId("cam")
GOP = 60
"""2.4 s: longer than a picture may be old without being called frozen."""


@pytest.fixture(scope="module")
def long_gop(clip_folder: Path) -> Path:
    return make_units(ClipSpec(width=640, height=360, seconds=4.8, gop=GOP), clip_folder, "long-gop")


@pytest.fixture
def feeds(long_gop: Path) -> Iterator[FeedSupervisor]:
    with RtspServer({"/cam": long_gop}) as server, running({"cam": server.url("/cam")}) as made:
        wait_for_state(made, "cam", FeedState.LIVE)
        yield made


def order(feeds: FeedSupervisor, level: DecodeThrift) -> None:
    feeds.spare({CAM: level})
    wait_until(lambda: snapshot_of(feeds, "cam").report.thrift is level, 15, level.value)


def frames(feeds: FeedSupervisor) -> int:
    return snapshot_of(feeds, "cam").report.frames


def test_a_worker_says_what_it_costs_and_shows_half_of_the_pictures_when_it_is_told(feeds: FeedSupervisor) -> None:
    wait_until(lambda: snapshot_of(feeds, "cam").report.load > 0, 10, "the load")
    assert snapshot_of(feeds, "cam").report.thrift is DecodeThrift.FULL
    wait_until(lambda: snapshot_of(feeds, "cam").report.fps > 20, 10, "all pictures")
    order(feeds, DecodeThrift.HALF_RATE)
    wait_until(lambda: 11 < snapshot_of(feeds, "cam").report.fps < 14, 10, "half of the pictures")
    assert snapshot_of(feeds, "cam").state is FeedState.LIVE
    assert snapshot_of(feeds, "cam").report.dropped == 0


def test_keyframes_alone_are_live_and_the_motion_comes_back_without_waiting_for_one(feeds: FeedSupervisor) -> None:
    order(feeds, DecodeThrift.KEYFRAMES)
    wait_until(lambda: snapshot_of(feeds, "cam").report.fps < 3, 10, "the end of the motion")
    oldest_s = 0.0

    def has_seen_two(before: int) -> bool:
        nonlocal oldest_s
        now = snapshot_of(feeds, "cam")
        assert now.state is FeedState.LIVE
        oldest_s = max(oldest_s, now.picture_age_s or 0.0)
        return now.report.frames >= before + 2

    before = frames(feeds)
    wait_until(lambda: has_seen_two(before), 15, "two keyframes")
    assert oldest_s > STALL_AFTER_S, "the clip's keyframes are too near each other for this test"
    # Just after a keyframe: the next one is more than two seconds away.
    wait_until(lambda: (snapshot_of(feeds, "cam").picture_age_s or 9) < 0.4, 5, "a keyframe")
    before = frames(feeds)
    feeds.spare({CAM: DecodeThrift.FULL})
    assert wait_until(lambda: frames(feeds) > before, 5, "the motion") < STALL_AFTER_S - 0.4
    after = snapshot_of(feeds, "cam").report
    assert (after.corrupt, after.dropped, after.reconnects) == (0, 0, 0)
    assert not {Finding.FPS_DROPPED, Finding.FROZEN, Finding.JITTERY} & set(after.findings)


@pytest.mark.allowed_log("no stream")
def test_a_dead_camera_is_marked_as_soon_as_ever(long_gop: Path) -> None:
    with RtspServer({"/cam": long_gop}) as server, running({"cam": server.url("/cam")}) as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE)
        order(feeds, DecodeThrift.KEYFRAMES)
        server.command("hold /cam")
        # The last picture may be new: only what was left out after it can keep the feed alive.
        wait_until(lambda: snapshot_of(feeds, "cam").state is FeedState.STALLED, 5, "the mark")


@pytest.mark.allowed_log("died")
def test_a_new_worker_is_told_too(feeds: FeedSupervisor) -> None:
    order(feeds, DecodeThrift.HALF_RATE)
    pid = feeds.pids()["feed-CAM"]
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: feeds.pids().get("feed-CAM") not in (None, pid), 5, "a new worker")
    wait_for_state(feeds, "cam", FeedState.LIVE)
    wait_until(lambda: snapshot_of(feeds, "cam").report.thrift is DecodeThrift.HALF_RATE, 10, "half the rate")


def test_the_heights_are_those_of_the_tallest_view() -> None:
    feeds = FeedSupervisor([site("cam", "rtsp://127.0.0.1/cam")], lambda address: address.url, allow_local=False)
    try:
        feeds.request("console", {CAM: TILE})
        assert feeds.heights() == {CAM: TILE[1]}
        feeds.request("wall", {CAM: (1280, 720)})
        assert feeds.heights() == {CAM: 720}
        feeds.request("wall", {})
        feeds.request("console", {})
        assert feeds.heights() == {CAM: 0}
    finally:
        feeds.close()


@pytest.fixture(scope="module")
def reordered_clip(clip_folder: Path) -> Path:
    """A broadcaster's stream: pictures refer to later ones, so a decoder keeps some back."""
    target = clip_folder / "reordered.mp4"
    spec = ClipSpec(width=320, height=180, seconds=2.0)
    with av.open(str(target), "w") as out:
        video = out.add_stream("libx264", rate=25, options={"bf": "3", "g": "25", "preset": "veryfast"})
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        for number, picture in enumerate(pictures(spec)):
            # The ground's brightness tells which second the picture is from.
            picture = np.clip(picture.astype(np.int16) + (60 if number >= 25 else -30), 0, 255).astype(np.uint8)
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(video.encode(None))
    return target


def delay_s(feeds: FeedSupervisor) -> float:
    """Return how far the newest picture lags behind the clock, against an unknown but fixed zero."""
    slots = feeds.slots("test", CAM)
    picture = slots.newest() if slots else None
    assert picture is not None
    return picture.arrived_ns / 1e9 - picture.pts_us / 1e6


def test_a_keyframe_is_shown_when_it_comes_also_where_pictures_are_put_in_order(reordered_clip: Path) -> None:
    with running({"cam": f"file:{reordered_clip}"}) as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE)
        wait_until(lambda: frames(feeds) > 10, 10, "pictures")
        usual_s = delay_s(feeds)
        order(feeds, DecodeThrift.KEYFRAMES)
        before = frames(feeds)
        wait_until(lambda: frames(feeds) >= before + 3, 10, "keyframes")
        assert delay_s(feeds) < usual_s + 0.6, "the decoder kept the keyframe until the next one"
        assert snapshot_of(feeds, "cam").report.corrupt == 0
        order(feeds, DecodeThrift.FULL)
        before = frames(feeds)
        wait_until(lambda: frames(feeds) >= before + 30, 10, "the motion")
        assert snapshot_of(feeds, "cam").report.corrupt == 0


HASTE = 8.0
"""The governor's clock runs faster than ours: its rule is tested with its own times elsewhere."""


def test_the_room_sheds_and_restores_in_order(small_units: Path) -> None:
    """Real workers and the real rule; only the shortage is told, so it does not depend on the machine.

    With real busy processes: `make bench ONLY=governor`.
    """
    names = ("one", "two", "speaker")
    floor = apply(FloorState(), Grant(SiteId("speaker"), RequestId("r")), 1).state
    with RtspServer({"/cam": small_units}) as server, running({n: server.url("/cam") for n in names}) as feeds:
        for name in names:
            wait_for_state(feeds, name, FeedState.LIVE)
        screen_load = [0.0]
        keeper = ThriftKeeper(
            feeds, lambda: floor, lambda: screen_load[0], lambda: time.monotonic() * HASTE, lambda: 0.0
        )
        seen: list[tuple[DecodeThrift, ...]] = []

        def done(*wanted: DecodeThrift) -> bool:
            keeper.look()
            now = tuple(snapshot_of(feeds, name).report.thrift for name in names)
            # Workers follow one after the other; what counts is when all of a group have.
            if now[0] is now[1] and (not seen or seen[-1] != now):
                seen.append(now)
            assert snapshot_of(feeds, "speaker").state is FeedState.LIVE
            return now == wanted

        full, no_filter, half, keys = DecodeThrift
        wait_until(lambda: done(full, full, full), 10, "the start")
        screen_load[0] = 1.0
        wait_until(lambda: done(keys, keys, keys), 40, "everything given up")
        screen_load[0] = 0.0
        wait_until(lambda: done(full, full, full), 90, "everything given back")
        order = [(level, level, full) for level in DecodeThrift] + [(keys, keys, level) for level in DecodeThrift][1:]
        down, up = seen[: seen.index(order[-1]) + 1], seen[seen.index(order[-1]) :]
        # A step that is over between two looks may be missed; none may come out of its turn.
        assert down == [state for state in order if state in down]
        assert up == [state for state in reversed(order) if state in up]
        assert len(down) > 4
        assert (no_filter, no_filter, full) in seen
        assert (half, half, full) in seen
