"""Rows that could not be used: one cell after the other is mended, then the row is taken in after all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.usulan_import import QuarantinedRow
from app.ui.console.parts import Choice, label
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.usulan_import.view import faulty_title, waiting_lines


class MendingPane(QWidget):
    """The chosen row's cells stand below the list; Enter in the field mends, what was typed in others is kept."""

    mended = Signal(object, object)
    discarded = Signal(object)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        m = metrics
        columns = (
            TextColumn(self.tr("Baris"), 70, is_figure=True),
            TextColumn(self.tr("Berkas"), 230),
            TextColumn(self.tr("Alasan"), 440),
            TextColumn(self.tr("Tertulis"), 0),
        )
        self.rows = TextTable(self.tr("Baris yang menunggu diperbaiki"), columns, tokens, m, self)
        self.title = Choice(tokens, self)
        self.title.set_metrics(m)
        self.title.setAccessibleName(self.tr("Kolom"))
        self.title.setMinimumWidth(m.px(240))
        self.text = QLineEdit(self)
        self.text.setAccessibleName(self.tr("Isi kolom"))
        self.mend = KeyButton(self.tr("Perbaiki dan ambil"), self.tr("Enter"), "primary", tokens, m)
        self.discard = KeyButton(self.tr("Buang"), "Del", "danger", tokens, m)
        self._waiting: tuple[QuarantinedRow, ...] = ()
        self._cells: dict[str, str] = {}
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.px(8))
        column.addWidget(self.rows, 1)
        line = QHBoxLayout()
        line.setSpacing(m.px(10))
        line.addWidget(label(self.tr("Kolom"), "secondary", self))
        line.addWidget(self.title)
        line.addWidget(self.text, 1)
        line.addWidget(self.mend)
        line.addWidget(self.discard)
        column.addLayout(line)
        self.rows.line_chosen.connect(self._on_row)
        self.rows.line_opened.connect(lambda _: self.text.setFocus())
        self.title.activated.connect(self._on_title)
        self.text.textEdited.connect(self._on_text)
        self.text.returnPressed.connect(self._on_mend)
        self.mend.clicked.connect(self._on_mend)
        self.discard.clicked.connect(self._on_discard)
        self._offer()

    @property
    def row(self) -> QuarantinedRow | None:
        """Return the chosen row."""
        return next((row for row in self._waiting if row.row_id == self.rows.chosen), None)

    @property
    def cells(self) -> Mapping[str, str]:
        """Return the chosen row's cells with what was typed."""
        return self._cells

    def show_rows(self, waiting: Sequence[QuarantinedRow]) -> None:
        """Show what waits. A row that is still there keeps what was typed."""
        self._waiting = tuple(waiting)
        self.rows.show_lines(waiting_lines(waiting))
        self._on_row(self.rows.chosen)

    def _on_row(self, key: str) -> None:
        row = self.row
        if row is not None and (key, row.revision) != (self._shown.partition("@")[0], self._revision()):
            self._shown = f"{key}@{row.revision}"
            self._cells = dict(row.row.cells)
            self.title.clear()
            for title in row.columns.titles:
                self.title.addItem(title, title)
            self.title.setCurrentIndex(max(0, self.title.findData(faulty_title(row))))
        elif row is None:
            self._shown, self._cells = "", {}
            self.title.clear()
        self._on_title()
        self._offer()

    def _revision(self) -> int:
        return int(self._shown.partition("@")[2] or 0)

    def _on_title(self) -> None:
        # A line break cannot be seen in a field of one line; the cell keeps it unless somebody types in it.
        self.text.setText(self._cells.get(str(self.title.currentData() or ""), "").replace("\n", " "))

    def _on_text(self, text: str) -> None:
        self._cells[str(self.title.currentData() or "")] = text

    def _offer(self) -> None:
        for one in (self.title, self.text, self.mend, self.discard):
            one.setEnabled(self.row is not None)

    def _on_mend(self) -> None:
        if self.row is not None:
            self.mended.emit(self.row, dict(self._cells))

    def _on_discard(self) -> None:
        if self.row is not None:
            self.discarded.emit(self.row)
