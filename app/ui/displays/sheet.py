"""The sheet on which the screen of the wall is chosen. Not modal; it changes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.console.parts import SheetButton, label
from app.ui.placement import Screen
from app.ui.theme.style import Metrics


class DisplaySheet(QDialog):
    """Emits the screen that is wanted (empty: chosen by the program) and whether proposals come up by themselves."""

    screen_wanted = Signal(str)
    numbers_wanted = Signal()
    proposals_wanted = Signal(bool)

    def __init__(self, metrics: Metrics, parent: QWidget, *, shows_proposals: bool) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.setWindowTitle(self.tr("Layar besar"))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(12))
        column.addWidget(label(self.tr("Layar besar"), "title", self))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(metrics.px(24))
        self._grid.setVerticalSpacing(metrics.px(8))
        column.addLayout(self._grid)
        self._rows: list[QWidget] = []
        self._note = label("", "muted", self)
        column.addWidget(self._note)
        self._proposals = QCheckBox(self.tr("Usulan yang dibahas tampil sendiri saat lokasinya bicara"), self)
        self._proposals.setChecked(shows_proposals)
        self._proposals.toggled.connect(self.proposals_wanted)
        column.addWidget(self._proposals)
        numbers = QPushButton(self.tr("Kenali layar"), self)
        numbers.setAutoDefault(False)
        numbers.clicked.connect(self.numbers_wanted)
        automatic = QPushButton(self.tr("Pilih otomatis"), self)
        automatic.setAutoDefault(False)
        automatic.clicked.connect(_Wanted(self, ""))
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(numbers)
        foot.addWidget(automatic)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def show_screens(self, screens: Sequence[Screen], wall: str, note: str) -> None:
        """Show the screens there are, which of them is the wall, and what has to be said about it."""
        had_focus = any(row.hasFocus() for row in self._rows)
        for row in self._rows:
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, screen in enumerate(screens, start=1):
            self._add_row(number, screen, is_wall=screen.name == wall)
        self._note.setText(note)
        buttons = [row for row in self._rows if isinstance(row, QPushButton)]
        if had_focus and buttons:
            buttons[0].setFocus()

    def _add_row(self, number: int, screen: Screen, *, is_wall: bool) -> None:
        size = f"{screen.area.width()} × {screen.area.height()}"
        texts = [(str(number), "title"), (screen.name, "secondary"), (size, "muted")]
        for place, (text, role) in enumerate(texts):
            cell = label(text, role, self)
            self._grid.addWidget(cell, number - 1, place)
            self._rows.append(cell)
        button = QPushButton(self.tr("Layar besar") if is_wall else self.tr("Pakai untuk layar besar"), self)
        button.setProperty("role", "switch")
        button.setCheckable(True)
        button.setChecked(is_wall)
        button.setAutoDefault(False)
        button.setMinimumWidth(self._metrics.px(210))
        button.setAccessibleName(self.tr("Layar {number}, {name}").format(number=number, name=screen.name))
        button.clicked.connect(_Wanted(self, screen.name))
        self._grid.addWidget(button, number - 1, 3)
        self._rows.append(button)


class _Wanted:
    """Emits one screen; a lambda in a loop would remember the last one."""

    def __init__(self, sheet: DisplaySheet, name: str) -> None:
        self._sheet = sheet
        self._name = name

    def __call__(self, _checked: bool = False) -> None:
        self._sheet.screen_wanted.emit(self._name)
