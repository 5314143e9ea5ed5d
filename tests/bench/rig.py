"""Twelve 720p25 cameras, a sound card and a running room: what most measurements start from."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.e2e.room import RunningRoom, VirtualScreen, running_room, write_session
from tests.sound.pulse import PulseServer
from tests.streams.camera import CameraSpec, make_camera
from tests.streams.clip import ClipSpec, make_units
from tests.streams.servers import RtspServer

_COLOURS = [
    (200, 60, 60), (60, 160, 60), (60, 60, 200), (180, 180, 60), (180, 60, 180), (60, 180, 180),
    (220, 130, 40), (130, 60, 200), (40, 130, 80), (150, 150, 150), (210, 170, 170), (90, 40, 40),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rig:
    """The parts of a running measurement. `one` serves the first site alone, `rest` the other eleven."""

    screen: VirtualScreen
    pulse: PulseServer
    one: RtspServer
    rest: RtspServer
    session_file: Path


@contextlib.contextmanager
def rig() -> Iterator[Rig]:
    """Serve twelve main streams, 1280×720 at 25 fps with a faint fixed texture, and AAC sound."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        units = [
            make_units(ClipSpec(colour=colour, tone_hz=300 + 110 * i, seconds=4.0), folder, f"site-{i}")
            for i, colour in enumerate(_COLOURS)
        ]
        pulse = PulseServer("ruang")
        pulse.start()
        try:
            with (
                VirtualScreen() as screen,
                RtspServer({"/0": units[0]}) as one,
                RtspServer({f"/{i}": path for i, path in enumerate(units) if i}) as rest,
            ):
                urls = [one.url("/0"), *(rest.url(f"/{i}") for i in range(1, 12))]
                yield Rig(screen, pulse, one, rest, write_session(folder / "ukur.toml", urls))
        finally:
            pulse.close()


@contextlib.contextmanager
def camera_rig(*, subs: bool) -> Iterator[Rig]:
    """Serve twelve camera-like main streams at 2 Mbit/s, with 360p substreams at 400 kbit/s where asked for."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        # Three different clips serve all: what is decoded costs the same, and making them does not take minutes.
        large = [make_camera(CameraSpec(seed=seed), folder, f"main-{seed}") for seed in range(3)]
        small = [
            make_camera(CameraSpec(seed=seed, width=640, height=360, bitrate_bps=400_000), folder, f"sub-{seed}")
            for seed in range(3 if subs else 0)
        ]
        mounts = {f"/{i}": large[i % 3] for i in range(12)}
        mounts |= {f"/{i}s": small[i % 3] for i in range(12 if subs else 0)}
        pulse = PulseServer("ruang")
        pulse.start()
        try:
            with VirtualScreen() as screen, RtspServer(mounts) as server:
                urls = [server.url(f"/{i}") for i in range(12)]
                second = [server.url(f"/{i}s") for i in range(12)] if subs else []
                session = write_session(folder / "ukur.toml", urls, subs=second)
                yield Rig(screen, pulse, server, server, session)
        finally:
            pulse.close()


@contextlib.contextmanager
def room_of(made: Rig) -> Iterator[tuple[RunningRoom, float]]:
    """Run the room and yield it with the monotonic time of its start."""
    started_s = time.monotonic()
    arguments = ["--session", str(made.session_file)]
    # No photographs: compressing them would be two fifths of what the console does.
    with running_room(made.screen, arguments, made.pulse.environment, shots=False) as room:
        yield room, started_s


def cpu_seconds(room: RunningRoom) -> float:
    """Return the processor time of all our processes so far."""
    assert room.process is not None
    parent = psutil.Process(room.process.pid)
    times = [p.cpu_times() for p in [parent, *parent.children(recursive=True)]]
    return sum(t.user + t.system for t in times)


def pss_mb(room: RunningRoom) -> float:
    """Return the memory of all our processes, shared pages divided among them."""
    assert room.process is not None
    parent = psutil.Process(room.process.pid)
    return sum(p.memory_full_info().pss for p in [parent, *parent.children(recursive=True)]) / 1e6
