"""When pictures are due: hand-made times, no stream."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator

import pytest

from app.shm.frames import MOST_HELD
from app.shm.ring import AudioRing
from app.video.lip_sync import LipSync
from app.video.picture_hold import LEAD_US, MOST_US, SPARED_US, PictureHold, Waiting

STEP_US = 40_000
READY_US = 5_000_000
"""A picture with time p is ready at p + this."""


def waits(hold: PictureHold, sound_later_us: int | None, pictures: int, first: int = 1, extra_us: int = 0) -> list[int]:
    """Return how long each of these pictures waits while its sound is heard so much after it is ready."""
    found = []
    for number in range(first, first + pictures):
        pts_us = number * STEP_US
        heard_us = None if sound_later_us is None else READY_US + sound_later_us
        found.append(hold.due_us(pts_us, pts_us + READY_US, heard_us, extra_us) - pts_us - READY_US)
    return found


def test_a_picture_nobody_hears_is_shown_at_once() -> None:
    assert waits(PictureHold(MOST_HELD), None, 50) == [0] * 50


def test_a_picture_is_seen_when_its_sound_is_heard() -> None:
    hold = PictureHold(MOST_HELD)
    found = waits(hold, 100_000, 60)
    assert found[0] <= STEP_US // 4
    assert found[-1] == pytest.approx(100_000 - LEAD_US, abs=8_000)
    assert max(after - before for before, after in itertools.pairwise(found)) <= STEP_US // 4
    assert hold.waiting is Waiting.IN_STEP


def test_an_offset_shows_the_picture_later_and_back_again() -> None:
    hold = PictureHold(MOST_HELD)
    assert waits(hold, 100_000, 60, extra_us=80_000)[-1] == pytest.approx(180_000 - LEAD_US, abs=8_000)
    assert waits(hold, 100_000, 60, first=61)[-1] == pytest.approx(100_000 - LEAD_US, abs=8_000)


def test_the_wait_ends_smoothly_with_the_sound() -> None:
    hold = PictureHold(MOST_HELD)
    waits(hold, 150_000, 60)
    found = waits(hold, None, 40, first=61)
    assert found[0] > 100_000
    assert found[-1] == 0
    assert min(after - before for before, after in itertools.pairwise(found)) >= -STEP_US // 4


def test_pictures_stay_in_order_when_they_are_ready_at_odd_times() -> None:
    hold = PictureHold(MOST_HELD)
    due = []
    for number in range(1, 200):
        pts_us = number * STEP_US
        ready_us = pts_us + READY_US + (number * 7919 % 90_000)
        due.append(hold.due_us(pts_us, ready_us, READY_US + 120_000))
        assert ready_us <= due[-1] <= ready_us + MOST_US
    assert due == sorted(due)


@pytest.mark.parametrize("jump_us", [-3_600_000_000, -200_000, 3_600_000_000])
def test_times_that_jump_do_not_freeze_the_picture(jump_us: int) -> None:
    hold = PictureHold(MOST_HELD)
    waits(hold, 150_000, 60)
    # The sound has not jumped yet.
    ready_us = 61 * STEP_US + READY_US
    assert hold.due_us(61 * STEP_US + jump_us, ready_us, READY_US + 150_000) - ready_us <= STEP_US


@pytest.mark.parametrize("lie_us", [-50_000_000, 1_500_000, 9 * 10**12])
def test_times_without_a_common_clock_are_not_followed(lie_us: int) -> None:
    hold = PictureHold(MOST_HELD)
    assert waits(hold, lie_us, 60) == [0] * 60
    assert hold.waiting is Waiting.NO_COMMON_TIME
    assert hold.seen_offset_us() is None


def test_a_sound_too_late_is_not_waited_for() -> None:
    hold = PictureHold(MOST_HELD)
    assert max(waits(hold, 600_000, 60)[10:]) == 0
    assert hold.waiting is Waiting.TOO_LONG


def test_no_more_pictures_wait_than_there_are_places() -> None:
    hold = PictureHold(most_pictures=3)
    assert max(waits(hold, 110_000, 100)) <= 3 * STEP_US


def test_a_sound_that_is_early_is_asked_to_wait_and_not_the_picture() -> None:
    hold = PictureHold(MOST_HELD)
    assert waits(hold, -120_000, 60) == [0] * 60
    assert hold.seen_offset_us() == READY_US + LEAD_US - SPARED_US
    assert hold.seen_offset_us(extra_us=-50_000) == READY_US + LEAD_US - SPARED_US + 50_000


@pytest.fixture
def ring() -> Iterator[AudioRing]:
    made = AudioRing.create()
    yield made
    made.close()


def test_only_a_site_in_step_waits_and_asks(ring: AudioRing) -> None:
    now_ns = 10**12
    sync = LipSync(ring, lambda: now_ns)

    def show(first: int) -> int:
        wait_us = -1
        for number in range(first, first + 60):
            pts_us = number * STEP_US
            ring.say_heard(READY_US + 100_000, now_ns)
            wait_us = sync.due_us(pts_us, pts_us + READY_US) - pts_us - READY_US
        return wait_us

    assert show(1) == 0
    assert ring.seen_offset_us is None
    sync.order(is_synced=True, offset_us=0)
    assert show(61) > 60_000
    assert ring.seen_offset_us == READY_US + LEAD_US - SPARED_US
    sync.order(is_synced=False, offset_us=0)
    assert show(121) == 0
    assert ring.seen_offset_us is None


def test_a_mixer_that_is_gone_is_not_waited_for(ring: AudioRing) -> None:
    ring.say_heard(READY_US, 10**12)
    assert ring.heard_offset_us(10**12 + 10**9 // 2) == READY_US
    assert ring.heard_offset_us(10**12 + 2 * 10**9) is None


def test_why_a_picture_is_not_in_step_is_said_once(ring: AudioRing, caplog: pytest.LogCaptureFixture) -> None:
    now_ns = 10**12
    sync = LipSync(ring, lambda: now_ns)
    sync.order(is_synced=True, offset_us=0)
    ring.say_heard(READY_US + 50_000_000, now_ns)
    with caplog.at_level(logging.INFO):
        for number in range(1, 300):
            sync.due_us(number * STEP_US, number * STEP_US + READY_US)
    assert [record.message for record in caplog.records] == [
        "the picture is not in step with the sound: picture and sound do not count from the same time"
    ]
    caplog.clear()
