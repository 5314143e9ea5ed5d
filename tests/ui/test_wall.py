from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.domain.feed import FeedState, Trouble
from app.domain.floor import Speaker
from app.ui.theme.tokens import DARK
from app.ui.wall.motion import MOVE_MS
from tests.ui.drawn import Drawn, Line
from tests.ui.room import TestRoom
from tests.ui.samples import LONG_NAME, plain

MakeRoom = Callable[..., TestRoom]

BLUE = (30, 60, 200)


def paint_blue(slots: object, number: int) -> None:
    del number
    plain(slots, *BLUE)  # type: ignore[arg-type]


def finish_move(room: TestRoom) -> None:
    """Bring the tiles to where they are going, as if the time had passed."""
    room.controller.tick()
    room.wall._move.setCurrentTime(MOVE_MS)
    room.settle()


def look(room: TestRoom) -> QImage:
    return room.wall.grab().toImage()


def written(room: TestRoom, drawn: Drawn) -> list[Line]:
    """Return every line of text that is on the wall now."""
    for made in room.wall._tiles.values():
        made._overlay = None
    drawn.clear()
    look(room)
    return list(drawn.lines)


def words(room: TestRoom, drawn: Drawn) -> list[str]:
    return [line.text for line in written(room, drawn)]


def at(image: QImage, point: QPoint) -> tuple[int, int, int]:
    pixel = image.pixelColor(point)
    return (pixel.red(), pixel.green(), pixel.blue())


