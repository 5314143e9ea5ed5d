"""How a turn begins, ends and is spoken in between: the events of one command, put down one after the other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.domain.floor_commands import FloorRefused
from app.domain.floor_evolve import evolve
from app.domain.floor_state import (
    NO_REQUEST,
    FloorEvent,
    FloorEventKind,
    FloorMode,
    FloorRequest,
    FloorState,
    Priority,
    RequestStatus,
    Speaker,
    TurnKind,
    is_connected,
)
from app.domain.identity import RequestId, SiteId
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP


class Draft:
    """The events of one command so far, and the floor as they leave it. Not kept: the caller takes the events.

    What only `follows` from an earlier command belongs to its step: they are taken back together.
    """

    def __init__(
        self, state: FloorState, at_ms: int, connected: Collection[SiteId] | None, *, follows: bool = False
    ) -> None:
        self.state = state
        self.events: list[FloorEvent] = []
        self._at_ms = at_ms
        is_of_last = follows and bool(state.past) and state.past[-1].events[0].step == state.step
        self._step = state.step if is_of_last else state.step + 1
        self._connected = connected

    def is_connected(self, site_id: SiteId) -> bool:
        """Tell whether the site can be heard now."""
        return is_connected(site_id, self._connected)

    def first_connected(self) -> FloorRequest | None:
        """Return the first of the queue that can be heard now."""
        return self.state.next_request(self._connected)

    def log(self, kind: FloorEventKind, request: FloorRequest | None = None, **details: object) -> None:
        """Put down an event about a request, or about the whole floor."""
        if request is None:
            event = FloorEvent(kind, self._at_ms, NO_REQUEST, HALL, step=self._step)
        else:
            event = FloorEvent(
                kind,
                self._at_ms,
                request.request_id,
                request.site_id,
                request.speaker,
                request.priority,
                turn_kind=request.kind,
                step=self._step,
            )
        self.put(replace(event, **details))  # type: ignore[arg-type]  # callers name its fields

    def put(self, event: FloorEvent) -> None:
        """Put down an event that is made already."""
        self.events.append(event)
        self.state = evolve(self.state, event)

    def file(
        self,
        request_id: RequestId,
        site_id: SiteId,
        speaker: Speaker,
        kind: TurnKind,
        priority: Priority = Priority.NORMAL,
    ) -> FloorRequest:
        """Put down a new request and return it, still pending."""
        self.put(
            FloorEvent(
                FloorEventKind.REQUESTED,
                self._at_ms,
                request_id,
                site_id,
                speaker,
                priority,
                turn_kind=kind,
                step=self._step,
            )
        )
        return self.state.waiting[-1]


def admit(draft: Draft, request: FloorRequest) -> None:
    """Accept a pending request; with an overriding floor it begins at once if it can be heard."""
    draft.log(FloorEventKind.ACCEPTED, request)
    accepted = replace(request, status=RequestStatus.ACCEPTED)
    at_once = draft.state.mode is FloorMode.OVERRIDE and not accepted.kind.is_between
    if at_once and draft.state.interposed is None and draft.is_connected(request.site_id):
        begin(draft, accepted)


def begin(draft: Draft, request: FloorRequest, *, override: bool = False) -> None:
    """Let an accepted request have the floor. Those there is no room for have finished, longest first."""
    if request.kind.is_between:
        begin_between(draft, request, override=override)
        return
    counted = draft.state.counted
    surplus = len(counted) - draft.state.limit + 1 if draft.state.counts(request.site_id) else 0
    for turn in counted[: max(0, surplus)]:
        draft.log(FloorEventKind.RELEASED, turn)
    if draft.state.interposed:
        end(draft, draft.state.interposed)
    _take_in(draft, request)
    draft.log(FloorEventKind.GRANTED, request, seconds=draft.state.turn_s, is_override=override)
    if request.site_id != HALL:
        # Who has the floor needs no second request: a hand that stays up after speaking is in everybody's way.
        for other in draft.state.waiting:
            if other.site_id == request.site_id:
                draft.log(FloorEventKind.CANCELLED, other)


def begin_between(draft: Draft, request: FloorRequest, *, override: bool = False, ends_any: bool = False) -> None:
    """Let somebody speak in between: the holders keep the floor and their clocks stand still.

    What goes before it in precedence is not ended unless `ends_any`; the request then waits.
    Raises FloorRefused if it waits already.
    """
    _take_in(draft, request)
    current = draft.state.interposed
    if current and not ends_any and current.kind.precedence > request.kind.precedence:
        if not draft.events:
            raise FloorRefused(
                QT_TRANSLATE_NOOP("floor", "Yang sedang bicara di sela giliran didahulukan."),
                QT_TRANSLATE_NOOP("floor", "Akhiri dulu, lalu beri kesempatan lagi."),
            )
        return
    if current:
        end(draft, current)
    for turn in draft.state.holders:
        if not turn.is_paused:
            draft.log(FloorEventKind.PAUSED, turn, related_id=request.request_id)
    answered = _answered(draft.state) if request.kind is TurnKind.TANGGAPAN else NO_REQUEST
    draft.log(
        FloorEventKind.GRANTED,
        request,
        seconds=draft.state.interposed_s,
        related_id=answered,
        is_override=override,
    )


def end(draft: Draft, turn: FloorRequest, kind: FloorEventKind = FloorEventKind.RELEASED) -> None:
    """End a turn; those whom it halted go on."""
    draft.log(kind, turn)
    for halted in draft.state.holders:
        if halted.yields_to == turn.request_id:
            draft.log(FloorEventKind.RESUMED, halted, related_id=turn.request_id)


def fill(draft: Draft) -> None:
    """With an open floor, let those who wait move up while there is room; looked at after every command."""
    while draft.state.mode is FloorMode.OPEN and draft.state.interposed is None:
        ready = (r for r in draft.state.accepted if not r.kind.is_between and draft.is_connected(r.site_id))
        first = next(ready, None)
        if first is None or len(draft.state.counted) >= draft.state.limit:
            return
        begin(draft, first)


def _take_in(draft: Draft, request: FloorRequest) -> None:
    """Bring a request that is about to begin as far as ACCEPTED, from nothing if it was never filed."""
    if all(r.request_id != request.request_id for r in draft.state.waiting):
        filed = draft.file(request.request_id, request.site_id, request.speaker, request.kind, request.priority)
        draft.log(FloorEventKind.ACCEPTED, filed)
    elif request.status is RequestStatus.PENDING:
        draft.log(FloorEventKind.ACCEPTED, request)


def _answered(state: FloorState) -> RequestId:
    """Return the turn that an answer belongs to now: the holder's, else the last one that ended."""
    if state.holder:
        return state.holder.request_id
    own = (turn.request_id for turn in reversed(state.turns) if not turn.kind.is_between)
    return next(own, NO_REQUEST)
