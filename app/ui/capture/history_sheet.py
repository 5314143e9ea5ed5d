"""The sheet "Riwayat": who changed what of a proposal and when; a value comes back with one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.console.parts import ElidedLabel, SheetButton, label
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class HistorySheet(QDialog):
    """Not modal. Enter wants the value before the chosen change back, Ctrl+Z all of the last change."""

    restore_wanted = Signal(int, str)
    undo_wanted = Signal()

    def __init__(self, number: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        title = self.tr("Riwayat {number}").format(number=number)
        self.setWindowTitle(title)
        self.resize(metrics.px(1000), metrics.px(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(12))
        column.addWidget(label(title, "title", self))
        columns = (
            TextColumn(self.tr("Jam"), 90),
            TextColumn(self.tr("Oleh"), 120),
            TextColumn(self.tr("Stasiun"), 130),
            TextColumn(self.tr("Isian"), 190),
            TextColumn(self.tr("Sebelum"), 0),
            TextColumn(self.tr("Sesudah"), 0),
        )
        self.table = TextTable(self.tr("Riwayat perubahan, terbaru di atas"), columns, tokens, metrics, self)
        self.table.line_opened.connect(self._restore)
        column.addWidget(self.table, 1)
        self._note = ElidedLabel("note", self)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        self.restore = SheetButton(self.tr("Kembalikan nilai sebelum perubahan ini"), self.tr("Enter"), parent=self)
        self.restore.clicked.connect(lambda: self._restore(self.table.chosen))
        self.undo = SheetButton(self.tr("Urungkan perubahan terakhir"), "Ctrl Z", parent=self)
        self.undo.clicked.connect(self.undo_wanted)
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot.addWidget(self.restore)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the last change back with the usual key."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def show_lines(self, lines: Sequence[TextLine], *, can_undo: bool) -> None:
        """Show the changes, the newest first."""
        self.table.show_lines(lines)
        self.restore.setEnabled(bool(lines))
        self.undo.setEnabled(can_undo)

    def say(self, text: str) -> None:
        """Say what was done, or why it was not."""
        self._note.show_text(text)

    def _restore(self, key: str) -> None:
        revision, _, name = key.rpartition("/")
        if revision.startswith("@"):
            self.say(self.tr("Perubahan stasiun lain tidak dapat dikembalikan dari sini; ubah langsung di isiannya."))
        elif name:
            self.restore_wanted.emit(int(revision), name)
