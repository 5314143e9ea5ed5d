"""The one bridge from other threads to the thread of the screen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

logger = logging.getLogger(__name__)

_Result = TypeVar("_Result")


class MainThread(QObject):
    """Runs closures on the thread it was made on.

    `call` and `when_done` may be used from any thread. After `close` nothing more is run, so a
    late answer of the store never reaches a window that is gone.
    """

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._open = True
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def call(self, closure: Callable[[], None]) -> None:
        """Run `closure` on the thread of the screen, soon."""
        if self._open:
            self._posted.emit(closure)

    def when_done(
        self,
        future: Future[_Result],
        on_result: Callable[[_Result], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """Hand a future's result or error to the thread of the screen."""

        def answer(done: Future[_Result]) -> None:
            if done.cancelled():
                self.call(lambda: on_error(CancelledError()))
                return
            error = done.exception()
            if error is not None:
                self.call(lambda: on_error(error))
            else:
                self.call(lambda: on_result(done.result()))

        future.add_done_callback(answer)

    def close(self) -> None:
        """Run nothing more."""
        self._open = False

    @Slot(object)
    def _run(self, closure: Callable[[], None]) -> None:
        if self._open:
            closure()
