"""Have PDFs set in another process, while this one writes the other files of the document."""

from __future__ import annotations

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.documents.model import MinutesDocument
from app.domain.errors import BugError
from app.printing.setter import SetDone, SetOrder, SetterSetup
from app.process.child import Child

logger = logging.getLogger(__name__)

DEADLINE_S = 300.0
"""The largest document takes 5 s; a computer that is busy with twelve feeds may need many times that."""

LARGE_BYTES = 190_000_000
"""A fresh setter has 80 MB and a Berita Acara with 330 proposals adds 230: one that has set it is replaced."""

_ENTRY = "app.printing.setter:run"
_STOP_S = 2.0


class SettingProcess:
    """A setter and its replacements. Called from: one thread. `with` ends the process."""

    def __init__(self, setup: SetterSetup, deadline_s: float = DEADLINE_S) -> None:
        self._setup = setup
        self._deadline_s = deadline_s
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="setting")
        self._child = self._started()

    def __call__(self, document: MinutesDocument, target: Path) -> Future[None]:
        """Set a document. The future fails with what went wrong."""
        return self._thread.submit(self._set, document, target)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # The process first: whoever waits for its answer on the thread gets to know that there will be none.
        if error is not None:
            self._child.kill()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._child.kill()

    def _started(self) -> Child:
        return Child("pdf-setter", _ENTRY, self._setup)

    def _set(self, document: MinutesDocument, target: Path) -> None:
        child = self._child
        child.send(SetOrder(document, target))
        until = time.monotonic() + self._deadline_s
        while (left := until - time.monotonic()) > 0:
            wait(child.waitables, left)
            is_over = not child.is_alive
            for message in child.received():
                if isinstance(message, SetDone):
                    self._follow(message)
                    return
            if is_over:
                raise BugError(f"the setter of {document.name} ended with {child.exit_code}")
        raise BugError(f"{document.name} took more than {self._deadline_s:g} s")

    def _follow(self, done: SetDone) -> None:
        if done.resident_bytes > LARGE_BYTES:
            self._child.ask_to_stop()
            if not self._child.join(_STOP_S):
                logger.warning("the setter of the PDFs does not end; killed")
            self._child.kill()
            # The next one loads its libraries while the other files of the document are written.
            self._child = self._started()
        if done.error is not None:
            raise done.error
