"""From pictures and sound to one MP4 file that a player can loop and enter at every second."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.filter import Graph
from av.video.frame import PictureType
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

from scripts.demo.track import FPS, HEIGHT_PX, SAMPLE_RATE_HZ, WIDTH_PX, SpokenTrack

# Set so that twelve clips stay under 6 MB together.
CRF = 46.7
AUDIO_BITS_PER_S = 44_000
AAC_SAMPLES = 1024
LENS_SIGMA_PX = 1.2
X264_PARAMS = ":".join(
    (
        f"keyint={FPS}",
        f"min-keyint={FPS}",
        "scenecut=0",
        "open-gop=0",
        "bframes=0",
        # Frame threads change the result; the number is fixed so that it does not follow the machine's cores.
        "threads=2",
        "colorprim=bt709",
        "transfer=bt709",
        "colormatrix=bt709",
        "range=tv",
        # A keyframe each second is three quarters of the video here. Measured at equal size on these drawings:
        # one reference and no psychovisual terms are 0.6 dB better than `tune=animation`, and macroblock-tree
        # starves what moves (hands, the last digit of the clock) for the sake of the wall.
        "psy=0",
        "mbtree=0",
        "ipratio=1.8",
        "ref=1",
        "weightp=0",
    )
)


def encode(
    path: Path, pictures: Iterable[npt.NDArray[np.uint8]], track: SpokenTrack, title: str, crf: float = CRF
) -> None:
    """Write a clip.

    `pictures` are BGRA, one for each frame of the track. The file is complete or it is not there:
    it is written beside its place and then moved.
    """
    partial = path.with_suffix(".partial")
    # Chunks of half a second instead of one packet each: 4 kB less index in every file.
    options = {"movflags": "+faststart", "fflags": "+bitexact", "chunk_duration": "500000"}
    with av.open(str(partial), "w", format="mp4", options=options) as container:
        container.metadata["title"] = title
        container.metadata["copyright"] = "GPL-3.0-or-later"
        video = _video_stream(container, crf)
        audio = _audio_stream(container)
        lens = camera()
        spoken = 0
        for number, picture in enumerate(pictures):
            container.mux(video.encode(video_frame(lens, picture, number)))
            # Sound goes along with the picture, so that the file is interleaved.
            until = min(len(track.samples), (number + 2) * SAMPLE_RATE_HZ // FPS)
            while spoken + AAC_SAMPLES <= until:
                block = track.samples[spoken : spoken + AAC_SAMPLES]
                container.mux(audio.encode(_audio_frame(block, spoken)))
                spoken += AAC_SAMPLES
        container.mux(video.encode(None))
        container.mux(audio.encode(None))
    partial.replace(path)


def _video_stream(container: OutputContainer, crf: float) -> VideoStream:
    stream = container.add_stream(
        "libx264",
        rate=FPS,
        options={"crf": str(crf), "preset": "veryslow", "x264-params": X264_PARAMS},
    )
    stream.width, stream.height, stream.pix_fmt = WIDTH_PX, HEIGHT_PX, "yuv420p"
    stream.time_base = Fraction(1, FPS)
    context = stream.codec_context
    context.gop_size = FPS
    context.max_b_frames = 0
    context.color_range = ColorRange.MPEG
    context.colorspace = Colorspace.ITU709
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
    return stream


def _audio_stream(container: OutputContainer) -> AudioStream:
    stream = container.add_stream("aac", rate=SAMPLE_RATE_HZ, layout="mono")
    stream.bit_rate = AUDIO_BITS_PER_S
    return stream


def camera() -> Graph:
    """Return the filters that make a camera's picture of a drawing: BT.709, limited range, a lens that is not ideal.

    Without the lens the hard edges of the drawing cost half as many bits again.
    """
    graph = Graph()
    source = graph.add_buffer(
        width=WIDTH_PX, height=HEIGHT_PX, format=av.VideoFormat("bgra"), time_base=Fraction(1, FPS)
    )
    stages = (
        ("scale", "out_color_matrix=bt709:out_range=tv:flags=area+accurate_rnd"),
        ("format", "yuv420p"),
        ("gblur", f"sigma={LENS_SIGMA_PX}"),
    )
    last = source
    for name, options in stages:
        stage = graph.add(name, options)
        last.link_to(stage)
        last = stage
    sink = graph.add("buffersink")
    last.link_to(sink)
    graph.configure()
    return graph


def video_frame(lens: Graph, picture: npt.NDArray[np.uint8], number: int) -> av.VideoFrame:
    """Return a picture as the encoder wants it."""
    drawn = av.VideoFrame.from_ndarray(picture, format="bgra")
    drawn.pts = number
    drawn.time_base = Fraction(1, FPS)
    lens.vpush(drawn)
    frame = lens.vpull()
    frame.pts = number
    frame.time_base = Fraction(1, FPS)
    frame.pict_type = PictureType.NONE
    return frame


def _audio_frame(block: npt.NDArray[np.float32], at: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="fltp", layout="mono")
    frame.sample_rate = SAMPLE_RATE_HZ
    frame.pts = at
    frame.time_base = Fraction(1, SAMPLE_RATE_HZ)
    return frame
