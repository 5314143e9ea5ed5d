"""Camera-like clips: cloudy ground, people who move, and a sensor's grain, at a camera's bitrate.

What a codec does with flat test patterns says little about cameras: almost nothing is coded, and
the loop filter has almost nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np

from tests.streams.clip import RATE, ClipSpec, tone, write_units


@dataclass(frozen=True, slots=True)
class CameraSpec:
    """H.264 main profile, CABAC, no B-frames, a keyframe every `gop` pictures, as IP cameras send it."""

    seed: int = 1
    width: int = 1280
    height: int = 720
    fps: int = 25
    seconds: float = 6.0
    bitrate_bps: int = 2_000_000
    gop: int = 25
    grain: float = 3.0
    tone_hz: float = 440.0


def camera_pictures(spec: CameraSpec) -> Iterator[np.ndarray]:
    """Yield RGB pictures; the movement repeats after `seconds`, so that the loop has no jump."""
    rng = np.random.default_rng(spec.seed)
    size = (spec.width, spec.height)
    ground = np.zeros((spec.height, spec.width, 3), np.float32)
    for octave in range(2, 8):
        cells = rng.normal(0, 70 / octave, (2 ** (octave - 1) * 9 // 8, 2**octave, 3)).astype(np.float32)
        ground += cv2.resize(cells, size, interpolation=cv2.INTER_CUBIC)
    ground = np.clip(110 + ground * 0.6, 0, 255)
    people = [
        (rng.uniform(0.15, 0.85), rng.uniform(0.5, 0.8), rng.uniform(0.06, 0.12), rng.uniform(40, 220, 3))
        for _ in range(5)
    ]
    count = int(spec.seconds * spec.fps)
    grains = [rng.normal(0, spec.grain, (spec.height, spec.width, 1)).astype(np.float32) for _ in range(8)]
    for index in range(count):
        turn = 2 * np.pi * index / count
        picture = ground.copy()
        for number, (x, y, radius, colour) in enumerate(people):
            centre = (
                int((x + 0.03 * np.sin(turn * (1 + number % 3) + number)) * spec.width),
                int((y + 0.02 * np.cos(turn * 2 + number)) * spec.height),
            )
            body = (int(radius * spec.width), int(radius * 2.2 * spec.height))
            cv2.ellipse(picture, centre, body, 0, 0, 360, colour.tolist(), -1, cv2.LINE_AA)
            head = (centre[0], centre[1] - body[1])
            cv2.circle(picture, head, int(radius * 0.6 * spec.width), (150, 120, 100), -1, cv2.LINE_AA)
        yield np.clip(picture + grains[index % len(grains)], 0, 255).astype(np.uint8)


def make_camera(spec: CameraSpec, folder: Path, name: str) -> Path:
    """Make a clip for the RTSP server and return its `.aus` file."""
    container = folder / f"{name}.nut"
    with av.open(str(container), "w") as out:
        video = out.add_stream("libx264", rate=spec.fps)
        video.width, video.height, video.pix_fmt = spec.width, spec.height, "yuv420p"
        video.bit_rate = spec.bitrate_bps
        video.codec_context.max_b_frames = 0
        video.gop_size = spec.gop
        video.options = {
            "preset": "veryfast",
            "profile": "main",
            "maxrate": str(spec.bitrate_bps),
            "bufsize": str(spec.bitrate_bps // 2),
            "x264-params": f"scenecut=0:rc-lookahead=0:keyint={spec.gop}",
        }
        audio = out.add_stream("aac", rate=RATE)
        audio.layout = "mono"
        for picture in camera_pictures(spec):
            frame = av.VideoFrame.from_ndarray(picture, "rgb24")
            out.mux(video.encode(frame.reformat(format="yuv420p")))
        out.mux(video.encode(None))
        samples = tone(ClipSpec(tone_hz=spec.tone_hz, seconds=spec.seconds))
        for start in range(0, len(samples) - 1023, 1024):
            sound = av.AudioFrame.from_ndarray(samples[None, start : start + 1024], format="fltp", layout="mono")
            sound.sample_rate, sound.pts = RATE, start
            out.mux(audio.encode(sound))
        out.mux(audio.encode(None))
    return write_units(container, folder / f"{name}.aus")
