"""A computer that is short of CPU: what the governor gives up, how soon, and what it saves.

Real busy processes compete with a whole room. Never part of the test run: how short the computer is
depends on everything else that it does.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator

from app.domain.thrift import DecodeThrift
from tests.bench.figures import Figures
from tests.bench.rig import Rig, rig, room_of
from tests.e2e.room import RunningRoom
from tests.streams.feeds import wait_until

CALM_S = 10.0
SHORT_S = 40.0
STEADY_WITHIN_S = 120.0
RESTORED_WITHIN_S = 300.0
BUSY_PER_CORE = 2
_RANK = {level.value: level.rank for level in DecodeThrift}


def bench_governor() -> Figures:
    """Twelve main streams, one on the floor; then two busy processes on each core; then none."""
    with rig() as made, room_of(made) as (room, _):
        _grant(made, room)
        calm = _watch(room, CALM_S)
        with _busy((os.cpu_count() or 1) * BUSY_PER_CORE):
            started_s = time.monotonic()
            short = _watch(room, SHORT_S)
            first_s = next((at_s - started_s for at_s, far, _, _ in short if far > 0), float("nan"))
        over_s = time.monotonic()
        restored: float | str = "no"
        while restored == "no" and time.monotonic() - over_s < RESTORED_WITHIN_S:
            # A machine with other work may not have room for it.
            if _levels(room) == (0, 0):
                restored = round(time.monotonic() - over_s)
            time.sleep(0.2)
    floor_before_far = sum(1 for _, far, floor, _ in [*calm, *short] if floor > 0 and far < _RANK["keyframes"])
    figures: dict[str, float | int | str] = {
        "shed_in_calm": max(far for _, far, _, _ in calm),
        "first_step_s": round(first_s, 1),
        "far_level": max(far for _, far, _, _ in short),
        "floor_level": max(floor for _, _, floor, _ in short),
        "floor_before_far": floor_before_far,
        "floor_fps_calm": _median([fps for _, _, _, fps in calm]),
        "floor_fps_short": _median([fps for _, _, _, fps in short[len(short) // 2 :]]),
        "restored_s": restored,
    }
    return Figures("governor", figures, bars={"shed_in_calm": "= 0", "floor_before_far": "= 0"})


def _grant(made: Rig, room: RunningRoom) -> None:
    room.wait_live(12, 60)
    made.screen.focus("^Ruang Kendali")
    made.screen.keys("F5", "Return")
    wait_until(lambda: room.status()["floor"]["holder"], 10, "the floor")
    wait_until(
        lambda: min(f["painted_fps"]["wall"] for f in room.feeds().values()) > 15, STEADY_WITHIN_S, "a steady start"
    )


def _levels(room: RunningRoom) -> tuple[int, int]:
    """Return the level of the far tiles, the least sparing one, and that of the floor."""
    status = room.status()
    holder = status["floor"]["holder"]
    far = [_RANK[feed["thrift"]] for feed in status["feeds"] if feed["site"] != holder]
    floor = [_RANK[feed["thrift"]] for feed in status["feeds"] if feed["site"] == holder]
    return min(far), max(floor)


def _watch(room: RunningRoom, seconds: float) -> list[tuple[float, int, int, float]]:
    """Return time, level of the far tiles, level of the floor and painted pictures of the floor, for each status."""
    rows: list[tuple[float, int, int, float]] = []
    seen, until_s = "", time.monotonic() + seconds
    while time.monotonic() < until_s:
        status = room.status()
        if status["time"] != seen:
            seen = status["time"]
            holder = status["floor"]["holder"]
            fps = next(f["painted_fps"]["wall"] for f in status["feeds"] if f["site"] == holder)
            rows.append((time.monotonic(), *_levels(room), fps))
        time.sleep(0.1)
    return rows


@contextlib.contextmanager
def _busy(count: int) -> Iterator[None]:
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for child in running:
            child.kill()
            child.wait(10)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
