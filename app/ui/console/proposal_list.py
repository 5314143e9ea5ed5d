"""The proposals logged so far: those of the site on the floor or of all, searched while typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import Proposal, ProposalState, format_volume
from app.ui.commands import CommandSet
from app.ui.console.parts import Choice, ElidedLabel, label
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import proposal_word, urgency_word

_SEARCH_AFTER_MS = 150
_URGENCY = 5
_LEAST_FOR_URGENCY = 680
_Index = QModelIndex | QPersistentModelIndex


class ProposalModel(QAbstractTableModel):
    """Proposals as rows. Replaced whole: a search answers with a new list."""

    def __init__(self, site_names: Mapping[SiteId, str], tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = site_names
        self._tokens = tokens
        self._rows: tuple[Proposal, ...] = ()
        self._titles = (
            self.tr("No"),
            self.tr("Lokasi"),
            self.tr("RT/RW"),
            self.tr("Usulan"),
            self.tr("Volume"),
            self.tr("Urgensi"),
            self.tr("Status"),
        )

    def show_rows(self, rows: Sequence[Proposal]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def proposal(self, row: int) -> Proposal | None:
        """Return the proposal in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, proposal_id: ProposalId) -> int:
        """Return the row of a proposal, or −1."""
        return next((i for i, p in enumerate(self._rows) if p.proposal_id == proposal_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, or its colour."""
        proposal = self.proposal(index.row())
        if proposal is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(proposal, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(self._titles) - 1:
            colour = self._tokens.attention if proposal.state is ProposalState.DRAFT else self._tokens.good
            return QColor(colour)
        return None

    def _text(self, proposal: Proposal, column: int) -> str:
        fields = proposal.fields
        place = "/".join(part for part in (fields.rt, fields.rw) if part)
        volume = " ".join(part for part in (format_volume(fields.volume), fields.satuan) if part)
        cells = (
            proposal.number,
            self._names.get(proposal.site_id, proposal.site_id),
            place,
            " ".join((fields.usulan or fields.permasalahan).split()),
            volume,
            urgency_word(fields.urgensi),
            proposal_word(proposal.state),
        )
        return cells[column]


class ProposalList(QFrame):
    """The panel: heading, scope, search field, table. Emits which proposal to open."""

    opened = Signal(object)
    search_changed = Signal()

    def __init__(self, site_names: Mapping[SiteId, str], commands: CommandSet, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Daftar usulan"))
        self._names = site_names
        self._heading = ElidedLabel("title", self)
        self._count = label("", "muted", self)
        self._scope = Choice(tokens, self)
        self._scope.addItem(self.tr("Lokasi ini"), True)
        self._scope.addItem(self.tr("Semua lokasi"), False)
        self._scope.setAccessibleName(self.tr("Lingkup daftar usulan"))
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Cari ({keys})").format(keys=commands.keys("proposal.find")))
        self._search.setToolTip(self.tr("Cari kata, nomor, RW …"))
        self._search.setAccessibleName(self.tr("Cari usulan"))
        self._search.setClearButtonEnabled(True)
        self._model = ProposalModel(site_names, tokens, self)
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Daftar usulan"))
        self._nothing = label("", "muted", self._table)
        self._least_for_urgency = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.search_changed)
        self._build()

    @property
    def text(self) -> str:
        """Return what is searched for."""
        return self._search.text().strip()

    @property
    def only_this_site(self) -> bool:
        """Tell whether only the site on the floor (or selected) is listed."""
        return bool(self._scope.currentData())

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def show_rows(self, rows: Sequence[Proposal], site_id: SiteId | None) -> None:
        """Show the result of a search. The selected row stays selected."""
        selected = self._model.proposal(self._table.currentIndex().row())
        self._model.show_rows(rows)
        if selected:
            row = self._model.row_of(selected.proposal_id)
            if row >= 0:
                self._table.selectRow(row)
        name = self._names.get(site_id, "") if site_id else ""
        of_one = bool(name) and self.only_this_site
        self._heading.show_text(self.tr("Usulan {site}").format(site=name) if of_one else self.tr("Semua usulan"))
        drafts = sum(1 for row_ in rows if row_.state is ProposalState.DRAFT)
        text = self.tr("{count} tercatat").format(count=len(rows) - drafts)
        if drafts:
            text += self.tr(" · {count} draf").format(count=drafts)
        self._count.setText(text)
        self._table.setColumnHidden(1, of_one)
        self._nothing.setText(self.tr("Tidak ada yang cocok.") if self.text else self.tr("Belum ada usulan."))
        self._nothing.setVisible(not rows)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        layout = self.layout()
        if layout:
            layout.setContentsMargins(metrics.px(16), metrics.px(12), metrics.px(16), metrics.px(8))
            layout.setSpacing(metrics.px(8))
        self._table.verticalHeader().setDefaultSectionSize(metrics.px(31))
        header = self._table.horizontalHeader()
        for column, width in ((0, 82), (1, 140), (2, 68), (4, 88), (_URGENCY, 124), (6, 84)):
            header.resizeSection(column, metrics.px(width))
        self._search.setMinimumWidth(metrics.px(136))
        self._scope.set_metrics(metrics)
        self._scope.setFixedWidth(metrics.px(132))
        self._least_for_urgency = metrics.px(_LEAST_FOR_URGENCY)
        self._show_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters least where what is asked for would have no room."""
        super().resizeEvent(event)
        self._show_columns()

    def _show_columns(self) -> None:
        self._table.setColumnHidden(_URGENCY, self.width() < self._least_for_urgency)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._scope)
        top.addWidget(self._search)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        nothing = QVBoxLayout(self._table.viewport())
        nothing.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        table = self._table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open)
        self._search.textChanged.connect(self._search_soon)
        self._search.returnPressed.connect(self._open_first)
        self._scope.currentIndexChanged.connect(self._scope_changed)

    @property
    def chosen(self) -> Proposal | None:
        """Return the proposal of the current row, if the list has the keyboard."""
        return self._model.proposal(self._table.currentIndex().row()) if self._table.hasFocus() else None

    def open_current(self) -> bool:
        """Open the selected row, if the table has the focus; return whether it did."""
        if not self._table.hasFocus():
            return False
        self._open(self._table.currentIndex())
        return True

    def _open(self, index: QModelIndex) -> None:
        proposal = self._model.proposal(index.row())
        if proposal:
            self.opened.emit(proposal)

    def _open_first(self) -> None:
        """Enter in the search field: one hit is opened, several are walked through with the arrows."""
        if self._model.rowCount() == 1:
            self._open(self._model.index(0, 0))
        elif self._model.rowCount() > 1:
            self._table.selectRow(0)
            self._table.setFocus()

    def _search_soon(self) -> None:
        self._timer.start()

    def _scope_changed(self, _index: int) -> None:
        self.search_changed.emit()
