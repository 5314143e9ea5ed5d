"""The newest picture of one site in one view, painted from shared memory without a copy."""

from __future__ import annotations

import time

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from app.domain.identity import SiteId
from app.shm.frames import SLOTS, FrameSlots, Picture
from app.ui.ports import PictureSource

_STILL_WIDTH = 640
"""Pixels: enough for the tenth of a second in which a still is seen."""

_ROUNDED = 2


class TilePicture:
    """Runs on: the thread of the screen.

    One QImage for each of the three slots is kept as long as the slots' memory and the picture's
    size stay the same; a QImage does not hold the memory, so `_slots` does.
    """

    def __init__(self, source: PictureSource, view: str, site_id: SiteId) -> None:
        self._source = source
        self._view = view
        self._site_id = site_id
        self._slots: FrameSlots | None = None
        self._images: list[QImage | None] = [None] * SLOTS
        self._newest: Picture | None = None
        self._still: QImage | None = None
        self._painted_picture: Picture | None = None
        self.painted = 0
        self.last_delay_ms = 0.0

    @property
    def has_picture(self) -> bool:
        """Tell whether there is anything to paint."""
        return self._newest is not None

    def refresh(self) -> bool:
        """Look for a newer picture that is due; return whether there is one."""
        slots = self._source.slots(self._view, self._site_id)
        if slots is not self._slots:
            if slots is None:
                self._keep_still()
            # The old images look into the old slots' memory: they go before it does.
            self._images = [None] * (slots.count if slots else SLOTS)
            self._newest = None
            self._slots = slots
        if slots is None:
            return False
        sequence = slots.sequence
        if sequence == 0 or (self._newest is not None and self._newest.sequence == sequence):
            return False
        picture = slots.newest(time.monotonic_ns())
        if picture is None or (self._newest is not None and self._newest.sequence >= picture.sequence):
            return False
        self._newest = picture
        self._still = None
        return True

    def target(self, box: QRect) -> QRect:
        """Return where the picture lies inside `box`, centred, in logical pixels."""
        if self._newest is not None:
            height, width = self._newest.pixels.shape[:2]
        elif self._still is not None:
            width, height = self._still.width(), self._still.height()
        else:
            return box
        scale = min(box.width() / width, box.height() / height)
        drawn_width, drawn_height = round(width * scale), round(height * scale)
        if abs(drawn_width - box.width()) <= 2 and abs(drawn_height - box.height()) <= 2:
            return box
        return QRect(
            box.x() + (box.width() - drawn_width) // 2,
            box.y() + (box.height() - drawn_height) // 2,
            drawn_width,
            drawn_height,
        )

    def covers(self, box: QRect) -> bool:
        """Tell whether a picture fills all of `box`."""
        return self._newest is not None and self.target(box) == box

    def paint(self, painter: QPainter, box: QRect, *, counts: bool = True) -> QRect:
        """Paint the newest picture into `box` and return the part it fills. Paints nothing without one.

        A site that comes back into view shows its last picture until the first new one is there.
        `counts` is False for a copy beside the real one, which proves nothing about what was seen.
        """
        picture = self._newest
        if picture is None:
            return self._paint_still(painter, box)
        area, image = self.target(box), self._image(picture)
        ratio = painter.device().devicePixelRatioF()
        width, height = area.width() * ratio, area.height() * ratio
        if 0 <= image.width() - width < _ROUNDED and 0 <= image.height() - height < _ROUNDED:
            # Pictures have even sides: cut by the pixel too much they are copied, otherwise stretched.
            painter.drawImage(QRectF(area), image, QRectF(0, 0, width, height))
        else:
            painter.drawImage(QRectF(area), image)
        if not counts:
            return area
        if picture is not self._painted_picture:
            self._painted_picture = picture
            self.painted += 1
        self.last_delay_ms = (time.monotonic_ns() - picture.arrived_ns) / 1e6
        return area

    def _paint_still(self, painter: QPainter, box: QRect) -> QRect:
        if self._still is None:
            return QRect()
        area = self.target(box)
        painter.drawImage(QRectF(area), self._still)
        return area

    def _keep_still(self) -> None:
        """Keep a small copy of what was seen last: the memory it lies in is given back."""
        if self._newest is None:
            return
        image = self._image(self._newest)
        small = image.scaledToWidth(_STILL_WIDTH) if image.width() > _STILL_WIDTH else image
        self._still = small.copy()

    def _image(self, picture: Picture) -> QImage:
        height, width = picture.pixels.shape[:2]
        image = self._images[picture.slot]
        if image is None or image.width() != width or image.height() != height:
            image = QImage(picture.pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
            self._images[picture.slot] = image
        return image
