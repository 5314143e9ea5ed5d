from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app.shm.frames import FrameSlots
from app.shm.ring import AudioRing
from app.shm.segment import ALIGNMENT, Segment, aligned
from tests.waiting import wait_for

ROOT = Path(__file__).parents[2]
SHM = Path("/dev/shm")
on_linux = pytest.mark.skipif(not SHM.is_dir(), reason="shared memory is no folder here")


@pytest.mark.parametrize(("size", "whole"), [(0, 0), (1, 64), (64, 64), (65, 128), (1000, 1024)])
def test_sizes_are_whole_cache_lines(size: int, whole: int) -> None:
    assert aligned(size) == whole
    assert ALIGNMENT == 64


def test_a_new_segment_is_empty_and_large_enough() -> None:
    segment = Segment.create(1000)
    try:
        assert len(segment.view) >= 1000
        assert not segment.view.any()
    finally:
        segment.close()


def test_both_ends_see_the_same_bytes() -> None:
    owner = Segment.create(64)
    guest = Segment.attach(owner.name)
    try:
        owner.view[3] = 7
        guest.view[4] = 8
        assert (guest.view[3], owner.view[4]) == (7, 8)
    finally:
        guest.close()
        owner.close()


def test_a_guest_that_leaves_takes_nothing_along() -> None:
    owner = Segment.create(64)
    try:
        for _ in range(3):
            guest = Segment.attach(owner.name)
            guest.close()
            guest.close()
        owner.view[0] = 1
    finally:
        owner.close()


def test_after_the_owner_has_closed_nobody_comes_in_any_more() -> None:
    owner = Segment.create(64)
    owner.close()
    with pytest.raises(FileNotFoundError):
        Segment.attach(owner.name)


@pytest.mark.parametrize("attach", [FrameSlots.attach, AudioRing.attach])
def test_a_worker_that_comes_too_late_is_told_so(attach: type) -> None:
    with pytest.raises(FileNotFoundError):
        attach("psm_tidak_ada")  # type: ignore[call-arg]


def test_closing_twice_is_harmless() -> None:
    owner = Segment.create(64)
    owner.close()
    owner.close()


def test_a_closed_segment_shows_nothing() -> None:
    owner = Segment.create(64)
    owner.close()
    assert len(owner.view) == 0


def test_memory_stays_readable_while_somebody_looks_at_it() -> None:
    slots = FrameSlots.create(321, 181)
    slots.begin_write(321, 181)[:] = 9
    slots.publish(1, 2)
    picture = slots.newest()
    assert picture is not None
    slots.close()
    del slots
    # A reader of unmapped memory would not fail, it would end the process.
    assert np.all(picture.pixels == 9)
    picture.pixels[:] = 8
    assert np.all(picture.pixels == 8)


def test_a_guest_reads_on_after_the_owner_has_closed() -> None:
    owner = Segment.create(64)
    guest = Segment.attach(owner.name)
    owner.view[:64] = 5
    owner.close()
    assert np.all(guest.view[:64] == 5)
    guest.close()


@on_linux
def test_no_file_and_no_handle_is_left() -> None:
    # The first segment of a process also starts its resource tracker, which keeps a pipe.
    Segment.create(64).close()
    handles = len(os.listdir("/proc/self/fd"))
    owner = Segment.create(64)
    guest = Segment.attach(owner.name)
    assert (SHM / owner.name).exists()
    guest.close()
    owner.close()
    assert not (SHM / owner.name).exists()
    assert len(os.listdir("/proc/self/fd")) == handles


@on_linux
def test_a_segment_for_which_there_is_no_room_is_refused_and_not_begun() -> None:
    # Without the check the first write beyond the room would end the process with SIGBUS.
    before = set(os.listdir(SHM))
    with pytest.raises(OSError, match="No space left"):
        Segment.create(shutil.disk_usage(SHM).total + 1_000_000)
    assert set(os.listdir(SHM)) - before == set()


@on_linux
def test_a_worker_that_ends_leaves_the_memory_to_its_owner() -> None:
    # bpo-38119: before 3.13 the resource tracker of a guest unlinked what the owner still used.
    owner = Segment.create(64)
    try:
        code = f"from app.shm.segment import Segment; Segment.attach({owner.name!r}).view[0] = 4"
        child = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, timeout=60)
        assert child.stderr == b""
        assert owner.view[0] == 4
        Segment.attach(owner.name).close()
    finally:
        owner.close()


@on_linux
def test_a_console_that_was_killed_leaves_no_memory_behind() -> None:
    code = (
        "import sys; from app.shm.ring import AudioRing; ring = AudioRing.create();"
        "print(ring.name, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as console:
        assert console.stdout is not None
        name = console.stdout.readline().decode().strip()
        assert (SHM / name).exists()
        console.kill()
    wait_for(lambda: not (SHM / name).exists(), "the memory to be freed")
