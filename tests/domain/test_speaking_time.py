from __future__ import annotations

from app.domain.floor import AddTime, Command, FloorState, Grant, Release, Speaker, TurnKind, apply
from app.domain.identity import RequestId, SiteId
from app.domain.site import Participant
from app.domain.speaking_time import (
    Share,
    SpeakingTime,
    Suggestion,
    known_speakers,
    overrun_for_all,
    speaking_times,
    suggested_next,
)
from tests.domain.floors import JOKO, SITI, T0, A, B, C, D, between, floor_after, grant

BUDGETS = {A: 900, B: 900, C: 600, D: 900}


def after(*steps: tuple[int, Command]) -> FloorState:
    """Carry out commands at seconds after T0."""
    state = FloorState()
    for at_s, command in steps:
        state = apply(state, command, T0 + at_s * 1000).state
    return state


def times(state: FloorState, at_s: int, *ignored: SiteId) -> dict[SiteId, SpeakingTime]:
    return {time.site_id: time for time in speaking_times(state, BUDGETS, T0 + at_s * 1000, ignored)}


def test_the_running_turn_counts_and_a_pause_does_not() -> None:
    state = after(
        (0, grant(A)), (100, grant(B)), (150, Grant(A, RequestId("2"))), (160, between(D, TurnKind.INTERUPSI))
    )
    found = times(state, 180)
    assert [(time.used_s, time.turns) for time in found.values()] == [(110, 2), (50, 1), (0, 0), (20, 1)]
    assert [time.remaining_s for time in found.values()] == [790, 850, 600, 880]


def test_answers_and_the_chairs_word_use_nobodys_budget() -> None:
    state = after((0, between(A, TurnKind.TANGGAPAN)), (60, between(B, TurnKind.ARAHAN)))
    assert {time.used_s for time in times(state, 120).values()} == {0}
    assert not times(state, 120)[A].has_spoken


def test_an_overrun_is_shown_below_zero_and_spread_over_all() -> None:
    state = after((0, grant(C)), (660, Release()))
    found = times(state, 700)
    assert found[C].remaining_s == -60
    spread = overrun_for_all(tuple(found.values()), C)
    assert spread == ((A, 60), (B, 60), (C, 60), (D, 60))
    evened = times(apply(state, AddTime(spread), T0 + 700_000).state, 700)
    assert [time.remaining_s for time in evened.values()] == [960, 960, 0, 960]
    assert overrun_for_all(tuple(evened.values()), C) == overrun_for_all((), C) == ()


def test_who_spoke_much_or_little_beside_the_others() -> None:
    state = after((0, grant(A)), (49, grant(B)), (149, grant(C)), (249, grant(D)), (400, Release()))
    assert [time.share for time in times(state, 400).values()] == [Share.LITTLE, Share.USUAL, Share.USUAL, Share.MUCH]
    assert times(state, 400, A, B)[C].share is Share.USUAL
    assert {time.share for time in times(FloorState(), 0).values()} == {Share.NONE}
    just_begun = times(after((0, grant(A))), 0)
    assert (just_begun[A].share, just_begun[B].share) == (Share.USUAL, Share.NONE)


def test_next_should_be_who_has_not_spoken_then_who_spoke_least() -> None:
    everybody = set(BUDGETS)
    state = after((0, grant(A)), (50, grant(B)), (80, grant(C)))

    def suggested(*ignored: SiteId, connected: set[SiteId] = everybody) -> Suggestion | None:
        return suggested_next(tuple(times(state, 100).values()), state, connected, ignored)

    assert suggested() == Suggestion(D, "belum bicara", 0)
    assert suggested(D) == Suggestion(B, "paling sedikit bicara, {used}", 30)
    assert suggested(connected={A, C}) == Suggestion(A, "paling sedikit bicara, {used}", 50)
    assert suggested(connected={C}) is None
    first = suggested_next(tuple(times(FloorState(), 0).values()), FloorState(), everybody)
    assert first is not None
    assert first.site_id == A


def test_names_are_chosen_from_who_was_seen_there_the_latest_first() -> None:
    listed = (Participant("Pak Lurah", "Lurah"), Participant("ibu siti ", "tidak dipakai"))
    state = floor_after(grant(A, SITI), grant(B, JOKO), Grant(A, RequestId("2"), Speaker("Asep")))
    seen = (*state.turns, *state.on_floor)
    assert known_speakers(A, seen, (*listed, Participant("Asep", "RT 3"))) == (
        Speaker("Asep", "RT 3"),
        SITI,
        Speaker("Pak Lurah", "Lurah"),
    )
    assert known_speakers(C, seen) == ()


def test_in_the_middle_of_a_round_nobody_spoke_much_only_because_others_wait() -> None:
    state = after((0, grant(A)), (100, grant(B)), (200, grant(C)), (300, Release()))
    shares = [time.share for time in times(state, 300).values()]
    assert shares == [Share.USUAL, Share.USUAL, Share.USUAL, Share.NONE]
