"""All files of a session written in one go, for the composition root, and the look at a document's pages before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.domain.documents.model import MinutesDocument
from app.minutes.package_terms import PackageCancelledError, PackageStep
from app.minutes.pdf import PdfWriter, PhotoFile
from app.printing.order import PackageOrder
from app.printing.package import print_package
from app.session.closing import PackageCancelled, Progress

PREVIEW_PPI = 110
"""Sharp enough to read small print on a screen."""


class SessionPackage:
    """Has the documents written in a process of their own. Called from: one thread at a time."""

    def __init__(self, resources: Path, photo_file: PhotoFile, order: Callable[[], PackageOrder]) -> None:
        self._writer = PdfWriter(resources)
        self._photo_file = photo_file
        self._order = order

    def __call__(self, progress: Progress, is_cancelled: Callable[[], bool]) -> tuple[Path, ...]:
        """Write the files; see `app.session.closing.PackageWriter`."""
        try:
            return print_package(self._order(), partial(_tell, progress), is_cancelled)
        except PackageCancelledError as error:
            raise PackageCancelled from error

    def render(self, document: MinutesDocument) -> tuple[bytes, ...]:
        """Return the pages of a document as PNG."""
        return self._writer.pictures(document, PREVIEW_PPI, self._photo_file)


def _tell(progress: Progress, step: PackageStep) -> None:
    progress(step.done, step.total, step.name)
