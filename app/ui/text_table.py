"""A list of lines with columns of text, for pages that are driven by the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TextColumn:
    """One column: its title and its width in pixels of the design, 0 for what is left. Figures stand right."""

    title: str
    width: int
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line. `key` says which it is whatever stands around it; `tone` is how all of it looks.

    `tones` are the columns that look otherwise: "strong", "good", "attention" or "muted".
    """

    key: str
    cells: tuple[str, ...]
    tone: str = ""
    tones: Mapping[int, str] | None = None

    def tone_of(self, column: int) -> str:
        """Return how a cell looks."""
        return (self.tones or {}).get(column, self.tone)


class _TextModel(QAbstractTableModel):
    def __init__(self, columns: Sequence[TextColumn], tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._strong = font(metrics.px(13.5), 600)
        self._tokens = tokens
        self.lines: tuple[TextLine, ...] = ()

    def show_lines(self, lines: Sequence[TextLine]) -> bool:
        """Show other lines and tell whether they are others, so that the choice has to be made anew."""
        before = self.lines
        if [line.key for line in before] != [line.key for line in lines]:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return True
        self.lines = tuple(lines)
        for row, (old, new) in enumerate(zip(before, self.lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
        return False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._alignment(section))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, or how it looks."""
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[column]
            case Qt.ItemDataRole.ToolTipRole:
                return line.cells[column] or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(cell for cell in line.cells if cell) if column == 0 else line.cells[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(self._alignment(column))
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._colour(line.tone_of(column)))
            case Qt.ItemDataRole.FontRole:
                return self._strong if line.tone_of(column) in ("strong", "good", "attention") else None
        return None

    def _colour(self, tone: str) -> str:
        t = self._tokens
        tones = {"": t.secondary, "strong": t.text, "good": t.good, "attention": t.attention, "muted": t.muted}
        return tones[tone]

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._columns[column].is_figure else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class TextTable(QTableView):
    """Shows the lines. The arrow keys choose, Enter opens; the chosen line stays chosen whatever comes and goes."""

    line_chosen = Signal(str)
    line_opened = Signal(str)

    def __init__(
        self, name: str, columns: Sequence[TextColumn], tokens: Tokens, metrics: Metrics, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = _TextModel(columns, tokens, metrics, self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.px(36))
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        for number, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(number, metrics.px(column.width))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """Return all lines."""
        return self._model.lines

    @property
    def chosen(self) -> str:
        """Return the key of the chosen line, empty if none is."""
        row = self.currentIndex().row()
        return self._model.lines[row].key if 0 <= row < len(self._model.lines) else ""

    def show_lines(self, lines: Sequence[TextLine]) -> None:
        """Show other lines."""
        chosen, row = self.chosen, self.currentIndex().row()
        self.selectionModel().blockSignals(True)
        is_other = self._model.show_lines(lines)
        self.selectionModel().blockSignals(False)
        if is_other and lines:
            keys = [line.key for line in lines]
            # Without its line the choice goes to the one that took its place.
            place = keys.index(chosen) if chosen in keys else max(0, min(row, len(keys) - 1))
            self.setCurrentIndex(self._model.index(place, 0))

    def choose(self, key: str) -> None:
        """Choose a line, if it is there."""
        for row, line in enumerate(self._model.lines):
            if line.key == key:
                self.setCurrentIndex(self._model.index(row, 0))
                self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen line; letters, and Enter with Ctrl, belong to the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER:
            event.ignore()
        elif event.key() in _ENTER and self.chosen:
            self.line_opened.emit(self.chosen)
            event.accept()
        elif event.text().isprintable() and event.text():
            # The table's own search by letters would swallow the keys of the page.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_current(self, current: _Index) -> None:
        if current.isValid():
            self.line_chosen.emit(self._model.lines[current.row()].key)

    def _on_opened(self, index: _Index) -> None:
        self.line_opened.emit(self._model.lines[index.row()].key)
