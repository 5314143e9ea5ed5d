from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.governor import (
    AMPLE_LOAD,
    AMPLE_SCREEN,
    FREE,
    KEYFRAMES_AFTER_S,
    LONGEST_WAIT_S,
    MAX_GAP_S,
    MUCH_FREE,
    RESTORE_AFTER_S,
    SETTLE_S,
    SHED_AFTER_S,
    SHORT_LOAD,
    SHORT_SCREEN,
    FeedLook,
    Governor,
    Look,
)
from app.domain.identity import SiteId
from app.domain.thrift import DecodeThrift

STEP_S = 0.5
FULL, NO_FILTER, HALF, KEYS = DecodeThrift
SITES = tuple(SiteId(name) for name in ("a", "b", "c", "d"))
Levels = Mapping[SiteId, DecodeThrift]

SHORT = SHORT_LOAD + 0.01
AMPLE = AMPLE_LOAD - 0.01
BETWEEN = (SHORT_LOAD + AMPLE_LOAD) / 2


def feeds(
    load: float = 0.0, large: tuple[str, ...] = (), loads: Mapping[str, float] | None = None
) -> tuple[FeedLook, ...]:
    own = loads or {}
    return tuple(FeedLook(s, own.get(s, load), 540 if s in large else 180) for s in SITES)


class Room:
    """Looks twice a second and remembers every change of the levels."""

    def __init__(self, floor: str | None = "a", large: tuple[str, ...] = ("a",)) -> None:
        self.governor = Governor()
        self.at_s = 1000.0
        self.floor = SiteId(floor) if floor else None
        self.large = large
        self.idle = 0.0
        self.levels: Levels = {}
        self.changes: list[tuple[float, int]] = []
        self.pass_s(SETTLE_S)

    def look(self, load: float = 0.0, screen: float = 0.0) -> Levels:
        before = self.given_up
        self.levels = self.governor.look(Look(self.at_s, feeds(load, self.large), screen, self.floor, self.idle))
        if self.given_up != before:
            self.changes.append((self.at_s, self.given_up - before))
        self.at_s += STEP_S
        return self.levels

    def pass_s(self, seconds: float, load: float = 0.0, screen: float = 0.0) -> list[str]:
        """Look for so long; return the different states that came, as letters in the order of the sites."""
        states: list[str] = []
        for _ in range(round(seconds / STEP_S)):
            self.look(load, screen)
            if not states or states[-1] != self.letters:
                states.append(self.letters)
        return states

    @property
    def given_up(self) -> int:
        return sum(level.rank for level in self.levels.values())

    @property
    def letters(self) -> str:
        return "".join({FULL: "F", NO_FILTER: "N", HALF: "H", KEYS: "K"}[self.levels[s]] for s in SITES)


def test_the_order_of_sacrifice() -> None:
    room = Room(floor="a", large=("a", "b"))
    assert room.pass_s(60, SHORT) == [
        "FFFF",
        "FFNN", "FFHH", "FFKK",
        "FNKK", "FHKK", "FKKK",
        "NKKK", "HKKK", "KKKK",
    ]  # fmt: skip


def test_everything_comes_back_in_the_opposite_order() -> None:
    room = Room(floor="a", large=("a", "b"))
    down = room.pass_s(60, SHORT)
    assert room.pass_s(200, AMPLE) == list(reversed(down))


def test_a_room_where_nobody_speaks_has_no_last_one() -> None:
    assert Room(floor=None, large=()).pass_s(20, SHORT) == ["FFFF", "NNNN", "HHHH", "KKKK"]


def test_twelve_equally_large_tiles_are_not_large() -> None:
    assert Room(floor=None, large=tuple(SITES)).pass_s(20, SHORT) == ["FFFF", "NNNN", "HHHH", "KKKK"]


def test_who_speaks_is_last_also_where_the_tile_is_small() -> None:
    assert Room(floor="d", large=()).pass_s(8, SHORT)[-1] == "KKKF"


@pytest.mark.parametrize("screen", [False, True])
def test_the_first_step_comes_after_a_second_and_not_before(screen: bool) -> None:
    room = Room()
    load, lateness = (0.0, SHORT_SCREEN + 0.01) if screen else (SHORT, 0.0)
    room.pass_s(SHED_AFTER_S, load, lateness)
    assert room.letters == "FFFF"
    room.look(load, lateness)
    assert room.letters == "FNNN"


def test_the_step_to_keyframes_waits_until_half_the_pictures_have_proved_too_many() -> None:
    room = Room()
    assert room.pass_s(2 * (SHED_AFTER_S + STEP_S), SHORT)[-1] == "FHHH"
    assert room.pass_s(KEYFRAMES_AFTER_S - 2 * STEP_S, SHORT) == ["FHHH"]
    room.look(BETWEEN)
    assert room.pass_s(KEYFRAMES_AFTER_S, SHORT) == ["FHHH"]
    assert room.pass_s(STEP_S, SHORT) == ["FKKK"]


