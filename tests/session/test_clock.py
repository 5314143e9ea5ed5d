from __future__ import annotations

import time
from itertools import pairwise

from app.session.clock import SystemClock

WALL_NS = 1_516_672_800_123_456_789


class Computer:
    """A computer's two clocks."""

    def __init__(self) -> None:
        self.wall_ns = WALL_NS
        self.monotonic_ns = 5_000_000_000

    def pass_ms(self, ms: float) -> None:
        self.wall_ns += round(ms * 1e6)
        self.monotonic_ns += round(ms * 1e6)

    def start_clock(self) -> SystemClock:
        return SystemClock(lambda: self.wall_ns, lambda: self.monotonic_ns)


def test_the_clock_begins_with_the_time_of_the_computer() -> None:
    assert Computer().start_clock().now_ms() == WALL_NS // 1_000_000


def test_the_clock_goes_on_with_the_time() -> None:
    computer = Computer()
    clock = computer.start_clock()
    computer.pass_ms(1500.0)
    assert clock.now_ms() == WALL_NS // 1_000_000 + 1500
    computer.pass_ms(0.9)
    assert clock.now_ms() == WALL_NS // 1_000_000 + 1500


def test_a_time_server_that_corrects_the_computer_bends_nothing() -> None:
    computer = Computer()
    clock = computer.start_clock()
    for step_s in (-3600, 7200, -1):
        computer.wall_ns += step_s * 1_000_000_000
        computer.pass_ms(10)
    assert clock.now_ms() == WALL_NS // 1_000_000 + 30


def test_the_next_start_takes_the_corrected_time() -> None:
    computer = Computer()
    computer.start_clock()
    computer.wall_ns += 3_600_000_000_000
    assert computer.start_clock().now_ms() == WALL_NS // 1_000_000 + 3_600_000


def test_the_real_clock_is_the_time_of_this_computer_and_never_runs_backwards() -> None:
    before_ms = time.time_ns() // 1_000_000
    clock = SystemClock()
    read_ms = [clock.now_ms() for _ in range(1000)]
    assert before_ms <= read_ms[0] <= before_ms + 60_000
    assert all(earlier <= later for earlier, later in pairwise(read_ms))
