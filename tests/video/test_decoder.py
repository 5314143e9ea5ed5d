"""The decoder that can leave out the loop filter: what it may change in a picture, and what never."""

from __future__ import annotations

import io

import av
import cv2
import numpy as np
import pytest
from av.packet import Packet
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext

from app.video.decoder import SoftwareDecoder, loop_filter_is_seen
from tests.streams.camera import CameraSpec, camera_pictures

GOP = 10
LENGTH = 40


def encoded(codec: str = "libx264", b_frames: int = 0) -> bytes:
    """Return a Matroska file of camera-like pictures with a keyframe every ten."""
    spec = CameraSpec(width=640, height=360, seconds=LENGTH / 25)
    file = io.BytesIO()
    with av.open(file, "w", format="matroska") as out:
        video = out.add_stream(codec, rate=25)
        video.width, video.height = spec.width, spec.height
        video.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        video.bit_rate = 400_000
        video.gop_size = GOP
        if codec == "libx264":
            video.codec_context.max_b_frames = b_frames
            video.options = {"preset": "veryfast", "x264-params": f"scenecut=0:keyint={GOP}:open-gop=0"}
        for picture in camera_pictures(spec):
            frame = av.VideoFrame.from_ndarray(picture, "rgb24").reformat(format=video.pix_fmt)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
    return file.getvalue()


def opened(clip: bytes) -> tuple[VideoCodecContext, list[Packet[Stream]]]:
    container = av.open(io.BytesIO(clip))
    video = container.streams.video[0]
    video.thread_count = 1
    return video.codec_context, [packet for packet in container.demux(video) if packet.size]


def played(clip: bytes, changes: dict[int, bool]) -> dict[int, np.ndarray]:
    """Decode the clip, with or without the loop filter from these packets on; return luma by presentation time."""
    context, packets = opened(clip)
    decoder = SoftwareDecoder(context)
    pictures: dict[int, np.ndarray] = {}
    last: list[Packet[Stream] | None] = [*packets]
    for index, packet in enumerate(last):
        if index in changes:
            decoder.leave_out_loop_filter(changes[index])
        assert packet is not None
        for frame in decoder.decode(packet):
            assert frame.pts is not None
            assert frame.pts not in pictures
            pictures[frame.pts] = frame.to_ndarray()[: frame.height].copy()
    return pictures


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Mean structural similarity (Wang et al., 2004), Gaussian window σ 1.5."""
    a, b = one.astype(np.float64), other.astype(np.float64)

    def smooth(x: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(x, (11, 11), 1.5)

    mean_a, mean_b = smooth(a), smooth(b)
    var_a, var_b = smooth(a * a) - mean_a**2, smooth(b * b) - mean_b**2
    both = smooth(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(
        np.mean(
            (2 * mean_a * mean_b + c1) * (2 * both + c2) / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2)),
        )
    )


def test_a_change_takes_effect_at_the_next_keyframe_and_loses_nothing() -> None:
    clip = encoded()
    whole, changed = played(clip, {}), played(clip, {5: True, 25: False})
    assert sorted(changed) == sorted(whole)
    same = [np.array_equal(whole[time], changed[time]) for time in sorted(whole)]
    assert all(same[:GOP]), "until the keyframe the old decoder goes on"
    assert not any(same[GOP : 3 * GOP])
    assert all(same[3 * GOP :]), "from the next keyframe on the picture is whole again"


def test_pictures_that_the_old_decoder_still_held_are_not_lost() -> None:
    clip = encoded(b_frames=2)
    whole, changed = played(clip, {}), played(clip, {5: True, 25: False})
    # The last few stay inside either decoder: nothing comes after them.
    assert sorted(changed) == sorted(whole)


def test_pictures_that_nothing_is_predicted_from_can_be_left_out_and_the_others_stay_the_same() -> None:
    clip = encoded(b_frames=2)
    whole = played(clip, {})
    context, packets = opened(clip)
    decoder = SoftwareDecoder(context)
    few: dict[int, np.ndarray] = {}
    for index, packet in enumerate(packets):
        decoder.leave_out_unreferenced(index < 20)
        # The change of the loop filter makes a new decoder, which must leave them out as well.
        decoder.leave_out_loop_filter(False)
        for frame in decoder.decode(packet):
            assert frame.pts is not None
            few[frame.pts] = frame.to_ndarray()[: frame.height].copy()
    early = sorted(whole)[:18]
    assert 4 <= sum(time in few for time in early) <= 15
    assert all(np.array_equal(few[time], whole[time]) for time in few)
    assert set(sorted(whole)[22:]) <= set(few) | set(sorted(whole)[-3:])


def test_in_a_tile_of_half_the_height_nobody_can_tell() -> None:
    clip = encoded()
    whole, bare = played(clip, {}), played(clip, {0: True})
    at_half = [
        likeness(*(cv2.resize(p[time], (320, 180), interpolation=cv2.INTER_AREA) for p in (whole, bare)))
        for time in sorted(whole)
    ]
    at_full = [likeness(whole[time], bare[time]) for time in sorted(whole)]
    assert np.mean(at_half) >= 0.97
    assert np.mean(at_half) > np.mean(at_full)


def test_a_codec_without_a_choice_is_decoded_as_it_is() -> None:
    clip = encoded("mjpeg")
    whole, changed = played(clip, {}), played(clip, {0: True})
    assert all(np.array_equal(whole[time], changed[time]) for time in whole)
    assert len(changed) == LENGTH


@pytest.mark.parametrize(
    ("picture", "tile", "seen"), [(720, 360, False), (720, 362, True), (360, 178, False), (0, 0, False)]
)
def test_the_loop_filter_is_seen_in_tiles_of_more_than_half_the_height(picture: int, tile: int, seen: bool) -> None:
    assert loop_filter_is_seen(picture, tile) is seen
