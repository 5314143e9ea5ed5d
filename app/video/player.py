"""Play one open stream: packets to pictures and sound, until it ends, stalls or is called off."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Protocol

import av.error
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from app.domain.feed import Trouble
from app.video.backlog import LIVE, PLAYLIST, Arrival, Backlog, NewestGroup
from app.video.examination import Examination
from app.video.pace import Pacer
from app.video.renditions import Renditions
from app.video.sound import SoundPath
from app.video.source import MediaPacket, PlaneReader, StreamInfo, marks_keyframes
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
    first_seen: Arrival | None

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
        # A file cannot be late. The streams of a playlist share one clock, those of a camera need not.
        self._picture_backlog = Backlog(PLAYLIST if source.is_paced else LIVE)
        self._sound_backlog = self._picture_backlog if source.is_paced else Backlog(LIVE)
        self._held: NewestGroup[MediaPacket] = NewestGroup()
        if source.first_seen and not source.is_paced:
            self._picture_backlog.is_late(source.first_seen.due_us, source.first_seen.arrived_us)

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
            if self._source.is_paced and not self._picture_backlog.is_behind:
                self._wait_for(packet)
                now_ns = time.monotonic_ns()
            is_late = self._is_late(packet, now_ns)
            if self._source.is_video(packet):
                if not self._source.is_paced:
                    self._examination.packet(self._source.due_us(packet), now_ns)
                self._take_picture(packet, now_ns, is_late=is_late)
            elif not is_late:
                self._decode_audio(packet, now_ns)
            self._check_for_stall(now_ns)
            self._status.publish_totals(now_ns)
            self._examination.look(now_ns, has_video=self._has_video, has_audio=self._has_audio)

    def _wait_for(self, packet: MediaPacket) -> None:
        """Hold a packet that came early. One clock for both streams keeps them together."""
        while not self._interrupted():
            wait_s = self._pacer.wait_s(self._source.due_us(packet), time.monotonic_ns() // 1000)
            if wait_s <= 0:
                return
            self._sleep(min(wait_s, 0.5))

    def _is_late(self, packet: MediaPacket, now_ns: int) -> bool:
        """Tell whether the packet belongs to a backlog, which is neither seen nor heard."""
        if self._source.is_file:
            return False
        backlog = self._picture_backlog if self._source.is_video(packet) else self._sound_backlog
        was_behind = backlog.is_behind
        is_late = backlog.is_late(self._source.due_us(packet), now_ns // 1000)
        if was_behind and not is_late:
            # What was skipped was not waited for: a playlist goes on from here.
            self._pacer.restart()
        if backlog.has_grown and not self._source.is_paced:
            raise StreamEnded(Trouble.STALLED, "delay")
        return is_late

    def _take_picture(self, packet: MediaPacket, now_ns: int, *, is_late: bool) -> None:
        """Decode and show a picture, or keep it in case the newest one needs it."""
        if not is_late and not self._held:
            self._decode_video(packet, now_ns)
            return
        ready = self._held.add(packet, is_keyframe=packet.is_keyframe)
        if is_late:
            self._count_dropped()
        else:
            ready = ready or self._held.take()
        for one in ready:
            self._decode_video(one, now_ns, is_shown=one is packet and not is_late)

    def _decode_video(self, packet: MediaPacket, now_ns: int, *, is_shown: bool = True) -> None:
        if packet.is_corrupt:
            self._status.corrupt()
            self._wait_for_keyframe = True
        if self._wait_for_keyframe and not packet.is_keyframe and self._keyframes_are_marked:
            self._count_dropped()
            return
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            # One bad packet is one bad packet. What depends on it is not shown either.
            self._status.corrupt()
            self._wait_for_keyframe = True
            return
        self._wait_for_keyframe = False
        for frame in frames:
            if is_shown and isinstance(frame, VideoFrame):
                self._show(frame, now_ns)

    def _show(self, frame: VideoFrame, now_ns: int) -> None:
        if frame.is_corrupt:
            self._status.corrupt()
            self._count_dropped()
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
        if now_ns - (self._last_picture_ns or self._started_ns) > limit_s * 1e9:
            raise StreamEnded(Trouble.STALLED if self._last_picture_ns else Trouble.BAD_DATA)
