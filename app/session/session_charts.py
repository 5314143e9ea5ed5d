"""The plots of the running session: the same numbers that the documents print."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from app.domain.documents.chart import BarChart, TimelineChart
from app.domain.documents.listing import lists_of
from app.domain.documents.material import MinutesMaterial
from app.domain.documents.statistics import bidang_chart, money_chart, speaking_chart, timeline_chart
from app.domain.identity import SiteId


@dataclass(frozen=True, slots=True)
class SessionCharts:
    """All plots at one moment. `sites` are those of the bars of `speaking` and `money`, in the roster's order.

    `timeline` is None while nobody has spoken.
    """

    sites: tuple[SiteId, ...]
    speaking: BarChart
    bidang: BarChart
    money: BarChart
    timeline: TimelineChart | None


def session_charts(material: MinutesMaterial) -> SessionCharts:
    """Work out the plots. Pure; takes a moment for thousands of proposals."""
    lists = lists_of(material)
    sites = material.record.session.sites
    return SessionCharts(
        tuple(site.site_id for site in sites),
        speaking_chart(lists),
        bidang_chart(lists, sites),
        money_chart(lists),
        timeline_chart(lists),
    )


class ChartDesk:
    """Reads the plots off the thread of the screen. Called from: any thread."""

    def __init__(self, read: Callable[[], MinutesMaterial], executor: Executor) -> None:
        self._read = read
        self._executor = executor

    def charts(self) -> Future[SessionCharts]:
        """Read the plots of this moment."""
        return self._executor.submit(lambda: session_charts(self._read()))
