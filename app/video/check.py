"""Try every stream of a session with the same workers that the session uses, and say what came."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.finding import Finding
from app.domain.identity import SiteId
from app.domain.site import Site, StreamAddress
from app.domain.site_check import CHECK_S, SiteReading, SiteReport, site_report
from app.video.supervisor import FeedSupervisor

_LOOK_EVERY_S = 0.1
MEASURE_S = 3.0
"""Rates are averages over two seconds, so a stream is watched a little longer than that."""

LOSS_MEASURE_S = CHECK_S
"""One hiccup of this computer or of the way is six pictures of three seconds, and no fault of the site: where
pictures were lost, the stream is watched for as long as "uji lokasi" would, or until the loss is a small share."""

_VIEW = "check"
PICTURE_SIZE = (192, 108)
MAIN_STREAM, SUB_STREAM = "utama", "kecil"

_LASTING = frozenset(
    {
        Trouble.AUTH_FAILED,
        Trouble.NO_CREDENTIAL,
        Trouble.NOT_FOUND,
        Trouble.FILE_MISSING,
        Trouble.DEVICE_MISSING,
        Trouble.DNS_FAILED,
        Trouble.PROTOCOL_DENIED,
        Trouble.UNSUPPORTED,
    }
)


@dataclass(frozen=True, slots=True)
class CopiedPicture:
    """A small picture of a stream: rows of B, G, R and an opaque fourth byte, as Qt's RGB32."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class StreamCheck:
    """What one stream gave, judged as "uji lokasi" judges a site; nobody listens here but the worker."""

    site: Site
    stream: str
    report: SiteReport


def streams_of(sites: Sequence[Site]) -> dict[str, list[Site]]:
    """Return what to try by the name of the stream: every site's main stream, and the substreams there are."""
    return {MAIN_STREAM: list(sites), SUB_STREAM: [replace(site, main=site.sub) for site in sites if site.sub]}


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
    """Open the streams, watch each until its rates are known, and return what came, in the order of the sites.

    A stream that fails once is tried again until `timeout_s` is over, as in a session. A substream that
    carries no sound on purpose has `wants_sound` False.
    """
    found: dict[str, StreamCheck] = {}
    watch_streams(
        sites,
        resolve,
        lambda check, _picture: found.__setitem__(check.site.site_id, check),
        allow_local=allow_local,
        timeout_s=timeout_s,
        stream=stream,
        wants_sound=wants_sound,
        measure_s=measure_s,
    )
    return tuple(found[site.site_id] for site in sites)


def watch_streams(
    sites: Sequence[Site],
    resolve: Callable[[StreamAddress], str],
    on_result: Callable[[StreamCheck, CopiedPicture | None], None],
    *,
    allow_local: bool,
    timeout_s: float,
    stream: str,
    wants_sound: bool = True,
    measure_s: float = MEASURE_S,
    tells_early: bool = False,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Open the streams, one after another; tell of each as soon as its rates are known, with a small picture.

    `on_result` is called once for each stream, on the thread of the caller, in the order they are ready; what is
    not ready when `timeout_s` is over is told then, or with `tells_early` as soon as its trouble is one that
    only a person can mend. After `is_cancelled` nothing more is told.
    """
    supervisor = FeedSupervisor(sites, resolve, allow_local=allow_local)
    supervisor.request(_VIEW, {site.site_id: PICTURE_SIZE for site in sites})
    started_s = time.monotonic()
    watched = {site.site_id: Watched(site) for site in sites}
    supervisor.start()
    try:
        while watched and not is_cancelled():
            now_s = time.monotonic()
            is_over = now_s - started_s >= timeout_s
            for feed in supervisor.snapshots():
                one = watched.get(feed.site_id)
                if one is None:
                    continue
                one.look(now_s, feed)
                is_told = is_over or (tells_early and feed.report.trouble in _LASTING)
                report = one.told(now_s, measure_s, is_over=is_told, wants_sound=wants_sound)
                if report is not None:
                    del watched[feed.site_id]
                    on_result(StreamCheck(one.site, stream, report), _copied(supervisor, feed.site_id))
            time.sleep(_LOOK_EVERY_S)
    finally:
        supervisor.close()


class Watched:
    """What was seen of one stream so far."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.readings: list[SiteReading] = []
        self._first_s: float | None = None

    def look(self, now_s: float, feed: FeedSnapshot) -> None:
        """Keep what the feed shows now."""
        self.readings.append(SiteReading(now_s, feed))
        if feed.state is FeedState.LIVE and self._first_s is None:
            self._first_s = now_s

    def told(
        self, now_s: float, measure_s: float, *, is_over: bool = False, wants_sound: bool = True
    ) -> SiteReport | None:
        """Return what is said of the stream, None while it is watched on.

        That is until its rates are known after `measure_s`, and longer where pictures were lost, which is not said
        after one hiccup. `is_over` waits no more.
        """
        if not is_over and not self._is_measured(now_s, measure_s):
            return None
        report = site_report(self.site.site_id, self.readings, wants_sound=wants_sound, has_meter=False)
        loses = any(complaint.code is Finding.PACKETS_LOST for complaint in report.complaints)
        return report if is_over or not loses or self._is_measured(now_s, LOSS_MEASURE_S) else None

    def _is_measured(self, now_s: float, measure_s: float) -> bool:
        return self._first_s is not None and now_s - self._first_s >= measure_s


def _copied(supervisor: FeedSupervisor, site_id: SiteId) -> CopiedPicture | None:
    slots = supervisor.slots(_VIEW, site_id)
    picture = slots.newest() if slots else None
    if slots is None or picture is None:
        return None
    height, width = picture.pixels.shape[:2]
    copied = CopiedPicture(width, height, picture.pixels.tobytes())
    return copied if slots.is_intact(picture) else None