@pytest.mark.parametrize("screen", [0.0, 1.0])
def test_while_a_processor_is_free_nothing_is_given_up(screen: float) -> None:
    room = Room()
    room.idle = FREE
    assert room.pass_s(60, 1.5, screen) == ["FFFF"]
    room.idle = FREE - 0.01
    assert room.pass_s(2, 1.5, screen)[-1] == "FNNN"


def test_where_much_is_free_a_step_is_restored_though_somebody_is_late() -> None:
    room = Room()
    room.pass_s(1.5, SHORT)
    room.idle = MUCH_FREE + 0.01
    room.pass_s(RESTORE_AFTER_S + STEP_S, SHORT)
    assert room.letters == "FFFF"


def test_one_feed_that_cannot_keep_up_is_enough() -> None:
    governor, at_s = Governor(), 0.0
    while at_s < SETTLE_S + 3:
        levels = governor.look(Look(at_s, feeds(0.1, loads={"c": SHORT}), 0.1, None))
        at_s += STEP_S
    assert levels[SITES[0]] is not FULL


def test_moments_of_shortage_change_nothing() -> None:
    room = Room()
    for _ in range(20):
        assert room.pass_s(SHED_AFTER_S, SHORT) == ["FFFF"]
        assert room.pass_s(STEP_S, BETWEEN) == ["FFFF"]


@pytest.mark.parametrize(
    ("load", "screen"), [(BETWEEN, 0.0), (0.0, (SHORT_SCREEN + AMPLE_SCREEN) / 2), (AMPLE_LOAD, AMPLE_SCREEN)]
)
def test_between_the_thresholds_everything_stays(load: float, screen: float) -> None:
    room = Room()
    room.pass_s(2.5, SHORT)
    before = room.letters
    assert before != "FFFF"
    assert room.pass_s(120, load, screen) == [before]


def test_a_step_is_restored_after_ten_seconds_of_ample_room() -> None:
    room = Room()
    room.pass_s(1.5, SHORT)
    assert room.pass_s(RESTORE_AFTER_S, AMPLE) == ["FNNN"]
    assert room.pass_s(STEP_S, AMPLE) == ["FFFF"]


def test_ample_room_has_to_last_without_a_break() -> None:
    room = Room()
    room.pass_s(1.5, SHORT)
    for _ in range(10):
        room.pass_s(RESTORE_AFTER_S - STEP_S, AMPLE)
        room.look(BETWEEN)
    assert room.letters == "FNNN"


def test_a_step_that_is_taken_back_soon_doubles_the_wait_up_to_a_bound() -> None:
    room = Room()
    room.pass_s(1.5, SHORT)
    for _ in range(7):
        while room.letters != "FFFF":
            room.look(AMPLE)
        while room.letters == "FFFF":
            room.look(SHORT)
    restored_s = [at_s for at_s, step in room.changes if step < 0]
    shed_s = [at_s for at_s, step in room.changes if step > 0]
    waits = [up - down for down, up in zip(shed_s, restored_s, strict=False)]
    assert waits == pytest.approx([10, 20, 40, 80, 80, 80, 80], abs=1)


def test_a_step_that_lasts_halves_the_wait_again() -> None:
    room = Room()
    room.pass_s(1.5, SHORT)
    for _ in range(2):
        while room.letters != "FFFF":
            room.look(AMPLE)
        while room.letters == "FFFF":
            room.look(SHORT)
    # The wait is 40 s now. It comes back, lasts, and the next one waits half as long.
    room.pass_s(60, AMPLE)
    room.pass_s(1.5, SHORT)
    shed_s = room.at_s
    while room.letters != "FFFF":
        room.look(AMPLE)
    assert room.at_s - shed_s == pytest.approx(20, abs=1)


def test_who_gets_the_floor_is_restored_at_once() -> None:
    room = Room(floor="a", large=("a",))
    room.pass_s(8, SHORT)
    assert room.letters == "FKKK"
    room.floor, room.large = SITES[2], ("c",)
    room.look(SHORT)
    assert room.letters == "KKFK"


def test_who_gets_the_floor_from_a_sparing_speaker_is_restored_too() -> None:
    room = Room(floor="a")
    room.pass_s(30, SHORT)
    assert room.letters == "KKKK"
    room.floor = SITES[2]
    room.look(SHORT)
    assert room.letters == "KKFK"
    assert room.pass_s(2, SHORT) == ["KKFK", "KKNK", "KKHK"]


def test_a_floor_that_is_given_back_joins_the_others() -> None:
    room = Room(floor="a")
    room.pass_s(3.0, SHORT)
    assert room.letters == "FHHH"
    room.floor, room.large = None, ()
    room.look(BETWEEN)
    assert room.letters == "HHHH"


