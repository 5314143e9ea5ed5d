"""Runs the line check, "uji jalur suara": opens one site after the other and keeps what is answered."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import FloorState
from app.domain.identity import SessionId, SiteId
from app.domain.line_check import Answer, LineLevel, LineReading, LineRound, begin, has_line, line_level
from app.domain.sound import FeedLevel
from app.session.ports import Clock, LineLog
from app.session.sound_desk import SoundDesk

logger = logging.getLogger(__name__)

PASS_AFTER_MS = 6000
"""How long a site that is not connected is shown before the round goes on by itself: time to read it."""

_READINGS = 600
"""A minute of levels: who speaks longer is judged by the last minute."""


class LineCheck:
    """Runs on: the thread of the screen, called by its clock.

    - The site in question is open in the room only while the round runs: not before, not while it is
      paused or put aside, not after its end.
    - Whoever gets the floor pauses the round. It goes on only when somebody says so: nothing opens by itself.
    - Every answer is written at once. If it cannot be written the round goes on, and `on_loss` says so.
    """

    def __init__(
        self,
        session_id: SessionId,
        sites: Sequence[SiteId],
        clock: Clock,
        desk: SoundDesk,
        log: LineLog,
        on_loss: Callable[[BaseException], None],
    ) -> None:
        self._session_id = session_id
        self._sites = tuple(sites)
        self._clock = clock
        self._desk = desk
        self._log = log
        self._on_loss = on_loss
        self._round: LineRound | None = None
        self._is_running = False
        self._holder: SiteId | None = None
        self._links: dict[SiteId, FeedState] = {}
        self._rms: deque[float] = deque(maxlen=_READINGS)
        self._peaks: deque[float] = deque(maxlen=_READINGS)
        self._dead_since_ms: int | None = None

    @property
    def round(self) -> LineRound | None:
        """Return how far the round is; None before the first one."""
        return self._round

    @property
    def is_running(self) -> bool:
        """Tell whether the line of the present site is open."""
        return self._is_running

    @property
    def is_connected(self) -> bool:
        """Tell whether the present site has a line that can be tried out."""
        return self._round is not None and has_line(self._reading(self._round).link)

    @property
    def holder(self) -> SiteId | None:
        """Return who has the floor: for that long the round cannot go on."""
        return self._holder

    @property
    def level(self) -> LineLevel | None:
        """Return how loud the present site has been so far."""
        return line_level(self._rms, self._peaks)

    def follow(self, floor: FloorState) -> None:
        """Pause as soon as somebody gets the floor."""
        self._holder = floor.speaking.site_id if floor.speaking else None
        if self._holder is not None:
            self.pause()

    def start(self) -> None:
        """Begin a round through all sites."""
        self._resume(begin(self._sites, self._clock.now_ms()))

    def repeat_failed(self) -> None:
        """Begin a pass through the sites that failed."""
        if self._round:
            self._resume(self._round.repeat_failed(self._clock.now_ms()))

    def resume(self) -> None:
        """Go on with the site where the round stopped, tried anew; a round that is over stays so."""
        if self._round and not self._is_running:
            self._resume(self._round.again(self._clock.now_ms()))

    def pause(self) -> None:
        """Close the line and wait; nothing that was answered is lost."""
        self._is_running = False
        self._desk.check_line(None)

    def answer(self, answer: Answer) -> None:
        """Answer the question that is put. Without an open line there is nothing to answer."""
        if self._round and self._is_running:
            self._step(self._round.answer(answer, self._reading(self._round), self._clock.now_ms()))

    def note(self, text: str) -> None:
        """Write something down about the present site."""
        if self._round:
            self._step(self._round.with_note(text.strip(), self._reading(self._round), self._clock.now_ms()))

    def skip(self) -> None:
        """Go on to the next site."""
        if self._round and self._is_running:
            self._step(self._round.skip(self._reading(self._round), self._clock.now_ms()))

    def back(self) -> None:
        """Go back by one step, from the end to the last site too."""
        if self._round and (self._is_running or self._round.is_over):
            self._resume(self._round.back(self._clock.now_ms()))

    def again(self) -> None:
        """Try the present site anew."""
        if self._round and self._is_running:
            self._step(self._round.again(self._clock.now_ms()))

    def go_to(self, site_id: SiteId) -> None:
        """Open a certain site."""
        if self._round:
            self._resume(self._round.go_to(site_id, self._clock.now_ms()))

    def end(self) -> None:
        """End the round where it is."""
        if self._round:
            self._step(self._round.end(self._clock.now_ms()))

    def observe(self, feeds: Sequence[FeedSnapshot], levels: Sequence[FeedLevel] | None) -> None:
        """Take part in the tick: gather the levels, and pass a line that is dead.

        `levels` is None while nobody measures any.
        """
        self._links = {feed.site_id: feed.state for feed in feeds}
        state, now_ms = self._round, self._clock.now_ms()
        if state is None or not self._is_running:
            return
        for level in levels or ():
            if level.site_id == state.site_id:
                self._rms.append(level.rms_dbfs)
                self._peaks.append(level.peak_dbfs)
        if has_line(self._reading(state).link):
            self._dead_since_ms = None
        elif self._dead_since_ms is None:
            self._dead_since_ms = now_ms
        elif now_ms - self._dead_since_ms >= PASS_AFTER_MS and state.is_forward and state.heard_by_us is Answer.UNASKED:
            self.skip()

    def _resume(self, state: LineRound) -> None:
        """Let the round go on, unless somebody has the floor."""
        self._is_running = self._holder is None
        self._step(state)

    def _step(self, state: LineRound) -> None:
        before, self._round = self._round, state
        known = before.results if before else ()
        made = [result for result in state.results if result not in known]
        if before is None or (state.site_id, state.opened_ms) != (before.site_id, before.opened_ms):
            self._rms.clear()
            self._peaks.clear()
            self._dead_since_ms = None
        if state.is_over:
            self._is_running = False
        self._desk.check_line(state.site_id if self._is_running else None)
        if made:
            self._log.append_line_results(self._session_id, made).add_done_callback(self._written)

    def _reading(self, state: LineRound) -> LineReading:
        site_id = state.site_id
        link = self._links.get(site_id, FeedState.CONNECTING) if site_id else FeedState.OFF
        return LineReading(link, self.level)

    def _written(self, future: Future[None]) -> None:
        error = future.exception()
        if error is not None:
            logger.error("a result of the line check could not be written: %s", error)
            self._on_loss(error)
