"""What the floor knows: requests, turns, who speaks in between, and the log's events. Pure values.

The words and states are those of RFC 8855 (BFCP). Times are `at_ms`, Unix milliseconds of the
session clock, which never runs backwards.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from app.domain.identity import RequestId, SiteId
from app.domain.site import HALL

NO_REQUEST = RequestId("")
"""Stands in events that concern the whole floor and no single request."""


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


class FloorMode(StrEnum):
    """How the floor is given, as Bosch's conference systems name it.

    - OPERATOR: only the operator gives it; requests and answers wait in one list.
    - RESPONSES: the same, and answers wait in a list of their own.
    - OPEN: who asks is open at once while there is room; the others wait and move up by themselves.
    - OVERRIDE: who asks is open at once; the one who has been open longest is closed.
    """

    OPERATOR = "operator"
    RESPONSES = "responses"
    OPEN = "open"
    OVERRIDE = "override"


class TurnKind(StrEnum):
    """What is said in a turn. The last four are spoken in between: whoever holds the floor keeps it and waits."""

    USULAN = "usulan"
    PAPARAN = "paparan"
    KLARIFIKASI = "klarifikasi"
    INTERUPSI = "interupsi"
    TEKNIS = "teknis"
    ARAHAN = "arahan"
    TANGGAPAN = "tanggapan"

    @property
    def precedence(self) -> int:
        """Return who goes first, highest first: tanggapan, arahan, teknis, interupsi, everything else (OpenSlides).

        OpenSlides ranks the points of order among themselves: who cannot hear cannot follow an interupsi either.
        """
        return _PRECEDENCE.get(self, 0)

    @property
    def is_between(self) -> bool:
        """Tell whether it is spoken in between, while the holder's clock stands still."""
        return self.precedence > 0

    @property
    def uses_budget(self) -> bool:
        """Tell whether it counts against the site's time: answers, the chair's word and a fault do not."""
        return self not in (TurnKind.TANGGAPAN, TurnKind.ARAHAN, TurnKind.TEKNIS)


