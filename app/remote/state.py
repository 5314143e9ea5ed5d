"""The state of the room as one JSON document for buttons, small programs and whoever looks on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.countdown import Countdown
from app.domain.diagnosis import link_grade
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import FloorRequest, FloorState, RequestStatus
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.sound import FeedLevel
from app.domain.tally import tally_of
from app.domain.wall import WallOrders, scene
from app.remote.arguments import site_key
from app.session.sound_desk import DeskState
from app.session.status import desk_document

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class RemoteReading:
    """Everything the document is made of, read at one moment on the thread of the screen.

    `used_s` is how long each site has spoken in all its turns; sites that have not spoken may be left out.
    """

    session: Session
    version: str
    floor: FloorState
    countdown: Countdown | None
    used_s: Mapping[SiteId, int]
    feeds: Sequence[FeedSnapshot]
    levels: Sequence[FeedLevel]
    desk: DeskState = field(default_factory=DeskState)
    wall: WallOrders = field(default_factory=WallOrders)


def state_document(reading: RemoteReading) -> Json:
    """Return the document. It holds no time of its own: it changes only when the room does."""
    session, floor = reading.session, reading.floor
    return {
        "version": reading.version,
        "session": {"id": session.session_id, "title": session.title, "date": session.held_on.isoformat()},
        "floor": {
            "state": "granted" if floor.holder else ("queued" if floor.queue else "idle"),
            "holder": _holder(session, floor.holder, reading.countdown) if floor.holder else None,
            "queue": [_waiting(session, request, place) for place, request in enumerate(floor.queue, start=1)],
            "asking": [
                _waiting(session, request, 0) for request in floor.waiting if request.status is RequestStatus.PENDING
            ],
            "turns": len(floor.turns),
        },
        "sites": [_site(reading, index) for index in range(len(session.sites))],
        "wall": _wall(reading),
        "sound": desk_document(reading.desk),
    }


def quiet_key(document: Json) -> Json:
    """Return the document without the levels of the sound: those alone are no news worth sending at once."""
    sites = document["sites"]
    assert isinstance(sites, list)
    return {**document, "sites": [{key: site[key] for key in site if key != "level_dbfs"} for site in sites]}


def _wall(reading: RemoteReading) -> Json:
    """Return what the wall shows, whether that is pinned, and what lies over it."""
    roster = [site.site_id for site in reading.session.sites]
    holder = reading.floor.holder
    shown = scene(reading.wall, roster, holder.site_id if holder else None)
    return {
        "layout": shown.layout.value,
        "large": list(shown.large),
        "pinned": shown.is_pinned,
        "cover": shown.cover.value,
        "message": reading.wall.message,
    }


def _holder(session: Session, holder: FloorRequest, countdown: Countdown | None) -> Json:
    return {
        **_who(session, holder.site_id),
        "speaker": holder.speaker.name,
        "office": holder.speaker.office,
        "elapsed_s": countdown.elapsed_s if countdown else None,
        "remaining_s": countdown.remaining_s if countdown else None,
        "allotted_s": holder.allotted_s,
        "phase": countdown.phase.value if countdown else None,
    }


def _waiting(session: Session, request: FloorRequest, place: int) -> Json:
    return {
        **_who(session, request.site_id),
        "position": place,
        "speaker": request.speaker.name,
        "office": request.speaker.office,
    }


def _who(session: Session, site_id: SiteId) -> Json:
    site = session.site(site_id)
    return {"site": site.site_id, "short": site.short, "name": site.name}


def _site(reading: RemoteReading, index: int) -> Json:
    site, feed, level = reading.session.sites[index], reading.feeds[index], reading.levels[index]
    tally = tally_of(site.site_id, reading.floor, feed)
    # Of a picture that is not there nothing can be said but that it is not there.
    findings = feed.report.findings if feed.state is FeedState.LIVE else ()
    return {
        "id": site.site_id,
        "key": site_key(index),
        "short": site.short,
        "name": site.name,
        "tally": tally.kind.value,
        "position": tally.position,
        "link": feed.state.value,
        "grade": link_grade(feed.state, findings).value,
        "findings": [finding.value for finding in findings],
        "level_dbfs": round(level.rms_dbfs),
        "used_s": reading.used_s.get(site.site_id, 0),
    }