def token(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def tile(room: TestRoom, number: int) -> QRect:
    return room.wall._layout.tiles[room.ids[number - 1]]


def along_the_top(image: QImage, rect: QRect, distance: int) -> list[tuple[int, int, int]]:
    """Return the colours of the frame's middle, `distance` pixels above the tile."""
    return [at(image, QPoint(x, rect.top() - distance)) for x in range(rect.left() + 20, rect.right() - 20)]


def has_words(image: QImage, other: QImage, rect: QRect) -> bool:
    return image.copy(rect) != other.copy(rect)


# --- pictures -------------------------------------------------------------------------------


def test_every_tile_shows_its_own_picture(room: TestRoom) -> None:
    room.fill(lambda slots, number: plain(slots, number * 10, 60, 0))
    image = look(room)
    for number in range(1, 13):
        assert at(image, tile(room, number).center()) == (number * 10, 60, 0)


def test_without_a_picture_a_tile_is_a_panel(room: TestRoom) -> None:
    assert at(look(room), tile(room, 1).center()) == token(DARK.panel)


def test_a_picture_of_another_shape_stands_in_the_middle(room: TestRoom) -> None:
    rect = tile(room, 1)
    slots = room.pictures.targets("wall", room.ids[0])[0]
    plain(slots, *BLUE, width=rect.height(), height=rect.height())
    room.wall.refresh_pictures()
    image = look(room)
    assert at(image, QPoint(rect.center().x(), rect.top() + 30)) == BLUE
    assert at(image, QPoint(rect.left() + 5, rect.top() + 30)) == token(DARK.panel)
    assert at(image, QPoint(rect.right() - 5, rect.top() + 30)) == token(DARK.panel)


def test_pictures_are_asked_for_in_the_size_they_are_shown_in(room: TestRoom) -> None:
    ratio = room.wall.devicePixelRatioF()
    for number in range(1, 13):
        slots = room.pictures.targets("wall", room.ids[number - 1])[-1]
        rect = tile(room, number)
        assert abs(slots.width - rect.width() * ratio) <= 1
        assert abs(slots.height - rect.height() * ratio) <= 1


def test_only_a_tile_with_a_newer_picture_is_painted_again(room: TestRoom) -> None:
    room.fill(paint_blue)
    room.settle()
    before = room.wall.painted()
    room.fill(paint_blue, numbers=[3])
    room.settle()
    after = room.wall.painted()
    assert {site for site in after if after[site] != before[site]} == {room.ids[2]}


def test_the_delay_is_that_of_the_slowest_tile(room: TestRoom) -> None:
    room.fill(paint_blue)
    look(room)
    # These pictures say that they arrived when the machine was started.
    assert room.wall.picture_delay_ms() > 0


# --- who speaks, who waits, what is broken --------------------------------------------------


def test_a_red_frame_stands_around_the_one_who_speaks_and_nobody_else(room: TestRoom) -> None:
    room.fill(paint_blue)
    room.floor.grant(room.ids[4])
    finish_move(room)
    room.fill(paint_blue)
    image = look(room)
    red = token(DARK.speaking)
    assert set(along_the_top(image, tile(room, 5), 3)) == {red}
    for number in (1, 2, 3, 4, *range(6, 13)):
        assert red not in along_the_top(image, tile(room, number), 2)
    # Around the picture, not over it.
    assert at(image, QPoint(tile(room, 5).center().x(), tile(room, 5).top() + 1)) == BLUE


def test_a_dashed_green_frame_stands_around_the_ones_who_wait(room: TestRoom) -> None:
    room.floor.request(room.ids[1])
    room.settle()
    frame = along_the_top(look(room), tile(room, 2), 2)
    green, ground = token(DARK.good), token(DARK.ground)
    assert frame.count(green) > len(frame) * 0.4
    assert frame.count(ground) > len(frame) * 0.2


def test_an_amber_frame_and_stripes_mark_a_picture_that_stands_still(room: TestRoom) -> None:
    room.fill(paint_blue)
    room.set_feed(2, FeedState.STALLED, 4.0)
    room.settle()
    image = look(room)
    rect = tile(room, 2)
    assert set(along_the_top(image, rect, 2)) == {token(DARK.attention)}
    row = {at(image, QPoint(x, rect.top() + 12)) for x in range(rect.left() + 5, rect.right() - 5)}
    assert BLUE not in row
    assert len(row) > 2


def test_the_one_who_speaks_stays_red_even_if_frozen(room: TestRoom) -> None:
    room.set_feed(5, FeedState.STALLED, 4.0)
    room.floor.grant(room.ids[4])
    finish_move(room)
    assert set(along_the_top(look(room), tile(room, 5), 3)) == {token(DARK.speaking)}


def test_a_live_tile_has_no_frame(room: TestRoom) -> None:
    assert set(along_the_top(look(room), tile(room, 1), 2)) == {token(DARK.ground)}


@pytest.mark.parametrize(
    ("state", "age_s", "expected"),
    [
        (FeedState.STALLED, 4.0, {"MEMBEKU", "00:04"}),
        (FeedState.LOST, 74.0, {"TERPUTUS", "01:14"}),
        (FeedState.LOST, None, {"TERPUTUS"}),
        (FeedState.CONNECTING, None, {"MENYAMBUNG"}),
        (FeedState.OFF, None, {"TIDAK DIPAKAI"}),
    ],
)
def test_every_trouble_has_a_word(
    room: TestRoom, drawn: Drawn, state: FeedState, age_s: float | None, expected: set[str]
) -> None:
    before = look(room)
    room.set_feed(2, state, age_s)
    room.settle()
    image = look(room)
    assert expected <= set(words(room, drawn))
    assert has_words(image, before, tile(room, 2))
    assert not has_words(image, before, tile(room, 3))


def test_who_speaks_and_who_is_next_is_said_in_words(room: TestRoom, drawn: Drawn) -> None:
    room.floor.request(room.ids[1])
    room.floor.request(room.ids[2])
    room.floor.grant(room.ids[4], Speaker("Ibu Siti Nurhaliza", "Ketua RW 07"))
    room.wait_s(68)
    finish_move(room)
    said = " ".join(words(room, drawn)).replace("\u00a0", " ")
    for text in (
        "BICARA",
        "Ibu Siti Nurhaliza",
        "Ketua RW 07 · Kel. Kaliabang Tengah · Kec. Bekasi Utara",
        "Sisa waktu bicara",
        "01:52",
        "Berikutnya",
        "Bintara Jaya",
        "Aren Jaya",
    ):
        assert text in said


def test_the_clock_of_the_speaker_warns_and_runs_over(room: TestRoom, drawn: Drawn) -> None:
    room.floor.grant(room.ids[4])
    room.wait_s(130)
    assert "Waktu hampir habis" in words(room, drawn)
    room.wait_s(63)
    assert {"Waktu bicara lewat", "−00:13"} <= set(words(room, drawn))


def test_with_nobody_on_the_floor_the_agenda_is_shown(room: TestRoom, drawn: Drawn) -> None:
    said = words(room, drawn)
    assert any("Pembukaan" in text for text in said)
    assert "12 dari 12 lokasi tersambung · 0 usulan tercatat" in said


def test_a_queue_of_nine_says_how_many_more(room: TestRoom, drawn: Drawn) -> None:
    for number in range(9):
        room.floor.request(room.ids[number])
    room.floor.grant(room.ids[10])
    finish_move(room)
    queue = room.wall._layout.strip
    shown = [
        line for line in written(room, drawn) if queue.contains(line.place) and line.place.left() > queue.center().x()
    ]
    more = next(line.text for line in shown if line.text.startswith("dan "))
    numbers = [line.text for line in shown if line.text.isdigit()]
    assert more == f"dan {9 - len(numbers)} lagi"


def test_names_in_the_queue_have_one_size(make_room: MakeRoom, drawn: Drawn) -> None:
    room = make_room(9, QSize(1920, 1080), [LONG_NAME if number % 2 else "" for number in range(9)])
    for number in range(1, 6):
        room.floor.request(room.ids[number])
    room.floor.grant(room.ids[0])
    finish_move(room)
    strip, lines = room.wall._layout.strip, written(room, drawn)
    left = next(line.place.left() for line in lines if line.text == "Berikutnya")
    beside = [line for line in lines if strip.contains(line.place) and line.place.left() > left]
    names = [line for line in beside if not line.text.isdigit()]
    assert len(names) > 3
    assert len({line.font.pixelSize() for line in names}) == 1


# --- texts ----------------------------------------------------------------------------------

WIDE_NAME = "Mwmwmwm Mwmwmwmwm Mwmwmwmw Mwm"


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160), QSize(1280, 1024)])
@pytest.mark.parametrize("count", [1, 4, 8, 12, 16])
def test_no_text_is_cut_and_none_is_too_small(make_room: MakeRoom, drawn: Drawn, size: QSize, count: int) -> None:
    assert len(WIDE_NAME) == len(LONG_NAME) == 30
    names = [WIDE_NAME if number % 2 else LONG_NAME for number in range(count)]
    room = make_room(count, size, names)
    for number in range(min(9, count - 1)):
        room.floor.request(room.ids[number])
    for number in range(1, count + 1, 3):
        room.set_feed(number, FeedState.LOST, 3700.0, Trouble.UNREACHABLE)
    room.settle()
    room.floor.grant(
        room.ids[-1], Speaker("Ibu Hajjah Siti Nurhaliza Kusumaningrum", "Ketua Tim Penggerak PKK Kelurahan")
    )
    finish_move(room)
    lines = written(room, drawn)
    smallest = round(18 * size.height() / 1080)
    assert len(lines) > count
    for line in lines:
        assert line.font.pixelSize() >= smallest, line.text
        assert not line.is_cut, line.text
    # Names are whole on every tile: in one piece or broken between words.
    everything = " ".join(line.text for line in lines)
    for name in set(names):
        assert all(word in everything for word in name.split())


