from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest

from app.shm.frames import BYTES_PER_PIXEL, HELD_SLOTS, MOST_HELD, SLOTS, FrameSlots, Picture
from app.shm.segment import ALIGNMENT
from tests.shm.children import die_while_painting, write_pictures
from tests.shm.conftest import Start
from tests.shm.patterns import picture_bytes, picture_size
from tests.waiting import DEADLINE_S, wait_for

WIDTH, HEIGHT = 321, 181


@pytest.fixture
def slots() -> Iterator[FrameSlots]:
    made = FrameSlots.create(WIDTH, HEIGHT)
    yield made
    made.close()


def paint(slots: FrameSlots, number: int, width: int = WIDTH, height: int = HEIGHT) -> None:
    slots.begin_write(width, height)[:] = number
    slots.publish(number * 1000, number * 7)


def newest(slots: FrameSlots) -> Picture:
    picture = slots.newest()
    assert picture is not None
    return picture


def test_before_the_first_picture_there_is_none(slots: FrameSlots) -> None:
    assert (slots.sequence, slots.newest()) == (0, None)


def test_a_picture_is_what_was_written(slots: FrameSlots) -> None:
    pixels = slots.begin_write(WIDTH, HEIGHT)
    assert (pixels.shape, pixels.dtype, pixels.flags.c_contiguous) == ((HEIGHT, WIDTH, BYTES_PER_PIXEL), np.uint8, True)
    pixels[:] = np.arange(pixels.size, dtype=np.uint32).reshape(pixels.shape) % 256
    expected = pixels.copy()
    assert slots.publish(40_000, 7) == 1
    picture = newest(slots)
    assert (picture.sequence, picture.pts_us, picture.arrived_ns) == (1, 40_000, 7)
    assert np.array_equal(picture.pixels, expected)
    assert slots.is_intact(picture)


def test_a_picture_is_not_seen_before_it_is_published(slots: FrameSlots) -> None:
    slots.begin_write(WIDTH, HEIGHT)[:] = 1
    assert slots.newest() is None
    slots.publish(0, 0)
    slots.begin_write(WIDTH, HEIGHT)[:] = 2
    assert newest(slots).sequence == 1
    assert int(newest(slots).pixels.max()) == 1


def test_the_newest_is_shown_and_the_number_counts_every_picture(slots: FrameSlots) -> None:
    for number in range(1, 3 * SLOTS):
        paint(slots, number)
        assert slots.sequence == newest(slots).sequence == number
        assert newest(slots).slot == number % SLOTS
        assert np.all(newest(slots).pixels == number)


def test_sizes_change_from_picture_to_picture(slots: FrameSlots) -> None:
    for number, (width, height) in enumerate([(321, 181), (1, 1), (3, 181), (321, 1), (17, 13)], start=1):
        paint(slots, number, width, height)
        picture = newest(slots)
        assert picture.pixels.shape == (height, width, BYTES_PER_PIXEL)
        assert np.all(picture.pixels == number)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 5), (33, 17), (641, 359)])
def test_slots_of_odd_sizes_do_not_touch_each_other(width: int, height: int) -> None:
    slots = FrameSlots.create(width, height)
    try:
        for number in range(1, SLOTS + 1):
            paint(slots, number, width, height)
            held = newest(slots)
            assert np.all(held.pixels == number)
        planes = [slots._pixels(slot, width, height) for slot in range(SLOTS)]
        assert [set(np.unique(plane).tolist()) for plane in planes] == [{3}, {1}, {2}]
        # Each begins on a cache line of its own: the memory itself begins on a page.
        assert [plane.ctypes.data % ALIGNMENT for plane in planes] == [0, 0, 0]
    finally:
        slots.close()


@pytest.mark.parametrize(("width", "height"), [(WIDTH + 1, 2), (2, HEIGHT + 1), (10_000, 10_000)])
def test_a_picture_that_does_not_fit_is_refused_and_disturbs_nothing(
    slots: FrameSlots, width: int, height: int
) -> None:
    paint(slots, 1)
    shown = newest(slots)
    with pytest.raises(ValueError, match=f"{width}×{height} does not fit into {WIDTH}×{HEIGHT}"):
        slots.begin_write(width, height)
    assert slots.is_intact(shown)
    assert newest(slots).sequence == 1


