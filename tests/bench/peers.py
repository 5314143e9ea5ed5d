"""Other programs that play the same twelve streams, measured in the same run as ours.

Each decodes with one thread for each stream and brings every picture to the tile's size of
480×270. None plays sound, and only QMediaPlayer and mpv paint. A peer that is not installed is
left out with a word; one that shows no pictures is no peer, and says so.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tests.bench.processes import cpu_s, family, pss_mb
from tests.e2e.room import ROOT
from tests.streams.servers import SYSTEM_PYTHON

TILE_WIDTH, TILE_HEIGHT = 480, 270
COLUMNS = 4
RATE = 25
START_S = 45.0
SETTLE_S = 4.0
WATCH_S = 20.0
_LEAST_FPS_OF_EACH = 5.0
"""With fewer pictures of each stream a second than this, it was not playing."""

_SCRIPTS = Path(__file__).with_name("players")


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that plays streams. `missing` says in a few words what it lacks here, '' if nothing.

    `commands` get the addresses and a folder and return the argument lists to run together;
    `pictures` tells from that folder how many pictures were shown so far, of all streams together.
    """

    name: str
    missing: Callable[[], str]
    commands: Callable[[Sequence[str], Path], list[list[str]]]
    pictures: Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class PeerCost:
    """What a peer cost. `fps` counts the pictures of all streams together."""

    cores: float
    fps: float
    pss_mb: float


def measure(peer: Peer, urls: Sequence[str], display: str) -> PeerCost | str:
    """Play all streams with this peer, and return what it costs or why that is not known."""
    lack = peer.missing()
    if lack:
        return lack
    with tempfile.TemporaryDirectory(prefix="peer-") as name:
        folder = Path(name)
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "GST_DEBUG": "0"}
        running: list[subprocess.Popen[bytes]] = []
        try:
            for number, command in enumerate(peer.commands(urls, folder)):
                with (folder / f"out-{number}").open("wb") as out:
                    running.append(
                        subprocess.Popen(
                            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL, env=environment
                        )
                    )
            # Some open one stream after another, and show nothing before they have the last.
            started_s = time.monotonic()
            while not peer.pictures(folder) and time.monotonic() - started_s < START_S:
                time.sleep(0.5)
            time.sleep(SETTLE_S)
            ended = [child.returncode for child in running if child.poll() is not None]
            if ended:
                return f"ended ({ended[0]})"
            processes = [process for child in running for process in family(child.pid)]
            shown, used_s, started_s = peer.pictures(folder), cpu_s(processes), time.monotonic()
            time.sleep(WATCH_S)
            seconds = time.monotonic() - started_s
            cores = (cpu_s(processes) - used_s) / seconds
            fps = (peer.pictures(folder) - shown) / seconds
            memory = pss_mb(processes)
        finally:
            _end(running)
    if fps < _LEAST_FPS_OF_EACH * len(urls):
        return f"{fps:.0f} fps only"
    return PeerCost(cores, fps, memory)


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    # A launcher (uv) has its program as a child, which would outlive it.
    processes = [process for child in running if child.poll() is None for process in family(child.pid)]
    for process in processes:
        if process.is_running():
            process.kill()
    for child in running:
        child.wait(10)


def _needs(*programs: str) -> Callable[[], str]:
    def missing() -> str:
        return "" if all(map(shutil.which, programs)) else "not installed"

    return missing


def _last_counts(folder: Path, pattern: re.Pattern[bytes]) -> int:
    """Return the sum over all outputs of the last number each of them printed."""
    total = 0
    for out in folder.glob("out-*"):
        found = pattern.findall(out.read_bytes())
        total += int(found[-1]) if found else 0
    return total


_FRAMES = re.compile(rb"^frames? ?= ?(\d+)", re.MULTILINE)


def _printed_frames(folder: Path) -> int:
    return _last_counts(folder, _FRAMES)


# --- ffmpeg ---------------------------------------------------------------------------------

_FFMPEG = ("ffmpeg", "-v", "quiet", "-nostdin", "-nostats", "-progress", "pipe:1")


def _ffmpeg_input(url: str) -> list[str]:
    return ["-rtsp_transport", "tcp", "-analyzeduration", "300000", "-threads", "1", "-i", url]


def _decode_only(urls: Sequence[str], _folder: Path) -> list[list[str]]:
    return [[*_FFMPEG, *_ffmpeg_input(url), "-an", "-f", "null", "-"] for url in urls]


def _xstack(urls: Sequence[str], _folder: Path) -> list[list[str]]:
    numbers = range(len(urls))
    # On one grid of times: with twelve phases xstack would make a picture of the wall for each one's.
    scaled = ";".join(f"[{i}:v]fps={RATE},scale={TILE_WIDTH}:{TILE_HEIGHT}[t{i}]" for i in numbers)
    places = "|".join(f"{i % COLUMNS * TILE_WIDTH}_{i // COLUMNS * TILE_HEIGHT}" for i in numbers)
    graph = f"{scaled};{''.join(f'[t{i}]' for i in numbers)}xstack=inputs={len(urls)}:layout={places}[wall]"
    inputs = [word for url in urls for word in _ffmpeg_input(url)]
    return [
        [
            *(*_FFMPEG, *inputs, "-filter_complex_threads", "1", "-filter_complex", graph),
            *("-map", "[wall]", "-an", "-f", "null", "-"),
        ]
    ]


def _stacked_frames(folder: Path) -> int:
    # One picture of the wall holds one of each stream.
    return _printed_frames(folder) * 12


