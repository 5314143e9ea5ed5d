"""Decoding by a device: what happens when it fails. There is none here, so devices that work are stood in for.

The stand-in is libav's own decoder in a context of its own, as a device would have; only the device is missing.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import av.error
import numpy as np
import pytest
from av.codec.context import CodecContext
from av.codec.hwaccel import hwdevices_available
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from app.domain.feed import FeedState
from app.domain.hardware import SOFTWARE
from app.domain.stream_url import parse_stream_url
from app.video.decoder import StreamDecoder
from app.video.hardware import (
    MAX_PACKETS_WITHOUT_PICTURE,
    Hardware,
    HardwareDecoder,
    HardwareError,
    make_decoder,
    offered_devices,
    try_device,
)
from app.video.hardware_list import list_devices
from app.video.source import LibavSource, MediaPacket, PlaneReader
from tests.log_watch import LogWatch
from tests.streams.feeds import running, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import RtspServer

GIVEN_UP = "the processor decodes from now on"
WORKING = [device for device in offered_devices() if not try_device(device)]

Decode = Callable[[CodecContext, MediaPacket, int], list[VideoFrame]]


class Context:
    """A context of its own that decodes in software; `decode` may be replaced by what a broken device does."""

    def __init__(self, stream: VideoStream, decode: Decode) -> None:
        own = stream.codec_context
        self.real = CodecContext.create(own.codec.canonical_name, "r")
        self.real.extradata = own.extradata
        self.real.thread_count = 1
        self.flushed = 0
        self._decode = decode
        self._count = 0

    def decode(self, packet: MediaPacket) -> list[VideoFrame]:
        self._count += 1
        return self._decode(self.real, packet, self._count)

    def flush_buffers(self) -> None:
        self.flushed += 1
        self.real.flush_buffers()


def well(context: CodecContext, packet: MediaPacket, _count: int) -> list[VideoFrame]:
    return context.decode(packet)  # type: ignore[arg-type,return-value]


def fails_at(number: int, error: BaseException) -> Decode:
    def decode(context: CodecContext, packet: MediaPacket, count: int) -> list[VideoFrame]:
        if count >= number:
            raise error
        return well(context, packet, count)

    return decode


def hardware(decode: Decode = well) -> Hardware:
    """Return hardware whose device `cuda` decodes like this."""

    def make(device: str, stream: VideoStream) -> HardwareDecoder:
        return HardwareDecoder(device, Context(stream, decode))  # type: ignore[arg-type]

    return Hardware("cuda", make, lambda: ("cuda",))


@pytest.fixture
def opened(small_clip: Path) -> Iterator[tuple[VideoStream, list[MediaPacket]]]:
    """The clip's video stream and its packets: 50 pictures, keyframes at 0 and 25."""
    with av.open(str(small_clip)) as container:
        stream = container.streams.video[0]
        stream.thread_count = 1
        packets = [packet for packet in container.demux(stream) if packet.dts is not None]
        assert [number for number, packet in enumerate(packets) if packet.is_keyframe] == [0, 25]
        yield stream, packets


def decoded(decoder: StreamDecoder, packets: list[MediaPacket]) -> tuple[int, list[int]]:
    """Return how many pictures came, and which packets were lost."""
    pictures, lost = 0, []
    for number, packet in enumerate(packets):
        try:
            pictures += len(decoder.decode(packet))
        except av.error.FFmpegError:
            lost.append(number)
    return pictures, lost


def unusable() -> BaseException:
    return av.error.ExternalError(1, "the device is gone")


# --- devices that cannot be made ---------------------------------------------------------------------


@pytest.mark.parametrize("device", [d for d in hwdevices_available() if d not in WORKING])
def test_each_device_of_the_wheel_that_cannot_be_made_leaves_the_stream_to_the_processor(
    device: str, opened: tuple[VideoStream, list[MediaPacket]], expected_log: LogWatch
) -> None:
    expected_log("no hardware decoding")
    stream, packets = opened
    with pytest.raises(HardwareError):
        make_decoder(device, stream)
    decoder = StreamDecoder(stream, Hardware(device))
    assert decoder.name == SOFTWARE
    pictures, lost = decoded(decoder, packets)
    assert pictures >= 48
    assert lost == []


