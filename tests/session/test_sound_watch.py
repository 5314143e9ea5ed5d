from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from app.domain.feed import FeedSnapshot, FeedState, snapshot
from app.domain.finding import Finding
from app.domain.floor import Grant, Pause, Release, Resume
from app.domain.identity import RequestId, SiteId
from app.domain.session import Session
from app.domain.site import SiteKind
from app.domain.sound import DeviceState, FeedLevel, SoundStatus
from app.session.floor import Floor
from app.session.sound_desk import DeskState
from app.session.sound_watch import SoundWatch
from tests.domain.reports import WELL
from tests.session.fakes import FakeStore, StillClock

NOISE_DBFS = -55.0
SPEECH_DBFS = -20.0
STEP_MS = 100


@dataclass
class Levels:
    """A mixer's levels that a test sets."""

    dbfs: dict[SiteId, float]
    echo: dict[SiteId, float | None] = field(default_factory=dict)
    state: DeviceState = DeviceState.PLAYING

    def levels(self) -> tuple[FeedLevel, ...]:
        return tuple(
            FeedLevel(site_id, level, level + 8, 60.0, 0, echo=self.echo.get(site_id))
            for site_id, level in self.dbfs.items()
        )

    def status(self) -> SoundStatus:
        return SoundStatus(self.state, "HDMI", "", 0, -20.0, -10.0)


class Watched:
    """A room with a floor, a mixer and feeds, looked at ten times a second."""

    def __init__(self, session: Session, clock: StillClock) -> None:
        self.session = session
        self.clock = clock
        self.ids = [site.site_id for site in session.sites]
        self.floor = Floor(session, clock, FakeStore(), (), self._lost)
        self.levels = Levels(dict.fromkeys(self.ids, NOISE_DBFS))
        self.desk = DeskState()
        self.states = dict.fromkeys(self.ids, FeedState.LIVE)
        self.watch = SoundWatch(session, self.levels, lambda: self.floor.state, lambda: self.desk, clock)

    def feeds(self) -> tuple[FeedSnapshot, ...]:
        made = (snapshot(site_id, WELL, WELL.last_video_ns) for site_id in self.ids)
        return tuple(replace(feed, state=self.states[feed.site_id]) for feed in made)

    def go_on(self, seconds: float) -> float | None:
        """Return after how many seconds something was found first."""
        first = None
        for number in range(round(seconds * 1000 / STEP_MS)):
            self.clock.at_ms += STEP_MS
            self.watch.look(self.feeds())
            if self.said() and first is None:
                first = number * STEP_MS / 1000
        return first

    def said(self) -> dict[SiteId, tuple[Finding, ...]]:
        joined = self.watch.joined(self.feeds())
        return {feed.site_id: feed.report.findings for feed in joined if feed.report.findings}

    def _lost(self, error: BaseException) -> None:
        raise error


@pytest.fixture
def room(session: Session, clock: StillClock) -> Watched:
    made = Watched(session, clock)
    made.go_on(2)
    return made


def test_the_site_that_has_the_floor_and_is_not_heard_is_named(room: Watched) -> None:
    first = room.ids[0]
    assert room.go_on(20) is None
    room.floor.execute(Grant(first, RequestId("r")))
    assert room.go_on(20) == pytest.approx(8, abs=0.3)
    assert room.said() == {first: (Finding.FLOOR_SILENT,)}
    room.levels.dbfs[first] = SPEECH_DBFS
    room.go_on(0.1)
    assert room.said() == {}


def test_another_site_that_speaks_does_not_help(room: Watched) -> None:
    room.floor.execute(Grant(room.ids[0], RequestId("r")))
    room.levels.dbfs[room.ids[1]] = SPEECH_DBFS
    room.go_on(10)
    assert room.said() == {room.ids[0]: (Finding.FLOOR_SILENT,)}


@pytest.mark.parametrize("why", ["paused", "muted", "priority", "lost", "mixer"])
def test_it_is_not_said_while_there_is_another_reason(room: Watched, why: str) -> None:
    first = room.ids[0]
    room.floor.execute(Grant(first, RequestId("r")))
    match why:
        case "paused":
            room.floor.execute(Pause())
        case "muted":
            room.desk = DeskState(panic=True)
        case "priority":
            room.desk = DeskState(priority=True)
        case "lost":
            room.states[first] = FeedState.LOST
        case "mixer":
            room.levels.state = DeviceState.DOWN
    assert room.go_on(30) is None
    if why == "paused":
        room.floor.execute(Resume())
        assert room.go_on(20) == pytest.approx(8, abs=0.3)


def test_priority_of_the_chair_does_not_silence_the_chair(session: Session, clock: StillClock) -> None:
    first = session.sites[0].site_id
    room = Watched(replace(session, chair_site=first), clock)
    room.desk = DeskState(priority=True)
    room.floor.execute(Grant(first, RequestId("r")))
    room.go_on(10)
    assert room.said() == {first: (Finding.FLOOR_SILENT,)}


def test_an_answer_of_the_chair_is_waited_for(session: Session, clock: StillClock) -> None:
    chair, first = session.sites[0].site_id, session.sites[1].site_id
    room = Watched(replace(session, chair_site=chair), clock)
    room.go_on(2)
    room.floor.execute(Grant(first, RequestId("r")))
    room.levels.dbfs[first] = SPEECH_DBFS
    room.go_on(3)
    room.levels.dbfs.update({first: NOISE_DBFS, chair: SPEECH_DBFS})
    assert room.go_on(20) is None
    room.levels.dbfs[chair] = NOISE_DBFS
    assert room.go_on(20) == pytest.approx(8, abs=0.3)


def test_when_the_floor_is_free_nothing_is_left_of_it(room: Watched) -> None:
    room.floor.execute(Grant(room.ids[0], RequestId("r")))
    room.go_on(10)
    room.floor.execute(Release())
    room.go_on(0.1)
    assert room.said() == {}


def test_an_echo_has_to_last_and_is_remembered_while_nobody_can_tell(room: Watched) -> None:
    second = room.ids[1]
    room.levels.echo[second] = 0.7
    assert room.go_on(2.5) is None
    assert room.go_on(2)
    assert room.said() == {second: (Finding.ECHO,)}
    room.levels.echo[second] = None
    room.go_on(20)
    assert room.said() == {second: (Finding.ECHO,)}
    room.levels.echo[second] = 0.1
    room.go_on(11)
    assert room.said() == {}


def test_the_halls_own_camera_hears_the_hall(session: Session, clock: StillClock) -> None:
    hall = replace(session.sites[0], kind=SiteKind.ROOM)
    room = Watched(replace(session, sites=(hall, *session.sites[1:])), clock)
    room.levels.echo[hall.site_id] = 0.9
    assert room.go_on(20) is None


def test_a_feed_that_is_gone_has_no_echo(room: Watched) -> None:
    room.levels.echo[room.ids[1]] = 0.9
    room.states[room.ids[1]] = FeedState.LOST
    assert room.go_on(20) is None


def test_what_the_feed_found_itself_stays_and_the_weightiest_comes_first(room: Watched) -> None:
    first = room.ids[0]
    room.floor.execute(Grant(first, RequestId("r")))
    room.levels.echo[first] = 0.9
    room.go_on(10)
    feed = room.feeds()[0]
    dark = replace(feed, report=replace(feed.report, findings=(Finding.DARK,)))
    (joined,) = room.watch.joined([dark])
    assert joined.report.findings == (Finding.FLOOR_SILENT, Finding.ECHO, Finding.DARK)
