from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.context import SpawnProcess

import pytest

from tests.waiting import DEADLINE_S

Start = Callable[..., SpawnProcess]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start processes. Those that write get an event as their last argument, which is set at the end."""
    context = multiprocessing.get_context("spawn")
    with ExitStack() as ending:

        def begin(target: Callable[..., None], *args: object, until_stopped: bool = False) -> SpawnProcess:
            stop = context.Event()
            process = context.Process(target=target, args=(*args, stop) if until_stopped else args)
            process.start()
            ending.callback(end, process, stop.set)
            return process

        yield begin


def end(process: SpawnProcess, stop: Callable[[], None]) -> None:
    stop()
    process.join(DEADLINE_S)
    has_ended = not process.is_alive()
    process.kill()
    process.join()
    process.close()
    assert has_ended, "the other process did not end"
