"""What all sheets of the page share: a place under the list, Enter takes, Esc leaves. None of them is a window."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Sheet(QFrame):
    """Belongs to one proposal. `left` says that nothing is wanted; each sheet has a signal for what is.

    No letter gets through to the keys of the page while it is open.
    """

    left = Signal()

    def __init__(self, title: str, take: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setProperty("state", "active")
        self.setAccessibleName(title)
        self.tokens = tokens
        self.metrics = metrics
        self._heading = ElidedLabel("title", self)
        self._heading.show_text(title)
        self._hint = label("", "note", self)
        self._hint.setWordWrap(True)
        self.take = KeyButton(take, self.tr("Enter"), "primary", tokens, metrics)
        self.leave = KeyButton(self.tr("Batal"), "Esc", "", tokens, metrics)
        self.take.clicked.connect(self.confirm)
        self.leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(14), metrics.px(8), metrics.px(14), metrics.px(10))
        column.setSpacing(metrics.px(6))
        column.addWidget(self._heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(metrics.px(6))
        column.addLayout(self.body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.px(8))
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        foot.addWidget(self._hint, 1)
        column.addLayout(foot)

    def begin(self) -> None:
        """Give the keyboard to the first thing that is to be said."""
        raise NotImplementedError

    def confirm(self) -> None:
        """Take what was said, if it can be."""
        raise NotImplementedError

    def hint(self, text: str, *, warns: bool = False) -> None:
        """Say something beside the buttons: what is missing, what was refused."""
        self._hint.setText(text)
        self._hint.setAccessibleName(text)
        set_state(self._hint, "attention" if warns else "")

    @property
    def hint_text(self) -> str:
        """Return what is said beside the buttons."""
        return self._hint.text()

    def line(self, name: str, limit: int, text: str = "") -> QLineEdit:
        """Return a field of one line."""
        made = QLineEdit(self)
        made.setMaxLength(limit)
        made.setAccessibleName(name)
        made.setText(text)
        return made

    def row(self, *fields: tuple[str, QWidget, int]) -> None:
        """Put fields side by side, each under its name; the numbers are their shares of the width."""
        row = QHBoxLayout()
        row.setSpacing(self.metrics.px(8))
        for title, widget, share in fields:
            column = QVBoxLayout()
            column.setSpacing(self.metrics.px(2))
            column.addWidget(label(title, "label", self))
            column.addWidget(widget)
            row.addLayout(column, share)
        self.body.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes from every field, Esc leaves; letters stay here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.on_key(event):
            pass
        elif event.modifiers() & _COMMANDING or not event.text().isprintable() or not event.text():
            super().keyPressEvent(event)
            return
        event.accept()

    def on_key(self, event: QKeyEvent) -> bool:
        """Take a key of this sheet; return whether it was one. Keys that a field took do not come here."""
        del event
        return False


class Prose(QPlainTextEdit):
    """A short text of several lines: Enter takes it, Shift Enter begins a line, Tab goes on."""

    def __init__(self, name: str, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(metrics.px(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and Esc to the sheet."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)


def read_day(text: str) -> QDate | None:
    """Read a day as people write it: `31/3/2018`, `31-03-18`, `31.3.2018`; None if it is none."""
    plain = text.strip().replace("-", "/").replace(".", "/")
    for pattern in ("d/M/yyyy", "d/M/yy"):
        day = QDate.fromString(plain, pattern, 2000)
        if day.isValid():
            return day
    return None
