"""Read photos that people give us, one after the other, each in a child process with a deadline."""

from __future__ import annotations

import logging
import stat
import time
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path, PurePath

from app.domain.attachment import Photo
from app.domain.text import QT_TRANSLATE_NOOP
from app.photos.refusal import MAX_BYTES, Refusal, refused
from app.process.child import Child

logger = logging.getLogger(__name__)

DEADLINE_S = 30.0
"""The largest photo takes 2 s on a fast computer; one that is busy with twelve feeds may need ten times that."""

_ENTRY = "app.photos.worker:run"
_SHOWN_NAME = 60


class ChildPhotoReader:
    """Makes photos of files.

    Runs on: a thread of its own and, for each photo, a process. Called from: any thread; nothing waits but `close`.
    """

    def __init__(self, deadline_s: float = DEADLINE_S) -> None:
        self._deadline_s = deadline_s
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="photos")

    def read(self, source: PurePath | bytes) -> Future[Photo]:
        """Read a file, or the content of one. Fails with UserError that says what to do if it is no fit photo."""
        return self._thread.submit(self._read, source)

    def close(self) -> None:
        """Give up what waits, finish what runs: at most until its deadline."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _read(self, source: PurePath | bytes) -> Photo:
        if isinstance(source, bytes):
            name = str(QT_TRANSLATE_NOOP("photo", "yang ditempel"))
            content, problem = (source, None) if len(source) <= MAX_BYTES else (b"", Refusal.TOO_LARGE)
        else:
            name = shown_name(source)
            content, problem = _content(Path(source))
        if problem is not None:
            raise refused(problem, name)
        answer = self._examined(content)
        if isinstance(answer, Refusal):
            raise refused(answer, name)
        return answer

    def _examined(self, content: bytes) -> Photo | Refusal:
        child = Child("photo", _ENTRY, content)
        try:
            until = time.monotonic() + self._deadline_s
            while (left := until - time.monotonic()) > 0:
                wait(child.waitables, left)
                is_over = not child.is_alive
                for message in child.received():
                    if isinstance(message, Photo | Refusal):
                        return message
                if is_over:
                    logger.warning("the process of a photo ended with %s", child.exit_code)
                    return Refusal.DAMAGED
            logger.warning("a photo took more than %g s; given up", self._deadline_s)
            return Refusal.TOO_SLOW
        finally:
            child.kill()


def shown_name(source: PurePath) -> str:
    """Return a file's own name as it can be shown: without folders and without signs that turn text around."""
    last = str(source).replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in last)
    return plain if len(plain) <= _SHOWN_NAME else f"{plain[:_SHOWN_NAME]}…"


def _content(path: Path) -> tuple[bytes, Refusal | None]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # To read from a device or a pipe would never end.
            return b"", Refusal.MISSING
        if status.st_size > MAX_BYTES:
            return b"", Refusal.TOO_LARGE
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        logger.info("a photo cannot be read: %s", error)
        return b"", Refusal.MISSING
    return (content, None) if len(content) <= MAX_BYTES else (b"", Refusal.TOO_LARGE)
