"""A feed worker: one process that brings one site's picture and sound into shared memory.

Two threads. The link thread takes orders from the console and only leaves notes; the main
thread opens, reads, decodes, scales, and tries again for ever. It holds no secret but the
address it was told to open, knows nothing of the store, and never imports Qt.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from typing import assert_never

import av.error

from app.domain.errors import UserError
from app.domain.feed import FeedPhase, StreamKind, Trouble
from app.domain.hardware import OFF
from app.domain.reconnect import wait_s
from app.domain.sound_processing import SoundProcessing
from app.domain.stream_choice import StreamChoice
from app.domain.stream_url import StreamScheme, parse_stream_url
from app.domain.thrift import DecodeThrift
from app.process.child import ParentLink
from app.process.priority import go_behind
from app.shm.record import SharedRecord
from app.shm.ring import AudioRing
from app.shm.status import FEED_STATUS
from app.video.capture import play_capture
from app.video.examination import Examination
from app.video.hardware import Hardware
from app.video.lip_sync import LipSync
from app.video.losses import LossLog
from app.video.open_options import OPEN_TIMEOUT_S
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
from app.video.pace import Pacer
from app.video.player import StreamPlayer
from app.video.renditions import Renditions
from app.video.sound import UNPROCESSED, SoundPath
from app.video.source import LibavSource
from app.video.standby import Standby
from app.video.status_writer import StatusWriter
from app.video.trouble import StreamEnded, host_is_unknown, trouble_of

logger = logging.getLogger(__name__)

# DNS, TCP, the handshake and probing each have libav's timeout; a worker is hung only after all.
_OPEN_DEADLINE_S = OPEN_TIMEOUT_S * 4 + 10
_LOOK_EVERY_S = 0.2
_STEADY_S = 3.0
"""A stream that ran this long was well: its next failure counts as the first."""


class FeedWorker:
    """The main thread of a feed worker."""

    def __init__(self, link: ParentLink, setup: FeedSetup) -> None:
        self._link = link
        self._processing = UNPROCESSED
        ring = AudioRing.attach(setup.ring_name)
        self._is_heard = True
        self._sound = SoundPath(ring, self._ordered_processing, self._ordered_heard)
        self._status = StatusWriter(SharedRecord.attach(setup.status_name, FEED_STATUS), self._sound.loudness)
        self._lip_sync = LipSync(ring)
        self._renditions = Renditions()
        self._examination = Examination(self._status, self._renditions, self._sound)
        self._losses = LossLog()
        self._turn = setup.turn
        self._order: StreamsOrder | None = None
        self._choice = StreamChoice(has_sub=False)
        self._thrift = DecodeThrift.FULL
        self._standby: Standby | None = None
        self._hardware: Hardware | None = None
        self._look_due_s = 0.0
        self._order_changed = threading.Event()
        self._failures = 0
        self._opened = 0
        self._is_streaming = False
        self._playing_kind = StreamKind.MAIN

    def take(self, message: object) -> None:
        """Note an order. Called from: the link thread."""
        match message:
            case StreamsOrder():
                if message == self._order:
                    return
                self._order = message
                self._failures = 0
                self._order_changed.set()
            case ShowRenditions(renditions):
                self._renditions.order(renditions)
            case SetThrift(level):
                self._thrift = level
            case SetLipSync(is_synced, offset_ms):
                self._lip_sync.order(is_synced=is_synced, offset_us=offset_ms * 1000)
            case SetSound(processing):
                self._processing = processing
            case SetHeard(is_heard):
                self._is_heard = is_heard
            case _:
                raise TypeError(f"unknown order {type(message).__name__}")

    def run(self) -> None:
        """Work until the console says stop or is gone."""
        self._status.phase(FeedPhase.OFF, attempt=0)
        while not self._link.stopping.is_set():
            self._status.expect_life_within(_OPEN_DEADLINE_S)
            # First the note, then the order: one that comes in between is seen in the next round.
            is_new = self._order_changed.is_set()
            self._order_changed.clear()
            order = self._order
            if order is None:
                self._pause(0.5)
                continue
            if is_new:
                self._choice = StreamChoice(has_sub=order.sub is not None)
            try:
                trouble, detail = self._attempt(order)
            except Exception as error:
                # Whatever a hostile or broken stream provokes, this feed goes on.
                logger.exception("the feed loop met an error it does not know")
                trouble, detail = Trouble.FAILED, type(error).__name__
            if not self._order_changed.is_set():
                self._wait_to_retry(trouble, detail)
        self._call_off_standby()
        self._renditions.close()
        self._status.phase(FeedPhase.OFF)

    def _attempt(self, order: StreamsOrder) -> tuple[Trouble, str]:
        """Open the stream that is wanted now and play until it ends; return why it ended."""
        kind = self._choice.wanted(self._renditions.tallest_px, time.monotonic())
        one = order.sub if kind is StreamKind.SUB and order.sub else order.main
        match one:
            case RefusedOrder(named, trouble, detail):
                self._status.set(stream=named)
                self._choice.failed(kind, time.monotonic())
                return Trouble(trouble), detail
            case StreamOrder():
                self._is_streaming = False
                try:
                    return self._play(one)
                finally:
                    # Whatever kept it from playing, a name that is unknown too: the other stream may serve.
                    if not self._is_streaming:
                        self._choice.failed(kind, time.monotonic())
            case _ as never:
                assert_never(never)

    def _play(self, order: StreamOrder) -> tuple[Trouble, str]:
        try:
            address = parse_stream_url(order.url, order.allow_local, allow_login=True)
        except UserError as error:
            return Trouble.PROTOCOL_DENIED, error.message
        self._status.phase(FeedPhase.OPENING, stream=order.kind, attempt=self._failures + 1)
        if address.host and host_is_unknown(address.host):
            return Trouble.DNS_FAILED, ""
        started_s = time.monotonic()
        try:
            if address.scheme is StreamScheme.DEVICE:
                play_capture(
                    address.location,
                    self._status,
                    self._renditions,
                    self._failures + 1,
                    self._interrupted,
                    self._examination,
                )
            else:
                self._play_streams(
                    StreamKind(order.kind), LibavSource(address, order.transport, self._hardware_for(order))
                )
        except StreamEnded as ended:
            return ended.trouble, ended.detail
        except (av.error.FFmpegError, OSError, ValueError) as error:
            waited_s = 0.0 if self._is_streaming else time.monotonic() - started_s
            return trouble_of(error, address, waited_s), type(error).__name__
        finally:
            self._choice.playing(None)
            self._call_off_standby()
            if time.monotonic() - started_s >= _STEADY_S:
                self._failures = 0
        return Trouble.NONE, ""

    def _play_streams(self, kind: StreamKind, source: LibavSource) -> None:
        """Play a stream, and then whatever stands by to take over from it, until one ends or is called off."""
        self._opened += 1
        while True:
            try:
                self._note_opened(kind, source)
                self._sound.restart()
                self._lip_sync.restart()
                self._status.new_stream()
                self._examination.new_stream(time.monotonic_ns())
                player = StreamPlayer(
                    source,
                    self._status,
                    self._renditions,
                    self._sound,
                    Pacer(),
                    self._interrupted_or_relieved,
                    self._link.stopping.wait,
                    self._examination,
                    self._losses,
                    self._ordered_thrift,
                    self._lip_sync.due_us,
                )
                player.play()
            finally:
                source.close()
            standby, self._standby = self._standby, None
            if standby is None or not standby.is_ready or self._interrupted():
                if standby:
                    standby.close()
                return
            kind, source = standby.kind, standby.take()
            logger.info("goes over to the %s stream", kind.value)

    def _interrupted_or_relieved(self) -> bool:
        """Tell the player to stop: it was called off, or another stream is ready to take over."""
        now_s = time.monotonic()
        if now_s >= self._look_due_s:
            self._look_due_s = now_s + _LOOK_EVERY_S
            self._look_for_another_stream(now_s)
        return self._interrupted() or (self._standby is not None and self._standby.is_ready)

    def _look_for_another_stream(self, now_s: float) -> None:
        """Open the other stream beside the one that plays when the sizes that are looked at ask for it."""
        order = self._order
        if order is None or order.sub is None:
            return
        wanted = self._choice.wanted(self._renditions.tallest_px, now_s)
        standby = self._standby
        if standby is not None:
            if standby.has_failed:
                self._choice.failed(standby.kind, now_s)
                self._standby = None
            elif standby.kind is not wanted:
                self._call_off_standby()
            return
        if wanted is self._playing_kind:
            return
        one = order.sub if wanted is StreamKind.SUB else order.main
        if isinstance(one, RefusedOrder):
            self._choice.failed(wanted, now_s)
            return
        try:
            address = parse_stream_url(one.url, one.allow_local, allow_login=True)
        except UserError:
            self._choice.failed(wanted, now_s)
            return
        if address.scheme is not StreamScheme.DEVICE:
            self._standby = Standby(wanted, address, one.transport, self._hardware_for(one))

    def _hardware_for(self, order: StreamOrder) -> Hardware | None:
        """Return what may decode this stream. One for the life of the worker: what failed once stays off."""
        if order.hardware == OFF:
            return None
        if self._hardware is None:
            self._hardware = Hardware(order.hardware)
        return self._hardware

    def _call_off_standby(self) -> None:
        standby, self._standby = self._standby, None
        if standby:
            standby.close()

    def _note_opened(self, kind: StreamKind, source: LibavSource) -> None:
        info = source.info
        if not info.video_codec and not info.audio_codec:
            raise StreamEnded(Trouble.NO_MEDIA)
        self._is_streaming = True
        self._playing_kind = kind
        self._choice.playing(kind, info.height)
        self._status.phase(
            FeedPhase.STREAMING,
            stream=kind.value,
            video_codec=info.video_codec,
            width=info.width,
            height=info.height,
            audio_codec=info.audio_codec,
            sample_rate=info.sample_rate,
            channels=info.channels,
            reconnects=self._opened - 1,
            attempt=self._failures + 1,
        )

    def _ordered_thrift(self) -> DecodeThrift:
        return self._thrift

    def _ordered_processing(self) -> SoundProcessing:
        return self._processing

    def _ordered_heard(self) -> bool:
        return self._is_heard

    def _interrupted(self) -> bool:
        return self._link.stopping.is_set() or self._order_changed.is_set()

    def _wait_to_retry(self, trouble: Trouble, detail: str) -> None:
        if self._link.stopping.is_set():
            return
        self._failures += 1
        pause_s = wait_s(self._failures, trouble, self._turn)
        if trouble is not Trouble.NONE:
            logger.warning("no stream (%s %s), attempt %d, again in %.0f s", trouble, detail, self._failures, pause_s)
        due_ns = time.monotonic_ns() + int(pause_s * 1e9)
        self._status.phase(FeedPhase.WAITING, trouble, detail, next_attempt_ns=due_ns, attempt=self._failures)
        while not self._interrupted() and (left_s := (due_ns - time.monotonic_ns()) / 1e9) > 0:
            self._status.expect_life_within(_OPEN_DEADLINE_S)
            self._pause(left_s)

    def _pause(self, seconds: float) -> None:
        """Wait, but not longer than it takes to notice a new order or the end."""
        if self._order_changed.wait(min(seconds, 0.2)):
            return
        if self._link.stopping.is_set():
            return


def run(link: ParentLink, setup: FeedSetup) -> None:
    """Entry point of the process."""
    # Twelve decoders that want all there is must leave some for the screen and the sound.
    go_behind()
    # What is imported lives as long as the worker; looking through it again and again finds nothing.
    gc.freeze()
    worker = FeedWorker(link, setup)
    link.listen(worker.take)
    worker.run()
