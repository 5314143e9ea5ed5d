"""The state of the room as one JSON document for buttons, small programs and whoever looks on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.agenda_outlook import AgendaOutlook
from app.domain.countdown import countdown
from app.domain.diagnosis import link_grade
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor_state import FloorRequest, FloorState, RequestStatus
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.sound import FeedLevel
from app.domain.speaking_time import SpeakingTime, Suggestion
from app.domain.tally import tally_of
from app.domain.wall import WallOrders, scene
from app.remote.arguments import site_key
from app.session.sound_desk import DeskState
from app.session.status import desk_document
from app.session.time_bell import BellState
from app.session.wall_desk import seen_sites

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class RemoteReading:
    """Everything the document is made of, read at one moment on the thread of the screen.

    `times` is in the order of the roster; `now_ms` is the session's clock, by which turns are timed.
    """

    session: Session
    version: str
    now_ms: int
    floor: FloorState
    times: Sequence[SpeakingTime]
    suggestion: Suggestion | None
    feeds: Sequence[FeedSnapshot]
    levels: Sequence[FeedLevel]
    desk: DeskState = field(default_factory=DeskState)
    wall: WallOrders = field(default_factory=WallOrders)
    agenda: AgendaOutlook | None = None
    bell: BellState | None = None


def state_document(reading: RemoteReading) -> Json:
    """Return the document. It holds no time of its own: it changes only when the room does."""
    session = reading.session
    return {
        "version": reading.version,
        "session": {"id": session.session_id, "title": session.title, "date": session.held_on.isoformat()},
        "floor": _floor(reading),
        "sites": [_site(reading, index) for index in range(len(session.sites))],
        "agenda": _agenda(reading.agenda),
        "bell": _bell(reading.bell),
        "wall": _wall(reading),
        "sound": desk_document(reading.desk),
    }


def _floor(reading: RemoteReading) -> Json:
    """Return the floor. `speaking` is whoever speaks now: the one let in between, else the holder."""
    session, floor = reading.session, reading.floor
    asking = [request for request in floor.waiting if request.status is RequestStatus.PENDING]
    return {
        "state": "granted" if floor.on_floor else ("queued" if floor.queue else "idle"),
        "mode": floor.mode.value,
        "limit": floor.limit,
        "closed": floor.is_closed,
        "speaking": _turn(reading, floor.speaking),
        "holder": _turn(reading, floor.holder),
        "holders": [_turn(reading, turn) for turn in floor.holders],
        "interposed": _turn(reading, floor.interposed),
        "queue": [_waiting(session, request, place) for place, request in enumerate(floor.queue, start=1)],
        "responses": [_waiting(session, request, place) for place, request in enumerate(floor.responses, start=1)],
        "asking": [_waiting(session, request, 0) for request in asking],
        "suggestion": _who(session, reading.suggestion.site_id) if reading.suggestion else None,
        "turns": len(floor.turns),
    }


def _agenda(agenda: AgendaOutlook | None) -> Json | None:
    """Return where the agenda is. Seconds pass whole minutes at a time: a state is no clock."""
    if agenda is None:
        return None
    current = agenda.current
    return {
        "begun": agenda.is_begun,
        "paused": agenda.is_paused,
        "over": agenda.is_over,
        "items": len(agenda.items),
        "number": current.number if current else None,
        "title": current.item.title if current else None,
        "planned_min": current.item.planned_min if current else None,
        "real_min": current.real_s // 60 if current else None,
        "session_over_min": int(agenda.session_over_s / 60),
        "next": agenda.following.item.title if agenda.following else None,
    }


def _bell(bell: BellState | None) -> Json | None:
    return {"on": bell.is_on, "spoken": bell.is_spoken} if bell else None


def quiet_key(document: Json) -> Json:
    """Return the document without the levels of the sound: those alone are no news worth sending at once."""
    sites = document["sites"]
    assert isinstance(sites, list)
    return {**document, "sites": [{key: site[key] for key in site if key != "level_dbfs"} for site in sites]}


def _wall(reading: RemoteReading) -> Json:
    """Return what the wall shows, whether that is pinned, and what lies over it."""
    roster = [site.site_id for site in reading.session.sites]
    shown = scene(reading.wall, roster, *seen_sites(reading.floor))
    return {
        "layout": shown.layout.value,
        "large": list(shown.large),
        "pinned": shown.is_pinned,
        "cover": shown.cover.value,
        "message": reading.wall.message,
    }


def _turn(reading: RemoteReading, turn: FloorRequest | None) -> Json | None:
    if turn is None:
        return None
    clock = countdown(turn, reading.now_ms, reading.session.speaking.warning_s)
    return {
        **_who(reading.session, turn.site_id),
        "kind": turn.kind.value,
        "speaker": turn.speaker.name,
        "office": turn.speaker.office,
        "unsur": turn.speaker.unsur,
        "elapsed_s": clock.elapsed_s,
        "remaining_s": clock.remaining_s,
        "allotted_s": clock.allotted_s,
        "phase": clock.phase.value,
    }


def _waiting(session: Session, request: FloorRequest, place: int) -> Json:
    return {
        **_who(session, request.site_id),
        "position": place,
        "kind": request.kind.value,
        "speaker": request.speaker.name,
        "office": request.speaker.office,
        "unsur": request.speaker.unsur,
    }


def _who(session: Session, site_id: SiteId) -> Json:
    site = session.site(site_id)
    return {"site": site.site_id, "short": site.short, "name": site.name}


def _site(reading: RemoteReading, index: int) -> Json:
    site, feed, level = reading.session.sites[index], reading.feeds[index], reading.levels[index]
    time = reading.times[index]
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
        "used_s": time.used_s,
        "remaining_s": time.remaining_s,
        "turns": time.turns,
        "share": time.share.value,
    }
