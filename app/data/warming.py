"""Make ready what the first search would wait for, in slices between which a search that waits is answered."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable, Sequence

from app.data.database import Database
from app.data.writer import ConnectionThread

logger = logging.getLogger(__name__)

SLICE_S = 0.003
"""A search that comes while a slice is at work waits for so long, and for one step more."""

REST_S = 0.012
"""Between two slices: other threads have the interpreter for four fifths of the time."""

AFTER_S = 5.0
"""Pictures and sound come first when a room opens."""

Step = Callable[[Database], bool]
"""Does a little, a millisecond; tells whether that was all."""


class Warming:
    """Does all steps to their ends, once.

    Runs on: a thread of its own that only waits; the work is done on `reader`. Called from: any thread.
    """

    def __init__(
        self,
        reader: ConnectionThread,
        steps: Sequence[Step],
        *,
        after_s: float = AFTER_S,
        rest_s: float = REST_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._reader = reader
        self._left = list(steps)
        self._after_s = after_s
        self._rest_s = rest_s
        self._monotonic = monotonic
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-warming")

    def start(self) -> None:
        """Begin after a while; does not wait."""
        self._thread.start()

    def close(self) -> None:
        """End it and wait until it has ended: for one slice at most."""
        self._is_over.set()
        if self._thread.ident is not None:
            self._thread.join()

    @property
    def is_running(self) -> bool:
        """Tell whether anything is left to do."""
        return self._thread.is_alive()

    def join(self) -> None:
        """Wait until all is done."""
        self._thread.join()

    def _run(self) -> None:
        rest_s = self._after_s
        while not self._is_over.wait(rest_s):
            rest_s = self._rest_s
            try:
                if self._reader.submit(self._slice).result():
                    logger.info("search and similar proposals are ready")
                    return
            except Exception as error:  # noqa: BLE001 - the store's thread has logged where it comes from
                # Whoever searches first waits as long as before, or hears of it.
                logger.warning("search and similar proposals are not ready: %s", error)
                return

    def _slice(self, db: Database) -> bool:
        until_s = self._monotonic() + SLICE_S
        while self._left and self._monotonic() < until_s:
            if self._left[0](db):
                self._left.pop(0)
        # What was taken in stays: to look at all of it again and again would hold up every thread of the process.
        gc.freeze()
        return not self._left
