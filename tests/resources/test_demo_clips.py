"""The demo feeds are what the wall, the workers and the mixer are tried with: they must keep their properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "demo"
NAMES = (
    "32.75.06.1003-pejuang",
    "32.75.02.1004-bintara-jaya",
    "32.75.01.1004-aren-jaya",
    "32.75.04.1005-kayuringin-jaya",
    "32.75.03.1001-kaliabang-tengah",
    "32.75.12.1001-jatirahayu",
    "32.75.08.1001-jatiwaringin",
    "32.75.10.1003-jatiranggon",
    "32.75.07.1003-bantargebang",
    "32.75.05.1004-bojong-menteng",
    "32.75.11.1003-mustikajaya",
    "32.75.09.1002-jatiasih",
)
LEVELS_DBFS = {"32.75.10.1003-jatiranggon": -30.0, "32.75.05.1004-bojong-menteng": -14.0}
USUAL_LEVEL_DBFS = -20.0
FPS = 25
RATE_HZ = 48_000
# Columns from here on hold the two clocks; they jump at the loop's seam, as a clock does.
CLOCKS_X, CLOCKS_Y = 1000, 240


@dataclass(frozen=True, slots=True)
class Packets:
    """What the file holds, read without decoding."""

    key_frames: list[int]
    video_pts_s: list[float]
    video_dts_s: list[float]
    audio_end_s: float


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.mp4"


def boxes(path: Path) -> list[str]:
    """List the names of the file's top boxes in their order."""
    data, at, names = path.read_bytes(), 0, []
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        names.append(data[at + 4 : at + 8].decode("ascii"))
        at += size
    return names


def packets_of(path: Path) -> Packets:
    keys: list[int] = []
    pts: list[float] = []
    dts: list[float] = []
    audio_end_s = 0.0
    with av.open(str(path)) as container:
        for packet in container.demux():
            if packet.pts is None or packet.dts is None or packet.time_base is None:
                continue
            if packet.stream.type == "video":
                if packet.is_keyframe:
                    keys.append(len(pts))
                pts.append(float(packet.pts * packet.time_base))
                dts.append(float(packet.dts * packet.time_base))
            else:
                audio_end_s = float((packet.pts + (packet.duration or 0)) * packet.time_base)
    return Packets(keys, pts, dts, audio_end_s)


def lumas(path: Path, wanted: set[int]) -> Iterator[npt.NDArray[np.int16]]:
    """Decode the luma of some frames, in order."""
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number in wanted:
                plane = frame.planes[0]
                rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
                yield rows[:, : plane.width].astype(np.int16)
            if number >= max(wanted):
                return


def samples_of(path: Path) -> npt.NDArray[np.float64]:
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)]).astype(np.float64)


def frame_levels_db(samples: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the level of each 40 ms."""
    step = RATE_HZ // FPS
    blocks = samples[: len(samples) // step * step].reshape(-1, step)
    return 10 * np.log10(np.mean(blocks**2, axis=1) + 1e-12)


def test_the_twelve_sites_and_nothing_else() -> None:
    assert {path.stem for path in FOLDER.glob("*.mp4")} == set(NAMES)


def test_all_twelve_fit_into_six_megabytes() -> None:
    assert sum(path_of(name).stat().st_size for name in NAMES) <= 6_000_000


def test_loops_do_not_align() -> None:
    durations = {len(packets_of(path_of(name)).video_pts_s) for name in NAMES}
    assert len(durations) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_streams(name: str) -> None:
    path = path_of(name)
    assert path.stat().st_size <= 600_000
    with av.open(str(path)) as container:
        assert [stream.type for stream in container.streams] == ["video", "audio"]
        video, audio = container.streams.video[0], container.streams.audio[0]
        context = video.codec_context
        assert (context.name, context.width, context.height, context.pix_fmt) == ("h264", 1280, 720, "yuv420p")
        assert video.average_rate == FPS
        # 1 is BT.709 in all three, and 1 is limited range.
        flags = (context.color_primaries, context.color_trc, context.colorspace, context.color_range)
        assert [int(flag) for flag in flags] == [1, 1, 1, 1]
        assert (audio.codec_context.name, audio.profile, audio.sample_rate) == ("aac", "LC", RATE_HZ)
        assert audio.layout.name == "mono"
        assert 40_000 <= (audio.bit_rate or 0) <= 54_000


@pytest.mark.parametrize("name", NAMES)
def test_packets(name: str) -> None:
    path = path_of(name)
    packets = packets_of(path)
    frames = len(packets.video_pts_s)
    assert 20 * FPS <= frames <= 30 * FPS
    assert packets.key_frames == list(range(0, frames, FPS))
    # Without B-frames the order of decoding is the order of showing.
    assert packets.video_pts_s == packets.video_dts_s
    assert np.allclose(packets.video_pts_s, np.arange(frames) / FPS, atol=1e-4)
    # Sound ends with the picture, so that a loop keeps lip sync.
    assert packets.audio_end_s == pytest.approx(frames / FPS, abs=0.002)
    order = boxes(path)
    assert order.index("moov") < order.index("mdat")


@pytest.mark.parametrize("name", NAMES)
def test_every_group_of_pictures_starts_anew(name: str) -> None:
    with av.open(str(path_of(name))) as container:
        stream = container.streams.video[0]
        container.seek(int(7 / (stream.time_base or 1)), stream=stream)
        first = next(container.decode(video=0))
    assert (first.key_frame, first.is_corrupt, first.time) == (True, False, pytest.approx(7.0))


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_moves_and_loops(name: str) -> None:
    path = path_of(name)
    last = len(packets_of(path).video_pts_s) - 1
    wanted = {0, 60, 61, 62, 63, 64, 65, 75, last}
    shown = dict(zip(sorted(wanted), lumas(path, wanted), strict=True))
    steps = [np.abs(shown[at + 1] - shown[at]).max() for at in range(60, 65)]
    assert min(steps) > 8, "something moves between any two frames"
    people = np.s_[CLOCKS_Y:, :]
    assert np.mean(np.abs(shown[75] - shown[60])[people] > 24) > 0.0005
    # Outside the clocks the last frame leads to the first as any frame leads to the next.
    seam = np.abs(shown[last] - shown[0])
    seam[:CLOCKS_Y, CLOCKS_X:] = 0
    assert np.mean(seam > 40) < 0.005
    # A drawing in limited range, neither black nor flat.
    assert 60 < shown[0].mean() < 200
    assert shown[0].std() > 25


@pytest.mark.parametrize("name", NAMES)
def test_speech(name: str) -> None:
    samples = samples_of(path_of(name))
    levels_db = frame_levels_db(samples)
    active = levels_db > levels_db.max() - 25
    assert 1 - active.mean() < 0.6, "mostly speech"
    speech_dbfs = 10 * np.log10(np.mean(10 ** (levels_db[active] / 10)))
    assert speech_dbfs == pytest.approx(LEVELS_DBFS.get(name, USUAL_LEVEL_DBFS), abs=1.0)
    assert np.abs(samples).max() < 1.0
    # The room is heard between the sentences, but it is not digital silence and no noise either.
    pauses_db = levels_db[levels_db < levels_db.max() - 40]
    assert pauses_db.size == 0 or pauses_db.min() > -75
    spoken = np.flatnonzero(active)
    assert (len(levels_db) - 1 - spoken[-1]) / FPS <= 1.0, "the pause before the loop is short"
