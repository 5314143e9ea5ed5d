"""Tokens, rates and names, without HTTP."""

from __future__ import annotations

import pytest

from app.remote.access import BURST, MAX_CLIENTS, PER_SECOND, WRONG_BEFORE_SAID, DoorKeeper, host_names, is_token

TOKEN = "0123456789abcdef"


class Stopwatch:
    def __init__(self) -> None:
        self.at_s = 100.0

    def __call__(self) -> float:
        return self.at_s


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def door(watch: Stopwatch) -> DoorKeeper:
    return DoorKeeper(watch)


@pytest.mark.parametrize("header", [f"Bearer {TOKEN}", f"bearer {TOKEN}", f"BEARER   {TOKEN} "])
def test_the_token_opens(header: str) -> None:
    assert is_token(header, TOKEN)


@pytest.mark.parametrize("header", [None, "", TOKEN, "Bearer", "Bearer ", f"Bearer {TOKEN[:-1]}", "Bearer é\udcff"])
def test_nothing_else_does(header: str | None) -> None:
    assert not is_token(header, TOKEN)


def test_an_empty_token_opens_to_nobody() -> None:
    assert not is_token("Bearer ", "")


def test_a_bucket_empties_and_fills_again(door: DoorKeeper, watch: Stopwatch) -> None:
    assert [door.wait_s("a") for _ in range(BURST)] == [0] * BURST
    assert door.wait_s("a") == 1
    watch.at_s += 3.01 / PER_SECOND
    assert [door.wait_s("a") for _ in range(4)] == [0, 0, 0, 1]
    watch.at_s += 3600
    assert [door.wait_s("a") for _ in range(BURST + 1)] == [0] * BURST + [1]


def test_each_address_has_a_bucket_of_its_own(door: DoorKeeper) -> None:
    for _ in range(BURST + 1):
        door.wait_s("a")
    assert door.wait_s("b") == 0


def test_only_so_many_addresses_are_remembered(door: DoorKeeper) -> None:
    for number in range(MAX_CLIENTS * 2):
        door.wait_s(f"10.0.{number // 256}.{number % 256}")
    assert len(door._clients) == MAX_CLIENTS


def test_guessing_gets_slower_and_is_said_until_it_is_over(door: DoorKeeper, watch: Stopwatch) -> None:
    delays = [door.wrong_token("a") for _ in range(WRONG_BEFORE_SAID - 1)]
    assert delays == [0.25, 0.5, 1.0, 2.0]
    assert door.intruder() == ""
    assert door.wrong_token("a") == 4.0
    assert door.intruder() == "a"
    assert [door.wrong_token("a") for _ in range(5000)][-1] == 4.0
    watch.at_s += 301
    assert door.intruder() == ""
    assert door.wrong_token("a") == 0.25


def test_hosts() -> None:
    assert host_names("127.0.0.1", 8765) == {"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}
    assert host_names("192.168.1.5", 8765) == {"192.168.1.5:8765"}
    assert host_names("fd00::5", 80) == {"[fd00::5]:80", "[fd00::5]"}
