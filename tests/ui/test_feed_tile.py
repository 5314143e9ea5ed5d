from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.feed import FeedState
from app.domain.finding import Finding
from app.domain.sound import FeedLevel
from app.domain.thrift import DecodeThrift
from app.ui.console.feed_tile import FeedTile
from app.ui.console.meter_paint import meter_share
from app.ui.theme.tokens import DARK
from tests.ui.drawn import Drawn, Line
from tests.ui.room import TestRoom
from tests.ui.samples import LONG_NAME, plain

MakeRoom = Callable[..., TestRoom]

BLUE = (30, 60, 200)


def paint_blue(slots: object, number: int) -> None:
    del number
    plain(slots, *BLUE)  # type: ignore[arg-type]


def tile(room: TestRoom, number: int) -> FeedTile:
    return room.console.multiview._tiles[room.ids[number - 1]]


def look(room: TestRoom, number: int) -> QImage:
    return tile(room, number).grab().toImage()


def written(room: TestRoom, number: int, drawn: Drawn) -> list[Line]:
    drawn.clear()
    look(room, number)
    return list(drawn.lines)


def at(image: QImage, point: QPoint) -> tuple[int, int, int]:
    pixel = image.pixelColor(point)
    return (pixel.red(), pixel.green(), pixel.blue())


def token(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def left_edge(image: QImage, picture: QRect) -> set[tuple[int, int, int]]:
    """Return the colours of the frame beside the picture's left edge."""
    return {at(image, QPoint(picture.left() - 2, y)) for y in range(picture.top() + 10, picture.bottom() - 10)}


def test_the_picture_is_shown_in_its_own_colours(room: TestRoom) -> None:
    room.fill(paint_blue)
    assert at(look(room, 3), tile(room, 3).picture_rect().center()) == BLUE


def test_a_tile_without_a_picture_is_a_panel(room: TestRoom) -> None:
    assert at(look(room, 3), tile(room, 3).picture_rect().center()) == token(DARK.panel)


def test_the_one_who_speaks_is_red_and_says_how_long(room: TestRoom, drawn: Drawn) -> None:
    room.fill(paint_blue)
    room.floor.grant(room.ids[4])
    room.wait_s(188)
    image, picture = look(room, 5), tile(room, 5).picture_rect()
    assert left_edge(image, picture) == {token(DARK.speaking)}
    assert at(image, QPoint(picture.left() + 1, picture.center().y())) == BLUE
    assert "BICARA 03:08" in [line.text for line in written(room, 5, drawn)]


def test_the_one_who_waits_is_dashed_and_says_which_place(room: TestRoom, drawn: Drawn) -> None:
    room.floor.request(room.ids[0])
    room.floor.request(room.ids[1])
    room.settle()
    edge = left_edge(look(room, 2), tile(room, 2).picture_rect())
    assert {token(DARK.good), token(DARK.ground)} <= edge
    assert "ANTRE 2" in [line.text for line in written(room, 2, drawn)]


def test_a_frozen_picture_is_amber_striped_and_says_since_when(room: TestRoom, drawn: Drawn) -> None:
    room.fill(paint_blue)
    room.set_feed(2, FeedState.STALLED, 14.0)
    room.settle()
    image, picture = look(room, 2), tile(room, 2).picture_rect()
    assert left_edge(image, picture) == {token(DARK.attention)}
    row = {at(image, QPoint(x, picture.bottom() - 5)) for x in range(picture.left() + 4, picture.right() - 20)}
    assert BLUE not in row
    assert len(row) > 2
    assert {"MEMBEKU", "00:14"} <= {line.text for line in written(room, 2, drawn)}


def test_the_selected_tile_is_blue_also_within_a_louder_frame(room: TestRoom) -> None:
    room.press(Qt.Key.Key_F3)
    assert left_edge(look(room, 3), tile(room, 3).picture_rect()) == {token(DARK.selection)}
    room.press(Qt.Key.Key_Return)
    picture = tile(room, 3).picture_rect()
    across = {at(look(room, 3), QPoint(x, picture.center().y())) for x in range(picture.left() + 2)}
    assert {token(DARK.speaking), token(DARK.selection)} <= across


@pytest.mark.parametrize("count", [1, 4, 8, 12, 16])
@pytest.mark.parametrize("size", [QSize(1280, 700), QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)])
def test_names_are_whole_and_readable(make_room: MakeRoom, drawn: Drawn, size: QSize, count: int) -> None:
    room = make_room(count, size, [LONG_NAME] * count)
    lines = written(room, 1, drawn)
    assert [line.text for line in lines if line.is_cut] == []
    assert all(word in " ".join(line.text for line in lines) for word in LONG_NAME.split())
    name = next(line for line in lines if line.text.startswith("Kayuringin"))
    assert name.font.pixelSize() >= 10
    foot = QRect(0, tile(room, 1).picture_rect().bottom() + 1, 5000, 5000)
    assert all(foot.contains(line.place.center()) for line in lines if line.text in LONG_NAME)


