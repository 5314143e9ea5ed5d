"""Look at a feed once a second and say what is wrong with it: picture, sound and link together."""

from __future__ import annotations

from app.domain.diagnosis import Diagnosis, Reading
from app.domain.thrift import DecodeThrift
from app.video.picture_probe import PictureProbe
from app.video.renditions import Renditions
from app.video.sound import SoundPath
from app.video.status_writer import StatusWriter

EVERY_S = 1.0
_SMOOTHING = 16
"""RFC 3550, 6.4.1: the jitter is a running mean over about so many packets."""

_JUMP_US = 2_000_000
"""Timestamps that move by more than this have jumped; that is no jitter."""


class Examination:
    """Runs on: the feed worker's main thread. Lives as long as the worker; findings outlast a reconnect."""

    def __init__(self, status: StatusWriter, renditions: Renditions, sound: SoundPath) -> None:
        self._status = status
        self._renditions = renditions
        self._sound = sound
        self._probe = PictureProbe()
        self._diagnosis = Diagnosis()
        self._due_ns = 0
        self._counts = (0, 0)
        self._jitter_ms: float | None = None
        self._transit_us: int | None = None
        self._said = ""

    def new_stream(self, now_ns: int) -> None:
        """Forget what belonged to the stream before."""
        self._probe.forget()
        self._diagnosis.new_stream()
        self._jitter_ms = self._transit_us = None
        self._counts = self._status.counts
        # The first second of a stream is no usual second.
        self._due_ns = now_ns + int(2 * EVERY_S * 1e9)

    def packet(self, due_us: int, arrived_ns: int) -> None:
        """Take the arrival of a live picture's packet (interarrival jitter, RFC 3550, 6.4.1)."""
        transit_us = arrived_ns // 1000 - due_us
        before, self._transit_us = self._transit_us, transit_us
        if before is None or abs(transit_us - before) > _JUMP_US:
            return
        jitter = self._jitter_ms or 0.0
        self._jitter_ms = jitter + (abs(transit_us - before) / 1000 - jitter) / _SMOOTHING

    def look(self, now_ns: int, *, has_video: bool, has_audio: bool, thrift: DecodeThrift) -> None:
        """Take a reading when it is time, and write down what is found."""
        if now_ns < self._due_ns:
            return
        self._due_ns = now_ns + int(EVERY_S * 1e9)
        shown, lost = self._status.counts
        new, newly_lost = shown - self._counts[0], lost - self._counts[1]
        self._counts = (shown, lost)
        newest = self._renditions.smallest
        fps, bitrate_bps = self._status.rates()
        reading = Reading(
            at_s=now_ns / 1e9,
            has_video=has_video,
            has_audio=has_audio,
            picture=self._probe.measure(newest) if newest is not None and new > 0 else None,
            sound=self._sound.figures(),
            fps=fps,
            bitrate_bps=bitrate_bps,
            lost_share=newly_lost / (new + newly_lost) if has_video and new + newly_lost > 0 else None,
            jitter_ms=self._jitter_ms,
            thrift=thrift,
        )
        said = " ".join(self._diagnosis.step(reading))
        if said != self._said:
            self._said = said
            self._status.set(findings=said)
