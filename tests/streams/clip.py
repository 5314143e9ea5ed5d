"""Make test clips: a picture that moves, with a colour and a tone of its own, in any codec.

A clip is kept as access units with times in one file (`.aus`), so that a server in another
Python (Debian's, for GStreamer) can send it without decoding, and also as a container file.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

RATE = 48_000


@dataclass(frozen=True, slots=True)
class ClipSpec:
    """`colour` is R, G, B of the ground; `tone_hz` 0 means no audio stream; `video_codec` '' means no video."""

    colour: tuple[int, int, int] = (40, 90, 160)
    tone_hz: float = 440.0
    width: int = 1280
    height: int = 720
    fps: int = 25
    seconds: float = 4.0
    video_codec: str = "libx264"
    audio_codec: str = "aac"
    tone_dbfs: float = -12.0
    gop: int = 25
    texture: float = 4.0
    pixel_format: str = "yuv420p"
    has_bar: bool = True
    sample_rate: int = RATE


def pictures(spec: ClipSpec) -> Iterator[np.ndarray]:
    """Yield RGB pictures: a ground with a faint fixed texture and a bar that moves every frame."""
    rng = np.random.default_rng(7)
    ground = np.empty((spec.height, spec.width, 3), np.float32)
    ground[:] = spec.colour
    ground += rng.normal(0, spec.texture, (spec.height, spec.width, 1)).astype(np.float32)
    base = np.clip(ground, 0, 255).astype(np.uint8)
    bar = max(8, spec.width // 16)
    for index in range(int(spec.seconds * spec.fps)):
        picture = base.copy()
        left = index * spec.width // int(spec.seconds * spec.fps)
        if spec.has_bar:
            picture[spec.height // 3 : spec.height * 2 // 3, left : left + bar] = 255 - np.array(spec.colour, np.uint8)
        yield picture


def tone(spec: ClipSpec) -> np.ndarray:
    """Return the whole tone as float32, with a whole number of periods so that loops are clean."""
    count = int(spec.seconds * RATE)
    periods = round(spec.tone_hz * spec.seconds)
    amplitude = 10 ** (spec.tone_dbfs / 20) * np.sqrt(2)
    return (amplitude * np.sin(2 * np.pi * periods * np.arange(count) / count)).astype(np.float32)


def write_container(spec: ClipSpec, target: Path, container_format: str | None = None) -> Path:
    """Encode the clip into a container file."""
    with av.open(str(target), "w", format=container_format) as out:
        video = audio = None
        if spec.video_codec:
            video = out.add_stream(spec.video_codec, rate=spec.fps)
            video.width, video.height, video.pix_fmt = spec.width, spec.height, spec.pixel_format
            video.gop_size = spec.gop
            video.codec_context.max_b_frames = 0
            video.options = _video_options(spec.video_codec, spec.gop)
        if spec.audio_codec and spec.tone_hz:
            g711 = spec.audio_codec in ("pcm_alaw", "pcm_mulaw")
            audio = out.add_stream(spec.audio_codec, rate=8000 if g711 else spec.sample_rate)
            audio.layout = "mono"
        if video:
            for picture in pictures(spec):
                frame = av.VideoFrame.from_ndarray(picture, "rgb24")
                out.mux(video.encode(frame.reformat(format=spec.pixel_format)))
            out.mux(video.encode(None))
        if audio:
            for frame in _audio_frames(spec, audio):
                out.mux(audio.encode(frame))
            out.mux(audio.encode(None))
    return target


def _video_options(codec: str, gop: int) -> dict[str, str]:
    return {
        "libx264": {"preset": "ultrafast", "tune": "zerolatency", "crf": "26", "g": str(gop)},
        "libx265": {"preset": "ultrafast", "x265-params": f"log-level=none:keyint={gop}:bframes=0"},
        "libvpx": {"deadline": "realtime", "cpu-used": "8", "g": str(gop)},
        "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "g": str(gop)},
        "libsvtav1": {"preset": "12", "g": str(gop), "svtav1-params": "pred-struct=1"},
    }.get(codec, {})


def _audio_frames(spec: ClipSpec, stream: av.audio.stream.AudioStream) -> Iterator[av.AudioFrame]:
    samples = tone(spec)
    context = stream.codec_context
    resampler = av.AudioResampler(
        format=context.format, layout="mono", rate=context.sample_rate, frame_size=context.frame_size or 160
    )
    for start in range(0, len(samples), 960):
        frame = av.AudioFrame.from_ndarray(samples[None, start : start + 960], format="flt", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def write_units(container: Path, target: Path) -> Path:
    """Split a container into access units for the RTSP server: a JSON line, then records."""
    with av.open(str(container)) as source, target.open("wb") as out:
        video = source.streams.video[0] if source.streams.video else None
        audio = source.streams.audio[0] if source.streams.audio else None
        head: dict[str, object] = {"duration_us": int(source.duration or 0)}
        filters = {}
        if video:
            head["video"] = {"codec": video.codec_context.name, "width": video.width, "height": video.height}
            if video.codec_context.name in ("h264", "hevc"):
                # NUT keeps Annex B with the parameter sets only in its header; a camera repeats them.
                filters[video.index] = av.BitStreamFilterContext("dump_extra=freq=keyframe", video)
        if audio:
            context = audio.codec_context
            head["audio"] = {
                "codec": context.name,
                "rate": context.sample_rate,
                "extra": (context.extradata or b"").hex(),
            }
        out.write(json.dumps(head).encode() + b"\n")
        for packet in source.demux():
            if packet.dts is None:
                continue
            index, time_base = packet.stream_index, packet.stream.time_base
            bitstream = filters.get(index)
            for unit in bitstream.filter(packet) if bitstream else [packet]:
                pts_us = int((unit.pts or 0) * time_base * 1_000_000)
                kind = b"v" if video and index == video.index else b"a"
                data = bytes(unit)
                out.write(kind + struct.pack("<QBI", max(0, pts_us), unit.is_keyframe, len(data)) + data)
    return target


def make_units(spec: ClipSpec, folder: Path, name: str) -> Path:
    """Make a clip for the RTSP server and return its `.aus` file."""
    container = write_container(spec, folder / f"{name}.nut")
    return write_units(container, folder / f"{name}.aus")


def key_of(spec: ClipSpec) -> str:
    """Return a name for caching a clip between tests."""
    return "-".join(str(value).replace(" ", "") for value in asdict(spec).values()).replace("/", "_")