FFMPEG_DECODE = Peer("ffmpeg_decode_only", _needs("ffmpeg"), _decode_only, _printed_frames)
"""Bare libavcodec: the yardstick of `ratio_to_decode`, not a peer that shows anything."""

FFMPEG_XSTACK = Peer("ffmpeg_xstack", _needs("ffmpeg"), _xstack, _stacked_frames)
"""One process, twelve inputs, scaled and put together to one picture of the wall. Paints nothing."""


# --- OpenCV ---------------------------------------------------------------------------------


def _opencv(urls: Sequence[str], _folder: Path) -> list[list[str]]:
    return [[sys.executable, str(_SCRIPTS / "opencv_player.py"), url] for url in urls]


OPENCV = Peer("opencv_capture_x12", lambda: "", _opencv, _printed_frames)
"""Twelve processes with `cv2.VideoCapture` and `cv2.resize`. Paints nothing."""


# --- GStreamer ------------------------------------------------------------------------------


def _gstreamer_lacks() -> str:
    tool = shutil.which("gst-inspect-1.0")
    if tool is None or not Path(SYSTEM_PYTHON).exists():
        return "not installed"
    found = [
        subprocess.run([tool, "--exists", element], check=False, capture_output=True).returncode == 0
        for element in ("avdec_h264", "compositor", "rtspsrc")
    ]
    return "" if all(found) else "not installed"


def _gstreamer(urls: Sequence[str], _folder: Path) -> list[list[str]]:
    return [[SYSTEM_PYTHON, str(_SCRIPTS / "gst_player.py"), str(TILE_WIDTH), str(TILE_HEIGHT), str(COLUMNS), *urls]]


GSTREAMER = Peer("gstreamer_compositor", _gstreamer_lacks, _gstreamer, _printed_frames)
"""One process: `avdec_h264`, `videoscale` and `compositor` into a sink that throws the wall away. Paints nothing."""


# --- mpv ------------------------------------------------------------------------------------


def _mpv(urls: Sequence[str], folder: Path) -> list[list[str]]:
    return [
        [
            *("mpv", "--no-config", "--profile=low-latency", "--rtsp-transport=tcp", "--no-audio", "--really-quiet"),
            *("--vd-lavc-threads=1", "--hwdec=no", "--vo=x11", "--no-border", "--osd-level=0", "--no-osc"),
            *("--no-input-default-bindings", "--load-scripts=no", "--no-keepaspect-window"),
            f"--geometry={TILE_WIDTH}x{TILE_HEIGHT}+{i % COLUMNS * TILE_WIDTH}+{i // COLUMNS * TILE_HEIGHT}",
            f"--input-ipc-server={folder / f'mpv-{i}'}",
            url,
        ]
        for i, url in enumerate(urls)
    ]


def _mpv_pictures(folder: Path) -> int:
    return sum(_mpv_shown(path) for path in folder.glob("mpv-*"))


def _mpv_shown(path: Path) -> int:
    """Ask one mpv how many pictures it has shown: how far it is, less what it left out."""
    try:
        with socket.socket(socket.AF_UNIX) as talk:
            talk.settimeout(5)
            talk.connect(str(path))
            with talk.makefile("rw", encoding="utf-8") as lines:
                # It counts no frames of streams that name no rate.
                shown = _mpv_property(lines, "time-pos") * RATE
                left_out = _mpv_property(lines, "frame-drop-count") + _mpv_property(lines, "decoder-frame-drop-count")
    except OSError:
        return 0
    return round(shown - left_out)


def _mpv_property(lines: TextIO, name: str) -> float:
    lines.write(json.dumps({"command": ["get_property", name], "request_id": 1}) + "\n")
    lines.flush()
    # Events come in between the answers.
    while "request_id" not in (answer := json.loads(lines.readline() or '{"request_id": 1}')):
        pass
    return float(answer.get("data") or 0)


MPV = Peer("mpv_x12", _needs("mpv"), _mpv, _mpv_pictures)
"""Twelve processes, each scales with swscale and paints into an X11 window of the tile's size."""


# --- QMediaPlayer ---------------------------------------------------------------------------


def _qt_command(*arguments: str) -> list[str]:
    """Return how to run Python with QtMultimedia, which our own environment does not have; [] without uv."""
    # `uv run` tells its children where it is.
    uv = os.environ.get("UV") or shutil.which("uv") or shutil.which(str(ROOT / ".uv" / "bin" / "uv"))
    version = importlib.metadata.version("PySide6-Essentials")
    if not uv:
        return []
    return [uv, "run", "--isolated", "--no-project", "--with", f"PySide6-Addons=={version}", "python", *arguments]


def _qt_lacks() -> str:
    command = _qt_command("-c", "import PySide6.QtMultimediaWidgets")
    if not command:
        return "not installed"
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired):
        return "not installed"
    return "" if done.returncode == 0 else "not installed"


def _qt(urls: Sequence[str], _folder: Path) -> list[list[str]]:
    return [_qt_command(str(_SCRIPTS / "qt_player.py"), str(TILE_WIDTH), str(TILE_HEIGHT), str(COLUMNS), *urls)]


QMEDIAPLAYER = Peer("qmediaplayer_x12", _qt_lacks, _qt, _printed_frames)
"""One process with one window: twelve `QMediaPlayer`s, each with a `QVideoWidget`. Paints."""


PEERS = (FFMPEG_XSTACK, GSTREAMER, OPENCV, QMEDIAPLAYER, MPV)
