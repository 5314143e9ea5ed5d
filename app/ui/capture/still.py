"""One picture of a site, taken out of its feed as large as it comes: the photo "pada saat ini"."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from app.domain.identity import SiteId
from app.ui.ports import PictureSource

VIEW = "foto"
_LOOK_MS = 40
_WAIT_S = 2.0
"""A worker answers with a new size within some pictures; one that is just connecting may need longer: then none."""

_LARGEST = (1920, 1080)
_USUAL = (1280, 720)


class StillTaker(QObject):
    """Runs on: the thread of the screen. One picture at a time; a second wish waits for nobody and is dropped."""

    def __init__(self, source: PictureSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._site_id: SiteId | None = None
        self._until_s = 0.0
        self._taken: Callable[[QImage], None] = _nobody
        self._missing: Callable[[], None] = _nobody_either
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Tell whether a picture is waited for."""
        return self._site_id is not None

    def take(self, site_id: SiteId, taken: Callable[[QImage], None], missing: Callable[[], None]) -> bool:
        """Ask for a picture: `taken` gets a copy, `missing` is called if none comes. Return whether it is asked for."""
        if self.is_busy:
            return False
        self._site_id, self._taken, self._missing = site_id, taken, missing
        self._until_s = time.monotonic() + _WAIT_S
        self._source.request(VIEW, {site_id: self._size(site_id)})
        self._timer.start()
        return True

    def look(self) -> None:
        """See whether the picture has come. Called by the timer."""
        site_id = self._site_id
        if site_id is None:
            return
        image = self._newest(site_id)
        if image is not None:
            taken = self._taken
            self._end()
            taken(image)
        elif time.monotonic() > self._until_s:
            missing = self._missing
            self._end()
            missing()

    def _size(self, site_id: SiteId) -> tuple[int, int]:
        report = next((feed.report for feed in self._source.snapshots() if feed.site_id == site_id), None)
        width, height = (report.width, report.height) if report and report.width and report.height else _USUAL
        scale = min(1.0, _LARGEST[0] / width, _LARGEST[1] / height)
        return round(width * scale), round(height * scale)

    def _newest(self, site_id: SiteId) -> QImage | None:
        slots = self._source.slots(VIEW, site_id)
        picture = slots.newest(time.monotonic_ns()) if slots else None
        if slots is None or picture is None:
            return None
        height, width = picture.pixels.shape[:2]
        image = QImage(picture.pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
        # The worker may have come round to this slot in the meantime; the next look brings another picture.
        return image if slots.is_intact(picture) else None

    def _end(self) -> None:
        self._timer.stop()
        self._site_id = None
        self._source.request(VIEW, {})


def _nobody(_: QImage) -> None:
    """Wait for nothing."""


def _nobody_either() -> None:
    """Wait for nothing."""
