"""The sheet on which somebody who sits in the hall is let in between: who was seen there, or a new name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from app.domain.floor import Speaker
from app.ui.console.parts import SheetButton, label
from app.ui.theme.style import Metrics

_MOST_SHOWN = 8


class AnswerSheet(QDialog):
    """Emits who speaks: `begin_wanted` at once, `wait_wanted` later. Not modal: the room goes on behind it.

    Enter gives the floor from every field; the arrow keys choose among those who were seen. All fields may stay
    empty: the name is often heard only later.
    """

    begin_wanted = Signal(object)
    wait_wanted = Signal(object)

    def __init__(self, title: str, people: Sequence[Speaker], metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._people = tuple(people)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(10))
        column.addWidget(label(title, "title", self))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Yang sudah pernah bicara dari ruang sidang"))
        self.list.setProperty("role", "choices")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([", ".join(part for part in (p.name, p.office, p.unsur) if part) for p in self._people])
        self.list.setVisible(bool(self._people))
        self.list.setFixedHeight(metrics.px(8) + metrics.px(32) * min(_MOST_SHOWN, max(1, len(self._people))))
        self.list.currentRowChanged.connect(self._take)
        self.list.itemDoubleClicked.connect(lambda _: self._begin())
        column.addWidget(self.list)
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(12))
        grid.setVerticalSpacing(metrics.px(6))
        self.name = self._field(self.tr("Nama"), self.tr("boleh menyusul"), grid)
        self.office = self._field(self.tr("Jabatan"), "", grid)
        self.unsur = self._field(self.tr("Unsur"), self.tr("misalnya OPD, DPRD, pimpinan"), grid)
        column.addLayout(grid)
        self.setMinimumWidth(metrics.px(620))
        row = QHBoxLayout()
        row.addStretch(1)
        no = SheetButton(self.tr("Batal"), "Esc", parent=self)
        no.clicked.connect(self.reject)
        self.wait_button = SheetButton(self.tr("Antrekan"), self.tr("Ctrl Enter"), parent=self)
        self.wait_button.clicked.connect(self._wait)
        self.begin_button = SheetButton(self.tr("Bicara sekarang"), self.tr("Enter"), "primary", self)
        self.begin_button.setDefault(True)
        self.begin_button.clicked.connect(self._begin)
        for button in (no, self.wait_button, self.begin_button):
            row.addWidget(button)
        column.addLayout(row)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Seen as chosen from the start: Enter would give the floor to it.
        self.list.setCurrentRow(0)
        (self.list if self._people else self.name).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let somebody wait with Ctrl; Enter alone belongs to the default button."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wait()
        else:
            super().keyPressEvent(event)

    def _field(self, name: str, hint: str, grid: QGridLayout) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setPlaceholderText(hint)
        edit.setAccessibleName(name)
        edit.setMaxLength(120)
        row = grid.rowCount()
        grid.addWidget(label(name, "label", self), row, 0)
        grid.addWidget(edit, row, 1)
        return edit

    @property
    def speaker(self) -> Speaker:
        """Return who stands in the fields."""
        return Speaker(self.name.text().strip(), self.office.text().strip(), self.unsur.text().strip())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._people):
            chosen = self._people[row]
            for edit, text in ((self.name, chosen.name), (self.office, chosen.office), (self.unsur, chosen.unsur)):
                edit.setText(text)

    def _begin(self) -> None:
        speaker = self.speaker
        self.accept()
        self.begin_wanted.emit(speaker)

    def _wait(self) -> None:
        speaker = self.speaker
        self.accept()
        self.wait_wanted.emit(speaker)
