"""What the pictures cost: our whole room against bare decoding and other programs, in the same run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

import psutil

from tests.bench.figures import Figures
from tests.bench.rig import camera_rig, cpu_seconds, pss_mb, room_of
from tests.e2e.room import RunningRoom
from tests.streams.feeds import wait_until

WATCH_S = 40.0
SETTLE_S = 6.0

# Reads and decodes with OpenCV's own FFmpeg, one thread, newest picture only.
_OPENCV = """
import os, sys
os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = "rtsp_transport;tcp|threads;1"
import cv2
cv2.setNumThreads(1)
capture = cv2.VideoCapture(sys.argv[1], cv2.CAP_FFMPEG)
while capture.read()[0]:
    pass
"""


def bench_wall_main() -> Figures:
    """Twelve main streams without substreams, wall and console painted, sound running, one site on the floor."""
    return _measure("wall_main", subs=False, bar="≤ 1.0")


def bench_wall_sub() -> Figures:
    """The same with 360p substreams: one site on the floor plays its main stream."""
    return _measure("wall_sub", subs=True, bar="≤ 0.45")


def _measure(name: str, *, subs: bool, bar: str) -> Figures:
    with camera_rig(subs=subs) as made:
        with room_of(made) as (room, _):
            room.wait_live(12, 60)
            made.screen.focus("^Ruang Kendali")
            made.screen.keys("F5", "Return")
            wait_until(lambda: room.status()["floor"]["holder"], 10, "the floor")
            if subs:
                wait_until(lambda: _streams(room).count("main") == 1, 30, "one main stream and eleven substreams")
            time.sleep(SETTLE_S)
            before_s, started_s = cpu_seconds(room), time.monotonic()
            time.sleep(WATCH_S)
            ours = (cpu_seconds(room) - before_s) / (time.monotonic() - started_s)
            painted = min(f["painted_fps"]["wall"] for f in room.feeds().values())
            streams = _streams(room)
            memory = round(pss_mb(room))
        urls = [made.one.url(f"/{i}") for i in range(12)]
        bare = _cores([_ffmpeg(url) for url in urls])
        opencv = _cores([[sys.executable, "-c", _OPENCV, url] for url in urls])
    figures: dict[str, float | int | str] = {
        "ratio_to_decode": round(ours / bare, 2),
        "cores": round(ours, 2),
        "painted_fps_worst_feed": painted,
        "main_streams": streams.count("main"),
        "pss_mb": memory,
    }
    peers: dict[str, float | int | str] = {
        "ffmpeg_decode_only_cores": round(bare, 2),
        "opencv_capture_x12_cores": round(opencv, 2),
    }
    return Figures(name, figures, peers, {"ratio_to_decode": bar, "pss_mb": "≤ 600"})


def _streams(room: RunningRoom) -> list[str]:
    return [feed["stream"] for feed in room.feeds().values()]


def _ffmpeg(url: str) -> list[str]:
    return [
        *("ffmpeg", "-v", "quiet", "-nostdin", "-rtsp_transport", "tcp", "-threads", "1"),
        *("-i", url, "-an", "-f", "null", "-"),
    ]


def _cores(commands: Sequence[Sequence[str]]) -> float:
    """Run these programs together and return the processor time they use for each second."""
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    try:
        processes = [psutil.Process(child.pid) for child in running]
        time.sleep(SETTLE_S)
        before_s, started_s = _used_s(processes), time.monotonic()
        time.sleep(WATCH_S / 2)
        return (_used_s(processes) - before_s) / (time.monotonic() - started_s)
    finally:
        for child in running:
            child.kill()
            child.wait(10)


def _used_s(processes: Sequence[psutil.Process]) -> float:
    times = [process.cpu_times() for process in processes]
    return sum(t.user + t.system for t in times)
