"""After a loss nothing is shown that is not a picture of the source: the last good one stays, with its age."""

from __future__ import annotations

import functools
import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.shm.ring import SAMPLE_RATE
from app.video.supervisor import FeedSupervisor
from tests.sound.pulse import tone_dbfs
from tests.streams.camera import CameraSpec, make_camera
from tests.streams.clip import ClipSpec, make_units, write_container
from tests.streams.feeds import running, snapshot_of, wait_for_state, wait_until
from tests.streams.proxy import FaultProxy
from tests.streams.servers import LiveTs, RtspServer, http_server

PICTURES = 50
"""In a clip of two seconds: all that the source ever shows."""


class PictureWatch:
    """Remembers every picture that is published, by its bytes."""

    def __init__(self, feeds: FeedSupervisor, name: str) -> None:
        self._feeds, self._name = feeds, name
        self._sequence = 0
        self.seen: set[str] = set()
        self.count = 0

    def look(self) -> None:
        slots = self._feeds.slots("test", SiteId(self._name))
        picture = slots.newest() if slots else None
        if slots is None or picture is None or picture.sequence == self._sequence:
            return
        digest = hashlib.md5(picture.pixels.tobytes(), usedforsecurity=False).hexdigest()
        if slots.is_intact(picture):
            self._sequence = picture.sequence
            self.seen.add(digest)
            self.count += 1

    def until(self, condition: Callable[[], object], timeout_s: float, what: str) -> None:
        def looked() -> object:
            self.look()
            return condition()

        wait_until(looked, timeout_s, what)

    def for_pictures(self, count: int) -> None:
        """Watch until so many more have come."""
        end = self.count + count
        self.until(lambda: self.count >= end, 15, f"{count} pictures of {self._name}")


@pytest.fixture(scope="module")
def h264(clip_folder: Path) -> Path:
    spec = CameraSpec(width=640, height=360, seconds=2.0, bitrate_bps=900_000)
    return make_camera(spec, clip_folder, "damage-h264")


@pytest.fixture(scope="module")
def hevc(clip_folder: Path) -> Path:
    return make_units(ClipSpec(width=640, height=360, seconds=2.0, video_codec="libx265"), clip_folder, "damage-hevc")


