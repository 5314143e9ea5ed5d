"""The agenda as it is really held: a pure reducer over a grow-only log, made like the one of the floor.

`decide` turns a command into events, `evolve` an event into the next state, and a log replayed through
`evolve` gives the same state. Until something was done the agenda is what the session file plans; the
first command writes that plan into the log, and from then on the log is the agenda: a session file that
is changed later changes nothing that was already held.

Planned and real minutes side by side, and a step back for a wrong key, follow domain.md §1.8 (RW meetings
with a budget of minutes for each point) and §2.4 (a timer tied to an agenda item). Nothing ends an item but
the operator. Times are `at_ms`, Unix milliseconds of the session clock, which never runs backwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce

from app.domain.errors import UserError
from app.domain.identity import AgendaItemId
from app.domain.session import MAX_PLANNED_MIN, AgendaItem, AgendaKind, agenda_kind
from app.domain.text import QT_TRANSLATE_NOOP

MAX_ITEMS = 100
MAX_TITLE = 200
NO_ITEM = AgendaItemId("")

USUAL_AGENDA = (
    AgendaItem("Pembukaan", 10, AgendaKind.OPENING),
    AgendaItem("Sambutan", 15, AgendaKind.REMARKS),
    AgendaItem("Paparan rancangan awal RKPD", 20, AgendaKind.PRESENTATION),
    AgendaItem("Putaran usulan per kelurahan", 90, AgendaKind.ROUND),
    AgendaItem("Tanggapan perangkat daerah", 20, AgendaKind.RESPONSE),
    AgendaItem("Kesepakatan", 15, AgendaKind.AGREEMENT),
    AgendaItem("Penutup", 10, AgendaKind.CLOSING),
)
"""What a session is held by whose file names no agenda."""


class AgendaEventKind(StrEnum):
    """What happened. ADDED, CHANGED and REMOVED concern the plan, the others the course of the session."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    BEGUN = "begun"
    ENDED = "ended"
    STEPPED_BACK = "stepped_back"
    PAUSED = "paused"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class AgendaEvent:
    """One line of the agenda's log.

    `item_id` is the item that is meant, empty where the whole session is. `item` is its content (ADDED,
    CHANGED). `before_id` is the item it was put before (ADDED), empty for the end of the list.
    """

    kind: AgendaEventKind
    at_ms: int
    item_id: AgendaItemId = NO_ITEM
    item: AgendaItem | None = None
    before_id: AgendaItemId = NO_ITEM


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of the agenda under the id that the log knows it by."""

    item_id: AgendaItemId
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which an item was the current one; `until_ms` is None while it is.

    `is_last` tells that the agenda was brought to its end here.
    """

    item_id: AgendaItemId
    from_ms: int
    until_ms: int | None = None
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A pause of the session, istirahat; `until_ms` is None while it lasts. It counts for no item."""

    from_ms: int
    until_ms: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaState:
    """The agenda at one moment. `planned_min` is the whole plan as it was when the first item began."""

    items: tuple[PlannedItem, ...] = ()
    spans: tuple[Span, ...] = ()
    breaks: tuple[Break, ...] = ()
    planned_min: int = 0
    last_ms: int = 0

    @property
    def current_id(self) -> AgendaItemId | None:
        """Return the item that is being held; None before the first and after the end."""
        return self.spans[-1].item_id if self.spans and self.spans[-1].until_ms is None else None

    @property
    def is_over(self) -> bool:
        """Tell whether the agenda was brought to its end."""
        return bool(self.spans) and self.current_id is None

    @property
    def is_paused(self) -> bool:
        """Tell whether the session rests."""
        return bool(self.breaks) and self.breaks[-1].until_ms is None

    @property
    def begun_ids(self) -> frozenset[AgendaItemId]:
        """Return the items that were held or are."""
        return frozenset(span.item_id for span in self.spans)

    def index_of(self, item_id: AgendaItemId) -> int:
        """Return the item's place, from 0. Raises AgendaRefused if there is no such item."""
        for index, planned in enumerate(self.items):
            if planned.item_id == item_id:
                return index
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Acara ini tidak ada lagi dalam agenda."))

    def next_id(self) -> AgendaItemId | None:
        """Return the first item behind the current one that was not held yet; None if there is none."""
        if self.is_over:
            return None
        after = self.index_of(self.current_id) + 1 if self.current_id else 0
        begun = self.begun_ids
        return next((planned.item_id for planned in self.items[after:] if planned.item_id not in begun), None)

    def real_ms(self, item_id: AgendaItemId, now_ms: int) -> int:
        """Return how long the item was held, pauses left out."""
        return sum(self._held_ms(span, now_ms) for span in self.spans if span.item_id == item_id)

    def rested_ms(self, now_ms: int) -> int:
        """Return how long the session rested altogether."""
        return sum(max(0, _end(pause.until_ms, now_ms) - pause.from_ms) for pause in self.breaks)

    def _held_ms(self, span: Span, now_ms: int) -> int:
        until_ms = _end(span.until_ms, now_ms)
        rested = sum(
            max(0, min(_end(pause.until_ms, now_ms), until_ms) - max(pause.from_ms, span.from_ms))
            for pause in self.breaks
        )
        return max(0, until_ms - span.from_ms - rested)


