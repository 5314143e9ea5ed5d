"""Try camera addresses while a person goes on typing: results come as they are ready, and it can be ended."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from app.domain.site import Site, StreamAddress
from app.video.check import MAIN_STREAM, CopiedPicture, StreamCheck, streams_of, watch_streams

logger = logging.getLogger(__name__)

TIMEOUT_S = 12.0
"""A camera that has sent nothing by then will not in a session either; two attempts fit into it."""


class FeedTrial:
    """One run over some sites: their main streams first, then their substreams.

    Runs on: its own thread, and a worker process for each stream. `on_result` and `on_end` are called there;
    `on_end` is the last call, and comes also after `cancel` and after an error, which is logged.
    """

    def __init__(
        self,
        sites: Sequence[Site],
        resolve: Callable[[StreamAddress], str],
        on_result: Callable[[StreamCheck, CopiedPicture | None], None],
        on_end: Callable[[], None],
        *,
        allow_local: bool,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._sites = tuple(sites)
        self._resolve = resolve
        self._on_result = on_result
        self._on_end = on_end
        self._allow_local = allow_local
        self._timeout_s = timeout_s
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feed-trial")

    def start(self) -> None:
        """Begin; does not wait."""
        self._thread.start()

    def cancel(self) -> None:
        """End soon, without further results; does not wait."""
        self._cancelled.set()

    def close(self) -> None:
        """End, and wait until the workers are gone: a few seconds at most."""
        self.cancel()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            for stream, sites in streams_of(self._sites).items():
                if sites and not self._cancelled.is_set():
                    self._watch(stream, sites)
        except Exception:
            logger.exception("the trial of the addresses met an error; it ends")
        finally:
            self._on_end()

    def _watch(self, stream: str, sites: Sequence[Site]) -> None:
        watch_streams(
            sites,
            self._resolve,
            self._on_result,
            allow_local=self._allow_local,
            timeout_s=self._timeout_s,
            stream=stream,
            wants_sound=stream == MAIN_STREAM,
            tells_early=True,
            is_cancelled=self._cancelled.is_set,
        )
