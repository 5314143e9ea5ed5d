"""The wall on a real X server whose monitors are plugged in and out, and a wall that comes back after a crash."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.bench.x_pixels import Area, screen_reader
from tests.e2e.monitors import monitors
from tests.e2e.room import VirtualScreen, running_room, write_session
from tests.streams.feeds import wait_until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

WALL, CONSOLE = "^Layar besar", "^Ruang Kendali"
NOBODY = ["rtsp://127.0.0.1:1/a", "rtsp://127.0.0.1:1/b"]
RIGHT = (1920, 0, 1280, 720)
_GROUND_GREEN = 0x0E


def test_the_wall_follows_its_monitor(tmp_path: Path) -> None:
    session = write_session(tmp_path / "uji.toml", NOBODY)
    with VirtualScreen() as screen, monitors(screen.name) as plugs:
        plugs.add("KIRI", 0, 1920, 1080)
        plugs.add("KANAN", *RIGHT[:1], *RIGHT[2:])
        options = ["--session", str(session), "--wall-screen", "KANAN"]
        with running_room(screen, options, photographed=False):
            wait_until(lambda: screen.geometry(WALL) == RIGHT, 40, "the wall on its monitor")
            console = screen.geometry(CONSOLE)
            plugs.remove("KANAN")
            wait_until(lambda: sum(screen.geometry(WALL)[::2]) <= 1920, 10, "the wall beside the console")
            plugs.add("KANAN", *RIGHT[:1], *RIGHT[2:])
            wait_until(lambda: screen.geometry(WALL) == RIGHT, 10, "the wall on its monitor again")
            assert screen.geometry(CONSOLE) == console


def test_a_covered_wall_is_covered_again_after_a_crash(tmp_path: Path) -> None:
    session = write_session(tmp_path / "uji.toml", NOBODY)
    # A place where a tile would be, and on the slate there is nothing.
    place = Area(1920 + 40, 300, 400, 100)
    with (
        VirtualScreen() as screen,
        screen_reader(screen.name) as reader,
        running_room(screen, ["--session", str(session)], photographed=False) as room,
    ):

        def is_slate() -> bool:
            return bool((reader.green(place) == _GROUND_GREEN).all())

        screen.geometry(WALL)
        screen.focus(CONSOLE)
        wait_until(lambda: bool(reader.green(place).any()) and not is_slate(), 40, "tiles on the wall")
        screen.keys("8")
        wait_until(is_slate, 10, "the slate")
        wait_until(lambda: (room.data / "layar-besar.json").exists(), 5, "the orders on the disk")
        room.stop(how=signal.SIGKILL)
        room.start()
        wait_until(lambda: screen.geometry(WALL)[2] > 0 and is_slate(), 40, "the slate again")
