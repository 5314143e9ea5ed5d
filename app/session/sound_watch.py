"""Watches what the mixer hears: silence of whoever has the floor, and our own room coming back from a site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from app.domain.alarm import Alarm, Limit
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.finding import Finding
from app.domain.floor import FloorState
from app.domain.floor_silence import FloorLook, FloorSilence, SpeechSense
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import HALL, SiteKind
from app.domain.sound import DeviceState, FeedLevel, SoundStatus
from app.session.ports import Clock
from app.session.sound_desk import DeskState

# Measured (docs/decisions/0025): people who speak on their own 0.35 at most, our room 20 dB down and 5 dB above
# the site's noise 0.79 at least. The likeness is that of ten seconds; three more are two further looks at it.
ECHO_LIKENESS = Limit(bad=0.5, good=0.35, raise_after_s=3, clear_after_s=10)

_NOT_MEASURING = (DeviceState.STARTING, DeviceState.DOWN)


class LevelSource(Protocol):
    """What the mixer says about the sound."""

    def levels(self) -> tuple[FeedLevel, ...]:
        """Return the level of every feed, in the order of the roster."""
        ...

    def status(self) -> SoundStatus:
        """Return what the room's device is doing."""
        ...


class SoundWatch:
    """Runs on: the thread of the screen, called by the state clock. Holds nobody up."""

    def __init__(
        self,
        session: Session,
        sound: LevelSource,
        floor: Callable[[], FloorState],
        desk: Callable[[], DeskState],
        clock: Clock,
    ) -> None:
        self._chair = session.chair_site
        # The hall's own camera hears the hall: that is no echo of a site.
        self._far = frozenset(site.site_id for site in session.sites if site.kind is not SiteKind.ROOM)
        self._sound = sound
        self._floor = floor
        self._desk = desk
        self._clock = clock
        self._silence = FloorSilence()
        self._senses = {site.site_id: SpeechSense() for site in session.sites}
        self._echoes = {site_id: Alarm(ECHO_LIKENESS) for site_id in self._far}
        self._findings: dict[SiteId, frozenset[Finding]] = {}

    def look(self, feeds: Sequence[FeedSnapshot]) -> None:
        """Take one look, ten times a second or so."""
        at_s = self._clock.now_ms() / 1000
        is_measured = self._sound.status().state not in _NOT_MEASURING
        live = {feed.site_id for feed in feeds if feed.state is FeedState.LIVE}
        levels = self._sound.levels() if is_measured else ()
        speaking = {level.site_id for level in levels if self._senses[level.site_id].hears(level.rms_dbfs, at_s)}
        found: dict[SiteId, set[Finding]] = {}
        for level in levels:
            if level.site_id in self._far:
                alarm = self._echoes[level.site_id]
                alarm.step(level.echo if level.site_id in live else None, at_s)
                if alarm.is_raised:
                    found.setdefault(level.site_id, set()).add(Finding.ECHO)
        turn = self._floor().speaking
        look = self._look_at_floor(live if is_measured else set(), speaking)
        if self._silence.step(look, at_s) and turn:
            found.setdefault(turn.site_id, set()).add(Finding.FLOOR_SILENT)
        self._findings = {site_id: frozenset(findings) for site_id, findings in found.items()}

    def joined(self, feeds: Sequence[FeedSnapshot]) -> tuple[FeedSnapshot, ...]:
        """Add what was found at the last look to what the feeds found themselves, the weightiest first."""
        return tuple(self._join(feed) for feed in feeds)

    def _look_at_floor(self, heard: set[SiteId], speaking: set[SiteId]) -> FloorLook | None:
        turn, desk = self._floor().speaking, self._desk()
        if turn is None or turn.site_id == HALL:
            return None
        is_closed = desk.panic or (desk.priority and turn.site_id != self._chair)
        return FloorLook(
            turn=turn.request_id,
            speaks=turn.site_id in speaking,
            can_be_heard=turn.site_id in heard and not turn.is_paused and not is_closed,
            another_speaks=self._chair in speaking and self._chair != turn.site_id,
        )

    def _join(self, feed: FeedSnapshot) -> FeedSnapshot:
        found = self._findings.get(feed.site_id)
        if not found:
            return feed
        said = {*feed.report.findings, *found}
        return replace(feed, report=replace(feed.report, findings=tuple(f for f in Finding if f in said)))
