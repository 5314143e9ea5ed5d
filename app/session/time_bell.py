"""Tells the room when speaking time runs out, as the operator wants it: not at all, by a bell, or with words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.session import SpeakingRules
from app.session.floor import Floor
from app.session.sound_desk import SoundDesk


@dataclass(frozen=True, slots=True)
class BellState:
    """Whether the bell sounds, and whether it speaks too."""

    is_on: bool
    is_spoken: bool


class TimeBell:
    """Runs on: the thread of the screen, a few times a second. What the session file says is where it begins."""

    def __init__(self, floor: Floor, desk: SoundDesk, rules: SpeakingRules) -> None:
        self._floor = floor
        self._desk = desk
        self.state = BellState(rules.chime, rules.voice)
        self._listeners: list[Callable[[BellState], None]] = []

    def subscribe(self, listener: Callable[[BellState], None]) -> None:
        """Call `listener` now and after every change."""
        self._listeners.append(listener)
        listener(self.state)

    def look(self) -> None:
        """Sound what became due since the last look. What falls due while it is off is never made up for."""
        for cue in self._floor.take_cues():
            if self.state.is_on:
                self._desk.sound_cue(cue, spoken=self.state.is_spoken)

    def switch(self) -> BellState:
        """Go on to the next of: off, bell, bell and words."""
        now = self.state
        if not now.is_on:
            self.state = BellState(is_on=True, is_spoken=False)
        elif not now.is_spoken:
            self.state = replace(now, is_spoken=True)
        else:
            self.state = BellState(is_on=False, is_spoken=False)
        for listener in self._listeners:
            listener(self.state)
        return self.state
