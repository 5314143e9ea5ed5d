r"""Who has the floor: a pure reducer with the words and states of RFC 8855 (BFCP).

    request -> PENDING -> ACCEPTED (queue position n) -> GRANTED -> RELEASED
                  |  \-> DENIED       |  \-> DENIED       \-> REVOKED
                  \-> CANCELLED       \-> CANCELLED

The operator files nearly every request for somebody else (a hand in the picture, a telephone
call), which BFCP calls a third-party request, so a request is accepted at once unless told
otherwise. `decide` turns a command into events, `evolve` turns an event into the next state,
`apply` does both; a log of events replayed through `evolve` gives the same state.

Times are `at_ms`, Unix milliseconds of the session clock, which never runs backwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import reduce

from app.domain.errors import UserError
from app.domain.identity import RequestId, SiteId
from app.domain.text import QT_TRANSLATE_NOOP


class RequestStatus(StrEnum):
    """Request status values of RFC 8855, section 5.2.5."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    GRANTED = "granted"
    DENIED = "denied"
    CANCELLED = "cancelled"
    RELEASED = "released"
    REVOKED = "revoked"


class Priority(IntEnum):
    """Priority values of RFC 8855, section 5.2.4."""

    LOWEST = 0
    LOW = 1
    NORMAL = 2
    HIGH = 3
    HIGHEST = 4


class FloorEventKind(StrEnum):
    """What happened. The first seven are the BFCP states a request passes through."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    GRANTED = "granted"
    DENIED = "denied"
    CANCELLED = "cancelled"
    RELEASED = "released"
    REVOKED = "revoked"
    EXTENDED = "extended"
    PAUSED = "paused"
    RESUMED = "resumed"
    SPEAKER_NAMED = "speaker_named"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for the site. Both may be empty: the name is often heard only later."""

    name: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class FloorEvent:
    """One line of the floor log. `seconds` is the allotted time (GRANTED) or the added time (EXTENDED)."""

    kind: FloorEventKind
    at_ms: int
    request_id: RequestId
    site_id: SiteId
    speaker: Speaker = Speaker()
    priority: Priority = Priority.NORMAL
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class FloorRequest:
    """One site's request and, once granted, its turn."""

    request_id: RequestId
    site_id: SiteId
    speaker: Speaker
    status: RequestStatus
    priority: Priority
    requested_ms: int
    granted_ms: int = 0
    ended_ms: int = 0
    allotted_s: int = 0
    paused_total_ms: int = 0
    paused_since_ms: int = 0

    @property
    def is_paused(self) -> bool:
        """Tell whether the speaking clock stands still."""
        return self.paused_since_ms > 0

    def spoken_ms(self, now_ms: int) -> int:
        """Return the time spoken: since the grant, up to the end, without the pauses."""
        if not self.granted_ms:
            return 0
        until_ms = self.paused_since_ms or self.ended_ms or now_ms
        return max(0, until_ms - self.granted_ms - self.paused_total_ms)


@dataclass(frozen=True, slots=True)
class FloorState:
    """The floor at one moment.

    `holder` has the floor; `waiting` are PENDING and ACCEPTED requests in the order of the
    queue; `turns` are the finished turns, oldest first.
    """

    turn_s: int = 300
    holder: FloorRequest | None = None
    waiting: tuple[FloorRequest, ...] = ()
    turns: tuple[FloorRequest, ...] = ()
    last_ms: int = 0

    @property
    def queue(self) -> tuple[FloorRequest, ...]:
        """Return the accepted requests, next speaker first."""
        return tuple(r for r in self.waiting if r.status is RequestStatus.ACCEPTED)

    def queue_position(self, site_id: SiteId) -> int:
        """Return the site's place in the queue, 1 for the next speaker, 0 if it does not wait."""
        for position, request in enumerate(self.queue, start=1):
            if request.site_id == site_id:
                return position
        return 0

    def waiting_request(self, site_id: SiteId) -> FloorRequest | None:
        """Return the site's open request that does not have the floor yet."""
        return next((r for r in self.waiting if r.site_id == site_id), None)


# --- commands -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """A site asks for the floor. `accept=False` leaves it PENDING for the chair."""

    request_id: RequestId
    site_id: SiteId
    speaker: Speaker = Speaker()
    priority: Priority = Priority.NORMAL
    accept: bool = True


@dataclass(frozen=True, slots=True)
class Accept:
    """The chair accepts a pending request into the queue."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Deny:
    """The chair refuses a request."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Cancel:
    """The site withdraws its request."""

    request_id: RequestId


@dataclass(frozen=True, slots=True)
class Grant:
    """Give the floor to a site now; whoever holds it has finished.

    A waiting request of the site is used; without one `request_id` names the new request.
    """

    site_id: SiteId
    request_id: RequestId
    speaker: Speaker = Speaker()


