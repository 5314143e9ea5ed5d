from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.diagnosis import (
    BLACK_HIGHLIGHT,
    BLURRED_SHARPNESS,
    DARK_HIGHLIGHT,
    FLAT_SPREAD,
    FROZEN_CHANGE,
    Diagnosis,
    PictureFigures,
    Reading,
)
from app.domain.finding import Finding
from app.video.picture_probe import PictureProbe

Picture = NDArray[np.uint8]

CLIPS = sorted((Path(__file__).parents[2] / "resources" / "demo").glob("*.mp4"))
WIDTH, HEIGHT = 320, 180
READINGS_PER_S = 2


def pictures_of(file: Any, every: int = 1) -> Iterator[Picture]:  # noqa: ANN401 - a path or a buffer
    """Yield every n-th picture in the size of a tile."""
    with av.open(file) as container:
        stream = container.streams.video[0]
        for number, frame in enumerate(container.decode(stream)):
            if number % every == 0:
                yield frame.reformat(WIDTH, HEIGHT, "bgra", interpolation="AREA").to_ndarray()


def findings(pictures: Iterable[Picture]) -> list[tuple[float, tuple[Finding, ...]]]:
    """Return when something was said about pictures that come twice a second, and what."""
    probe, diagnosis = PictureProbe(), Diagnosis(wants_sound=False)
    said: list[tuple[float, tuple[Finding, ...]]] = []
    for number, picture in enumerate(pictures):
        at_s = number / READINGS_PER_S
        now = diagnosis.step(Reading(at_s, has_video=True, has_audio=False, picture=probe.measure(picture)))
        if now:
            said.append((at_s, now))
    return said


def solid(level: int, width: int = WIDTH, height: int = HEIGHT) -> Picture:
    return np.full((height, width, 4), level, dtype=np.uint8)


def measure(picture: Picture) -> PictureFigures:
    return PictureProbe().measure(picture)


@pytest.fixture(scope="module")
def scene() -> Picture:
    return next(pictures_of(str(CLIPS[0])))


def test_black_is_black_and_a_dark_room_is_not(scene: Picture) -> None:
    black = measure(solid(0))
    assert (black.brightness, black.highlight, black.spread, black.sharpness) == (0, 0, 0, None)
    covered = np.random.default_rng(1).integers(0, 6, (HEIGHT, WIDTH, 4), dtype=np.uint8)
    assert measure(covered).highlight < BLACK_HIGHLIGHT.bad
    dark = (scene * 0.2).astype(np.uint8)
    assert BLACK_HIGHLIGHT.good < measure(dark).highlight < DARK_HIGHLIGHT.bad
    assert measure(scene).highlight > DARK_HIGHLIGHT.good


def test_bars_beside_an_upright_telephone_do_not_make_it_dark(scene: Picture) -> None:
    barred = solid(0)
    barred[:, 110:210] = scene[:, 110:210]
    assert measure(barred).highlight > DARK_HIGHLIGHT.good


def test_only_a_picture_far_out_of_focus_is_blurred(scene: Picture) -> None:
    assert measure(scene).sharpness == pytest.approx(0.81, abs=0.05)
    enlarged = np.asarray(cv2.resize(cv2.resize(scene, (160, 90), interpolation=cv2.INTER_AREA), (WIDTH, HEIGHT)))
    soft = measure(enlarged)
    assert soft.sharpness is not None
    assert soft.sharpness > BLURRED_SHARPNESS.good
    out_of_focus = measure(np.asarray(cv2.GaussianBlur(scene, (0, 0), 3)))
    assert out_of_focus.sharpness is not None
    assert out_of_focus.sharpness < BLURRED_SHARPNESS.bad
    assert out_of_focus.spread > FLAT_SPREAD


