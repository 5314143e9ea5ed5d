"""When the room is told how late it is: a minute before the end, at the end, and a quarter beyond it. Pure.

Nothing cuts a speaker but the operator. (UK Commons' clocks and Greece's quarter: the last is a word, no cut, here.)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.floor_state import FloorRequest, FloorState
from app.domain.identity import RequestId

LAST_MINUTE_S = 60
SOFT_OVERRUN = 0.25
"""The part of the allotted time beyond which an overrun is said once more."""


class Cue(StrEnum):
    """What is due."""

    LAST_MINUTE = "last_minute"
    TIME_UP = "time_up"
    OVERRUN = "overrun"


@dataclass(frozen=True, slots=True)
class ClockLook:
    """One look at the clock of whoever speaks."""

    request_id: RequestId
    elapsed_ms: int
    allotted_s: int


def clock_look(floor: FloorState, now_ms: int) -> ClockLook | None:
    """Look at the clock of whoever speaks now; None while nobody does."""
    turn: FloorRequest | None = floor.speaking
    return ClockLook(turn.request_id, turn.spoken_ms(now_ms), turn.allotted_s) if turn else None


def cues(before: ClockLook | None, after: ClockLook | None) -> tuple[Cue, ...]:
    """Return what became due between two looks at the same turn, each once.

    - A first look, also one into a running turn after a restart, makes nothing due.
    - Time that is added makes the same cue due again when the clock comes there again.
    - A turn of a minute or less has no last minute.
    """
    if before is None or after is None or before.request_id != after.request_id:
        return ()
    due: list[Cue] = []
    for cue in Cue:
        then_ms, now_ms = _due_ms(cue, before.allotted_s), _due_ms(cue, after.allotted_s)
        if now_ms is not None and now_ms <= after.elapsed_ms and (then_ms is None or before.elapsed_ms < then_ms):
            due.append(cue)
    # Time that was taken away can make two due at once; the later one says it all.
    return tuple(due[-1:])


def _due_ms(cue: Cue, allotted_s: int) -> float | None:
    """Return after how much spoken time a cue is due; None for never."""
    match cue:
        case Cue.LAST_MINUTE:
            return (allotted_s - LAST_MINUTE_S) * 1000 if allotted_s > LAST_MINUTE_S else None
        case Cue.TIME_UP:
            return allotted_s * 1000
        case Cue.OVERRUN:
            return allotted_s * (1 + SOFT_OVERRUN) * 1000