_PRECEDENCE = {TurnKind.INTERUPSI: 1, TurnKind.TEKNIS: 2, TurnKind.ARAHAN: 3, TurnKind.TANGGAPAN: 4}


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
    KIND_SET = "kind_set"
    PRIORITY_SET = "priority_set"
    MOVED = "moved"
    LIST_CLOSED = "list_closed"
    LIST_OPENED = "list_opened"
    MODE_SET = "mode_set"
    TIME_ADDED = "time_added"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for the site. All may be empty: the name is often heard only later.

    `office` is the jabatan, `unsur` the group spoken for (RT/RW, LPM, PKK …).
    """

    name: str = ""
    office: str = ""
    unsur: str = ""


@dataclass(frozen=True, slots=True)
class FloorEvent:
    """One line of the floor log.

    - `seconds`: the allotted time (GRANTED), the time added to a turn (EXTENDED) or to a site's budget (TIME_ADDED).
    - `related_id`: the turn that is answered (GRANTED), or the turn in between that halts and frees this one
      (PAUSED, RESUMED).
    - `number`: the place among all who wait, from 0 (MOVED), or how many sites may be open (MODE_SET).
    - `is_override`: the site was given the floor although it was not connected.
    - `step`: the running number of the command that caused it; 0 in logs that are older than undoing.
    """

    kind: FloorEventKind
    at_ms: int
    request_id: RequestId
    site_id: SiteId
    speaker: Speaker = Speaker()
    priority: Priority = Priority.NORMAL
    seconds: int = 0
    turn_kind: TurnKind = TurnKind.USULAN
    related_id: RequestId = NO_REQUEST
    number: int = 0
    mode: FloorMode = FloorMode.OPERATOR
    is_override: bool = False
    step: int = 0


@dataclass(frozen=True, slots=True)
class FloorRequest:
    """One site's request and, once granted, its turn.

    `answers` is the turn that a tanggapan belongs to. `yields_to` is the turn in between that halts this one.
    """

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
    kind: TurnKind = TurnKind.USULAN
    answers: RequestId = NO_REQUEST
    yields_to: RequestId = NO_REQUEST
    is_override: bool = False

    @property
    def is_paused(self) -> bool:
        """Tell whether the speaking clock stands still."""
        return self.paused_since_ms > 0

    @property
    def rank(self) -> tuple[int, int]:
        """Return what decides the place in the queue before the time of arrival does; the highest goes first."""
        return (self.kind.precedence, self.priority)

    def spoken_ms(self, now_ms: int) -> int:
        """Return the time spoken: since the grant, up to the end, without the pauses."""
        if not self.granted_ms:
            return 0
        until_ms = self.paused_since_ms or self.ended_ms or now_ms
        return max(0, until_ms - self.granted_ms - self.paused_total_ms)


@dataclass(frozen=True, slots=True)
class UndoPoint:
    """The floor before a command, and the events of that command."""

    before: FloorState
    events: tuple[FloorEvent, ...]

    @property
    def at_ms(self) -> int:
        """Return when the command was given."""
        return self.events[0].at_ms


@dataclass(frozen=True, slots=True)
class FloorState:
    """The floor at one moment.

    - `holders` have the floor, the one who has had it longest first; `interposed` speaks in between.
    - `waiting` are PENDING and ACCEPTED requests in the order of the queue; `turns` are finished, oldest first.
    - `limit` is how many sites may hold the floor at once; `chair`'s is not counted where there are several.
    - `added_s` is what sites got beyond the budget of the session, in seconds.
    - `past` and `step` serve undoing and are no part of what two floors are compared by.
    """

    turn_s: int = 300
    interposed_s: int = 180
    chair: SiteId | None = None
    holders: tuple[FloorRequest, ...] = ()
    interposed: FloorRequest | None = None
    waiting: tuple[FloorRequest, ...] = ()
    turns: tuple[FloorRequest, ...] = ()
    mode: FloorMode = FloorMode.OPERATOR
    limit: int = 1
    is_closed: bool = False
    added_s: tuple[tuple[SiteId, int], ...] = ()
    last_ms: int = 0
    past: tuple[UndoPoint, ...] = field(default=(), compare=False, repr=False)
    step: int = field(default=0, compare=False)

    @property
    def holder(self) -> FloorRequest | None:
        """Return who has the floor; of several the one who has had it longest, the chair last."""
        return next((turn for turn in self.holders if turn.site_id != self.chair), next(iter(self.holders), None))

    @property
    def speaking(self) -> FloorRequest | None:
        """Return who speaks now: whoever was let in between, else the holder."""
        return self.interposed or self.holder

    @property
    def on_floor(self) -> tuple[FloorRequest, ...]:
        """Return every turn that has begun and not ended."""
        return (*self.holders, self.interposed) if self.interposed else self.holders

    @property
    def passes_from_hand_to_hand(self) -> bool:
        """Tell whether there is one turn at a time, the chair's too: he is heard anyway, and ends who speaks."""
        return self.limit == 1 and self.mode in (FloorMode.OPERATOR, FloorMode.RESPONSES)

    @property
    def counted(self) -> tuple[FloorRequest, ...]:
        """Return the holders that count towards the limit: where there are several at a time, all but the chair."""
        if self.passes_from_hand_to_hand:
            return self.holders
        return tuple(turn for turn in self.holders if turn.site_id != self.chair)

    def counts(self, site_id: SiteId) -> bool:
        """Tell whether a turn of this site would count towards the limit."""
        return self.passes_from_hand_to_hand or site_id != self.chair

    @property
    def open_sites(self) -> tuple[SiteId, ...]:
        """Return the sites that are to be heard, without the hall, which hears itself.

        Who answers talks with the one who is answered; an interupsi or the chair's word silences the rest.
        """
        between = self.interposed
        alone = between is not None and between.kind is not TurnKind.TANGGAPAN
        turns = (between,) if between and alone else self.on_floor
        return tuple(dict.fromkeys(turn.site_id for turn in turns if turn.site_id != HALL))

    @property
    def accepted(self) -> tuple[FloorRequest, ...]:
        """Return all who wait with the chair's consent, in their order."""
        return tuple(r for r in self.waiting if r.status is RequestStatus.ACCEPTED)

    @property
    def queue(self) -> tuple[FloorRequest, ...]:
        """Return the accepted requests, next speaker first; without the answers where those have their own list."""
        if self.mode is FloorMode.RESPONSES:
            return tuple(r for r in self.accepted if r.kind is not TurnKind.TANGGAPAN)
        return self.accepted

    @property
    def responses(self) -> tuple[FloorRequest, ...]:
        """Return the answers that wait, next one first."""
        return tuple(r for r in self.accepted if r.kind is TurnKind.TANGGAPAN)

    def next_request(self, connected: Collection[SiteId] | None = None) -> FloorRequest | None:
        """Return the first of the queue that is connected; None for `connected` means that all are."""
        return next((r for r in self.queue if is_connected(r.site_id, connected)), None)

    def queue_position(self, site_id: SiteId) -> int:
        """Return the site's place in the queue, 1 for the next speaker, 0 if it does not wait."""
        for position, request in enumerate(self.queue, start=1):
            if request.site_id == site_id:
                return position
        return 0

    def waiting_request(self, site_id: SiteId) -> FloorRequest | None:
        """Return the site's first open request that does not have the floor yet."""
        return next((r for r in self.waiting if r.site_id == site_id), None)

    def find(self, request_id: RequestId) -> FloorRequest | None:
        """Return a request wherever it is now: on the floor, waiting or finished."""
        everywhere = (*self.on_floor, *self.waiting, *self.turns)
        return next((r for r in everywhere if r.request_id == request_id), None)

    def holds(self, site_id: SiteId) -> bool:
        """Tell whether a site has the floor (speaking in between is not having it)."""
        return any(turn.site_id == site_id for turn in self.holders)


def is_connected(site_id: SiteId, connected: Collection[SiteId] | None) -> bool:
    """Tell whether a site can be heard. The hall always can; None for `connected` means that all can."""
    return connected is None or site_id == HALL or site_id in connected
