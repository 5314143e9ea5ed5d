from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.shm.ring import _ANCHOR_LOCK, CAPACITY, SAMPLE_RATE, Anchor, AudioRing
from tests.shm.children import write_sound
from tests.shm.conftest import Start
from tests.shm.patterns import ramp
from tests.waiting import DEADLINE_S, wait_for

Samples = NDArray[np.float32]


@pytest.fixture
def ring() -> Iterator[AudioRing]:
    made = AudioRing.create()
    yield made
    made.close()


def write(ring: AudioRing, count: int) -> None:
    ring.write(ramp(ring.written, count), ring.written * 10, ring.written * 100)


def read(ring: AudioRing, position: int, count: int) -> Samples | None:
    out = np.full(count, -1, np.float32)
    return out if ring.read_into(position, out) else None


def test_a_new_ring_is_empty(ring: AudioRing) -> None:
    assert (ring.written, ring.epoch, ring.anchor()) == (0, 0, None)
    assert read(ring, 0, 1) is None
    assert read(ring, 0, 0) is not None


def test_what_is_written_is_read(ring: AudioRing) -> None:
    write(ring, 1000)
    assert ring.written == 1000
    for position, count in ((0, 1000), (0, 1), (999, 1), (250, 500)):
        out = read(ring, position, count)
        assert out is not None
        assert np.array_equal(out, ramp(position, count))


def test_what_is_not_there_yet_is_refused(ring: AudioRing) -> None:
    write(ring, 1000)
    assert read(ring, 0, 1001) is None
    assert read(ring, 1000, 1) is None
    assert read(ring, 5000, 10) is None


def test_before_the_first_sample_there_was_none(ring: AudioRing) -> None:
    write(ring, 1000)
    assert read(ring, -1, 1) is None
    assert read(ring, -480, 480) is None


