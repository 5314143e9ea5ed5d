"""What the agenda says at one moment: how long the item takes, how late the session is, when it will end.

Times are milliseconds and seconds of the session clock; minutes are only in the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.agenda import AgendaState, PlannedItem
from app.domain.identity import AgendaItemId
from app.domain.session import AgendaItem


class ItemProgress(StrEnum):
    """How far an item is. SKIPPED was passed by and can still be jumped to."""

    TO_COME = "to_come"
    CURRENT = "current"
    HELD = "held"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ItemOutlook:
    """One item with what is planned and what was real; `over_s` is what it takes too long, else 0.

    `begun_ms` is when it was begun first and `ended_ms` when it was left last, None where it was not.
    """

    item_id: AgendaItemId
    number: int
    item: AgendaItem
    progress: ItemProgress
    real_s: int
    over_s: int
    begun_ms: int | None
    ended_ms: int | None


@dataclass(frozen=True, slots=True)
class AgendaOutlook:
    """The agenda for the screen.

    `session_over_s` is how much later than planned the session will end if all that comes takes as long
    as planned; below zero it will end sooner. `ends_at_ms` is that end, or the real one once it is over.
    """

    items: tuple[ItemOutlook, ...]
    current: ItemOutlook | None
    following: ItemOutlook | None
    is_begun: bool
    is_paused: bool
    is_over: bool
    session_over_s: int
    ends_at_ms: int


def outlook(state: AgendaState, now_ms: int) -> AgendaOutlook:
    """Read the agenda at `now_ms`."""
    now_ms = max(now_ms, state.last_ms)
    items = tuple(_item(state, planned, number, now_ms) for number, planned in enumerate(state.items, start=1))
    by_id = {one.item_id: one for one in items}
    current = by_id.get(state.current_id) if state.current_id else None
    next_id = state.next_id()
    ends_at_ms = _ends_at_ms(state, items, current, now_ms)
    begun_ms = state.spans[0].from_ms if state.spans else None
    over_ms = 0 if begun_ms is None else ends_at_ms - begun_ms - state.planned_min * 60_000
    return AgendaOutlook(
        items=items,
        current=current,
        following=by_id.get(next_id) if next_id else None,
        is_begun=bool(state.spans),
        is_paused=state.is_paused,
        is_over=state.is_over,
        # Towards zero: half a second is no second.
        session_over_s=int(over_ms / 1000),
        ends_at_ms=ends_at_ms,
    )


def _ends_at_ms(state: AgendaState, items: tuple[ItemOutlook, ...], current: ItemOutlook | None, now_ms: int) -> int:
    last = state.spans[-1] if state.spans else None
    if last and last.until_ms is not None:
        return last.until_ms
    to_come_ms = sum(one.item.planned_min for one in items if one.progress is ItemProgress.TO_COME) * 60_000
    left_ms = 0
    if current:
        left_ms = max(0, current.item.planned_min * 60_000 - state.real_ms(current.item_id, now_ms))
    return now_ms + left_ms + to_come_ms


def _item(state: AgendaState, planned: PlannedItem, number: int, now_ms: int) -> ItemOutlook:
    spans = [span for span in state.spans if span.item_id == planned.item_id]
    real_s = state.real_ms(planned.item_id, now_ms) // 1000
    return ItemOutlook(
        item_id=planned.item_id,
        number=number,
        item=planned.item,
        progress=_progress(state, planned.item_id, number),
        real_s=real_s,
        over_s=max(0, real_s - planned.item.planned_min * 60),
        begun_ms=spans[0].from_ms if spans else None,
        ended_ms=spans[-1].until_ms if spans else None,
    )


def _progress(state: AgendaState, item_id: AgendaItemId, number: int) -> ItemProgress:
    if item_id == state.current_id:
        return ItemProgress.CURRENT
    if item_id in state.begun_ids:
        return ItemProgress.HELD
    if not state.spans:
        return ItemProgress.TO_COME
    reached = len(state.items) if state.is_over else state.index_of(state.spans[-1].item_id)
    return ItemProgress.SKIPPED if number <= reached else ItemProgress.TO_COME
