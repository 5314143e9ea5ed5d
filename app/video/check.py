"""Try every stream of a session with the same workers that the session uses, and say what came."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.feed import FeedState
from app.domain.site import Site, StreamAddress
from app.domain.site_check import SiteReading, SiteReport, site_report
from app.video.supervisor import FeedSupervisor

_LOOK_EVERY_S = 0.1
MEASURE_S = 3.0
"""Rates are averages over two seconds, so a stream is watched a little longer than that."""


@dataclass(frozen=True, slots=True)
class StreamCheck:
    """What one stream gave, judged as "uji lokasi" judges a site; nobody listens here but the worker."""

    site: Site
    stream: str
    report: SiteReport


def check_streams(
    sites: Sequence[Site],
    resolve: Callable[[StreamAddress], str],
    *,
    allow_local: bool,
    timeout_s: float,
    stream: str,
    wants_sound: bool = True,
    measure_s: float = MEASURE_S,
) -> tuple[StreamCheck, ...]:
    """Open the streams, watch each until its rates are known, and return what came.

    A stream that fails once is tried again until `timeout_s` is over, as in a session. A substream that
    carries no sound on purpose has `wants_sound` False.
    """
    supervisor = FeedSupervisor(sites, resolve, allow_local=allow_local)
    supervisor.request("check", {site.site_id: (64, 36) for site in sites})
    started_s = time.monotonic()
    first_s: dict[str, float] = {}
    readings: dict[str, list[SiteReading]] = {site.site_id: [] for site in sites}
    supervisor.start()
    try:
        while True:
            now_s = time.monotonic()
            feeds = supervisor.snapshots()
            for feed in feeds:
                readings[feed.site_id].append(SiteReading(now_s, feed))
                if feed.state is FeedState.LIVE:
                    first_s.setdefault(feed.site_id, now_s - started_s)
            all_measured = len(first_s) == len(sites) and now_s - started_s >= max(first_s.values()) + measure_s
            if all_measured or now_s - started_s >= timeout_s:
                break
            time.sleep(_LOOK_EVERY_S)
        return tuple(
            StreamCheck(
                site,
                stream,
                site_report(site.site_id, readings[site.site_id], wants_sound=wants_sound, has_meter=False),
            )
            for site in sites
        )
    finally:
        supervisor.close()
