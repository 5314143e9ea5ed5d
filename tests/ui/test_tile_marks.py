"""The marks on the tiles: whose site is the chair's, who is listened to, whose picture is decoded sparingly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from app.domain.thrift import DecodeThrift
from tests.ui.desk import HEADPHONES
from tests.ui.drawn import Drawn
from tests.ui.room import TestRoom
from tests.ui.samples import LONG_NAME

MakeRoom = Callable[..., TestRoom]


@pytest.mark.parametrize(
    ("count", "size"), [(16, QSize(1180, 660)), (12, QSize(1366, 768)), (16, QSize(1366, 768)), (12, QSize(1920, 1080))]
)
def test_marks_stand_apart_on_every_screen(make_room: MakeRoom, drawn: Drawn, size: QSize, count: int) -> None:
    room = make_room(count, size, [LONG_NAME] * count, chair=6)
    room.sound.cue = HEADPHONES
    room.floor.grant(room.ids[5])
    feed = room.pictures.feeds[room.ids[5]]
    for thrift in (DecodeThrift.FULL, DecodeThrift.HALF_RATE):
        room.pictures.feeds[room.ids[5]] = replace(feed, report=replace(feed.report, thrift=thrift))
        room.desk.toggle_cue(room.ids[5])
        room.settle()
        tile = room.console.multiview._tiles[room.ids[5]]
        drawn.clear()
        tile.grab()
        wanted = ["PIMPINAN", "DENGAR"] + (["hemat CPU"] if thrift.is_saving else [])
        found = [line for line in drawn.lines if line.text in wanted]
        if thrift.is_saving:
            # Listening has ended: the second toggle.
            assert [line.text for line in found] == ["hemat CPU", "PIMPINAN"]
        else:
            assert [line.text for line in found] == wanted
        places = [line.place for line in drawn.lines if line.text in wanted or line.text.startswith("BICARA")]
        assert all(line.font.pixelSize() >= 11 for line in found)
        assert not any(line.is_cut for line in found)
        assert all(tile.picture_rect().contains(place) for place in places)
        for index, one in enumerate(places):
            assert not any(one.intersects(other) for other in places[index + 1 :])


def test_the_wall_names_the_chair_and_keeps_the_headphones_to_the_operator(chaired: TestRoom, drawn: Drawn) -> None:
    chaired.desk.toggle_cue(chaired.ids[5])
    chaired.settle()
    # Who listens changes nothing on the wall, so it would be painted from what was drawn before.
    for made in chaired.wall._tiles.values():
        made._overlay = None
    drawn.clear()
    chaired.wall.grab()
    (mark,) = [line for line in drawn.lines if line.text == "PIMPINAN"]
    assert mark.font.pixelSize() >= 18
    assert "DENGAR" not in drawn.texts
    # Speaking, the mark stands beside the word for it; the console's own tile writes smaller.
    drawn.clear()
    chaired.floor.grant(chaired.ids[5])
    chaired.settle()
    chaired.wall.grab()
    large = [line for line in drawn.lines if line.font.pixelSize() >= 26]
    (mark,) = [line for line in large if line.text == "PIMPINAN"]
    (badge,) = [line for line in large if line.text == "BICARA"]
    assert not mark.place.intersects(badge.place)


def test_a_tile_says_both_to_a_screen_reader(chaired: TestRoom) -> None:
    chaired.desk.toggle_cue(chaired.ids[5])
    chaired.settle()
    said = chaired.console.multiview._tiles[chaired.ids[5]].accessibleDescription()
    assert "PIMPINAN" in said
    assert "DENGAR" in said
    assert "PIMPINAN" not in chaired.console.multiview._tiles[chaired.ids[0]].accessibleDescription()
