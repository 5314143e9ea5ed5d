"""The sheet on which a proposal is made part of another: the similar ones first, any other by search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.proposal import Proposal
from app.ui.decisions.sheet import Sheet
from app.ui.decisions.words import asked_text, place_text, stand_of
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_SEARCH_AFTER_MS = 150
_SHOWN = 6


class MergeSheet(Sheet):
    """Arrow keys choose while the search has the keyboard; Enter merges. `searched` asks for other lines."""

    given = Signal(str)
    searched = Signal(str)

    def __init__(self, title: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(title, self.tr("Gabung ke usulan ini"), tokens, metrics, parent)
        self.search = self.line(self.tr("Cari usulan induk"), 200)
        self.search.setPlaceholderText(self.tr("Cari kata, nomor, RW; panah memilih"))
        self.search.setClearButtonEnabled(False)
        columns = (
            TextColumn(self.tr("No"), 92),
            TextColumn(self.tr("Usulan"), 0),
            TextColumn(self.tr("RT/RW"), 76),
            TextColumn(self.tr("Putusan"), 190),
        )
        self.table = TextTable(self.tr("Usulan induk"), columns, tokens, metrics, self)
        self.table.setFixedHeight(metrics.px(36) * (_SHOWN - 1) + metrics.px(30))
        self.body.addWidget(self.search)
        self.body.addWidget(self.table)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._on_timer)
        self.search.textChanged.connect(self._search_soon)
        self.table.line_opened.connect(self.given)

    def begin(self) -> None:
        """Begin with the search."""
        self.search.setFocus()

    def show_candidates(self, proposals: Sequence[Proposal], *, are_similar: bool) -> None:
        """Show what it may be merged into."""
        self.table.show_lines([_line(one) for one in proposals])
        if not proposals:
            text = self.tr("Tidak ada yang cocok. Cari dengan kata, nomor, atau RW.")
            self.hint(text, warns=bool(self.search.text()))
        elif are_similar:
            self.hint(self.tr("Yang terdekat di lokasi ini; cari untuk yang lain."))
        else:
            self.hint("")

    def confirm(self) -> None:
        """Emit the chosen one."""
        if self.table.chosen:
            self.given.emit(self.table.chosen)
        else:
            self.hint(self.tr("Pilih usulan induknya dahulu."), warns=True)

    def on_key(self, event: QKeyEvent) -> bool:
        """Let the arrows move in the list while the search has the keyboard."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.table.lines:
            return False
        row = max(0, min(self.table.currentIndex().row() + step, len(self.table.lines) - 1))
        self.table.choose(self.table.lines[row].key)
        return True

    def _search_soon(self) -> None:
        self._timer.start()

    def _on_timer(self) -> None:
        self.searched.emit(self.search.text().strip())


def _line(proposal: Proposal) -> TextLine:
    stand = stand_of(proposal)
    cells = (proposal.number, asked_text(proposal), place_text(proposal), f"{stand.shape} {stand.word}")
    tone = stand.tone if stand.tone in ("good", "attention", "muted") else ""
    return TextLine(proposal.proposal_id, cells, tones={0: "strong", 3: tone})
