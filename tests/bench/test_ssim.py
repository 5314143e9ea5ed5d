"""The measure itself is measured: known values, and the definition written out pixel by pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.video.opencv import Size
from tests.bench.ssim import Luma, compare, filtered_tiles, full_tiles, ssim, unfiltered_tiles
from tests.streams.camera import CameraSpec, make_camera


def _noise(shape: tuple[int, int], seed: int = 3) -> Luma:
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def test_the_same_picture_is_one() -> None:
    picture = _noise((40, 60))
    assert ssim(picture, picture) == pytest.approx(1.0, abs=1e-9)


def test_two_flat_pictures_differ_by_their_brightness_alone() -> None:
    dark, bright = np.full((20, 20), 100, np.uint8), np.full((20, 20), 120, np.uint8)
    c1 = (0.01 * 255) ** 2
    assert ssim(dark, bright) == pytest.approx((2 * 100 * 120 + c1) / (100**2 + 120**2 + c1), abs=1e-9)


def test_a_negative_is_unlike() -> None:
    picture = _noise((64, 64))
    assert ssim(picture, 255 - picture) < -0.9


def test_more_noise_is_less_alike() -> None:
    rng = np.random.default_rng(5)
    ground = np.full((80, 80), 128.0) + 40 * np.sin(np.arange(80) / 6)
    noise = rng.normal(0, 1, ground.shape)
    clean, little, much = (np.clip(ground + sigma * noise, 0, 255).astype(np.uint8) for sigma in (0, 3, 12))
    assert 1 > ssim(clean, little) > ssim(clean, much) > 0


def test_it_is_the_definition() -> None:
    """The published sums, window by window, without any blur function."""
    one, other = _noise((16, 18)), _noise((16, 18), seed=4)
    distance = np.arange(11) - 5
    window = np.exp(-(distance[:, None] ** 2 + distance[None, :] ** 2) / (2 * 1.5**2))
    window /= window.sum()
    values = []
    for top in range(16 - 10):
        for left in range(18 - 10):
            x = one[top : top + 11, left : left + 11].astype(float)
            y = other[top : top + 11, left : left + 11].astype(float)
            mean_x, mean_y = (window * x).sum(), (window * y).sum()
            var_x, var_y = (window * (x - mean_x) ** 2).sum(), (window * (y - mean_y) ** 2).sum()
            covariance = (window * (x - mean_x) * (y - mean_y)).sum()
            c1, c2 = 2.55**2, 7.65**2
            values.append(
                (2 * mean_x * mean_y + c1)
                * (2 * covariance + c2)
                / ((mean_x**2 + mean_y**2 + c1) * (var_x + var_y + c2))
            )
    assert ssim(one, other) == pytest.approx(np.mean(values), abs=1e-6)


@pytest.mark.parametrize("shapes", [((20, 20), (20, 22)), ((8, 40), (8, 40))])
def test_what_cannot_be_compared_is_refused(shapes: tuple[tuple[int, int], tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="compared"):
        ssim(_noise(shapes[0]), _noise(shapes[1]))


def test_tiles_of_a_clip_are_alike_and_the_loop_filter_is_seen(tmp_path: Path) -> None:
    spec = CameraSpec(width=640, height=360, seconds=1.0, bitrate_bps=150_000)
    clip = make_camera(spec, tmp_path, "camera").with_suffix(".nut")
    size = Size(240, 134)
    kept = compare(clip, size, full_tiles, filtered_tiles)
    skipped = compare(clip, size, full_tiles, unfiltered_tiles)
    assert kept.pictures == skipped.pictures == 25
    assert kept.mean > 0.98
    assert kept.mean > skipped.mean > 0.8
    assert skipped.worst <= skipped.mean
