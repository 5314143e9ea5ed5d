"""Play one open stream: packets to pictures and sound, until it ends, stalls or is called off."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import av.error
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from app.domain.feed import SPARED_STALL_AFTER_S, Trouble
from app.domain.thrift import DecodeThrift
from app.video.examination import Examination
from app.video.pace import Pacer
from app.video.renditions import Renditions
from app.video.sound import SoundPath
from app.video.source import MediaPacket, PlaneReader, StreamInfo, marks_keyframes
from app.video.sparing import Sparing
from app.video.status_writer import StatusWriter

_READ_DEADLINE_S = 15.0
"""libav's own timeout ends a read after five seconds of silence; three times that is a hang."""

_STALLED_S = 6.0
"""So long without a picture on an open stream, the connection is worth less than a new one."""

_NO_PICTURE_YET_S = 12.0
"""A camera with a long keyframe interval may need this long for its first picture."""


class StreamEnded(Exception):  # noqa: N818 - the end of a stream is not always an error
    """The stream is over; `trouble` says why."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail


class Source(Protocol):
    """What the player needs of an open stream."""

    is_paced: bool
    is_file: bool

    @property
    def info(self) -> StreamInfo:
        """Describe the streams."""
        ...

    @property
    def pixel_aspect(self) -> float:
        """Return the width of a pixel over its height."""
        ...

    def packets(self) -> Iterator[MediaPacket]:
        """Yield packets as they come."""
        ...

    def is_video(self, packet: MediaPacket) -> bool:
        """Tell whether the packet belongs to the picture."""
        ...

    def due_us(self, packet: MediaPacket) -> int:
        """Return when the packet is due."""
        ...

    def time_us(self, frame: VideoFrame | AudioFrame) -> int:
        """Return the presentation time."""
        ...

    def rewind(self) -> None:
        """Start a file again."""
        ...

    def drain(self) -> Sequence[VideoFrame]:
        """Return the pictures that the decoder keeps back; it begins anew with the next keyframe."""
        ...


class StreamPlayer:
    """Runs on: the feed worker's main thread. Made for one stream and thrown away with it."""

    def __init__(
        self,
        source: Source,
        status: StatusWriter,
        renditions: Renditions,
        sound: SoundPath,
        pacer: Pacer,
        interrupted: Callable[[], bool],
        sleep: Callable[[float], object],
        examination: Examination,
        thrift: Callable[[], DecodeThrift],
    ) -> None:
        self._source = source
        self._status = status
        self._renditions = renditions
        self._sound = sound
        self._pacer = pacer
        self._interrupted = interrupted
        self._sleep = sleep
        self._examination = examination
        self._has_audio = bool(source.info.audio_codec)
        self._planes = PlaneReader()
        self._shape = (source.info.width, source.info.height)
        self._has_video = bool(source.info.video_codec)
        self._started_ns = time.monotonic_ns()
        self._last_picture_ns = 0
        self._wait_for_keyframe = self._has_video
        self._keyframes_are_marked = marks_keyframes(source.info.video_codec)
        self._sparing: Sparing[MediaPacket] = Sparing(thrift, keyframes_are_marked=self._keyframes_are_marked)
        self._last_spared_ns = 0

    def play(self) -> None:
        """Play until called off. Raises StreamEnded or av.error.FFmpegError when the stream is over."""
        while not self._interrupted():
            self._play_once()
            if self._interrupted():
                return
            if not self._source.is_file:
                raise StreamEnded(Trouble.ENDED)
            if not self._last_picture_ns and self._has_video:
                raise StreamEnded(Trouble.BAD_DATA)
            self._source.rewind()

    def _play_once(self) -> None:
        self._status.expect_life_within(_READ_DEADLINE_S)
        for packet in self._source.packets():
            now_ns = time.monotonic_ns()
            self._status.expect_life_within(_READ_DEADLINE_S)
            if self._interrupted():
                return
            self._status.packet(packet.size, now_ns)
            if self._source.is_paced:
                self._wait_for(packet)
                now_ns = time.monotonic_ns()
            if self._source.is_video(packet):
                due_us = self._source.due_us(packet)
                if not self._source.is_paced:
                    self._examination.packet(due_us, now_ns)
                self._take_video(packet, due_us, now_ns)
            else:
                due_us = None
                self._decode_audio(packet, now_ns)
            self._check_for_stall(now_ns)
            self._status.publish_totals(now_ns)
            self._examination.look(
                now_ns, has_video=self._has_video, has_audio=self._has_audio, thrift=self._sparing.level
            )
            done_ns = time.monotonic_ns()
            self._status.worked(done_ns - now_ns, done_ns, due_us)

    def _wait_for(self, packet: MediaPacket) -> None:
        """Hold a packet that came early. One clock for both streams keeps them together."""
        while not self._interrupted():
            wait_s = self._pacer.wait_s(self._source.due_us(packet), time.monotonic_ns() // 1000)
            if wait_s <= 0:
                return
            self._sleep(min(wait_s, 0.5))

    def _take_video(self, packet: MediaPacket, due_us: int, now_ns: int) -> None:
        """Decode what the level of thrift asks for."""
        admitted = self._sparing.admit(packet, due_us)
        self._status.thrift(self._sparing.level)
        if not admitted:
            self._spared(now_ns)
        for one in admitted:
            # What was held back is decoded for the sake of what follows; only the newest is shown.
            self._decode_video(one, now_ns, is_newest=one is packet)

    def _spared(self, now_ns: int) -> None:
        self._last_spared_ns = now_ns
        self._status.spared(now_ns)

    def _decode_video(self, packet: MediaPacket, now_ns: int, *, is_newest: bool) -> None:
        if packet.is_corrupt:
            self._status.corrupt()
            self._sparing.forget_held()
            self._wait_for_keyframe = True
        if self._wait_for_keyframe and not packet.is_keyframe and self._keyframes_are_marked:
            self._count_dropped()
            return
        try:
            frames = packet.decode()
            if self._sparing.level is DecodeThrift.KEYFRAMES:
                # A decoder that puts pictures in order would keep this one until the next keyframe.
                frames = [*frames, *self._source.drain()]
        except av.error.FFmpegError:
            # One bad packet is one bad packet. What depends on it is not shown either.
            self._status.corrupt()
            self._sparing.forget_held()
            self._wait_for_keyframe = True
            return
        self._wait_for_keyframe = False
        for frame in frames:
            if isinstance(frame, VideoFrame) and is_newest:
                self._show(frame, now_ns)

    def _show(self, frame: VideoFrame, now_ns: int) -> None:
        if frame.is_corrupt:
            self._status.corrupt()
            self._count_dropped()
            return
        if not self._sparing.shows(self._source.time_us(frame)):
            self._spared(now_ns)
            return
        if (frame.width, frame.height) != self._shape:
            self._shape = (frame.width, frame.height)
            self._status.set(width=frame.width, height=frame.height)
        self._renditions.show(
            lambda: self._planes.planes(frame),
            frame.width,
            frame.height,
            self._source.pixel_aspect,
            self._source.time_us(frame),
            now_ns,
        )
        self._last_picture_ns = now_ns
        self._status.picture(now_ns)

    def _count_dropped(self) -> None:
        """Count a picture that was lost. What comes before the first keyframe was never ours."""
        if self._last_picture_ns:
            self._status.dropped()

    def _decode_audio(self, packet: MediaPacket, now_ns: int) -> None:
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            self._status.corrupt()
            return
        for frame in frames:
            if isinstance(frame, AudioFrame):
                self._sound.write(frame, self._source.time_us(frame), now_ns)
                self._status.sound(now_ns)

    def _check_for_stall(self, now_ns: int) -> None:
        """End a stream whose picture has died while its packets go on: live sound hides dead video."""
        if not self._has_video:
            return
        limit_s = _STALLED_S if self._last_picture_ns else _NO_PICTURE_YET_S
        newest_ns = self._last_picture_ns or self._started_ns
        # What is left out on purpose is a sign of life, but not for ever.
        if now_ns - newest_ns <= SPARED_STALL_AFTER_S * 1e9:
            newest_ns = max(newest_ns, self._last_spared_ns)
        if now_ns - newest_ns > limit_s * 1e9:
            raise StreamEnded(Trouble.STALLED if self._last_picture_ns else Trouble.BAD_DATA)
