"""The photos as the documents show them: as many pixels as a print of that size needs, made once for all formats."""

from __future__ import annotations

import logging
from pathlib import Path

from app.data.photo_files import PhotoFiles
from app.photos.reencode import RefusedPhotoError, smaller_jpeg

logger = logging.getLogger(__name__)

LONG_EDGE = 800
"""64 mm wide in print, this is 320 dots an inch; four times as many pixels would take four times the memory."""


class PrintPhotos:
    """Photos of one store, made smaller below `folder`. Called from: one thread."""

    def __init__(self, store: Path, folder: Path) -> None:
        self._files = PhotoFiles(store)
        self._folder = folder

    def __call__(self, sha256: str) -> Path:
        """Return the file of a photo; where the photo is missing or damaged, the path of nothing."""
        target = self._folder / f"{sha256}.jpg"
        if not target.exists():
            try:
                content = Path(self._files.files_of(sha256).photo).read_bytes()
                target.write_bytes(smaller_jpeg(content, LONG_EDGE))
            except (OSError, RefusedPhotoError) as error:
                logger.warning("the photo %s cannot be printed: %s", sha256[:12], error)
                return self._folder / "missing.jpg"
        return target
