"""The mixer process: it plays on whatever happens to the screen, and meters on without a device."""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from pathlib import Path

import numpy as np

from app.audio.block import BLOCK, BLOCK_S
from app.audio.device import DeviceHung, OutputDevice
from app.audio.keeper import DeviceKeeper, OpenDevice
from app.audio.mixer import Mixer
from app.audio.orders import AudioSetup, Desk, UseDevice
from app.audio.signals import load_signals
from app.process.child import ParentLink
from app.shm.record import SharedRecord
from app.shm.ring import AudioRing
from app.shm.status import AUDIO_STATUS, BUS_ROWS, LEVELS

logger = logging.getLogger(__name__)

PUBLISH_S = 0.04
_SWITCH_S = 0.001
"""Another thread of ours holds the interpreter for a millisecond at most while the callback waits."""


class AudioWorker:
    """The main thread of the mixer process: opens the device, watches it, publishes the levels.

    While no device is open this thread takes the sound itself, block by block, so that meters
    move, the cue bus plays on, and a device that comes back finds the buffers fresh.
    """

    def __init__(self, link: ParentLink, setup: AudioSetup, open_device: OpenDevice = OutputDevice) -> None:
        self._link = link
        self._rings = [AudioRing.attach(name) for name in setup.ring_names]
        self._cue_ring = AudioRing.attach(setup.cue_ring_name)
        self._cue_ring.begin_epoch()
        self._levels = SharedRecord.attach(setup.levels_name, LEVELS, rows=len(self._rings) + BUS_ROWS)
        self._status = SharedRecord.attach(setup.status_name, AUDIO_STATUS)
        self._mixer = Mixer(self._rings, self._cue_ring, load_signals(Path(setup.sounds)))
        self._mixer.set_desk(setup.desk)
        self._keeper = DeviceKeeper(setup.device, self._mixer.render, falls_back=True, open_device=open_device)
        self._null_block = np.zeros(BLOCK, dtype=np.float32)

    def take(self, message: object) -> None:
        """Note an order. Called from: the link thread."""
        match message:
            case Desk():
                self._mixer.set_desk(message)
            case UseDevice(device):
                self._keeper.want(device)
            case _:
                raise TypeError(f"unknown order {type(message).__name__}")

    def run(self) -> None:
        """Work until the console says stop or is gone."""
        due_s = time.monotonic()
        while not self._link.stopping.is_set():
            self._keeper.look()
            if self._keeper.is_playing:
                self._link.stopping.wait(PUBLISH_S)
                due_s = time.monotonic()
            else:
                self._mixer.render(self._null_block)
                due_s = max(due_s + BLOCK_S, time.monotonic() - 0.5)
                self._link.stopping.wait(max(0.0, due_s - time.monotonic()))
            self._publish()
        self._keeper.close()

    def _publish(self) -> None:
        with self._levels.writing() as rows:
            self._mixer.publish_levels(rows)
        self._mixer.say_when_heard(self._keeper.latency_ns)
        with self._status.writing() as rows:
            rows[0]["heartbeat_ns"] = time.monotonic_ns()
            self._keeper.write_status(rows[0])


def keep_quiet() -> None:
    """Leave the interpreter to the callback: no collections, short turns.

    The process makes no reference cycles; a collection would only stand in the callback's way.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    sys.setswitchinterval(_SWITCH_S)


def leave(error: DeviceHung) -> None:
    """End the process at once: the supervisor starts a fresh one, which is all that helps."""
    logger.error("the sound device is stuck (%s); the process starts anew", error)
    # A driver call that never returns cannot be left otherwise.
    logging.shutdown()
    os._exit(3)


def run(link: ParentLink, setup: AudioSetup) -> None:
    """Entry point of the process."""
    run_with(link, setup, OutputDevice)


def run_with(link: ParentLink, setup: AudioSetup, open_device: OpenDevice) -> None:
    """Run the mixer on devices opened by `open_device`."""
    worker = AudioWorker(link, setup, open_device)
    link.listen(worker.take)
    keep_quiet()
    try:
        worker.run()
    except DeviceHung as error:
        leave(error)
