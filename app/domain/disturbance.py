"""The log of disturbances: what kept a site from being seen or heard, from when to when, and what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.line_check import FAILED, LineOutcome, LineResult, attempts_of
from app.domain.presence import PresenceKind, SitePresence
from app.domain.site import Site


class DisturbanceKind(StrEnum):
    """PICTURE stood still, LINK was lost, SOUND did not come through in a line check."""

    PICTURE = "picture"
    LINK = "link"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Disturbance:
    """One line of the log.

    - `until_ms` is None while nothing is known of an end: a link that is still down, a line not tried again.
    - `check` is the line check that failed, `next_check` the one after it at the same site, if there was one.
    """

    from_ms: int
    until_ms: int | None
    site: Site
    kind: DisturbanceKind
    check: LineResult | None = None
    next_check: LineResult | None = None

    @property
    def lasted_s(self) -> int | None:
        """Return how long it lasted; None if nobody knows."""
        return None if self.until_ms is None else max(0, self.until_ms - self.from_ms) // 1000


def disturbances_of(site: Site, presence: SitePresence, results: Iterable[LineResult]) -> tuple[Disturbance, ...]:
    """Return the disturbances of one site, oldest first. `results` are in the order of the log.

    A line that failed counts until the next time it was tried: how it was in between nobody knows.
    """
    found = [
        Disturbance(
            outage.from_ms,
            outage.until_ms,
            site,
            DisturbanceKind.PICTURE if outage.kind is PresenceKind.STALLED else DisturbanceKind.LINK,
        )
        for outage in presence.outages
    ]
    # An attempt that was broken off says nothing about the line.
    tried = [result for result in attempts_of(site.site_id, results) if result.outcome is not LineOutcome.OPEN]
    for result, following in zip(tried, [*tried[1:], None], strict=False):
        if result.outcome not in FAILED:
            continue
        kind = DisturbanceKind.LINK if result.outcome is LineOutcome.NOT_CONNECTED else DisturbanceKind.SOUND
        until_ms = following.at_ms if following else None
        found.append(Disturbance(result.at_ms, until_ms, site, kind, result, following))
    return tuple(sorted(found, key=lambda one: one.from_ms))