def test_the_ring_goes_round_without_a_seam(ring: AudioRing) -> None:
    for _ in range(10):
        write(ring, CAPACITY // 3 + 11)
    seam = ring.written - ring.written % CAPACITY
    out = read(ring, seam - 500, 1000)
    assert out is not None
    assert np.array_equal(out, ramp(seam - 500, 1000))


def test_a_reader_that_was_overtaken_is_told_so(ring: AudioRing) -> None:
    write(ring, CAPACITY)
    assert read(ring, 0, 480) is not None
    write(ring, 1)
    assert read(ring, 0, 480) is None
    out = read(ring, 1, 480)
    assert out is not None
    assert np.array_equal(out, ramp(1, 480))


def test_all_that_the_ring_holds_can_be_read_at_once(ring: AudioRing) -> None:
    write(ring, CAPACITY + 12_345)
    out = read(ring, 12_345, CAPACITY)
    assert out is not None
    assert np.array_equal(out, ramp(12_345, CAPACITY))
    assert read(ring, 12_344, CAPACITY) is None


def test_a_block_longer_than_the_ring_leaves_its_end(ring: AudioRing) -> None:
    write(ring, 100)
    write(ring, 2 * CAPACITY + 77)
    assert ring.written == 2 * CAPACITY + 177
    out = read(ring, ring.written - CAPACITY, CAPACITY)
    assert out is not None
    assert np.array_equal(out, ramp(ring.written - CAPACITY, CAPACITY))


@given(st.lists(st.integers(0, CAPACITY + 5000), min_size=1, max_size=8), st.data())
def test_whatever_the_blocks_the_last_four_seconds_are_there(blocks: list[int], data: st.DataObject) -> None:
    ring = AudioRing.create()
    try:
        for count in blocks:
            write(ring, count)
        assert ring.written == sum(blocks)
        oldest = max(0, ring.written - CAPACITY)
        position = data.draw(st.integers(oldest - 2, ring.written + 2))
        count = data.draw(st.integers(0, 2000))
        out = read(ring, position, count)
        if position < oldest or position + count > ring.written:
            assert out is None
        else:
            assert out is not None
            assert np.array_equal(out, ramp(position, count))
    finally:
        ring.close()


class Watched(np.ndarray):
    """A block that calls back whenever a part of it is taken: the writer stands in the middle of a write."""

    meanwhile: Callable[[], None]

    def __getitem__(self, key: object) -> Samples:
        part: Samples = super().__getitem__(key)  # type: ignore[index]
        part = part.view(Watched)
        part.meanwhile = self.meanwhile  # type: ignore[attr-defined]
        self.meanwhile()
        return part

    def __array_finalize__(self, other: object) -> None:
        self.meanwhile = getattr(other, "meanwhile", lambda: None)


def test_a_reader_of_what_is_being_overwritten_is_told_so(ring: AudioRing) -> None:
    while ring.written < CAPACITY + SAMPLE_RATE:
        write(ring, SAMPLE_RATE)
    before = ring.written
    block = ramp(before, SAMPLE_RATE).view(Watched)
    seen: list[bool] = []

    def look() -> None:
        # The oldest second is overwritten right now, in two steps; nobody may take it for whole.
        oldest = read(ring, before - CAPACITY, SAMPLE_RATE)
        seen.append(oldest is None or bool(np.array_equal(oldest, ramp(before - CAPACITY, SAMPLE_RATE))))

    block.meanwhile = look
    ring.write(block, 0, 0)
    assert len(seen) >= 2
    assert all(seen)


def test_new_samples_are_not_seen_before_they_are_there(ring: AudioRing) -> None:
    write(ring, 100)
    block = ramp(100, 50).view(Watched)
    seen: list[int] = []
    block.meanwhile = lambda: seen.append(ring.written)
    ring.write(block, 0, 0)
    assert set(seen) == {100}
    assert ring.written == 150


# --- the anchor ------------------------------------------------------------------------------------


def test_the_anchor_says_when_the_first_sample_of_the_newest_block_was_captured(ring: AudioRing) -> None:
    ring.write(ramp(0, 480), 5_000, 111)
    assert ring.anchor() == Anchor(0, 5_000, 111)
    ring.write(ramp(480, 480), -15_000, 222)
    assert ring.anchor() == Anchor(480, -15_000, 222)


def test_no_anchor_is_better_than_half_of_one(ring: AudioRing) -> None:
    write(ring, 10)
    ring._head[_ANCHOR_LOCK] += 1
    assert ring.anchor() is None


def test_a_writer_that_died_in_the_anchor_does_not_spoil_it_for_the_next(ring: AudioRing) -> None:
    write(ring, 10)
    ring._head[_ANCHOR_LOCK] += 1
    for _ in range(3):
        write(ring, 10)
        assert ring.anchor() == Anchor(ring.written - 10, (ring.written - 10) * 10, (ring.written - 10) * 100)


def test_an_anchor_is_never_read_while_it_is_written(ring: AudioRing) -> None:
    torn: list[Anchor] = []

    class Head:
        """The head of the ring, with a reader that looks after every single store."""

        def __init__(self, head: memoryview) -> None:
            self._head = head

        def __getitem__(self, place: int) -> int:
            return int(self._head[place])

        def __setitem__(self, place: int, value: int) -> None:
            self._head[place] = value
            anchor = AudioRing.anchor(reader)
            if anchor and anchor.pts_us != anchor.index * 10:
                torn.append(anchor)

    reader = AudioRing.attach(ring.name)
    real = ring._head
    try:
        ring._head = Head(real)  # type: ignore[assignment]
        for _ in range(5):
            write(ring, 480)
    finally:
        ring._head = real
        reader.close()
    assert torn == []


# --- epochs ----------------------------------------------------------------------------------------


def test_an_epoch_begins_when_the_stream_is_opened_anew(ring: AudioRing) -> None:
    reader = AudioRing.attach(ring.name)
    try:
        write(ring, 100)
        before = reader.epoch
        ring.begin_epoch()
        assert reader.epoch_at == ring.written
        assert reader.epoch != before
        # Positions go on: a reader that has not noticed yet still reads what it asks for.
        assert reader.written == 100
        assert read(reader, 0, 100) is not None
    finally:
        reader.close()


# --- two processes ---------------------------------------------------------------------------------


def test_a_reader_never_hears_anything_but_what_was_written(ring: AudioRing, start: Start) -> None:
    start(write_sound, ring.name, until_stopped=True)
    wait_for(lambda: ring.written > CAPACITY, "the first four seconds")
    rng = random.Random("pembaca")
    whole = overtaken = anchored = 0
    until_s = time.monotonic() + DEADLINE_S
    while whole < 3000 or overtaken < 50 or anchored < 500 or ring.written < 8 * CAPACITY:
        assert time.monotonic() < until_s, f"{whole} whole, {overtaken} overtaken, {anchored} anchors"
        count = rng.randrange(1, 3000)
        written = ring.written
        # Half of the readings are at the end that is overwritten next.
        position = written - CAPACITY + rng.randrange(0, 3000) if rng.random() < 0.5 else written - count
        out = read(ring, position, count)
        if out is None:
            overtaken += 1
        else:
            whole += 1
            assert np.array_equal(out, ramp(position, count))
        anchor = ring.anchor()
        if anchor:
            anchored += 1
            assert (anchor.pts_us, anchor.arrived_ns) == (anchor.index * 10, anchor.index * 100)
