"""Thousands of proposals as rows. A cell is worked out when it is looked at, never before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import Proposal
from app.domain.rupiah import format_rupiah
from app.ui.decisions.words import asked_text, place_text, site_word, stand_text, tone_of
from app.ui.text_table import TextColumn
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_FOREGROUND = Qt.ItemDataRole.ForegroundRole
_FONT = Qt.ItemDataRole.FontRole
_HEAVY = frozenset({"strong", "good", "attention"})

RANK, NUMBER, SITE, ASKED, PLACE, COST, SCORE, STAND = range(8)


class DecisionModel(QAbstractTableModel):
    """The rows of the page. What is kept of a row are a few texts of those that were painted."""

    def __init__(self, names: Mapping[SiteId, str], tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        self._numbers: Callable[[], Mapping[str, str]] = dict
        self._score: Callable[[Proposal], str] = lambda _: ""
        self._strong = font(metrics.px(13.5), 600)
        self._colours = {
            "": QColor(tokens.secondary),
            "strong": QColor(tokens.text),
            "good": QColor(tokens.good),
            "attention": QColor(tokens.attention),
            "muted": QColor(tokens.muted),
            "selection": QColor(tokens.selection),
        }
        self.rows: tuple[Proposal, ...] = ()
        self.columns = (
            TextColumn(self.tr("Ke-"), 48, is_figure=True),
            TextColumn(self.tr("No"), 92),
            TextColumn(self.tr("Lokasi"), 150),
            TextColumn(self.tr("Usulan"), 0),
            TextColumn(self.tr("RT/RW"), 76),
            TextColumn(self.tr("Perkiraan"), 150, is_figure=True),
            TextColumn(self.tr("Skor"), 74, is_figure=True),
            TextColumn(self.tr("Putusan"), 288),
        )

        self._alignments = tuple(int(self._alignment(column)) for column in range(len(self.columns)))

    def explain(self, numbers: Callable[[], Mapping[str, str]], score: Callable[[Proposal], str]) -> None:
        """Take what the rows refer to: the numbers of other proposals, and the scores."""
        self._numbers = numbers
        self._score = score

    def show_rows(self, rows: Sequence[Proposal]) -> bool:
        """Show other rows and tell whether they are others, so that the choice has to be made anew."""
        before, now = self.rows, tuple(rows)
        if [row.proposal_id for row in before] != [row.proposal_id for row in now]:
            self.beginResetModel()
            self.rows = now
            self.endResetModel()
            return True
        self.rows = now
        for number, (old, new) in enumerate(zip(before, now, strict=True)):
            if old is not new and old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
        return False

    def row_of(self, proposal_id: str) -> int:
        """Return the row of a proposal, or −1."""
        return next((i for i, one in enumerate(self.rows) if one.proposal_id == proposal_id), -1)

    def at(self, row: int) -> Proposal | None:
        """Return the proposal in a row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def id_at(self, row: int) -> ProposalId | None:
        """Return the id of the proposal in a row."""
        found = self.at(row)
        return found.proposal_id if found else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, or how it looks."""
        # Asked for hundreds of times a page: the commonest first, and nothing made anew.
        proposal, column = self.rows[index.row()], index.column()
        if role == _DISPLAY:
            return self.text(proposal, column)
        if role == _ALIGNMENT:
            return self._alignments[column]
        if role == _FOREGROUND:
            return self._colours[self._tone(proposal, column)]
        if role == _FONT:
            return self._strong if self._tone(proposal, column) in _HEAVY else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.text(proposal, column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column:
                return self.text(proposal, column)
            cells = (self.text(proposal, one) for one in (NUMBER, SITE, ASKED, PLACE, COST, STAND, RANK))
            return ", ".join(cell for cell in cells if cell)
        return None

    def text(self, proposal: Proposal, column: int) -> str:
        """Return what a cell says."""
        match column:
            case 0:
                return "" if proposal.priority is None else str(proposal.priority)
            case 1:
                return proposal.number
            case 2:
                return site_word(self._names, proposal.site_id)
            case 3:
                return asked_text(proposal)
            case 4:
                return place_text(proposal)
            case 5:
                return format_rupiah(proposal.fields.perkiraan_biaya)
            case 6:
                return self._score(proposal)
            case _:
                return stand_text(proposal, self._numbers())

    def _tone(self, proposal: Proposal, column: int) -> str:
        if column == STAND:
            return tone_of(proposal)
        return "strong" if column in (RANK, NUMBER, ASKED) else ""

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].is_figure else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
