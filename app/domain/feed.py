"""A feed is the live picture and sound of one site, as the room sees it.

A worker says which phase it is in and when it last had a picture; whether that counts
as live is decided here, in one place, for the wall, the console and the status file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.finding import Finding
from app.domain.identity import SiteId
from app.domain.sound import SILENT, Loudness
from app.domain.thrift import DecodeThrift

STALL_AFTER_S = 2.0
"""A picture older than this is marked as frozen (Frigate's floor for a stall)."""

SPARED_STALL_AFTER_S = 15.0
"""Where keyframes alone are shown: the longest gap between two that is accepted, and half of it more."""


class FeedState(StrEnum):
    """What a person in the room should understand about a feed."""

    CONNECTING = "connecting"
    LIVE = "live"
    STALLED = "stalled"
    LOST = "lost"
    OFF = "off"


class FeedPhase(StrEnum):
    """What the worker is doing."""

    OFF = "off"
    OPENING = "opening"
    STREAMING = "streaming"
    WAITING = "waiting"


class StreamKind(StrEnum):
    """Which of a site's two streams is open."""

    MAIN = "main"
    SUB = "sub"


class Trouble(StrEnum):
    """Why a feed has no picture: the code in the status file, the key to the advice."""

    NONE = ""
    REFUSED = "connection_refused"
    UNREACHABLE = "unreachable"
    SILENT = "silent_server"
    DNS_FAILED = "dns_failed"
    AUTH_FAILED = "auth_failed"
    NO_CREDENTIAL = "no_credential"
    NOT_FOUND = "not_found"
    FILE_MISSING = "file_missing"
    DEVICE_MISSING = "device_missing"
    ENDED = "stream_ended"
    BAD_DATA = "bad_data"
    UNSUPPORTED = "unsupported_stream"
    NO_MEDIA = "no_media"
    SERVER_ERROR = "server_error"
    PROTOCOL_DENIED = "protocol_denied"
    STALLED = "stalled"
    WORKER_DIED = "worker_died"
    WORKER_HUNG = "worker_hung"
    FAILED = "open_failed"


@dataclass(frozen=True, slots=True)
class FeedReport:
    """One reading of a worker's status block. All times are `time.monotonic_ns()`; 0 means never.

    `decoder` is who made the last picture: `software`, or the name of a device (`cuda`).
    `load` is the work for the pictures over the pictures' own time: near 1 the worker cannot keep up.
    `last_spared_ns` is when a picture came that was left out on purpose.
    `loudness` is of the sound as the site sends it.
    """

    phase: FeedPhase
    alive: bool
    stream: StreamKind
    trouble: Trouble
    detail: str
    video_codec: str
    width: int
    height: int
    fps: float
    bitrate_bps: float
    audio_codec: str
    sample_rate: int
    channels: int
    frames: int
    dropped: int
    corrupt: int
    reconnects: int
    attempt: int
    last_video_ns: int
    last_audio_ns: int
    next_attempt_ns: int
    decoder: str = ""
    findings: tuple[Finding, ...] = ()
    load: float = 0.0
    thrift: DecodeThrift = DecodeThrift.FULL
    last_spared_ns: int = 0
    loudness: Loudness = SILENT


@dataclass(frozen=True, slots=True)
class FeedSnapshot:
    """A feed at one moment, ready to be shown: state and ages are worked out."""

    site_id: SiteId
    state: FeedState
    picture_age_s: float | None
    report: FeedReport


def has_video(report: FeedReport) -> bool:
    """Tell whether the open stream carries video."""
    return bool(report.video_codec)


def feed_state(report: FeedReport, now_ns: int) -> FeedState:
    """Derive the state from the worker's own words and the age of its last picture.

    - A worker that is gone, or waits to try again, is LOST.
    - The first attempt to open is CONNECTING; a later one stays LOST, so the tile does not flicker.
    - A stream that is open but has shown nothing new for `STALL_AFTER_S` is STALLED.
    - Live audio does not hide dead video: only a stream without video is judged by its sound.
    - A picture that is left out on purpose is a sign of life, for as long as a keyframe may take.
    """
    if report.phase is FeedPhase.OFF:
        return FeedState.OFF
    if not report.alive or report.phase is FeedPhase.WAITING:
        return FeedState.LOST
    if report.phase is FeedPhase.OPENING:
        return FeedState.CONNECTING if report.attempt <= 1 else FeedState.LOST
    newest_ns = report.last_video_ns if has_video(report) else report.last_audio_ns
    if newest_ns == 0:
        return FeedState.CONNECTING
    if has_video(report) and now_ns - newest_ns <= SPARED_STALL_AFTER_S * 1e9:
        newest_ns = max(newest_ns, report.last_spared_ns)
    return FeedState.LIVE if now_ns - newest_ns <= STALL_AFTER_S * 1e9 else FeedState.STALLED


def snapshot(site_id: SiteId, report: FeedReport, now_ns: int) -> FeedSnapshot:
    """Combine a report with the clock."""
    age_s = (now_ns - report.last_video_ns) / 1e9 if report.last_video_ns else None
    return FeedSnapshot(site_id, feed_state(report, now_ns), age_s, report)