def test_the_clock_that_a_camera_writes_does_not_hide_a_blurred_picture(scene: Picture) -> None:
    blurred = np.array(cv2.GaussianBlur(scene, (0, 0), 3))
    cv2.putText(blurred, "24-11-2026 09:15", (4, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (255, 255, 255, 255), 1)
    sharpness = measure(blurred).sharpness
    assert sharpness is not None
    assert sharpness < BLURRED_SHARPNESS.bad


def test_contrast_is_not_focus(scene: Picture) -> None:
    pale = (scene * 0.4 + 120).astype(np.uint8)
    assert measure(pale).sharpness == pytest.approx(measure(scene).sharpness, abs=0.1)


def test_a_larger_tile_gives_the_same_figures(scene: Picture) -> None:
    large = np.asarray(cv2.resize(scene, (960, 540), interpolation=cv2.INTER_NEAREST))
    small_figures, large_figures = measure(scene), measure(large)
    assert large_figures.brightness == pytest.approx(small_figures.brightness, abs=0.5)
    assert large_figures.highlight == pytest.approx(small_figures.highlight, abs=0.5)
    assert large_figures.sharpness == pytest.approx(small_figures.sharpness, abs=0.02)


def test_the_first_picture_and_one_of_another_size_are_compared_with_nothing(scene: Picture) -> None:
    probe = PictureProbe()
    assert probe.measure(scene).change is None
    assert probe.measure(scene).change == 0
    assert probe.measure(scene[:160]).change is None
    probe.forget()
    assert probe.measure(scene[:160]).change is None


def test_a_small_thing_that_moves_is_seen() -> None:
    probe = PictureProbe()
    probe.measure(solid(100))
    moved = solid(100)
    moved[100:110, 200:210] = 130
    change = probe.measure(moved).change
    assert change is not None
    assert change >= FROZEN_CHANGE.good


@pytest.mark.parametrize(("width", "height"), [(2, 2), (30, 90), (33, 37), (318, 178), (100, 300)])
def test_any_tile_can_be_measured(width: int, height: int) -> None:
    noise = np.random.default_rng(2).integers(0, 256, (height, width, 4), dtype=np.uint8)
    figures = measure(noise)
    assert 0 <= figures.brightness <= 255
    assert figures.sharpness is None or 0 <= figures.sharpness <= 1


def test_the_probe_neither_keeps_nor_changes_the_picture(scene: Picture) -> None:
    shown = scene.copy()
    shown.flags.writeable = False
    probe = PictureProbe()
    probe.measure(shown)
    shown.flags.writeable = True
    shown[:] = 0
    change = probe.measure(scene).change
    assert change == 0


def encoded(pictures: Iterable[Picture], crf: int) -> io.BytesIO:
    """Return an H.264 stream of tile-size pictures, ten a second, a keyframe every two seconds."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", "matroska") as container:
        stream = container.add_stream("libx264", rate=Fraction(10))
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = 640, 360, "yuv420p", 20
        stream.options = {"preset": "ultrafast", "crf": str(crf)}
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="bgra")))
        container.mux(stream.encode(None))
    buffer.seek(0)
    return buffer


def still_room(scene: Picture, sigma: float, seconds: int) -> Iterator[Picture]:
    """Yield a room in which nothing moves, through a sensor whose noise is new in every picture."""
    random = np.random.default_rng(3)
    large = np.asarray(cv2.resize(scene, (640, 360))).astype(np.float32)
    noises = [random.normal(0, sigma, large.shape).astype(np.float32) for _ in range(4)]
    for number in range(seconds * 10):
        noise = np.roll(noises[number % 4], int(random.integers(360)), axis=0)
        yield np.clip(large + noise, 0, 255).astype(np.uint8)


def test_a_still_room_with_sensor_noise_is_not_frozen(scene: Picture) -> None:
    assert findings(pictures_of(encoded(still_room(scene, 2, 45), crf=23), every=5)) == []


def test_a_still_room_whose_noise_the_encoder_ate_is_not_called_frozen_early(scene: Picture) -> None:
    said = findings(pictures_of(encoded(still_room(scene, 2, 40), crf=35), every=5))
    assert all(at_s >= FROZEN_CHANGE.raise_after_s for at_s, _ in said)


@pytest.mark.parametrize("crf", [23, 35])
def test_a_frozen_source_is_found_behind_an_encoder_that_goes_on(scene: Picture, crf: int) -> None:
    room = next(still_room(scene, 2, 1))
    said = findings(pictures_of(encoded([room] * 400, crf=crf), every=5))
    assert said
    assert said[0][0] <= FROZEN_CHANGE.raise_after_s + 3
    assert {now for _, now in said} == {(Finding.FROZEN,)}


def test_black_and_dark_and_blurred_pictures_are_found(scene: Picture) -> None:
    random = np.random.default_rng(4)

    def alive(picture: Picture) -> Iterator[Picture]:
        for _ in range(40):
            yield np.clip(picture + random.normal(0, 1, picture.shape), 0, 255).astype(np.uint8)

    assert {now for _, now in findings(alive(solid(1)))} == {(Finding.BLACK,)}
    assert {now for _, now in findings(alive((scene * 0.2).astype(np.uint8)))} == {(Finding.DARK,)}
    assert {now for _, now in findings(alive(np.asarray(cv2.GaussianBlur(scene, (0, 0), 4))))} == {(Finding.BLURRED,)}


@pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.stem)
def test_no_demo_clip_raises_a_false_alarm(clip: Path) -> None:
    # The loop begins again twice, so that every hold time has the time to run out.
    pictures = list(pictures_of(str(clip), every=25 // READINGS_PER_S))
    assert len(pictures) >= 40
    assert findings(pictures * 2) == []


def test_all_twelve_clips_are_looked_at() -> None:
    assert len(CLIPS) == 12
