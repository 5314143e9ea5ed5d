"""When a sound is heard: a sink's monitor, every sample with its time on the monotonic clock.

PulseAudio tells with each piece how long ago its last sample was due at the sink, so neither the
recorder's own buffer nor how far the sink is ahead of its clock counts. `loop_error_ms` checks
that: a beep is played at a time that PulseAudio foretells, and heard at the time measured here.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.sound.pulse import RATE

_PLAYBACK, _RECORD = 1, 2
_FLOAT32LE = 5
_PIECE = RATE // 25
_DEFAULT = 0xFFFFFFFF
_LOUD = 0.05
_QUIET_S = 0.3


class _SampleSpec(ctypes.Structure):
    _fields_ = [("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8)]


class _BufferAttr(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")]


@dataclass(frozen=True, slots=True)
class _Stream:
    library: ctypes.CDLL
    handle: ctypes.c_void_p

    def latency_ns(self) -> int:
        error = ctypes.c_int()
        found = self.library.pa_simple_get_latency(self.handle, ctypes.byref(error))
        if error.value:
            raise OSError(f"PulseAudio: error {error.value}")
        return ctypes.c_int64(found).value * 1000


class Listener:
    """Notes when a sound begins after silence. Runs on: a thread of its own, from `listening`."""

    def __init__(self) -> None:
        self.begun_ns: list[int] = []
        self.stopping = threading.Event()
        self._silent = RATE
        self._offset_ns: float | None = None

    def hear(self, samples: NDArray[np.float32], first: int, end_ns: int) -> None:
        """Take the next piece, whose first sample has this number and whose last one was heard at `end_ns`."""
        # The sink plays by the system's clock: what differs from piece to piece is the asking, not the sound.
        offset_ns = end_ns - (first + len(samples)) * 1e9 / RATE
        before = self._offset_ns
        self._offset_ns = offset_ns if before is None else before + (offset_ns - before) * 0.1
        loud = np.flatnonzero(np.abs(samples) > _LOUD)
        if not len(loud):
            self._silent += len(samples)
            return
        if self._silent + loud[0] >= _QUIET_S * RATE:
            self.begun_ns.append(round(self._offset_ns + (first + int(loud[0])) * 1e9 / RATE))
        self._silent = len(samples) - 1 - int(loud[-1])


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libpulse-simple.so.0")
    library.pa_simple_new.restype = ctypes.c_void_p
    library.pa_simple_get_latency.restype = ctypes.c_uint64
    library.pa_simple_get_latency.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    for name in ("pa_simple_read", "pa_simple_write"):
        getattr(library, name).argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
    library.pa_simple_free.argtypes = [ctypes.c_void_p]
    return library


@contextlib.contextmanager
def _stream(environment: Mapping[str, str], direction: int, device: str) -> Iterator[_Stream]:
    library = _library()
    spec = _SampleSpec(_FLOAT32LE, RATE, 1)
    # As the room asks for: a recorder in more of a hurry would make the sink hurry too.
    attributes = _BufferAttr(_DEFAULT, _PIECE * 4, _DEFAULT, _DEFAULT, _PIECE * 4)
    error = ctypes.c_int()
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        handle = library.pa_simple_new(
            environment["PULSE_SERVER"].encode(), b"bench", direction, device.encode(), b"bench",
            ctypes.byref(spec), None, ctypes.byref(attributes), ctypes.byref(error),
        )  # fmt: skip
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    if not handle:
        raise OSError(f"PulseAudio: no stream, error {error.value}")
    try:
        yield _Stream(library, ctypes.c_void_p(handle))
    finally:
        library.pa_simple_free(ctypes.c_void_p(handle))


@contextlib.contextmanager
def listening(environment: Mapping[str, str], sink: str) -> Iterator[Listener]:
    """Listen to what a sink plays."""
    listener = Listener()

    def run() -> None:
        with _stream(environment, _RECORD, f"{sink}.monitor") as stream:
            buffer = np.empty(_PIECE, dtype=np.float32)
            first = 0
            error = ctypes.c_int()
            while not listener.stopping.is_set():
                if stream.library.pa_simple_read(stream.handle, buffer.ctypes.data, buffer.nbytes, ctypes.byref(error)):
                    raise OSError(f"PulseAudio: error {error.value}")
                age_ns = stream.latency_ns()
                listener.hear(buffer, first, time.monotonic_ns() - age_ns)
                first += len(buffer)

    thread = threading.Thread(target=run, name="listener")
    thread.start()
    try:
        yield listener
    finally:
        listener.stopping.set()
        thread.join()


def loop_error_ms(environment: Mapping[str, str], sink: str, beeps: int = 5) -> float:
    """Play beeps at foretold times into the sink and return how much later they are heard (median)."""
    said_ns: list[int] = []
    beep = (0.5 * np.sin(2 * np.pi * 1000 * np.arange(_PIECE) / RATE)).astype(np.float32)
    silence = np.zeros(_PIECE, dtype=np.float32)
    error = ctypes.c_int()
    with listening(environment, sink) as listener, _stream(environment, _PLAYBACK, sink) as stream:
        for number in range(beeps * 25 + 25):
            block = beep if number % 25 == 24 else silence
            if block is beep:
                said_ns.append(time.monotonic_ns() + stream.latency_ns())
            stream.library.pa_simple_write(stream.handle, block.ctypes.data, block.nbytes, ctypes.byref(error))
        heard_ns = list(listener.begun_ns)
    differences = [min((h - s for h in heard_ns), key=abs) / 1e6 for s in said_ns[1:] if heard_ns]
    return round(float(np.median(differences)), 1) if differences else float("nan")
