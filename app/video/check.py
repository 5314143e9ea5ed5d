"""Try every stream of a session with the same workers that the session uses, and say what came."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.site import Site, StreamAddress
from app.video.supervisor import FeedSupervisor

_LOOK_EVERY_S = 0.1
MEASURE_S = 3.0
"""Rates are averages over two seconds, so a stream is watched a little longer than that."""


@dataclass(frozen=True, slots=True)
class StreamCheck:
    """What one stream gave. `first_picture_s` is None if nothing came; then `trouble` says why."""

    site: Site
    stream: str
    first_picture_s: float | None
    feed: FeedSnapshot

    @property
    def is_good(self) -> bool:
        """Tell whether picture (or, without video, sound) came and goes on."""
        return self.first_picture_s is not None and self.feed.state is FeedState.LIVE

    @property
    def trouble(self) -> Trouble:
        """Return why the stream is not good."""
        if self.is_good:
            return Trouble.NONE
        known = self.feed.report.trouble
        return known if known is not Trouble.NONE else Trouble.SILENT


def check_streams(
    sites: Sequence[Site],
    resolve: Callable[[StreamAddress], str],
    *,
    allow_local: bool,
    timeout_s: float,
    stream: str,
    measure_s: float = MEASURE_S,
) -> tuple[StreamCheck, ...]:
    """Open the streams, watch each until its rates are known, and return what came.

    A stream that fails once is tried again until `timeout_s` is over, as in a session.
    """
    supervisor = FeedSupervisor(sites, resolve, allow_local=allow_local)
    supervisor.request("check", {site.site_id: (64, 36) for site in sites})
    started_s = time.monotonic()
    first_s: dict[str, float] = {}
    supervisor.start()
    try:
        while True:
            now_s = time.monotonic()
            feeds = supervisor.snapshots()
            for feed in feeds:
                if feed.state is FeedState.LIVE:
                    first_s.setdefault(feed.site_id, now_s - started_s)
            all_measured = len(first_s) == len(sites) and now_s - started_s >= max(first_s.values()) + measure_s
            if all_measured or now_s - started_s >= timeout_s:
                break
            time.sleep(_LOOK_EVERY_S)
        return tuple(
            StreamCheck(site, stream, first_s.get(feed.site_id), feed) for site, feed in zip(sites, feeds, strict=True)
        )
    finally:
        supervisor.close()
