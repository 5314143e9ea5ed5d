"""The console's window: where things are, who reaches them, and how."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from app.domain.floor import Speaker
from app.ui.console.feed_tile import FeedTile
from app.ui.console.multiview import Multiview
from app.ui.console.parts import CommandButton
from tests.ui.room import TestRoom
from tests.ui.samples import proposal

MakeRoom = Callable[..., TestRoom]

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    FeedTile,
    Multiview,
)
SIZES = [QSize(1180, 660), QSize(1280, 720), QSize(1366, 728), QSize(1366, 768), QSize(1600, 900)]
SIZES += [QSize(1920, 1080), QSize(1920, 1200), QSize(2560, 1440), QSize(3440, 1440), QSize(3840, 2160)]


def own_widgets(window: QWidget) -> list[QWidget]:
    """Return every widget but the inner workings of Qt's own composite widgets."""

    def is_inner(widget: QWidget) -> bool:
        parent = widget.parentWidget()
        of_a_list = isinstance(parent.parentWidget(), QComboBox) if parent else False
        return isinstance(parent, QAbstractScrollArea | QComboBox | QLineEdit) or of_a_list

    return [
        widget
        for widget in window.findChildren(QWidget)
        if not is_inner(widget) and not widget.objectName().startswith("qt_")
    ]


def interactive(window: QWidget) -> list[QWidget]:
    return [widget for widget in own_widgets(window) if isinstance(widget, INTERACTIVE)]


def name_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r} in {type(widget.parentWidget()).__name__}"