# --- commands -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StepForward:
    """Begin the agenda, or end the current item and begin the next; behind the last item the agenda ends."""


@dataclass(frozen=True, slots=True)
class StepBack:
    """Take the last step forward or jump back, as if it had not been: the item before goes on."""


@dataclass(frozen=True, slots=True)
class JumpTo:
    """Hold this item now, whatever is planned between. One that was held already goes on."""

    item_id: AgendaItemId


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """Let the session rest."""


@dataclass(frozen=True, slots=True)
class EndBreak:
    """Let the session go on."""


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """Give an item that was not begun another title, time or kind; any item somebody else who answers for it."""

    item_id: AgendaItemId
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Put a new item before another that was not begun, or at the end."""

    item_id: AgendaItemId
    item: AgendaItem
    before_id: AgendaItemId = NO_ITEM


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an item out that was not begun."""

    item_id: AgendaItemId


AgendaCommand = StepForward | StepBack | JumpTo | TakeBreak | EndBreak | ChangeItem | InsertItem | RemoveItem


class AgendaRefused(UserError):  # noqa: N818 - a refusal is an answer, not a failure
    """The command does not fit the agenda. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class AgendaOutcome:
    """The state after a command and the events that led to it."""

    state: AgendaState
    events: tuple[AgendaEvent, ...]


def plan_events(agenda: Sequence[AgendaItem], at_ms: int) -> tuple[AgendaEvent, ...]:
    """Return the events that write a plan into an empty log. Its items are known as `1`, `2` and so on.

    What an item is for is taken from its title where the plan does not say it.
    """
    return tuple(
        AgendaEvent(AgendaEventKind.ADDED, at_ms, AgendaItemId(str(number)), _with_kind(item))
        for number, item in enumerate(agenda or USUAL_AGENDA, start=1)
    )


def _with_kind(item: AgendaItem) -> AgendaItem:
    return replace(item, kind=agenda_kind(item.title)) if item.kind is AgendaKind.OTHER else item


def apply_agenda(state: AgendaState, command: AgendaCommand, now_ms: int) -> AgendaOutcome:
    """Carry out `command` at `now_ms`. Raises AgendaRefused and changes nothing if it does not fit."""
    events = decide_agenda(state, command, now_ms)
    return AgendaOutcome(replay_agenda(events, state), events)


def replay_agenda(events: Iterable[AgendaEvent], state: AgendaState | None = None) -> AgendaState:
    """Return the state that a log of events leads to."""
    return reduce(evolve_agenda, events, state or AgendaState())


def decide_agenda(state: AgendaState, command: AgendaCommand, now_ms: int) -> tuple[AgendaEvent, ...]:
    """Return the events that `command` causes. A clock that stepped back is held at the last event."""
    at_ms = max(now_ms, state.last_ms)
    match command:
        case StepForward():
            _refuse_rest(state)
            return (_step_forward(state, at_ms),)
        case StepBack():
            _refuse_rest(state)
            if not state.spans:
                raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Agenda belum dimulai."))
            return (AgendaEvent(AgendaEventKind.STEPPED_BACK, at_ms, state.spans[-1].item_id),)
        case JumpTo(item_id):
            _refuse_rest(state)
            state.index_of(item_id)
            if item_id == state.current_id:
                raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Acara ini sedang berlangsung."))
            return (AgendaEvent(AgendaEventKind.BEGUN, at_ms, item_id),)
        case TakeBreak():
            _refuse_unheld(state)
            _refuse_rest(state)
            return (AgendaEvent(AgendaEventKind.PAUSED, at_ms),)
        case EndBreak():
            if not state.is_paused:
                raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Sidang tidak sedang istirahat."))
            return (AgendaEvent(AgendaEventKind.RESUMED, at_ms),)
        case ChangeItem(item_id, item):
            changed, before = checked_item(item), state.items[state.index_of(item_id)].item
            # Who answers for an item is often known only at its end.
            if replace(changed, responsible=before.responsible) != before:
                _refuse_begun(state, item_id)
            return (AgendaEvent(AgendaEventKind.CHANGED, at_ms, item_id, changed),)
        case InsertItem(item_id, item, before_id):
            return (_insert(state, AgendaEvent(AgendaEventKind.ADDED, at_ms, item_id, checked_item(item), before_id)),)
        case RemoveItem(item_id):
            _refuse_begun(state, item_id)
            if len(state.items) == 1:
                raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Agenda harus berisi paling sedikit satu acara."))
            return (AgendaEvent(AgendaEventKind.REMOVED, at_ms, item_id),)


def checked_item(item: AgendaItem) -> AgendaItem:
    """Return the item with its texts in one line each. Raises AgendaRefused if one or the minutes will not do."""
    title, responsible = " ".join(item.title.split()), " ".join(item.responsible.split())
    if not title or len(title) > MAX_TITLE:
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Isi nama acara, paling banyak 200 huruf."))
    if not 1 <= item.planned_min <= MAX_PLANNED_MIN:
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Isi lama acara: 1 sampai 600 menit."))
    if len(responsible) > MAX_TITLE:
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Ringkas penanggung jawab: paling banyak 200 huruf."))
    return replace(item, title=title, responsible=responsible)


def _step_forward(state: AgendaState, at_ms: int) -> AgendaEvent:
    if state.is_over:
        raise AgendaRefused(
            QT_TRANSLATE_NOOP("agenda", "Agenda sudah selesai."),
            QT_TRANSLATE_NOOP("agenda", "Mundur satu langkah, atau pilih acara lalu mulai lagi."),
        )
    following = state.next_id()
    if following is not None:
        return AgendaEvent(AgendaEventKind.BEGUN, at_ms, following)
    if state.current_id is None:
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Agenda belum berisi acara."))
    return AgendaEvent(AgendaEventKind.ENDED, at_ms, state.current_id)


def _insert(state: AgendaState, event: AgendaEvent) -> AgendaEvent:
    if len(state.items) >= MAX_ITEMS:
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Agenda sudah berisi 100 acara; hapus satu dahulu."))
    if any(planned.item_id == event.item_id for planned in state.items):
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Acara ini sudah ada dalam agenda."))
    if event.before_id:
        _refuse_begun(state, event.before_id)
    return event


def _refuse_rest(state: AgendaState) -> None:
    if state.is_paused:
        raise AgendaRefused(
            QT_TRANSLATE_NOOP("agenda", "Sidang sedang istirahat."),
            QT_TRANSLATE_NOOP("agenda", "Akhiri istirahat dahulu."),
        )


def _refuse_unheld(state: AgendaState) -> None:
    if state.current_id is None:
        raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Tidak ada acara yang sedang berlangsung."))


def _refuse_begun(state: AgendaState, item_id: AgendaItemId) -> None:
    state.index_of(item_id)
    if item_id in state.begun_ids:
        raise AgendaRefused(
            QT_TRANSLATE_NOOP("agenda", "Acara yang sudah dimulai tidak dapat diubah."),
            QT_TRANSLATE_NOOP("agenda", "Pilih acara yang belum dimulai."),
        )


def evolve_agenda(state: AgendaState, event: AgendaEvent) -> AgendaState:
    """Return the state after one event of the log. Raises AgendaRefused if the event does not fit it."""
    state = replace(state, last_ms=event.at_ms)
    match event.kind:
        case AgendaEventKind.ADDED:
            return _with_added(state, event)
        case AgendaEventKind.CHANGED:
            changed = PlannedItem(event.item_id, _content(event))
            items = tuple(changed if planned.item_id == event.item_id else planned for planned in state.items)
            return replace(state, items=items)
        case AgendaEventKind.REMOVED:
            return replace(state, items=tuple(p for p in state.items if p.item_id != event.item_id))
        case AgendaEventKind.BEGUN:
            state.index_of(event.item_id)
            planned_min = state.planned_min if state.spans else sum(p.item.planned_min for p in state.items)
            spans = (*_closed(state.spans, event.at_ms), Span(event.item_id, event.at_ms))
            return replace(state, spans=spans, planned_min=planned_min)
        case AgendaEventKind.ENDED:
            _refuse_unheld(state)
            closed = _closed(state.spans, event.at_ms)
            return replace(state, spans=(*closed[:-1], replace(closed[-1], is_last=True)))
        case AgendaEventKind.STEPPED_BACK:
            if not state.spans:
                raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Agenda belum dimulai."))
            return _stepped_back(state)
        case AgendaEventKind.PAUSED:
            _refuse_unheld(state)
            return replace(state, breaks=(*state.breaks, Break(event.at_ms)))
        case AgendaEventKind.RESUMED:
            if not state.is_paused:
                raise AgendaRefused(QT_TRANSLATE_NOOP("agenda", "Sidang tidak sedang istirahat."))
            return replace(state, breaks=(*state.breaks[:-1], replace(state.breaks[-1], until_ms=event.at_ms)))


def _with_added(state: AgendaState, event: AgendaEvent) -> AgendaState:
    added = PlannedItem(event.item_id, _content(event))
    place = state.index_of(event.before_id) if event.before_id else len(state.items)
    return replace(state, items=(*state.items[:place], added, *state.items[place:]))


def _stepped_back(state: AgendaState) -> AgendaState:
    if state.is_over:
        return replace(state, spans=(*state.spans[:-1], replace(state.spans[-1], until_ms=None, is_last=False)))
    before = state.spans[:-1]
    if not before:
        # As before the beginning: pauses of an agenda that was not begun would count for nothing.
        return replace(state, spans=(), breaks=(), planned_min=0)
    if before[-1].is_last:
        # The agenda was over before: no item goes on, and what was rested since then counts for none.
        breaks = tuple(pause for pause in state.breaks if pause.from_ms < state.spans[-1].from_ms)
        return replace(state, spans=before, breaks=breaks)
    return replace(state, spans=(*before[:-1], replace(before[-1], until_ms=None)))


def _closed(spans: tuple[Span, ...], at_ms: int) -> tuple[Span, ...]:
    if not spans or spans[-1].until_ms is not None:
        return spans
    return (*spans[:-1], replace(spans[-1], until_ms=at_ms))


def _content(event: AgendaEvent) -> AgendaItem:
    if event.item is None:
        raise AgendaRefused(f"Kejadian agenda tanpa isi: {event.kind}")
    return event.item


def _end(until_ms: int | None, now_ms: int) -> int:
    return now_ms if until_ms is None else until_ms
