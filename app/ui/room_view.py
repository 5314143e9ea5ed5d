"""What the two windows show, as plain values: composed ten times a second, compared, then painted.

Widgets are dumb: they take these values and emit requests. Nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.countdown import Countdown
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import FloorMode, FloorRequest, FloorState, RequestStatus, TurnKind
from app.domain.gateway import GatewayReport
from app.domain.identity import RequestId, SiteId
from app.domain.session import Session
from app.domain.site import HALL, Site, SiteKind
from app.domain.sound import SoundStatus
from app.domain.speaking_time import Share, SpeakingTime
from app.domain.tally import LinkMark, Tally, TallyKind, tally_of
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock, duration
from app.session.sound_desk import DeskState
from app.session.wall_desk import is_answered
from app.ui.words import (
    day_text,
    kind_word,
    link_short,
    link_text,
    link_word,
    outage_text,
    saving_detail,
    saving_text,
    share_word,
    tally_word,
    translated,
)

_QUIET_DESK = DeskState()


@dataclass(frozen=True, slots=True)
class TileView:
    """One site's tile. `badge` is the tally's word, `trouble` the link's, `age` the frozen picture's.

    `link` says how the link is, or what is found to be wrong with the feed; `link_warns` tells the two apart.
    `heard` and `chair` are the words for the site that the operator listens to, and for the chair's.
    `speech` says that the site has spoken little, much or not at all beside the others, `share` how much.
    `link_short` is `link` in one word.
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
    share: Share = Share.USUAL
    link_short: str = ""

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
    between, empty for a turn of its own; `said` what is said in such a turn, empty for a usulan.
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
    said: str = ""
    unsur: str = ""
    is_halted: bool = False


class Wait(StrEnum):
    """What a waiting request waits for: its turn, its turn among the answers, or the chair's word."""

    TURN = "turn"
    ANSWER = "answer"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class QueueView:
    """One line of the queue, of the answers, or of those who ask; `position` is 0 for the last."""

    request_id: RequestId
    site_id: SiteId
    position: int
    name: str
    detail: str
    waiting: str
    wait: Wait = Wait.TURN


@dataclass(frozen=True, slots=True)
class RoomView:
    """Everything both windows need, except pictures, levels and proposals.

    `on_floor` are all who have begun, whoever speaks now first. `responses` are the answers where those have a list
    of their own, `asking` the requests that the chair has not said yes to.
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
    on_floor: tuple[SpeakerView, ...] = ()
    responses: tuple[QueueView, ...] = ()
    asking: tuple[QueueView, ...] = ()

    @property
    def waiting(self) -> tuple[QueueView, ...]:
        """Return everybody who waits, as the console lists them: who asks, the answers, the queue."""
        return (*self.asking, *self.responses, *self.queue)


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
    clocks: Mapping[RequestId, Countdown] | None = None,
    times: Sequence[SpeakingTime] = (),
) -> RoomView:
    """Compose the view. `feeds` are in the order of the roster.

    `clocks` are those of all who are on the floor; without them the one that is known is that of whoever speaks.
    `times` are how much each site has spoken.
    """
    if clocks is None:
        clocks = {floor.speaking.request_id: countdown} if floor.speaking and countdown else {}
    shown = [turn for turn in (floor.speaking, *floor.on_floor) if turn]
    turns = {turn.request_id: turn for turn in shown}.values()
    running = {turn.site_id: clocks[turn.request_id] for turn in floor.on_floor if turn.request_id in clocks}
    asking = (request for request in floor.waiting if request.status is RequestStatus.PENDING)
    own_list = floor.responses if floor.mode is FloorMode.RESPONSES else ()
    # Before anybody has spoken nobody has spoken too little.
    shares = {time.site_id: time.share for time in times} if any(time.has_spoken for time in times) else {}
    tiles = tuple(
        _with_share(
            _tile(site, index, tally_of(site.site_id, floor, feed), feed, running.get(site.site_id), gateway, desk),
            shares.get(site.site_id, Share.USUAL),
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
        on_floor=tuple(
            made for turn in turns if (made := _speaker(session, floor, turn, clocks.get(turn.request_id), used_s))
        ),
        responses=tuple(
            _queue(session, request, place, now_ms, Wait.ANSWER) for place, request in enumerate(own_list, start=1)
        ),
        asking=tuple(_queue(session, request, 0, now_ms, Wait.CONSENT) for request in asking),
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
        link_short=link_short(feed),
        link_warns=feed.state is FeedState.LIVE and bool(feed.report.findings),
        speaking_for=duration(countdown.elapsed_s) if speaking and countdown else "",
        saving=saving_text(feed),
        saving_detail=saving_detail(feed),
        heard=_word(QT_TRANSLATE_NOOP("words", "DENGAR")) if site.site_id in desk.cue else "",
        chair=_word(QT_TRANSLATE_NOOP("words", "PIMPINAN")) if site.site_id == desk.chair else "",
    )


def _with_share(tile: TileView, share: Share) -> TileView:
    """Say how much the site has spoken, unless it speaks: then everybody hears it."""
    if tile.tally.kind in (TallyKind.SPEAKING, TallyKind.HALTED):
        return tile
    return replace(tile, share=share, speech=share_word(share))


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
        said=_said(holder),
        unsur=holder.speaker.unsur,
        is_halted=floor.interposed is not None and holder is not floor.interposed,
    )


def _said(request: FloorRequest) -> str:
    return kind_word(request.kind) if request.kind is not TurnKind.USULAN else ""


def _queue(session: Session, request: FloorRequest, position: int, now_ms: int, wait: Wait = Wait.TURN) -> QueueView:
    site, who = session.site(request.site_id), request.speaker
    # In the hall sit many: there the person is what tells one line from another.
    name = (who.name if request.site_id == HALL else "") or site.name
    said = _said(request) if wait is not Wait.ANSWER else ""
    speaker = ", ".join(part for part in (said, who.name if name != who.name else "", who.office) if part)
    waited = duration(max(0, now_ms - request.requested_ms) // 1000)
    return QueueView(
        request_id=request.request_id,
        site_id=request.site_id,
        position=position,
        name=name,
        detail=speaker,
        waiting=translated("words", QT_TRANSLATE_NOOP("words", "menunggu {time}")).format(time=waited),
        wait=wait,
    )
