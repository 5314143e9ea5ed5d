"""How fairly the time to speak is spread over the sites: budgets, what is used, who should be next. Pure.

The budget per site, the overrun that all get, and the hint who has not spoken come from OpenSlides' speaking
times by structure level; the order by who spoke least, and the marks below half the median and half above it,
from what users of meeting tools ask for (LaSuite Meet 919, OpenSlides 7143).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from app.domain.floor_state import FloorRequest, FloorState, Speaker
from app.domain.identity import SiteId
from app.domain.site import Participant
from app.domain.text import QT_TRANSLATE_NOOP

_LITTLE, _MUCH = 0.5, 1.5
_FEWEST = 3
"""Of two that have spoken neither is what is usual."""


class Share(StrEnum):
    """How much a site has spoken beside the others."""

    NONE = "none"
    LITTLE = "little"
    USUAL = "usual"
    MUCH = "much"


@dataclass(frozen=True, slots=True)
class SpeakingTime:
    """One site's time, in whole seconds. `budget_s` is what it had to begin with, `added_s` what came to it."""

    site_id: SiteId
    budget_s: int
    added_s: int
    used_s: int
    turns: int
    share: Share

    @property
    def remaining_s(self) -> int:
        """Return what is left, negative in overrun."""
        return self.budget_s + self.added_s - self.used_s

    @property
    def has_spoken(self) -> bool:
        """Tell whether the site has had the floor at all."""
        return self.turns > 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who should be next, and why in words; `{used}` in `reason` stands for `used_s`, whole seconds."""

    site_id: SiteId
    reason: str
    used_s: int


def speaking_times(
    floor: FloorState, budgets_s: Mapping[SiteId, int], now_ms: int, ignored: Collection[SiteId] = ()
) -> tuple[SpeakingTime, ...]:
    """Return every site's time, in the order of `budgets_s`, which is the roster's.

    Answers and the chair's word use nobody's budget. `ignored` sites, such as the chair's, have no say in
    what is usual, the median of those who have spoken, and are not measured by it.
    """
    used_ms = dict.fromkeys(budgets_s, 0)
    turns = dict.fromkeys(budgets_s, 0)
    for turn in (*floor.turns, *floor.on_floor):
        if turn.site_id in used_ms and turn.kind.uses_budget:
            used_ms[turn.site_id] += turn.spoken_ms(now_ms)
            turns[turn.site_id] += 1
    added_s = dict(floor.added_s)
    # Of those who have spoken: with the others' zeros everybody would have spoken much in the middle of a round.
    counted = [ms for site_id, ms in used_ms.items() if turns[site_id] and site_id not in ignored]
    middle_ms = median(counted) if len(counted) >= _FEWEST else None
    return tuple(
        SpeakingTime(
            site_id=site_id,
            budget_s=budget_s,
            added_s=added_s.get(site_id, 0),
            used_s=used_ms[site_id] // 1000,
            turns=turns[site_id],
            share=Share.USUAL if site_id in ignored else _share(used_ms[site_id], middle_ms, turns[site_id]),
        )
        for site_id, budget_s in budgets_s.items()
    )


def _share(used_ms: int, middle_ms: float | None, turns: int) -> Share:
    if not turns:
        return Share.NONE
    if middle_ms is None:
        return Share.USUAL
    if used_ms < middle_ms * _LITTLE:
        return Share.LITTLE
    return Share.MUCH if used_ms > middle_ms * _MUCH > 0 else Share.USUAL


def overrun_for_all(times: Sequence[SpeakingTime], site_id: SiteId) -> tuple[tuple[SiteId, int], ...]:
    """Return the seconds that every site gets because this one ran over: as much as it ran over, itself included.

    It stands at zero then and nobody has less than it had beside it. Empty if it has not run over.
    """
    own = next((time for time in times if time.site_id == site_id), None)
    if own is None or own.remaining_s >= 0:
        return ()
    return tuple((time.site_id, -own.remaining_s) for time in times)


def suggested_next(
    times: Sequence[SpeakingTime], floor: FloorState, connected: Collection[SiteId], ignored: Collection[SiteId] = ()
) -> Suggestion | None:
    """Return the connected site that has used least and does not speak, the first of the roster among equals."""
    speaking = {turn.site_id for turn in floor.on_floor}
    free = [t for t in times if t.site_id in connected and t.site_id not in speaking and t.site_id not in ignored]
    if not free:
        return None
    least = min(free, key=lambda time: (time.has_spoken, time.used_s))
    if not least.has_spoken:
        return Suggestion(least.site_id, QT_TRANSLATE_NOOP("floor", "belum bicara"), 0)
    reason = QT_TRANSLATE_NOOP("floor", "paling sedikit bicara, {used}")
    return Suggestion(least.site_id, reason, least.used_s)


def known_speakers(
    site_id: SiteId, turns: Iterable[FloorRequest], listed: Iterable[Participant] = ()
) -> tuple[Speaker, ...]:
    """Return the people a name may be chosen from: who spoke there, the latest first, then who is on the list."""
    found: dict[str, Speaker] = {}
    spoke = [turn.speaker for turn in turns if turn.site_id == site_id]
    for speaker in (*reversed(spoke), *(Speaker(person.name, person.office, person.unsur) for person in listed)):
        key = speaker.name.strip().casefold()
        if key and key not in found:
            found[key] = speaker
        elif key:
            known = found[key]
            found[key] = Speaker(known.name, known.office or speaker.office, known.unsur or speaker.unsur)
    return tuple(found.values())
