"""The console's side of the mixer process: keeps it running and reads its levels."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from app.audio.orders import AudioSetup, OpenFeeds, UseDevice
from app.domain.identity import SiteId
from app.domain.sound import DeviceState, FeedLevel, SoundStatus
from app.process.child import Child
from app.process.restart import RestartPace
from app.shm.record import SharedRecord
from app.shm.status import AUDIO_STATUS, LEVELS, SILENCE_DBFS, text_of

logger = logging.getLogger(__name__)

ENTRY = "app.audio.worker:run"

_ROUND_S = 0.1
_HUNG_AFTER_S = 6.0
"""Longer than the worker gives a driver to close; shorter than a room's patience."""

_START_LIMIT_S = 20.0
_STALE_LEVEL_S = 1.0
_STOP_WAIT_S = 5.0


class AudioSupervisor:
    """The mixer of a session.

    Runs on: its own thread, which starts, watches and replaces the process. The other methods
    are called from the thread of the screen and never wait.
    """

    def __init__(self, rings: Mapping[SiteId, str], device: str = "") -> None:
        self._sites = tuple(rings)
        self._ring_names = tuple(rings.values())
        self._levels = SharedRecord.create(LEVELS, rows=len(self._sites) + 1)
        self._status = SharedRecord.create(AUDIO_STATUS)
        self._device = device
        self._open: tuple[int, ...] = ()
        self._orders_lock = threading.Lock()
        self._orders: list[OpenFeeds | UseDevice] = []
        self._pace = RestartPace()
        self._child: Child | None = None
        self._start_due_s = 0.0
        self._started_ns = 0
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="audio-supervisor")

    def start(self) -> None:
        """Start the mixer process."""
        self._thread.start()

    def open_sites(self, sites: Collection[SiteId]) -> None:
        """Let the room hear these sites and no others."""
        feeds = tuple(number for number, site_id in enumerate(self._sites) if site_id in sites)
        with self._orders_lock:
            self._open = feeds
            self._orders.append(OpenFeeds(feeds))
        self._wake.set()

    def use_device(self, device: str) -> None:
        """Play on the device of this name; empty means the default."""
        with self._orders_lock:
            self._device = device
            self._orders.append(UseDevice(device))
        self._wake.set()

    def levels(self) -> tuple[FeedLevel, ...]:
        """Return the level of every feed, in the order of the roster."""
        rows = self._levels.read()
        return tuple(_feed_level(site_id, row) for site_id, row in zip(self._sites, rows, strict=False))

    def status(self) -> SoundStatus:
        """Return what the room's device is doing."""
        row = self._status.read()[0]
        room = _feed_level(SiteId(""), self._levels.read()[len(self._sites)])
        state = DeviceState(text_of(row["state"]) or DeviceState.STARTING.value)
        return SoundStatus(
            state=state if self._child else DeviceState.DOWN,
            device=text_of(row["device"]),
            detail=text_of(row["detail"]),
            underruns=int(row["device_underruns"]),
            rms_dbfs=room.rms_dbfs,
            peak_dbfs=room.peak_dbfs,
        )

    def pids(self) -> Mapping[str, int]:
        """Return the process id of the mixer by name, if it runs."""
        child = self._child
        return {child.name: child.pid} if child and child.pid else {}

    def close(self) -> None:
        """Stop the mixer and free the memory."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        if self._child:
            self._child.ask_to_stop()
            self._child.join(_STOP_WAIT_S)
            self._child.kill()
            self._child = None
        self._levels.close()
        self._status.close()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._round(time.monotonic())
            except Exception:
                logger.exception("the supervisor of the mixer met an error; it goes on")
            self._wake.wait(_ROUND_S)
            self._wake.clear()

    def _round(self, now_s: float) -> None:
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
            with self._orders_lock:
                orders, self._orders = self._orders, []
            for order in orders:
                child.send(order)

    def _start(self, now_s: float) -> None:
        with self._status.writing() as rows:
            rows["heartbeat_ns"] = 0
            rows["state"] = DeviceState.STARTING.value.encode()
        with self._orders_lock:
            self._orders.clear()
            setup = AudioSetup(self._ring_names, self._levels.name, self._status.name, self._device, self._open)
        self._started_ns = time.monotonic_ns()
        self._child = Child("audio", ENTRY, setup)
        self._pace.started(now_s)

    def _hangs(self) -> bool:
        now_ns = time.monotonic_ns()
        heartbeat_ns = int(self._status.read()[0]["heartbeat_ns"])
        if heartbeat_ns == 0:
            return now_ns - self._started_ns > _START_LIMIT_S * 1e9
        return now_ns - heartbeat_ns > _HUNG_AFTER_S * 1e9

    def _fell(self, how: str, now_s: float) -> None:
        pause_s = self._pace.pause_s(now_s)
        logger.error("the mixer %s; a new one starts in %.1f s", how, pause_s)
        if self._child:
            self._child.kill()
        self._child = None
        self._start_due_s = now_s + pause_s


def _feed_level(site_id: SiteId, row: NDArray[np.void] | np.void) -> FeedLevel:
    """Read one row; a level nobody has renewed for a second is silence, not the last word."""
    fresh = time.monotonic_ns() - int(row["updated_ns"]) < _STALE_LEVEL_S * 1e9
    return FeedLevel(
        site_id=site_id,
        rms_dbfs=float(row["rms_dbfs"]) if fresh else SILENCE_DBFS,
        peak_dbfs=float(row["peak_dbfs"]) if fresh else SILENCE_DBFS,
        delay_ms=float(row["delay_ms"]) if fresh else 0.0,
        underruns=int(row["underruns"]),
    )
