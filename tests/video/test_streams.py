"""Every kind of stream through a real worker: picture true, sound in the ring, state honest."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import pytest

from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.domain.site import Transport
from app.shm.frames import Picture
from app.shm.ring import SAMPLE_RATE
from app.video.supervisor import FeedSupervisor
from tests.sound.pulse import tone_dbfs
from tests.streams.clip import ClipSpec, make_units, write_container
from tests.streams.feeds import TILE, running, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import LiveTs, RtspServer, hls_server, http_server, rtmp_server

COLOUR = (40, 90, 160)
TONE_HZ = 440.0
LIMITED = {"colour": COLOUR, "tone_hz": TONE_HZ, "width": 640, "height": 360, "seconds": 2.0}

CODECS = {
    "h264-aac": (ClipSpec(**LIMITED), "mp4"),
    "h265-alaw": (ClipSpec(**LIMITED, video_codec="libx265", audio_codec="pcm_alaw"), "mov"),
    "mjpeg-ulaw": (ClipSpec(**LIMITED, video_codec="mjpeg", audio_codec="pcm_mulaw", pixel_format="yuvj422p"), "avi"),
    "vp8-opus": (ClipSpec(**LIMITED, video_codec="libvpx", audio_codec="libopus"), "mkv"),
    "vp9-opus": (ClipSpec(**LIMITED, video_codec="libvpx-vp9", audio_codec="libopus"), "webm"),
    "av1-mp3": (ClipSpec(**LIMITED, video_codec="libsvtav1", audio_codec="libmp3lame"), "mp4"),
    "h264-10bit": (ClipSpec(**LIMITED, video_codec="libx265", pixel_format="yuv422p10le"), "mkv"),
    "no-audio": (ClipSpec(**{**LIMITED, "tone_hz": 0}), "mp4"),
}
EXPECTED_CODECS = {
    "h264-aac": ("h264", "aac"),
    "h265-alaw": ("hevc", "pcm_alaw"),
    "mjpeg-ulaw": ("mjpeg", "pcm_mulaw"),
    "vp8-opus": ("vp8", "opus"),
    "vp9-opus": ("vp9", "opus"),
    "av1-mp3": ("av1", "mp3"),
    "h264-10bit": ("hevc", "aac"),
    "no-audio": ("h264", ""),
}


def first_picture(supervisor: FeedSupervisor, name: str) -> Picture:
    """Wait for a picture in the view and return the newest: a feed may be live before the view has one."""
    found: list[Picture] = []

    def look() -> bool:
        slots = supervisor.slots("test", SiteId(name))
        found.extend(filter(None, [slots.newest() if slots else None]))
        return bool(found)

    wait_until(look, 10, f"a picture of {name}")
    return found[-1]


def corner_colour(supervisor: FeedSupervisor, name: str) -> tuple[float, float, float]:
    """Return the mean R, G, B of the ground at the top of the picture, where nothing moves."""
    picture = first_picture(supervisor, name)
    blue, green, red, alpha = picture.pixels[5:40, 20:-20].reshape(-1, 4).mean(axis=0)
    assert alpha == 255
    return float(red), float(green), float(blue)


def assert_colour(found: tuple[float, float, float], wanted: tuple[int, int, int], tolerance: float) -> None:
    assert np.max(np.abs(np.array(found) - np.array(wanted))) <= tolerance, f"{found} is not {wanted}"


def ring_tone_dbfs(supervisor: FeedSupervisor, name: str, frequency_hz: float) -> float:
    """Return the level of a tone in the last half second of a feed's ring."""
    ring = supervisor.ring(SiteId(name))
    samples = np.zeros(SAMPLE_RATE // 2, np.float32)
    wait_until(lambda: ring.written > len(samples) * 2, 10, f"sound in the ring of {name}")
    assert ring.read_into(ring.written - len(samples), samples)
    return tone_dbfs(samples, frequency_hz)


@pytest.mark.timeout(120)
def test_every_codec_plays_with_true_colours_and_sound(clip_folder: Path) -> None:
    urls = {}
    for name, (spec, container) in CODECS.items():
        urls[name] = f"file:{write_container(spec, clip_folder / f'{name}.{container}')}"
    with running(urls) as supervisor:
        for name in CODECS:
            feed = wait_for_state(supervisor, name, FeedState.LIVE, 30)
            video, audio = EXPECTED_CODECS[name]
            assert (feed.report.video_codec, feed.report.audio_codec) == (video, audio)
            assert (feed.report.width, feed.report.height) == (640, 360)
        for name in CODECS:
            # Small pictures without a colour description are BT.601 by convention: what the encoder used.
            assert_colour(corner_colour(supervisor, name), COLOUR, 8)
            if EXPECTED_CODECS[name][1]:
                assert ring_tone_dbfs(supervisor, name, TONE_HZ) == pytest.approx(-12, abs=2)
        wait_until(lambda: abs(snapshot_of(supervisor, "h264-aac").report.fps - 25) < 1, 10, "25 fps")


def test_a_file_loops_without_a_gap_in_picture_or_sound(small_clip: Path) -> None:
    with running({"loop": f"file:{small_clip}"}) as supervisor:
        wait_for_state(supervisor, "loop", FeedState.LIVE)
        start = snapshot_of(supervisor, "loop").report.frames
        # Two and a half times round a clip of two seconds.
        wait_until(lambda: snapshot_of(supervisor, "loop").report.frames >= start + 125, 12, "125 pictures")
        report = snapshot_of(supervisor, "loop").report
        assert report.dropped == 0
        assert report.reconnects == 0
        ring = supervisor.ring(SiteId("loop"))
        anchor = ring.anchor()
        assert anchor is not None
        # Sound was written for as long as pictures were shown: no gap, no doubling at the seams.
        assert ring.written / SAMPLE_RATE == pytest.approx(anchor.pts_us / 1e6, abs=0.15)


def test_audio_only_counts_as_live(clip_folder: Path) -> None:
    clip = write_container(ClipSpec(**{**LIMITED, "video_codec": ""}), clip_folder / "audio-only.m4a", "mp4")
    with running({"radio": f"file:{clip}"}) as supervisor:
        feed = wait_for_state(supervisor, "radio", FeedState.LIVE)
        assert feed.report.video_codec == ""
        assert ring_tone_dbfs(supervisor, "radio", TONE_HZ) == pytest.approx(-12, abs=2)


@pytest.mark.parametrize("transport", [Transport.TCP, Transport.UDP])
def test_rtsp(small_units: Path, transport: Transport) -> None:
    with (
        RtspServer({"/cam": small_units}) as server,
        running({"cam": server.url("/cam")}, transport=transport) as feeds,
    ):
        feed = wait_for_state(feeds, "cam", FeedState.LIVE)
        assert (feed.report.video_codec, feed.report.audio_codec) == ("h264", "aac")
        assert_colour(corner_colour(feeds, "cam"), COLOUR, 8)
        assert ring_tone_dbfs(feeds, "cam", TONE_HZ) == pytest.approx(-12, abs=2)


@pytest.mark.parametrize(
    ("video", "audio"),
    [("libx265", "pcm_alaw"), ("mjpeg", "pcm_mulaw"), ("libvpx", "libopus"), ("libvpx-vp9", "libmp3lame")],
)
def test_rtsp_with_other_codecs(clip_folder: Path, video: str, audio: str) -> None:
    spec = ClipSpec(
        **LIMITED, video_codec=video, audio_codec=audio, pixel_format="yuvj420p" if video == "mjpeg" else "yuv420p"
    )
    units = make_units(spec, clip_folder, f"rtsp-{video}")
    with RtspServer({"/cam": units}) as server, running({"cam": server.url("/cam")}) as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE)
        assert_colour(corner_colour(feeds, "cam"), COLOUR, 8)
        assert ring_tone_dbfs(feeds, "cam", TONE_HZ) == pytest.approx(-12, abs=2)


