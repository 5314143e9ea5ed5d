"""What the gateway knows about the sender of one path. Pure: no HTTP, no MediaMTX."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PublishProtocol(StrEnum):
    """How picture and sound reach the gateway; encrypted variants count as their protocol."""

    RTSP = "rtsp"
    RTMP = "rtmp"
    SRT = "srt"
    WEBRTC = "webrtc"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PublisherState:
    """One reading of one path; None means that the gateway did not say.

    - `since_ms` is Unix time, UTC.
    - `session_id` is empty while nobody sends; a new connection has a new one.
    - `packets_received` and `packets_lost` count from the start of the session. Lost packets that SRT
      repaired count as lost: they tell of the line, not of the picture.
    - `jitter_ms` may be too low: see `app.gateway.replies`.
    """

    path: str
    ready: bool | None
    since_ms: int | None = None
    protocol: PublishProtocol | None = None
    session_id: str = ""
    bytes_received: int | None = None
    packets_received: int | None = None
    packets_lost: int | None = None
    jitter_ms: float | None = None
    rtt_ms: float | None = None

    @property
    def loss_share(self) -> float | None:
        """Return the lost share of all packets since the session began, 0 to 1."""
        return _share(self.packets_lost, self.packets_received)


def recent_loss_share(before: PublisherState, now: PublisherState) -> float | None:
    """Return the share of packets lost between two readings, 0 to 1.

    None if the readings are of different sessions, or nothing was counted between them: after two
    hours the share since the start hides a line that has just become bad.
    """
    if not now.session_id or (before.path, before.session_id) != (now.path, now.session_id):
        return None
    return _share(
        _difference(before.packets_lost, now.packets_lost), _difference(before.packets_received, now.packets_received)
    )


def _difference(before: int | None, now: int | None) -> int | None:
    return None if before is None or now is None else now - before


def _share(lost: int | None, received: int | None) -> float | None:
    # Late packets may be taken off the losses again, so a difference can be negative.
    if lost is None or received is None or lost < 0 or received < 0 or lost + received == 0:
        return None
    return lost / (lost + received)