def test_a_picture_stays_whole_for_one_more_and_is_told_apart_from_then_on(slots: FrameSlots) -> None:
    paint(slots, 1)
    held = newest(slots)
    paint(slots, 2)
    slots.begin_write(WIDTH, HEIGHT)
    slots.publish(0, 0)
    assert slots.is_intact(held)
    assert np.all(held.pixels == 1)
    slots.begin_write(WIDTH, HEIGHT)
    assert not slots.is_intact(held)
    slots.publish(0, 0)
    assert not slots.is_intact(held)


def test_a_reader_in_another_place_sees_the_same(slots: FrameSlots) -> None:
    reader = FrameSlots.attach(slots.name)
    try:
        assert (reader.name, reader.width, reader.height) == (slots.name, WIDTH, HEIGHT)
        assert reader.newest() is None
        paint(slots, 5, 31, 17)
        assert newest(reader).pixels.shape == (17, 31, BYTES_PER_PIXEL)
        assert np.all(newest(reader).pixels == 5)
    finally:
        reader.close()


def test_a_head_that_makes_no_sense_is_no_picture(slots: FrameSlots) -> None:
    paint(slots, 1)
    head = slots._heads[1]
    for name, value in (("width", WIDTH + 1), ("height", HEIGHT + 1), ("width", 0), ("height", 0), ("sequence", 0)):
        before = head[name].copy()
        head[name] = value
        assert slots.newest() is None
        head[name] = before
    assert newest(slots).sequence == 1


# --- two processes ---------------------------------------------------------------------------------


def test_a_reader_never_sees_a_torn_picture_that_is_called_intact(slots: FrameSlots, start: Start) -> None:
    start(write_pictures, slots.name, until_stopped=True)
    wait_for(lambda: slots.sequence, "the first picture")
    intact = overtaken = 0
    first, last = slots.sequence, 0
    until_s = time.monotonic() + DEADLINE_S
    while intact < 1500 or overtaken < 20 or slots.sequence - first < 3000:
        assert time.monotonic() < until_s, f"{intact} intact, {overtaken} overtaken, {slots.sequence} written"
        picture = slots.newest()
        if picture is None:
            continue
        copy = picture.pixels.copy()
        # Every other time the reader is slow, so that the writer gets ahead of it.
        if picture.sequence % 2:
            copy = picture.pixels.copy()
        if not slots.is_intact(picture):
            overtaken += 1
            continue
        intact += 1
        number = picture.sequence
        assert number >= last
        last = number
        assert (picture.pts_us, picture.arrived_ns) == (number * 40_000, number * 7)
        assert copy.shape[1::-1] == picture_size(number, WIDTH, HEIGHT)
        assert np.all(copy == picture_bytes(number))


def test_a_writer_that_died_in_a_picture_leaves_the_one_before(slots: FrameSlots, start: Start) -> None:
    paint(slots, 1)
    held = newest(slots)
    died = start(die_while_painting, slots.name)
    died.join(DEADLINE_S)
    assert died.exitcode == 9
    assert slots.is_intact(held)
    assert np.all(newest(slots).pixels == 1)
    # The next worker finds the same memory and goes on.
    paint(slots, 2)
    assert newest(slots).sequence == 2
    assert np.all(newest(slots).pixels == 2)


def test_a_picture_is_not_seen_before_it_is_due() -> None:
    slots = FrameSlots.create(WIDTH, HEIGHT, HELD_SLOTS)
    try:
        for number in range(1, MOST_HELD + 3):
            slots.begin_write(WIDTH, HEIGHT)[:] = number
            slots.publish(pts_us=number, arrived_ns=0, due_ns=number * 100)
        assert slots.newest(now_ns=50) is None
        for number in range(2, MOST_HELD + 3):
            picture = slots.newest(now_ns=number * 100 + 50)
            assert picture is not None
            assert picture.pts_us == number
            assert slots.is_intact(picture)
            assert (picture.pixels == number).all()
        assert newest(slots).pts_us == MOST_HELD + 2
    finally:
        slots.close()
