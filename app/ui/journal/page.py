"""The window of the journal: lines with time, place and what happened, narrowed down by topic and by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.journal import Topic
from app.ui.console.parts import Choice, label
from app.ui.journal.words import topic_word
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line as it is read: `10.42.18`, `Forum`, `Pejuang`, `selesai bicara`."""

    time: str
    topic: str
    place: str
    text: str


class JournalModel(QAbstractTableModel):
    """Lines as rows, newest first. Replaced whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[JournalLine, ...] = ()
        self._titles = (self.tr("Jam"), self.tr("Perihal"), self.tr("Lokasi"), self.tr("Kejadian"))

    def show_lines(self, lines: Sequence[JournalLine]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def lines(self) -> tuple[JournalLine, ...]:
        """Return the lines that are shown."""
        return self._lines

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

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
        """Return a cell's text."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self._lines[index.row()]
        return (line.time, line.topic, line.place, line.text)[index.column()]


class JournalPage(QDialog):
    """Not modal. `narrowed` says that other lines are wanted; it fills nothing itself."""

    narrowed = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Catatan kejadian"))
        self.resize(metrics.px(900), metrics.px(640))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(12))
        head = QHBoxLayout()
        head.setSpacing(metrics.px(12))
        head.addWidget(label(self.tr("Catatan kejadian"), "title", self))
        head.addStretch(1)
        self._topic = Choice(tokens, self)
        self._topic.set_metrics(metrics)
        self._topic.setAccessibleName(self.tr("Perihal"))
        self._topic.setMinimumWidth(metrics.px(150))
        self._topic.addItem(self.tr("Semua"), None)
        for topic in Topic:
            self._topic.addItem(topic_word(topic), topic)
        self._topic.currentIndexChanged.connect(self.narrowed)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(self.tr("Cari kata …"))
        self._words.setAccessibleName(self.tr("Cari kata di catatan kejadian"))
        self._words.setMinimumWidth(metrics.px(240))
        self._words.textChanged.connect(self.narrowed)
        head.addWidget(self._topic)
        head.addWidget(self._words)
        column.addLayout(head)
        self.model = JournalModel(self)
        self.table = QTableView(self)
        self.table.setAccessibleName(self.tr("Catatan kejadian, terbaru di atas"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(metrics.px(30))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for section, width in enumerate((96, 110, 190)):
            self.table.setColumnWidth(section, metrics.px(width))
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self._note = label("", "muted", self)
        foot.addWidget(self._note, 1)
        close = QPushButton(self.tr("Tutup"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot.addWidget(close)
        column.addLayout(foot)
        self._words.setFocus()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Return the topics that are wanted."""
        chosen = self._topic.currentData()
        return (Topic(chosen),) if chosen else tuple(Topic)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that a line must have, in lower case."""
        return tuple(self._words.text().casefold().split())

    def show_lines(self, lines: Sequence[JournalLine]) -> None:
        """Show these lines; the place where somebody reads stays."""
        if tuple(lines) == self.model.lines:
            return
        bar = self.table.verticalScrollBar()
        # Newest on top: who reads further down is pushed down by what comes in.
        below = len(lines) - len(self.model.lines) if bar.value() else 0
        at = bar.value()
        self.model.show_lines(lines)
        bar.setValue(max(0, at + below) if at else 0)
        self.say(self.tr("{count} kejadian, terbaru di atas").format(count=len(lines)))

    def say(self, text: str) -> None:
        """Show how much there is, or why nothing can be read."""
        self._note.setText(text)
