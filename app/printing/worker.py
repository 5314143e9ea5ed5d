"""The process that makes a package: it prepares, has the documents written by others, and puts the folder in place.

The PDF of the joint notulen, which takes most memory, is set first, by two children one after the other. Then every
processor writes a share of the documents, in a process that reads the store itself.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.errors import AppError
from app.minutes.package_folder import begin, complete
from app.minutes.package_terms import PackageFormat, PackageStep, Share
from app.minutes.place import explained
from app.printing.order import (
    JointPrepared,
    JointSetup,
    PackageDone,
    PackageFailed,
    PackageOrder,
    ReadyPdf,
    SetDone,
    SetOrder,
    ShareDone,
    ShareSetup,
)
from app.process.child import Child, ParentLink
from app.process.priority import go_behind

logger = logging.getLogger(__name__)

DEADLINE_S = 300.0
"""As long as a single document may take; the joint notulen of a large session takes 4 s on a quiet computer."""

_PREPARE = "app.printing.joint:run"
_SET = "app.printing.setter:run"
_WRITE = "app.printing.writing:run"
_MOST_SHARES = 2
"""Each share and its setter take some 150 MB; the package shall stay below 500."""

_LOOK_S = 0.2


def run(link: ParentLink, setup: PackageOrder) -> None:
    """Write the package; send a PackageStep for each file, then PackageDone or PackageFailed."""
    # Pictures and sound of a running session go first.
    go_behind()
    # For the setters: several threads with heaps of their own took up to 25 MB more, and were no faster.
    os.environ.update(RAYON_NUM_THREADS="1", MALLOC_ARENA_MAX="1")
    link.listen(lambda _message: None)
    draft = setup.folder / setup.draft
    try:
        begin(draft)
        with TemporaryDirectory(prefix="ruang-kendali-notulen-") as folder:
            ready = _joint(link, setup, Path(folder)) if PackageFormat.PDF in setup.formats else None
            failed = _shares(link, setup, ready)
        if failed is not None:
            link.send(failed)
        elif not link.stopping.is_set():
            link.send(PackageDone(complete(draft, setup.folder, setup.session_id)))
    except AppError as error:
        link.send(PackageFailed(error.message, error.advice))
    except OSError as error:
        explanation = explained(error)
        link.send(PackageFailed(explanation.message, explanation.advice))
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _shares(link: ParentLink, order: PackageOrder, ready: ReadyPdf | None) -> PackageFailed | None:
    """Have everything written. Returns what made one of them fail; ends this process if one fell.

    Returns None as well if nobody wants the package any more.
    """
    count = min(_MOST_SHARES, os.cpu_count() or 1)
    writing = [
        Child(f"package-{number}", _WRITE, ShareSetup(order, Share(number, count), ready)) for number in range(count)
    ]
    waiting, steps, heard = list(writing), 0, time.monotonic()
    try:
        while waiting and not link.stopping.is_set():
            wait([one for child in waiting for one in child.waitables], _LOOK_S)
            for child in tuple(waiting):
                is_over = not child.is_alive
                for message in child.received():
                    heard = time.monotonic()
                    match message:
                        case PackageStep():
                            link.send(PackageStep(steps, message.total, message.name))
                            steps += 1
                        case ShareDone():
                            waiting.remove(child)
                        case PackageFailed():
                            return message
                        case _:
                            logger.error("a share says what nobody understands: %r", type(message).__name__)
                if child in waiting and (is_over or time.monotonic() - heard > DEADLINE_S):
                    logger.error("%s ended with %s", child.name, child.exit_code)
                    # The room says that nothing was made.
                    raise SystemExit(1)
    finally:
        for child in writing:
            child.kill()
    return None


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
