"""The agenda of the running session: one state, every event in the log, everybody told."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import partial

from app.domain.agenda import (
    NO_ITEM,
    AgendaCommand,
    AgendaEvent,
    AgendaRefused,
    AgendaState,
    ChangeItem,
    EndBreak,
    InsertItem,
    JumpTo,
    RemoveItem,
    StepBack,
    StepForward,
    TakeBreak,
    apply_agenda,
    evolve_agenda,
    plan_events,
    replay_agenda,
)
from app.domain.agenda_outlook import AgendaOutlook, outlook
from app.domain.identity import AgendaItemId, uuid7
from app.domain.session import AgendaItem, Session
from app.session.ports import AgendaLog, Clock

logger = logging.getLogger(__name__)

AgendaListener = Callable[[AgendaState], None]


class Agenda:
    """Runs on: the thread of the screen.

    A command takes effect at once; its events are written behind it, as those of the floor are. If they
    cannot be written the session goes on and `on_loss` says so, from the store's thread; they are written
    with the next command, for an item is no use without the plan that it stands in.
    """

    def __init__(
        self,
        session: Session,
        clock: Clock,
        log: AgendaLog,
        past: Iterable[AgendaEvent],
        on_loss: Callable[[BaseException], None],
    ) -> None:
        self._session = session
        self._clock = clock
        self._log = log
        self._on_loss = on_loss
        self._listeners: list[AgendaListener] = []
        self._lock = threading.Lock()
        self._unwritten: tuple[AgendaEvent, ...] = ()
        self.state = _state_of(past)
        if not self.state.items:
            # The plan is written with the first command, not when the room opens: until then the file rules.
            self._unwritten = plan_events(session.agenda, clock.now_ms())
            self.state = replay_agenda(self._unwritten, self.state)

    def subscribe(self, listener: AgendaListener) -> None:
        """Call `listener` now and after every change."""
        self._listeners.append(listener)
        listener(self.state)

    def outlook(self) -> AgendaOutlook:
        """Read the agenda now."""
        return outlook(self.state, self._clock.now_ms())

    def execute(self, command: AgendaCommand) -> AgendaState:
        """Carry out a command. Raises AgendaRefused, with a sentence for the screen, if it does not fit."""
        outcome = apply_agenda(self.state, command, self._clock.now_ms())
        self.state = outcome.state
        with self._lock:
            events, self._unwritten = (*self._unwritten, *outcome.events), ()
        written = self._log.append_agenda(self._session.session_id, events)
        written.add_done_callback(partial(self._written, events))
        for listener in self._listeners:
            listener(self.state)
        return self.state

    def forward(self) -> AgendaState:
        """Begin the agenda, go on to the next item, or end it behind the last."""
        return self.execute(StepForward())

    def back(self) -> AgendaState:
        """Take the last step back."""
        return self.execute(StepBack())

    def jump(self, item_id: AgendaItemId) -> AgendaState:
        """Hold this item now."""
        return self.execute(JumpTo(item_id))

    def toggle_break(self) -> AgendaState:
        """Begin or end istirahat."""
        return self.execute(EndBreak() if self.state.is_paused else TakeBreak())

    def insert(self, item: AgendaItem, before_id: AgendaItemId | None = None) -> AgendaItemId:
        """Put a new item before another, or at the end; return its id."""
        item_id = AgendaItemId(uuid7(self._clock.now_ms()))
        self.execute(InsertItem(item_id, item, before_id or NO_ITEM))
        return item_id

    def change(self, item_id: AgendaItemId, item: AgendaItem) -> AgendaState:
        """Give an item that was not begun another title, time or kind."""
        return self.execute(ChangeItem(item_id, item))

    def remove(self, item_id: AgendaItemId) -> AgendaState:
        """Take an item out that was not begun."""
        return self.execute(RemoveItem(item_id))

    def _written(self, events: tuple[AgendaEvent, ...], future: Future[None]) -> None:
        """Report a loss. Called from: the store's thread."""
        error = future.exception()
        if error is not None:
            with self._lock:
                self._unwritten = (*events, *self._unwritten)
            logger.error("agenda events could not be written: %s", error)
            self._on_loss(error)


def _state_of(past: Iterable[AgendaEvent]) -> AgendaState:
    """Replay the log. What does not fit is passed by: a room must open whatever its log has suffered."""
    state = AgendaState()
    for event in past:
        try:
            state = evolve_agenda(state, event)
        except AgendaRefused as error:
            logger.error("an agenda event does not fit and is passed by: %s (%s)", event, error)
    return state