def test_the_link_is_said_where_there_is_room(room: TestRoom, drawn: Drawn) -> None:
    assert "baik · 25 fps" in [line.text for line in written(room, 1, drawn)]
    assert room.ids[3] == tile(room, 4).site_id
    narrow = tile(room, 4)
    narrow.resize(220, narrow.height())
    assert "baik · 25 fps" not in [line.text for line in written(room, 4, drawn)]


def find(room: TestRoom, number: int, finding: Finding) -> None:
    made = room.pictures.feeds[room.ids[number - 1]]
    room.pictures.feeds[made.site_id] = replace(made, report=replace(made.report, findings=(finding,)))
    room.settle()


def test_what_is_wrong_stands_out_and_its_sign_has_room_everywhere(room: TestRoom, drawn: Drawn) -> None:
    for number in (1, 4):
        find(room, number, Finding.DARK)
    assert "terlalu gelap" in [line.text for line in written(room, 1, drawn)]
    foot = QRect(QPoint(0, tile(room, 1).picture_rect().bottom() + 1), tile(room, 1).rect().bottomRight())
    image = look(room, 1)
    places = [QPoint(x, y) for x in range(foot.left(), foot.right()) for y in range(foot.top(), foot.bottom())]
    assert token(DARK.attention) in {at(image, place) for place in places}
    long_name = [line.text for line in written(room, 4, drawn)]
    assert "terlalu gelap" not in long_name
    assert "!" in long_name
    assert "!" not in [line.text for line in written(room, 2, drawn)]


# --- a computer that is short of CPU -------------------------------------------------------------


def save_cpu(room: TestRoom, number: int, level: DecodeThrift, age_s: float = 0.04) -> None:
    owner = room.ids[number - 1]
    made = room.pictures.feeds[owner]
    room.pictures.feeds[owner] = replace(made, picture_age_s=age_s, report=replace(made.report, thrift=level))
    room.settle()


@pytest.mark.parametrize("level", [level for level in DecodeThrift if level.is_saving])
def test_a_picture_that_is_decoded_sparingly_has_a_word_and_a_shape(
    room: TestRoom, drawn: Drawn, level: DecodeThrift
) -> None:
    room.fill(paint_blue)
    save_cpu(room, 3, level)
    lines = written(room, 3, drawn)
    (word,) = [line for line in lines if line.text == "hemat CPU"]
    image, picture = look(room, 3), tile(room, 3).picture_rect()
    assert picture.contains(word.place.center())
    assert word.place.center().y() > picture.center().y()
    # Three bars at the left of the word, each lower than the one before.
    amber = [
        sum(at(image, QPoint(x, y)) == token(DARK.attention) for y in range(picture.top(), picture.bottom()))
        for x in range(picture.left(), word.place.left())
    ]
    heights = [height for before, height in zip([0, *amber], amber, strict=False) if height and not before]
    assert len(heights) == 3
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3
    # The picture itself is neither dimmed nor striped: it is the present one.
    assert at(image, picture.center()) == BLUE
    assert left_edge(image, picture) == {token(DARK.ground)}


