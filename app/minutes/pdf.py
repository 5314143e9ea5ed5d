"""Write a document as PDF/A-2a: tagged, with the shipped fonts only, the same bytes every time.

The template is data-driven and belongs to the program; what an office edits are the Word templates.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.documents.model import MinutesDocument, Plate
from app.minutes.fingerprint import fingerprint
from app.minutes.glyphs import Glyphs
from app.minutes.pdf_data import Printing, pdf_data
from app.minutes.printable import printable
from app.minutes.typesetting import Typesetter
from app.minutes.typesetting_job import DATA_FILE, TypesettingJob

logger = logging.getLogger(__name__)

_FONTS = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "DejaVuSans.ttf", "NotoEmoji-Regular.ttf")
FAMILIES = ("Liberation Sans", "DejaVu Sans", "Noto Emoji")
_LOGO_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".svg"})

PhotoFile = Callable[[str], Path]
"""Where the photo with this SHA-256 lies; whether it is there is looked at here."""


@dataclass(frozen=True)
class PdfWriter:
    """Writes PDFs with the template and the fonts of one folder of resources. Called from: one thread at a time."""

    resources: Path

    @cached_property
    def _fonts(self) -> Sequence[Path]:
        return [self.resources / "fonts" / "documents" / name for name in _FONTS]

    @cached_property
    def _glyphs(self) -> Glyphs:
        return Glyphs(self._fonts)

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter(self.resources)

    def said(self, text: str) -> str:
        """Return a text as it is printed: what no font has is written out."""
        return self._glyphs.printable(printable(text))

    def write(self, document: MinutesDocument, target: Path, photo_file: PhotoFile | None = None) -> None:
        """Write `document` to `target`, which is overwritten. A photo whose file is gone is said to be missing.

        Raises OSError if `target` cannot be written, BugError if the document cannot be set.
        """
        with TemporaryDirectory(prefix="ruang-kendali-pdf-") as root:
            target.write_bytes(self._typesetter.pdf(self.prepare(document, Path(root), photo_file)))

    def pictures(self, document: MinutesDocument, ppi: float, photo_file: PhotoFile | None = None) -> tuple[bytes, ...]:
        """Return the pages as PNG, for looking at them. Raises BugError if the document cannot be set."""
        with TemporaryDirectory(prefix="ruang-kendali-pdf-") as root:
            return self._typesetter.pictures(self.prepare(document, Path(root), photo_file), ppi)

    def prepare(self, document: MinutesDocument, root: Path, photo_file: PhotoFile | None = None) -> TypesettingJob:
        """Put all that the template reads below `root`, and return what is to be set."""
        printing = Printing(
            plain=self.said,
            photo_of=_Photos(root, photo_file).place,
            logo=_logo(document.letterhead.logo, root),
            fonts=FAMILIES,
            seal=fingerprint(document),
        )
        with (root / DATA_FILE).open("w", encoding="utf-8", errors="replace") as file:
            json.dump(pdf_data(document, printing), file, ensure_ascii=False)
        return TypesettingJob(document.name, str(root), document.as_of_ms // 1000)


class _Photos:
    """Brings photos below the template's root; the same one once."""

    def __init__(self, root: Path, photo_file: PhotoFile | None) -> None:
        self._root = root
        self._photo_file = photo_file

    def place(self, plate: Plate) -> str:
        if self._photo_file is None:
            return ""
        name = f"{plate.sha256}.jpg"
        here = self._root / name
        if not here.exists():
            source = self._photo_file(plate.sha256)
            if not _is_jpeg(source):
                logger.warning("the photo %s of %s is missing or damaged", plate.sha256[:12], plate.label)
                return ""
            bring(source, here)
        return f"/{name}"


def _is_jpeg(path: Path) -> bool:
    """Tell whether the file begins and ends as a JPEG does: a damaged one would keep the document from being set."""
    try:
        with path.open("rb") as file:
            begins = file.read(3) == b"\xff\xd8\xff"
            file.seek(-2, os.SEEK_END)
            return begins and file.read(2) == b"\xff\xd9"
    except OSError:
        return False


def bring(source: Path, target: Path) -> None:
    """Make `target` the same file as `source`: a second name where the disk allows it, else a copy."""
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copyfile(source, target)


def _logo(path: str, root: Path) -> str:
    """Bring the logo below the root and return its place; empty where there is none that can be read."""
    source = Path(path)
    if not path or source.suffix.lower() not in _LOGO_ENDINGS or not source.is_file():
        return ""
    name = f"logo{source.suffix.lower()}"
    shutil.copyfile(source, root / name)
    return f"/{name}"
