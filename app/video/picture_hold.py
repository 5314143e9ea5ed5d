"""When a picture is due on the screen, so that it is seen when its sound is heard. Pure: knows times, not pictures.

Sound waits in the jitter buffer and in the card; the picture of a site in step waits as long. Where
the picture takes longer than the sound, it is shown at once, and the sound is asked to wait.
"""

from __future__ import annotations

import enum

MOST_US = 400_000
"""No picture waits longer, whatever the mixer says."""

LEAD_US = 25_000
"""A due picture is painted at the next beat of the paint clock (8 ms on average) and shown after that; some
10 ms more, since the ear forgives sound that is late rather than sound that is early (EBU R37: −40 to +60 ms)."""

SPARED_US = 20_000
"""Sound is kept back only if it would be earlier than this against what is aimed at: it is the longer way already."""

_IDLE_US = 8_000
"""Less is not worth a change: the mixer's word is no more exact than that."""

_SLEW_PERCENT = 25
"""While the wait changes a picture stands a quarter longer or shorter than usual: 100 ms take ten pictures."""

_JUMP_US = 2_000_000
_ABSURD_US = 1_000_000
"""No buffer is so long: sound and picture do not count from the same moment."""

_STEP_WEIGHT = 0.1
"""How fast the usual time between two pictures follows the last one."""

_SLOWEST_WEIGHT = 0.02
"""How fast the slowest of late is forgotten: two seconds at 25 pictures a second."""


class Waiting(enum.Enum):
    """How a site is kept in step."""

    NOT = enum.auto()
    """No sound is heard, or none is to be kept in step with."""

    IN_STEP = enum.auto()
    TOO_LONG = enum.auto()
    """The sound is heard so late that no picture waits for it."""

    NO_COMMON_TIME = enum.auto()
    """The times of sound and picture have nothing to do with each other."""


class PictureHold:
    """One stream's pictures in the order they are shown.

    - No picture is due before the one before it; none waits longer than `MOST_US`, or than `most_pictures` last.
    - The wait changes by at most a quarter of the time that passes from picture to picture.
    - Without a word of the mixer the wait goes back to nothing, as smoothly.
    """

    def __init__(self, most_pictures: int) -> None:
        self._most_pictures = most_pictures
        self.waiting = Waiting.NOT
        self.restart()

    def restart(self) -> None:
        """A new stream begins: its times have nothing to do with the old one's."""
        self._offset_us: int | None = None
        self._step_us = 0.0
        self._last_pts_us = 0
        self._last_due_us = 0
        self._slowest_us: float | None = None

    def due_us(self, pts_us: int, ready_us: int, heard_offset_us: int | None, extra_us: int = 0) -> int:
        """Return when the picture is due, on the clock of `ready_us`; `ready_us` itself means at once.

        `heard_offset_us`: a sound with presentation time p is heard at p + `heard_offset_us`; None: nobody hears it.
        `extra_us`: so much later the picture is wanted.
        """
        step_us = pts_us - self._last_pts_us
        self._last_pts_us = pts_us
        at_once_us = ready_us - pts_us
        if not 0 < step_us <= _JUMP_US:
            # The first one does not wait: from there the wait grows. A jump begins anew.
            self._offset_us, self._step_us, self._last_due_us, self._slowest_us = None, 0.0, 0, None
            step_us = 0
        self._step_us += (step_us - self._step_us) * _STEP_WEIGHT
        self._note_slowest(at_once_us)
        most_us = min(MOST_US, round(self._most_pictures * self._step_us))
        wanted_us = self._wanted(at_once_us, most_us, heard_offset_us, extra_us)
        if self._offset_us is None:
            if wanted_us is None:
                return ready_us
            self._offset_us = at_once_us
        self._approach(at_once_us if wanted_us is None else wanted_us, step_us)
        due_us = pts_us + self._offset_us
        if due_us <= ready_us:
            if wanted_us is None:
                self._offset_us = None
            due_us = ready_us
        due_us = min(max(due_us, self._last_due_us), ready_us + most_us)
        self._last_due_us = due_us
        return due_us

    def seen_offset_us(self, extra_us: int = 0) -> int | None:
        """Return before which offset no sound should be heard, since its picture cannot be there; None: not known."""
        if self.waiting is not Waiting.IN_STEP or self._slowest_us is None:
            return None
        return round(self._slowest_us) + LEAD_US - SPARED_US - extra_us

    def _note_slowest(self, at_once_us: int) -> None:
        before = self._slowest_us
        if before is None:
            self._slowest_us = at_once_us
            return
        # One that is late for once is no reason to keep the sound back.
        weight = _STEP_WEIGHT if at_once_us > before else _SLOWEST_WEIGHT
        self._slowest_us = before + (at_once_us - before) * weight

    def _wanted(self, at_once_us: int, most_us: int, heard_offset_us: int | None, extra_us: int) -> int | None:
        if heard_offset_us is None:
            self.waiting = Waiting.NOT
            return None
        if abs(heard_offset_us - at_once_us) > _ABSURD_US:
            self.waiting = Waiting.NO_COMMON_TIME
            return None
        wanted_us = heard_offset_us + extra_us - LEAD_US
        if self._step_us and wanted_us - at_once_us > max(most_us, MOST_US // 4):
            self.waiting = Waiting.TOO_LONG
            return None
        self.waiting = Waiting.IN_STEP
        return wanted_us

    def _approach(self, wanted_us: int, step_us: int) -> None:
        assert self._offset_us is not None
        away_us = wanted_us - self._offset_us
        if abs(away_us) <= _IDLE_US:
            return
        most_us = step_us * _SLEW_PERCENT // 100
        self._offset_us += max(-most_us, min(most_us, away_us))
