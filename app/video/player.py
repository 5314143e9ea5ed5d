"""Play one open stream: packets to pictures and sound, until it ends, stalls or is called off."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Protocol

import av.error
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from app.domain.feed import Trouble
from app.video.examination import Examination
from app.video.losses import LossLog
from app.video.open_options import OPEN_TIMEOUT_S
from app.video.pace import Pacer
from app.video.renditions import Renditions
from app.video.sound import SoundPath
from app.video.source import MediaPacket, PlaneReader, StreamInfo, marks_keyframes
from app.video.status_writer import StatusWriter

_READ_DEADLINE_S = 8.0
"""libav's own timeout ends a read after five seconds of silence, but reports without media keep it waiting."""

_PACED_DEADLINE_S = 15.0
"""Reading a playlist is several requests, each with its own timeout."""

_SILENT_S = OPEN_TIMEOUT_S * 0.95
"""A read that took so long was ended by libav's timeout. What it gives then is the rest of long ago."""

_STALLED_S = 6.0
"""So long without a picture on an open stream, the connection is worth less than a new one."""

_NO_PICTURE_YET_S = 12.0
"""A camera with a long keyframe interval may need this long for its first picture."""

_SUSPECTS = 2
"""A gap is noticed while a packet is put together: it is in the one that is finished then, or in the next."""

_FAILED_KEYFRAMES = 2
"""So many in a row that the decoder cannot read, and the stream is no longer what it was: another codec."""


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
        losses: LossLog,
    ) -> None:
        self._source = source
        self._status = status
        self._renditions = renditions
        self._sound = sound
        self._pacer = pacer
        self._interrupted = interrupted
        self._sleep = sleep
        self._examination = examination
        self._losses = losses
        self._suspects = 0
        self._failed_keyframes = 0
        self._sample_rate = source.info.sample_rate
        self._last_sound: MediaPacket | None = None
        self._deadline_s = _PACED_DEADLINE_S if source.is_paced else _READ_DEADLINE_S
        self._has_audio = bool(source.info.audio_codec)
        self._planes = PlaneReader()
        self._shape = (source.info.width, source.info.height)
        self._has_video = bool(source.info.video_codec)
        self._started_ns = time.monotonic_ns()
        self._last_picture_ns = 0
        self._wait_for_keyframe = self._has_video
        self._keyframes_are_marked = marks_keyframes(source.info.video_codec)

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
        self._status.expect_life_within(self._deadline_s)
        read_ns = time.monotonic_ns()
        for packet in self._source.packets():
            now_ns = time.monotonic_ns()
            self._status.expect_life_within(self._deadline_s)
            if self._interrupted():
                return
            if now_ns - read_ns > _SILENT_S * 1e9 and not self._source.is_paced:
                raise StreamEnded(Trouble.STALLED)
            self._status.packet(packet.size, now_ns)
            if self._source.is_paced:
                self._wait_for(packet)
                now_ns = time.monotonic_ns()
            if self._losses.has_lines():
                self._note_losses(packet)
            if self._source.is_video(packet):
                if not self._source.is_paced:
                    self._examination.packet(self._source.due_us(packet), now_ns)
                self._decode_video(packet, now_ns)
            else:
                self._last_sound = packet
                self._decode_audio(packet, now_ns)
            self._check_for_stall(now_ns)
            self._status.publish_totals(now_ns)
            self._examination.look(now_ns, has_video=self._has_video, has_audio=self._has_audio)
            read_ns = time.monotonic_ns()

    def _note_losses(self, packet: MediaPacket) -> None:
        """Distrust the picture after a gap, unless it was one in the sound."""
        losses = self._losses.losses()
        if not losses or not self._has_video:
            return
        last = self._last_sound
        if losses == 1 and last and not self._source.is_video(packet) and _is_gap(last, packet):
            return
        self._status.corrupt()
        self._wait_for_keyframe = True
        self._suspects = _SUSPECTS

    def _wait_for(self, packet: MediaPacket) -> None:
        """Hold a packet that came early. One clock for both streams keeps them together."""
        while not self._interrupted():
            wait_s = self._pacer.wait_s(self._source.due_us(packet), time.monotonic_ns() // 1000)
            if wait_s <= 0:
                return
            self._sleep(min(wait_s, 0.5))

    def _decode_video(self, packet: MediaPacket, now_ns: int) -> None:
        if packet.is_corrupt:
            self._status.corrupt()
            self._wait_for_keyframe = True
            self._suspects = max(self._suspects, 1)
        if self._suspects:
            self._suspects -= 1
            self._count_dropped()
            return
        if self._wait_for_keyframe and not packet.is_keyframe and self._keyframes_are_marked:
            self._count_dropped()
            return
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            # One bad packet is one bad packet. What depends on it is not shown either.
            self._status.corrupt()
            self._wait_for_keyframe = True
            self._failed_keyframes += packet.is_keyframe
            if self._failed_keyframes >= _FAILED_KEYFRAMES:
                raise StreamEnded(Trouble.BAD_DATA) from None
            return
        self._wait_for_keyframe = False
        for frame in frames:
            if isinstance(frame, VideoFrame):
                self._show(frame, now_ns)

    def _show(self, frame: VideoFrame, now_ns: int) -> None:
        if frame.is_corrupt:
            self._status.corrupt()
            self._count_dropped()
            # What is predicted from it is damaged too, and no longer says so.
            self._wait_for_keyframe = True
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
        self._failed_keyframes = 0
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
                if frame.sample_rate != self._sample_rate:
                    self._sample_rate = frame.sample_rate
                    self._status.set(sample_rate=frame.sample_rate)
                self._sound.write(frame, self._source.time_us(frame), now_ns)
                self._status.sound(now_ns)

    def _check_for_stall(self, now_ns: int) -> None:
        """End a stream whose picture has died while its packets go on: live sound hides dead video."""
        if not self._has_video:
            return
        limit_s = _STALLED_S if self._last_picture_ns else _NO_PICTURE_YET_S
        if now_ns - (self._last_picture_ns or self._started_ns) > limit_s * 1e9:
            raise StreamEnded(Trouble.STALLED if self._last_picture_ns else Trouble.BAD_DATA)


def _is_gap(before: MediaPacket, after: MediaPacket) -> bool:
    """Tell whether more time passed from one packet of the sound to the next than the first one lasts."""
    if before.dts is None or after.dts is None or not before.duration:
        return False
    return after.dts - before.dts > before.duration * 3 // 2
