"""Have PDFs set in another process, while this one writes the other files of the document."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from app.domain.documents.model import MinutesDocument
from app.domain.errors import BugError
from app.minutes.pdf import PdfWriter, PhotoFile
from app.minutes.typesetting_job import TypesettingJob
from app.printing.order import SetDone, SetOrder
from app.process.child import Child

logger = logging.getLogger(__name__)

DEADLINE_S = 300.0
"""The largest document takes 5 s; a computer that is busy with twelve feeds may need many times that."""

LARGE_BYTES = 120_000_000
"""A fresh setter has 60 MB and a Berita Acara with 330 proposals adds 200: one that has set it is replaced."""

ENTRY = "app.printing.setter:run"
_STOP_S = 2.0
_LOOK_S = 0.2


class SettingProcess:
    """A setter and its replacements. Called from: one thread. `with` ends the process."""

    def __init__(self, resources: Path, photo_file: PhotoFile, deadline_s: float = DEADLINE_S) -> None:
        self._resources = resources
        self._photo_file = photo_file
        self._deadline_s = deadline_s
        self._writer = PdfWriter(resources)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="setting")
        self._abandoned = threading.Event()
        self._child = self._started()

    def __call__(self, document: MinutesDocument, target: Path) -> Future[None]:
        """Set a document. The future fails with what went wrong. Prepares at once, so that nothing large is kept."""
        root = TemporaryDirectory(prefix="ruang-kendali-pdf-")
        job = self._writer.prepare(document, Path(root.name), self._photo_file)
        return self._thread.submit(self._set, job, root, target)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Where something failed, nobody wants the answer any more that the thread may still wait for.
        if error is not None:
            self._abandoned.set()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._child.kill()

    def _started(self) -> Child:
        return Child("pdf-setter", ENTRY, self._resources)

    def _set(self, job: TypesettingJob, root: TemporaryDirectory[str], target: Path) -> None:
        with root:
            child = self._child
            child.send(SetOrder(job, target))
            until = time.monotonic() + self._deadline_s
            while time.monotonic() < until and not self._abandoned.is_set():
                wait(child.waitables, _LOOK_S)
                is_over = not child.is_alive
                for message in child.received():
                    if isinstance(message, SetDone):
                        self._follow(message)
                        return
                if is_over:
                    raise BugError(f"the setter of {job.name} ended with {child.exit_code}")
            raise BugError(f"{job.name} was given up after at most {self._deadline_s:g} s")

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
