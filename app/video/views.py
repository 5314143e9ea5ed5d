"""Which pictures the screens ask for, and the shared memory those lie in.

A view (the wall, the console) asks for one size of each site. What it shows stays until the first
picture of a new size is there.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from app.domain.identity import SiteId
from app.shm.frames import FrameSlots
from app.video.orders import Rendition, ShowRenditions

logger = logging.getLogger(__name__)

_MIN_SIDE = 16


@dataclass(frozen=True, slots=True)
class _Shape:
    """Width and height in pixels, and how many pictures there is room for."""

    width: int
    height: int
    count: int


class PictureViews:
    """The slots of every site in every view.

    Called from: the thread of the screen, except `make`. The system takes tens of milliseconds to give
    the memory of a large picture, and the screen has to show that somebody speaks: so it only says
    what it wants, and the supervisor's thread makes it.
    """

    def __init__(self) -> None:
        self._views: dict[tuple[str, SiteId], _View] = {}
        self._lock = threading.Lock()

    def want(
        self,
        view: str,
        sizes: Mapping[SiteId, tuple[int, int]],
        sites: Collection[SiteId],
        count_of: Callable[[SiteId], int],
    ) -> set[SiteId]:
        """Ask for these sizes in one view, for none of the other `sites`; return for whom that changes anything.

        `count_of` tells how many pictures of a site there must be room for.
        """
        changed: set[SiteId] = set()
        with self._lock:
            for site_id in sites:
                size = sizes.get(site_id)
                if size is None:
                    held = self._views.pop((view, site_id), None)
                    if held:
                        held.close()
                        changed.add(site_id)
                    continue
                width, height = (max(_MIN_SIDE, side + side % 2) for side in size)
                held = self._views.setdefault((view, site_id), _View())
                if held.want(_Shape(width, height, count_of(site_id))):
                    changed.add(site_id)
        return changed

    def hold(self, count_of: Callable[[SiteId], int]) -> set[SiteId]:
        """Ask for so many pictures of the sizes there are; return for whom that changes anything."""
        with self._lock:
            return {site_id for (_, site_id), held in self._views.items() if held.hold(count_of(site_id))}

    def promote(self, view: str, site_id: SiteId) -> bool:
        """Show the newer size from now on if it has a picture that is due; return whether that happened."""
        with self._lock:
            held = self._views.get((view, site_id))
            return held is not None and held.promote()

    def shown(self, view: str, site_id: SiteId) -> FrameSlots | None:
        """Return where the newest pictures are, None if the view asked for none or their memory is not made yet."""
        held = self._views.get((view, site_id))
        return held.shown if held else None

    def tallest(self, site_id: SiteId) -> int:
        """Return the greatest height any view asks for, 0 if none does."""
        with self._lock:
            return max((held.height for (_, owner), held in self._views.items() if owner == site_id), default=0)

    def make(self, site_id: SiteId) -> ShowRenditions:
        """Make what is missing for a site, and return all that its worker should fill.

        Called from: the supervisor's thread.
        """
        for held in self._of(site_id):
            self._make(held, site_id)
        views = self._of(site_id)
        with self._lock:
            slots = [slots for held in views for slots in held.all_slots()]
        return ShowRenditions(tuple(Rendition(s.name, s.width, s.height) for s in slots))

    def close(self) -> None:
        """Free all memory."""
        with self._lock:
            for held in self._views.values():
                held.close()
            self._views.clear()

    def _of(self, site_id: SiteId) -> list[_View]:
        with self._lock:
            return [held for (_, owner), held in self._views.items() if owner == site_id]

    def _make(self, held: _View, site_id: SiteId) -> None:
        with self._lock:
            shape = held.missing()
        if shape is None:
            return
        try:
            made = FrameSlots.create(shape.width, shape.height, shape.count)
        except OSError as error:
            logger.error("no memory for pictures of %s, %d×%d: %s", site_id, shape.width, shape.height, error)
            return
        with self._lock:
            # What was asked for in the meantime comes with the next round.
            if not held.take(shape, made):
                made.close()


class _View:
    """The slots of one site in one view: those shown, and those that will be shown soon."""

    def __init__(self) -> None:
        self.shown: FrameSlots | None = None
        self._coming: FrameSlots | None = None
        self._wanted: _Shape | None = None

    def want(self, shape: _Shape) -> bool:
        """Take over what is wanted; return whether it is something else than before."""
        if shape == self._wanted:
            return False
        self._wanted = shape
        return True

    def hold(self, count: int) -> bool:
        """Want so many pictures of the size that is wanted; return whether anything changed."""
        return self._wanted is not None and self.want(replace(self._wanted, count=count))

    @property
    def height(self) -> int:
        """Return the height that was asked for last."""
        return self._wanted.height if self._wanted else 0

    def missing(self) -> _Shape | None:
        """Return what has to be made, None if all is there. A size that was passed over is let go."""
        if self._wanted is None or _shape_of(self._coming or self.shown) == self._wanted:
            return None
        if self._coming:
            self._coming.close()
            self._coming = None
            if _shape_of(self.shown) == self._wanted:
                return None
        return self._wanted

    def take(self, shape: _Shape, made: FrameSlots) -> bool:
        """Take slots that were made; return whether they are still wanted."""
        if shape != self._wanted:
            return False
        if self.shown is None:
            self.shown = made
        else:
            self._coming = made
        return True

    def promote(self) -> bool:
        """Show the coming slots if they have a picture that is due; return whether that happened."""
        if self._coming is None or self._coming.sequence == 0 or self._coming.newest(time.monotonic_ns()) is None:
            return False
        if self.shown:
            self.shown.close()
        self.shown, self._coming = self._coming, None
        return True

    def all_slots(self) -> tuple[FrameSlots, ...]:
        """Return all slots the worker should fill."""
        return tuple(slots for slots in (self.shown, self._coming) if slots)

    def close(self) -> None:
        """Let go of the slots, and want none."""
        for slots in self.all_slots():
            slots.close()
        self.shown = self._coming = self._wanted = None


def _shape_of(slots: FrameSlots | None) -> _Shape | None:
    return _Shape(slots.width, slots.height, slots.count) if slots else None