# --- accessibility --------------------------------------------------------------------------


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
def test_everything_one_can_use_has_a_name(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(12, size)
    for window in (room.console, room.wall):
        found = interactive(window)
        nameless = [name_of(w) for w in found if not w.accessibleName() and not isinstance(w, QTabBar)]
        assert nameless == []
    assert len(interactive(room.console)) > 30
    assert interactive(room.wall) == []
    assert room.wall.accessibleName() == "Layar besar"


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
def test_everything_one_can_use_is_reached_by_the_keyboard(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(12, size)
    commands = room.console.commands

    def has_a_way(widget: QWidget) -> bool:
        if isinstance(widget, CommandButton):
            return bool(commands.keys(widget._command_id))
        if isinstance(widget, FeedTile):
            return bool(widget.accessibleName().split(" ")[0].startswith("F"))
        if isinstance(widget, QLineEdit) and widget.isReadOnly():
            return True
        return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

    assert [name_of(w) for w in interactive(room.console) if not has_a_way(w)] == []


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
def test_tab_reaches_every_field_and_comes_back(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(12, size)
    room.floor.grant(room.ids[4])
    room.settle()
    room.console.focus_board()
    reached: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus
        if focus in reached:
            break
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    fields = [
        w
        for w in interactive(room.console)
        if isinstance(w, QLineEdit | QPlainTextEdit | QComboBox) and w.isVisible() and w.isEnabled()
    ]
    unreached = [name_of(w) for w in fields if w not in reached and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert unreached == []
    assert QApplication.focusWidget() == reached[0]


def test_the_order_of_tab_is_the_order_of_the_eye(room: TestRoom) -> None:
    room.floor.grant(room.ids[4])
    room.settle()
    room.console.floor.name.setFocus()
    order: list[QWidget] = []
    for _ in range(13):
        focus = QApplication.focusWidget()
        assert focus
        order.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    form = room.console.capture.form
    assert order[:2] == [room.console.floor.name, room.console.floor.office]
    assert [w for w in order if w in form.edits.values()] == [w for w in form.edits.values() if w.isVisible()]


def test_a_typed_text_is_not_a_link_and_not_markup(room: TestRoom) -> None:
    room.floor.grant(room.ids[4], Speaker("<b>Ibu</b> <img src=x>"))
    room.settle()
    assert room.console.floor._headline.textFormat() is Qt.TextFormat.PlainText
    assert room.console.floor._headline.text() == "<b>Ibu</b> <img src=x>"


# --- places ---------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
@pytest.mark.parametrize("count", [1, 12, 16])
def test_everything_fits_into_the_window(make_room: MakeRoom, size: QSize, count: int) -> None:
    room = make_room(count, size)
    for number in range(min(count - 1, 9)):
        room.floor.request(room.ids[number])
    room.floor.grant(room.ids[-1])
    room.settle()
    console = room.console
    assert console.size() == size
    # A layout that was given less than its least is one whose parts overlap.
    for part in (console.header, console.floor, console.capture, console.attention, console.proposals, console._tabs):
        if part.isVisible():
            least = part.minimumSizeHint()
            assert part.width() >= least.width(), type(part).__name__
            assert part.height() >= least.height(), type(part).__name__
    for widget in own_widgets(console):
        parent = widget.parentWidget()
        if widget.isVisible() and parent and not isinstance(parent, Multiview):
            assert parent.rect().contains(widget.geometry()), name_of(widget)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 12, 13, 16])
def test_the_pictures_use_their_place(make_room: MakeRoom, size: QSize, count: int) -> None:
    room = make_room(count, size)
    board = room.console.multiview
    tiles = [tile.geometry() for tile in board._tiles.values()]
    assert all(board.rect().contains(tile) for tile in tiles)
    for index, one in enumerate(tiles):
        assert not any(one.intersects(other) for other in tiles[index + 1 :])
    rows = {tile.y() for tile in tiles}
    columns = {tile.x() for tile in tiles}
    # Either the width or the height is used up, but for rounding.
    widest = len(columns) * (tiles[0].width() + 4) + 8
    tallest = len(rows) * (tiles[0].height() + 4) + 8
    assert widest >= board.width() or tallest >= board.height()
    assert tiles[0].width() >= 120


def test_f1_to_f4_are_the_first_row(room: TestRoom) -> None:
    tiles = list(room.console.multiview._tiles.values())
    rows = [[tile.y() for tile in tiles[start : start + 4]] for start in (0, 4, 8)]
    assert all(len(set(row)) == 1 for row in rows)
    assert rows[0] < rows[1] < rows[2]


def test_a_narrow_window_puts_the_list_beside_the_form_and_back(room: TestRoom) -> None:
    console = room.console
    assert not console._tabs.tabBar().isVisible()
    assert console.proposals.isVisible()
    console.resize(1366, 768)
    room.settle()
    assert console._tabs.tabBar().isVisible()
    assert [console._tabs.tabText(i) for i in range(2)] == ["Catat usulan", "Daftar usulan"]
    assert not console.proposals.isVisible()
    room.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert console.proposals.isVisible()
    assert console.proposals._search.hasFocus()
    room.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert console.capture.isVisible()
    assert console.capture.form.edits["pengusul"].hasFocus()  # type: ignore[index]
    console.resize(1920, 1080)
    room.settle()
    assert console.proposals.isVisible()
    assert console.capture.isVisible()
    assert not console._tabs.tabBar().isVisible()


def test_a_proposal_opened_in_a_narrow_window_is_seen(make_room: MakeRoom) -> None:
    room = make_room(12, QSize(1366, 768))
    room.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    room.console.proposals.opened.emit(proposal(3, room.ids[4]))
    room.settle()
    assert room.console.capture.isVisible()
    assert room.console.capture.form.number.text() == "KLT-003"


def test_the_style_is_set_once_for_a_size(make_room: MakeRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    applied: list[str] = []
    set_style = QApplication.setStyleSheet

    def note(app: QApplication, sheet: str) -> None:
        applied.append(sheet)
        set_style(app, sheet)

    monkeypatch.setattr(QApplication, "setStyleSheet", note)
    room = make_room()
    assert len(applied) == 1
    room.console.resize(1921, 1080)
    room.settle()
    assert len(applied) == 1
    room.console.resize(3840, 2160)
    room.settle()
    assert len(applied) == 2


def test_the_console_closes_when_it_may(room: TestRoom) -> None:
    room.console.allow_close()
    assert room.console.close()
    assert not room.console.isVisible()
    room.show()


def test_a_sheet_has_the_keyboard_while_it_is_open_without_a_window_manager(room: TestRoom) -> None:
    sheet = QDialog(room.console)
    sheet.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    sheet.show()
    room.settle()
    assert QApplication.activeWindow() is sheet
    sheet.close()
    room.settle()
    assert QApplication.activeWindow() is room.console
    sheet.deleteLater()
