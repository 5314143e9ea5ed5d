"""Every widget that can be used says what it is, and can be reached without a mouse. The tree is walked, not a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from app.ui.commands import COMMANDS, Group
from tests.ui.desk import busy_room
from tests.ui.room import TestRoom
from tests.ui.samples import proposal

USED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
PAGES = (
    "",
    "screen.help",
    "screen.look",
    "screen.panels",
    "session.check",
    "session.sound",
    "session.line_check",
    "session.journal",
    "session.decide",
    "session.notes",
    "session.minutes",
    "session.charts",
    "session.closing",
    "session.role",
    "proposal.history",
)


def used_widgets(top: QWidget) -> Iterator[QWidget]:
    """Yield what a person can use: not the inner parts of a spin box, a list or a scroll area."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, USED):
            continue
        parent = widget.parentWidget()
        inner = isinstance(widget, QScrollBar) or isinstance(parent, QAbstractSpinBox | QComboBox | QAbstractItemView)
        if not inner and widget.objectName() not in ("qt_scrollarea_viewport", "qt_tabwidget_tabbar"):
            yield widget


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def opened(room: TestRoom, page: str) -> list[QWidget]:
    """Open a page by its command and return the windows that are seen then."""
    if page == "proposal.history":
        stored = proposal(3, room.ids[4])
        room.store.put(stored)
        room.console.proposals.opened.emit(stored)
        room.settle()
    if page:
        room.console.commands.action(page).trigger()
        room.settle()
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not room.wall]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)])
def test_every_widget_says_what_it_is(size: QSize, page: str, make_room: Callable[..., TestRoom]) -> None:
    room = make_room(size=size)
    busy_room(room)
    used = [widget for top in opened(room, page) for widget in used_widgets(top)]
    assert len(used) > 20, "the walk finds what is there"
    nameless = [f"{type(w).__name__} in {type(w.parentWidget()).__name__}" for w in used if not name_of(w)]
    assert nameless == []


@pytest.mark.parametrize("page", PAGES)
def test_every_widget_is_reached_by_the_keyboard(page: str, room: TestRoom) -> None:
    busy_room(room)
    by_command = {command.title for command in room.console.commands.commands}
    lost = [
        f"{type(widget).__name__} {name_of(widget)!r}"
        for top in opened(room, page)
        for widget in used_widgets(top)
        if not stops_tab(widget) and name_of(widget) not in by_command
    ]
    assert lost == []


@pytest.mark.parametrize("page", [page for page in PAGES if page])
def test_every_sheet_shows_the_key_that_closes_it(page: str, room: TestRoom) -> None:
    busy_room(room)
    sheets = [top for top in opened(room, page) if isinstance(top, QDialog)]
    assert sheets
    for sheet in sheets:
        caps = [button.accessibleDescription() for button in sheet.findChildren(QPushButton) if button.isVisible()]
        assert "Esc" in caps


def stops_tab(widget: QWidget) -> bool:
    """Tell whether Tab stops here, or the arrow keys from a neighbour; what shows only need not be reached."""
    if isinstance(widget, QLineEdit) and widget.isReadOnly():
        return True
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        if group is not None and group.exclusive():
            return True
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_every_command_has_keys_or_stands_in_the_menu(room: TestRoom) -> None:
    in_menu = {action.text() for action in room.console._menu.actions()}
    for command in COMMANDS:
        if command.group is Group.SITE:
            continue
        text = room.console.commands.action(command.command_id).text()
        assert command.keys or command.keys_in_text or text in in_menu, command.command_id


def test_the_menu_stays_on_a_small_screen(make_room: Callable[..., TestRoom]) -> None:
    size = make_room(size=QSize(1366, 768)).console._menu.sizeHint()
    assert size.height() <= 700
    assert size.width() <= 400


def test_no_two_commands_share_keys() -> None:
    for column in ("keys", "keys_in_text"):
        keys = [getattr(command, column) for command in COMMANDS if getattr(command, column)]
        assert len(keys) == len(set(keys)), column
