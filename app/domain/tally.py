"""Tally: what the frame around a site's picture says. Derived from the floor and the feed, never stored.

Red speaks, green waits: Bosch's conference systems and every vision mixer agree on it. A broken
link does not hide who has the floor; it is a second mark on the same tile.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import FloorState
from app.domain.identity import SiteId


class TallyKind(StrEnum):
    """The site's part in the discussion. HALTED has the floor and is not heard while somebody speaks in between."""

    IDLE = "idle"
    SPEAKING = "speaking"
    HALTED = "halted"
    WAITING = "waiting"
    ASKING = "asking"


class LinkMark(StrEnum):
    """What is wrong with the picture, if anything."""

    FINE = "fine"
    CONNECTING = "connecting"
    FROZEN = "frozen"
    LOST = "lost"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Tally:
    """`position` is the place in the queue, 1 for the next speaker, or 0."""

    kind: TallyKind
    position: int
    link: LinkMark


_LINK = {
    FeedState.CONNECTING: LinkMark.CONNECTING,
    FeedState.LIVE: LinkMark.FINE,
    FeedState.STALLED: LinkMark.FROZEN,
    FeedState.LOST: LinkMark.LOST,
    FeedState.OFF: LinkMark.OFF,
}


def tally_of(site_id: SiteId, floor: FloorState, feed: FeedSnapshot) -> Tally:
    """Derive a site's tally."""
    link = _LINK[feed.state]
    if any(turn.site_id == site_id for turn in floor.on_floor):
        return Tally(TallyKind.SPEAKING if site_id in floor.open_sites else TallyKind.HALTED, 0, link)
    position = floor.queue_position(site_id)
    if position:
        return Tally(TallyKind.WAITING, position, link)
    if floor.waiting_request(site_id):
        return Tally(TallyKind.ASKING, 0, link)
    return Tally(TallyKind.IDLE, 0, link)
