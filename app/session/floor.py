"""The floor of the running session: one state, every event in the log, everybody told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future

from app.domain.countdown import Countdown, countdown
from app.domain.floor import (
    Command,
    FloorEvent,
    FloorState,
    Grant,
    NameSpeaker,
    Request,
    Speaker,
    apply,
    replay,
)
from app.domain.identity import RequestId, SiteId, uuid7
from app.domain.session import Session
from app.session.ports import Clock, FloorLog

logger = logging.getLogger(__name__)

FloorListener = Callable[[FloorState], None]
LossListener = Callable[[BaseException], None]


class Floor:
    """Runs on: the thread of the screen.

    A command takes effect at once; its events are written behind it. If they cannot be written
    the floor goes on, because people are speaking, and `on_loss` says so until writing works again.
    """

    def __init__(
        self,
        session: Session,
        clock: Clock,
        log: FloorLog,
        past: Iterable[FloorEvent],
        on_loss: LossListener,
    ) -> None:
        self._session = session
        self._clock = clock
        self._log = log
        self._on_loss = on_loss
        self._listeners: list[FloorListener] = []
        self.state = replay(past, FloorState(turn_s=session.speaking.turn_s))

    def subscribe(self, listener: FloorListener) -> None:
        """Call `listener` now and after every change."""
        self._listeners.append(listener)
        listener(self.state)

    def execute(self, command: Command) -> FloorState:
        """Carry out a command. Raises FloorRefused, with a sentence for the screen, if it does not fit."""
        outcome = apply(self.state, command, self._clock.now_ms())
        self.state = outcome.state
        self._log.append_floor(self._session.session_id, outcome.events).add_done_callback(self._written)
        for listener in self._listeners:
            listener(self.state)
        return self.state

    def request(self, site_id: SiteId, speaker: Speaker = Speaker()) -> FloorState:  # noqa: B008 - an immutable value
        """Put a site into the queue on its behalf."""
        return self.execute(Request(self._new_id(), site_id, speaker))

    def grant(self, site_id: SiteId, speaker: Speaker = Speaker()) -> FloorState:  # noqa: B008 - an immutable value
        """Give the floor to a site; whoever holds it has finished."""
        return self.execute(Grant(site_id, self._new_id(), speaker))

    def name_speaker(self, speaker: Speaker) -> FloorState:
        """Say who speaks. Without a holder nothing happens."""
        holder = self.state.holder
        if holder is None or holder.speaker == speaker:
            return self.state
        return self.execute(NameSpeaker(holder.request_id, speaker))

    def countdown(self) -> Countdown | None:
        """Read the speaking clock, or None while nobody has the floor."""
        holder = self.state.holder
        if holder is None:
            return None
        return countdown(holder, self._clock.now_ms(), self._session.speaking.warning_s)

    def used_s(self, site_id: SiteId) -> int:
        """Return how long the site has spoken in all turns, the running one included."""
        turns = [*self.state.turns, *([self.state.holder] if self.state.holder else [])]
        now_ms = self._clock.now_ms()
        return sum(turn.spoken_ms(now_ms) for turn in turns if turn.site_id == site_id) // 1000

    def turns_of(self, site_id: SiteId) -> int:
        """Return how many turns the site has had, the running one included."""
        holder = self.state.holder
        running = 1 if holder and holder.site_id == site_id else 0
        return running + sum(1 for turn in self.state.turns if turn.site_id == site_id)

    def _new_id(self) -> RequestId:
        return RequestId(uuid7(self._clock.now_ms()))

    def _written(self, future: Future[None]) -> None:
        """Report a loss. Called from: the store's thread."""
        error = future.exception()
        if error is not None:
            logger.error("floor events could not be written: %s", error)
            self._on_loss(error)
