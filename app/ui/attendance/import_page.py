"""What a list from a file would do, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.console.parts import ElidedLabel, label
from app.ui.line.parts import KeyButton
from app.ui.sound.controls import Switch
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_PART = QSize(88, 84)


class ImportPage(QDialog):
    """Not modal. `taken` carries whether those whom the list names are marked as there."""

    taken = Signal(bool)

    def __init__(
        self,
        file: str,
        lines: Sequence[TextLine],
        summary: str,
        *,
        has_changes: bool,
        tokens: Tokens,
        metrics: Metrics,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        m = metrics
        self.setWindowTitle(self.tr("Ambil daftar hadir"))
        self.setAccessibleName(self.tr("Ambil daftar hadir"))
        columns = (
            TextColumn(self.tr("Baris"), 62, is_figure=True),
            TextColumn(self.tr("Hasil"), 112),
            TextColumn(self.tr("Nama"), 300),
            TextColumn(self.tr("Unsur"), 190),
            TextColumn(self.tr("Lokasi"), 190),
            TextColumn(self.tr("Keterangan"), 0),
        )
        self.table = TextTable(self.tr("Isi berkas, baris demi baris"), columns, tokens, m, self)
        self.table.show_lines(lines)
        self.summary = label(summary, "problem", self)
        self.summary.setWordWrap(True)
        self.mark = Switch(self.tr("Tandai semua yang tertulis di daftar ini hadir sekarang (H)"), m, self)
        self._has_changes = has_changes
        self.take = KeyButton(self.tr("Ambil alih"), self.tr("Enter"), "primary", tokens, m)
        self.shut = KeyButton(self.tr("Batal"), "Esc", "", tokens, m)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(label(self.tr("Ambil daftar hadir"), "title", self))
        name = ElidedLabel("muted", self)
        name.show_text(file)
        head.addWidget(name, 1)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        marking = QHBoxLayout()
        marking.setSpacing(m.px(10))
        marking.addWidget(self.mark)
        marking.addWidget(label(self.mark.accessibleName(), "secondary", self), 1)
        column.addLayout(marking)
        column.addWidget(
            label(self.tr("Yang sudah diubah dengan tangan tidak ditimpa. Tidak ada orang yang dihapus."), "note", self)
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.setSpacing(m.px(8))
        foot.addWidget(self.take)
        foot.addWidget(self.shut)
        column.addLayout(foot)
        self.take.clicked.connect(self._on_taken)
        self.shut.clicked.connect(self.close)
        self.table.line_opened.connect(lambda _: self.take.click())
        self.mark.toggled.connect(lambda _: self._offer())
        self._offer()
        whole = parent.size()
        self.resize(whole.width() * _PART.width() // 100, whole.height() * _PART.height() // 100)
        self.table.setFocus()

    def _offer(self) -> None:
        self.take.setEnabled(self._has_changes or self.mark.isChecked())

    def _on_taken(self) -> None:
        self.taken.emit(self.mark.isChecked())
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the list over, H marks people as there; Esc leaves everything as it is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take.click()
            event.accept()
        elif event.key() == Qt.Key.Key_H:
            self.mark.toggle()
            event.accept()
        else:
            super().keyPressEvent(event)
