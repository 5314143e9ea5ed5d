"""How old the picture on the wall is: a time drawn into the camera's frames, read back from the screen."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize

from app.domain.identity import SiteId
from app.domain.wall import WallLayoutKind, WallScene
from app.ui.wall.geometry import wall_layout
from tests.bench import timecode
from tests.bench.figures import Figures
from tests.bench.x_pixels import Area, ScreenReader, screen_reader
from tests.e2e.room import ROOT, SITES, VirtualScreen, running_room, write_session
from tests.sound.pulse import PulseServer
from tests.streams.camera import CameraSpec, make_camera
from tests.streams.feeds import wait_until
from tests.streams.servers import SYSTEM_PYTHON, RtspServer

WATCH_S = 30.0
SETTLE_S = 4.0
_LOOK_EVERY_S = 0.002
_WALL = Area(1920, 0, 1920, 1080)
_FPS = 25

_MPV = (
    *("mpv", "--no-config", "--profile=low-latency", "--untimed", "--rtsp-transport=tcp", "--vo=x11"),
    *("--no-audio", "--no-osc", "--no-border", "--osd-level=0", "--really-quiet", "--no-input-terminal"),
)


def bench_latency() -> Figures:
    """Twelve feeds on wall and console, the first of them 720p with the time in it; then mpv with the same stream."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        small = [
            make_camera(CameraSpec(seed=seed, width=640, height=360, bitrate_bps=400_000), folder, f"cam-{seed}")
            for seed in range(2)
        ]
        pulse = PulseServer("ruang")
        pulse.start()
        stack.callback(pulse.close)
        screen = stack.enter_context(VirtualScreen())
        rest = stack.enter_context(RtspServer({f"/{i}": small[i % 2] for i in range(1, 12)}))
        live = stack.enter_context(_timecode_camera())
        reader = stack.enter_context(screen_reader(screen.name))
        session = write_session(folder / "ukur.toml", [live, *(rest.url(f"/{i}") for i in range(1, 12))])
        tile = _first_tile()
        with running_room(screen, ["--session", str(session)], pulse.environment) as room:
            room.wait_live(12, 60)
            ours = _watch(reader, tile)
            load = os.getloadavg()[0]
        with _mpv(screen, live, tile):
            theirs = _watch(reader, tile)
            their_load = os.getloadavg()[0]
    return Figures(
        "latency",
        {
            "median_ms": _at(ours, 50),
            "p99_ms": _at(ours, 99),
            "worst_ms": _at(ours, 100),
            "pictures_seen": len(ours),
            "pictures_made": round(WATCH_S * _FPS),
            "load_of_machine": round(load, 1),
        },
        {
            "mpv_median_ms": _at(theirs, 50),
            "mpv_p99_ms": _at(theirs, 99),
            "mpv_pictures_seen": len(theirs),
            "mpv_load_of_machine": round(their_load, 1),
        },
        {"median_ms": "≤ 100 and ≤ mpv_median_ms", "p99_ms": "≤ 200"},
    )


@contextlib.contextmanager
def _timecode_camera() -> Iterator[str]:
    process = subprocess.Popen(
        [SYSTEM_PYTHON, "-m", "tests.bench.gst_timecode_camera"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        answer = process.stdout.readline().split()
        assert answer[:1] == ["port"], "the camera did not start; is gstreamer1.0-plugins-ugly there?"
        yield f"rtsp://127.0.0.1:{answer[1]}/live"
    finally:
        process.kill()
        process.communicate()


@contextlib.contextmanager
def _mpv(screen: VirtualScreen, url: str, at: Area) -> Iterator[None]:
    place = f"--geometry={at.width}x{at.height}+{at.x}+{at.y}"
    process = subprocess.Popen(
        [*_MPV, place, url], env={**os.environ, "DISPLAY": screen.name}, stdin=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.kill()
        process.wait(10)


def _first_tile() -> Area:
    sites = [SiteId(f"{number}") for number in range(len(SITES))]
    tile = wall_layout(QSize(_WALL.width, _WALL.height), sites, WallScene(WallLayoutKind.SEMUA)).tiles[sites[0]]
    return Area(_WALL.x + tile.x(), _WALL.y + tile.y(), tile.width(), tile.height())


def _watch(reader: ScreenReader, tile: Area) -> list[float]:
    """Look at a tile and return the age in milliseconds of each new picture when it was first seen."""
    squares = _squares(tile)
    area = Area(tile.x, tile.y, tile.width, tile.height)

    def shown() -> list[bool]:
        return _read(reader.green(area), squares)

    wait_until(lambda: timecode.age_ns(shown(), time.monotonic_ns()) is not None, 20, "a time on the screen")
    time.sleep(SETTLE_S)
    ages: list[float] = []
    before = shown()
    end_s = time.monotonic() + WATCH_S
    while time.monotonic() < end_s:
        bits = shown()
        now_ns = time.monotonic_ns()
        if bits != before:
            age_ns = timecode.age_ns(bits, now_ns)
            if age_ns is not None:
                before = bits
                ages.append(age_ns / 1e6)
        time.sleep(_LOOK_EVERY_S)
    return ages


def _squares(tile: Area) -> list[tuple[int, int]]:
    """Return the middles of the squares, relative to the tile."""
    return [
        (
            round(tile.width * _middle(timecode.LEFT, timecode.RIGHT, column, timecode.COLUMNS)),
            round(tile.height * _middle(timecode.TOP, timecode.BOTTOM, row, timecode.ROWS)),
        )
        for row in range(timecode.ROWS)
        for column in range(timecode.COLUMNS)
    ]


def _middle(start: float, end: float, index: int, count: int) -> float:
    return start + (end - start) * (index + 0.5) / count


def _read(green: NDArray[np.uint8], squares: Sequence[tuple[int, int]]) -> list[bool]:
    return [float(green[y - 2 : y + 3, x - 2 : x + 3].mean()) > 128 for x, y in squares]


def _at(ages_ms: Sequence[float], percent: int) -> float:
    return round(float(np.percentile(np.array(ages_ms), percent)), 1)
