"""Who gives up what when the computer is short of CPU, and when it is given back.

The order is fixed (docs/decisions/0017): first the loop filter of all far tiles, then half of their
pictures, then all but their keyframes; then, by the same three steps, the tiles that are drawn large; and
the site that has the floor last of all. Pure: looks go in about twice a second, levels come out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median_low

from app.domain.identity import SiteId
from app.domain.thrift import SPARSEST, DecodeThrift

SHORT_LOAD, AMPLE_LOAD = 0.9, 0.6
"""Of a feed's own time. At 1 pictures come faster than they are worked off; what is below is late by less than one
picture, which a worker that goes behind others always is at times."""

SHORT_SCREEN, AMPLE_SCREEN = 0.75, 0.5
"""Of the time in which the screen's event loop could not go round: above it pictures are painted late."""

FREE, MUCH_FREE = 0.08, 0.2
"""Of the time of all processors. Where so much is free no processor is missing, whoever had to wait for one; where
much is free there is room for a step back, which costs less than that."""

SHED_AFTER_S = 1.0
KEYFRAMES_AFTER_S = 5.0
"""Pictures that move are the last thing a tile gives up: half of them must have proved too many for so long."""

RESTORE_AFTER_S = 10.0
LONGEST_WAIT_S = 80.0
SOON_S = 10.0
"""A step taken back within this time after it was restored should not have been restored."""

MAX_GAP_S = 5.0
"""After so long without a look (a computer that slept) everything begins anew."""

SETTLE_S = 5.0
"""Starting twelve workers and two windows needs every core for a moment: that is no shortage."""

_LARGE = 1.5
"""A picture this many times as tall as the usual one is drawn large."""

_STEPS = SPARSEST.rank


@dataclass(frozen=True, slots=True)
class FeedLook:
    """One feed: how much of its time its pictures cost, and how tall it is drawn (0: nobody looks)."""

    site_id: SiteId
    load: float
    height_px: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """All that is known at `at_s` of a monotonic clock. `screen_load` is 0…1.

    `idle`: the share of the processors' time since the last look that nobody wanted; 0 where that is not known.
    """

    at_s: float
    feeds: tuple[FeedLook, ...]
    screen_load: float
    floor: SiteId | None = None
    idle: float = 0.0


class Governor:
    """Remembers how many steps are given up. Not thread-safe; the time is the looks' own."""

    def __init__(self) -> None:
        self._given_up = 0
        self._floor: SiteId | None = None
        self._looked_s: float | None = None
        self._short_since_s: float | None = None
        self._ample_since_s: float | None = None
        self._settled_s = 0.0
        self._changed_s = float("-inf")
        self._restored_s: float | None = None
        self._wait_s = RESTORE_AFTER_S

    def look(self, look: Look) -> Mapping[SiteId, DecodeThrift]:
        """Take one look and return the level of every feed.

        - Shed: one step when the computer was short for a second, the next one a second later; the step to
          keyframes only after five seconds of shortage at half rate. While processors are free nothing is shed.
        - Restored: one step after ten seconds with ample room, or with much of the processors free. A step
          that had to be taken back soon doubles that wait, up to 80 s; one that lasted halves it again.
        - Whoever gets the floor has all of its picture at once.
        """
        groups = _groups(look)
        most = _STEPS * len(groups)
        if look.floor != self._floor:
            self._floor = look.floor
            if look.floor is not None:
                most -= _STEPS
                self._changed_s = look.at_s
        self._given_up = min(self._given_up, most)
        self._weigh(look)
        at_s = look.at_s
        if self._has_lasted(self._short_since_s, self._patience_s(), at_s):
            if self._given_up < most and at_s >= self._settled_s:
                self._shed(at_s)
        elif self._has_lasted(self._ample_since_s, self._wait_s, at_s) and self._given_up > 0:
            self._restore(at_s)
        return self._levels(groups)

    def _weigh(self, look: Look) -> None:
        at_s, before_s = look.at_s, self._looked_s
        self._looked_s = at_s
        if before_s is None or not 0 <= at_s - before_s <= MAX_GAP_S:
            self._short_since_s = self._ample_since_s = None
            self._settled_s = at_s + SETTLE_S
        load = max((feed.load for feed in look.feeds), default=0.0)
        is_short = (load > SHORT_LOAD or look.screen_load > SHORT_SCREEN) and look.idle < FREE
        is_ample = (load < AMPLE_LOAD and look.screen_load < AMPLE_SCREEN) or look.idle > MUCH_FREE
        self._short_since_s = (self._short_since_s if self._short_since_s is not None else at_s) if is_short else None
        self._ample_since_s = (self._ample_since_s if self._ample_since_s is not None else at_s) if is_ample else None
        if self._restored_s is not None and at_s - self._restored_s > SOON_S:
            self._restored_s = None
            self._wait_s = max(RESTORE_AFTER_S, self._wait_s / 2)

    def _patience_s(self) -> float:
        """Return how long a shortage must last before the next step."""
        return KEYFRAMES_AFTER_S if self._given_up % _STEPS == _STEPS - 1 else SHED_AFTER_S

    def _has_lasted(self, since_s: float | None, wait_s: float, at_s: float) -> bool:
        return since_s is not None and at_s - max(since_s, self._changed_s) >= wait_s

    def _shed(self, at_s: float) -> None:
        self._given_up += 1
        self._changed_s = at_s
        if self._restored_s is not None:
            self._restored_s = None
            self._wait_s = min(LONGEST_WAIT_S, self._wait_s * 2)

    def _restore(self, at_s: float) -> None:
        self._given_up -= 1
        self._changed_s = self._restored_s = at_s

    def _levels(self, groups: list[list[SiteId]]) -> Mapping[SiteId, DecodeThrift]:
        order = tuple(DecodeThrift)
        levels: dict[SiteId, DecodeThrift] = {}
        for place, group in enumerate(groups):
            level = order[min(_STEPS, max(0, self._given_up - place * _STEPS))]
            levels.update(dict.fromkeys(group, level))
        return levels


def _groups(look: Look) -> list[list[SiteId]]:
    """Return the feeds in the order in which they give something up, without empty groups."""
    far: list[SiteId] = []
    large: list[SiteId] = []
    floor: list[SiteId] = []
    usual_px = median_low([feed.height_px for feed in look.feeds]) if look.feeds else 0
    for feed in look.feeds:
        if feed.site_id == look.floor:
            floor.append(feed.site_id)
        elif feed.height_px > 0 and feed.height_px >= _LARGE * usual_px:
            large.append(feed.site_id)
        else:
            far.append(feed.site_id)
    return [group for group in (far, large, floor) if group]
