"""How much a cheaper way to decode small tiles may be seen: structural similarity to the full way.

SSIM as its authors define it: Wang, Bovik, Sheikh, Simoncelli, "Image Quality Assessment: From
Error Visibility to Structural Similarity", IEEE Transactions on Image Processing 13 (2004),
equation 13 with an 11×11 Gaussian window of σ 1.5, K1 0.01, K2 0.03, on luma, without the border
that the window does not fill.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from app.video.decoder import StreamDecoder
from app.video.opencv import Pyramid, Size, TileScaler
from app.video.source import PlaneReader

Luma = NDArray[np.uint8]

DecodeTiles = Callable[[Path, Size], Iterator[Luma]]
"""Decodes a clip and yields the luma of each picture as the tile of this size shows it."""

_WINDOW = 11
_SIGMA = 1.5
_C1 = (0.01 * 255) ** 2
_C2 = (0.03 * 255) ** 2


@dataclass(frozen=True, slots=True)
class Similarity:
    """1 means the same picture. `worst` is the mean of the picture that differs most."""

    mean: float
    worst: float
    pictures: int


def ssim(one: Luma, other: Luma) -> float:
    """Return the mean structural similarity of two pictures of the same size, at least 11×11."""
    if one.shape != other.shape or min(one.shape) < _WINDOW:
        raise ValueError(f"these cannot be compared: {one.shape} and {other.shape}")
    x, y = one.astype(np.float64), other.astype(np.float64)
    mean_x, mean_y = _blurred(x), _blurred(y)
    variance_x = _blurred(x * x) - mean_x * mean_x
    variance_y = _blurred(y * y) - mean_y * mean_y
    covariance = _blurred(x * y) - mean_x * mean_y
    likeness = ((2 * mean_x * mean_y + _C1) * (2 * covariance + _C2)) / (
        (mean_x * mean_x + mean_y * mean_y + _C1) * (variance_x + variance_y + _C2)
    )
    return float(np.mean(likeness))


def _blurred(plane: NDArray[np.float64]) -> NDArray[np.float64]:
    border = _WINDOW // 2
    blurred = cv2.GaussianBlur(plane, (_WINDOW, _WINDOW), _SIGMA)
    return np.asarray(blurred[border:-border, border:-border], dtype=np.float64)


def compare(clip: Path, size: Size, full: DecodeTiles, cheap: DecodeTiles) -> Similarity:
    """Decode a clip in both ways and compare picture by picture. Raises ValueError if one yields fewer."""
    values = [ssim(a, b) for a, b in zip(full(clip, size), cheap(clip, size), strict=True)]
    return Similarity(float(np.mean(values)), min(values), len(values))


def full_tiles(clip: Path, size: Size) -> Iterator[Luma]:
    """Decode everything, convert the whole picture to BGR with swscale, and take the true area average."""
    with av.open(str(clip)) as container:
        video = container.streams.video[0]
        for frame in container.decode(video):
            # What names no matrix is BT.709 from 720 lines on, for us and for most others; swscale takes BT.601.
            matrix = "ITU709" if frame.height >= 720 else "ITU601"
            bgr = frame.to_ndarray(format="bgr24", src_colorspace=matrix, dst_colorspace=matrix)
            small = cv2.resize(bgr, (size.width, size.height), interpolation=cv2.INTER_AREA)
            yield np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def worker_tiles(clip: Path, size: Size, *, without_loop_filter: bool) -> Iterator[Luma]:
    """Decode and scale as a feed worker does."""
    with av.open(str(clip)) as container:
        video = container.streams.video[0]
        video.thread_count = 1
        decoder = StreamDecoder(video)
        decoder.leave_out_loop_filter(without_loop_filter)
        planes, pyramid, scaler = PlaneReader(), Pyramid(), TileScaler(size)
        pixels = np.empty((size.height, size.width, 4), dtype=np.uint8)
        for packet in container.demux(video):
            for frame in decoder.decode(packet) if packet.size else decoder.drain():
                pyramid.begin(planes.planes(frame))
                scaler.convert(pyramid, pixels)
                yield np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2GRAY), dtype=np.uint8)


unfiltered_tiles: DecodeTiles = partial(worker_tiles, without_loop_filter=True)
"""A worker's tile without H.264's loop filter."""

filtered_tiles: DecodeTiles = partial(worker_tiles, without_loop_filter=False)
"""A worker's tile with it: what is missing to 1 here is the scaling's."""