def test_the_start_of_the_room_is_no_shortage() -> None:
    governor = Governor()
    started_s = 50.0
    at_s = started_s
    while at_s < started_s + SETTLE_S:
        levels = governor.look(Look(at_s, feeds(5.0), 1.0))
        assert set(levels.values()) == {FULL}
        at_s += STEP_S
    assert set(governor.look(Look(at_s, feeds(5.0), 1.0)).values()) == {NO_FILTER}


def test_a_computer_that_slept_begins_anew() -> None:
    room = Room()
    room.look(SHORT)
    room.at_s += MAX_GAP_S + 1
    assert room.pass_s(SETTLE_S, SHORT) == ["FFFF"]


def test_a_room_without_feeds() -> None:
    assert Governor().look(Look(0.0, (), 1.0)) == {}


# --- properties ---------------------------------------------------------------------------------------

ANY_LOOK = st.tuples(
    st.lists(st.sampled_from([0.0, AMPLE, BETWEEN, SHORT, 3.0]), min_size=4, max_size=4),
    st.sampled_from([0.0, 0.6, 0.9]),
    st.sampled_from([None, *SITES]),
    st.lists(st.sampled_from([0, 180, 540]), min_size=4, max_size=4),
    st.integers(1, 40),
    st.sampled_from([0.1, 0.5, 1.0, 7.0]),
)


@given(st.lists(ANY_LOOK, max_size=25))
def test_the_order_holds_whatever_happens(
    script: list[tuple[list[float], float, SiteId | None, list[int], int, float]],
) -> None:
    governor, at_s = Governor(), 0.0
    floor_before: SiteId | None = None
    for loads, screen, floor, heights, times, step_s in script:
        before: Levels | None = None
        for _ in range(times):
            seen = tuple(FeedLook(*row) for row in zip(SITES, loads, heights, strict=True))
            levels = governor.look(Look(at_s, seen, screen, floor))
            at_s += step_s
            assert set(levels) == set(SITES)
            check_order(levels, floor, dict(zip(SITES, heights, strict=True)))
            if floor is not None and floor != floor_before:
                assert levels[floor] is FULL
            floor_before = floor
            if before is not None:
                moved = {levels[s].rank - before[s].rank for s in SITES}
                assert moved <= {0, 1} or moved <= {0, -1}
            before = levels


def check_order(levels: Levels, floor: SiteId | None, heights: Mapping[SiteId, int]) -> None:
    others = [s for s in SITES if s != floor]
    if floor is not None and levels[floor].is_saving:
        assert {levels[s] for s in others} == {KEYS}
    # Of two that do not speak, the taller one never gives up more.
    for one in others:
        for other in others:
            if heights[one] > heights[other]:
                assert levels[one].rank <= levels[other].rank
    # No two levels in between at the same time: a step is made for all before the next one begins.
    assert len({levels[s] for s in SITES} - {FULL, KEYS}) <= 1


COSTS = st.tuples(st.floats(0.7, 1.0), st.floats(0.4, 0.7), st.floats(0.01, 0.4))


def model(costs: tuple[float, float, float], demand: float) -> Callable[[Levels], float]:
    """Return the load of all as it follows from the levels: a constant demand from outside, and our own."""
    shares = dict(zip(DecodeThrift, (1.0, *costs), strict=True))
    return lambda levels: min(9.0, demand * sum(shares[level] for level in levels.values()) / len(SITES))


@given(COSTS, st.floats(0.0, 20.0), st.sampled_from([None, *SITES]))
def test_a_constant_load_does_not_flap_and_nothing_stays_behind(
    costs: tuple[float, float, float], demand: float, floor: SiteId | None
) -> None:
    room = Room(floor=floor, large=())
    load = model(costs, demand)
    for _ in range(round(600 / STEP_S)):
        room.look(load(room.levels or dict.fromkeys(SITES, FULL)))
    sheds = [at_s for at_s, step in room.changes if step > 0]
    restores = [at_s for at_s, step in room.changes if step < 0]
    # Six steps at first, and then no more than tries after 10, 20, 40, 80, 80 … seconds.
    tries = 3 + 600 / LONGEST_WAIT_S
    assert len(restores) <= tries
    assert len(sheds) <= 6 + tries
    for earlier, later in pairwise(restores):
        assert later - earlier >= RESTORE_AFTER_S
    room.pass_s(6 * LONGEST_WAIT_S, 0.0)
    assert set(room.levels.values()) == {FULL}


@given(COSTS, st.floats(SHORT_LOAD + 0.01, 20.0))
def test_a_shortage_is_met_with_as_many_steps_as_it_needs(costs: tuple[float, float, float], demand: float) -> None:
    room = Room(floor="a", large=())
    load = model(costs, demand)
    while not room.changes or room.at_s - room.changes[-1][0] <= KEYFRAMES_AFTER_S + STEP_S:
        room.look(load(room.levels))
    at_rest = load(room.levels)
    assert at_rest <= SHORT_LOAD or set(room.levels.values()) == {KEYS}
