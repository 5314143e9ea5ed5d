"""Keeps a worker running for every site, and hands its pictures to the screens.

A worker that dies or hangs is replaced; the others do not notice. Openings are staggered, so
twelve cameras, links and decoders do not start in the same instant.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Collection, Mapping, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import wait

from app.domain.feed import FeedSnapshot
from app.domain.hardware import OFF
from app.domain.identity import SiteId
from app.domain.site import Site
from app.domain.sound_processing import SoundProcessing
from app.domain.thrift import DecodeThrift
from app.process.child import warm_up
from app.shm.frames import HELD_SLOTS, SLOTS, FrameSlots
from app.shm.ring import AudioRing
from app.video.feed import ENTRY, Feed, ResolveAddress
from app.video.orders import SetHeard, SetLipSync, SetSound, SetThrift
from app.video.views import PictureViews

logger = logging.getLogger(__name__)

_ROUND_S = 0.5
"""A death, a message and an order wake the supervisor at once; a worker that hangs is found so much later."""

_MENDING_ROUND_S = 0.1
"""While a worker is missing: how late it may be started."""

_STAGGER_S = 0.03
_STOP_WAIT_S = 3.0


class FeedSupervisor:
    """All feeds of a session.

    Runs on: its own thread, which starts, watches and replaces workers. `request`, `slots`,
    `snapshots`, `heights`, `spare`, `process_sound`, `heard_sites`, `synced_sites`, `lip_sync` and `pids` are called
    from the thread of the screen and never wait for a worker.
    """

    def __init__(
        self, sites: Sequence[Site], resolve: ResolveAddress, *, allow_local: bool, hardware: str = OFF
    ) -> None:
        self._feeds = {
            site.site_id: Feed(site, resolve, allow_local=allow_local, hardware=hardware, turn=place / len(sites))
            for place, site in enumerate(sites)
        }
        self._views = PictureViews()
        self._resized: set[SiteId] = set()
        self._spared: dict[SiteId, DecodeThrift] = {}
        self._thrift: dict[SiteId, SetThrift] = {}
        self._sound: dict[SiteId, SetSound] = {}
        self._heard: dict[SiteId, SetHeard] = {}
        self._sync: dict[SiteId, SetLipSync] = {}
        self._synced: frozenset[SiteId] = frozenset()
        self._offsets_ms = {site.site_id: site.lip_sync_ms for site in sites}
        self._orders_lock = threading.Lock()
        self._wake_reader, self._wake_writer = Pipe(duplex=False)
        self._is_woken = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feed-supervisor")

    def start(self) -> None:
        """Start the workers, one after another, without waiting for them."""
        warm_up(ENTRY.partition(":")[0])
        self._thread.start()

    def rings(self) -> Mapping[SiteId, str]:
        """Return the names of the audio rings, in the order of the roster."""
        return {site_id: feed.ring.name for site_id, feed in self._feeds.items()}

    def ring(self, site_id: SiteId) -> AudioRing:
        """Return a site's audio ring."""
        return self._feeds[site_id].ring

    def snapshots(self) -> tuple[FeedSnapshot, ...]:
        """Return every feed as it is now, in the order of the roster."""
        now_ns = time.monotonic_ns()
        return tuple(feed.snapshot(now_ns) for feed in self._feeds.values())

    def pids(self) -> Mapping[str, int]:
        """Return the process id of each running worker by name."""
        children = [feed.child for feed in self._feeds.values()]
        return {child.name: child.pid for child in children if child and child.pid}

    def request(self, view: str, sizes: Mapping[SiteId, tuple[int, int]]) -> None:
        """Ask for pictures of these sizes (width, height in device pixels) for one view.

        Sites left out are not scaled for this view. A view keeps the old pictures of a site
        until the first one of the new size is there, and has none until their memory is made.
        """
        self._resize(self._views.want(view, sizes, self._feeds, self._slots_of))

    def synced_sites(self, sites: Collection[SiteId]) -> None:
        """Keep picture and sound of these sites together; the pictures of all others are shown at once."""
        before, self._synced = self._synced, frozenset(sites) & self._feeds.keys()
        self._order_sync(before ^ self._synced)
        self._resize(self._views.hold(self._slots_of))

    def lip_sync(self, site_id: SiteId, offset_ms: int) -> None:
        """Show a site's picture so much later against its sound than its times say; negative: sooner."""
        self._offsets_ms[site_id] = offset_ms
        self._order_sync({site_id})

    def slots(self, view: str, site_id: SiteId) -> FrameSlots | None:
        """Return where this view's newest pictures of the site are, or None if it asked for none."""
        if self._views.promote(view, site_id):
            self._resize({site_id})
        return self._views.shown(view, site_id)

    def heights(self) -> Mapping[SiteId, int]:
        """Return how tall the tallest picture of each site is that a view asked for, 0 if none did."""
        return {site_id: self._views.tallest(site_id) for site_id in self._feeds}

    def spare(self, levels: Mapping[SiteId, DecodeThrift]) -> None:
        """Let the workers decode as sparingly as this; sites left out stay as they are."""
        changed = {site_id: level for site_id, level in levels.items() if self._spared.get(site_id) is not level}
        if not changed:
            return
        self._spared.update(changed)
        with self._orders_lock:
            self._thrift.update({site_id: SetThrift(level) for site_id, level in changed.items()})
            self._wake()

    def process_sound(self, settings: Mapping[SiteId, SoundProcessing]) -> None:
        """Process the sites' sound like this from now on; sites left out stay as they are."""
        with self._orders_lock:
            self._sound.update({site_id: SetSound(processing) for site_id, processing in settings.items()})
            self._wake()

    def heard_sites(self, sites: Collection[SiteId]) -> None:
        """Filter the sound of these sites only: nobody hears the others. All are heard until this is called."""
        with self._orders_lock:
            self._heard = {site_id: SetHeard(site_id in sites) for site_id in self._feeds}

    def close(self) -> None:
        """Stop all workers and free the memory. The thread of the screen waits a few seconds at most."""
        self._stopping.set()
        with self._orders_lock:
            self._wake()
        if self._thread.ident is not None:
            self._thread.join()
        self._wake_reader.close()
        self._wake_writer.close()
        for feed in self._feeds.values():
            feed.ask_to_stop()
        until_s = time.monotonic() + _STOP_WAIT_S
        for feed in self._feeds.values():
            feed.close(max(0.0, until_s - time.monotonic()))
        self._views.close()

    def _slots_of(self, site_id: SiteId) -> int:
        return HELD_SLOTS if site_id in self._synced else SLOTS

    def _resize(self, changed: Collection[SiteId]) -> None:
        if not changed:
            return
        with self._orders_lock:
            self._resized |= set(changed)
            self._wake()

    def _order_sync(self, changed: Collection[SiteId]) -> None:
        if not changed:
            return
        with self._orders_lock:
            for site_id in changed:
                self._sync[site_id] = SetLipSync(site_id in self._synced, self._offsets_ms[site_id])
            self._wake()

    def _wake(self) -> None:
        """Let the supervisor come round now. Called with the lock held; no more than one byte is ever on its way."""
        if not self._is_woken:
            self._is_woken = True
            self._wake_writer.send_bytes(b"!")

    def _run(self) -> None:
        for feed in self._feeds.values():
            # A worker that knows the sizes from the start opens the right one of two streams.
            self._pass_orders_on()
            try:
                feed.start()
            except OSError:
                logger.exception("the worker of %s could not be started", feed.site.name)
            self._stopping.wait(_STAGGER_S)
            if self._stopping.is_set():
                return
        while not self._stopping.is_set():
            try:
                self._round()
            except Exception:
                logger.exception("the supervisor of the feeds met an error; it goes on")
                self._stopping.wait(_ROUND_S)

    def _round(self) -> None:
        self._pass_orders_on()
        now_s = time.monotonic()
        has_started = False
        for feed in self._feeds.values():
            # One new worker in each round: those that fell together do not open together.
            has_started |= feed.look_after(now_s, may_start=not has_started)
        children = [feed.child for feed in self._feeds.values()]
        waitables = [waitable for child in children if child for waitable in child.waitables]
        wait([self._wake_reader, *waitables], timeout=_ROUND_S if all(children) else _MENDING_ROUND_S)

    def _pass_orders_on(self) -> None:
        with self._orders_lock:
            resized, self._resized = self._resized, set()
            thrift, self._thrift = self._thrift, {}
            sound, self._sound = self._sound, {}
            heard, self._heard = self._heard, {}
            sync, self._sync = self._sync, {}
            if self._is_woken:
                self._wake_reader.recv_bytes()
                self._is_woken = False
        for site_id, level in thrift.items():
            self._feeds[site_id].spare(level)
        for site_id, processing in sound.items():
            self._feeds[site_id].process_sound(processing)
        for site_id, audible in heard.items():
            self._feeds[site_id].hear(audible)
        for site_id, one in sync.items():
            self._feeds[site_id].lip_sync(one)
        # Last, because their memory takes a while.
        for site_id in resized:
            self._feeds[site_id].show(self._views.make(site_id))