@pytest.mark.parametrize("count", [1, 12, 16])
def test_nothing_is_cut_while_nobody_speaks(make_room: MakeRoom, drawn: Drawn, count: int) -> None:
    room = make_room(count, QSize(1920, 1080), [WIDE_NAME] * count)
    for number in range(min(9, count)):
        room.floor.request(room.ids[number])
    room.settle()
    cut = [line for line in written(room, drawn) if line.is_cut or line.font.pixelSize() < 18]
    assert [(line.text, line.place.width(), line.font.pixelSize()) for line in cut] == []


@pytest.mark.parametrize("count", [8, 12, 16])
def test_a_word_of_trouble_does_not_cover_the_place_in_the_queue(make_room: MakeRoom, drawn: Drawn, count: int) -> None:
    room = make_room(count)
    room.floor.request(room.ids[1])
    room.set_feed(2, FeedState.CONNECTING)
    room.settle()
    room.floor.grant(room.ids[0])
    finish_move(room)
    lines = written(room, drawn)
    place = next(line.place for line in lines if line.text in ("1", "ANTRE 1") and line.place.y() < 100)
    trouble = next(line.place for line in lines if line.text == "MENYAMBUNG")
    assert not place.intersects(trouble)


# --- movement -------------------------------------------------------------------------------


