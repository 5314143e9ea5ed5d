from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
import pytest

from app.diagnostics.usage import ProcessUsage, UsageMeter

DEADLINE_S = 20.0


@contextmanager
def child(code: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys\nsys.stdout.write('x')\nsys.stdout.flush()\n{code}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        process.stdout.read(1)
        try:
            yield process
        finally:
            process.kill()


def wait_for(condition: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + DEADLINE_S
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline_s, "the condition did not come true"
        pause.wait(0.01)


def test_a_first_reading_knows_memory_but_not_yet_the_processor() -> None:
    (usage,) = UsageMeter([os.getpid()]).sample()
    assert usage.pid == os.getpid()
    assert usage.cpu_percent is None
    assert usage.rss_bytes > 1_000_000


@pytest.mark.skipif(not psutil.LINUX, reason="only Linux tells the proportional share")
def test_the_proportional_share_is_smaller_than_the_whole() -> None:
    with child("sys.stdin.read()") as process:
        (usage,) = UsageMeter([process.pid]).sample()
    assert usage.pss_bytes is not None
    assert 0 < usage.pss_bytes < usage.rss_bytes


def test_a_busy_process_stands_out_from_an_idle_one() -> None:
    with child("while True: pass") as busy, child("sys.stdin.read()") as idle:
        meter = UsageMeter([busy.pid, idle.pid])
        meter.sample()
        readings: dict[int, ProcessUsage] = {}

        def busy_is_seen() -> bool:
            readings.update({usage.pid: usage for usage in meter.sample()})
            return (readings[busy.pid].cpu_percent or 0.0) > 10.0

        wait_for(busy_is_seen)
        assert (readings[idle.pid].cpu_percent or 0.0) < 10.0


def test_readings_are_in_the_order_of_the_numbers() -> None:
    with child("sys.stdin.read()") as first, child("sys.stdin.read()") as second:
        pids = sorted([first.pid, second.pid, os.getpid()])
        assert [usage.pid for usage in UsageMeter(reversed(pids)).sample()] == pids


def test_a_vanished_process_is_left_out() -> None:
    with child("sys.stdin.read()") as process:
        meter = UsageMeter([process.pid, os.getpid()])
        assert len(meter.sample()) == 2
    assert [usage.pid for usage in meter.sample()] == [os.getpid()]
    assert [usage.pid for usage in meter.sample()] == [os.getpid()]


def test_a_dead_process_nobody_has_asked_about_is_left_out() -> None:
    with child("sys.stdin.read()") as process:
        meter = UsageMeter([process.pid])
        process.kill()
        # Not waited for: on Linux it stays as a zombie, without memory.
        wait_for(lambda: meter.sample() == ())


def test_a_process_that_never_was_is_left_out() -> None:
    with child("") as process:
        process.wait(DEADLINE_S)
    assert UsageMeter([process.pid]).sample() == ()


def test_following_others_keeps_what_is_known() -> None:
    with child("sys.stdin.read()") as process:
        meter = UsageMeter([os.getpid()])
        meter.sample()
        meter.follow([os.getpid(), process.pid])
        ours, theirs = sorted(meter.sample(), key=lambda usage: usage.pid != os.getpid())
        assert ours.cpu_percent is not None
        assert theirs.cpu_percent is None
        meter.follow([process.pid])
        assert [usage.pid for usage in meter.sample()] == [process.pid]


def test_a_process_that_left_and_came_back_starts_anew() -> None:
    meter = UsageMeter([os.getpid()])
    meter.sample()
    meter.follow([])
    assert meter.sample() == ()
    meter.follow([os.getpid()])
    assert meter.sample()[0].cpu_percent is None


def test_a_reading_starts_no_thread() -> None:
    before = threading.enumerate()
    UsageMeter([os.getpid()]).sample()
    assert threading.enumerate() == before
