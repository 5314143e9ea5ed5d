from __future__ import annotations

import pytest

from app.video.interleave import LOOKAHEAD_US, MOST_WAITING, in_time_order
from app.video.pace import Pacer


def test_the_first_picture_is_due_at_once_and_the_others_by_their_times() -> None:
    pacer = Pacer()
    assert pacer.wait_s(5_000_000, now_us=100) == 0
    assert pacer.wait_s(5_040_000, now_us=100) == pytest.approx(0.04)
    assert pacer.wait_s(5_040_000, now_us=40_100) == 0


def test_a_jump_of_the_timestamps_starts_anew() -> None:
    pacer = Pacer()
    pacer.wait_s(0, now_us=0)
    assert pacer.wait_s(90_000_000, now_us=40_000) == 0
    assert pacer.wait_s(90_040_000, now_us=40_000) == pytest.approx(0.04)
    assert pacer.wait_s(0, now_us=80_000) == 0


def test_after_a_standstill_it_goes_on_from_now_instead_of_hurrying() -> None:
    pacer = Pacer()
    pacer.wait_s(0, now_us=0)
    assert pacer.wait_s(40_000, now_us=3_000_000) == 0
    assert pacer.wait_s(80_000, now_us=3_000_000) == pytest.approx(0.04)


def test_a_little_late_catches_up() -> None:
    pacer = Pacer()
    pacer.wait_s(0, now_us=0)
    assert pacer.wait_s(40_000, now_us=140_000) == 0
    assert pacer.wait_s(200_000, now_us=140_000) == pytest.approx(0.06)


def test_chunks_of_sound_and_picture_come_out_in_the_order_of_time() -> None:
    video = [("v", t) for t in range(0, 2_000_000, 40_000)]
    audio = [("a", t) for t in range(0, 2_000_000, 21_000)]
    stored = [*video[:12], *audio[:45], *video[12:], *audio[45:]]
    came = list(in_time_order(stored, lambda packet: packet[1]))
    assert sorted(came) == sorted(stored)
    assert [time for _, time in came] == sorted(time for _, time in stored)


def test_the_lookahead_and_the_memory_are_bounded() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield (taken - 1) * 1000

    stream = in_time_order(endless(), lambda time: time)
    assert next(stream) == 0
    assert taken <= LOOKAHEAD_US // 1000 + 1 or taken <= MOST_WAITING + 1
    still = in_time_order(iter([7] * 5000), lambda time: time)
    assert next(still) == 7


def test_packets_of_the_same_time_keep_their_order() -> None:
    packets = [("first", 5), ("second", 5), ("third", 5)]
    assert list(in_time_order(packets, lambda packet: packet[1])) == packets
