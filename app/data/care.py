"""What a store needs while a room is open: its log examined, a copy of each day, and one more at the end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from app.data.op_log import ChainReport
from app.data.store import Store
from app.domain.errors import AppError, ExternalError
from app.domain.text import QT_TRANSLATE_NOOP

logger = logging.getLogger(__name__)


class StoreCare:
    """Looks after an open store. `on_trouble` is called on the store's threads, with an error to be shown."""

    def __init__(self, store: Store, on_trouble: Callable[[BaseException], None]) -> None:
        self._store = store
        self._on_trouble = on_trouble

    def begin(self) -> None:
        """Examine the log, make today's copy and sweep away what crashes left. Does not wait."""
        self._store.verify().add_done_callback(self._examined)
        self._store.daily_backup().add_done_callback(self._done)
        self._store.sweep_photos().add_done_callback(self._done)

    def end(self) -> None:
        """Make a copy of what was written since the last one, and wait for it. A failure can only be logged."""
        try:
            self._store.daily_backup(again=True).result()
        except AppError as error:
            logger.error("the last backup was not made: %s", error)

    def _examined(self, future: Future[ChainReport]) -> None:
        if error := future.exception():
            self._on_trouble(error)
        elif found := future.result().first_break:
            logger.error("the log is broken: %s of %s, %s", found.seq, found.device_id, found.kind)
            self._on_trouble(
                ExternalError(
                    QT_TRANSLATE_NOOP("store", "Rantai catatan perubahan tidak utuh; sidang dapat diteruskan."),
                    QT_TRANSLATE_NOOP("store", "Simpan semua cadangan yang ada, dan periksa dengan perintah verify."),
                )
            )

    def _done(self, future: Future[Path | None] | Future[int]) -> None:
        if error := future.exception():
            self._on_trouble(error)
