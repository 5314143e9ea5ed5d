"""An open stream: packets come out, decoded pictures and sound go on.

One source is one attempt: it is opened, read until it ends or fails, and thrown away.
Everything is made anew on reconnect.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import av
import av.error
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.codec.context import Flags
from av.container import InputContainer
from av.packet import Packet
from av.stream import Discard, Stream
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from app.domain.stream_url import StreamScheme, StreamUrl
from app.video.backlog import Arrival
from app.video.decoder import StreamDecoder
from app.video.hardware import Hardware
from app.video.interleave import in_time_order
from app.video.open_options import options_for
from app.video.opencv import Planes

_BT709, _UNSPECIFIED = 1, 2
_LIMITED_RANGE, _FULL_RANGE = 1, 2
_PLANAR_420 = frozenset({"yuv420p", "yuvj420p"})


_MARKED = frozenset({"h264", "hevc", "mpeg4", "mpeg2video"})
"""Codecs whose keyframes are marked on every transport and whose decoders paint grey without one.
RTP does not mark those of VP8, VP9 and AV1, but their decoders refuse to begin without a keyframe."""


def marks_keyframes(codec: str) -> bool:
    """Tell whether a codec's packets say reliably which of them is a keyframe."""
    return codec in _MARKED


MediaPacket: TypeAlias = "Packet[Stream]"
"""A packet of either kind; the index says which."""


@dataclass(frozen=True, slots=True)
class StreamInfo:
    """What the container says it carries. Empty codec: no such stream."""

    video_codec: str
    width: int
    height: int
    audio_codec: str
    sample_rate: int
    channels: int


class LibavSource:
    """A container opened by libav. Runs on: the feed worker's main thread, opening to closing.

    Raises av.error.FFmpegError from the constructor if it cannot be opened.
    """

    def __init__(self, address: StreamUrl, transport: str, hardware: Hardware | None = None) -> None:
        self.is_file = address.scheme is StreamScheme.FILE
        target = address.location if self.is_file else address.url
        options = options_for(address.scheme, transport)
        self._container: InputContainer = av.open(target, mode="r", options=options)
        streams = self._container.streams
        self._video: VideoStream | None = streams.video[0] if streams.video else None
        self._audio: AudioStream | None = streams.audio[0] if streams.audio else None
        # A file and a playlist give packets faster than they were made.
        self.is_paced = self.is_file or self._container.format.name == "hls"
        if self._video:
            # One thread for each feed: twelve feeds share the cores, and frame threads cost delay.
            self._video.thread_count = 1
            self._video.codec_context.flags |= Flags.low_delay
        self.decoder = StreamDecoder(self._video, hardware) if self._video else None
        for stream in streams:
            if stream not in (self._video, self._audio):
                stream.discard = Discard.all
        # Kept as whole numbers: sums of fractions for each packet cost as much as its resampling.
        self._tick_us = {stream.index: _in_us(stream.time_base) for stream in streams}
        self._loop_offset_us = 0
        self._last_end_us = 0
        self._begun: Iterator[MediaPacket] | None = None
        self.first_seen: Arrival | None = None
        """When the first of the packets came that `resume` was given."""

    @property
    def info(self) -> StreamInfo:
        """Describe the streams."""
        video = self._video.codec_context if self._video else None
        audio = self._audio.codec_context if self._audio else None
        return StreamInfo(
            video_codec=video.codec.canonical_name if video else "",
            width=video.width if video else 0,
            height=video.height if video else 0,
            audio_codec=audio.codec.canonical_name if audio else "",
            sample_rate=audio.sample_rate if audio else 0,
            channels=audio.channels if audio else 0,
        )

    @property
    def pixel_aspect(self) -> float:
        """Return the width of a pixel over its height, 1.0 where the stream does not say."""
        aspect = self._video.codec_context.sample_aspect_ratio if self._video else None
        return float(aspect) if aspect else 1.0

    def resume(self, packets: Iterator[MediaPacket], first_seen: Arrival) -> None:
        """Let the next `packets` go on with these, of which some were read already."""
        self._begun = packets
        self.first_seen = first_seen

    def packets(self) -> Iterator[MediaPacket]:
        """Yield packets of both streams as they come. Raises av.error.FFmpegError when reading fails."""
        if self._begun is not None:
            begun, self._begun = self._begun, None
            return begun
        wanted = [stream for stream in (self._video, self._audio) if stream is not None]
        timed = (p for p in self._container.demux(wanted) if p.dts is not None or p.pts is not None)
        return in_time_order(timed, self.due_us) if self.is_paced else timed

    def is_video(self, packet: MediaPacket) -> bool:
        """Tell whether the packet belongs to the picture."""
        return self._video is not None and packet.stream_index == self._video.index

    def due_us(self, packet: MediaPacket) -> int:
        """Return when the packet is due to be decoded, in microseconds, across the loops of a file."""
        dts = packet.dts if packet.dts is not None else packet.pts or 0
        times, parts = self._tick_us[packet.stream_index]
        return dts * times // parts + self._loop_offset_us

    def time_us(self, frame: VideoFrame | AudioFrame) -> int:
        """Return the presentation time in microseconds, across the loops of a file."""
        pts = frame.pts if frame.pts is not None else frame.dts or 0
        stream = self._video if isinstance(frame, VideoFrame) else self._audio
        times, parts = self._tick_us[stream.index] if stream else (1, 1)
        time_us = pts * times // parts + self._loop_offset_us
        self._last_end_us = max(self._last_end_us, time_us)
        return time_us

    def rewind(self) -> None:
        """Start a file again. Times go on rising, so pictures and sound loop without a jump."""
        start_us = self._container.start_time or 0
        duration_us = self._container.duration or 0
        self._loop_offset_us += max(duration_us, self._last_end_us - self._loop_offset_us - start_us)
        self._container.seek(start_us)
        if self.decoder:
            self.decoder.forget()

    def close(self) -> None:
        """Close the container. Called by the thread that reads, never by another."""
        self._container.close()


def _in_us(time_base: Fraction | None) -> tuple[int, int]:
    """Return a stream's unit of time as microseconds, in the form of a ratio."""
    if not time_base:
        return 1, 1
    in_us = time_base * 1_000_000
    return in_us.numerator, in_us.denominator


class PlaneReader:
    """Looks at the planes of decoded pictures without copying; converts formats that are not 4:2:0.

    One reformatter for the life of the feed, one thread: PyAV's defaults make a context for each
    picture and use every core.
    """

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def planes(self, frame: VideoFrame) -> Planes:
        """Return views of the frame's planes; they are valid as long as the frame is."""
        full_range = frame.color_range == _FULL_RANGE or frame.format.name.startswith("yuvj")
        bt709 = frame.colorspace == _BT709 or (frame.colorspace == _UNSPECIFIED and frame.height >= 720)
        if frame.format.name not in _PLANAR_420:
            # The range is kept unless it is named, whatever the format's name says.
            frame = self._reformatter.reformat(
                frame,
                format="yuv420p",
                src_color_range=_FULL_RANGE if full_range else _LIMITED_RANGE,
                dst_color_range=_LIMITED_RANGE,
                threads=1,
            )
            full_range = False
        height, width = frame.height & ~1, frame.width & ~1
        y, u, v = (
            np.frombuffer(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)[:rows, :columns]
            for plane, rows, columns in zip(
                frame.planes, (height, height // 2, height // 2), (width, width // 2, width // 2), strict=True
            )
        )
        return Planes(y, u, v, bt709, full_range)
