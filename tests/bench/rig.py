"""Twelve cameras, a sound card and a running room: what the measurements start from."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from tests.bench.processes import cpu_s, family, pss_mb
from tests.e2e.room import RunningRoom, VirtualScreen, running_room, write_session
from tests.sound.pulse import PulseServer
from tests.streams.camera import CameraSpec, make_camera
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import wait_until
from tests.streams.servers import RtspServer

SITES = 12

_STEADY, _STEADY_WITHIN_S = 1.1, 60.0
"""A rate is steady when a second brings no more than this times the two before it."""

_COLOURS = [
    (200, 60, 60), (60, 160, 60), (60, 60, 200), (180, 180, 60), (180, 60, 180), (60, 180, 180),
    (220, 130, 40), (130, 60, 200), (40, 130, 80), (150, 150, 150), (210, 170, 170), (90, 40, 40),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clips:
    """What the twelve sites send: a main stream each, and a substream each or none at all."""

    mains: Sequence[Path]
    subs: Sequence[Path] = ()


MakeClips = Callable[[Path], Clips]
"""Makes the clips in a folder that is there for as long as the rig is."""


@dataclass(frozen=True, slots=True)
class Rig:
    """The parts of a running measurement. `one` serves the first site alone, `rest` the other eleven."""

    screen: VirtualScreen
    pulse: PulseServer
    one: RtspServer
    rest: RtspServer
    clips: Clips
    urls: Sequence[str]
    session_file: Path


def flat_clips(folder: Path, width: int = 1280, height: int = 720) -> Clips:
    """Make twelve pictures with a faint fixed texture, 25 fps, and AAC sound: cheap to decode."""
    spec = ClipSpec(width=width, height=height, seconds=4.0)
    return Clips(
        [
            make_units(replace(spec, colour=colour, tone_hz=300 + 110 * i), folder, f"site-{i}")
            for i, colour in enumerate(_COLOURS)
        ]
    )


def camera_clips(folder: Path, *, subs: bool = False) -> Clips:
    """Make camera-like main streams at 2 Mbit/s, and 360p substreams at 400 kbit/s where asked for."""
    # Three different clips serve all: what is decoded costs the same, and making them does not take minutes.
    large = [make_camera(CameraSpec(seed=seed), folder, f"main-{seed}") for seed in range(3)]
    small = [
        make_camera(CameraSpec(seed=seed, width=640, height=360, bitrate_bps=400_000), folder, f"sub-{seed}")
        for seed in range(3 if subs else 0)
    ]
    return Clips([large[i % 3] for i in range(SITES)], [small[i % 3] for i in range(SITES)] if subs else [])


@contextlib.contextmanager
def rig(make_clips: MakeClips = flat_clips, screen_size: str = "3840x1080") -> Iterator[Rig]:
    """Serve twelve sites by RTSP, with a screen and a sound card for whoever plays them."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        clips = make_clips(folder)
        mounts = {f"/{i}": path for i, path in enumerate(clips.mains)}
        mounts |= {f"/{i}s": path for i, path in enumerate(clips.subs)}
        firsts = {mount: path for mount, path in mounts.items() if mount in ("/0", "/0s")}
        pulse = PulseServer("ruang")
        pulse.start()
        try:
            with (
                VirtualScreen(screen_size) as screen,
                RtspServer(firsts) as one,
                RtspServer({mount: path for mount, path in mounts.items() if mount not in firsts}) as rest,
            ):
                urls = {mount: (one if mount in firsts else rest).url(mount) for mount in mounts}
                mains = [urls[f"/{i}"] for i in range(len(clips.mains))]
                subs = [urls[f"/{i}s"] for i in range(len(clips.subs))]
                session = write_session(folder / "ukur.toml", mains, subs=subs)
                yield Rig(screen, pulse, one, rest, clips, mains, session)
        finally:
            pulse.close()


@contextlib.contextmanager
def room_of(made: Rig) -> Iterator[tuple[RunningRoom, float]]:
    """Run the room and yield it with the monotonic time of its start.

    Without photographs: to make PNG files of two windows every five seconds is no part of the work.
    """
    started_s = time.monotonic()
    arguments = ["--session", str(made.session_file)]
    with running_room(made.screen, arguments, made.pulse.environment, photographed=False) as room:
        yield room, started_s


def room_processes(room: RunningRoom) -> list[psutil.Process]:
    """Return all processes of the room, the console first."""
    assert room.process is not None
    return family(room.process.pid)


def room_cpu_s(room: RunningRoom) -> float:
    """Return the processor time of all our processes so far."""
    return cpu_s(room_processes(room))


def room_pss_mb(room: RunningRoom) -> float:
    """Return the memory of all our processes, shared pages divided among them."""
    return pss_mb(room_processes(room))


def wait_steady(room: RunningRoom) -> None:
    """Wait until every tile of the wall is painted and the slowest one no longer gains, whatever rate that is.

    A machine that is too slow for all pictures has figures to show, too: it does not wait for a rate it never reaches.
    """
    slowest: dict[str, float] = {}

    def is_steady() -> bool:
        status = room.status()
        slowest[status["time"]] = min(feed["painted_fps"]["wall"] for feed in status["feeds"])
        *before, last = list(slowest.values())[-3:]
        return len(before) == 2 and 0 < last <= _STEADY * max(before)

    wait_until(is_steady, _STEADY_WITHIN_S, "a wall that is painted at a steady rate")
