"""Have the documents of a session written in another process. Takes seconds: not for the thread of the screen."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path

from app.domain.errors import ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.minutes.package_terms import PackageCancelledError, PackageStep
from app.printing.order import PackageDone, PackageFailed, PackageOrder
from app.process.child import Child

logger = logging.getLogger(__name__)

SILENT_S = 600.0
"""So long a single file may take before the process counts as stuck; the largest takes 5 s on a quiet computer."""

_ENTRY = "app.printing.worker:run"
_LOOK_S = 0.2
_STOP_S = 10.0


def print_package(
    order: PackageOrder,
    told: Callable[[PackageStep], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    entry: str = _ENTRY,
) -> tuple[Path, ...]:
    """Write all documents of a session and return the files; they lie in one new folder, or nothing is there.

    - `told` hears of each file before it is written.
    - Raises PackageCancelledError once `is_cancelled` says so, UserError with advice otherwise, ExternalError if the
      process fell.
    """
    child = Child("package", entry, order)
    stop_by: float | None = None
    heard = time.monotonic()
    try:
        while True:
            wait(child.waitables, _LOOK_S)
            is_over = not child.is_alive
            for message in child.received():
                heard = time.monotonic()
                match message:
                    case PackageStep():
                        told(message)
                    case PackageDone():
                        return message.files
                    case PackageFailed():
                        if stop_by is not None:
                            raise PackageCancelledError
                        raise UserError(message.message, message.advice)
                    case _:
                        logger.error("the package says what nobody understands: %r", type(message).__name__)
            if stop_by is None and is_cancelled():
                child.ask_to_stop()
                stop_by = time.monotonic() + _STOP_S
            if stop_by is not None and (is_over or time.monotonic() > stop_by):
                raise PackageCancelledError
            if is_over or time.monotonic() - heard > SILENT_S:
                logger.error("the process of the documents ended with %s", child.exit_code)
                break
    finally:
        child.kill()
        # Whoever was killed could not clean up.
        shutil.rmtree(order.folder / order.draft, ignore_errors=True)
    raise ExternalError(
        QT_TRANSLATE_NOOP("minutes", "Pembuatan dokumen berhenti sebelum selesai; tidak ada berkas yang dibuat."),
        QT_TRANSLATE_NOOP("minutes", "Coba sekali lagi. Bila berulang, tutup program lain agar memori cukup."),
    )