@dataclass(frozen=True, slots=True)
class Next:
    """The holder has finished and the first of the queue begins ("shift")."""


@dataclass(frozen=True, slots=True)
class Release:
    """The holder has finished."""


@dataclass(frozen=True, slots=True)
class Revoke:
    """The chair takes the floor back."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Give the holder more time."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the speaking clock; the holder keeps the floor."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the speaking clock run again."""


@dataclass(frozen=True, slots=True)
class NameSpeaker:
    """Say who speaks (or will speak) in this request."""

    request_id: RequestId
    speaker: Speaker


Command = Request | Accept | Deny | Cancel | Grant | Next | Release | Revoke | Extend | Pause | Resume | NameSpeaker


class FloorRefused(UserError):  # noqa: N818 - a refusal is an answer, not a failure
    """The command does not fit the state of the floor. The state is unchanged."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state after a command and the events that led to it."""

    state: FloorState
    events: tuple[FloorEvent, ...]


def apply(state: FloorState, command: Command, now_ms: int) -> Outcome:
    """Carry out `command` at `now_ms`. Raises FloorRefused and changes nothing if it does not fit."""
    events = decide(state, command, now_ms)
    return Outcome(replay(events, state), events)


def replay(events: Iterable[FloorEvent], state: FloorState | None = None) -> FloorState:
    """Return the state that a log of events leads to."""
    return reduce(evolve, events, state or FloorState())


def decide(state: FloorState, command: Command, now_ms: int) -> tuple[FloorEvent, ...]:
    """Return the events that `command` causes. A clock that stepped back is held at the last event."""
    at_ms = max(now_ms, state.last_ms)
    match command:
        case Request():
            return _decide_request(state, command, at_ms)
        case Accept(request_id):
            request = _waiting(state, request_id)
            if request.status is RequestStatus.ACCEPTED:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah diterima."))
            return (_event(FloorEventKind.ACCEPTED, at_ms, request),)
        case Deny(request_id):
            return (_event(FloorEventKind.DENIED, at_ms, _waiting(state, request_id)),)
        case Cancel(request_id):
            return (_event(FloorEventKind.CANCELLED, at_ms, _waiting(state, request_id)),)
        case Grant():
            return _decide_grant(state, command, at_ms)
        case Next():
            if not state.queue:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Antrean kosong."))
            return (*_finish_holder(state, at_ms), _granted(state, state.queue[0], at_ms))
        case Release():
            return (_event(FloorEventKind.RELEASED, at_ms, _holder(state)),)
        case Revoke():
            return (_event(FloorEventKind.REVOKED, at_ms, _holder(state)),)
        case Extend(seconds):
            holder = _holder(state)
            if holder.allotted_s + seconds <= 0:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Waktu bicara tidak dapat menjadi nol."))
            return (replace(_event(FloorEventKind.EXTENDED, at_ms, holder), seconds=seconds),)
        case Pause():
            holder = _holder(state)
            if holder.is_paused:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Waktu bicara sudah dijeda."))
            return (_event(FloorEventKind.PAUSED, at_ms, holder),)
        case Resume():
            holder = _holder(state)
            if not holder.is_paused:
                raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Waktu bicara tidak sedang dijeda."))
            return (_event(FloorEventKind.RESUMED, at_ms, holder),)
        case NameSpeaker(request_id, speaker):
            is_holder = state.holder is not None and state.holder.request_id == request_id
            named = _holder(state) if is_holder else _waiting(state, request_id)
            return (replace(_event(FloorEventKind.SPEAKER_NAMED, at_ms, named), speaker=speaker),)


def _decide_request(state: FloorState, command: Request, at_ms: int) -> tuple[FloorEvent, ...]:
    if state.holder and state.holder.site_id == command.site_id:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Lokasi ini sedang bicara."))
    if state.waiting_request(command.site_id):
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Lokasi ini sudah antre."))
    requested = FloorEvent(
        FloorEventKind.REQUESTED, at_ms, command.request_id, command.site_id, command.speaker, command.priority
    )
    if not command.accept:
        return (requested,)
    return (requested, replace(requested, kind=FloorEventKind.ACCEPTED))


def _decide_grant(state: FloorState, command: Grant, at_ms: int) -> tuple[FloorEvent, ...]:
    if state.holder and state.holder.site_id == command.site_id:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Lokasi ini sedang bicara."))
    finished = _finish_holder(state, at_ms)
    waiting = state.waiting_request(command.site_id)
    if waiting:
        if command.speaker != Speaker():
            waiting = replace(waiting, speaker=command.speaker)
        if waiting.status is RequestStatus.PENDING:
            finished = (*finished, _event(FloorEventKind.ACCEPTED, at_ms, waiting))
        return (*finished, _granted(state, waiting, at_ms))
    requested = FloorEvent(FloorEventKind.REQUESTED, at_ms, command.request_id, command.site_id, command.speaker)
    return (
        *finished,
        requested,
        replace(requested, kind=FloorEventKind.ACCEPTED),
        replace(requested, kind=FloorEventKind.GRANTED, seconds=state.turn_s),
    )


