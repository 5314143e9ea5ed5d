"""The scaler against swscale, which knows every matrix and range: the same colours, the same picture."""

from __future__ import annotations

import tracemalloc

import av
import cv2
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace
from hypothesis import given
from hypothesis import strategies as st

from app.video.opencv import Planes, Pyramid, Size, TileScaler, fitted
from app.video.source import PlaneReader

COLOURS = [(255, 255, 255), (0, 0, 0), (200, 30, 30), (30, 200, 30), (30, 30, 200), (90, 160, 210), (128, 128, 128)]


def picture_of(colour: tuple[int, int, int], width: int = 640, height: int = 360) -> np.ndarray:
    made = np.empty((height, width, 3), np.uint8)
    made[:] = colour
    return made


def yuv_frame(rgb: np.ndarray, pixel_format: str, matrix: Colorspace, colour_range: ColorRange) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(rgb, "rgb24").reformat(
        format=pixel_format,
        dst_colorspace=matrix,
        dst_color_range=colour_range,
    )
    frame.colorspace = 1 if matrix == Colorspace.ITU709 else 5
    frame.color_range = 2 if colour_range == ColorRange.JPEG else 1
    return frame


def pyramid_of(planes: Planes) -> Pyramid:
    made = Pyramid()
    made.begin(planes)
    return made


def converted(frame: av.VideoFrame, size: Size) -> np.ndarray:
    out = np.zeros((size.height, size.width, 4), np.uint8)
    TileScaler(size).convert(pyramid_of(PlaneReader().planes(frame)), out)
    return out[..., 2::-1]


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("matrix", [Colorspace.ITU709, Colorspace.ITU601])
@pytest.mark.parametrize("colour_range", [ColorRange.MPEG, ColorRange.JPEG])
@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuv422p", "yuv444p", "yuv420p10le"])
def test_colours_are_true(
    colour: tuple[int, int, int], matrix: Colorspace, colour_range: ColorRange, pixel_format: str
) -> None:
    frame = yuv_frame(picture_of(colour), pixel_format, matrix, colour_range)
    found = converted(frame, Size(320, 180)).reshape(-1, 3).mean(axis=0)
    assert np.max(np.abs(found - np.array(colour))) <= 5, f"{found} is not {colour}"


def test_high_definition_without_a_description_is_bt709() -> None:
    frame = yuv_frame(picture_of((200, 30, 30), 1280, 720), "yuv420p", Colorspace.ITU709, ColorRange.MPEG)
    frame.colorspace = 2
    found = converted(frame, Size(320, 180)).reshape(-1, 3).mean(axis=0)
    assert np.max(np.abs(found - np.array((200, 30, 30)))) <= 5


def ssim(left: np.ndarray, right: np.ndarray) -> float:
    """Structural similarity (Wang et al. 2004) with an 11×11 Gaussian window."""
    a, b = left.astype(np.float32), right.astype(np.float32)

    def blur(plane: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(plane, (11, 11), 1.5)

    mean_a, mean_b = blur(a), blur(b)
    var_a, var_b = blur(a * a) - mean_a**2, blur(b * b) - mean_b**2
    cov = blur(a * b) - mean_a * mean_b
    c1, c2 = 6.5025, 58.5225
    score = ((2 * mean_a * mean_b + c1) * (2 * cov + c2)) / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))
    return float(score.mean())


@pytest.mark.parametrize("size", [Size(480, 270), Size(280, 158), Size(446, 250), Size(640, 360), Size(960, 540)])
def test_scaling_is_close_to_a_true_area_average(size: Size) -> None:
    rng = np.random.default_rng(3)
    scene = cv2.GaussianBlur(rng.integers(0, 255, (720, 1280), dtype=np.uint8), (0, 0), 3)
    luma = cv2.normalize(scene, None, 20, 230, cv2.NORM_MINMAX)
    grey = np.full((360, 640), 128, np.uint8)
    out = np.zeros((size.height, size.width, 4), np.uint8)
    TileScaler(size).convert(pyramid_of(Planes(luma, grey, grey, bt709=False, full_range=False)), out)
    reference = cv2.resize(luma, (size.width, size.height), interpolation=cv2.INTER_AREA).astype(np.float32)
    shown = np.clip((reference - 16) * 255 / 219, 0, 255)
    assert ssim(out[..., 1], shown) > 0.985


def test_nothing_is_allocated_for_each_frame() -> None:
    size = Size(480, 270)
    frame = yuv_frame(picture_of((90, 160, 210), 1280, 720), "yuv420p", Colorspace.ITU709, ColorRange.MPEG)
    planes, pyramid, scaler = PlaneReader().planes(frame), Pyramid(), TileScaler(size)
    out = np.zeros((size.height, size.width, 4), np.uint8)
    pyramid.begin(planes)
    scaler.convert(pyramid, out)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    for _ in range(20):
        pyramid.begin(planes)
        scaler.convert(pyramid, out)
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert peak < 20_000, "a plane of this size has 129,600 bytes"


def test_two_sizes_share_the_halves_and_stay_true() -> None:
    rng = np.random.default_rng(3)
    coarse = cv2.resize(rng.integers(0, 255, (18, 32, 3), dtype=np.uint8), (1280, 720), interpolation=cv2.INTER_CUBIC)
    frame = yuv_frame(coarse, "yuv420p", Colorspace.ITU709, ColorRange.MPEG)
    pyramid = pyramid_of(PlaneReader().planes(frame))
    for size in (Size(280, 158), Size(316, 178), Size(950, 534), Size(640, 360)):
        out = np.zeros((size.height, size.width, 4), np.uint8)
        TileScaler(size).convert(pyramid, out)
        assert np.array_equal(out[..., 2::-1], converted(frame, size))
    assert pyramid.level(158, 280)[0] is pyramid.level(178, 316)[0]


def test_a_new_picture_does_not_show_the_halves_of_the_one_before() -> None:
    size, pyramid = Size(320, 180), Pyramid()
    out = np.zeros((size.height, size.width, 4), np.uint8)
    for colour in ((200, 30, 30), (30, 30, 200)):
        frame = yuv_frame(picture_of(colour, 1280, 720), "yuv420p", Colorspace.ITU709, ColorRange.MPEG)
        pyramid.begin(PlaneReader().planes(frame))
        TileScaler(size).convert(pyramid, out)
        assert np.max(np.abs(out[..., 2::-1].reshape(-1, 3).mean(axis=0) - colour)) <= 5


@given(
    width=st.integers(16, 4096),
    height=st.integers(16, 4096),
    aspect=st.sampled_from([1.0, 4 / 3, 16 / 15, 0.5]),
    box_width=st.integers(16, 3840),
    box_height=st.integers(16, 2160),
)
def test_a_picture_always_fits_its_box_in_even_numbers(
    width: int, height: int, aspect: float, box_width: int, box_height: int
) -> None:
    size = fitted(width, height, aspect, Size(box_width, box_height))
    assert size.width % 2 == size.height % 2 == 0
    assert 2 <= size.width <= max(2, box_width)
    assert 2 <= size.height <= max(2, box_height)
    if min(size.width, size.height) > 100:
        assert size.width / size.height == pytest.approx(width * aspect / height, rel=0.04)
