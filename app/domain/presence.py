"""When each site was connected: a grow-only log from which attendance and disturbances are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import SiteId


class PresenceKind(StrEnum):
    """A site's link came, stood still, was lost, or the session's record of it ended."""

    LIVE = "live"
    STALLED = "stalled"
    LOST = "lost"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PresenceEvent:
    """One change of a site's link, at Unix milliseconds."""

    site_id: SiteId
    kind: PresenceKind
    at_ms: int


@dataclass(frozen=True, slots=True)
class Outage:
    """A time without a moving picture after the site had been there. `until_ms` is None while it lasts.

    `kind` is LOST if the link was lost at any time of it, STALLED if the picture only stood still.
    """

    from_ms: int
    until_ms: int | None
    kind: PresenceKind = PresenceKind.LOST


@dataclass(frozen=True, slots=True)
class SitePresence:
    """What the log says about one site. `first_ms` is None if it was never seen."""

    site_id: SiteId
    first_ms: int | None
    last_ms: int | None
    connected_s: int
    outages: tuple[Outage, ...]


def presence_of(site_id: SiteId, events: Iterable[PresenceEvent], now_ms: int) -> SitePresence:
    """Fold the site's events (oldest first) into times connected and times lost."""
    first_ms: int | None = None
    last_ms: int | None = None
    live_since_ms: int | None = None
    lost_since_ms: int | None = None
    lost_how = PresenceKind.LOST
    connected_ms = 0
    outages: list[Outage] = []
    for event in events:
        if event.site_id != site_id:
            continue
        if event.kind is PresenceKind.LIVE:
            first_ms = event.at_ms if first_ms is None else first_ms
            live_since_ms = event.at_ms if live_since_ms is None else live_since_ms
            if lost_since_ms is not None:
                outages.append(Outage(lost_since_ms, event.at_ms, lost_how))
                lost_since_ms = None
            continue
        if live_since_ms is not None:
            connected_ms += event.at_ms - live_since_ms
            last_ms, live_since_ms = event.at_ms, None
            if event.kind is not PresenceKind.ENDED:
                lost_since_ms, lost_how = event.at_ms, event.kind
        elif event.kind is PresenceKind.LOST:
            lost_how = event.kind
        if event.kind is PresenceKind.ENDED and lost_since_ms is not None:
            outages.append(Outage(lost_since_ms, event.at_ms, lost_how))
            lost_since_ms = None
    if live_since_ms is not None:
        connected_ms += max(0, now_ms - live_since_ms)
        last_ms = now_ms
    if lost_since_ms is not None:
        outages.append(Outage(lost_since_ms, None, lost_how))
    return SitePresence(site_id, first_ms, last_ms, connected_ms // 1000, tuple(outages))
