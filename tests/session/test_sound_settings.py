from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.domain.identity import SiteId
from app.domain.sound_processing import NoiseTreatment, SiteSound, SoundProcessing
from app.session.sound_settings import SoundSettings

A, B, C = (SiteId(name) for name in "abc")
USUAL = SoundProcessing(target_lufs=-23.0)
FAR = SiteSound(SoundProcessing(target_lufs=-23.0, gain_db=6.0, is_bypassed=True), lip_sync_ms=120)


class Room:
    """Writes down what it is told to do."""

    def __init__(self) -> None:
        self.processed: dict[SiteId, SoundProcessing] = {}
        self.offsets: dict[SiteId, int] = {}
        self.orders = 0

    def process_sound(self, settings: Mapping[SiteId, SoundProcessing]) -> None:
        self.processed.update(settings)
        self.orders += 1

    def lip_sync(self, site_id: SiteId, offset_ms: int) -> None:
        self.offsets[site_id] = offset_ms
        self.orders += 1


@pytest.fixture
def heard() -> Room:
    return Room()


@pytest.fixture
def sound(heard: Room) -> SoundSettings:
    return SoundSettings({A: SiteSound(USUAL), B: FAR, C: SiteSound(USUAL)}, USUAL, heard)


def test_in_the_beginning_all_is_as_the_file_says(sound: SoundSettings, heard: Room) -> None:
    assert (sound.now[B], sound.changed, heard.orders) == (FAR, frozenset(), 0)


def test_a_change_is_heard_at_once_and_is_not_in_the_file(sound: SoundSettings, heard: Room) -> None:
    wanted = SiteSound(SoundProcessing(hum=True), lip_sync_ms=-40)
    sound.set(A, wanted)
    assert (heard.processed, heard.offsets) == ({A: wanted.processing}, {A: -40})
    assert (sound.changed, sound.now[A]) == ({A}, wanted)
    sound.mark_stored(sound.now)
    assert sound.changed == frozenset()
    sound.set(A, wanted)
    assert heard.orders == 2


def test_only_what_changed_is_told(sound: SoundSettings, heard: Room) -> None:
    sound.set(B, SiteSound(FAR.processing, 0))
    assert (heard.processed, heard.offsets) == ({}, {B: 0})


def test_all_sites_get_the_treatment_and_keep_what_is_their_own(sound: SoundSettings, heard: Room) -> None:
    model = SoundProcessing(
        target_lufs=-18.0,
        high_pass_hz=0,
        hum=True,
        noise=NoiseTreatment.GATE,
        levelling=False,
        gain_db=-3.0,
        is_bypassed=False,
    )
    sound.set(A, SiteSound(model, 80))
    sound.apply_to_all(A)
    shared = {"target_lufs": -18.0, "high_pass_hz": 0, "hum": True, "noise": NoiseTreatment.GATE, "levelling": False}
    assert sound.now == {
        A: SiteSound(model, 80),
        B: SiteSound(SoundProcessing(**shared, gain_db=6.0, is_bypassed=True), 120),  # type: ignore[arg-type]
        C: SiteSound(SoundProcessing(**shared)),  # type: ignore[arg-type]
    }
    assert heard.processed == {site_id: one.processing for site_id, one in sound.now.items()}


def test_as_usual_is_what_the_session_calls_usual(sound: SoundSettings, heard: Room) -> None:
    sound.reset(B)
    assert sound.now[B] == sound.usual == SiteSound(USUAL)
    assert (heard.processed, heard.offsets) == ({B: USUAL}, {B: 0})


def test_a_file_that_was_changed_is_followed_where_nothing_waits_to_be_saved(sound: SoundSettings, heard: Room) -> None:
    mine = SiteSound(SoundProcessing(gain_db=2.0))
    theirs = SiteSound(SoundProcessing(gain_db=9.0))
    sound.set(A, mine)
    sound.follow_file({A: theirs, B: theirs, SiteId("stranger"): theirs})
    assert sound.now == {A: mine, B: theirs, C: SiteSound(USUAL)}
    assert sound.changed == {A}
    assert heard.processed[B] == theirs.processing


def test_listeners_hear_of_changes_and_of_saving(sound: SoundSettings) -> None:
    heard: list[int] = []
    sound.subscribe(lambda: heard.append(len(sound.changed)))
    sound.set(A, FAR)
    sound.set(A, FAR)
    sound.mark_stored(sound.now)
    assert heard == [1, 0]
