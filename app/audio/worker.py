"""The mixer process: it plays on whatever happens to the screen, and meters on without a device."""

from __future__ import annotations

import gc
import logging
import os
import threading
import time

import numpy as np
import sounddevice

from app.audio.device import BLOCK, DeviceHung, OutputDevice, refresh_devices
from app.audio.mixer import Mixer
from app.audio.orders import AudioSetup, OpenFeeds, UseDevice
from app.domain.sound import DeviceState
from app.process.child import ParentLink
from app.shm.record import SharedRecord
from app.shm.ring import SAMPLE_RATE, AudioRing
from app.shm.status import AUDIO_STATUS, LEVELS, bytes_of

logger = logging.getLogger(__name__)

_LOST_AFTER_S = 0.8
_LOOK_AGAIN_S = 1.0
_PUBLISH_S = 0.04
_BLOCK_S = BLOCK / SAMPLE_RATE


class AudioWorker:
    """The main thread of the mixer process: opens the device, watches it, publishes the levels.

    While no device is open this thread takes the sound itself, block by block, so that meters
    move and a device that comes back finds the buffers fresh.
    """

    def __init__(self, link: ParentLink, setup: AudioSetup) -> None:
        self._link = link
        self._rings = [AudioRing.attach(name) for name in setup.ring_names]
        self._levels = SharedRecord.attach(setup.levels_name, LEVELS, rows=len(self._rings) + 1)
        self._status = SharedRecord.attach(setup.status_name, AUDIO_STATUS)
        self._mixer = Mixer(self._rings)
        self._mixer.open_feeds = frozenset(setup.open_feeds)
        self._wanted = setup.device
        self._device_changed = threading.Event()
        self._device: OutputDevice | None = None
        self._look_due_s = 0.0
        self._problem = ""
        self._underruns_before = 0
        self._null_block = np.zeros(BLOCK, dtype=np.float32)

    def take(self, message: object) -> None:
        """Note an order. Called from: the link thread."""
        match message:
            case OpenFeeds(feeds):
                self._mixer.open_feeds = frozenset(feeds)
            case UseDevice(device):
                self._wanted = device
                self._device_changed.set()
            case _:
                raise TypeError(f"unknown order {type(message).__name__}")

    def run(self) -> None:
        """Work until the console says stop or is gone."""
        due_s = time.monotonic()
        while not self._link.stopping.is_set():
            self._look_after_device()
            if self._device:
                self._link.stopping.wait(_PUBLISH_S)
                due_s = time.monotonic()
            else:
                self._mixer.render(self._null_block)
                due_s = max(due_s + _BLOCK_S, time.monotonic() - 0.5)
                self._link.stopping.wait(max(0.0, due_s - time.monotonic()))
            self._publish()
        self._close_device()

    def _look_after_device(self) -> None:
        if self._device_changed.is_set():
            self._device_changed.clear()
            self._close_device()
            self._look_due_s = 0.0
        if self._device and self._device.silent_for_s > _LOST_AFTER_S:
            logger.warning("the sound device %s stopped asking for sound", self._device.name)
            self._problem = self._device.name
            self._close_device()
            self._look_due_s = time.monotonic() + _LOOK_AGAIN_S
        if self._device is None and time.monotonic() >= self._look_due_s:
            self._look_due_s = time.monotonic() + _LOOK_AGAIN_S
            self._open_device()

    def _open_device(self) -> None:
        try:
            refresh_devices()
            self._device = self._open_wanted_or_default()
        except (sounddevice.PortAudioError, ValueError, OSError) as error:
            problem = str(error).splitlines()[0] if str(error) else type(error).__name__
            if problem != self._problem:
                logger.warning("no sound device: %s", problem)
            self._problem = problem
        else:
            logger.info("playing on %s", self._device.name)
            self._problem = ""

    def _open_wanted_or_default(self) -> OutputDevice:
        if self._wanted:
            try:
                return OutputDevice(self._wanted, self._mixer.render)
            except (sounddevice.PortAudioError, ValueError) as error:
                logger.warning("the chosen sound device %s is not there (%s): the default is used", self._wanted, error)
        return OutputDevice("", self._mixer.render)

    def _close_device(self) -> None:
        device, self._device = self._device, None
        if device is None:
            return
        self._underruns_before += device.underruns
        try:
            device.close()
        except DeviceHung:
            logger.error("the sound device %s does not close; the mixer starts anew", device.name)
            # A driver call that never returns cannot be left otherwise; the supervisor starts a fresh process.
            logging.shutdown()
            os._exit(3)

    def _publish(self) -> None:
        with self._levels.writing() as rows:
            self._mixer.publish_levels(rows)
        device = self._device
        if device:
            fell_back = bool(self._wanted) and not device.name.startswith(self._wanted)
            state = DeviceState.FALLBACK if fell_back else DeviceState.PLAYING
        else:
            state = DeviceState.MISSING
        with self._status.writing() as rows:
            row = rows[0]
            row["heartbeat_ns"] = time.monotonic_ns()
            row["callback_ns"] = device.callback_ns if device else 0
            row["device_underruns"] = self._underruns_before + (device.underruns if device else 0)
            row["state"] = state.value.encode()
            row["device"] = bytes_of(device.name if device else "", rows.dtype["device"].itemsize)
            row["detail"] = bytes_of(self._problem, rows.dtype["detail"].itemsize)


def run(link: ParentLink, setup: AudioSetup) -> None:
    """Entry point of the process."""
    worker = AudioWorker(link, setup)
    link.listen(worker.take)
    # The mixer makes no reference cycles; a collection would only stand in the callback's way.
    gc.collect()
    gc.freeze()
    gc.disable()
    worker.run()
