"""One process of the sound, watched by its heartbeat and replaced when it died or hangs."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from app.domain.sound import DeviceState
from app.process.child import Child
from app.process.restart import RestartPace
from app.shm.record import SharedRecord
from app.shm.status import AUDIO_STATUS, AudioRow

logger = logging.getLogger(__name__)

_HUNG_AFTER_S = 6.0
"""Longer than the worker gives a driver to close; shorter than a room's patience."""

_START_LIMIT_S = 20.0
_STOP_WAIT_S = 5.0


class Watched:
    """Keeps one child running. Called from: the supervisor's thread, except `is_running` and `pid`."""

    def __init__(self, name: str, entry: str, make_setup: Callable[[str], object]) -> None:
        """Prepare. `make_setup` gets the name of the status record and says how things are to be at a start."""
        self.name = name
        self.status = SharedRecord.create(AUDIO_STATUS)
        self._entry = entry
        self._make_setup = make_setup
        self._pace = RestartPace()
        self._child: Child | None = None
        self._start_due_s = 0.0
        self._started_ns = 0
        self._end_by_s: float | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether there is a process."""
        return self._child is not None

    @property
    def pid(self) -> int | None:
        """Return the id of the process, if it runs."""
        child = self._child
        return child.pid if child else None

    def look(self, orders: Sequence[object], now_s: float) -> None:
        """Start the process if it is due, replace it if it fell, else hand over `orders`.

        A process that is started gets everything by its setup: orders of before are not for it.
        """
        if self._end_by_s is not None:
            self._forget()
        child = self._child
        if child is None:
            if now_s >= self._start_due_s:
                self._start(now_s)
            return
        child.received()
        if not child.is_alive:
            self._fell(f"died (exit code {child.exit_code})", now_s)
        elif self._hangs():
            self._fell("hangs", now_s)
        else:
            for order in orders:
                child.send(order)

    def end(self, now_s: float) -> None:
        """End the process without waiting: to be called again until it is gone."""
        if self._child is None:
            return
        if self._end_by_s is None:
            self._child.ask_to_stop()
            self._end_by_s = now_s + _STOP_WAIT_S
        if not self._child.is_alive or now_s >= self._end_by_s:
            self._forget()
            self._start_due_s = 0.0

    def close(self) -> None:
        """End the process, wait for it, and free the memory."""
        if self._child:
            self._child.ask_to_stop()
            self._child.join(_STOP_WAIT_S)
            self._forget()
        self.status.close()

    def _start(self, now_s: float) -> None:
        with self.status.writing() as rows:
            rows["heartbeat_ns"] = 0
            rows["state"] = DeviceState.STARTING.value.encode()
        self._started_ns = time.monotonic_ns()
        self._child = Child(self.name, self._entry, self._make_setup(self.status.name))
        self._pace.started(now_s)

    def _hangs(self) -> bool:
        now_ns = time.monotonic_ns()
        heartbeat_ns = AudioRow(*self.status.row()).heartbeat_ns
        if heartbeat_ns == 0:
            return now_ns - self._started_ns > _START_LIMIT_S * 1e9
        return now_ns - heartbeat_ns > _HUNG_AFTER_S * 1e9

    def _fell(self, how: str, now_s: float) -> None:
        pause_s = self._pace.pause_s(now_s)
        logger.error("%s %s; a new one starts in %.1f s", self.name, how, pause_s)
        self._forget()
        self._start_due_s = now_s + pause_s

    def _forget(self) -> None:
        if self._child:
            self._child.kill()
        self._child = None
        self._end_by_s = None
