"""The process that sets PDFs: what it laid out once it keeps, so it is replaced when it has grown large.

Runs in: a child of the process that writes the package. Takes one document at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

import psutil

from app.data.photo_files import PhotoFiles
from app.domain.documents.model import MinutesDocument
from app.domain.errors import AppError
from app.minutes.pdf import PdfWriter
from app.process.child import ParentLink

_LOOK_S = 0.5


@dataclass(frozen=True, slots=True)
class SetterSetup:
    """Where fonts, template and photos are; the photos are found beside the store."""

    resources: Path
    store: Path


@dataclass(frozen=True, slots=True)
class SetOrder:
    """A document and where its PDF goes."""

    document: MinutesDocument
    target: Path


@dataclass(frozen=True, slots=True)
class SetDone:
    """What came of it: what was raised, None if the file is there; and how large the process is now."""

    error: OSError | AppError | None
    resident_bytes: int


def run(link: ParentLink, setup: SetterSetup) -> None:
    """Set documents until we are told to stop, or nobody is there any more."""
    writer, photos = PdfWriter(setup.resources), PhotoFiles(setup.store)
    orders: SimpleQueue[object] = SimpleQueue()
    link.listen(orders.put)
    while not link.stopping.is_set():
        try:
            order = orders.get(timeout=_LOOK_S)
        except Empty:
            continue
        if isinstance(order, SetOrder):
            link.send(SetDone(_set(writer, photos, order), psutil.Process().memory_info().rss))


def _set(writer: PdfWriter, photos: PhotoFiles, order: SetOrder) -> OSError | AppError | None:
    try:
        writer.write(order.document, order.target, lambda sha256: Path(photos.files_of(sha256).photo))
    except (OSError, AppError) as error:
        return error
    return None
