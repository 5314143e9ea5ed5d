from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest

from app.domain.thrift import DecodeThrift
from app.video.sparing import LONGEST_GAP_US, Sparing

FULL, NO_FILTER, HALF, KEYS = DecodeThrift
STEP_US = 40_000


@dataclass(frozen=True)
class FakePacket:
    number: int
    is_keyframe: bool
    size: int = 1000


class Stream:
    """A stream with a keyframe every `gop` pictures; remembers what was decoded."""

    def __init__(self, gop: int = 10, *, marked: bool = True, size: int = 1000) -> None:
        self.level = FULL
        self.sparing: Sparing[FakePacket] = Sparing(lambda: self.level, keyframes_are_marked=marked)
        self.hold = False
        self.gop = gop
        self.size = size
        self.number = 0

    def go(self, count: int) -> list[list[int]]:
        """Take so many packets; return which ones were decoded at each."""
        decoded: list[list[int]] = []
        for _ in range(count):
            packet = FakePacket(self.number, self.number % self.gop == 0, self.size)
            decoded.append([p.number for p in self.sparing.admit(packet, self.number * STEP_US, hold=self.hold)])
            self.number += 1
        return decoded

    def shown(self, count: int) -> list[int]:
        start = self.number
        self.go(count)
        return [n for n in range(start, start + count) if self.sparing.shows(n * STEP_US)]


@pytest.mark.parametrize("level", [FULL, NO_FILTER, HALF])
def test_every_packet_is_decoded_above_the_last_level(level: DecodeThrift) -> None:
    stream = Stream()
    stream.level = level
    assert stream.go(30) == [[n] for n in range(30)]
    assert stream.sparing.level is level


@pytest.mark.parametrize("level", [FULL, NO_FILTER, KEYS])
def test_every_picture_that_is_decoded_is_shown_but_at_half_rate(level: DecodeThrift) -> None:
    stream = Stream()
    stream.go(15)
    stream.level = level
    assert stream.shown(6) == list(range(15, 21))


def test_at_half_rate_every_second_picture_is_shown() -> None:
    stream = Stream()
    stream.level = HALF
    stream.go(10)
    shown = stream.shown(20)
    assert len(shown) == 10
    assert {b - a for a, b in pairwise(shown)} == {2}


def test_pictures_that_the_decoder_left_out_count_as_left_out() -> None:
    stream = Stream()
    stream.level = HALF
    stream.go(10)
    # Every second one is not referenced and was not decoded: what comes is half already.
    assert [stream.sparing.shows(n * STEP_US) for n in range(10, 30, 2)] == [True] * 10


def test_a_jump_back_in_time_does_not_stop_the_picture() -> None:
    stream = Stream()
    stream.level = HALF
    stream.go(10)
    assert stream.sparing.shows(9 * STEP_US)
    assert stream.sparing.shows(0)


def test_keyframes_alone() -> None:
    stream = Stream()
    stream.go(15)
    stream.level = KEYS
    assert stream.go(20) == [[]] * 5 + [[20]] + [[]] * 9 + [[30]] + [[]] * 4
    assert stream.sparing.level is KEYS


def test_what_was_held_back_is_caught_up_with_at_once() -> None:
    stream = Stream()
    stream.go(15)
    stream.level = KEYS
    stream.go(10)
    stream.level = FULL
    # From the keyframe on: the decoder was drained after it and begins anew.
    assert stream.go(2) == [[20, 21, 22, 23, 24, 25], [26]]


def test_what_was_held_back_before_the_first_keyframe_follows_what_was_decoded() -> None:
    stream = Stream()
    stream.go(15)
    stream.level = KEYS
    stream.go(3)
    stream.level = HALF
    assert stream.go(1) == [[15, 16, 17, 18]]


def test_a_keyframe_needs_nothing_before_it() -> None:
    stream = Stream()
    stream.go(15)
    stream.level = KEYS
    stream.go(15)
    stream.level = FULL
    assert stream.go(2) == [[30], [31]]


def test_a_stream_whose_keyframes_are_not_marked_keeps_its_motion() -> None:
    stream = Stream(marked=False)
    stream.go(15)
    stream.level = KEYS
    assert stream.go(20) == [[n] for n in range(15, 35)]
    assert stream.sparing.level is HALF


def test_the_gap_between_keyframes_is_learned_first() -> None:
    stream = Stream()
    stream.level = KEYS
    assert stream.go(12) == [[n] for n in range(11)] + [[]]
    assert stream.sparing.level is KEYS


def test_keyframes_too_far_apart_are_no_picture() -> None:
    gop = LONGEST_GAP_US // STEP_US + 10
    stream = Stream(gop)
    stream.go(gop + 5)
    stream.level = KEYS
    assert stream.go(1) == [[gop + 5]]
    assert stream.sparing.level is HALF


def test_keyframes_that_stay_away_bring_the_motion_back() -> None:
    stream = Stream(100, size=10)
    stream.go(101)
    stream.level = KEYS
    stream.go(20)
    stream.gop = 100_000
    decoded = stream.go(LONGEST_GAP_US // STEP_US)
    caught_up = next(numbers for numbers in decoded if numbers)
    assert caught_up[0] == 101
    assert stream.sparing.level is HALF


def test_too_much_held_back_waits_for_a_keyframe() -> None:
    stream = Stream(20, size=1_500_000)
    stream.go(22)
    stream.level = KEYS
    stream.go(8)
    stream.level = FULL
    assert stream.go(12) == [[]] * 10 + [[40], [41]]


def test_a_damaged_packet_is_not_caught_up_with() -> None:
    stream = Stream()
    stream.go(15)
    stream.level = KEYS
    stream.go(8)
    stream.sparing.forget_held()
    stream.level = FULL
    assert stream.go(9) == [[]] * 7 + [[30], [31]]


def test_what_nobody_sees_is_held_and_decoded_when_somebody_looks() -> None:
    stream = Stream()
    stream.go(15)
    stream.hold = True
    assert stream.go(3) == [[], [], []]
    stream.hold = False
    assert stream.go(1) == [[15, 16, 17, 18]], "the decoder goes on where it was"
    stream.hold = True
    assert stream.go(24) == [[]] * 24
    stream.hold = False
    assert stream.go(1) == [[40, 41, 42, 43]], "what came before the newest keyframe is not needed"


def test_a_loss_while_nobody_looks_waits_for_a_keyframe() -> None:
    stream = Stream()
    stream.hold = True
    stream.go(5)
    stream.sparing.forget_held()
    stream.hold = False
    assert stream.go(6) == [[], [], [], [], [], [10]][:6]


def test_a_stream_whose_keyframes_are_not_marked_is_decoded_unseen() -> None:
    stream = Stream(marked=False)
    stream.hold = True
    assert stream.go(3) == [[0], [1], [2]]
