"""The list of the sites: one line each, with its level and what is set for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.identity import SiteId
from app.domain.sound import FeedLevel
from app.ui.console.meter_paint import METER_STEP_DB, paint_meter
from app.ui.sound.view import SiteRow, gain_text, lip_sync_text, silent_level, treatment_text
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_KEY, _NAME, _LEVEL, _GAIN, _TREATMENT, _LIP_SYNC, _STATE = range(7)
_WIDTHS = {_KEY: 48, _NAME: 190, _LEVEL: 124, _GAIN: 90, _LIP_SYNC: 104, _STATE: 136}
_Index = QModelIndex | QPersistentModelIndex


class SiteModel(QAbstractTableModel):
    """The lines as they are. The levels are not in here: they are painted, ten times a second."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._rows: tuple[SiteRow, ...] = ()
        self._titles = (
            "",
            self.tr("Lokasi"),
            self.tr("Level"),
            self.tr("Penguatan"),
            self.tr("Olahan"),
            self.tr("Selisih bibir"),
            "",
        )

    @property
    def rows(self) -> tuple[SiteRow, ...]:
        """Return all lines."""
        return self._rows

    def show_rows(self, rows: Sequence[SiteRow]) -> None:
        """Show other lines; only those that changed are touched, so the chosen one stays chosen."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()
            return
        before, self._rows = self._rows, tuple(rows)
        for row, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._titles) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sites."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_alignment(section))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, or how it looks."""
        row, column = self._rows[index.row()], index.column()
        processing = row.sound.processing
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row) if column == _NAME else self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_alignment(column))
            case Qt.ItemDataRole.ForegroundRole:
                warns = (column == _STATE and row.is_changed) or (column == _TREATMENT and processing.is_bypassed)
                if warns:
                    return QColor(self._tokens.attention)
                return QColor(self._tokens.text if column == _NAME else self._tokens.secondary)
        return None

    def _text(self, row: SiteRow, column: int) -> str:
        match column:
            case 0:
                return row.key
            case 1:
                return row.name
            case 3:
                return gain_text(row.sound.processing.gain_db)
            case 4:
                return treatment_text(row.sound.processing)
            case 5:
                return lip_sync_text(row.sound.lip_sync_ms)
            case 6:
                return self._state(row)
        return ""

    def _state(self, row: SiteRow) -> str:
        if row.is_heard_by_operator:
            return f"{self.tr('didengar')} ●" if row.is_changed else self.tr("didengar")
        return self.tr("belum disimpan") if row.is_changed else ""

    def _spoken(self, row: SiteRow) -> str:
        processing = row.sound.processing
        parts = [row.key, row.name, gain_text(processing.gain_db), treatment_text(processing)]
        if row.is_heard_by_operator:
            parts.append(self.tr("didengar"))
        if row.is_changed:
            parts.append(self.tr("belum disimpan"))
        return ", ".join(parts)


def _alignment(column: int) -> Qt.AlignmentFlag:
    is_figure = column in (_GAIN, _LIP_SYNC)
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft)


class _LevelCell(QStyledItemDelegate):
    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self.levels: dict[int, FeedLevel] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the cell as the style does, and the level on it."""
        super().paint(painter, option, index)
        level = self.levels.get(index.row())
        if level is None:
            return
        m = self._metrics
        cell: QRect = option.rect
        height = m.px(9)
        bar = QRect(cell.x() + m.px(6), cell.center().y() - height // 2, cell.width() - m.px(12), height)
        paint_meter(painter, bar, level.rms_dbfs, level.peak_dbfs, self._tokens)


class SiteTable(QTableView):
    """Shows the lines. The arrow keys choose; `site_chosen` says which site the other side is about."""

    site_chosen = Signal(str)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = SiteModel(tokens, self)
        self._cell = _LevelCell(tokens, metrics, self)
        self.setModel(self._model)
        self.setItemDelegateForColumn(_LEVEL, self._cell)
        self.setAccessibleName(self.tr("Pengaturan suara setiap lokasi"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.px(38))
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, metrics.px(width))
        header.setSectionResizeMode(_TREATMENT, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    @property
    def chosen(self) -> SiteId | None:
        """Return the chosen site."""
        row = self.currentIndex().row()
        return self._model.rows[row].site_id if 0 <= row < len(self._model.rows) else None

    def choose(self, site_id: SiteId) -> None:
        """Choose a site."""
        for row, shown in enumerate(self._model.rows):
            if shown.site_id == site_id:
                self.setCurrentIndex(self._model.index(row, _NAME))

    def show_rows(self, rows: Sequence[SiteRow]) -> None:
        """Show other lines."""
        self._model.show_rows(rows)

    def show_levels(self, levels: Mapping[SiteId, FeedLevel]) -> None:
        """Move the meters that moved enough to be seen."""
        for row, shown in enumerate(self._model.rows):
            new = levels.get(shown.site_id) or silent_level(shown.site_id)
            old = self._cell.levels.get(row)
            if old and max(abs(new.rms_dbfs - old.rms_dbfs), abs(new.peak_dbfs - old.peak_dbfs)) < METER_STEP_DB:
                continue
            self._cell.levels[row] = new
            self.viewport().update(self.visualRect(self._model.index(row, _LEVEL)))

    def _on_current(self, current: _Index) -> None:
        if current.isValid():
            self.site_chosen.emit(self._model.rows[current.row()].site_id)
