"""Play one open stream: packets to pictures and sound, until it ends, stalls or is called off."""

from __future__ import annotations

import time
from collections.abc import Callable

import av.error
from av.audio.frame import AudioFrame

from app.domain.feed import Trouble
from app.domain.thrift import DecodeThrift
from app.video.backlog import LIVE, PLAYLIST, Backlog
from app.video.examination import Examination
from app.video.losses import LossLog
from app.video.open_options import OPEN_TIMEOUT_S
from app.video.pace import Pacer
from app.video.picture_path import PicturePath
from app.video.renditions import Renditions
from app.video.sound import SoundPath
from app.video.source import LibavSource, MediaPacket
from app.video.status_writer import StatusWriter
from app.video.trouble import StreamEnded

_READ_DEADLINE_S = 8.0
"""libav's own timeout ends a read after five seconds of silence, but reports without media keep it waiting."""

_PACED_DEADLINE_S = 15.0
"""Reading a playlist is several requests, each with its own timeout."""

_SILENT_NS = int(OPEN_TIMEOUT_S * 0.95e9)
"""A read that took so long was ended by libav's timeout. What it gives then is the rest of long ago."""

_ROUND_NS = 50_000_000
"""How often orders, the state of the stream and the status are looked after: a packet comes every 14 ms."""


class StreamPlayer:
    """Runs on: the feed worker's main thread. Made for one stream and thrown away with it."""

    def __init__(
        self,
        source: LibavSource,
        status: StatusWriter,
        renditions: Renditions,
        sound: SoundPath,
        pacer: Pacer,
        interrupted: Callable[[], bool],
        sleep: Callable[[float], object],
        examination: Examination,
        losses: LossLog,
        thrift: Callable[[], DecodeThrift],
        due_us: Callable[[int, int], int],
    ) -> None:
        self._source = source
        self._status = status
        self._sound = sound
        self._pacer = pacer
        self._interrupted = interrupted
        self._sleep = sleep
        self._examination = examination
        self._losses = losses
        self._pictures = PicturePath(source, status, renditions, thrift, due_us)
        self._has_audio = bool(source.info.audio_codec)
        self._sample_rate = source.info.sample_rate
        self._last_sound: MediaPacket | None = None
        self._round_due_ns = 0
        self._deadline_s = _PACED_DEADLINE_S if source.is_paced else _READ_DEADLINE_S
        # A file cannot be late. The streams of a playlist share one clock, those of a camera need not.
        self._picture_backlog = Backlog(PLAYLIST if source.is_paced else LIVE)
        self._sound_backlog = self._picture_backlog if source.is_paced else Backlog(LIVE)
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
            if self._pictures.is_there and not self._pictures.has_shown:
                raise StreamEnded(Trouble.BAD_DATA)
            self._source.rewind()

    def _play_once(self) -> None:
        self._status.expect_life_within(self._deadline_s)
        source, is_paced, is_live = self._source, self._source.is_paced, not self._source.is_file
        busy_ns, newest_us = 0, None
        read_ns = time.monotonic_ns()
        for packet in source.packets():
            now_ns = time.monotonic_ns()
            if now_ns - read_ns > _SILENT_NS and not is_paced:
                raise StreamEnded(Trouble.STALLED)
            self._status.packet(packet.size, now_ns)
            due_us = source.due_us(packet)
            if is_paced and not self._picture_backlog.is_behind:
                self._wait_until(due_us)
                now_ns = time.monotonic_ns()
            if self._losses.has_lines():
                self._note_losses(packet)
            is_video = source.is_video(packet)
            is_late = is_live and self._is_late(due_us, now_ns, is_video=is_video)
            if is_video:
                newest_us = due_us
                if not is_paced:
                    self._examination.packet(due_us, now_ns)
                self._pictures.take(packet, due_us, now_ns, is_late=is_late)
            else:
                self._last_sound = packet
                if not is_late:
                    self._decode_audio(packet, now_ns)
            read_ns = time.monotonic_ns()
            busy_ns += read_ns - now_ns
            if read_ns >= self._round_due_ns:
                self._status.worked(busy_ns, read_ns, newest_us)
                busy_ns, newest_us = 0, None
                if not self._go_round(read_ns):
                    return

    def _go_round(self, now_ns: int) -> bool:
        """Do what is not worth doing for each packet; return whether to go on."""
        self._round_due_ns = now_ns + _ROUND_NS
        self._status.expect_life_within(self._deadline_s)
        self._pictures.check_for_stall(now_ns)
        self._status.publish_totals(now_ns)
        self._examination.look(
            now_ns, has_video=self._pictures.is_there, has_audio=self._has_audio, thrift=self._pictures.level
        )
        return not self._interrupted()

    def _wait_until(self, due_us: int) -> None:
        """Hold a packet that came early. One clock for both streams keeps them together."""
        while not self._interrupted():
            wait_s = self._pacer.wait_s(due_us, time.monotonic_ns() // 1000)
            if wait_s <= 0:
                return
            self._sleep(min(wait_s, 0.5))

    def _is_late(self, due_us: int, now_ns: int, *, is_video: bool) -> bool:
        """Tell whether the packet belongs to a backlog, which is neither seen nor heard."""
        backlog = self._picture_backlog if is_video else self._sound_backlog
        was_behind = backlog.is_behind
        is_late = backlog.is_late(due_us, now_ns // 1000)
        if was_behind and not is_late:
            # What was skipped was not waited for: a playlist goes on from here.
            self._pacer.restart()
        if backlog.has_grown and not self._source.is_paced:
            raise StreamEnded(Trouble.STALLED, "delay")
        return is_late

    def _note_losses(self, packet: MediaPacket) -> None:
        """Distrust the picture after a gap, unless it was one in the sound."""
        losses = self._losses.losses()
        if not losses or not self._pictures.is_there:
            return
        last = self._last_sound
        if losses == 1 and last and not self._source.is_video(packet) and _is_gap(last, packet):
            return
        self._pictures.note_gap()

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


def _is_gap(before: MediaPacket, after: MediaPacket) -> bool:
    """Tell whether more time passed from one packet of the sound to the next than the first one lasts."""
    if before.dts is None or after.dts is None or not before.duration:
        return False
    return after.dts - before.dts > before.duration * 3 // 2
