"""The pieces the steps are made of: a field with its name above and what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.session_draft import Field
from app.ui.console.parts import SheetButton, label, set_state
from app.ui.theme.style import Metrics

Sentences = Mapping[Field, str]
"""What is wrong, by field."""

MARK = "!"
"""Stands before what is wrong: it is read without its colour too."""


class FieldRow(QWidget):
    """One control with its name. What is wrong stands below it, in words and with a mark.

    The room for the sentence is always there: nothing jumps while somebody types.
    """

    def __init__(self, name: str, control: QWidget, metrics: Metrics, parent: QWidget, hint: str = "") -> None:
        super().__init__(parent)
        self._control = control
        self._hint = hint
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.px(3))
        title = label(name, "heading", self)
        title.setBuddy(control)
        column.addWidget(title)
        column.addWidget(control)
        self._note = label(hint, "note", self)
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._note.setMinimumHeight(metrics.px(18))
        column.addWidget(self._note)
        control.setAccessibleName(name)
        control.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def sentence(self) -> str:
        """Return what stands below the control."""
        return self._note.text()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or the hint if nothing is."""
        text = f"{MARK} {sentence}" if sentence else self._hint
        if text == self._note.text():
            return
        self._note.setText(text)
        set_state(self._note, "attention" if sentence else "")
        set_state(self._control, "attention" if sentence else "")
        self._control.setAccessibleDescription(sentence or self._hint)


class ProblemLine(QLabel):
    """What is wrong in a table, in one sentence: it always has its room."""

    def __init__(self, metrics: Metrics, parent: QWidget, hint: str = "", lines: int = 2) -> None:
        super().__init__(hint, parent)
        self._hint = hint
        self.setProperty("role", "note")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(metrics.px(17 * lines))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or the hint if nothing is."""
        self.setText(f"{MARK} {sentence}" if sentence else self._hint)
        set_state(self, "attention" if sentence else "")


def panel(metrics: Metrics, parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """Return a panel and the column in it."""
    frame = QFrame(parent)
    frame.setProperty("role", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(metrics.px(14), metrics.px(12), metrics.px(14), metrics.px(12))
    column.setSpacing(metrics.px(8))
    return frame, column


def button(text: str, parent: QWidget, role: str = "", tip: str = "") -> QPushButton:
    """Return a button; Enter presses it only while it has the keyboard."""
    made = QPushButton(text, parent)
    made.setProperty("role", role)
    # In a window that is no dialog this is all it means: Enter presses the button that has the keyboard.
    made.setAutoDefault(True)
    made.setAccessibleName(text)
    if tip:
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
    return made


def key_button(text: str, key: str, parent: QWidget, role: str = "") -> SheetButton:
    """Return such a button that shows the key which does the same from everywhere."""
    made = SheetButton(text, key, role, parent)
    made.setAutoDefault(True)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role in the style sheet, and restyle it only if that changes something."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def inset(spin: QAbstractSpinBox, metrics: Metrics) -> None:
    """Let the text of a number begin where that of every other field does."""
    spin.lineEdit().setTextMargins(metrics.px(8), 0, metrics.px(8), 0)


def row_of(metrics: Metrics, *widgets: QWidget | None) -> QHBoxLayout:
    """Return a row of widgets; None is the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(metrics.px(8))
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row


def first_of(sentences: Sentences, *start: str) -> str:
    """Return the first sentence whose field begins with one of these keys, or nothing."""
    return next((said for field, said in sentences.items() if field and field[0] in start), "")