def test_a_picture_with_all_it_has_shows_no_such_mark(room: TestRoom, drawn: Drawn) -> None:
    room.fill(paint_blue)
    save_cpu(room, 3, DecodeThrift.HALF_RATE)
    save_cpu(room, 3, DecodeThrift.FULL)
    assert not [line for line in written(room, 3, drawn) if "hemat" in line.text]
    picture = tile(room, 3).picture_rect()
    image = look(room, 3)
    assert at(image, picture.bottomLeft() + QPoint(10, -10)) == BLUE


@pytest.mark.parametrize("size", [QSize(1280, 700), QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)])
@pytest.mark.parametrize("count", [4, 12, 16])
def test_the_mark_is_whole_and_readable_on_every_screen(
    make_room: MakeRoom, drawn: Drawn, size: QSize, count: int
) -> None:
    room = make_room(count, size, [LONG_NAME] * count)
    room.floor.grant(room.ids[0])
    save_cpu(room, 1, DecodeThrift.KEYFRAMES, 7.2)
    lines = written(room, 1, drawn)
    (mark,) = [line for line in lines if line.text == "hemat CPU 00:07"]
    assert not mark.is_cut
    assert mark.font.pixelSize() >= 11
    target = tile(room, 1)
    assert target.picture_rect().contains(mark.place.center())
    (badge,) = [line for line in lines if line.text.startswith("BICARA")]
    assert not badge.place.intersects(mark.place)
    width = QFontMetrics(mark.font).horizontalAdvance(mark.text)
    assert mark.place.left() + width < target._meter.left()


def test_a_screen_reader_hears_what_is_left_out(room: TestRoom) -> None:
    save_cpu(room, 3, DecodeThrift.KEYFRAMES)
    said = tile(room, 3).accessibleDescription()
    assert "hemat CPU" in said
    assert "gambar hanya sesekali" in said
    save_cpu(room, 3, DecodeThrift.FULL)
    assert "hemat" not in tile(room, 3).accessibleDescription()


def test_the_console_says_that_the_computer_is_short(room: TestRoom) -> None:
    save_cpu(room, 3, DecodeThrift.NO_LOOP_FILTER)
    assert "Komputer ini kewalahan" in [line._title.text() for line in room.console.attention._lines.values()]
    room.floor.grant(room.ids[2])
    room.settle()
    (line,) = [line for key, line in room.console.attention._lines.items() if key == "cpu"]
    assert "yang berbicara pun" in line._advice.text()
    save_cpu(room, 3, DecodeThrift.FULL)
    assert "cpu" not in room.console.attention._lines


# --- the meter ------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "share"), [(-120.0, 0.0), (-60.0, 0.0), (-30.0, 0.5), (0.0, 1.0), (6.0, 1.0)])
def test_the_meter_is_full_at_zero_and_empty_at_minus_sixty(level: float, share: float) -> None:
    assert meter_share(level) == pytest.approx(share)


def meter_colours(room: TestRoom, rms: float) -> list[tuple[int, int, int]]:
    tile(room, 1).show_level(FeedLevel(room.ids[0], rms, rms, 80.0, 0))
    rect = tile(room, 1)._meter
    image = look(room, 1)
    return [at(image, QPoint(rect.center().x(), y)) for y in range(rect.bottom(), rect.top() - 1, -1)]


def test_the_meter_is_green_then_amber_and_never_red(room: TestRoom) -> None:
    green, amber, red = token(DARK.good), token(DARK.attention), token(DARK.speaking)
    quiet = meter_colours(room, -30.0)
    assert quiet[2] == green
    assert abs(quiet.count(green) - len(quiet) / 2) <= 3
    loud = meter_colours(room, -3.0)
    assert amber in loud
    assert loud.index(amber) > loud.index(green)
    assert red not in loud
    assert green not in meter_colours(room, -120.0)


