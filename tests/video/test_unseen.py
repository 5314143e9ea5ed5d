"""A feed that no view shows: it is received and heard, not decoded; and it is there at once when somebody looks."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.shm.ring import SAMPLE_RATE
from app.video.supervisor import FeedSupervisor
from tests.streams.camera import CameraSpec, make_camera
from tests.streams.feeds import TILE, running, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import RtspServer

CAM = SiteId("cam")
GOP_S = 5.0
SOON_S = 1.0


@pytest.fixture(scope="module")
def rare_keyframes(clip_folder: Path) -> Path:
    # A flat test picture costs more to scale than to decode; a large one, far more than to be received.
    spec = CameraSpec(width=1920, height=1080, seconds=GOP_S, gop=round(GOP_S * 25))
    return make_camera(spec, clip_folder, "rare-keyframes")


def processor_s(feeds: FeedSupervisor) -> float:
    times = psutil.Process(feeds.pids()["feed-CAM"]).cpu_times()
    return times.user + times.system


def cost_of(feeds: FeedSupervisor, seconds: int) -> float:
    """Return the processor time of the worker for so many seconds of the stream, counted by its sound."""
    ring = feeds.ring(CAM)
    before_s, start = processor_s(feeds), ring.written
    wait_until(lambda: ring.written >= start + seconds * SAMPLE_RATE, 15, "sound")
    return processor_s(feeds) - before_s


def test_what_nobody_sees_is_not_decoded_and_is_there_at_once_when_somebody_looks(rare_keyframes: Path) -> None:
    with RtspServer({"/cam": rare_keyframes}) as server, running({"cam": server.url("/cam")}) as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE, 20)
        seen_s = cost_of(feeds, 3)

        feeds.request("test", {})
        assert feeds.slots("test", CAM) is None
        unseen_s = cost_of(feeds, 3)
        assert unseen_s < seen_s / 2, f"{unseen_s:.2f} s unseen, {seen_s:.2f} s seen"
        assert snapshot_of(feeds, "cam").state is FeedState.LIVE

        feeds.request("test", {CAM: TILE})

        def has_picture() -> bool:
            slots = feeds.slots("test", CAM)
            return slots is not None and slots.sequence > 0

        took_s = wait_until(has_picture, 15, "a picture")
        assert took_s < SOON_S, "it does not wait for the next keyframe, which comes every five seconds"
        assert snapshot_of(feeds, "cam").report.corrupt == 0
