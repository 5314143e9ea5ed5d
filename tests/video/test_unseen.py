"""A feed that no view shows: it is received and heard, not decoded; and it is there at once when somebody looks."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.video.supervisor import FeedSupervisor
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import TILE, running, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import RtspServer

CAM = SiteId("cam")
GOP_S = 8.0
SOON_S = 2.0
PICTURES = 75


@pytest.fixture(scope="module")
def rare_keyframes(clip_folder: Path) -> Path:
    return make_units(ClipSpec(seconds=GOP_S, gop=int(GOP_S * 25)), clip_folder, "rare-keyframes")


def frames(feeds: FeedSupervisor) -> int:
    return snapshot_of(feeds, "cam").report.frames


def processor_s(feeds: FeedSupervisor) -> float:
    times = psutil.Process(feeds.pids()["feed-CAM"]).cpu_times()
    return times.user + times.system


def cost_of(feeds: FeedSupervisor, count: int) -> float:
    """Return the processor time of the worker for so many pictures that came."""
    before_s, start = processor_s(feeds), frames(feeds)
    wait_until(lambda: frames(feeds) >= start + count, 15, "pictures")
    return processor_s(feeds) - before_s


def test_what_nobody_sees_is_not_decoded_and_is_there_at_once_when_somebody_looks(rare_keyframes: Path) -> None:
    with RtspServer({"/cam": rare_keyframes}) as server, running({"cam": server.url("/cam")}) as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE, 20)
        seen_s = cost_of(feeds, PICTURES)

        feeds.request("test", {})
        assert feeds.slots("test", CAM) is None
        written = feeds.ring(CAM).written
        unseen_s = cost_of(feeds, PICTURES)
        assert unseen_s < seen_s / 2, f"{unseen_s:.2f} s unseen, {seen_s:.2f} s seen"
        assert snapshot_of(feeds, "cam").state is FeedState.LIVE
        assert feeds.ring(CAM).written > written, "it is still heard"

        feeds.request("test", {CAM: TILE})
        slots = feeds.slots("test", CAM)
        assert slots is not None
        took_s = wait_until(lambda: slots.sequence > 0, 15, "a picture")
        assert took_s < SOON_S, "it does not wait for the next keyframe, which comes every eight seconds"
        assert snapshot_of(feeds, "cam").report.corrupt == 0