def test_a_level_that_hardly_moved_is_not_painted_again(room: TestRoom) -> None:
    target = tile(room, 1)
    target.show_level(FeedLevel(room.ids[0], -30.0, -20.0, 80.0, 0))
    target.show_level(FeedLevel(room.ids[0], -30.2, -20.2, 80.0, 0))
    assert target._rms_dbfs == -30.0
    target.show_level(FeedLevel(room.ids[0], -31.0, -20.2, 80.0, 0))
    assert target._rms_dbfs == -31.0


class PaintCounter(QObject):
    """Counts how often a widget is painted."""

    painted = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        self.painted += event.type() == QEvent.Type.Paint
        return False


def test_a_meter_is_painted_with_the_picture_and_alone_where_none_comes(room: TestRoom) -> None:
    target, counter = tile(room, 1), PaintCounter()
    target.installEventFilter(counter)
    room.fill(numbers=[1])
    target.show_level(FeedLevel(room.ids[0], -12.0, -6.0, 80.0, 0))
    QApplication.processEvents()
    assert counter.painted == 1
    # As if the picture had come long ago.
    target._refreshed_s = 0.0
    target.show_level(FeedLevel(room.ids[0], -42.0, -36.0, 80.0, 0))
    QApplication.processEvents()
    assert counter.painted == 2


# --- what it asks for -----------------------------------------------------------------------


def test_one_click_selects_and_only_two_give_the_floor(room: TestRoom, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tile(room, 2).opened):
        QTest.mouseClick(tile(room, 2), Qt.MouseButton.LeftButton)
    room.settle()
    assert room.controller._selected == room.ids[1]
    assert room.floor.state.holder is None
    QTest.mouseDClick(tile(room, 2), Qt.MouseButton.LeftButton)
    room.settle()
    assert room.floor.state.holder
    assert room.floor.state.holder.site_id == room.ids[1]


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_do_not_select(room: TestRoom, button: Qt.MouseButton) -> None:
    QTest.mouseClick(tile(room, 2), button)
    QTest.mouseDClick(tile(room, 2), button)
    room.settle()
    assert room.controller._selected is None
    assert room.floor.state.holder is None


def test_the_menu_of_a_tile_is_for_that_tile(room: TestRoom) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(50, 50))
    tile(room, 6).contextMenuEvent(event)
    room.settle()
    menu = room.popup()
    assert [action.text() for action in menu.actions()] == [
        "Beri kesempatan bicara",
        "Antrekan",
        "Catat permintaan",
        "Terima",
        "Tolak",
        "Batalkan antrean",
        "Dengarkan",
    ]
    menu.actions()[1].trigger()
    menu.close()
    room.settle()
    assert [request.site_id for request in room.floor.state.queue] == [room.ids[5]]


def test_a_tile_describes_itself_to_a_screen_reader(room: TestRoom) -> None:
    assert tile(room, 5).accessibleName() == "F5 Kaliabang Tengah"
    room.floor.grant(room.ids[4])
    room.set_feed(5, FeedState.STALLED, 14.0)
    room.wait_s(80)
    said = tile(room, 5).accessibleDescription()
    for word in ("Kaliabang Tengah", "BICARA", "01:20", "MEMBEKU", "00:14", "tidak ada gambar baru"):
        assert word in said


def test_the_same_state_is_not_painted_again(room: TestRoom, drawn: Drawn) -> None:
    # The small picture of the wall is live: it is painted a few times a second whatever happens.
    room.console.preview.hide()
    room.settle()
    drawn.clear()
    room.settle()
    assert drawn.lines == []


def test_a_level_for_every_feed_moves_every_meter(room: TestRoom) -> None:
    room.sound.level_dbfs = -40.0
    room.controller.tick_levels()
    assert {t._rms_dbfs for t in room.console.multiview._tiles.values()} == {-40.0}
    levels = tuple(replace(level, rms_dbfs=-12.0) for level in room.sound.levels())
    room.console.multiview.show_levels(levels)
    assert {t._rms_dbfs for t in room.console.multiview._tiles.values()} == {-12.0}
