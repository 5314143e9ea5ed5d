"""The line check, "uji jalur suara": do we hear them, do they hear us, site after site.

Pure: a round is a value, and every step of it makes another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median

from app.domain.feed import FeedState
from app.domain.identity import SiteId

_NO_LINE = frozenset({FeedState.CONNECTING, FeedState.LOST, FeedState.OFF})
"""A picture that stands still says nothing about the sound: such a site is asked."""

_QUIETEST_DBFS = -120.0
"""Silence has no level; this is as good as none, and can be written down."""


class Answer(StrEnum):
    """What was answered to one of the two questions."""

    UNASKED = "unasked"
    YES = "yes"
    NO = "no"


class Question(StrEnum):
    """The two questions, in the order in which they are put."""

    DO_WE_HEAR_THEM = "do_we_hear_them"
    DO_THEY_HEAR_US = "do_they_hear_us"


class LineOutcome(StrEnum):
    """What a line is worth. OPEN until enough is answered."""

    OPEN = "open"
    BOTH_WAYS = "both_ways"
    ONE_WAY = "one_way"
    UNHEARD = "unheard"
    NOT_CONNECTED = "not_connected"


FAILED = frozenset({LineOutcome.ONE_WAY, LineOutcome.UNHEARD, LineOutcome.NOT_CONNECTED})


@dataclass(frozen=True, slots=True)
class LineLevel:
    """How loud a site was while its line was open, to a tenth of a decibel."""

    typical_dbfs: float
    loudest_dbfs: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """What is measured about the line at the moment of an answer. `level` is None if nobody measured."""

    link: FeedState
    level: LineLevel | None = None


@dataclass(frozen=True, slots=True)
class LineResult:
    """What is known about one line after one attempt, at Unix milliseconds.

    An attempt is told by its site and `opened_ms`; of several results of one attempt the last counts.
    """

    site_id: SiteId
    opened_ms: int
    at_ms: int
    heard_by_us: Answer
    heard_by_them: Answer
    link: FeedState
    level: LineLevel | None = None
    note: str = ""

    @property
    def outcome(self) -> LineOutcome:
        """Return what the line is worth; a "no" alone is enough to fail it."""
        answers = (self.heard_by_us, self.heard_by_them)
        if answers == (Answer.UNASKED, Answer.UNASKED):
            return LineOutcome.OPEN if has_line(self.link) else LineOutcome.NOT_CONNECTED
        if Answer.NO in answers:
            return LineOutcome.ONE_WAY if Answer.YES in answers else LineOutcome.UNHEARD
        return LineOutcome.OPEN if Answer.UNASKED in answers else LineOutcome.BOTH_WAYS


def has_line(link: FeedState) -> bool:
    """Tell whether there is a line that can be tried out."""
    return link not in _NO_LINE


def line_level(rms_dbfs: Sequence[float], peak_dbfs: Sequence[float]) -> LineLevel | None:
    """Return the level of a site that spoke: the median of the louder half, because speech has pauses."""
    if not rms_dbfs:
        return None
    louder = sorted(rms_dbfs)[len(rms_dbfs) // 2 :]
    return LineLevel(round(max(_QUIETEST_DBFS, median(louder)), 1), round(max(_QUIETEST_DBFS, *peak_dbfs), 1))


def attempts_of(site_id: SiteId, results: Iterable[LineResult]) -> tuple[LineResult, ...]:
    """Return what came of each attempt at a site, oldest first. `results` are in the order of the log."""
    last: dict[int, LineResult] = {}
    for result in results:
        if result.site_id == site_id:
            last[result.opened_ms] = result
    return tuple(last.values())


@dataclass(frozen=True, slots=True)
class LineRound:
    """A round: which sites, which of them is open, what was answered. Never changed, only followed by another.

    - `roster` is all sites, `sites` those of this pass: all, or those that failed in the one before.
    - `position` is the place of the open site in `sites`; behind the last one the round is over.
    - `results` has the last result of each site that has one, whether it is in this pass or not.
    - `is_forward` tells whether the operator came here by going on: only then is a dead line passed by itself.
    """

    roster: tuple[SiteId, ...]
    sites: tuple[SiteId, ...]
    opened_ms: int
    position: int = 0
    heard_by_us: Answer = Answer.UNASKED
    note: str = ""
    is_forward: bool = True
    results: tuple[LineResult, ...] = ()

    @property
    def site_id(self) -> SiteId | None:
        """Return the site whose line is open; None when the round is over."""
        return None if self.is_over else self.sites[self.position]

    @property
    def is_over(self) -> bool:
        """Tell whether the last site is behind."""
        return self.position >= len(self.sites)

    @property
    def question(self) -> Question | None:
        """Return the question that is put now."""
        if self.is_over:
            return None
        return Question.DO_WE_HEAR_THEM if self.heard_by_us is Answer.UNASKED else Question.DO_THEY_HEAR_US

    @property
    def failed(self) -> tuple[SiteId, ...]:
        """Return the sites whose last result is a failure."""
        failed = {result.site_id for result in self.results if result.outcome in FAILED}
        return tuple(site_id for site_id in self.roster if site_id in failed)

    def result(self, site_id: SiteId) -> LineResult | None:
        """Return the last result of a site."""
        return next((result for result in self.results if result.site_id == site_id), None)

    def answer(self, answer: Answer, reading: LineReading, now_ms: int) -> LineRound:
        """Answer the question that is put; after the second one the next site is opened."""
        if self.is_over or not has_line(reading.link):
            return self
        if self.question is Question.DO_WE_HEAR_THEM:
            made = _result(self, reading, now_ms, answer, Answer.UNASKED)
            return _kept(replace(self, heard_by_us=answer), made)
        made = _result(self, reading, now_ms, self.heard_by_us, answer)
        return _opened(_kept(self, made), self.position + 1, now_ms)

    def skip(self, reading: LineReading, now_ms: int) -> LineRound:
        """Go on to the next site. That a site is not connected is a result; a site nobody asked stays open."""
        if self.is_over:
            return self
        if has_line(reading.link) or self.heard_by_us is not Answer.UNASKED:
            return _opened(self, self.position + 1, now_ms)
        made = _result(self, reading, now_ms, Answer.UNASKED, Answer.UNASKED)
        return _opened(_kept(self, made), self.position + 1, now_ms)

    def back(self, now_ms: int) -> LineRound:
        """Go back by one step: to the first question of this site, else to the site before."""
        if self.heard_by_us is not Answer.UNASKED:
            return replace(self, heard_by_us=Answer.UNASKED)
        return _opened(self, max(0, self.position - 1), now_ms, is_forward=False)

    def again(self, now_ms: int) -> LineRound:
        """Try this site anew."""
        return self if self.is_over else _opened(self, self.position, now_ms, is_forward=False)

    def go_to(self, site_id: SiteId, now_ms: int) -> LineRound:
        """Open a certain site. One that is not in this pass is put in before the present one."""
        here = self.position
        sites = self.sites if site_id in self.sites else (*self.sites[:here], site_id, *self.sites[here:])
        return _opened(replace(self, sites=sites), sites.index(site_id), now_ms, is_forward=False)

    def end(self, now_ms: int) -> LineRound:
        """End the pass where it is."""
        return _opened(self, len(self.sites), now_ms)

    def repeat_failed(self, now_ms: int) -> LineRound:
        """Begin a pass through the sites that failed; what is known stays. Without any nothing changes."""
        return _opened(replace(self, sites=self.failed), 0, now_ms) if self.failed else self

    def with_note(self, note: str, reading: LineReading, now_ms: int) -> LineRound:
        """Write something down about the site that is open."""
        if self.is_over or note == self.note:
            return self
        noted = replace(self, note=note)
        if self.heard_by_us is Answer.UNASKED:
            return noted
        return _kept(noted, _result(noted, reading, now_ms, self.heard_by_us, Answer.UNASKED))


def begin(sites: Sequence[SiteId], now_ms: int) -> LineRound:
    """Begin a round with its first site open."""
    return LineRound(tuple(sites), tuple(sites), now_ms)


def _opened(state: LineRound, position: int, now_ms: int, *, is_forward: bool = True) -> LineRound:
    return replace(
        state, position=position, opened_ms=now_ms, heard_by_us=Answer.UNASKED, note="", is_forward=is_forward
    )


def _kept(state: LineRound, made: LineResult) -> LineRound:
    known = {result.site_id: result for result in state.results}
    known[made.site_id] = made
    return replace(state, results=tuple(known.values()))


def _result(
    state: LineRound, reading: LineReading, now_ms: int, heard_by_us: Answer, heard_by_them: Answer
) -> LineResult:
    return LineResult(
        site_id=state.sites[state.position],
        opened_ms=state.opened_ms,
        at_ms=now_ms,
        heard_by_us=heard_by_us,
        heard_by_them=heard_by_them,
        link=reading.link,
        level=reading.level,
        note=state.note,
    )
