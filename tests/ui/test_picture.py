from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from app.domain.identity import SiteId
from app.shm.frames import FrameSlots
from app.ui.picture import TilePicture
from tests.ui.fakes import FakePictures
from tests.ui.samples import plain

pytestmark = pytest.mark.usefixtures("styled_app")

SITE = SiteId("32.75.06.1003")
BOX = QRect(0, 0, 320, 180)


@pytest.fixture
def source(make_pictures: Callable[..., FakePictures]) -> FakePictures:
    pictures = make_pictures(SITE)
    pictures.request("wall", {SITE: (320, 180)})
    return pictures


@pytest.fixture
def picture(source: FakePictures) -> TilePicture:
    return TilePicture(source, "wall", SITE)


def painted(picture: TilePicture, box: QRect = BOX) -> QImage:
    canvas = QImage(box.size(), QImage.Format.Format_RGB32)
    canvas.fill(0)
    painter = QPainter(canvas)
    picture.paint(painter, box)
    painter.end()
    return canvas


def colour(image: QImage, x: int = 160, y: int = 90) -> tuple[int, int, int]:
    pixel = image.pixelColor(x, y)
    return (pixel.red(), pixel.green(), pixel.blue())


def newest(source: FakePictures) -> FrameSlots:
    return source.targets("wall", SITE)[-1]


def test_before_the_first_picture_there_is_nothing_to_paint(picture: TilePicture) -> None:
    assert not picture.refresh()
    assert not picture.has_picture
    assert colour(painted(picture)) == (0, 0, 0)
    assert picture.painted == 0


def test_a_site_nobody_asked_for_has_no_picture(source: FakePictures) -> None:
    elsewhere = TilePicture(source, "console", SITE)
    assert not elsewhere.refresh()
    assert not elsewhere.has_picture


def test_a_picture_is_painted_in_its_own_colours(picture: TilePicture, source: FakePictures) -> None:
    plain(newest(source), 200, 60, 10)
    assert picture.refresh()
    assert colour(painted(picture)) == (200, 60, 10)


def test_refresh_says_yes_once_for_each_picture(picture: TilePicture, source: FakePictures) -> None:
    for _ in range(7):
        plain(newest(source), 1, 2, 3)
        assert picture.refresh()
        assert not picture.refresh()


def test_a_picture_painted_many_times_counts_once(picture: TilePicture, source: FakePictures) -> None:
    plain(newest(source), 1, 2, 3)
    picture.refresh()
    for _ in range(3):
        painted(picture)
    assert picture.painted == 1
    plain(newest(source), 4, 5, 6)
    picture.refresh()
    painted(picture)
    assert picture.painted == 2


def test_the_age_is_counted_from_the_packet(picture: TilePicture, source: FakePictures) -> None:
    slots = newest(source)
    slots.begin_write(320, 180)
    slots.publish(0, time.monotonic_ns() - 250_000_000)
    picture.refresh()
    painted(picture)
    assert 250 <= picture.last_delay_ms < 5000


def test_all_three_slots_show_what_was_written_last(picture: TilePicture, source: FakePictures) -> None:
    for level in range(10, 100, 10):
        plain(newest(source), level, 0, 0)
        picture.refresh()
        assert colour(painted(picture)) == (level, 0, 0)


def test_new_slots_take_over_with_their_first_picture(picture: TilePicture, source: FakePictures) -> None:
    plain(newest(source), 200, 0, 0)
    picture.refresh()
    source.request("wall", {SITE: (640, 360)})
    assert not picture.refresh()
    assert colour(painted(picture)) == (200, 0, 0)
    plain(newest(source), 0, 200, 0)
    assert picture.refresh()
    assert colour(painted(picture)) == (0, 200, 0)


def test_a_picture_whose_memory_was_given_back_can_still_be_painted(picture: TilePicture, source: FakePictures) -> None:
    # The supervisor closes old slots the moment new ones have a picture; the tile may be painted in between.
    plain(newest(source), 200, 0, 0)
    picture.refresh()
    painted(picture)
    for size in range(2, 40):
        source.request("wall", {SITE: (size * 16, size * 9)})
        plain(newest(source), 0, 0, size)
        source.slots("wall", SITE)
        gc.collect()
        assert colour(painted(picture))[0] == 200
    source.close()
    gc.collect()
    assert colour(painted(picture)) == (200, 0, 0)
    assert not picture.refresh()
    assert not picture.has_picture


def test_a_smaller_picture_in_the_same_slots_is_painted_whole(picture: TilePicture, source: FakePictures) -> None:
    for width, height in ((320, 180), (240, 180), (320, 180), (320, 100)):
        for _ in range(4):
            plain(newest(source), 90, 90, 90, width, height)
            picture.refresh()
            image = painted(picture)
        left, top = (320 - width) // 2, (180 - height) // 2
        assert colour(image, left + 2, top + 2) == (90, 90, 90)
        if left > 4:
            assert colour(image, left - 3) == (0, 0, 0)
        if top > 4:
            assert colour(image, 160, top - 3) == (0, 0, 0)


@pytest.mark.parametrize("slack", [0, 1, 2])
def test_a_picture_that_almost_fits_fills_its_box(picture: TilePicture, source: FakePictures, slack: int) -> None:
    plain(newest(source), 9, 9, 9)
    picture.refresh()
    box = QRect(0, 0, 320 + slack, 180)
    assert picture.target(box) == box


def test_a_picture_with_an_even_side_too_much_is_cut_and_not_stretched(source: FakePictures) -> None:
    # The worker's sides are even: for 319×179 it sends 320×180.
    pixels = newest(source).begin_write(320, 180)
    pixels[:] = 255
    pixels[:, 0:320:2, :3] = 0
    newest(source).publish(0, time.monotonic_ns())
    picture = TilePicture(source, "wall", SITE)
    assert picture.refresh()
    canvas = painted(picture, QRect(0, 0, 319, 179))
    assert [colour(canvas, x)[0] for x in range(319)] == [0 if x % 2 == 0 else 255 for x in range(319)]