@pytest.mark.parametrize("codec", ["h264", "hevc"])
@pytest.mark.allowed_log("no stream")
def test_no_picture_is_shown_that_is_not_the_sources(codec: str, request: pytest.FixtureRequest) -> None:
    with (
        RtspServer({"/cam": request.getfixturevalue(codec)}) as server,
        FaultProxy(server.port) as proxy,
        running({"cam": proxy.url("/cam")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        watch = PictureWatch(feeds, "cam")
        watch.until(lambda: len(watch.seen) == PICTURES, 20, f"all {PICTURES} pictures")
        clean = frozenset(watch.seen)
        for packets, large in ((1, True), (1, False), (12, False)):
            before, touched = snapshot_of(feeds, "cam").report, proxy.touched
            proxy.lose_video(packets, large=large)
            watch.until(lambda seen=touched + packets: proxy.touched >= seen, 5, "the loss")
            # A keyframe interval later the picture is whole again.
            watch.for_pictures(30)
            after = snapshot_of(feeds, "cam").report
            assert watch.seen == clean, f"a damaged picture was shown after the loss of {packets} packets"
            assert after.corrupt > before.corrupt
            assert after.reconnects == 0


def test_the_last_good_picture_stays_with_its_age_until_the_next_keyframe(clip_folder: Path) -> None:
    rare_keyframes = ClipSpec(width=640, height=360, seconds=4.0, gop=100)
    units = make_units(rare_keyframes, clip_folder, "rare-keyframes")
    with (
        RtspServer({"/cam": units}) as server,
        FaultProxy(server.port) as proxy,
        running({"cam": proxy.url("/cam")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        slots = feeds.slots("test", SiteId("cam"))
        assert slots is not None
        proxy.lose_video(1)
        wait_until(lambda: snapshot_of(feeds, "cam").report.corrupt, 5, "the loss")
        last = slots.sequence
        wait_for_state(feeds, "cam", FeedState.STALLED, 5)
        assert (snapshot_of(feeds, "cam").picture_age_s or 0) >= 2.0
        assert slots.sequence == last
        assert slots.newest() is not None
        wait_for_state(feeds, "cam", FeedState.LIVE, 5)
        assert snapshot_of(feeds, "cam").report.reconnects == 0


def test_a_gap_in_the_sound_does_not_stop_the_picture(h264: Path) -> None:
    with (
        RtspServer({"/cam": h264}) as server,
        FaultProxy(server.port) as proxy,
        running({"cam": proxy.url("/cam")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        before = snapshot_of(feeds, "cam").report
        for number in range(1, 6):
            proxy.lose_sound(1)
            wait_until(lambda seen=number: proxy.touched >= seen, 5, "the loss")
            shown = snapshot_of(feeds, "cam").report.frames
            wait_until(lambda shown=shown: snapshot_of(feeds, "cam").report.frames > shown + 5, 5, "pictures")
        after = snapshot_of(feeds, "cam").report
        assert (after.dropped, after.corrupt) == (before.dropped, before.corrupt)


class _LossyTs(LiveTs):
    """Takes one packet of the picture out of the stream each second and a half, as bad reception does."""

    wbufsize = 0
    _rest = b""
    _due_s = 0.0

    def change(self, data: bytes) -> bytes:
        data, out = self._rest + data, bytearray()
        whole = len(data) - len(data) % 188
        for at in range(0, whole, 188):
            is_video = ((data[at + 1] & 0x1F) << 8 | data[at + 2]) == 0x100
            self._due_s = self._due_s or time.monotonic() + 4
            if is_video and not data[at + 1] & 0x40 and time.monotonic() > self._due_s:
                self._due_s = time.monotonic() + 1.5
                continue
            out += data[at : at + 188]
        self._rest = data[whole:]
        return bytes(out)


def test_a_transport_stream_with_holes_shows_no_damage(clip_folder: Path, h264: Path) -> None:
    clip = h264.with_suffix(".nut")
    handler = functools.partial(type("Lossy", (_LossyTs,), {"clip": clip}))
    with http_server(handler) as port, running({"ts": f"http://127.0.0.1:{port}/live.ts"}) as feeds:
        wait_for_state(feeds, "ts", FeedState.LIVE)
        watch = PictureWatch(feeds, "ts")
        watch.until(lambda: snapshot_of(feeds, "ts").report.corrupt >= 3, 20, "three losses")
        watch.for_pictures(10)
        assert len(watch.seen) <= PICTURES, "pictures that the source never had"
        assert snapshot_of(feeds, "ts").report.reconnects == 0


@pytest.mark.parametrize("hours", [3, -3])
def test_timestamps_that_jump_stop_neither_picture_nor_sound(small_units: Path, hours: int) -> None:
    with (
        RtspServer({"/cam": small_units}) as server,
        FaultProxy(server.port) as proxy,
        running({"cam": proxy.url("/cam")}) as feeds,
    ):
        wait_for_state(feeds, "cam", FeedState.LIVE)
        proxy.jump_time(hours * 3600)
        goes_on(feeds, "cam", seconds=4)


def test_rtp_timestamps_that_wrap_stop_neither_picture_nor_sound(small_units: Path) -> None:
    with RtspServer({"/cam": small_units}, wrap_in_s=4.0) as server, running({"cam": server.url("/cam")}) as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE)
        goes_on(feeds, "cam", seconds=6)


def test_timestamps_of_a_transport_stream_that_wrap_stop_neither_picture_nor_sound(small_clip: Path) -> None:
    wrap_s = (1 << 33) / 90_000
    options = ("-output_ts_offset", str(wrap_s - 5))
    handler = functools.partial(type("Wrapping", (LiveTs,), {"clip": small_clip, "options": options}))
    with http_server(handler) as port, running({"ts": f"http://127.0.0.1:{port}/live.ts"}) as feeds:
        wait_for_state(feeds, "ts", FeedState.LIVE)
        goes_on(feeds, "ts", seconds=7)


def goes_on(feeds: FeedSupervisor, name: str, seconds: float) -> None:
    """Check that a feed stays live, loses nothing and keeps its connection for some seconds."""
    ring = feeds.ring(SiteId(name))
    before, sound, until_s = snapshot_of(feeds, name).report, ring.written, time.monotonic() + seconds

    def is_over() -> bool:
        now = snapshot_of(feeds, name)
        assert now.state is FeedState.LIVE
        return time.monotonic() > until_s

    wait_until(is_over, seconds + 5, "the time to be over")
    after = snapshot_of(feeds, name).report
    assert (after.dropped, after.corrupt, after.reconnects) == (before.dropped, before.corrupt, 0)
    assert after.frames - before.frames >= 0.8 * 25 * seconds
    assert ring.written - sound >= 0.8 * 48_000 * seconds


class _TwoClips(LiveTs):
    """An encoder behind a relay that is set otherwise while it sends: the connection stays."""

    second: Path

    def perform(self) -> None:
        if self.server_version == "fresh":
            type(self).server_version = "changed"
            self.play(self.clip, 4)
        self.play(self.second)


def two_clips(first: Path, second: Path) -> Callable[..., LiveTs]:
    return functools.partial(
        type("Changing", (_TwoClips,), {"clip": first, "second": second, "server_version": "fresh"})
    )


@pytest.mark.allowed_log("no stream", "the worker of .* hangs")
def test_a_codec_that_changes_in_mid_stream(small_clip: Path, clip_folder: Path) -> None:
    spec = ClipSpec(width=640, height=360, seconds=2.0, video_codec="libx265", colour=(160, 60, 40))
    second = write_container(spec, clip_folder / "change-hevc.mp4")
    with http_server(two_clips(small_clip, second)) as port, running({"ts": f"http://127.0.0.1:{port}/x.ts"}) as feeds:
        wait_for_state(feeds, "ts", FeedState.LIVE)
        assert snapshot_of(feeds, "ts").report.video_codec == "h264"
        wait_until(lambda: snapshot_of(feeds, "ts").report.video_codec == "hevc", 25, "the new codec")
        wait_for_state(feeds, "ts", FeedState.LIVE)
        goes_on_showing(feeds, "ts")


def test_a_sample_rate_that_changes_in_mid_stream(small_clip: Path, clip_folder: Path) -> None:
    spec = ClipSpec(width=640, height=360, seconds=2.0, sample_rate=32_000, tone_hz=880)
    second = write_container(spec, clip_folder / "change-rate.mp4")
    with http_server(two_clips(small_clip, second)) as port, running({"ts": f"http://127.0.0.1:{port}/x.ts"}) as feeds:
        wait_for_state(feeds, "ts", FeedState.LIVE)
        wait_until(lambda: snapshot_of(feeds, "ts").report.sample_rate == 32_000, 15, "the new rate")
        goes_on_showing(feeds, "ts")
        wait_until(lambda: ring_tone_dbfs(feeds, "ts", 880) == pytest.approx(-12, abs=2), 10, "the new tone")


def ring_tone_dbfs(feeds: FeedSupervisor, name: str, frequency_hz: float) -> float:
    """Return the level of a tone in the last half second of a feed's ring."""
    ring = feeds.ring(SiteId(name))
    samples = np.zeros(SAMPLE_RATE // 2, np.float32)
    return tone_dbfs(samples, frequency_hz) if ring.read_into(ring.written - len(samples), samples) else -120.0


def goes_on_showing(feeds: FeedSupervisor, name: str) -> None:
    shown = snapshot_of(feeds, name).report.frames
    wait_until(lambda: snapshot_of(feeds, name).report.frames > shown + 30, 10, "pictures")
