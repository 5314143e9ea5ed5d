"""The console's side of the sound: keeps the mixer and the headphones' player running, reads their levels."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from app.audio.orders import AudioSetup, CueSetup, Desk, UseDevice
from app.audio.returning import ReturnWatch
from app.audio.watched import Watched
from app.domain.identity import SiteId
from app.domain.sound import SILENT, Bus, DeviceState, FeedLevel, Loudness, SoundStatus
from app.domain.speaking_cues import Cue
from app.shm.record import SharedRecord
from app.shm.ring import AudioRing
from app.shm.status import BUS_ROWS, CUE_ROW, LEVELS, ROOM_ROW, SILENCE_DBFS, AudioRow, LevelRow, text_of

logger = logging.getLogger(__name__)

ENTRY = "app.audio.worker:run"
CUE_ENTRY = "app.audio.cue_worker:run"

_ROUND_S = 0.1
_STALE_LEVEL_S = 1.0


class AudioSupervisor:
    """The sound of a session: what is heard, on which bus, on which device.

    What it was told is kept here and given whole to every process that starts. Runs on: its own
    thread, which starts, watches and replaces the processes. The other methods are called from the
    thread of the screen and never wait.
    """

    def __init__(
        self,
        rings: Mapping[SiteId, str],
        device: str = "",
        cue_device: str = "",
        entry: str = ENTRY,
        sounds: Path | None = None,
    ) -> None:
        self._sites = tuple(rings)
        self._ring_names = tuple(rings.values())
        self._levels = SharedRecord.create(LEVELS, rows=len(self._sites) + BUS_ROWS)
        self._cue_ring = AudioRing.create()
        self._lock = threading.Lock()
        self._desk = Desk()
        self._sounds = str(sounds) if sounds else ""
        self._devices = {Bus.ROOM: device, Bus.CUE: cue_device}
        self._desk_changed = False
        self._devices_changed: set[Bus] = set()
        self._mixer = Watched("audio", entry, self._mixer_setup)
        self._cue_player = Watched("audio-cue", CUE_ENTRY, self._cue_setup)
        self._return_watch = ReturnWatch()
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="audio-supervisor")

    def start(self) -> None:
        """Start the mixer process, and the headphones' player if a device is chosen for it."""
        self._thread.start()

    def open_sites(self, sites: Collection[SiteId]) -> None:
        """Let the room hear these sites, and the chair; the others lie at the bed level."""
        self._change(open_feeds=self._feeds(sites))

    def chair_sites(self, sites: Collection[SiteId]) -> None:
        """Say where the chair sits: always open, and first when several are open."""
        self._change(chair_feeds=self._feeds(sites))

    def cue_sites(self, sites: Collection[SiteId]) -> None:
        """Let the operator listen to these sites, before their gates."""
        self._change(cue_feeds=self._feeds(sites))

    def bed_level(self, level_db: float | None) -> None:
        """Set how loud closed sites are in the room; None for not at all."""
        self._change(bed_db=level_db)

    def chair_priority(self, *, held: bool) -> None:
        """Close everything but the chair for as long as it is held; then all is as it was."""
        self._change(priority=held)

    def panic(self, *, muted: bool) -> None:
        """Silence the room, whatever is open. The operator still hears what he listens to."""
        self._change(panic=muted)

    def bus_level(self, bus: Bus, level_db: float) -> None:
        """Set the level of a bus; 0 changes nothing."""
        if bus is Bus.ROOM:
            self._change(room_db=level_db)
        else:
            self._change(cue_db=level_db)

    def test_tone(self, bus: Bus, seconds: float) -> None:
        """Sound a tone on a bus for a while; 0 ends it."""
        until_ns = time.monotonic_ns() + round(seconds * 1e9)
        if bus is Bus.ROOM:
            self._change(room_tone_until_ns=until_ns)
        else:
            self._change(cue_tone_until_ns=until_ns)

    def sound_cue(self, cue: Cue, *, spoken: bool) -> None:
        """Tell the room how late it is: strokes of a bell, and words if `spoken`."""
        number = self._desk.signal_number + 1
        self._change(signal=cue, signal_is_spoken=spoken, signal_number=number)

    def use_device(self, device: str, bus: Bus = Bus.ROOM) -> None:
        """Play a bus on the device of this name. Empty means the default for `room`, none at all for `cue`."""
        with self._lock:
            self._devices[bus] = device
            self._devices_changed.add(bus)
        self._wake.set()

    def levels(self) -> tuple[FeedLevel, ...]:
        """Return the level of every feed, in the order of the roster."""
        now_ns = time.monotonic_ns()
        rows = self._levels.rows()
        return tuple(
            _feed_level(site_id, LevelRow(*row), now_ns) for site_id, row in zip(self._sites, rows, strict=False)
        )

    def status(self) -> SoundStatus:
        """Return what the room's device is doing."""
        return self._status(self._mixer, ROOM_ROW)

    def cue_status(self) -> SoundStatus | None:
        """Return what the operator's device is doing, None if none is chosen."""
        return self._status(self._cue_player, CUE_ROW) if self._devices[Bus.CUE] else None

    def pids(self) -> Mapping[str, int]:
        """Return the ids of the processes by name, as far as they run."""
        return {child.name: child.pid for child in (self._mixer, self._cue_player) if child.pid}

    def close(self) -> None:
        """Stop the processes and free the memory."""
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._return_watch.rest()
        self._mixer.close()
        self._cue_player.close()
        self._levels.close()
        self._cue_ring.close()

    def _feeds(self, sites: Collection[SiteId]) -> frozenset[int]:
        return frozenset(number for number, site_id in enumerate(self._sites) if site_id in sites)

    def _change(self, **changes: object) -> None:
        with self._lock:
            self._desk = replace(self._desk, **changes)  # type: ignore[arg-type]  # the callers name its fields
            self._desk_changed = True
        self._wake.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._round(time.monotonic())
            except Exception:
                logger.exception("the supervisor of the sound met an error; it goes on")
            self._wake.wait(_ROUND_S)
            self._wake.clear()

    def _round(self, now_s: float) -> None:
        room_orders, cue_orders = self._take_orders()
        self._mixer.look(room_orders, now_s)
        if self._devices[Bus.CUE]:
            self._cue_player.look(cue_orders, now_s)
        else:
            self._cue_player.end(now_s)
        wanted = self._devices[Bus.ROOM]
        if wanted and self.status().state is DeviceState.FALLBACK:
            if self._return_watch.is_back(wanted):
                logger.info("the chosen sound device %s is back", wanted)
                self.use_device(wanted)
        else:
            self._return_watch.rest()

    def _take_orders(self) -> tuple[list[object], list[object]]:
        with self._lock:
            room: list[object] = [self._desk] if self._desk_changed else []
            cue: list[object] = []
            for bus, orders in ((Bus.ROOM, room), (Bus.CUE, cue)):
                if bus in self._devices_changed:
                    orders.append(UseDevice(self._devices[bus]))
            self._desk_changed = False
            self._devices_changed.clear()
        return room, cue

    def _mixer_setup(self, status_name: str) -> AudioSetup:
        with self._lock:
            device, desk = self._devices[Bus.ROOM], self._desk
        return AudioSetup(
            self._ring_names, self._cue_ring.name, self._levels.name, status_name, device, desk, self._sounds
        )

    def _cue_setup(self, status_name: str) -> CueSetup:
        with self._lock:
            return CueSetup(self._cue_ring.name, status_name, self._devices[Bus.CUE])

    def _status(self, player: Watched, level_row: int) -> SoundStatus:
        row = AudioRow(*player.status.row())
        bus = LevelRow(*self._levels.row(level_row))
        is_fresh = _is_fresh(bus, time.monotonic_ns())
        state = DeviceState(text_of(row.state) or DeviceState.STARTING.value)
        return SoundStatus(
            state=state if player.is_running else DeviceState.DOWN,
            device=text_of(row.device),
            detail=text_of(row.detail),
            underruns=row.device_underruns,
            rms_dbfs=bus.rms_dbfs if is_fresh else SILENCE_DBFS,
            peak_dbfs=bus.peak_dbfs if is_fresh else SILENCE_DBFS,
            rate_hz=row.rate_hz,
            longest_render_ms=row.longest_render_us / 1000,
            longest_wait_ms=row.longest_wait_us / 1000,
            hold_dbfs=bus.hold_dbfs if is_fresh else SILENCE_DBFS,
            loudness=Loudness(bus.true_peak_dbtp, bus.momentary_lufs, bus.short_term_lufs) if is_fresh else SILENT,
        )


def _feed_level(site_id: SiteId, row: LevelRow, now_ns: int) -> FeedLevel:
    """Read one row; a level nobody has renewed for a second is silence, not the last word."""
    if not _is_fresh(row, now_ns):
        return FeedLevel(site_id, SILENCE_DBFS, SILENCE_DBFS, delay_ms=0.0, underruns=row.underruns)
    return FeedLevel(
        site_id=site_id,
        rms_dbfs=row.rms_dbfs,
        peak_dbfs=row.peak_dbfs,
        delay_ms=row.delay_ms,
        underruns=row.underruns,
        hold_dbfs=row.hold_dbfs,
        target_ms=row.target_ms,
        concealed_share=row.concealed,
        echo=None if math.isnan(row.echo) else row.echo,
        echo_ms=row.echo_ms,
    )


def _is_fresh(row: LevelRow, now_ns: int) -> bool:
    return now_ns - row.updated_ns < _STALE_LEVEL_S * 1e9
