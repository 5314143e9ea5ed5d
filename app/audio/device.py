"""A sound device: found by name, watched by its heartbeat, opened again when it is back.

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

from app.audio.block import BLOCK
from app.audio.device_rate import DeviceRate
from app.shm.ring import SAMPLE_RATE

logger = logging.getLogger(__name__)

_LATENCY_S = 0.03
"""PortAudio makes 40 ms of it with PulseAudio. In ten minutes with both processors busy the card waited 25 ms at most
and never ran dry (tests/bench); 60 ms were no safer, and 20 ms more to wait for."""

_LONGEST_LATENCY_S = 2.0
_CLOSE_LIMIT_S = 3.0
_FIRST_PATIENCE_NS = 1_500_000_000
_SETTLED_NS = 3_000_000_000
"""PulseAudio fills a stream, then asks for nothing for up to 0.85 s until its sink comes round (measured):
taken for a loss, the device would be opened again and again, and never play."""

Render = Callable[[NDArray[np.float32]], None]


class DeviceHung(Exception):  # noqa: N818 - a state of the device, not of the program
    """A device does not let itself be closed, or opens and never asks for sound: only a new process helps."""


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


def check_device(name: str) -> None:
    """Raise sounddevice.PortAudioError or ValueError unless a device of this name is there and takes our sound."""
    number, info = _find(name)
    _rate(number, min(2, int(info["max_output_channels"])), int(info["default_samplerate"]))


class _Feeder:
    """Hands out any number of samples from a source that knows blocks of 48 kHz only. Runs on: the callback."""

    def __init__(self, render: Render, rate_hz: int) -> None:
        self._render = render
        self._resampler = DeviceRate(rate_hz) if rate_hz != SAMPLE_RATE else None
        self.block = self._resampler.block_out if self._resampler else BLOCK
        self._source = np.zeros(self._resampler.block_in if self._resampler else BLOCK, dtype=np.float32)
        self._ready = np.zeros(self.block, dtype=np.float32) if self._resampler else self._source
        self._used = self.block

    def fill(self, out: NDArray[np.float32]) -> None:
        """Fill all channels of `out`, whose rows are frames, with the same sound."""
        done = 0
        while done < len(out):
            if self._used == self.block:
                for start in range(0, len(self._source), BLOCK):
                    self._render(self._source[start : start + BLOCK])
                if self._resampler:
                    self._resampler.convert(self._source, self._ready)
                self._used = 0
            count = min(len(out) - done, self.block - self._used)
            out[done : done + count] = self._ready[self._used : self._used + count, None]
            self._used += count
            done += count


class OutputDevice:
    """An open output stream. Made and closed on one thread; `render` runs on PortAudio's.

    A device that refuses 48 kHz is opened at its own rate and gets the sound resampled; one with
    a single channel gets a single channel.
    """

    def __init__(self, name: str, render: Render) -> None:
        """Open the device called `name`, or the default one if it is empty.

        Raises sounddevice.PortAudioError or ValueError if there is no such device.
        """
        self.callback_ns = self._opened_ns = time.monotonic_ns()
        self.underruns = 0
        self.longest_render_ns = 0
        self.longest_wait_ns = 0
        self.latency_ns = round(_LATENCY_S * 1e9)
        """How long after the callback its first sample is heard, as the driver says."""
        self.was_asked = False
        with quiet_stderr():
            number, info = _find(name)
            self.name = str(info["name"])
            self.channels = min(2, int(info["max_output_channels"]))
            self.rate_hz = _rate(number, self.channels, int(info["default_samplerate"]))
            self._feeder = _Feeder(render, self.rate_hz)
            self._stream = sounddevice.OutputStream(
                device=number,
                samplerate=self.rate_hz,
                channels=self.channels,
                dtype="float32",
                blocksize=self._feeder.block,
                latency=_LATENCY_S,
                callback=self._fill,
            )
            try:
                self._stream.start()
            except sounddevice.PortAudioError:
                self._stream.close(ignore_errors=True)
                raise
        # Opening may take a while; only from here on silence means that the device is gone.
        self._opened_ns = time.monotonic_ns()

    @property
    def silent_for_s(self) -> float:
        """Return how long the device has not asked for sound; right after the opening less is expected of it."""
        now_ns = time.monotonic_ns()
        last_ns = self.callback_ns if self.was_asked else self._opened_ns
        patience_ns = _FIRST_PATIENCE_NS if now_ns - self._opened_ns < _SETTLED_NS else 0
        return (now_ns - last_ns - patience_ns) / 1e9

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

    def _fill(self, out: NDArray[np.float32], _frames: int, times: Any, status: sounddevice.CallbackFlags) -> None:  # noqa: ANN401 - a CFFI struct
        now_ns = time.monotonic_ns()
        if self.was_asked and now_ns - self._opened_ns > _SETTLED_NS:
            self.longest_wait_ns = max(self.longest_wait_ns, now_ns - self.callback_ns)
        self.callback_ns = now_ns
        self.was_asked = True
        ahead_s = times.outputBufferDacTime - times.currentTime
        # Some drivers say nothing, or nonsense.
        if 0 < ahead_s < _LONGEST_LATENCY_S:
            self.latency_ns = int(ahead_s * 1e9)
        if status.output_underflow:
            self.underruns += 1
        self._feeder.fill(out)
        self.longest_render_ns = max(self.longest_render_ns, time.monotonic_ns() - now_ns)


def _find(name: str) -> tuple[int, dict[str, Any]]:
    """Return the number and the description of the device called `name`; empty means the default.

    A full name wins: "USB" must not be found in "USB 2". Raises ValueError if there is none.
    """
    if name:
        for number, info in enumerate(sounddevice.query_devices()):
            if info["name"] == name and info["max_output_channels"] > 0:
                return number, info
    info = sounddevice.query_devices(name or None, "output")
    return int(info["index"]), info


def _rate(number: int, channels: int, own_rate_hz: int) -> int:
    try:
        sounddevice.check_output_settings(number, channels, "float32", samplerate=SAMPLE_RATE)
    except sounddevice.PortAudioError:
        if own_rate_hz == SAMPLE_RATE:
            raise
        sounddevice.check_output_settings(number, channels, "float32", samplerate=own_rate_hz)
        logger.info("the sound device takes no %d Hz: it is opened at %d Hz", SAMPLE_RATE, own_rate_hz)
        return own_rate_hz
    return SAMPLE_RATE


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
