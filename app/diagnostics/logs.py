"""The program's log: one rotating file for each process, and stderr, without secrets.

Levels: DEBUG is for developers, INFO is the operator's history, WARNING means degraded, ERROR means
that something did not happen, CRITICAL comes from `app.diagnostics.crash`.
Modules log through `logging.getLogger(__name__)`; nothing else of this module is theirs to know.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from app.domain.stream_url import redact

MAX_LOG_BYTES = 2_000_000
KEPT_LOGS = 5
"""Twelve megabytes for each process: some days of ordinary running, hours of a camera that comes and goes."""

_FORMAT = "%(asctime)s %(levelname)-8s %(processName)s/%(threadName)s %(name)s: %(message)s"
_APP_LOGGER = "app"

logger = logging.getLogger(__name__)


class RedactingFilter(logging.Filter):
    """Take secrets out of a record: its message, its traceback and its stack.

    The record itself is changed, so handlers that come later see the clean text too. A record whose
    arguments do not fit its message is kept and says so: a mistake in a log line must stop nobody.
    """

    def __init__(self) -> None:
        super().__init__()
        self._tracebacks = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean `record`; always lets it pass."""
        try:
            message = record.getMessage()
        except Exception as exc:  # noqa: BLE001 - any object may be logged, and its __str__ may raise anything
            template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
            message = f"{template} [{type(exc).__name__} while writing this line: {record.pathname}:{record.lineno}]"
        record.msg, record.args = redact(message), None
        if record.exc_info and not record.exc_text:
            record.exc_text = self._tracebacks.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


class LocalTimeFormatter(logging.Formatter):
    """Write the time with milliseconds and its distance from UTC, so that logs of two machines can be compared."""

    def __init__(self) -> None:
        super().__init__(_FORMAT)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - logging's name
        """Return `2018-01-23T09:00:00.123+07:00`."""
        del datefmt
        return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")


@contextmanager
def write_logs(
    folder: Path,
    program: str,
    *,
    level: int = logging.INFO,
    stderr_level: int = logging.WARNING,
    stream: TextIO | None = None,
) -> Iterator[Path | None]:
    """Send the log to `folder/program.log` and to `stream` (stderr) until the block ends; yield the file.

    - `level` is for our own loggers; of libraries only warnings and worse are kept.
    - `program` differs for every process: two processes cannot rotate one file on Windows.
    - If the file cannot be written the log goes to stderr only, with a warning, and None is yielded:
      a full disk must not keep the room from starting.
    - A program without a console (pythonw) has no stderr and writes to the file only.
    """
    root, ours = logging.getLogger(), logging.getLogger(_APP_LOGGER)
    levels_before = root.level, ours.level
    handlers: list[logging.Handler] = []
    stream = sys.stderr if stream is None else stream
    if stream is not None:
        console = logging.StreamHandler(stream)
        console.setLevel(stderr_level)
        handlers.append(console)
    log_file: Path | None = folder / f"{program}.log"
    failure: OSError | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(
                folder / f"{program}.log", maxBytes=MAX_LOG_BYTES, backupCount=KEPT_LOGS, encoding="utf-8"
            )
        )
    except OSError as exc:
        log_file, failure = None, exc
    for handler in handlers:
        handler.addFilter(RedactingFilter())
        handler.setFormatter(LocalTimeFormatter())
        root.addHandler(handler)
    root.setLevel(logging.WARNING)
    ours.setLevel(level)
    if failure is not None:
        logger.warning("log tidak dapat ditulis ke %s: %s", folder, failure)
    try:
        yield log_file
    finally:
        root.setLevel(levels_before[0])
        ours.setLevel(levels_before[1])
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()
