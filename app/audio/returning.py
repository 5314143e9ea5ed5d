"""Finds out that a missing device is back, while another one plays.

The mixer cannot look for itself: PortAudio makes its list anew only by ending every stream. So a
process of its own looks now and then, and only when the device can really be opened is the room's
sound interrupted to change over.
"""

from __future__ import annotations

import time

from app.audio.outputs import Probe, ProbeResult
from app.process.child import Child

ENTRY = "app.audio.outputs_worker:probe"

_FIRST_PAUSE_S = 3.0
_LONGEST_PAUSE_S = 60.0
_LIMIT_S = 15.0
_STEADY_S = 30.0


class ReturnWatch:
    """Looks for one device at a time. Called from: the supervisor's thread."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._looking_for = ""
        self._due_s = 0.0
        self._limit_s = 0.0
        self._pause_s = _FIRST_PAUSE_S
        self._found_s = float("-inf")

    def is_back(self, name: str) -> bool:
        """Return True once each time the device called `name` is found to be there again.

        To be asked over and over while the device is missing. One that is found but cannot be used
        (it falls back again at once) is looked for at ever longer pauses.
        """
        now_s = time.monotonic()
        if name != self._looking_for:
            self.rest()
            self._looking_for = name
            self._pause_s = _FIRST_PAUSE_S
        if self._child is None:
            if not self._due_s:
                self._due_s = now_s + self._pause_s
            if now_s >= self._due_s:
                self._child = Child("audio-look", ENTRY, Probe(name))
                self._limit_s = now_s + _LIMIT_S
            return False
        found = any(isinstance(answer, ProbeResult) and answer.is_there for answer in self._child.received())
        if not found and self._child.is_alive and now_s < self._limit_s:
            return False
        found = found or any(isinstance(a, ProbeResult) and a.is_there for a in self._child.received())
        self.rest()
        if found:
            again = now_s - self._found_s < self._pause_s + _STEADY_S
            self._pause_s = min(self._pause_s * 2, _LONGEST_PAUSE_S) if again else _FIRST_PAUSE_S
            self._found_s = now_s
        return found

    def rest(self) -> None:
        """Stop looking; the next question begins with a pause."""
        if self._child:
            self._child.kill()
            self._child = None
        self._due_s = 0.0
