"""All files of a session written in one go, for the composition root: what is printed, and what other systems read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.domain.documents.material import MinutesMaterial
from app.domain.documents.model import MinutesDocument
from app.minutes.pdf import PdfWriter, PhotoFile
from app.minutes.place import NewFile, place, safe_name
from app.session.closing import PackageCancelled, Progress

PREVIEW_PPI = 110
"""Sharp enough to read small print on a screen."""


class SessionPackage:
    """Writes the PDFs of all documents into one folder. Called from: one thread at a time."""

    def __init__(self, resources: Path, folder: Path, photo_file: PhotoFile) -> None:
        self._writer = PdfWriter(resources)
        self._folder = folder
        self._photo_file = photo_file

    def __call__(
        self,
        documents: Sequence[MinutesDocument],
        material: MinutesMaterial,
        progress: Progress,
        is_cancelled: Callable[[], bool],
    ) -> tuple[Path, ...]:
        """Write the files; see `app.session.closing.PackageWriter`."""
        del material
        files = [
            NewFile(
                f"{safe_name(document.name)}.pdf",
                partial(self._step, document, (number, len(documents)), progress, is_cancelled),
            )
            for number, document in enumerate(documents)
        ]
        return place(self._folder, files)

    def render(self, document: MinutesDocument) -> tuple[bytes, ...]:
        """Return the pages of a document as PNG."""
        return self._writer.pictures(document, PREVIEW_PPI, self._photo_file)

    def _step(
        self,
        document: MinutesDocument,
        place_in_row: tuple[int, int],
        progress: Progress,
        is_cancelled: Callable[[], bool],
        target: Path,
    ) -> None:
        if is_cancelled():
            raise PackageCancelled
        progress(*place_in_row, f"{document.name}.pdf")
        self._writer.write(document, target, self._photo_file)
