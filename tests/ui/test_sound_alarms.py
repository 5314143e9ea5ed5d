"""What the mixer hears, on the console: silence on the floor and our own room coming back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.desk import titles
from tests.ui.room import TestRoom

SILENT = "Kaliabang Tengah memegang forum tetapi tidak terdengar"


def go_on(room: TestRoom, seconds: float) -> None:
    for _ in range(round(seconds * 2)):
        room.clock.at_ms += 500
        room.controller.tick()
    QApplication.processEvents()


def test_a_holder_who_is_not_heard_is_at_the_top_and_on_his_tile(room: TestRoom) -> None:
    room.sound.level_dbfs = -60.0
    room.floor.grant(room.ids[4])
    go_on(room, 7)
    assert titles(room) == []
    go_on(room, 2)
    assert titles(room)[0] == SILENT
    tile = next(tile for tile in room.controller._view.tiles if tile.site_id == room.ids[4])  # type: ignore[union-attr]
    assert (tile.link, tile.link_warns) == ("tidak terdengar", True)
    room.sound.level_dbfs = -20.0
    go_on(room, 0.5)
    assert titles(room) == []


def test_while_the_room_is_muted_nobody_is_accused(room: TestRoom) -> None:
    room.sound.level_dbfs = -60.0
    room.desk.mute(muted=True)
    room.floor.grant(room.ids[4])
    go_on(room, 20)
    assert titles(room) == ["Ruang dibisukan"]


def test_an_echo_is_a_matter_of_its_site(room: TestRoom) -> None:
    room.sound.echo = 0.8
    go_on(room, 5)
    assert "Pejuang: gema dari lokasi" in titles(room)
    room.sound.echo = 0.0
    go_on(room, 11)
    assert titles(room) == []
