"""The player of the cue bus: takes what the mixer has written into a ring to the operator's headphones.

A process of its own, for three reasons. Its device has its own clock: the jitter buffer follows it
as it follows a camera's. PortAudio looks for lost devices only by ending every stream of the
process: headphones pulled out must not interrupt the room. And a driver that hangs takes its
process with it: not that of the room.
"""

from __future__ import annotations

import time

from app.audio.device import DeviceHung
from app.audio.jitter import JitterBuffer, Samples
from app.audio.keeper import DeviceKeeper
from app.audio.orders import CueSetup, UseDevice
from app.audio.worker import PUBLISH_S, keep_quiet, leave
from app.process.child import ParentLink
from app.shm.record import SharedRecord
from app.shm.ring import AudioRing
from app.shm.status import AUDIO_STATUS


class CueWorker:
    """The main thread of the process: opens the device, watches it, says how it is."""

    def __init__(self, link: ParentLink, setup: CueSetup) -> None:
        self._link = link
        self._buffer = JitterBuffer(AudioRing.attach(setup.ring_name))
        self._status = SharedRecord.attach(setup.status_name, AUDIO_STATUS)
        # Never on the default device: that is the hall's, and what is pre-listened to is not for the hall.
        self._keeper = DeviceKeeper(setup.device, self._render, falls_back=False)

    def take(self, message: object) -> None:
        """Note an order. Called from: the link thread."""
        match message:
            case UseDevice(device):
                self._keeper.want(device)
            case _:
                raise TypeError(f"unknown order {type(message).__name__}")

    def run(self) -> None:
        """Work until the console says stop or is gone."""
        while not self._link.stopping.is_set():
            self._keeper.look()
            with self._status.writing() as rows:
                rows[0]["heartbeat_ns"] = time.monotonic_ns()
                self._keeper.write_status(rows[0])
            self._link.stopping.wait(PUBLISH_S)
        self._keeper.close()

    def _render(self, out: Samples) -> None:
        self._buffer.read(out)


def run(link: ParentLink, setup: CueSetup) -> None:
    """Entry point of the process."""
    worker = CueWorker(link, setup)
    link.listen(worker.take)
    keep_quiet()
    try:
        worker.run()
    except DeviceHung as error:
        leave(error)
