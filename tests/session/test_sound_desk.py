from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.floor import Next, Release, Speaker, TurnKind
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.sound import Bus
from app.session.floor import Floor
from app.session.sound_desk import DeskState, SoundDesk
from tests.session.fakes import FakeMixer, FakeStore, StillClock

CHAIR = SiteId("kec-medan-satria")
SITI = Speaker("Ibu Siti", "Dinas PU")


@pytest.fixture
def mixer() -> FakeMixer:
    return FakeMixer()


@pytest.fixture
def desk(mixer: FakeMixer) -> SoundDesk:
    made = SoundDesk(mixer, CHAIR)
    mixer.told.clear()
    return made


def test_the_chair_is_open_from_the_beginning(mixer: FakeMixer) -> None:
    SoundDesk(mixer, CHAIR, -50.0)
    assert mixer.told == [("chair", CHAIR), ("bed", -50.0)]


def test_without_a_site_of_the_chair_none_is_open(mixer: FakeMixer) -> None:
    SoundDesk(mixer)
    assert mixer.told == [("chair",), ("bed", None)]


def test_the_gates_follow_the_floor(
    mixer: FakeMixer, desk: SoundDesk, session: Session, clock: StillClock, store: FakeStore
) -> None:
    first, second = (site.site_id for site in session.sites[:2])
    floor = Floor(session, clock, store, (), lambda error: None)
    floor.subscribe(desk.follow)
    mixer.told.clear()
    floor.request(second)
    floor.grant(first)
    assert mixer.told == [("open", first)]
    floor.execute(Release())
    assert mixer.told[1:] == [("open",)]
    floor.execute(Next())
    assert mixer.told[2:] == [("open", second)]


def test_the_gates_follow_who_speaks_in_between(
    mixer: FakeMixer, desk: SoundDesk, session: Session, clock: StillClock, store: FakeStore
) -> None:
    first, second = (site.site_id for site in session.sites[:2])
    floor = Floor(session, clock, store, (), lambda error: None)
    floor.grant(first)
    floor.subscribe(desk.follow)
    mixer.told.clear()
    floor.grant(second, SITI, TurnKind.TANGGAPAN)
    assert mixer.told.pop() == ("open", first, second)
    assert desk.state.open_sites == (first, second, CHAIR)
    floor.interpose(SITI, TurnKind.TANGGAPAN)
    assert mixer.told.pop() == ("open", first)
    floor.execute(Release())
    floor.interpose(SITI, TurnKind.ARAHAN)
    assert mixer.told.pop() == ("open",)
    floor.execute(Release())
    assert mixer.told.pop() == ("open", first)


def test_a_line_that_is_tried_out_is_open_beside_the_holder(
    mixer: FakeMixer, desk: SoundDesk, session: Session, clock: StillClock, store: FakeStore
) -> None:
    first, second = (site.site_id for site in session.sites[:2])
    floor = Floor(session, clock, store, (), lambda error: None)
    floor.subscribe(desk.follow)
    floor.grant(first)
    mixer.told.clear()
    desk.check_line(second)
    desk.check_line(None)
    assert mixer.told == [("open", first, second), ("open", first)]


def test_the_operator_listens_to_one_site_at_a_time(mixer: FakeMixer, desk: SoundDesk) -> None:
    desk.toggle_cue(SiteId("a"))
    desk.toggle_cue(SiteId("b"))
    desk.toggle_cue(SiteId("b"))
    assert mixer.told == [("cue", "a"), ("cue", "b"), ("cue",)]


def test_every_key_reaches_the_mixer_once(mixer: FakeMixer, desk: SoundDesk) -> None:
    for _ in range(2):
        desk.hold_priority(held=True)
        desk.mute(muted=True)
        desk.set_bed(-40.0)
        desk.set_level(Bus.ROOM, -6.0)
        desk.set_level(Bus.CUE, 3.0)
    desk.sound_tone(Bus.CUE, 2.0)
    assert mixer.told == [
        ("priority", True),
        ("panic", True),
        ("bed", -40.0),
        ("level", Bus.ROOM, -6.0),
        ("level", Bus.CUE, 3.0),
        ("tone", Bus.CUE, 2.0),
    ]


def test_who_is_open_now() -> None:
    first, second = SiteId("a"), SiteId("b")
    desk = DeskState(holder=first, checked=second, chair=CHAIR)
    assert desk.open_sites == (first, second, CHAIR)
    assert replace(desk, checked=first, chair=first).open_sites == (first,)
    assert replace(desk, priority=True).open_sites == (CHAIR,)
    assert replace(desk, priority=True, chair=None).open_sites == ()
    assert replace(desk, panic=True).open_sites == ()
    assert DeskState().open_sites == ()


def test_who_watches_hears_of_changes_only(desk: SoundDesk) -> None:
    seen: list[DeskState] = []
    desk.subscribe(seen.append)
    desk.mute(muted=True)
    desk.mute(muted=True)
    assert seen == [DeskState(panic=True, chair=CHAIR)]
