"""The status of the room as one JSON document: for scripts, for tests, for whoever helps by telephone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.countdown import Countdown
from app.domain.diagnosis import link_grade
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import FloorState
from app.domain.gateway import GatewayReport, SiteAtGateway, with_gateway
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.sound import FeedLevel, Loudness, SoundStatus
from app.domain.tally import TallyKind, tally_of
from app.session.sound_desk import DeskState


@dataclass(frozen=True, slots=True)
class ScreenFigures:
    """What the screens measured in the last second."""

    wall_fps: Mapping[SiteId, float]
    console_fps: Mapping[SiteId, float]
    longest_stall_ms: float
    longest_stall_ever_ms: float
    picture_delay_ms: float
    load: float = 0.0
    """How much of the time the event loop could not go round, 0 to 1."""


@dataclass(frozen=True, slots=True)
class RoomReading:
    """Everything the status document is made of, read at one moment."""

    session: Session
    version: str
    time: str
    feeds: tuple[FeedSnapshot, ...]
    levels: tuple[FeedLevel, ...]
    sound: SoundStatus
    floor: FloorState
    countdown: Countdown | None
    screens: ScreenFigures
    gateway: GatewayReport | None = None
    cue: SoundStatus | None = None
    desk: DeskState = field(default_factory=DeskState)


Json = dict[str, object]


def status_document(reading: RoomReading, processes: Sequence[Json]) -> Json:
    """Return the document. Numbers that are not known are null."""
    return {
        "version": reading.version,
        "time": reading.time,
        "session": {"id": reading.session.session_id, "title": reading.session.title},
        "feeds": [
            _feed(reading, index, feed, level)
            for index, (feed, level) in enumerate(
                zip(with_gateway(reading.feeds, reading.gateway), reading.levels, strict=True)
            )
        ],
        "gateway": _gateway(reading.gateway),
        "floor": _floor(reading),
        "ui": _ui(reading.screens),
        "audio": {
            **_device(reading.sound),
            "cue": _device(reading.cue) if reading.cue else None,
            "desk": desk_document(reading.desk),
        },
        "processes": list(processes),
    }


def status_line(reading: RoomReading, index: int) -> str:
    """Return one feed as one line of text."""
    level, site = reading.levels[index], reading.session.sites[index]
    (feed,) = with_gateway(reading.feeds[index : index + 1], reading.gateway)
    report = feed.report
    tally = tally_of(site.site_id, reading.floor, feed)
    words = {TallyKind.SPEAKING: "bicara", TallyKind.HALTED: "disela", TallyKind.WAITING: f"antre {tally.position}"}
    mark = words.get(tally.kind, "")
    size = f"{report.width}x{report.height}" if report.width else "-"
    parts = [
        f"{reading.time[11:19]} {site.short} {site.name:<18.18}",
        f"{feed.state.value:<10}",
        f"{report.stream.value:<4}",
        f"{report.video_codec or '-':<6}",
        f"{size:>9}",
        f"{report.fps:5.1f} fps",
        f"{report.bitrate_bps / 1000:6.0f} kbps",
        f"{level.rms_dbfs:6.1f} dBFS",
        f"{reading.screens.wall_fps.get(site.site_id, 0.0):5.1f} painted",
        " ".join([mark or report.trouble.value or " ".join(report.findings), *_heard(reading.desk, site.site_id)]),
    ]
    return "  ".join(parts).rstrip()


def _feed(reading: RoomReading, index: int, feed: FeedSnapshot, level: FeedLevel) -> Json:
    site, report = reading.session.sites[index], feed.report
    # Of a picture that is not there nothing can be said but that it is not there.
    findings = report.findings if feed.state is FeedState.LIVE else ()
    return {
        "site": site.code,
        "name": site.name,
        "short": site.short,
        "state": feed.state.value,
        "stream": report.stream.value,
        "codec": report.video_codec,
        "decoder": report.decoder,
        "width": report.width,
        "height": report.height,
        "fps": _tenth(report.fps),
        "bitrate_bps": round(report.bitrate_bps),
        "frame_age_s": round(feed.picture_age_s, 3) if feed.picture_age_s is not None else None,
        "frames": report.frames,
        "drops": report.dropped,
        "corrupt": report.corrupt,
        "reconnects": report.reconnects,
        "attempt": report.attempt,
        "audio_codec": report.audio_codec,
        "sample_rate": report.sample_rate,
        "channels": report.channels,
        "level_dbfs": _tenth(level.rms_dbfs),
        "peak_dbfs": _tenth(level.peak_dbfs),
        "peak_hold_dbfs": _tenth(level.hold_dbfs),
        "sent": _loudness(report.loudness) if feed.state is FeedState.LIVE else None,
        "echo": _hundredth(level.echo) if level.echo is not None else None,
        "echo_ms": round(level.echo_ms),
        "audio_delay_ms": _tenth(level.delay_ms),
        "audio_target_ms": _tenth(level.target_ms),
        "concealed_share": round(level.concealed_share, 4),
        "underruns": level.underruns,
        "diagnosis": report.trouble.value or (findings[0].value if findings else ""),
        "findings": [finding.value for finding in findings],
        "link": link_grade(feed.state, findings).value,
        "detail": report.detail,
        "gateway": _sender(reading.gateway.site(feed.site_id) if reading.gateway else None),
        "load": _hundredth(report.load),
        "thrift": report.thrift.value,
        "painted_fps": {
            "wall": _tenth(reading.screens.wall_fps.get(site.site_id, 0.0)),
            "console": _tenth(reading.screens.console_fps.get(site.site_id, 0.0)),
        },
    }


def _loudness(loudness: Loudness) -> Json:
    return {
        "true_peak_dbtp": _tenth(loudness.true_peak_dbtp),
        "momentary_lufs": _tenth(loudness.momentary_lufs),
        "short_term_lufs": _tenth(loudness.short_term_lufs),
    }


def _gateway(gateway: GatewayReport | None) -> Json | None:
    return {"state": gateway.phase.value, "detail": gateway.message} if gateway else None


def _sender(site: SiteAtGateway | None) -> Json | None:
    """Return what the gateway knows about a site; null for one that does not come through it."""
    if site is None:
        return None
    state = site.state
    return {
        "path": site.path,
        "sender": site.sender.value,
        "protocol": state.protocol.value if state and state.protocol else None,
        "since_ms": state.since_ms if state else None,
        "bytes": state.bytes_received if state else None,
        "lost_share": round(site.lost_share, 4) if site.lost_share is not None else None,
        "jitter_ms": _tenth(state.jitter_ms) if state and state.jitter_ms is not None else None,
        "rtt_ms": _tenth(state.rtt_ms) if state and state.rtt_ms is not None else None,
    }


def _floor(reading: RoomReading) -> Json:
    holder, between, countdown = reading.floor.holder, reading.floor.interposed, reading.countdown
    return {
        "state": "granted" if holder else ("queued" if reading.floor.queue else "idle"),
        "holder": holder.site_id if holder else None,
        "speaker": holder.speaker.name if holder else None,
        "between": {"site": between.site_id, "kind": between.kind.value, "speaker": between.speaker.name}
        if between
        else None,
        "mode": reading.floor.mode.value,
        "closed": reading.floor.is_closed,
        "elapsed_s": countdown.elapsed_s if countdown else None,
        "remaining_s": countdown.remaining_s if countdown else None,
        "phase": countdown.phase.value if countdown else None,
        "queue": [request.site_id for request in reading.floor.queue],
        "turns": len(reading.floor.turns),
    }


def _heard(desk: DeskState, site_id: SiteId) -> list[str]:
    marks = (("terbuka", site_id in desk.open_sites), ("didengar", site_id in desk.cue))
    return [word for word, applies in marks if applies]


def _device(sound: SoundStatus) -> Json:
    return {
        "state": sound.state.value,
        "device": sound.device,
        "detail": sound.detail,
        "underruns": sound.underruns,
        "level_dbfs": _tenth(sound.rms_dbfs),
        "peak_dbfs": _tenth(sound.peak_dbfs),
        "peak_hold_dbfs": _tenth(sound.hold_dbfs),
        **_loudness(sound.loudness),
    }


def desk_document(desk: DeskState) -> Json:
    """Return what the room hears and the operator listens to; `bed_db` is null where closed sites are silent."""
    return {
        "open": list(desk.open_sites),
        "chair": desk.chair,
        "checked": desk.checked,
        "cue": sorted(desk.cue),
        "priority": desk.priority,
        "panic": desk.panic,
        "room_db": _tenth(desk.room_db),
        "cue_db": _tenth(desk.cue_db),
        "bed_db": _tenth(desk.bed_db) if desk.bed_db is not None else None,
    }


def _ui(screens: ScreenFigures) -> Json:
    rates = list(screens.wall_fps.values())
    return {
        "paint_fps": _tenth(min(rates)) if rates else 0.0,
        "pictures_per_s": _tenth(sum(rates) + sum(screens.console_fps.values())),
        "longest_stall_ms": _tenth(screens.longest_stall_ms),
        "longest_stall_ever_ms": _tenth(screens.longest_stall_ever_ms),
        "picture_delay_ms": _tenth(screens.picture_delay_ms),
        "load": _hundredth(screens.load),
    }


def _tenth(value: float) -> float:
    return round(value, 1)


def _hundredth(value: float) -> float:
    return round(value, 2)
