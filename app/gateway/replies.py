"""Read the JSON of MediaMTX's HTTP API (v3); no HTTP here.

Shapes: `api/openapi.yaml` of bluenviron/mediamtx. Newer versions renamed fields and kept the old
names for a while, so each value is looked up under its new name first. An outline that is not
MediaMTX's (no list, no names) is an ExternalError; a single value that is missing or makes no
sense is None.

Jitter arrives in ticks of the RTP clock, as a mean over picture (90 kHz) and sound (Opus 48 kHz).
The parts cannot be told apart, so all ticks are read as 90 kHz: the true jitter is the same or,
with sound, up to 1.9 times as long.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import ExternalError
from app.domain.publisher import PublisherState, PublishProtocol
from app.domain.text import QT_TRANSLATE_NOOP

Fields = Mapping[str, object]

RTP_TICKS_PER_MS = 90.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `page_count` is what the gateway says, at least 1."""

    items: tuple[Fields, ...]
    page_count: int


@dataclass(frozen=True, slots=True)
class Session:
    """The counters of one connection; None where its protocol has none."""

    packets_received: int | None = None
    packets_lost: int | None = None
    jitter_ms: float | None = None
    rtt_ms: float | None = None


@dataclass(frozen=True, slots=True)
class SourceKind:
    """Which protocol a source speaks, and the list of the API that holds its counters ("" for none)."""

    protocol: PublishProtocol
    sessions: str = ""


_KINDS: dict[str, SourceKind] = {
    "rtspSession": SourceKind(PublishProtocol.RTSP, "rtspsessions"),
    "rtspsSession": SourceKind(PublishProtocol.RTSP, "rtspssessions"),
    "rtmpConn": SourceKind(PublishProtocol.RTMP, "rtmpconns"),
    "rtmpsConn": SourceKind(PublishProtocol.RTMP, "rtmpsconns"),
    "srtConn": SourceKind(PublishProtocol.SRT, "srtconns"),
    "webRTCSession": SourceKind(PublishProtocol.WEBRTC, "webrtcsessions"),
    # Pulled by the gateway itself: no session, so no counters.
    "rtspSource": SourceKind(PublishProtocol.RTSP),
    "rtmpSource": SourceKind(PublishProtocol.RTMP),
    "srtSource": SourceKind(PublishProtocol.SRT),
    "webRTCSource": SourceKind(PublishProtocol.WEBRTC),
}


def not_mediamtx() -> ExternalError:
    """Return the error for an answer that MediaMTX would not give."""
    return ExternalError(
        QT_TRANSLATE_NOOP("gateway", "jawaban dari alamat gerbang siaran bukan jawaban MediaMTX."),
        QT_TRANSLATE_NOOP("gateway", "Periksa alamat dan port API gerbang, serta versi MediaMTX (perlu API v3)."),
    )


def read_page(body: bytes) -> Page:
    """Read one page of any list. Raises ExternalError if it is not one."""
    try:
        reply: object = json.loads(body)
    # A deep nest of brackets is garbage too.
    except (ValueError, RecursionError) as exc:
        raise not_mediamtx() from exc
    if not isinstance(reply, dict) or not isinstance(found := reply.get("items"), list):
        raise not_mediamtx()
    items = tuple(item for item in found if isinstance(item, dict))
    if len(items) != len(found):
        raise not_mediamtx()
    return Page(items, max(1, _count(reply, "pageCount") or 1))


def path_name(item: Fields) -> str:
    """Return the name of a path. Raises ExternalError if it has none."""
    if name := _text(item.get("name")):
        return name
    raise not_mediamtx()


def source_kind(item: Fields) -> SourceKind | None:
    """Return how a path gets its stream, None while nobody sends."""
    source = item.get("source")
    if not isinstance(source, dict):
        return None
    return _KINDS.get(_text(source.get("type")), SourceKind(PublishProtocol.OTHER))


def read_session(item: Fields) -> Session:
    """Read the counters of a session of any protocol."""
    if "msRTT" in item or "packetsReceivedLoss" in item:
        return _srt_session(item)
    jitter = _number(item, "inboundRTPPacketsJitter", "rtpPacketsJitter")
    return Session(
        packets_received=_count(item, "inboundRTPPackets", "rtpPacketsReceived"),
        packets_lost=_count(item, "inboundRTPPacketsLost", "rtpPacketsLost"),
        jitter_ms=None if jitter is None else jitter / RTP_TICKS_PER_MS,
    )


def session_id(item: Fields) -> str:
    """Return the id that a path's source refers to, "" if there is none."""
    return _text(item.get("id"))


def publisher_state(item: Fields, sessions: Mapping[str, Session]) -> PublisherState:
    """Join a path with the session that feeds it; `sessions` are by id."""
    kind = source_kind(item)
    source = item.get("source")
    identity = session_id(source) if isinstance(source, dict) else ""
    session = sessions.get(identity, Session())
    return PublisherState(
        path=path_name(item),
        # `available` is also true while a loop "stream is offline" plays; `online` is the sender.
        ready=_flag(item, "online", "ready"),
        since_ms=_time_ms(item, "onlineTime", "readyTime"),
        protocol=kind.protocol if kind else None,
        session_id=identity,
        bytes_received=_count(item, "inboundBytes", "bytesReceived"),
        packets_received=session.packets_received,
        packets_lost=session.packets_lost,
        jitter_ms=session.jitter_ms,
        rtt_ms=session.rtt_ms,
    )


def _srt_session(item: Fields) -> Session:
    received = _count(item, "packetsReceived")
    if received is not None:
        # `packetsReceived` counts repeated packets too; a line that loses much would look better than it is.
        received = max(0, received - (_count(item, "packetsReceivedRetrans") or 0))
    return Session(
        packets_received=received,
        packets_lost=_count(item, "packetsReceivedLoss"),
        rtt_ms=_number(item, "msRTT"),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _flag(item: Fields, *names: str) -> bool | None:
    return next((value for name in names if isinstance(value := item.get(name), bool)), None)


def _count(item: Fields, *names: str) -> int | None:
    # A bool is an int to Python, and only 64 bits are a counter.
    return next((value for name in names if type(value := item.get(name)) is int and 0 <= value < 2**64), None)


def _number(item: Fields, *names: str) -> float | None:
    for name in names:
        value = item.get(name)
        # An integer of hundreds of digits is no float.
        if type(value) is int and 0 <= value < 2**64:
            return float(value)
        if isinstance(value, float) and math.isfinite(value) and value >= 0:
            return value
    return None


def _time_ms(item: Fields, *names: str) -> int | None:
    for name in names:
        try:
            at = datetime.fromisoformat(_text(item.get(name)))
        except ValueError:
            continue
        # Go writes the year 1 for "never".
        if at.tzinfo is not None and at.year > 1970:
            return int(at.timestamp() * 1000)
    return None
