"""What an operator sees and presses, in the words of the tests of the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEventLoop, Qt

from app.domain.errors import ExternalError
from app.domain.floor import FloorState
from app.domain.sound import DeviceState, SoundStatus
from tests.ui.room import TestRoom

MakeRoom = Callable[..., TestRoom]

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = MODIFIER.ControlModifier, MODIFIER.ShiftModifier
HEADPHONES = SoundStatus(DeviceState.PLAYING, "Headset", "", 0, -24.0, -12.0)
DISK_FULL = ExternalError(
    "Diska penuh; perubahan terakhir belum tersimpan.", "Kosongkan ruang diska, lalu simpan lagi."
)


def holder(room: TestRoom) -> int:
    """Return the number of the site on the floor, or 0."""
    on_floor = room.floor.state.holder
    return room.ids.index(on_floor.site_id) + 1 if on_floor else 0


def queue(room: TestRoom) -> list[int]:
    return [room.ids.index(request.site_id) + 1 for request in room.floor.state.queue]


def titles(room: TestRoom) -> list[str]:
    return [matter.title for matter in room.console.attention._matters]


@contextmanager
def no_nested_loop(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail if somebody waits in an event loop of its own: pictures and clocks would depend on it."""

    def refuse(*_: object) -> int:
        raise AssertionError("a nested event loop")

    with monkeypatch.context() as patch:
        patch.setattr(QEventLoop, "exec", refuse)
        yield


def busy_room(room: TestRoom) -> FloorState:
    room.floor.request(room.ids[1])
    room.floor.grant(room.ids[4])
    room.controller._select(room.ids[2])
    room.settle()
    return room.floor.state
