"""What the two windows show, as plain values: composed ten times a second, compared, then painted.

Widgets are dumb: they take these values and emit requests. Nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.countdown import Countdown
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import FloorRequest, FloorState
from app.domain.gateway import GatewayReport
from app.domain.identity import RequestId, SiteId
from app.domain.session import Session
from app.domain.site import Site, SiteKind
from app.domain.sound import SoundStatus
from app.domain.tally import LinkMark, Tally, tally_of
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock, duration
from app.session.sound_desk import DeskState
from app.session.wall_desk import is_answered
from app.ui.words import (
    day_text,
    kind_word,
    link_text,
    link_word,
    outage_text,
    saving_detail,
    saving_text,
    tally_word,
    translated,
)

_QUIET_DESK = DeskState()


@dataclass(frozen=True, slots=True)
class TileView:
    """One site's tile. `badge` is the tally's word, `trouble` the link's, `age` the frozen picture's.

    `link` says how the link is, or what is found to be wrong with the feed; `link_warns` tells the two apart.
    `heard` and `chair` are the words for the site that the operator listens to, and for the chair's.
    `speech` says that the site has not spoken yet while others have.
    `saving` says that its picture is decoded sparingly, `saving_detail` what is left out.
    """

    site_id: SiteId
    key: str
    name: str
    kecamatan: str
    tally: Tally
    badge: str
    trouble: str
    age: str
    link: str
    speaking_for: str
    link_warns: bool = False
    saving: str = ""
    saving_detail: str = ""
    heard: str = ""
    chair: str = ""
    speech: str = ""

    @property
    def is_broken(self) -> bool:
        """Tell whether the last picture is not the present one."""
        return self.tally.link in (LinkMark.FROZEN, LinkMark.LOST)

    @property
    def on_wall(self) -> tuple[object, ...]:
        """Return what the big screen shows of it: how the link is and who listens is for the operator alone."""
        return (self.name, self.kecamatan, self.tally, self.badge, self.trouble, self.age, self.chair)

    @property
    def spoken_description(self) -> str:
        """Return the tile in words, for a screen reader."""
        parts = [self.name, self.badge, self.speaking_for, self.trouble, self.age, self.link]
        parts += [self.speech, self.chair, self.heard, self.saving, self.saving_detail]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Who speaks, or is answered. `headline` is the person, or the site while the name is not known.

    `countdown` is the clock that runs: while somebody answers, that of the answer. `kind` says what is spoken in
    between, empty for a turn of its own.
    """

    site_id: SiteId
    request_id: RequestId
    name: str
    office: str
    headline: str
    place: str
    countdown: Countdown
    turn: int
    used: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class QueueView:
    """One line of the queue."""

    request_id: RequestId
    site_id: SiteId
    position: int
    name: str
    detail: str
    waiting: str


@dataclass(frozen=True, slots=True)
class RoomView:
    """Everything both windows need, except pictures, levels and proposals.

    `is_muted`: the operator has silenced the room, whatever is open. `agenda_item` is the point of the
    agenda that is on now, as the wall says it: `Putaran usulan per kelurahan 4/7`; empty if none is.
    """

    title: str
    city: str
    day: str
    time: str
    time_with_seconds: str
    tiles: tuple[TileView, ...]
    speaker: SpeakerView | None
    queue: tuple[QueueView, ...]
    live: int
    agenda: tuple[str, ...]
    sound: SoundStatus
    is_muted: bool = False
    answered: SpeakerView | None = None
    agenda_item: str = ""


def key_of(index: int) -> str:
    """Return the key that selects the site at this place of the roster (0-based): F1…F12, then ⇧F1…⇧F4."""
    return f"F{index + 1}" if index < 12 else f"⇧F{index - 11}"


def place_of(site: Site) -> str:
    """Return the site with its kind: `Kel. Pejuang · Kec. Medan Satria`, each never parted from its name."""
    if site.kind is SiteKind.KELURAHAN:
        kelurahan = f"Kel.\u00a0{site.name}"
        return f"{kelurahan} · Kec.\u00a0{site.kecamatan}" if site.kecamatan else kelurahan
    if site.kind is SiteKind.KECAMATAN:
        return f"Kec.\u00a0{site.name}"
    return site.name