def test_a_change_of_speaker_moves_and_arrives(room: TestRoom) -> None:
    room.fill(paint_blue)
    before = tile(room, 5)
    room.floor.grant(room.ids[4])
    room.controller.tick()
    move = room.wall._move
    assert move.state() is QVariantAnimation.State.Running
    assert move.duration() <= 300
    move.setCurrentTime(MOVE_MS // 2)
    between = room.wall._motion.places()[room.ids[4]]
    assert before.width() < between.width() < tile(room, 5).width()
    look(room)
    move.setCurrentTime(MOVE_MS)
    assert room.wall._motion.places() == room.wall._layout.tiles
    assert tile(room, 5).width() > 2 * before.width()


def test_the_first_view_does_not_move(make_room: MakeRoom) -> None:
    room = make_room(shown=False)
    room.floor.grant(room.ids[4])
    room.wall.show()
    room.controller.tick()
    assert room.wall._move.state() is QVariantAnimation.State.Stopped
    room.show()


def test_before_the_first_view_the_wall_is_dark(make_room: MakeRoom) -> None:
    room = make_room(shown=False)
    image = look(room)
    assert at(image, QPoint(900, 500)) == token(DARK.ground)
    room.show()


def test_another_size_is_laid_out_at_once(room: TestRoom) -> None:
    room.wall.resize(1280, 720)
    room.settle()
    assert all(QRect(0, 0, 1280, 720).contains(rect) for rect in room.wall._layout.tiles.values())
    assert room.wall._move.state() is QVariantAnimation.State.Stopped


def test_another_pixel_ratio_asks_for_other_pictures(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(room.pictures, "request", lambda view, sizes: asked.append(view))
    room.wall.changeEvent(QEvent(QEvent.Type.DevicePixelRatioChange))
    assert asked == ["wall"]


# --- the window -----------------------------------------------------------------------------


def test_there_is_no_cursor_and_nothing_to_click(room: TestRoom) -> None:
    assert room.wall.cursor().shape() is Qt.CursorShape.BlankCursor
    assert room.wall.findChildren(object)  # only the animation
    assert not [child for child in room.wall.children() if child.isWidgetType()]


def test_a_key_pressed_on_the_wall_does_what_it_does_on_the_console(room: TestRoom) -> None:
    room.wall.activateWindow()
    assert QTest.qWaitForWindowActive(room.wall)
    QTest.keyClick(room.wall, Qt.Key.Key_F5)
    QTest.keyClick(room.wall, Qt.Key.Key_Return)
    room.settle()
    assert room.floor.state.holder
    assert room.floor.state.holder.site_id == room.ids[4]


def test_plain_keys_apply_on_the_wall_even_if_a_field_was_in_use(room: TestRoom) -> None:
    room.console.proposals.focus_search()
    room.settle()
    room.wall.activateWindow()
    assert QTest.qWaitForWindowActive(room.wall)
    QTest.keyClick(room.wall, Qt.Key.Key_F5)
    QTest.keyClick(room.wall, Qt.Key.Key_Return)
    room.settle()
    assert room.floor.state.holder