def _finish_holder(state: FloorState, at_ms: int) -> tuple[FloorEvent, ...]:
    return (_event(FloorEventKind.RELEASED, at_ms, state.holder),) if state.holder else ()


def _granted(state: FloorState, request: FloorRequest, at_ms: int) -> FloorEvent:
    return replace(_event(FloorEventKind.GRANTED, at_ms, request), seconds=state.turn_s)


def _event(kind: FloorEventKind, at_ms: int, request: FloorRequest) -> FloorEvent:
    return FloorEvent(kind, at_ms, request.request_id, request.site_id, request.speaker, request.priority)


def _holder(state: FloorState) -> FloorRequest:
    if state.holder is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang memegang forum."))
    return state.holder


def _waiting(state: FloorState, request_id: RequestId) -> FloorRequest:
    for request in state.waiting:
        if request.request_id == request_id:
            return request
    raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah tidak menunggu."))


def evolve(state: FloorState, event: FloorEvent) -> FloorState:
    """Return the state after one event of the log."""
    state = replace(state, last_ms=event.at_ms)
    match event.kind:
        case FloorEventKind.REQUESTED:
            request = FloorRequest(
                event.request_id, event.site_id, event.speaker, RequestStatus.PENDING, event.priority, event.at_ms
            )
            return replace(state, waiting=(*state.waiting, request))
        case FloorEventKind.ACCEPTED:
            return _accept(state, event)
        case FloorEventKind.DENIED | FloorEventKind.CANCELLED:
            return replace(state, waiting=_without(state, event.request_id))
        case FloorEventKind.GRANTED:
            request = _waiting(state, event.request_id)
            turn = replace(
                request,
                status=RequestStatus.GRANTED,
                speaker=event.speaker,
                granted_ms=event.at_ms,
                allotted_s=event.seconds,
            )
            return replace(state, holder=turn, waiting=_without(state, event.request_id))
        case FloorEventKind.SPEAKER_NAMED:
            return _name_speaker(state, event)
        case _:
            return _evolve_holder(state, event)


def _evolve_holder(state: FloorState, event: FloorEvent) -> FloorState:
    holder = _holder(state)
    paused_ms = event.at_ms - holder.paused_since_ms if holder.is_paused else 0
    match event.kind:
        case FloorEventKind.RELEASED | FloorEventKind.REVOKED:
            ended = replace(
                holder,
                status=RequestStatus(event.kind.value),
                ended_ms=event.at_ms,
                paused_total_ms=holder.paused_total_ms + paused_ms,
                paused_since_ms=0,
            )
            return replace(state, holder=None, turns=(*state.turns, ended))
        case FloorEventKind.EXTENDED:
            return replace(state, holder=replace(holder, allotted_s=holder.allotted_s + event.seconds))
        case FloorEventKind.PAUSED:
            return replace(state, holder=replace(holder, paused_since_ms=event.at_ms))
        case FloorEventKind.RESUMED:
            resumed = replace(holder, paused_total_ms=holder.paused_total_ms + paused_ms, paused_since_ms=0)
            return replace(state, holder=resumed)
        case _:
            raise FloorRefused(f"Kejadian forum tidak dikenal: {event.kind}")


def _accept(state: FloorState, event: FloorEvent) -> FloorState:
    """Move the request behind the last accepted one of the same or a higher priority."""
    accepted = replace(_waiting(state, event.request_id), status=RequestStatus.ACCEPTED)
    rest = _without(state, event.request_id)
    ahead = [i for i, r in enumerate(rest) if r.status is RequestStatus.ACCEPTED and r.priority >= accepted.priority]
    place = ahead[-1] + 1 if ahead else 0
    return replace(state, waiting=(*rest[:place], accepted, *rest[place:]))


def _name_speaker(state: FloorState, event: FloorEvent) -> FloorState:
    if state.holder and state.holder.request_id == event.request_id:
        return replace(state, holder=replace(state.holder, speaker=event.speaker))
    named = tuple(replace(r, speaker=event.speaker) if r.request_id == event.request_id else r for r in state.waiting)
    return replace(state, waiting=named)


def _without(state: FloorState, request_id: RequestId) -> tuple[FloorRequest, ...]:
    return tuple(r for r in state.waiting if r.request_id != request_id)
