"""From an event of the log to the next state of the floor. Decides nothing and refuses only what cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from app.domain.floor_commands import FloorRefused
from app.domain.floor_state import (
    NO_REQUEST,
    FloorEvent,
    FloorEventKind,
    FloorRequest,
    FloorState,
    RequestStatus,
    UndoPoint,
)
from app.domain.identity import RequestId
from app.domain.text import QT_TRANSLATE_NOOP

UNDO_DEPTH = 20
"""How many commands can be taken back one after the other."""

_OF_A_TURN = (
    FloorEventKind.RELEASED,
    FloorEventKind.REVOKED,
    FloorEventKind.EXTENDED,
    FloorEventKind.PAUSED,
    FloorEventKind.RESUMED,
)


def replay(events: Iterable[FloorEvent], state: FloorState | None = None) -> FloorState:
    """Return the state that a log of events leads to."""
    return reduce(evolve, events, state or FloorState())


def without_undone(events: Iterable[FloorEvent]) -> tuple[FloorEvent, ...]:
    """Return the log as if commands that were taken back had never been given."""
    kept: list[FloorEvent] = []
    for event in events:
        if event.kind is FloorEventKind.UNDONE:
            while kept and kept[-1].step == event.number:
                kept.pop()
        else:
            kept.append(event)
    return tuple(kept)


def evolve(state: FloorState, event: FloorEvent) -> FloorState:
    """Return the state after one event of the log."""
    if event.kind is FloorEventKind.UNDONE:
        return _undo(state, event)
    after = replace(_evolve(state, event), last_ms=event.at_ms)
    if not event.step:
        return replace(after, past=())
    if event.step == state.step and state.past:
        point = state.past[-1]
        return replace(after, past=(*state.past[:-1], replace(point, events=(*point.events, event))))
    point = UndoPoint(replace(state, past=()), (event,))
    return replace(after, past=(*state.past, point)[-UNDO_DEPTH:], step=event.step)


def waiting(state: FloorState, request_id: RequestId) -> FloorRequest:
    """Return a request that waits. Raises FloorRefused if it does not."""
    for request in state.waiting:
        if request.request_id == request_id:
            return request
    raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah tidak menunggu."))


def on_floor(state: FloorState, request_id: RequestId) -> FloorRequest:
    """Return a turn that has begun and not ended. Raises FloorRefused if there is none of this name."""
    for turn in state.on_floor:
        if turn.request_id == request_id:
            return turn
    raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang memegang forum."))


def place_in_queue(others: tuple[FloorRequest, ...], request: FloorRequest) -> int:
    """Return the place among `others` behind the last accepted one that goes before `request` or is its equal."""
    ahead = [i for i, r in enumerate(others) if r.status is RequestStatus.ACCEPTED and r.rank >= request.rank]
    return ahead[-1] + 1 if ahead else 0


def _undo(state: FloorState, event: FloorEvent) -> FloorState:
    if not state.past:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Tidak ada yang dapat diurungkan."))
    return replace(state.past[-1].before, past=state.past[:-1], step=event.step, last_ms=event.at_ms)


def _evolve(state: FloorState, event: FloorEvent) -> FloorState:
    kinds = FloorEventKind
    match event.kind:
        case kinds.REQUESTED:
            request = FloorRequest(
                event.request_id,
                event.site_id,
                event.speaker,
                RequestStatus.PENDING,
                event.priority,
                event.at_ms,
                kind=event.turn_kind,
            )
            return replace(state, waiting=(*state.waiting, request))
        case kinds.ACCEPTED:
            return _insert(state, replace(waiting(state, event.request_id), status=RequestStatus.ACCEPTED))
        case kinds.PRIORITY_SET:
            return _reprioritise(state, event)
        case kinds.MOVED:
            request, others = waiting(state, event.request_id), _without(state, event.request_id)
            return replace(state, waiting=(*others[: event.number], request, *others[event.number :]))
        case kinds.DENIED | kinds.CANCELLED:
            return replace(state, waiting=_without(state, event.request_id))
        case kinds.GRANTED:
            return _grant(state, event)
        case kinds.SPEAKER_NAMED | kinds.KIND_SET:
            return _describe(state, event)
        case kinds.LIST_CLOSED | kinds.LIST_OPENED:
            return replace(state, is_closed=event.kind is kinds.LIST_CLOSED)
        case kinds.MODE_SET:
            return replace(state, mode=event.mode, limit=event.number)
        case kinds.TIME_ADDED:
            added_s = dict(state.added_s)
            added_s[event.site_id] = added_s.get(event.site_id, 0) + event.seconds
            return replace(state, added_s=tuple(sorted((site, s) for site, s in added_s.items() if s)))
        case _:
            return _evolve_turn(state, event)


def _evolve_turn(state: FloorState, event: FloorEvent) -> FloorState:
    kinds = FloorEventKind
    if event.kind not in _OF_A_TURN:
        raise FloorRefused(f"Kejadian forum tidak dikenal: {event.kind}")
    turn = on_floor(state, event.request_id)
    paused_ms = event.at_ms - turn.paused_since_ms if turn.is_paused else 0
    runs = replace(turn, paused_total_ms=turn.paused_total_ms + paused_ms, paused_since_ms=0, yields_to=NO_REQUEST)
    match event.kind:
        case kinds.RELEASED | kinds.REVOKED:
            ended = replace(runs, status=RequestStatus(event.kind.value), ended_ms=event.at_ms)
            return replace(_with_turn(state, turn, None), turns=(*state.turns, ended))
        case kinds.EXTENDED:
            return _with_turn(state, turn, replace(turn, allotted_s=turn.allotted_s + event.seconds))
        case kinds.PAUSED:
            return _with_turn(state, turn, replace(turn, paused_since_ms=event.at_ms, yields_to=event.related_id))
        case _:
            return _with_turn(state, turn, runs)


def _grant(state: FloorState, event: FloorEvent) -> FloorState:
    request = waiting(state, event.request_id)
    turn = replace(
        request,
        status=RequestStatus.GRANTED,
        speaker=event.speaker,
        granted_ms=event.at_ms,
        allotted_s=event.seconds,
        answers=event.related_id,
        is_override=event.is_override,
    )
    state = replace(state, waiting=_without(state, event.request_id))
    if turn.kind.is_between:
        return replace(state, interposed=turn)
    return replace(state, holders=(*state.holders, turn))


def _insert(state: FloorState, request: FloorRequest) -> FloorState:
    """Put an accepted request behind the last one of the same or a higher rank."""
    others = _without(state, request.request_id)
    place = place_in_queue(others, request)
    return replace(state, waiting=(*others[:place], request, *others[place:]))


def _reprioritise(state: FloorState, event: FloorEvent) -> FloorState:
    request = replace(waiting(state, event.request_id), priority=event.priority)
    if request.status is RequestStatus.ACCEPTED:
        return _insert(state, request)
    return replace(state, waiting=tuple(request if r.request_id == event.request_id else r for r in state.waiting))


def _describe(state: FloorState, event: FloorEvent) -> FloorState:
    """Take over the name or the kind, wherever the request is; one that is gone stays as it is."""

    def described(request: FloorRequest) -> FloorRequest:
        if request.request_id != event.request_id:
            return request
        if event.kind is FloorEventKind.KIND_SET:
            return replace(request, kind=event.turn_kind)
        return replace(request, speaker=event.speaker)

    return replace(
        state,
        holders=tuple(described(turn) for turn in state.holders),
        interposed=described(state.interposed) if state.interposed else None,
        waiting=tuple(described(request) for request in state.waiting),
    )


def _with_turn(state: FloorState, turn: FloorRequest, changed: FloorRequest | None) -> FloorState:
    """Put a changed turn in the place of the one before; None takes it off the floor."""
    if state.interposed and state.interposed.request_id == turn.request_id:
        return replace(state, interposed=changed)
    if changed is None:
        return replace(state, holders=tuple(t for t in state.holders if t.request_id != turn.request_id))
    return replace(state, holders=tuple(changed if t.request_id == turn.request_id else t for t in state.holders))


def _without(state: FloorState, request_id: RequestId) -> tuple[FloorRequest, ...]:
    return tuple(r for r in state.waiting if r.request_id != request_id)
