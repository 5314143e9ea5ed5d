"""The marks on the tiles: whose site is the chair's, who is listened to, whose picture is decoded sparingly,
and who spoke little, much or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from app.domain.feed import FeedState
from app.domain.thrift import DecodeThrift
from app.ui.theme.tokens import DARK
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


def spoken(room: TestRoom) -> None:
    """Let F1 speak much, F2 little and F3 to F8 as usual; F9 to F12 have not spoken, F12 has the floor."""
    for number, seconds in ((1, 600), (2, 60), *((usual, 300) for usual in range(3, 9))):
        room.floor.grant(room.ids[number - 1])
        room.wait_s(seconds)
    room.floor.grant(room.ids[11])
    room.settle()


WORDS = {1: "banyak bicara", 2: "sedikit bicara", 3: "", 9: "belum bicara", 12: ""}


def test_who_spoke_little_much_or_not_at_all_is_marked_in_word_shape_and_colour(room: TestRoom, drawn: Drawn) -> None:
    spoken(room)
    inks = {}
    for number, word in WORDS.items():
        tile = room.console.multiview._tiles[room.ids[number - 1]]
        drawn.clear()
        image = tile.grab().toImage()
        found = [line for line in drawn.lines if line.text.endswith("bicara")]
        assert [line.text for line in found] == ([word] if word else [])
        assert word in tile.accessibleDescription()
        if found:
            place = found[0].place
            assert tile.picture_rect().contains(place)
            row = range(place.left() - 20, place.left())
            face = [image.pixelColor(x, place.center().y()).name() for x in row]
            inks[word] = (face.count(DARK.text), face.count(DARK.attention))
    none, little, much = inks["belum bicara"], inks["sedikit bicara"], inks["banyak bicara"]
    assert much[1] > 6
    assert much[0] == none[1] == little[1] == 0
    assert none[0] < little[0]


def test_before_anybody_has_spoken_nobody_is_marked(room: TestRoom) -> None:
    assert {tile.speech for tile in room.controller._view.tiles} == {""}  # type: ignore[union-attr]


def test_the_chairs_site_is_not_measured(make_room: MakeRoom) -> None:
    room = make_room(chair=9)
    spoken(room)
    tiles = room.controller._view.tiles  # type: ignore[union-attr]
    assert (tiles[8].speech, tiles[8].chair, tiles[9].speech) == ("", "PIMPINAN", "belum bicara")


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)])
def test_every_foot_says_how_the_link_is(make_room: MakeRoom, drawn: Drawn, size: QSize) -> None:
    room = make_room(12, size)
    spoken(room)
    room.set_feed(4, FeedState.LOST, 12.0)
    room.set_feed(7, FeedState.LOST, 12.0)
    room.settle()
    for number, site_id in enumerate(room.ids, start=1):
        tile = room.console.multiview._tiles[site_id]
        drawn.clear()
        tile.grab()
        foot = [line for line in drawn.lines if line.place.top() > tile.picture_rect().bottom()]
        said = foot[-1].text
        assert said in ("baik · 25 fps", "baik", "✓") if number not in (4, 7) else said in ("menyambung ulang", "!")
        assert not any(line.is_cut for line in foot)
        name, link = foot[:-1], foot[-1]
        assert name
        assert not any(link.ink.intersects(line.ink) for line in name)
