"""The speaking clock of the one who holds the floor: what remains, and when to warn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.floor import FloorRequest


class CountdownPhase(StrEnum):
    """How urgent the clock looks."""

    RUNNING = "running"
    WARNING = "warning"
    OVERRUN = "overrun"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Countdown:
    """Whole seconds, as they are shown. `remaining_s` is negative in overrun."""

    elapsed_s: int
    remaining_s: int
    allotted_s: int
    phase: CountdownPhase

    @property
    def used_share(self) -> float:
        """Return the used part of the allotted time, 0 to 1."""
        return min(1.0, self.elapsed_s / self.allotted_s) if self.allotted_s else 1.0


def countdown(turn: FloorRequest, now_ms: int, warning_s: int) -> Countdown:
    """Read the clock of `turn`; the warning begins with `warning_s` seconds left."""
    elapsed_s = turn.spoken_ms(now_ms) // 1000
    remaining_s = turn.allotted_s - elapsed_s
    if turn.is_paused:
        phase = CountdownPhase.PAUSED
    elif remaining_s < 0:
        phase = CountdownPhase.OVERRUN
    elif remaining_s <= warning_s:
        phase = CountdownPhase.WARNING
    else:
        phase = CountdownPhase.RUNNING
    return Countdown(elapsed_s, remaining_s, turn.allotted_s, phase)
