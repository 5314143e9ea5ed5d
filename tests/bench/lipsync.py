"""Lip sync and delay: a clap in the source, seen on the painted wall and heard at the sound card.

`BENCH_LIPSYNC_S` is how long each feed is watched (60), `BENCH_LIPSYNC_SITES` how many sites the room has (12).
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.bench.figures import Figures
from tests.bench.pulse_clock import listening, loop_error_ms
from tests.bench.x_pixels import Area, ScreenReader, screen_reader
from tests.e2e.room import ROOT, SITES, RunningRoom, VirtualScreen, running_room, write_session
from tests.sound.pulse import PulseServer
from tests.streams.camera import CameraSpec, make_camera
from tests.streams.feeds import wait_until
from tests.streams.servers import SYSTEM_PYTHON, RtspServer

_SETTLE_S = 8.0
_LOOK_EVERY_S = 0.003
_WHITE = 140
_PAIR_NS = 450_000_000
_SECOND_NS = 1_000_000_000
_SINK = "ruang"
_FILE_S = 60


@dataclass(frozen=True, slots=True)
class _Claps:
    """When each was seen and heard, on the monotonic clock."""

    seen_ns: Sequence[int]
    heard_ns: Sequence[int]
    target_ms: float
    """What the jitter buffer aimed at in the end."""

    def offsets_ms(self) -> list[float]:
        """Return how much later than its picture each sound was heard."""
        pairs = [(seen, min(self.heard_ns, key=lambda heard: abs(heard - seen))) for seen in self.seen_ns]
        return [(heard - seen) / 1e6 for seen, heard in pairs if abs(heard - seen) < _PAIR_NS]

    def delays_ms(self) -> list[float]:
        """Return how old each sound was: the clap is at whole seconds."""
        return [heard % _SECOND_NS / 1e6 for heard in self.heard_ns]


def bench_lipsync() -> Figures:
    """Watch the site that has the floor, first by RTSP, then from a file."""
    with _stage() as stage:
        live = stage.watch("F1")
        filed = stage.watch("F2")
        error_ms = loop_error_ms(stage.pulse.environment, _SINK)
    offsets = {"rtsp": live.offsets_ms(), "file": filed.offsets_ms()}
    both = [*offsets["rtsp"], *offsets["file"]]
    figures: dict[str, float | int | str] = {"min_ms": _at(both, 0), "max_ms": _at(both, 100)}
    for name, found in offsets.items():
        figures |= {f"{name}_{word}_ms": _at(found, p) for word, p in (("min", 0), ("median", 50), ("max", 100))}
        figures |= {f"{name}_claps": len(found), f"{name}_last_ms": round(found[-1], 1) if found else "none"}
    figures |= {"clock_error_ms": error_ms, "load_of_machine": round(os.getloadavg()[0], 1)}
    return Figures("lipsync", figures, {}, {"min_ms": "≥ -40", "max_ms": "≤ 60"})


def bench_delay() -> Figures:
    """Listen to a live site that has the floor."""
    with _stage() as stage:
        claps = stage.watch("F1")
        error_ms = loop_error_ms(stage.pulse.environment, _SINK)
    delays = claps.delays_ms()
    figures: dict[str, float | int | str] = {
        "median_ms": _at(delays, 50),
        "p99_ms": _at(delays, 99),
        "worst_ms": _at(delays, 100),
        "claps": len(delays),
        "jitter_target_ms": claps.target_ms,
        "clock_error_ms": error_ms,
        "load_of_machine": round(os.getloadavg()[0], 1),
    }
    return Figures("delay", figures, {}, {"median_ms": "≤ 120"})


@dataclass(frozen=True, slots=True)
class _Stage:
    screen: VirtualScreen
    reader: ScreenReader
    pulse: PulseServer
    room: RunningRoom

    def watch(self, key: str) -> _Claps:
        """Give the floor to the site of this key and watch it."""
        code = SITES[int(key[1:]) - 1][0]
        self.screen.focus("^Ruang Kendali")
        self.screen.keys(key, "Return")
        wait_until(lambda: self.room.status()["floor"]["holder"] == code, 15, f"{code} on the floor")
        area = self._lit_area()
        time.sleep(_SETTLE_S)
        until_s = time.monotonic() + float(os.environ.get("BENCH_LIPSYNC_S", "60"))
        with listening(self.pulse.environment, _SINK) as listener:
            seen = self._flashes(area, until_s)
            heard = list(listener.begun_ns)
        target_ms = max(feed["audio_target_ms"] for feed in self.room.feeds().values() if feed["site"] == code)
        self.screen.focus("^Ruang Kendali")
        self.screen.keys("l")
        wait_until(lambda: self.room.status()["floor"]["holder"] is None, 15, "a free floor")
        # The first may have begun before anybody looked.
        return _Claps(seen[1:], heard[1:], target_ms)

    def _lit_area(self) -> Area:
        """Find a piece of the wall that flashes: in the middle of the largest picture."""
        wall = Area(1920, 0, 1920, 1080)
        end_s = time.monotonic() + 2.5
        low = high = self.reader.green(wall)
        while time.monotonic() < end_s:
            now = self.reader.green(wall)
            low, high = np.minimum(low, now), np.maximum(high, now)
            time.sleep(0.02)
        lit = (high.astype(int) - low) > 100
        rows, columns = np.flatnonzero(lit.any(axis=1)), np.flatnonzero(lit.any(axis=0))
        assert len(rows), "nothing flashes on the wall"
        # The middle of what flashes may lie between two tiles: take the pixel with the most around it.
        best = max(
            ((int(y), int(x)) for y in rows[::16] for x in columns[::16] if lit[y, x]),
            key=lambda at: int(lit[max(0, at[0] - 100) : at[0] + 100, max(0, at[1] - 100) : at[1] + 100].sum()),
        )
        return Area(wall.x + best[1] - 4, wall.y + best[0] - 4, 8, 8)

    def _flashes(self, area: Area, until_s: float) -> list[int]:
        seen: list[int] = []
        was_white = True
        while time.monotonic() < until_s:
            is_white = float(self.reader.green(area).mean()) > _WHITE
            now_ns = time.monotonic_ns()
            if is_white and not was_white:
                seen.append(now_ns)
            was_white = is_white
            time.sleep(_LOOK_EVERY_S)
        return seen


@contextlib.contextmanager
def _stage() -> Iterator[_Stage]:
    sites = int(os.environ.get("BENCH_LIPSYNC_SITES", str(len(SITES))))
    with tempfile.TemporaryDirectory(prefix="bench-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        clapping = _clapping_file(folder / "tepuk.mp4")
        small = make_camera(CameraSpec(seed=1, width=640, height=360, bitrate_bps=400_000), folder, "cam")
        pulse = PulseServer(_SINK)
        pulse.start()
        stack.callback(pulse.close)
        screen = stack.enter_context(VirtualScreen())
        rest = stack.enter_context(RtspServer({f"/{i}": small for i in range(2, sites)}))
        live = stack.enter_context(_clapping_camera())
        reader = stack.enter_context(screen_reader(screen.name))
        urls = [live, f"file:{clapping}", *(rest.url(f"/{i}") for i in range(2, sites))]
        session = write_session(folder / "ukur.toml", urls, allow_local=True)
        arguments = ["--session", str(session)]
        room = stack.enter_context(running_room(screen, arguments, pulse.environment, photographed=False))
        room.wait_live(sites, 60)
        yield _Stage(screen, reader, pulse, room)


@contextlib.contextmanager
def _clapping_camera() -> Iterator[str]:
    process = subprocess.Popen(
        [SYSTEM_PYTHON, "-m", "tests.bench.gst_flash_camera"],
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


def _clapping_file(path: Path) -> Path:
    """Make a file of the same: H.264 with B-frames and AAC, as a recorder writes it."""
    clap = "lt(mod(t\\,1)\\,0.2)"
    picture = f"color=c=0x282828:s=640x360:r=25:d={_FILE_S},drawbox=t=fill:color=white:enable='{clap}'"
    sound = f"aevalsrc='0.5*sin(2*PI*1000*t)*{clap}':s=48000:d={_FILE_S}"
    codecs = ["-c:v", "libx264", "-preset", "veryfast", "-g", "50", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound, *codecs, str(path)],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return path


def _at(values: Sequence[float], percent: int) -> float:
    return round(float(np.percentile(np.array(values), percent)), 1) if values else float("nan")
