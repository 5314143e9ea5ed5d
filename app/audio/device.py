"""The room's sound device: found by name, watched by its heartbeat, opened again when it is back.

PortAudio knows only the devices that were there when it was initialised, and a lost device shows
itself in no error: its callback just stops. So the list is made anew whenever nothing is open.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import sounddevice
from numpy.typing import NDArray

from app.shm.ring import SAMPLE_RATE

logger = logging.getLogger(__name__)

BLOCK = SAMPLE_RATE // 50
"""20 ms a block."""

_LATENCY_S = 0.04
_CLOSE_LIMIT_S = 3.0
_FIRST_CALLBACK_NS = 1_500_000_000
"""A sound server that has just started needs a moment before it asks for the first block."""

Render = Callable[[NDArray[np.float32]], None]


class DeviceHung(Exception):  # noqa: N818 - a state of the device, not of the program
    """A device does not let itself be closed: only a new process helps."""


def refresh_devices() -> None:
    """Make PortAudio look for devices again. Only while no stream is open: it ends every stream."""
    with quiet_stderr():
        # There is no public call for it; the library's author names these two for the purpose
        # (spatialaudio/python-sounddevice#125).
        sounddevice._terminate()  # noqa: SLF001
        sounddevice._initialize()  # noqa: SLF001


def output_names() -> tuple[str, ...]:
    """Return the names of the devices that can play."""
    with quiet_stderr():
        return tuple(str(d["name"]) for d in sounddevice.query_devices() if d["max_output_channels"] > 0)


class OutputDevice:
    """An open output stream. Made and closed on one thread; `render` runs on PortAudio's."""

    def __init__(self, name: str, render: Render) -> None:
        """Open the device called `name`, or the default one if it is empty.

        Raises sounddevice.PortAudioError or ValueError if there is no such device.
        """
        self._render = render
        self._mono = np.zeros(BLOCK, dtype=np.float32)
        self.callback_ns = time.monotonic_ns()
        self.underruns = 0
        with quiet_stderr():
            info = sounddevice.query_devices(name or None, "output")
            self.name = str(info["name"])
            channels = min(2, int(info["max_output_channels"]))
            self._stream = sounddevice.OutputStream(
                device=name or None,
                samplerate=SAMPLE_RATE,
                channels=channels,
                dtype="float32",
                blocksize=BLOCK,
                latency=_LATENCY_S,
                callback=self._fill,
            )
            self._stream.start()
        # Opening may take a while; only from here on silence means that the device is gone.
        self.callback_ns = time.monotonic_ns() + _FIRST_CALLBACK_NS

    @property
    def silent_for_s(self) -> float:
        """Return how long the device has not asked for sound."""
        return (time.monotonic_ns() - self.callback_ns) / 1e9

    def close(self) -> None:
        """Close the stream. Raises DeviceHung if the driver does not let go."""
        closer = threading.Thread(target=self._abort, name="device-close", daemon=True)
        closer.start()
        closer.join(_CLOSE_LIMIT_S)
        if closer.is_alive():
            raise DeviceHung(self.name)

    def _abort(self) -> None:
        try:
            with quiet_stderr():
                self._stream.abort(ignore_errors=True)
                self._stream.close(ignore_errors=True)
        except sounddevice.PortAudioError as error:
            logger.warning("closing %s: %s", self.name, error)

    def _fill(self, out: NDArray[np.float32], frames: int, _time: Any, status: sounddevice.CallbackFlags) -> None:  # noqa: ANN401 - a CFFI struct
        self.callback_ns = time.monotonic_ns()
        if status.output_underflow:
            self.underruns += 1
        mono = self._mono if frames == len(self._mono) else np.zeros(frames, dtype=np.float32)
        self._render(mono)
        out[:] = mono[:, None]


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Keep ALSA's and JACK's chatter about devices that are not there out of the terminal.

    It is written by C code straight to the file descriptor; it goes to our log at DEBUG instead.
    """
    with tempfile.TemporaryFile() as heap:
        kept = os.dup(2)
        os.dup2(heap.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            heap.seek(0)
            for line in heap.read().decode("utf-8", errors="replace").splitlines():
                logger.debug("sound system: %s", line)
