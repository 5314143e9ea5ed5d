"""Read a list of usulan in a child process with a deadline. Takes seconds: not for the thread of the screen."""

from __future__ import annotations

import logging
import time
from multiprocessing.connection import wait
from pathlib import Path
from typing import TypeVar

from app.domain.complaint import RawComplaints
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import RawList
from app.lists.worker import Refused
from app.process.child import Child

logger = logging.getLogger(__name__)

DEADLINE_S = 120.0
"""4,000 rows take 2 s; a computer that is busy with twelve feeds, and a larger list, need many times that."""

_T = TypeVar("_T")

_ENTRY = "app.lists.worker:run"


def read_in_child(path: Path, entry: str = _ENTRY, deadline_s: float = DEADLINE_S) -> RawList:
    """Read the list. Raises UserError as `read_usulan` does, and for a reading that fell or never ends."""
    return _read(path, entry, deadline_s, RawList)


def read_complaints_in_child(path: Path) -> RawComplaints:
    """Read a list of complaints. Raises UserError as `read_complaints` does, and for a reading that fell."""
    return _read(path, "app.lists.worker:run_complaints", DEADLINE_S, RawComplaints)


def _read(path: Path, entry: str, deadline_s: float, wanted: type[_T]) -> _T:
    child = Child("usulan-list", entry, str(path))
    try:
        until = time.monotonic() + deadline_s
        while (left := until - time.monotonic()) > 0:
            wait(child.waitables, left)
            is_over = not child.is_alive
            for message in child.received():
                if isinstance(message, wanted):
                    return message
                if isinstance(message, Refused):
                    raise UserError(message.message, message.advice)
            if is_over:
                logger.warning("the process of a list ended with %s", child.exit_code)
                break
        else:
            logger.warning("a list took more than %g s; given up", deadline_s)
    finally:
        child.kill()
    raise UserError(
        QT_TRANSLATE_NOOP("usulan_file", "Daftar {file} terlalu berat untuk dibaca.").format(file=path.name),
        QT_TRANSLATE_NOOP("usulan_file", "Salin barisnya ke berkas baru, atau bagi menjadi beberapa berkas."),
    )
