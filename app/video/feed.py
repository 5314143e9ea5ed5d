"""The console's side of one feed: its shared memory, its worker, and what the worker says."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from app.domain.errors import AppError
from app.domain.feed import FeedPhase, FeedReport, FeedSnapshot, StreamKind, Trouble, snapshot
from app.domain.finding import Finding
from app.domain.hardware import OFF
from app.domain.site import Site, StreamAddress
from app.domain.sound import SILENT, Loudness
from app.domain.thrift import DecodeThrift
from app.process.child import Child
from app.process.restart import RestartPace
from app.shm.record import SharedRecord
from app.shm.ring import AudioRing
from app.shm.status import FEED_STATUS, FeedRow, text_of
from app.video.orders import (
    FeedSetup,
    RefusedOrder,
    SetHeard,
    SetLipSync,
    SetSound,
    SetThrift,
    ShowRenditions,
    StreamOrder,
    StreamsOrder,
)

logger = logging.getLogger(__name__)

ENTRY = "app.video.worker:run"

_START_LIMIT_S = 30.0
"""A worker that has not said a word so long after its start will not say one."""

_ASK_CREDENTIAL_AGAIN_S = 10.0

ResolveAddress = Callable[[StreamAddress], str]
"""Turns an address into the URL with login. Raises AppError when the password is not there."""


class Feed:
    """Called from: the supervisor's thread, except `snapshot`, which any thread may call."""

    def __init__(
        self, site: Site, resolve: ResolveAddress, *, allow_local: bool, hardware: str = OFF, turn: float = 0.0
    ) -> None:
        self.site = site
        self._turn = turn
        self.ring = AudioRing.create()
        self._status = SharedRecord.create(FEED_STATUS)
        self._resolve = resolve
        self._allow_local = allow_local
        self._hardware = hardware
        self._pace = RestartPace()
        self._restarts = 0
        self._child: Child | None = None
        self._fallen = False
        self._start_due_s = 0.0
        self._started_ns = 0
        self._refused = False
        self._asked_s = 0.0
        self._renditions = ShowRenditions(())
        self._thrift = SetThrift(DecodeThrift.FULL)
        self._sound = SetSound(site.sound)
        self._sync = SetLipSync(is_synced=False, offset_ms=site.lip_sync_ms)
        self._heard = SetHeard(is_heard=True)

    @property
    def child(self) -> Child | None:
        """Return the worker's process, or None between a fall and the next start."""
        return self._child

    def start(self) -> None:
        """Start the worker and tell it what to open and what to show."""
        now_s = time.monotonic()
        self._started_ns = time.monotonic_ns()
        with self._status.writing() as rows:
            rows["heartbeat_ns"] = 0
            rows["deadline_ns"] = 0
        setup = FeedSetup(self.site.site_id, self._status.name, self.ring.name, self._turn)
        self._child = Child(f"feed-{self.site.short}", ENTRY, setup, warm=True)
        self._fallen = False
        self._pace.started(now_s)
        # First the sizes: they decide which stream is opened.
        self._child.send(self._renditions)
        self._child.send(self._thrift)
        self._child.send(self._sound)
        self._child.send(self._sync)
        self._child.send(self._heard)
        self._send_order()

    def show(self, renditions: ShowRenditions) -> None:
        """Order other sizes; a worker that starts later gets them too."""
        self._renditions = renditions
        if self._child:
            self._child.send(renditions)

    def spare(self, thrift: SetThrift) -> None:
        """Order another level of thrift; a worker that starts later gets it too."""
        if thrift == self._thrift:
            return
        self._thrift = thrift
        if self._child:
            self._child.send(thrift)

    def process_sound(self, sound: SetSound) -> None:
        """Order other processing of the sound; a worker that starts later gets it too."""
        if sound == self._sound:
            return
        self._sound = sound
        if self._child:
            self._child.send(sound)

    def lip_sync(self, sync: SetLipSync) -> None:
        """Order picture and sound kept together, or not; a worker that starts later gets it too."""
        if sync == self._sync:
            return
        self._sync = sync
        if self._child:
            self._child.send(sync)

    def hear(self, heard: SetHeard) -> None:
        """Order the sound filtered, or not; a worker that starts later gets it too."""
        if heard == self._heard:
            return
        self._heard = heard
        if self._child:
            self._child.send(heard)

    def look_after(self, now_s: float, *, may_start: bool = True) -> bool:
        """Read what the worker said, and replace it if it died or hangs; return whether one was started."""
        child = self._child
        if child is None:
            if now_s < self._start_due_s or not may_start:
                return False
            self._restarts += 1
            self.start()
            return True
        child.received()
        if not child.is_alive:
            self._fell(f"died (exit code {child.exit_code})", Trouble.WORKER_DIED, now_s)
        elif self._hangs():
            # A camera whose media stop while its reports go on holds libav in a read that never ends.
            is_reading = text_of(self._row().phase) == FeedPhase.STREAMING.value
            self._fell("hangs", Trouble.STALLED if is_reading else Trouble.WORKER_HUNG, now_s)
        elif now_s - self._asked_s >= _ASK_CREDENTIAL_AGAIN_S and self._lacks_login():
            # A worker that gets the same order again goes on as it was: no attempt is made before its time.
            self._send_order()
        return False

    def snapshot(self, now_ns: int) -> FeedSnapshot:
        """Return the feed as it is now."""
        return snapshot(self.site.site_id, self._report(), now_ns)

    def ask_to_stop(self) -> None:
        """Ask the worker to end; do not wait."""
        if self._child:
            self._child.ask_to_stop()

    def close(self, wait_s: float) -> None:
        """End the worker and free the memory."""
        if self._child:
            self._child.join(wait_s)
            self._child.kill()
            self._child = None
        self._status.close()
        self.ring.close()

    def _send_order(self) -> None:
        """Tell the worker what to open. The passwords are looked up each time and kept nowhere."""
        if self._child is None:
            return
        self._refused = False
        self._asked_s = time.monotonic()
        main = self._order_for(self.site.main, StreamKind.MAIN)
        sub = self._order_for(self.site.sub, StreamKind.SUB) if self.site.sub else None
        self._child.send(StreamsOrder(main, sub))

    def _order_for(self, address: StreamAddress, kind: StreamKind) -> StreamOrder | RefusedOrder:
        try:
            url = self._resolve(address)
        except AppError as error:
            self._refused = True
            return RefusedOrder(kind.value, Trouble.NO_CREDENTIAL.value, error.message)
        # Twelve small streams would queue up at one device for pictures that the processor does in passing.
        hardware = self._hardware if kind is StreamKind.MAIN else OFF
        return StreamOrder(url, address.transport.value, kind.value, self._allow_local, hardware)

    def _row(self) -> FeedRow:
        return FeedRow(*self._status.row())

    def _lacks_login(self) -> bool:
        """Tell whether a password is missing or wrong: somebody may have mended it."""
        return self._refused or text_of(self._row().trouble) == Trouble.AUTH_FAILED.value

    def _hangs(self) -> bool:
        row = self._row()
        now_ns = time.monotonic_ns()
        if row.heartbeat_ns == 0:
            return now_ns - self._started_ns > _START_LIMIT_S * 1e9
        return 0 < row.deadline_ns < now_ns

    def _fell(self, how: str, trouble: Trouble, now_s: float) -> None:
        pause_s = self._pace.pause_s(now_s)
        logger.error("the worker of %s %s; a new one starts in %.1f s", self.site.name, how, pause_s)
        if self._child:
            self._child.kill()
        self._child = None
        self._fallen = True
        if self._hardware != OFF:
            # A driver that fails may take the process along; whether it did cannot be seen from here.
            logger.warning("%s is decoded by the processor from now on", self.site.name)
            self._hardware = OFF
        self._start_due_s = now_s + pause_s
        with self._status.writing() as rows:
            rows["phase"] = FeedPhase.WAITING.value.encode()
            rows["trouble"] = trouble.value.encode()
            rows["detail"] = b""
            rows["findings"] = b""
            rows["load"] = 0.0
            rows["thrift"] = b""

    def _loudness(self, row: FeedRow) -> Loudness:
        # What is not open is not heard: the figures are those of the stream before.
        if self._fallen or text_of(row.phase) != FeedPhase.STREAMING.value:
            return SILENT
        return Loudness(row.true_peak_dbtp, row.momentary_lufs, row.short_term_lufs)

    def _report(self) -> FeedReport:
        row = self._row()
        return FeedReport(
            phase=FeedPhase(text_of(row.phase) or FeedPhase.OPENING.value),
            alive=not self._fallen,
            stream=StreamKind(text_of(row.stream) or StreamKind.MAIN.value),
            trouble=Trouble(text_of(row.trouble)),
            detail=text_of(row.detail),
            video_codec=text_of(row.video_codec),
            width=row.width,
            height=row.height,
            fps=row.fps,
            bitrate_bps=row.bitrate_bps,
            audio_codec=text_of(row.audio_codec),
            sample_rate=row.sample_rate,
            channels=row.channels,
            frames=row.frames,
            dropped=row.dropped,
            corrupt=row.corrupt,
            reconnects=row.reconnects + self._restarts,
            attempt=row.attempt,
            last_video_ns=row.last_video_ns,
            last_audio_ns=row.last_audio_ns,
            next_attempt_ns=row.next_attempt_ns,
            decoder=text_of(row.decoder),
            findings=tuple(Finding(code) for code in text_of(row.findings).split()),
            load=row.load,
            thrift=DecodeThrift(text_of(row.thrift) or DecodeThrift.FULL.value),
            last_spared_ns=row.last_spared_ns,
            loudness=self._loudness(row),
        )