@pytest.mark.skipif(not WORKING, reason="no device of this computer can decode")
@pytest.mark.parametrize("device", WORKING)
def test_each_device_that_can_be_made_decodes(device: str, opened: tuple[VideoStream, list[MediaPacket]]) -> None:
    stream, packets = opened
    decoder = StreamDecoder(stream, Hardware(device))
    pictures, lost = decoded(decoder, packets)
    assert (decoder.name, lost) == (device, [])
    assert pictures >= 40


def test_a_device_that_libav_does_not_know_is_said_with_those_it_knows(expected_log: LogWatch) -> None:
    expected_log("videotoolbox is not among cuda, qsv")
    Hardware("videotoolbox", offered=lambda: ("cuda", "qsv"))


def test_the_choice_of_the_program_complains_to_nobody() -> None:
    Hardware("auto", offered=tuple)


def test_the_first_device_that_can_be_made_is_taken(opened: tuple[VideoStream, list[MediaPacket]]) -> None:
    stream, _ = opened
    asked: list[str] = []

    def make(device: str, of: VideoStream) -> HardwareDecoder:
        asked.append(device)
        if len(asked) == 1:
            raise HardwareError("no driver")
        return HardwareDecoder(device, Context(of, well))  # type: ignore[arg-type]

    several = Hardware("auto", make, lambda: ("cuda", "qsv", "vaapi", "d3d11va", "videotoolbox", "vdpau"))
    if len(several._devices) < 2:
        pytest.skip("one device is usual on this system")
    second = several._devices[1]
    assert StreamDecoder(stream, several).name == second
    # The one that failed is not asked again.
    assert StreamDecoder(stream, several).name == second
    assert len(asked) == 3


# --- devices that fail at work -----------------------------------------------------------------------


def test_a_context_of_its_own_gives_the_same_pictures(opened: tuple[VideoStream, list[MediaPacket]]) -> None:
    stream, packets = opened
    decoder = StreamDecoder(stream, hardware())
    assert decoder.name == "cuda"
    for packet in packets:
        for ours, theirs in zip(decoder.decode(packet), packet.decode(), strict=True):
            assert isinstance(ours, VideoFrame)
            assert isinstance(theirs, VideoFrame)
            assert (ours.pts, ours.time_base, ours.color_range) == (theirs.pts, theirs.time_base, theirs.color_range)
            assert np.array_equal(ours.to_ndarray(), theirs.to_ndarray())


def test_a_device_that_fails_at_the_first_picture_costs_none(
    opened: tuple[VideoStream, list[MediaPacket]], expected_log: LogWatch
) -> None:
    expected_log(GIVEN_UP)
    stream, packets = opened
    decoder = StreamDecoder(stream, hardware(fails_at(1, unusable())))
    pictures, lost = decoded(decoder, packets)
    assert (decoder.name, lost) == (SOFTWARE, [])
    assert pictures >= 48


def test_a_device_that_fails_later_costs_the_pictures_up_to_the_next_keyframe(
    opened: tuple[VideoStream, list[MediaPacket]], expected_log: LogWatch
) -> None:
    expected_log(GIVEN_UP)
    stream, packets = opened
    broken = hardware(fails_at(11, unusable()))
    decoder = StreamDecoder(stream, broken)
    assert decoded(decoder, packets[:11])[1] == [10]
    assert decoder.name == SOFTWARE
    # The player waits for a keyframe after a lost packet.
    pictures, lost = decoded(decoder, packets[25:])
    assert (lost, pictures >= 23) == ([], True)
    # And for the rest of the run nobody asks the device again.
    assert broken.decoder_for(stream) is None


def test_a_bad_packet_is_no_fault_of_a_device_that_has_worked(opened: tuple[VideoStream, list[MediaPacket]]) -> None:
    stream, packets = opened

    def once(context: CodecContext, packet: MediaPacket, count: int) -> list[VideoFrame]:
        if count == 5:
            raise av.error.InvalidDataError(1, "bad")
        return well(context, packet, count)

    decoder = StreamDecoder(stream, hardware(once))
    assert decoded(decoder, packets[:10])[1] == [4]
    assert decoder.name == "cuda"


def test_a_device_that_finds_the_first_picture_invalid_has_failed(
    opened: tuple[VideoStream, list[MediaPacket]], expected_log: LogWatch
) -> None:
    expected_log(GIVEN_UP)
    stream, packets = opened
    decoder = StreamDecoder(stream, hardware(fails_at(1, av.error.InvalidDataError(1, "bad"))))
    assert decoded(decoder, packets)[1] == []
    assert decoder.name == SOFTWARE


