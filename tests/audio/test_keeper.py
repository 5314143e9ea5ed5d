"""The keeper of a device with stand-ins for devices: what it does when one is stuck, lost or missing."""

from __future__ import annotations

import pytest
import sounddevice

from app.audio.device import DeviceHung, Render
from app.audio.keeper import DeviceKeeper
from app.domain.sound import DeviceState
from tests.streams.feeds import wait_until


class StandIn:
    """A device of which the test says whether it asks for sound."""

    rate_hz = 48_000
    channels = 2
    callback_ns = 0
    underruns = 0
    longest_render_ns = 0
    longest_wait_ns = 0
    latency_ns = 0

    def __init__(self, name: str, *, was_asked: bool) -> None:
        self.name = name or "default"
        self.was_asked = was_asked
        self.silent_for_s = 0.0
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True


class Shop:
    """Opens stand-ins, as far as they are in stock."""

    def __init__(self, *stock: str, was_asked: bool = True) -> None:
        self.stock = set(stock)
        self.was_asked = was_asked
        self.opened: list[StandIn] = []

    def open(self, name: str, render: Render) -> StandIn:
        del render
        if name not in self.stock:
            raise sounddevice.PortAudioError("not there")
        self.opened.append(StandIn(name, was_asked=self.was_asked))
        return self.opened[-1]

    def keeper(self, wanted: str, *, falls_back: bool = True) -> DeviceKeeper:
        return DeviceKeeper(wanted, lambda _block: None, falls_back=falls_back, open_device=self.open, refresh=int)


def lose(keeper: DeviceKeeper, device: StandIn) -> None:
    device.silent_for_s = 5.0
    keeper.look()
    assert keeper.state is DeviceState.MISSING
    assert not device.is_closed, "closing may take seconds: the loss has to be said first"
    keeper.look()
    assert device.is_closed


def opened_again(keeper: DeviceKeeper, shop: Shop, times: int) -> None:
    def look() -> bool:
        keeper.look()
        return len(shop.opened) == times

    wait_until(look, 3, "the device opened again")


def test_a_device_that_twice_never_asks_for_sound_needs_a_new_process() -> None:
    shop = Shop("", was_asked=False)
    keeper = shop.keeper("")
    keeper.look()
    lose(keeper, shop.opened[0])
    opened_again(keeper, shop, 2)
    shop.opened[1].silent_for_s = 5.0
    keeper.look()
    with pytest.raises(DeviceHung, match="never asked"):
        keeper.look()


def test_one_that_played_and_was_lost_is_simply_opened_again() -> None:
    shop = Shop("")
    keeper = shop.keeper("")
    keeper.look()
    for lost in (1, 2):
        lose(keeper, shop.opened[-1])
        opened_again(keeper, shop, lost + 1)
    assert keeper.state is DeviceState.PLAYING


def test_the_default_stands_in_for_a_missing_device_and_that_is_stated() -> None:
    shop = Shop("")
    keeper = shop.keeper("USB")
    keeper.look()
    assert keeper.state is DeviceState.FALLBACK
    shop.stock.add("USB")
    keeper.want("USB")
    keeper.look()
    assert keeper.state is DeviceState.PLAYING
    assert shop.opened[-1].name == "USB"
    assert shop.opened[0].is_closed


def test_headphones_never_fall_back_on_the_hall() -> None:
    shop = Shop("")
    keeper = shop.keeper("headphones", falls_back=False)
    keeper.look()
    assert keeper.state is DeviceState.MISSING
    assert not shop.opened
