"""Threads that own a connection and work through a queue of jobs, each answered by a Future.

Two of them make the store: `store-writer`, the only one that changes anything, and
`store-reader`, so that a search does not wait for a disk to flush.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from app.data.database import Database, translated_errors
from app.domain.errors import BugError, ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job(Generic[T]):
    work: Callable[[Database], T]
    future: Future[T]


def closed_store() -> Future[Any]:
    """Return the answer to everything that is asked of a store that is closed already."""
    future: Future[Any] = Future()
    future.set_exception(
        ExternalError(
            QT_TRANSLATE_NOOP("store", "Penyimpanan sudah ditutup; perubahan ini tidak tersimpan."),
            QT_TRANSLATE_NOOP("store", "Buka kembali aplikasi, lalu ulangi."),
        )
    )
    return future


class ConnectionThread:
    """Own one connection and run every job on it, one after the other, each inside `bracket`.

    Runs on: a thread of its own, which opens and closes the connection.
    Called from: any thread.

    - A job's future is done only after its bracket was left: for a write transaction, after
      COMMIT returned. A job that fails changes nothing, fails its own future, and the next runs.
    - Callbacks of a future run on this thread: they must be short and must not wait for it.
    - Where nothing came for `rest_after_s`, `at_rest` is called, again and again until it returns False or a job comes;
      before the end as well.
    - The thread is no daemon: the process does not end before `close()` was called.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], Database],
        bracket: Callable[[Database], AbstractContextManager[None]],
        at_rest: Callable[[Database], bool] | None = None,
        rest_after_s: float = 1.0,
    ) -> None:
        """Start the thread and wait until its connection is open; raises what `connect` raised."""
        self._connect = connect
        self._bracket = bracket
        self._at_rest = at_rest
        self._rest_after_s = rest_after_s
        # Jobs of every result type share the queue; None ends it.
        self._jobs: SimpleQueue[_Job[Any] | None] = SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._serve, args=(opened,), name=name)
        self._thread.start()
        try:
            opened.result()
        except BaseException:
            self._thread.join()
            raise

    def submit(self, work: Callable[[Database], T]) -> Future[T]:
        """Queue a job. Its future fails with ExternalError if the store is closed already."""
        future: Future[T] = Future()
        with self._closing:
            if not self._closed:
                self._jobs.put(_Job(work, future))
                return future
        return closed_store()

    def close(self) -> None:
        """Finish the jobs that are queued, close the connection and end the thread. May be called again."""
        if threading.current_thread() is self._thread:
            raise BugError("a store's thread cannot wait for its own end")
        with self._closing:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _serve(self, opened: Future[None]) -> None:
        try:
            db = self._connect()
        except BaseException as error:  # noqa: BLE001 - it is raised where the thread was started
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            while (job := self._next(db)) is not None:
                try:
                    self._run(db, job)
                except BaseException:
                    # A future that somebody else has answered, or a callback that wants to leave.
                    logger.exception("a job's answer could not be delivered")
            while self._rest(db):
                pass
        finally:
            db.close()

    def _next(self, db: Database) -> _Job[Any] | None:
        wait_s = self._rest_after_s
        while True:
            try:
                return self._jobs.get(timeout=wait_s)
            except Empty:
                if not self._rest(db):
                    return self._jobs.get()
                wait_s = 0

    def _rest(self, db: Database) -> bool:
        if self._at_rest is None:
            return False
        try:
            with translated_errors():
                return self._at_rest(db)
        except ExternalError as error:
            # A full disk. What is left to do is not lost: after the next job there is another rest.
            logger.warning("what is done at rest has to wait: %s", error)
        except Exception:
            logger.exception("what is done at rest broke")
        return False

    def _run(self, db: Database, job: _Job[Any]) -> None:
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            with translated_errors(), self._bracket(db):
                result = job.work(db)
        except UserError as refusal:
            job.future.set_exception(refusal)
        except ExternalError as error:
            logger.error("the store failed: %s", error, exc_info=error.__cause__)
            job.future.set_exception(error)
        except BaseException as error:
            logger.exception("a job of the store broke")
            job.future.set_exception(error)
        else:
            job.future.set_result(result)
