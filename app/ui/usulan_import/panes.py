"""What the page of imports shows in its middle: what a list would do, and what its columns are for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.usulan_import import Use
from app.ui.console.parts import Choice, label
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.usulan_import.view import CHOICES, use_word

_OUTCOMES = 300
_DETAIL_LINES = 4
_OFFERED: tuple[Use | None, ...] = (None, *CHOICES)
"""By place in the list: Qt would make plain texts of them."""


class PlanPane(QWidget):
    """Left what rows come to, right the rows that come to what is chosen, below what differs in the chosen row."""

    outcome_chosen = Signal(str)
    row_chosen = Signal(str)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        m = metrics
        outcomes = (TextColumn(self.tr("Hasil"), 0), TextColumn(self.tr("Baris"), 74, is_figure=True))
        rows = (
            TextColumn(self.tr("Baris"), 70, is_figure=True),
            TextColumn(self.tr("Nomor"), 130),
            TextColumn(self.tr("Lokasi"), 160),
            TextColumn(self.tr("Usulan"), 0),
            TextColumn(self.tr("Keterangan"), 420),
        )
        self.outcomes = TextTable(self.tr("Hasil daftar ini"), outcomes, tokens, m, self)
        self.outcomes.setFixedWidth(m.px(_OUTCOMES))
        self.rows = TextTable(self.tr("Baris dengan hasil itu"), rows, tokens, m, self)
        self.detail = label("", "secondary", self)
        self.detail.setWordWrap(True)
        self.detail.setMinimumHeight(m.px(20) * _DETAIL_LINES)
        self.detail.setAccessibleName(self.tr("Yang berbeda di baris ini"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(m.px(12))
        line.addWidget(self.outcomes)
        right = QVBoxLayout()
        right.setSpacing(m.px(8))
        right.addWidget(self.rows, 1)
        right.addWidget(self.detail)
        line.addLayout(right, 1)
        self.outcomes.line_chosen.connect(self.outcome_chosen)
        self.outcomes.line_opened.connect(lambda _: self.rows.setFocus())
        self.rows.line_chosen.connect(self.row_chosen)

    def show_outcomes(self, lines: Sequence[TextLine], chosen: str) -> None:
        """Show what rows come to, and choose one."""
        self.outcomes.show_lines(lines)
        self.outcomes.choose(chosen)

    def show_rows(self, lines: Sequence[TextLine]) -> None:
        """Show the rows that come to what is chosen."""
        self.rows.show_lines(lines)

    def show_details(self, sentences: Sequence[str]) -> None:
        """Show what differs in the chosen row."""
        self.detail.setText("\n".join(sentences))


class ColumnsPane(QWidget):
    """Each column with what it is for; the list below changes that of the chosen one."""

    use_chosen = Signal(int, object)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        m = metrics
        columns = (
            TextColumn(self.tr("Judul kolom"), 300),
            TextColumn(self.tr("Dipakai untuk"), 320),
            TextColumn(self.tr("Contoh isi"), 0),
        )
        self.columns = TextTable(self.tr("Kolom daftar ini"), columns, tokens, m, self)
        self.use = Choice(tokens, self)
        self.use.set_metrics(m)
        self.use.setAccessibleName(self.tr("Kolom yang dipilih berisi"))
        self.use.setMinimumWidth(m.px(360))
        for use in _OFFERED:
            self.use.addItem(use_word(use))
        self._uses: tuple[Use | None, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.px(8))
        column.addWidget(self.columns, 1)
        line = QHBoxLayout()
        line.setSpacing(m.px(10))
        line.addWidget(label(self.tr("Kolom yang dipilih berisi"), "secondary", self))
        line.addWidget(self.use)
        line.addStretch(1)
        column.addLayout(line)
        self.columns.line_chosen.connect(self._on_line)
        self.use.activated.connect(self._on_use)

    def show_columns(self, lines: Sequence[TextLine], uses: tuple[Use | None, ...]) -> None:
        """Show the columns; the chosen one stays chosen."""
        self._uses = uses
        self.columns.show_lines(lines)
        self._on_line(self.columns.chosen)

    def _on_line(self, key: str) -> None:
        if key and int(key) < len(self._uses):
            use = self._uses[int(key)]
            self.use.setCurrentIndex(_OFFERED.index(use) if use in _OFFERED else 0)

    def _on_use(self) -> None:
        if self.columns.chosen:
            self.use_chosen.emit(int(self.columns.chosen), _OFFERED[self.use.currentIndex()])
            self.columns.setFocus()
