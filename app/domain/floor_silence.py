"""Whoever has the floor and is not heard: nobody in the hall may have to guess why. Pure.

Fed with the levels that the mixer has, before the gates; the time is the readings' own.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from app.domain.alarm import Alarm, Limit
from app.domain.identity import RequestId

# 1 is silence, 0 speech. Eight seconds: who takes the microphone and sorts his papers needs five.
SILENT_FLOOR = Limit(bad=0.5, good=0.5, raise_after_s=8, clear_after_s=0)

# Speech is brought to −20 LUFS; 25 dB less is not understood in a hall.
QUIETEST_SPEECH_DBFS = -45.0
# A meter's mean over 0.3 s: noise that stays the same moves it by less than 2 dB, syllables by 10 and more.
SPEECH_STANDS_OUT_DB = 6.0
# What is quieter is no microphone: nothing comes, and it says nothing about the room's noise.
NO_MICROPHONE_DBFS = -90.0
NOISE_WINDOW_S = 30


class SpeechSense:
    """Tells speech from the noise of one site, which it learns from the quietest moments."""

    def __init__(self) -> None:
        self._quietest: deque[tuple[int, float]] = deque()

    def hears(self, level_dbfs: float, at_s: float) -> bool:
        """Take a level; return whether somebody speaks."""
        second = int(at_s)
        while self._quietest and not 0 <= second - self._quietest[0][0] <= NOISE_WINDOW_S:
            self._quietest.popleft()
        if level_dbfs < NO_MICROPHONE_DBFS:
            return False
        if self._quietest and self._quietest[-1][0] == second:
            level_before = self._quietest.pop()[1]
            self._quietest.append((second, min(level_before, level_dbfs)))
        else:
            self._quietest.append((second, level_dbfs))
        noise_dbfs = min(level for _, level in self._quietest)
        return level_dbfs > max(QUIETEST_SPEECH_DBFS, noise_dbfs + SPEECH_STANDS_OUT_DB)


@dataclass(frozen=True, slots=True)
class FloorLook:
    """One look at whoever has the floor.

    `can_be_heard` is False while nothing can be said: the turn is paused, the room is muted, the feed
    is lost, nobody measures. `another_speaks` is true while an answer from the chair fills the room.
    """

    turn: RequestId
    speaks: bool
    can_be_heard: bool = True
    another_speaks: bool = False


class FloorSilence:
    """The memory of one turn. Not thread-safe."""

    def __init__(self) -> None:
        self._turn: RequestId | None = None
        self._was_heard = False
        self._alarm = Alarm(SILENT_FLOOR)

    def step(self, look: FloorLook | None, at_s: float) -> bool:
        """Take a look (None: nobody has the floor); return whether the silence is to be said.

        - Raised after eight seconds without speech, taken back with the first word.
        - What cannot be heard is no silence: it begins anew afterwards.
        - Who was heard in this turn and listens to the chair's answer is not missed.
        """
        if look is None or look.turn != self._turn:
            self._turn = look.turn if look else None
            self._was_heard = False
            self._alarm = Alarm(SILENT_FLOOR)
        if look is None:
            return False
        if not look.can_be_heard:
            self._alarm = Alarm(SILENT_FLOOR)
            return False
        self._was_heard = self._was_heard or look.speaks
        if look.speaks:
            silence: float | None = 0.0
        else:
            silence = None if self._was_heard and look.another_speaks else 1.0
        self._alarm.step(silence, at_s)
        return self._alarm.is_raised
