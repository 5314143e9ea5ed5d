"""Keeps one sound device open: by name, watched, opened again when it is back.

A device that opens and then never asks for sound does not mend by being opened again in the same
process (seen with PulseAudio): after two such openings in a row the process has to end.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

import sounddevice
from numpy.typing import NDArray

from app.audio.device import DeviceHung, OutputDevice, Render, refresh_devices
from app.domain.sound import DeviceState
from app.shm.status import bytes_of

logger = logging.getLogger(__name__)

_LOST_AFTER_S = 0.8
LOOK_AGAIN_S = 1.0
_MUTE_OPENINGS = 2


class Device(Protocol):
    """What is asked of an open device."""

    name: str
    rate_hz: int
    channels: int
    callback_ns: int
    underruns: int
    longest_render_ns: int
    longest_wait_ns: int
    latency_ns: int
    was_asked: bool

    @property
    def silent_for_s(self) -> float:
        """Return how long the device has not asked for sound."""
        ...

    def close(self) -> None:
        """Close the device. Raises DeviceHung if the driver does not let go."""
        ...


OpenDevice = Callable[[str, Render], Device]


class DeviceKeeper:
    """Opens, watches and closes one device. Called from: the worker's main thread, except `want`."""

    def __init__(
        self,
        wanted: str,
        render: Render,
        *,
        falls_back: bool,
        open_device: OpenDevice = OutputDevice,
        refresh: Callable[[], None] = refresh_devices,
    ) -> None:
        """Prepare to play on `wanted`. `falls_back`: on the default device while the wanted one is missing."""
        self._wanted = wanted
        self._render = render
        self._falls_back = falls_back
        self._open_device = open_device
        self._refresh = refresh
        self._changed = threading.Event()
        self._device: Device | None = None
        self._is_lost = False
        self._fell_back = False
        self._look_due_s = 0.0
        self._problem = ""
        self._mute_openings = 0
        self._underruns_before = 0
        self._longest_render_ns = 0
        self._longest_wait_ns = 0

    def want(self, name: str) -> None:
        """Play on the device of this name; empty means the default. Called from: any thread."""
        self._wanted = name
        self._changed.set()

    @property
    def is_playing(self) -> bool:
        """Tell whether a device asks for sound; if not, somebody else has to take it."""
        return self._device is not None

    @property
    def latency_ns(self) -> int | None:
        """Return how long after the callback its sound is heard; None if nothing is heard."""
        device = self._device
        return device.latency_ns if device and device.was_asked and not self._is_lost else None

    @property
    def state(self) -> DeviceState:
        """Return what a person should know about the device."""
        if self._device is None or self._is_lost:
            return DeviceState.MISSING
        return DeviceState.FALLBACK if self._fell_back else DeviceState.PLAYING

    def look(self) -> None:
        """Open, watch, close: do what is due now. Raises DeviceHung if only a new process helps.

        A loss is only noted; the next look closes the device, which may take seconds. So the
        caller can say what happened first.
        """
        if self._changed.is_set():
            self._changed.clear()
            self.close()
            self._look_due_s = 0.0
        if self._is_lost:
            self._let_go()
        elif self._device and self._device.silent_for_s > _LOST_AFTER_S:
            logger.warning(
                "the sound device %s %s asking for sound",
                self._device.name,
                "stopped" if self._device.was_asked else "never began",
            )
            self._problem = self._device.name
            self._is_lost = True
        elif self._device is None and time.monotonic() >= self._look_due_s:
            self._look_due_s = time.monotonic() + LOOK_AGAIN_S
            self._open()

    def close(self) -> None:
        """Close the device, if one is open. Raises DeviceHung if the driver does not let go."""
        device, self._device = self._device, None
        self._is_lost = False
        if device:
            self._underruns_before += device.underruns
            self._longest_render_ns = max(self._longest_render_ns, device.longest_render_ns)
            self._longest_wait_ns = max(self._longest_wait_ns, device.longest_wait_ns)
            device.close()

    def write_status(self, row: NDArray[Any]) -> None:
        """Write everything about the device into an `AUDIO_STATUS` row."""
        device = self._device
        row["callback_ns"] = device.callback_ns if device else 0
        row["device_underruns"] = self._underruns_before + (device.underruns if device else 0)
        row["rate_hz"] = device.rate_hz if device else 0
        row["channels"] = device.channels if device else 0
        row["longest_render_us"] = max(self._longest_render_ns, device.longest_render_ns if device else 0) // 1000
        row["longest_wait_us"] = max(self._longest_wait_ns, device.longest_wait_ns if device else 0) // 1000
        row["state"] = self.state.value.encode()
        row["device"] = bytes_of(device.name if device else "", row.dtype["device"].itemsize)
        row["detail"] = bytes_of(self._problem, row.dtype["detail"].itemsize)

    def _let_go(self) -> None:
        was_asked = bool(self._device and self._device.was_asked)
        name = self._device.name if self._device else ""
        self.close()
        self._look_due_s = time.monotonic() + LOOK_AGAIN_S
        self._mute_openings = 0 if was_asked else self._mute_openings + 1
        if self._mute_openings >= _MUTE_OPENINGS:
            raise DeviceHung(f"{name} was opened {self._mute_openings} times and never asked for sound")

    def _open(self) -> None:
        try:
            self._refresh()
            self._device = self._open_wanted_or_default()
        except (sounddevice.PortAudioError, ValueError, OSError) as error:
            problem = str(error).splitlines()[0] if str(error) else type(error).__name__
            if problem != self._problem:
                logger.warning("no sound device: %s", problem)
            self._problem = problem
        else:
            logger.info("playing on %s at %d Hz", self._device.name, self._device.rate_hz)
            self._problem = ""

    def _open_wanted_or_default(self) -> Device:
        wanted = self._wanted
        self._fell_back = False
        if wanted or not self._falls_back:
            try:
                return self._open_device(wanted, self._render)
            except (sounddevice.PortAudioError, ValueError) as error:
                if not self._falls_back:
                    raise
                logger.warning("the chosen sound device %s is not there (%s): the default is used", wanted, error)
                self._fell_back = True
        return self._open_device("", self._render)
