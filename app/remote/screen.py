"""The one way from the remote control to the thread of the screen, with an answer in bounded time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

logger = logging.getLogger(__name__)

ANSWER_WITHIN_S = 1.0
"""Ten ticks of the state's clock: a screen that takes longer hangs."""

_Result = TypeVar("_Result")


class ScreenThread(Protocol):
    """The bridge to the thread of the screen: `MainThread`."""

    def call(self, closure: Callable[[], None]) -> None:
        """Run `closure` on the thread of the screen, soon; never, once it is closed."""
        ...


def ask_screen(screen: ScreenThread, work: Callable[[], _Result]) -> Future[_Result]:
    """Have `work` done on the thread of the screen. Called from: any thread.

    A future that is cancelled before the screen comes to it is never done: what was answered with
    "not in time" does not happen a minute later.
    """
    future: Future[_Result] = Future()

    def run() -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
            future.set_exception(error)

    screen.call(run)
    return future
