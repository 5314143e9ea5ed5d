"""Watches the sites' links and keeps the log from which attendance and disturbances are read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.identity import SessionId, SiteId
from app.domain.presence import PresenceEvent, PresenceKind
from app.session.ports import Clock, PresenceLog

logger = logging.getLogger(__name__)

_KIND = {
    FeedState.LIVE: PresenceKind.LIVE,
    FeedState.STALLED: PresenceKind.STALLED,
    FeedState.LOST: PresenceKind.LOST,
    FeedState.OFF: PresenceKind.LOST,
}


class PresenceKeeper:
    """Runs on: the thread of the screen, a few times a second. Writes only what changed."""

    def __init__(
        self, session_id: SessionId, clock: Clock, log: PresenceLog, on_loss: Callable[[BaseException], None]
    ) -> None:
        self._session_id = session_id
        self._clock = clock
        self._log = log
        self._on_loss = on_loss
        self._last: dict[SiteId, PresenceKind] = {}

    def observe(self, feeds: Sequence[FeedSnapshot]) -> None:
        """Log every site whose link changed. A site that was never there is not "lost"."""
        now_ms = self._clock.now_ms()
        events: list[PresenceEvent] = []
        for feed in feeds:
            kind = _KIND.get(feed.state)
            before = self._last.get(feed.site_id)
            if kind is None or kind is before or (before is None and kind is not PresenceKind.LIVE):
                continue
            self._last[feed.site_id] = kind
            events.append(PresenceEvent(feed.site_id, kind, now_ms))
        self._append(events)

    def end(self) -> None:
        """Close every site's record: the session's program ends."""
        now_ms = self._clock.now_ms()
        self._append([PresenceEvent(site_id, PresenceKind.ENDED, now_ms) for site_id in self._last])
        self._last.clear()

    def _append(self, events: Sequence[PresenceEvent]) -> None:
        if events:
            self._log.append_presence(self._session_id, events).add_done_callback(self._written)

    def _written(self, future: Future[None]) -> None:
        error = future.exception()
        if error is not None:
            logger.error("presence events could not be written: %s", error)
            self._on_loss(error)
