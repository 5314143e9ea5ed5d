"""The rule against playing a backlog, in virtual time: hours of drift, jitter, stalls of every kind."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from app.video.backlog import LIVE, PLAYLIST, Backlog
from app.video.pace import Pacer

PICTURE_US = 40_000


def late_shares(backlog: Backlog, arrivals: Iterator[tuple[int, int]]) -> list[bool]:
    return [backlog.is_late(due_us, arrived_us) for due_us, arrived_us in arrivals]


def steady(count: int, start_us: int = 0, offset_us: int = 5_000_000) -> Iterator[tuple[int, int]]:
    """Packets that come when they are made."""
    return ((start_us + n * PICTURE_US, start_us + n * PICTURE_US + offset_us) for n in range(count))


@pytest.mark.parametrize("ppm", [-10_000, -200, 200, 10_000])
def test_a_clock_that_is_off_is_no_backlog_for_hours(ppm: int) -> None:
    backlog = Backlog()
    rng = random.Random(ppm)
    three_hours = 3 * 3600 * 25
    arrivals = (
        (n * PICTURE_US * (1_000_000 + ppm) // 1_000_000, n * PICTURE_US + rng.randrange(200_000))
        for n in range(three_hours)
    )
    assert not any(late_shares(backlog, arrivals))
    assert backlog.accepted_us == 0
    # And after all that time a backlog is still known when it comes.
    newest_us = three_hours * PICTURE_US
    due_us = newest_us * (1_000_000 + ppm) // 1_000_000
    assert backlog.is_late(due_us, newest_us + 700_000 + (abs(ppm) > 1000) * 100_000)


def test_jitter_of_a_tenth_of_a_second_both_ways_is_no_backlog() -> None:
    rng = random.Random(3)
    arrivals = ((due, at + rng.randint(-100_000, 100_000)) for due, at in steady(50_000))
    assert not any(late_shares(Backlog(), arrivals))


def test_a_keyframe_burst_and_b_frames_without_decoding_times_are_no_backlog() -> None:
    # Each second a keyframe takes 250 ms to come through, and the pictures behind it wait.
    burst = [(due, max(at, at - n % 25 * PICTURE_US + 250_000)) for n, (due, at) in enumerate(steady(500))]
    assert not any(late_shares(Backlog(), iter(burst)))
    order = [0, 4, 2, 1, 3]
    shuffled = [((n // 5 * 5 + order[n % 5]) * PICTURE_US, n * PICTURE_US) for n in range(500)]
    assert not any(late_shares(Backlog(), iter(shuffled)))


def test_after_a_stall_everything_is_late_until_the_live_edge() -> None:
    backlog = Backlog()
    assert not any(late_shares(backlog, steady(100)))
    released_us = 5_000_000 + 100 * PICTURE_US + 3_000_000
    # Three seconds of pictures within a twentieth of a second, then one at a time again.
    burst = [((100 + n) * PICTURE_US, released_us + n * 600) for n in range(76)]
    said = late_shares(backlog, iter(burst))
    assert said.index(False) >= 70, "only what is less than 0.2 s old is shown"
    assert not any(said[said.index(False) :])
    assert not any(late_shares(backlog, steady(100, start_us=177 * PICTURE_US)))
    assert backlog.accepted_us == 0


def test_a_backlog_that_drains_slowly_is_not_shown_either() -> None:
    backlog = Backlog()
    late_shares(backlog, steady(100))
    start_us = 5_000_000 + 100 * PICTURE_US + 2_000_000
    said = late_shares(backlog, (((100 + n) * PICTURE_US, start_us + n * PICTURE_US * 2 // 3) for n in range(200)))
    first = said.index(False)
    assert first == pytest.approx((2_000_000 - 200_000) / (PICTURE_US / 3), abs=3)
    assert not any(said[first:])


@pytest.mark.parametrize("delay_s", [0.6, 3.0, 30.0])
def test_a_delay_that_stays_is_taken_as_it_is_after_a_second(delay_s: float) -> None:
    backlog = Backlog()
    late_shares(backlog, steady(100))
    delayed = [(due, at + int(delay_s * 1e6)) for due, at in steady(200, start_us=100 * PICTURE_US)]
    said = late_shares(backlog, iter(delayed))
    assert said.count(True) in (25, 26)
    assert not any(said[26:])
    assert backlog.accepted_us == pytest.approx(delay_s * 1e6, abs=1)


def test_delays_that_add_up_are_worth_a_new_connection_but_not_in_the_first_minute() -> None:
    backlog = Backlog()
    grown_at_us: list[int] = []
    delay_us = 0
    for n in range(25 * 90):
        # A sender that never catches up: each ten seconds half a second more.
        delay_us += 500_000 if n % 250 == 249 else 0
        backlog.is_late(n * PICTURE_US, n * PICTURE_US + delay_us)
        if backlog.has_grown:
            grown_at_us.append(n * PICTURE_US + delay_us)
    # Five came by then, two and a half seconds in all.
    assert 60_000_000 <= grown_at_us[0] < 60_000_000 + 2 * PICTURE_US
    steady_one = Backlog()
    late_shares(steady_one, steady(25 * 90))
    assert not steady_one.has_grown


@pytest.mark.parametrize("jump_s", [-3600.0, -0.3, 0.3, 3600.0])
def test_times_that_jump_begin_anew(jump_s: float) -> None:
    backlog = Backlog()
    late_shares(backlog, steady(100))
    jump_us = int(jump_s * 1e6)
    jumped = [(due + jump_us, at) for due, at in steady(100, start_us=100 * PICTURE_US)]
    assert not any(late_shares(backlog, iter(jumped)))
    # One packet with a wild time, and back.
    assert not backlog.is_late(10**15, 5_000_000 + 200 * PICTURE_US)
    back = ((due + jump_us, at) for due, at in steady(100, start_us=201 * PICTURE_US))
    assert not any(late_shares(backlog, back))


def test_what_it_remembers_is_bounded() -> None:
    backlog = Backlog()
    # The worst case: transits that only rise, and many packets.
    late_shares(backlog, ((n * 1000, n * 1001) for n in range(100_000)))
    remembered = backlog._best
    assert len(remembered) <= LIVE.window_us // 250_000 + 1


class Playlist:
    """Segments of one second appear on a server; a reader takes packets as soon as they are there."""

    def __init__(self, ppm: int) -> None:
        self._ppm = ppm

    def there_us(self, due_us: int) -> int:
        """Return when a packet can be read: at the end of its segment, by the sender's clock."""
        end_us = (due_us // 1_000_000 + 1) * 1_000_000
        return end_us * (1_000_000 - self._ppm) // 1_000_000


def play(playlist: Playlist, count: int, stall: tuple[int, int] = (0, 0)) -> Iterator[tuple[int, int, bool]]:
    """Play packets as the player does; yield their due time, when they were shown, and whether they were late."""
    pacer, backlog = Pacer(), Backlog(PLAYLIST)
    now_us = playlist.there_us(2_000_000)
    for n in range(count):
        due_us = n * PICTURE_US
        now_us = max(now_us + 100, playlist.there_us(due_us))
        if stall[0] <= now_us < stall[1]:
            now_us = stall[1]
        was_behind = backlog.is_behind
        if not was_behind:
            now_us += int(pacer.wait_s(due_us, now_us) * 1e6)
        is_late = backlog.is_late(due_us, now_us)
        if was_behind and not is_late:
            pacer.restart()
        yield due_us, now_us, is_late


def test_a_playlist_goes_on_at_its_edge_after_a_stall() -> None:
    shown = list(play(Playlist(0), 25 * 120, stall=(30_000_000, 38_000_000)))
    delay_before_us = shown[500][1] - shown[500][0]
    delay_after_us = shown[-1][1] - shown[-1][0]
    assert delay_after_us <= delay_before_us + 250_000
    skipped = sum(is_late for *_, is_late in shown)
    assert 25 * 4 < skipped <= 25 * 8


@pytest.mark.parametrize("ppm", [-200, 0])
def test_a_playlist_whose_sender_is_slow_neither_skips_nor_falls_behind(ppm: int) -> None:
    shown = list(play(Playlist(ppm), 25 * 3600 * 3))
    assert not any(is_late for *_, is_late in shown)
    ages = [at_us - Playlist(ppm).there_us(due_us) for due_us, at_us, _ in shown]
    assert max(ages[-25 * 60 :]) <= max(ages[: 25 * 60]) + PICTURE_US


def test_a_short_pause_of_a_playlist_skips_nothing() -> None:
    shown = list(play(Playlist(0), 25 * 60, stall=(30_000_000, 32_500_000)))
    assert not any(is_late for *_, is_late in shown)
