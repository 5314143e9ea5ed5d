"""One stream's pictures, from the packet to the slots: what is decoded, what is shown, and what is trusted."""

from __future__ import annotations

import time
from collections.abc import Callable

import av.error
from av.video.frame import VideoFrame

from app.domain.feed import SPARED_STALL_AFTER_S, Trouble
from app.domain.thrift import DecodeThrift
from app.video.decoder import loop_filter_is_seen
from app.video.renditions import Renditions
from app.video.source import LibavSource, MediaPacket, PlaneReader, marks_keyframes
from app.video.sparing import Sparing
from app.video.status_writer import StatusWriter
from app.video.trouble import StreamEnded

_STALLED_S = 6.0
"""So long without a picture on an open stream, the connection is worth less than a new one."""

_NO_PICTURE_YET_S = 12.0
"""A camera with a long keyframe interval may need this long for its first picture."""

_SUSPECTS = 2
"""A gap is noticed while a packet is put together: it is in the one that is finished then, or in the next."""

_FAILED_KEYFRAMES = 2
"""So many in a row that the decoder cannot read, and the stream is no longer what it was: another codec."""


class PicturePath:
    """Runs on: the feed worker's main thread. Made for one stream and thrown away with it.

    After a loss nothing is shown until a keyframe. What is not shown, because it comes too late or
    nobody looks, is not decoded either: it is held until it is needed for what follows.
    """

    def __init__(
        self,
        source: LibavSource,
        status: StatusWriter,
        renditions: Renditions,
        thrift: Callable[[], DecodeThrift],
        due_us: Callable[[int, int], int],
    ) -> None:
        info = source.info
        self.is_there = bool(info.video_codec)
        self.has_shown = False
        self._source = source
        self._decoder = source.decoder
        self._status = status
        self._renditions = renditions
        self._due_us = due_us
        self._planes = PlaneReader()
        self._shape = (info.width, info.height)
        # Who decodes is said when there is a picture: before, it is only who tries.
        self._said_decoder = ""
        self._keyframes_are_marked = marks_keyframes(info.video_codec)
        self._wait_for_keyframe = self.is_there
        self._sparing: Sparing[MediaPacket] = Sparing(thrift, keyframes_are_marked=self._keyframes_are_marked)
        self._suspects = 0
        self._failed_keyframes = 0
        self._started_ns = time.monotonic_ns()
        self._last_ns = 0
        self._last_spared_ns = 0

    @property
    def level(self) -> DecodeThrift:
        """Return how sparingly pictures are decoded now."""
        return self._sparing.level

    def take(self, packet: MediaPacket, due_us: int, now_ns: int, *, is_late: bool) -> None:
        """Take the next packet. Raises StreamEnded when the decoder can no longer read the stream."""
        if packet.is_corrupt:
            self._status.corrupt()
            self._suspects = max(self._suspects, 1)
        if self._suspects:
            self._suspects -= 1
            self._distrust()
            self._count_dropped()
            return
        is_unseen = not self._renditions.is_watched
        hold = is_late or is_unseen
        admitted = self._sparing.admit(packet, due_us, hold=hold)
        self._status.thrift(self._sparing.level)
        if is_late:
            self._count_dropped()
        elif is_unseen:
            # Nobody looks: a packet that came is all there is to know, and enough to be alive.
            self._last_ns = now_ns
            self._status.picture(now_ns)
        elif not admitted:
            self._spared(now_ns)
        for one in admitted:
            # What was held is decoded for the sake of what follows; only the newest is shown.
            self._decode(one, now_ns, is_shown=one is packet and not hold)

    def note_gap(self) -> None:
        """Distrust what comes until the next keyframe: packets are missing."""
        self._status.corrupt()
        self._suspects = _SUSPECTS
        self._distrust()

    def check_for_stall(self, now_ns: int) -> None:
        """End a stream whose picture has died while its packets go on: live sound hides dead video."""
        if not self.is_there:
            return
        limit_s = _STALLED_S if self._last_ns else _NO_PICTURE_YET_S
        newest_ns = self._last_ns or self._started_ns
        # What is left out on purpose is a sign of life, but not for ever.
        if now_ns - newest_ns <= SPARED_STALL_AFTER_S * 1e9:
            newest_ns = max(newest_ns, self._last_spared_ns)
        if now_ns - newest_ns > limit_s * 1e9:
            raise StreamEnded(Trouble.STALLED if self._last_ns else Trouble.BAD_DATA)

    def _distrust(self) -> None:
        self._wait_for_keyframe = True
        self._sparing.forget_held()

    def _decode(self, packet: MediaPacket, now_ns: int, *, is_shown: bool) -> None:
        if self._decoder is None:
            return
        if self._wait_for_keyframe and not packet.is_keyframe and self._keyframes_are_marked:
            self._count_dropped()
            return
        level = self._sparing.level
        self._decoder.leave_out_unreferenced(level is DecodeThrift.HALF_RATE)
        if packet.is_keyframe:
            is_seen = loop_filter_is_seen(self._shape[1], self._renditions.tallest_px)
            self._decoder.leave_out_loop_filter(level.is_saving or not is_seen)
        try:
            frames = self._decoder.decode(packet)
            if level is DecodeThrift.KEYFRAMES:
                # A decoder that puts pictures in order would keep this one until the next keyframe.
                frames = [*frames, *self._decoder.drain()]
        except av.error.FFmpegError:
            # One bad packet is one bad packet. What depends on it is not shown either.
            self._status.corrupt()
            self._distrust()
            self._failed_keyframes += packet.is_keyframe
            if self._failed_keyframes >= _FAILED_KEYFRAMES:
                raise StreamEnded(Trouble.BAD_DATA) from None
            return
        self._wait_for_keyframe = False
        if is_shown:
            for frame in frames:
                self._show(frame, now_ns)

    def _show(self, frame: VideoFrame, now_ns: int) -> None:
        if frame.is_corrupt:
            self._status.corrupt()
            self._count_dropped()
            # What is predicted from it is damaged too, and no longer says so.
            self._distrust()
            return
        time_us = self._source.time_us(frame)
        if not self._sparing.shows(time_us):
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
            time_us,
            now_ns,
            self._due_us(time_us, time.monotonic_ns() // 1000) * 1000,
        )
        if self._decoder and self._decoder.name != self._said_decoder:
            self._said_decoder = self._decoder.name
            self._status.set(decoder=self._said_decoder)
        self.has_shown = True
        self._failed_keyframes = 0
        self._last_ns = now_ns
        self._status.picture(now_ns)

    def _spared(self, now_ns: int) -> None:
        self._last_spared_ns = now_ns
        self._status.spared(now_ns)

    def _count_dropped(self) -> None:
        """Count a picture that was lost. What comes before the first keyframe was never ours."""
        if self._last_ns:
            self._status.dropped()
