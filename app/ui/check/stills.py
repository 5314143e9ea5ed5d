"""The last picture of every site, copied out of the workers' memory while a check runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QImage

from app.domain.identity import SiteId
from app.ui.ports import PictureSource

VIEW = "check"
SIZE = (480, 270)
"""200 dots to the inch in the six centimetres that a still has on paper; no more than a substream gives."""


class Stills:
    """Runs on: the thread of the screen.

    One picture is copied at each tick of the state clock (half a megabyte), so every site gets a new one
    about once a second and no tick is long. After `end` the pictures stay; the workers scale no more for them.
    """

    def __init__(
        self, source: PictureSource, sites: Sequence[SiteId], view: str = VIEW, size: tuple[int, int] = SIZE
    ) -> None:
        self._source = source
        self._view_name = view
        self._size = size
        self._sites = tuple(sites)
        self._next = 0
        self._images: dict[SiteId, QImage] = {}

    @property
    def images(self) -> Mapping[SiteId, QImage]:
        """Return the pictures of the last check; a site that never had one is missing."""
        return dict(self._images)

    def begin(self) -> None:
        """Ask for pictures of all sites, and forget those of the check before."""
        self._images.clear()
        self._source.request(self._view_name, dict.fromkeys(self._sites, self._size))

    def take_next(self) -> SiteId | None:
        """Copy the newest picture of the site whose turn it is; return the site if there was one."""
        site_id = self._sites[self._next % len(self._sites)]
        self._next += 1
        return site_id if self._take(site_id) else None

    def end(self) -> None:
        """Copy the newest picture of every site, and ask for no more."""
        for site_id in self._sites:
            self._take(site_id)
        self.stop()

    def stop(self) -> None:
        """Ask for no more pictures."""
        self._source.request(self._view_name, {})

    def _take(self, site_id: SiteId) -> bool:
        slots = self._source.slots(self._view_name, site_id)
        picture = slots.newest() if slots else None
        if slots is None or picture is None:
            return False
        height, width = picture.pixels.shape[:2]
        image = QImage(picture.pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
        # The worker may have come round to this slot in the meantime; the next turn brings another picture.
        if not slots.is_intact(picture):
            return False
        self._images[site_id] = image
        return True