def room_view(
    session: Session,
    floor: FloorState,
    countdown: Countdown | None,
    feeds: Sequence[FeedSnapshot],
    used_s: Mapping[SiteId, int],
    sound: SoundStatus,
    now_ms: int,
    gateway: GatewayReport | None = None,
    desk: DeskState = _QUIET_DESK,
) -> RoomView:
    """Compose the view. `feeds` are in the order of the roster."""
    spoke = {turn.site_id for turn in (*floor.turns, *floor.on_floor)}
    tiles = tuple(
        replace(
            _tile(site, index, tally_of(site.site_id, floor, feed), feed, countdown, gateway, desk),
            speech=_word(QT_TRANSLATE_NOOP("words", "belum bicara")) if spoke and site.site_id not in spoke else "",
        )
        for index, (site, feed) in enumerate(zip(session.sites, feeds, strict=True))
    )
    return RoomView(
        title=f"{session.title} · RKPD {session.rkpd_year}",
        city=session.city,
        day=day_text(session.held_on),
        time=clock(now_ms),
        time_with_seconds=clock(now_ms, seconds=True),
        tiles=tiles,
        speaker=_speaker(session, floor, floor.speaking, countdown, used_s),
        answered=_speaker(session, floor, floor.holder, countdown, used_s) if is_answered(floor) else None,
        queue=tuple(_queue(session, request, place, now_ms) for place, request in enumerate(floor.queue, start=1)),
        live=sum(1 for feed in feeds if feed.state is FeedState.LIVE),
        agenda=tuple(item.title for item in session.agenda),
        sound=sound,
        is_muted=desk.panic,
    )


def _tile(
    site: Site,
    index: int,
    tally: Tally,
    feed: FeedSnapshot,
    countdown: Countdown | None,
    gateway: GatewayReport | None,
    desk: DeskState,
) -> TileView:
    trouble = link_word(tally)
    speaking = tally.kind.value == "speaking" and countdown is not None
    return TileView(
        site_id=site.site_id,
        key=key_of(index),
        name=site.name,
        # The kecamatan says nothing where it has the kelurahan's own name.
        kecamatan=site.kecamatan if site.kecamatan.casefold() != site.name.casefold() else "",
        tally=tally,
        badge=tally_word(tally),
        trouble=trouble,
        age=outage_text(feed) if trouble and tally.link is not LinkMark.CONNECTING else "",
        link=link_text(feed, gateway.site(site.site_id) if gateway else None),
        link_warns=feed.state is FeedState.LIVE and bool(feed.report.findings),
        speaking_for=duration(countdown.elapsed_s) if speaking and countdown else "",
        saving=saving_text(feed),
        saving_detail=saving_detail(feed),
        heard=_word(QT_TRANSLATE_NOOP("words", "DENGAR")) if site.site_id in desk.cue else "",
        chair=_word(QT_TRANSLATE_NOOP("words", "PIMPINAN")) if site.site_id == desk.chair else "",
    )


def _word(text: str) -> str:
    return translated("words", text)


def _speaker(
    session: Session,
    floor: FloorState,
    holder: FloorRequest | None,
    countdown: Countdown | None,
    used_s: Mapping[SiteId, int],
) -> SpeakerView | None:
    if holder is None or countdown is None:
        return None
    site = session.site(holder.site_id)
    place = place_of(site)
    turn = 1 + sum(1 for t in floor.turns if t.site_id == site.site_id)
    return SpeakerView(
        site_id=site.site_id,
        request_id=holder.request_id,
        name=holder.speaker.name,
        office=holder.speaker.office,
        headline=holder.speaker.name or site.name,
        place=" · ".join(part for part in (holder.speaker.office, place) if part),
        countdown=countdown,
        turn=turn,
        used=duration(used_s.get(site.site_id, 0)),
        kind=kind_word(holder.kind) if holder.kind.is_between else "",
    )


def _queue(session: Session, request: FloorRequest, position: int, now_ms: int) -> QueueView:
    site = session.site(request.site_id)
    said = kind_word(request.kind) if request.kind.is_between else ""
    speaker = ", ".join(part for part in (said, request.speaker.name, request.speaker.office) if part)
    waited = duration(max(0, now_ms - request.requested_ms) // 1000)
    return QueueView(
        request_id=request.request_id,
        site_id=request.site_id,
        position=position,
        name=site.name,
        detail=speaker,
        waiting=translated("words", QT_TRANSLATE_NOOP("words", "menunggu {time}")).format(time=waited),
    )
