"""Keeps the room running when the computer is short of CPU: looks, decides, tells the workers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from app.domain.feed import FeedPhase, FeedSnapshot
from app.domain.floor import FloorState
from app.domain.governor import FeedLook, Governor, Look
from app.domain.identity import SiteId
from app.domain.thrift import DecodeThrift

logger = logging.getLogger(__name__)


class ThriftyFeeds(Protocol):
    """What decodes the pictures."""

    def snapshots(self) -> tuple[FeedSnapshot, ...]:
        """Return every feed as it is now."""
        ...

    def heights(self) -> Mapping[SiteId, int]:
        """Return how tall each site is drawn at most, in device pixels; 0 if nobody looks."""
        ...

    def spare(self, levels: Mapping[SiteId, DecodeThrift]) -> None:
        """Decode as sparingly as this from now on."""
        ...


class ThriftKeeper:
    """Called from: the thread of the screen, about twice a second."""

    def __init__(
        self,
        feeds: ThriftyFeeds,
        floor: Callable[[], FloorState],
        screen_load: Callable[[], float],
        now_s: Callable[[], float],
        idle: Callable[[], float],
    ) -> None:
        self._feeds = feeds
        self._floor = floor
        self._take_screen_load = screen_load
        self._now_s = now_s
        self._take_idle = idle
        self._governor = Governor()
        self._levels: Mapping[SiteId, DecodeThrift] = {}
        self.screen_load = 0.0
        """How much of the last half second the screen's event loop could not go round."""

    def look(self) -> None:
        """Take one look and order what follows from it."""
        self.screen_load = self._take_screen_load()
        heights = self._feeds.heights()
        feeds = tuple(
            FeedLook(feed.site_id, _load_of(feed), heights.get(feed.site_id, 0)) for feed in self._feeds.snapshots()
        )
        turn = self._floor().speaking
        look = Look(self._now_s(), feeds, self.screen_load, turn.site_id if turn else None, self._take_idle())
        levels = self._governor.look(look)
        if levels != self._levels:
            self._tell(levels, look)
            self._levels = levels
        self._feeds.spare(levels)

    def _tell(self, levels: Mapping[SiteId, DecodeThrift], look: Look) -> None:
        worst = max(look.feeds, key=lambda feed: feed.load)
        counts = {level: list(levels.values()).count(level) for level in DecodeThrift}
        said = ", ".join(f"{count} {level.value}" for level, count in counts.items() if count)
        before = any(level.is_saving for level in self._levels.values())
        if before or any(level.is_saving for level in levels.values()):
            logger.info(
                "decoding: %s (load %.2f at %s, screen %.2f, %.0f %% idle)",
                said,
                worst.load,
                worst.site_id,
                look.screen_load,
                look.idle * 100,
            )


def _load_of(feed: FeedSnapshot) -> float:
    """Return the load of a feed that plays; what a worker said before it fell is not true any more."""
    report = feed.report
    return report.load if report.alive and report.phase is FeedPhase.STREAMING else 0.0
