r"""Who has the floor: a pure reducer with the words and states of RFC 8855 (BFCP).

    request -> PENDING -> ACCEPTED (queue position n) -> GRANTED -> RELEASED
                  |  \-> DENIED       |  \-> DENIED       \-> REVOKED
                  \-> CANCELLED       \-> CANCELLED

The operator files nearly every request for somebody else (a hand in the picture, a telephone
call), which BFCP calls a third-party request, so a request is accepted at once unless told
otherwise. `decide` turns a command into events, `evolve` turns an event into the next state,
`apply` does both; a log of events replayed through `evolve` gives the same state.

This module is the door to the floor; what each part knows stands in `floor_state`, `floor_commands`,
`floor_rules`, `floor_turns` and `floor_evolve`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.floor_commands import (
    Accept,
    AddTime,
    Cancel,
    ClearQueue,
    CloseList,
    Command,
    Deny,
    Extend,
    FloorRefused,
    Grant,
    Move,
    MoveUp,
    NameSpeaker,
    Next,
    NextResponse,
    OpenList,
    Pause,
    ReAddLast,
    Release,
    Request,
    Resume,
    Revoke,
    SetKind,
    SetMode,
    SetPriority,
    SetTime,
    SiteNotConnected,
    Undo,
)
from app.domain.floor_evolve import UNDO_DEPTH, evolve, replay, without_undone
from app.domain.floor_rules import UNDO_WITHIN_MS, decide, undo_refusal
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
    UndoPoint,
)
from app.domain.identity import SiteId

__all__ = [
    "NO_REQUEST",
    "UNDO_DEPTH",
    "UNDO_WITHIN_MS",
    "Accept",
    "AddTime",
    "Cancel",
    "ClearQueue",
    "CloseList",
    "Command",
    "Deny",
    "Extend",
    "FloorEvent",
    "FloorEventKind",
    "FloorMode",
    "FloorRefused",
    "FloorRequest",
    "FloorState",
    "Grant",
    "Move",
    "MoveUp",
    "NameSpeaker",
    "Next",
    "NextResponse",
    "OpenList",
    "Outcome",
    "Pause",
    "Priority",
    "ReAddLast",
    "Release",
    "Request",
    "RequestStatus",
    "Resume",
    "Revoke",
    "SetKind",
    "SetMode",
    "SetPriority",
    "SetTime",
    "SiteNotConnected",
    "Speaker",
    "TurnKind",
    "Undo",
    "UndoPoint",
    "apply",
    "decide",
    "evolve",
    "replay",
    "undo_refusal",
    "without_undone",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state after a command and the events that led to it."""

    state: FloorState
    events: tuple[FloorEvent, ...]


def apply(state: FloorState, command: Command, now_ms: int, connected: Collection[SiteId] | None = None) -> Outcome:
    """Carry out `command` at `now_ms`. Raises FloorRefused and changes nothing if it does not fit."""
    events = decide(state, command, now_ms, connected)
    return Outcome(replay(events, state), events)
