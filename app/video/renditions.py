"""The sizes somebody looks at: each decoded picture is scaled into the slots of every one of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from app.shm.frames import FrameSlots
from app.video.opencv import Plane, Planes, Pyramid, Size, TileScaler, fitted
from app.video.orders import Rendition

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Target:
    slots: FrameSlots
    box: Size
    scaler: TileScaler | None = None
    made_for: tuple[int, int, float] | None = None
    """The width, height and pixel aspect of the pictures that `scaler` was made for."""


class Renditions:
    """Runs on: the feed worker's main thread, except `order`, which any thread may call.

    An order takes effect with the next picture, so a slot is never let go in mid-write.
    """

    def __init__(self) -> None:
        self._targets: dict[str, _Target] = {}
        self._pyramid = Pyramid()
        self._ordered: tuple[Rendition, ...] | None = None
        self.smallest: Plane | None = None
        """The newest picture in the smallest size, BGRA, valid until the next `show`; None if nobody looks."""

    def order(self, renditions: tuple[Rendition, ...]) -> None:
        """Ask for these sizes from the next picture on."""
        self._ordered = renditions

    @property
    def tallest_px(self) -> int:
        """Return the height of the tallest picture that somebody wants, 0 if nobody looks."""
        ordered = self._ordered
        if ordered is not None:
            return max((rendition.height for rendition in ordered), default=0)
        return max((target.box.height for target in self._targets.values()), default=0)

    @property
    def is_watched(self) -> bool:
        """Tell whether anybody looks."""
        return bool(self._targets) or bool(self._ordered)

    def show(
        self,
        picture: Planes | Callable[[], Planes],
        width: int,
        height: int,
        pixel_aspect: float,
        pts_us: int,
        arrived_ns: int,
        due_ns: int = 0,
    ) -> None:
        """Scale one picture into every target and publish it. A callable is asked only if somebody looks.

        Slots that can hold pictures show it at `due_ns`, the others at once.
        """
        self._take_order()
        if not self._targets:
            return
        source = picture() if callable(picture) else picture
        self.smallest = None
        self._pyramid.begin(source)
        shape = (width, height, pixel_aspect)
        for target in self._targets.values():
            if target.scaler is None or target.made_for != shape:
                target.scaler = TileScaler(fitted(width, height, pixel_aspect, target.box))
                target.made_for = shape
            size = target.scaler.size
            pixels = target.slots.begin_write(size.width, size.height)
            target.scaler.convert(self._pyramid, pixels)
            target.slots.publish(pts_us, arrived_ns, due_ns if target.slots.can_hold else 0)
            if self.smallest is None or pixels.size < self.smallest.size:
                self.smallest = pixels

    def close(self) -> None:
        """Let go of all slots."""
        self.smallest = None
        for target in self._targets.values():
            target.slots.close()
        self._targets.clear()

    def _take_order(self) -> None:
        ordered, self._ordered = self._ordered, None
        if ordered is None:
            return
        # It may look into slots that are let go now.
        self.smallest = None
        wanted = {rendition.slots_name: rendition for rendition in ordered}
        for name in [name for name in self._targets if name not in wanted]:
            self._targets.pop(name).slots.close()
        for name, rendition in wanted.items():
            if name not in self._targets:
                try:
                    slots = FrameSlots.attach(name)
                except FileNotFoundError:
                    # Ordered and withdrawn again before the next picture came; a newer order follows.
                    logger.debug("slots %s are gone already", name)
                    continue
                self._targets[name] = _Target(slots, Size(rendition.width, rendition.height))
