from __future__ import annotations

import pytest

from app.domain.session import SpeakingRules
from app.domain.speaking_cues import Cue
from app.session.floor import Floor
from app.session.sound_desk import SoundDesk
from app.session.time_bell import BellState, TimeBell
from tests.session.fakes import FakeMixer, FakeStore
from tests.ui import samples
from tests.ui.fakes import StillClock


def said(mixer: FakeMixer) -> list[tuple[object, ...]]:
    return [told[1:] for told in mixer.told if told[0] == "say"]


def run(rules: SpeakingRules, switches: int = 0) -> list[tuple[object, ...]]:
    """Let a turn of three minutes run for four; a look each second. Return what the room was told."""
    session, clock, mixer = samples.session(2, (), 0), StillClock(), FakeMixer()
    floor = Floor(session, clock, FakeStore(), (), lambda _: None)
    desk = SoundDesk(mixer)
    bell = TimeBell(floor, desk, rules)
    for _ in range(switches):
        bell.switch()
    floor.grant(session.sites[0].site_id)
    for _ in range(240):
        clock.at_ms += 1000
        bell.look()
    return said(mixer)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (SpeakingRules(180, 60), []),
        (SpeakingRules(180, 60, chime=True), [(Cue.LAST_MINUTE, False), (Cue.TIME_UP, False), (Cue.OVERRUN, False)]),
        (
            SpeakingRules(180, 60, chime=True, voice=True),
            [(Cue.LAST_MINUTE, True), (Cue.TIME_UP, True), (Cue.OVERRUN, True)],
        ),
    ],
)
def test_each_cue_is_told_once_as_the_session_file_says(
    rules: SpeakingRules, expected: list[tuple[object, ...]]
) -> None:
    assert run(rules) == expected


def test_the_operator_goes_from_off_to_bell_to_words_and_back() -> None:
    assert [cue for cue, _ in run(SpeakingRules(180, 60), switches=1)] == list(Cue)
    assert all(spoken for _, spoken in run(SpeakingRules(180, 60), switches=2))
    assert run(SpeakingRules(180, 60), switches=3) == []


def test_whoever_listens_is_told_how_it_stands() -> None:
    session, clock = samples.session(1, (), 0), StillClock()
    bell = TimeBell(
        Floor(session, clock, FakeStore(), (), lambda _: None), SoundDesk(FakeMixer()), SpeakingRules(chime=True)
    )
    heard: list[BellState] = []
    bell.subscribe(heard.append)
    bell.switch()
    bell.switch()
    assert heard == [
        BellState(is_on=True, is_spoken=False),
        BellState(is_on=True, is_spoken=True),
        BellState(is_on=False, is_spoken=False),
    ]
