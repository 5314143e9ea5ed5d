"""Sites and supervisors for the tests, and waiting for what should happen."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.identity import SiteId
from app.domain.site import Site, SiteKind, StreamAddress, Transport
from app.video.supervisor import FeedSupervisor

TILE = (320, 180)


def site(name: str, url: str, transport: Transport = Transport.TCP, short: str = "", sub: str = "") -> Site:
    """Return a site with one stream, or two."""
    letters = short or (name.upper() + "XXX")[:3]
    second = StreamAddress(sub, transport) if sub else None
    main = StreamAddress(url, transport)
    return Site(SiteId(name), SiteKind.KELURAHAN, name, name.title(), letters, "Uji", main, second)


@contextlib.contextmanager
def running(
    urls: Mapping[str, str],
    *,
    transport: Transport = Transport.TCP,
    allow_local: bool = True,
    subs: Mapping[str, str] | None = None,
    hardware: str = "off",
    resolve: Callable[[StreamAddress], str] = lambda address: address.url,
) -> Iterator[FeedSupervisor]:
    """Run feeds for these addresses, each watched in one view of `TILE` size. `resolve` adds the login."""
    sites = [site(name, url, transport, sub=(subs or {}).get(name, "")) for name, url in urls.items()]
    supervisor = FeedSupervisor(sites, resolve, allow_local=allow_local, hardware=hardware)
    supervisor.request("test", {s.site_id: TILE for s in sites})
    supervisor.start()
    try:
        yield supervisor
    finally:
        supervisor.close()


def snapshot_of(supervisor: FeedSupervisor, name: str) -> FeedSnapshot:
    """Return one feed as it is now."""
    return next(s for s in supervisor.snapshots() if s.site_id == name)


def wait_until(condition: Callable[[], object], timeout_s: float, what: str) -> float:
    """Wait for a condition and return how long it took. Raises AssertionError when the time is over."""
    started_s = time.monotonic()
    while not condition():
        if time.monotonic() - started_s > timeout_s:
            raise AssertionError(f"not within {timeout_s} s: {what}")
        # Polling real processes: there is nothing to be notified by.
        time.sleep(0.02)
    return time.monotonic() - started_s


def wait_for_state(supervisor: FeedSupervisor, name: str, state: FeedState, timeout_s: float = 15) -> FeedSnapshot:
    """Wait until a feed is in a state and return it."""
    try:
        wait_until(lambda: snapshot_of(supervisor, name).state is state, timeout_s, f"{name} {state}")
    except AssertionError as error:
        raise AssertionError(f"{error}; now: {snapshot_of(supervisor, name)}") from None
    return snapshot_of(supervisor, name)
