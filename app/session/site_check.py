"""Runs the check of all sites, "uji lokasi", beside whatever else the room does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.feed import FeedSnapshot
from app.domain.identity import SiteId
from app.domain.site_check import CHECK_S, SiteReading, SiteReport, site_report
from app.domain.sound import FeedLevel
from app.session.ports import Clock

EVERY_MS = 500
"""Two readings a second: a worker renews its rates no faster, and a meter integrates over 0.3 s."""


@dataclass(frozen=True, slots=True)
class CheckRun:
    """A check that runs or ran, in the order of the roster. `ended_ms` is None while it runs."""

    started_ms: int
    ended_ms: int | None
    elapsed_s: float
    total_s: float
    reports: tuple[SiteReport, ...]

    @property
    def remaining_s(self) -> float:
        """Return what is left, never below zero."""
        return max(0.0, self.total_s - self.elapsed_s)


class SiteCheck:
    """Runs on: the thread of the screen, called by its clock. Holds nobody up and changes nothing.

    The last check that came to its end stays until another one does; one that was called off leaves
    nothing behind, because half a check would accuse the wrong ones.
    """

    def __init__(self, sites: Sequence[SiteId], clock: Clock, total_s: float = CHECK_S) -> None:
        self._sites = tuple(sites)
        self._clock = clock
        self._total_s = total_s
        self._running: CheckRun | None = None
        self._readings: dict[SiteId, list[SiteReading]] = {}
        self._due_ms = 0
        self._result: CheckRun | None = None

    @property
    def running(self) -> CheckRun | None:
        """Return the check that runs, with what is known so far."""
        return self._running

    @property
    def result(self) -> CheckRun | None:
        """Return the last check that came to its end."""
        return self._result

    def start(self) -> None:
        """Begin a check; one that runs begins anew."""
        now_ms = self._clock.now_ms()
        self._readings = {site_id: [] for site_id in self._sites}
        self._due_ms = now_ms
        self._running = CheckRun(now_ms, None, 0.0, self._total_s, self._reports())

    def cancel(self) -> None:
        """Call off the check that runs, if one does."""
        self._running = None
        self._readings = {}

    def observe(self, feeds: Sequence[FeedSnapshot], levels: Sequence[FeedLevel] | None) -> bool:
        """Take a reading when it is time; return whether the check came to its end with it.

        `levels` is None while nobody measures any: a mixer that is down must not make every site silent.
        """
        run, now_ms = self._running, self._clock.now_ms()
        if run is None:
            return False
        elapsed_s = (now_ms - run.started_ms) / 1000
        reports = run.reports
        is_over = elapsed_s >= run.total_s
        if is_over or now_ms >= self._due_ms:
            self._due_ms = now_ms + EVERY_MS
            self._read(feeds, levels, elapsed_s)
            reports = self._reports()
        if not is_over:
            self._running = CheckRun(run.started_ms, None, elapsed_s, run.total_s, reports)
            return False
        self._result = CheckRun(run.started_ms, now_ms, elapsed_s, run.total_s, reports)
        self.cancel()
        return True

    def _read(self, feeds: Sequence[FeedSnapshot], levels: Sequence[FeedLevel] | None, at_s: float) -> None:
        level_of = {level.site_id: level for level in levels or ()}
        for feed in feeds:
            self._readings[feed.site_id].append(SiteReading(at_s, feed, level_of.get(feed.site_id)))

    def _reports(self) -> tuple[SiteReport, ...]:
        return tuple(site_report(site_id, self._readings[site_id]) for site_id in self._sites)
