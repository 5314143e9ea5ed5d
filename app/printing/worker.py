"""The process that writes a package: it reads the store itself, so that the room hands over nothing large.

It loads the libraries for documents late: the PDF of the joint notulen, which takes most memory, is set before, by
two children one after the other.
"""

from __future__ import annotations

import importlib
import logging
import os
import time
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.errors import AppError
from app.minutes.package_terms import PackageFormat
from app.printing.order import (
    JointPrepared,
    JointSetup,
    PackageDone,
    PackageFailed,
    PackageOrder,
    ReadyPdf,
    SetDone,
    SetOrder,
)
from app.process.child import Child, ParentLink
from app.process.priority import go_behind

logger = logging.getLogger(__name__)

DEADLINE_S = 300.0
"""As long as a single document may take; the joint notulen of a large session takes 4 s on a quiet computer."""

_PREPARE = "app.printing.joint:run"
_SET = "app.printing.setter:run"
_LOOK_S = 0.2


def run(link: ParentLink, setup: PackageOrder) -> None:
    """Write the package; send a PackageStep for each file, then PackageDone or PackageFailed."""
    # Pictures and sound of a running session go first.
    go_behind()
    # For the setters: several threads with heaps of their own took up to 25 MB more, and were no faster.
    os.environ.update(RAYON_NUM_THREADS="1", MALLOC_ARENA_MAX="1")
    link.listen(lambda _message: None)
    with TemporaryDirectory(prefix="ruang-kendali-notulen-") as folder:
        ready = _joint(link, setup, Path(folder)) if PackageFormat.PDF in setup.formats else None
        try:
            written = importlib.import_module("app.printing.writing").written
            link.send(PackageDone(written(link, setup, ready)))
        except AppError as error:
            link.send(PackageFailed(error.message, error.advice))


def _joint(link: ParentLink, order: PackageOrder, folder: Path) -> ReadyPdf | None:
    """Return the joint notulen as PDF. None if it did not come to that: it is set with the others, or fails there."""
    prepared = _answer(link, Child("package-joint", _PREPARE, JointSetup(order, folder)), None, JointPrepared)
    if not isinstance(prepared, JointPrepared):
        return None
    target = folder / "notulen.pdf"
    done = _answer(link, Child("pdf-setter", _SET, order.resources), SetOrder(prepared.job, target), SetDone)
    if not isinstance(done, SetDone) or done.error is not None:
        return None
    return ReadyPdf(prepared.seal, target)


def _answer(link: ParentLink, child: Child, question: object, wanted: type) -> object:
    """Return what a child answers; None if it ends without an answer, takes too long, or nobody wants it any more."""
    until = time.monotonic() + DEADLINE_S
    try:
        if question is not None:
            child.send(question)
        while time.monotonic() < until and not link.stopping.is_set():
            wait(child.waitables, _LOOK_S)
            is_over = not child.is_alive
            for message in child.received():
                if isinstance(message, wanted):
                    return message
            if is_over:
                logger.info("%s ended with %s and no answer", child.name, child.exit_code)
                return None
        return None
    finally:
        child.kill()