def test_rtmp(small_clip: Path) -> None:
    with rtmp_server(small_clip) as url, running({"push": url}) as feeds:
        wait_for_state(feeds, "push", FeedState.LIVE)
        assert_colour(corner_colour(feeds, "push"), COLOUR, 8)
        assert ring_tone_dbfs(feeds, "push", TONE_HZ) == pytest.approx(-12, abs=2)


def test_hls_plays_at_the_speed_it_was_made(small_clip: Path, tmp_path: Path) -> None:
    with hls_server(small_clip, tmp_path) as url, running({"hls": url}) as feeds:
        wait_for_state(feeds, "hls", FeedState.LIVE, 25)
        assert_colour(corner_colour(feeds, "hls"), COLOUR, 8)
        # Segments arrive in one piece each second; pictures must not.
        wait_until(lambda: 20 <= snapshot_of(feeds, "hls").report.fps <= 30, 15, "about 25 fps")


def test_mpeg_ts_over_http(small_clip: Path) -> None:
    handler = functools.partial(type("Clip", (LiveTs,), {"clip": small_clip}))
    with http_server(handler) as port, running({"ts": f"http://127.0.0.1:{port}/live.ts"}) as feeds:
        wait_for_state(feeds, "ts", FeedState.LIVE)
        assert_colour(corner_colour(feeds, "ts"), COLOUR, 8)
        assert ring_tone_dbfs(feeds, "ts", TONE_HZ) == pytest.approx(-12, abs=2)


def test_a_capture_device(small_clip: Path) -> None:
    """No camera can be had in a test: OpenCV opens a file by the same call, which stands in for it."""
    with running({"usb": f"device:{small_clip}"}) as feeds:
        wait_until(lambda: snapshot_of(feeds, "usb").report.frames > 10, 15, "pictures of the device")
        assert_colour(corner_colour(feeds, "usb"), COLOUR, 10)


def test_the_picture_keeps_its_shape_in_the_tile(clip_folder: Path) -> None:
    spec = ClipSpec(**{**LIMITED, "width": 640, "height": 480})
    clip = write_container(spec, clip_folder / "four-by-three.mp4")
    with running({"old": f"file:{clip}"}) as feeds:
        wait_for_state(feeds, "old", FeedState.LIVE)
        picture = first_picture(feeds, "old")
        assert picture.pixels.shape[:2] == (TILE[1], TILE[1] * 4 // 3)


def test_a_view_keeps_its_picture_until_the_new_size_has_one(small_clip: Path) -> None:
    with running({"cam": f"file:{small_clip}"}) as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE)
        first_picture(feeds, "cam")
        before = feeds.slots("test", SiteId("cam"))
        feeds.request("test", {SiteId("cam"): (640, 360)})
        after = feeds.slots("test", SiteId("cam"))
        assert after is before or (after is not None and after.sequence > 0)

        def grown() -> bool:
            slots = feeds.slots("test", SiteId("cam"))
            assert slots is not None
            assert slots.sequence > 0, "a view without a picture while it grows"
            return slots.width == 640

        wait_until(grown, 5, "slots of the new size")
        feeds.request("test", {})
        assert feeds.slots("test", SiteId("cam")) is None