@pytest.mark.parametrize("first", [0, 30], ids=["from the start", "after some pictures"])
def test_a_device_that_gives_no_pictures_has_failed(
    first: int, opened: tuple[VideoStream, list[MediaPacket]], expected_log: LogWatch
) -> None:
    expected_log(GIVEN_UP)
    stream, packets = opened

    def goes_quiet(context: CodecContext, packet: MediaPacket, count: int) -> list[VideoFrame]:
        return well(context, packet, count) if count <= first else []

    decoder = StreamDecoder(stream, hardware(goes_quiet))
    for number in range(first + MAX_PACKETS_WITHOUT_PICTURE):
        decoder.decode(packets[number % 25])
    assert decoder.name == "cuda"
    with pytest.raises(av.error.FFmpegError):
        decoder.decode(packets[1])
    assert decoder.name == SOFTWARE


def test_a_file_that_begins_again_is_decoded_on(small_clip: Path) -> None:
    contexts: list[Context] = []

    def make(device: str, stream: VideoStream) -> HardwareDecoder:
        contexts.append(Context(stream, well))
        return HardwareDecoder(device, contexts[0])  # type: ignore[arg-type]

    source = LibavSource(parse_stream_url(small_clip.as_uri(), True), "tcp", Hardware("cuda", make, lambda: ("cuda",)))
    counts: list[int] = []
    for _ in range(2):
        videos = [packet for packet in source.packets() if source.is_video(packet)]
        counts.append(sum(len(source.decoder.decode(packet)) for packet in videos))
        source.rewind()
    source.close()
    assert contexts[0].flushed == 2
    assert min(counts) >= 48


def test_what_a_device_hands_over_is_shown_in_the_same_colours(opened: tuple[VideoStream, list[MediaPacket]]) -> None:
    _, packets = opened
    frame = next(frame for packet in packets for frame in packet.decode())
    assert isinstance(frame, VideoFrame)
    # Devices give NV12: the colours in one plane, in turns.
    handed = VideoReformatter().reformat(frame, format="nv12")
    wanted, shown = PlaneReader().planes(frame), PlaneReader().planes(handed)
    for one, other in ((wanted.y, shown.y), (wanted.u, shown.u), (wanted.v, shown.v)):
        assert np.array_equal(one, other)
    assert (wanted.bt709, wanted.full_range) == (shown.bt709, shown.full_range)


# --- in a worker -------------------------------------------------------------------------------------


@pytest.mark.skipif("cuda" in WORKING, reason="the device works here")
@pytest.mark.allowed_log("no stream")
def test_a_worker_whose_device_cannot_be_made_plays_all_the_same(small_units: Path, expected_log: LogWatch) -> None:
    expected_log("no hardware decoding")
    with RtspServer({"/cam": small_units}) as server:
        urls = {"cam": f"rtsp://127.0.0.1:{server.port}/cam"}
        with running(urls, allow_local=False, hardware="cuda") as feeds:
            feed = wait_for_state(feeds, "cam", FeedState.LIVE)
            wait_until(lambda: snapshot_of(feeds, "cam").report.decoder, 5, "who decodes")
            assert snapshot_of(feeds, "cam").report.decoder == SOFTWARE
            assert feed.report.reconnects == 0


def test_after_a_fall_the_device_is_left_alone(
    small_clip: Path, expected_log: LogWatch, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("no hardware decoding", r"the worker of .* died", "is decoded by the processor from now on")
    with running({"cam": small_clip.as_uri()}, hardware="vdpau") as feeds:
        wait_for_state(feeds, "cam", FeedState.LIVE)
        os.kill(feeds.pids()["feed-CAM"], signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        wait_for_state(feeds, "cam", FeedState.LOST)
        wait_for_state(feeds, "cam", FeedState.LIVE)
        assert snapshot_of(feeds, "cam").report.decoder == SOFTWARE
    # The second worker was not even told of a device: it would have complained a second time.
    assert sum("no hardware decoding" in record.getMessage() for record in caplog.records) == 1


def test_the_devices_of_this_computer_are_listed_by_a_process_of_its_own() -> None:
    found = list_devices()
    assert [device.name for device in found] == list(offered_devices())
    assert [device.name for device in found if not device.problem] == WORKING
