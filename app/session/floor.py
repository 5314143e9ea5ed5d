"""The floor of the running session: one state, every event in the log, everybody told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future

from app.domain.countdown import Countdown, countdown
from app.domain.floor import (
    NO_REQUEST,
    AddTime,
    Command,
    FloorEvent,
    FloorMode,
    FloorRefused,
    FloorRequest,
    FloorState,
    Grant,
    MoveUp,
    NameSpeaker,
    ReAddLast,
    Request,
    Speaker,
    TurnKind,
    Undo,
    apply,
    replay,
    undo_refusal,
)
from app.domain.identity import RequestId, SiteId, uuid7
from app.domain.session import Session
from app.domain.site import HALL, Participant, SiteKind
from app.domain.speaking_cues import ClockLook, Cue, clock_look, cues
from app.domain.speaking_time import (
    SpeakingTime,
    Suggestion,
    known_speakers,
    overrun_for_all,
    speaking_times,
    suggested_next,
)
from app.session.ports import Clock, FloorLog

logger = logging.getLogger(__name__)

FloorListener = Callable[[FloorState], None]
LossListener = Callable[[BaseException], None]
ConnectedSites = Callable[[], Collection[SiteId] | None]
"""Tells which sites can be heard now; None for all of them."""


def _all_connected() -> Collection[SiteId] | None:
    return None


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
        connected: ConnectedSites = _all_connected,
    ) -> None:
        self._session = session
        self._clock = clock
        self._log = log
        self._on_loss = on_loss
        self._listeners: list[FloorListener] = []
        self._connected = connected
        self._budgets_s = {site.site_id: site.budget_s or session.speaking.budget_s for site in session.sites}
        # The chair and the hall's own camera have no turn to be fair about, unless there is nobody else.
        rooms = {site.site_id for site in session.sites if site.kind is SiteKind.ROOM}
        unranked = rooms if len(rooms) < len(session.sites) else set[SiteId]()
        self._unranked = frozenset(unranked | ({session.chair_site} if session.chair_site else set()))
        rules = session.speaking
        fresh = FloorState(
            turn_s=rules.turn_s,
            interposed_s=rules.interposed_s,
            chair=session.chair_site,
            is_closed=rules.queue_closed,
        )
        self.state = replay(past, fresh)
        self._last_look = clock_look(self.state, clock.now_ms())

    def subscribe(self, listener: FloorListener) -> None:
        """Call `listener` now and after every change."""
        self._listeners.append(listener)
        listener(self.state)

    def execute(self, command: Command) -> FloorState:
        """Carry out a command. Raises FloorRefused, with a sentence for the screen, if it does not fit."""
        outcome = apply(self.state, command, self._clock.now_ms(), self._connected())
        if not outcome.events:
            return self.state
        self.state = outcome.state
        self._log.append_floor(self._session.session_id, outcome.events).add_done_callback(self._written)
        for listener in self._listeners:
            listener(self.state)
        return self.state

    def request(self, site_id: SiteId, speaker: Speaker = Speaker()) -> FloorState:  # noqa: B008 - an immutable value
        """Put a site into the queue on its behalf."""
        return self.execute(Request(self._new_id(), site_id, speaker))

    def grant(
        self,
        site_id: SiteId,
        speaker: Speaker = Speaker(),  # noqa: B008 - an immutable value
        kind: TurnKind | None = None,
        *,
        override: bool = False,
    ) -> FloorState:
        """Give the floor to a site, or let it speak in between if the kind is one of those; see Grant.

        Raises SiteNotConnected if it cannot be heard, unless `override`.
        """
        return self.execute(Grant(site_id, self._new_id(), speaker, kind, override))

    def interpose(
        self,
        speaker: Speaker,
        kind: TurnKind,
        site_id: SiteId = HALL,
    ) -> FloorState:
        """Let somebody speak in between, usually somebody who sits in the hall."""
        return self.execute(Grant(site_id, self._new_id(), speaker, kind))

    def wait(self, speaker: Speaker, kind: TurnKind, site_id: SiteId = HALL) -> FloorState:
        """Let somebody wait who will speak in between later."""
        return self.execute(Request(self._new_id(), site_id, speaker, kind=kind))

    def re_add_last(self) -> FloorState:
        """Put the one who has finished last back in front of the queue."""
        return self.execute(ReAddLast(self._new_id()))

    def spread_overrun(self, site_id: SiteId) -> FloorState:
        """Give all sites as much time as this one has run over. Raises FloorRefused if it has not."""
        return self.execute(AddTime(overrun_for_all(self.times(), site_id)))

    def begin(self, request: FloorRequest, *, override: bool = False) -> FloorState:
        """Let this very request begin, wherever it waits. Raises SiteNotConnected as `grant` does."""
        command = Grant(request.site_id, request.request_id, request.speaker, request.kind, override)
        return self.execute(command)

    def ask(self, site_id: SiteId) -> FloorState:
        """Note that a site asks for the floor; the chair has not said yes yet."""
        return self.execute(Request(self._new_id(), site_id, accept=False))

    def set_budget(self, site_id: SiteId, seconds: int) -> FloorState:
        """Set what a site may speak in the whole session. Raises FloorRefused if that is its budget already."""
        time = next(time for time in self.times() if time.site_id == site_id)
        return self.execute(AddTime(((site_id, seconds - time.budget_s - time.added_s),)))

    def next_site(self) -> SiteId | None:
        """Return who is to be made ready: the first of the queue that is connected, else who should be next."""
        waiting = self.state.next_request(self._connected())
        if waiting and waiting.site_id != HALL:
            return waiting.site_id
        suggestion = self.suggestion()
        return suggestion.site_id if suggestion else None

    def name_speaker(self, speaker: Speaker, request_id: RequestId = NO_REQUEST) -> FloorState:
        """Say who speaks in this turn, or now. While nobody does nothing happens."""
        turn = self.state.find(request_id) if request_id else self.state.speaking
        if turn is None or turn.speaker == speaker:
            return self.state
        return self.execute(NameSpeaker(turn.request_id, speaker))

    def undo(self) -> FloorState:
        """Take the last command back. Raises FloorRefused if it is too late for that."""
        return self.execute(Undo())

    def undo_refusal(self) -> FloorRefused | None:
        """Return why the last command cannot be taken back now, or None if it can."""
        return undo_refusal(self.state, self._clock.now_ms())

    def countdown(self) -> Countdown | None:
        """Read the clock of whoever speaks now, or None while nobody does."""
        turn = self.state.speaking
        return self.countdowns()[turn.request_id] if turn else None

    def countdowns(self) -> dict[RequestId, Countdown]:
        """Read the clocks of all who are on the floor."""
        now_ms, warning_s = self._clock.now_ms(), self._session.speaking.warning_s
        return {turn.request_id: countdown(turn, now_ms, warning_s) for turn in self.state.on_floor}

    def look(self) -> None:
        """Let who waits for an open floor move up once his site is connected. Called a few times a second."""
        if self.state.mode is FloorMode.OPEN and self.state.waiting:
            self.execute(MoveUp())

    def take_cues(self) -> tuple[Cue, ...]:
        """Return what became due since the last call."""
        before: ClockLook | None = self._last_look
        self._last_look = clock_look(self.state, self._clock.now_ms())
        return cues(before, self._last_look)

    def times(self) -> tuple[SpeakingTime, ...]:
        """Return every site's budget and what is used of it, in the order of the roster."""
        return speaking_times(self.state, self._budgets_s, self._clock.now_ms(), self._unranked)

    def suggestion(self) -> Suggestion | None:
        """Return who should be next: the connected site that has used least."""
        connected = self._connected()
        heard = list(self._budgets_s) if connected is None else connected
        return suggested_next(self.times(), self.state, heard, self._unranked)

    def known_speakers(self, site_id: SiteId, present: Iterable[Participant] = ()) -> tuple[Speaker, ...]:
        """Return the people who spoke there, those who are `present`, and those on the site's list."""
        turns = (*self.state.turns, *self.state.on_floor)
        return known_speakers(site_id, turns, (*present, *self._session.site(site_id).participants))

    def used_s(self, site_id: SiteId) -> int:
        """Return how long the site has spoken in all turns, the running one included."""
        turns = (*self.state.turns, *self.state.on_floor)
        now_ms = self._clock.now_ms()
        return sum(turn.spoken_ms(now_ms) for turn in turns if turn.site_id == site_id) // 1000

    def turns_of(self, site_id: SiteId) -> int:
        """Return how many turns the site has had, the running one included."""
        return sum(1 for turn in (*self.state.turns, *self.state.on_floor) if turn.site_id == site_id)

    def _new_id(self) -> RequestId:
        return RequestId(uuid7(self._clock.now_ms()))

    def _written(self, future: Future[None]) -> None:
        """Report a loss. Called from: the store's thread."""
        error = future.exception()
        if error is not None:
            logger.error("floor events could not be written: %s", error)
            self._on_loss(error)
