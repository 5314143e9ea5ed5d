"""Who waits, line by line: requests without the chair's yes, answers, the queue. Chosen by keys, clicks and drags."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.identity import RequestId
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.room_view import QueueView, Wait
from app.ui.theme.style import Metrics, font
from app.ui.words import translated

MOST_ROWS = 9

_BADGES = {
    Wait.TURN: QT_TRANSLATE_NOOP("floor_panel", "{position}"),
    Wait.ANSWER: QT_TRANSLATE_NOOP("floor_panel", "TANGGAPAN {position}"),
    Wait.CONSENT: QT_TRANSLATE_NOOP("floor_panel", "MINTA"),
}


class QueueRow(QFrame):
    """One line. It can be dragged to another place; `dropped` says how far, in pixels."""

    pressed = Signal()
    opened = Signal()
    dropped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._position = label("", "position", self)
        self._name = label("", "value", self)
        self._detail = ElidedLabel("muted", self)
        self._waiting = label("", "muted", self)
        self._grabbed_y = 0.0
        row = QHBoxLayout(self)
        row.addWidget(self._position)
        row.addWidget(self._name)
        row.addWidget(self._detail, 1)
        row.addWidget(self._waiting)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        layout = self.layout()
        if layout:
            layout.setContentsMargins(metrics.px(8), metrics.px(4), metrics.px(12), metrics.px(4))
            layout.setSpacing(metrics.px(12))
        self._name.setFont(font(metrics.px(15), 600))
        # One or two figures, and names that begin at one line.
        self._position.setMinimumWidth(metrics.px(38))
        self._position.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(metrics.px(34))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line, and remember where a drag began."""
        self._grabbed_y = event.position().y()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.pressed.emit()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say how far the line was dragged."""
        self.unsetCursor()
        self.dropped.emit(round(event.position().y() - self._grabbed_y))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks give the floor, as on a tile."""
        self.opened.emit()
        event.accept()

    def show_entry(self, entry: QueueView, used: str, *, chosen: bool) -> None:
        """Show an entry."""
        badge = translated("floor_panel", _BADGES[entry.wait]).format(position=entry.position)
        self._position.setText(badge)
        # Filled waits, hollow asks: the shape says it without the colour.
        set_state(self._position, "asking" if entry.wait is Wait.CONSENT else "")
        set_state(self, "chosen" if chosen else "")
        self._name.setText(entry.name)
        self._detail.show_text(" · ".join(part for part in (entry.detail, used) if part))
        self._waiting.setText(entry.waiting)
        dot = "" if entry.wait is Wait.CONSENT else "."
        self.setAccessibleName(f"{badge}{dot} {entry.name}, {self._detail.text()}, {entry.waiting}")


class QueueList(QWidget):
    """Shows as many lines as have room; the arrow keys go through all of them.

    `chosen` says which request is meant from now on, `opened` which is to have the floor, `move_wanted` to which
    place of its list one is to go. It changes nothing itself.
    """

    chosen = Signal(str)
    opened = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Antrean"))
        self.rows = [QueueRow(self) for _ in range(MOST_ROWS)]
        self._entries: tuple[QueueView, ...] = ()
        self._notes: Mapping[RequestId, str] = {}
        self._chosen = ""
        self._first = 0
        self._room = 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for index, row in enumerate(self.rows):
            row.hide()
            self._column.addWidget(row)
            row.pressed.connect(partial(self._choose, index))
            row.opened.connect(partial(self._open, index))
            row.dropped.connect(partial(self._drop, index))
        self._column.addStretch(1)

    @property
    def left_out(self) -> int:
        """Return how many have no line now."""
        return max(0, len(self._entries) - self._room)

    @property
    def line_height(self) -> int:
        """Return the height of a line with the gap below it."""
        return self.rows[0].height() + self._column.spacing()

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._column.setSpacing(metrics.px(6))
        for row in self.rows:
            row.set_metrics(metrics)

    def make_room(self, rows: int) -> None:
        """Take the height of this many lines, whether anybody waits or not."""
        self._room = max(1, min(MOST_ROWS, rows))
        self.setFixedHeight(self._room * self.line_height)
        self._show()

    def show_entries(self, entries: tuple[QueueView, ...], notes: Mapping[RequestId, str], chosen: str) -> None:
        """Show who waits, with a note to each, and which one is meant."""
        if chosen != self._chosen:
            self._keep_in_sight(next((i for i, e in enumerate(entries) if e.request_id == chosen), None))
        self._entries, self._notes, self._chosen = entries, notes, chosen
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the lines with the arrow keys, Home and End."""
        last = len(self._entries) - 1
        now = self._index()
        target = {
            Qt.Key.Key_Up: 0 if now is None else now - 1,
            Qt.Key.Key_Down: 0 if now is None else now + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None or last < 0:
            super().keyPressEvent(event)
            return
        target = min(last, max(0, target))
        self._keep_in_sight(target)
        self.chosen.emit(self._entries[target].request_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look at other lines."""
        self._first -= round(event.angleDelta().y() / 120)
        self._show()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mean the first line if none is meant yet."""
        super().focusInEvent(event)
        if self._index() is None and self._entries:
            self.chosen.emit(self._entries[0].request_id)

    def _index(self) -> int | None:
        return next((i for i, entry in enumerate(self._entries) if entry.request_id == self._chosen), None)

    def _keep_in_sight(self, index: int | None) -> None:
        if index is not None:
            self._first = min(max(self._first, index - self._room + 1), index)

    def _shown(self) -> tuple[QueueView, ...]:
        return self._entries[self._first : self._first + self._room]

    def _choose(self, index: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index < len(self._shown()):
            self.chosen.emit(self._shown()[index].request_id)

    def _open(self, index: int) -> None:
        if index < len(self._shown()):
            self.opened.emit(self._shown()[index].request_id)

    def _drop(self, index: int, by_px: int) -> None:
        places = round(by_px / self.line_height)
        if places and index < len(self._shown()):
            entry = self._shown()[index]
            if entry.wait is not Wait.CONSENT:
                self.move_wanted.emit(entry.request_id, max(1, entry.position + places))

    def _show(self) -> None:
        self._first = max(0, min(self._first, len(self._entries) - self._room))
        shown = self._shown()
        for row, entry in zip(self.rows, shown, strict=False):
            row.show_entry(entry, self._notes.get(entry.request_id, ""), chosen=entry.request_id == self._chosen)
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(shown))
        meant = next((entry for entry in self._entries if entry.request_id == self._chosen), None)
        self.setAccessibleDescription(f"{meant.name}, {meant.detail}, {meant.waiting}" if meant else "")
