"""What painting costs in the console's process: a wall of four times full HD, and the console beside it."""

from __future__ import annotations

import time
from functools import partial

import psutil

from tests.bench.figures import Figures
from tests.bench.processes import cpu_s
from tests.bench.rig import SITES, flat_clips, rig, room_cpu_s, room_of, wait_steady

WATCH_S = 30.0
_SETTLE_S = 5.0
_WALL = (3840, 2160)
_CONSOLE = (1920, 1080)


def bench_paint() -> Figures:
    """Thirty seconds of twelve live feeds on a wall of 3840×2160 pixels, 25 pictures a second in every tile.

    The sites send 960×540, about what a tile of this wall shows, so that two cores can decode twelve
    of them beside everything else; what is painted has its full size. Streams, workers and windows
    are the real ones. The console's process paints its own window with twelve small tiles, too.
    """
    size = f"{_WALL[0] + _CONSOLE[0]}x{_WALL[1]}"
    with rig(partial(flat_clips, width=960, height=540), size) as made, room_of(made) as (room, _):
        assert room.process is not None
        console = psutil.Process(room.process.pid)
        room.wait_live(SITES, 60)
        made.screen.place("^Ruang Kendali", 0, 0, *_CONSOLE)
        made.screen.place("^Layar besar", _CONSOLE[0], 0, *_WALL)
        wait_steady(room)
        time.sleep(_SETTLE_S)
        before_s, all_before_s, started_s = cpu_s([console]), room_cpu_s(room), time.monotonic()
        seen = ""
        wall: list[float] = []
        while time.monotonic() - started_s < WATCH_S:
            status = room.status()
            if status["time"] != seen:
                seen = status["time"]
                wall.append(min(feed["painted_fps"]["wall"] for feed in status["feeds"]))
            time.sleep(0.2)
        seconds = time.monotonic() - started_s
        return Figures(
            "paint",
            {
                "console_cores": round((cpu_s([console]) - before_s) / seconds, 2),
                "cores_in_all": round((room_cpu_s(room) - all_before_s) / seconds, 2),
                "painted_fps_mean": round(sum(wall) / len(wall), 2),
                "painted_fps_worst_second": min(wall),
            },
            bars={"console_cores": "≤ 0.4", "painted_fps_mean": "≥ 24"},
        )
