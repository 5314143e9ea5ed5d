"""Step 4: the points of the agenda, and how long a turn lasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSpinBox, QTableView, QWidget

from app.domain.session import AgendaItem, SpeakingRules
from app.domain.session_draft import SessionDraft
from app.domain.session_templates import AGENDAS
from app.domain.wording import duration
from app.ui.console.parts import Choice, label
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.fields import MARK, FieldRow, ProblemLine, Sentences, button, inset, panel, row_of
from app.ui.words import translated

_NUMBER, _TITLE, _RESPONSIBLE, _MINUTES = range(4)
_WIDTHS = {_NUMBER: 44, _RESPONSIBLE: 270, _MINUTES: 90}
_KEYS = {_TITLE: "title", _RESPONSIBLE: "responsible", _MINUTES: "planned_min"}
_NEW_MINUTES = 10
_Index = QModelIndex | QPersistentModelIndex


class AgendaModel(QAbstractTableModel):
    """The points as they are. `item_edited` says what a person wants; nothing is changed here."""

    item_edited = Signal(int, object)

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._items: tuple[AgendaItem, ...] = ()
        self._sentences: Sentences = {}
        self._titles = ("", self.tr("Acara"), self.tr("Penanggung jawab"), self.tr("Menit"))

    def show_items(self, items: Sequence[AgendaItem], sentences: Sentences) -> None:
        """Show other points."""
        self._sentences = sentences
        if len(items) != len(self._items):
            self.beginResetModel()
            self._items = tuple(items)
            self.endResetModel()
            return
        self._items = tuple(items)
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, _MINUTES))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of points."""
        return 0 if parent.isValid() else len(self._items)

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

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Texts and minutes may be typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _KEYS else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, or how it looks."""
        row, column = index.row(), index.column()
        item = self._items[row]
        said = self._sentences.get(("agenda", row, _KEYS.get(column, "")), "")
        match role:
            case Qt.ItemDataRole.EditRole:
                return (row + 1, item.title, item.responsible, item.planned_min)[column]
            case Qt.ItemDataRole.DisplayRole:
                text = (str(row + 1), item.title, item.responsible, str(item.planned_min))[column]
                return f"{MARK} {text}".rstrip() if said else text
            case Qt.ItemDataRole.ToolTipRole:
                return said or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_alignment(column))
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._tokens.attention if said else self._tokens.text)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Ask for another text or other minutes."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in _KEYS:
            return False
        item = self._items[index.row()]
        match index.column():
            case column if column == _MINUTES:
                changed = replace(item, planned_min=int(value))
            case column if column == _RESPONSIBLE:
                changed = replace(item, responsible=str(value))
            case _:
                changed = replace(item, title=str(value))
        self.item_edited.emit(index.row(), changed)
        return True


def _alignment(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignRight if column == _MINUTES else Qt.AlignmentFlag.AlignLeft
    )


class AgendaTable(QTableView):
    """Shows the points. Delete takes one out, Alt and an arrow moves it, Enter edits it."""

    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.points = AgendaModel(tokens, self)
        self.setModel(self.points)
        self.setAccessibleName(self.tr("Susunan acara"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.px(36))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, metrics.px(width))
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)

    def choose(self, place: int) -> None:
        """Choose a line."""
        self.setCurrentIndex(self.points.index(place, _TITLE))

    def edit_title(self, place: int) -> None:
        """Begin to edit the title of a line."""
        self.choose(place)
        self.edit(self.points.index(place, _TITLE))

    def _edit_chosen(self) -> None:
        index = self.currentIndex()
        is_typed = index.flags() & Qt.ItemFlag.ItemIsEditable
        self.edit(index if is_typed else self.points.index(index.row(), _TITLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take out or edit the chosen line; else as every table."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The key that ends the editing comes here too.
            super().keyPressEvent(event)
            return
        row, key = self.currentIndex().row(), event.key()
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if row >= 0 and is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(row, row + (1 if key == Qt.Key.Key_Down else -1))
        elif row >= 0 and key == Qt.Key.Key_Delete:
            self.removed.emit(row)
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit_chosen()
        else:
            super().keyPressEvent(event)


class AgendaStep(QWidget):
    """`edited` carries the draft as it is now."""

    edited = Signal(object)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._draft: SessionDraft | None = None
        self.table = AgendaTable(tokens, metrics, self)
        self.add = button(self.tr("Tambah acara"), self)
        self.up = button(self.tr("Naik"), self, "", "Alt ↑")
        self.down = button(self.tr("Turun"), self, "", "Alt ↓")
        self.remove = button(self.tr("Hapus"), self, "danger", "Delete")
        self.agendas = Choice(tokens, self)
        self.agendas.set_metrics(metrics)
        self.agendas.setAccessibleName(self.tr("Susunan siap pakai"))
        for name in AGENDAS:
            self.agendas.addItem(translated("session_draft", name), name)
        self.use = button(self.tr("Pakai susunan ini"), self)
        self.turn = self._seconds(10, 3600)
        self.warning = self._seconds(0, 3600)
        self._total = label("", "secondary", self)
        self._said = ProblemLine(metrics, self, self.tr("Enter mengubah, Alt ↑ dan Alt ↓ urutan, Delete menghapus."))
        self._rows: dict[str, FieldRow] = {}
        self._build()
        self._connect()

    def _seconds(self, low: int, high: int) -> QSpinBox:
        made = QSpinBox(self)
        made.setRange(low, high)
        made.setSingleStep(30)
        made.setSuffix(self.tr(" detik"))
        inset(made, self._metrics)
        return made

    def _build(self) -> None:
        m = self._metrics
        left, column = panel(m, self)
        column.addLayout(row_of(m, label(self.tr("Susunan acara"), "title", left), None, self._total))
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        column.addLayout(row_of(m, self.add, self.up, self.down, self.remove, None))
        right, other = panel(m, self)
        other.addWidget(label(self.tr("Waktu bicara"), "title", right))
        self._rows["turn_s"] = FieldRow(self.tr("Lama satu giliran"), self.turn, m, right, " ")
        self._rows["warning_s"] = FieldRow(self.tr("Peringatan sebelum habis"), self.warning, m, right, " ")
        for row in self._rows.values():
            other.addWidget(row)
        note = label(self.tr("Program tidak memotong pembicara; hanya operator yang menutup giliran."), "note", right)
        note.setWordWrap(True)
        other.addWidget(note)
        other.addSpacing(m.px(16))
        other.addWidget(label(self.tr("Susunan siap pakai"), "heading", right))
        other.addWidget(self.agendas)
        other.addLayout(row_of(m, self.use, None))
        other.addStretch(1)
        right.setFixedWidth(m.px(420))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(m.px(10))
        outer.addWidget(left, 1)
        outer.addWidget(right)

    def _connect(self) -> None:
        self.table.points.item_edited.connect(self._put)
        self.table.removed.connect(self._remove)
        self.table.moved.connect(self._move)
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(self._row, self._row - 1))
        self.down.clicked.connect(lambda: self._move(self._row, self._row + 1))
        self.remove.clicked.connect(lambda: self._remove(self._row))
        self.use.clicked.connect(
            lambda: self._edit(lambda draft: replace(draft, agenda=AGENDAS[str(self.agendas.currentData())]))
        )
        for spin in (self.turn, self.warning):
            spin.valueChanged.connect(lambda _: self._edit(self._with_rules))

    @property
    def _row(self) -> int:
        return self.table.currentIndex().row()

    def show_draft(self, draft: SessionDraft, sentences: Sentences) -> None:
        """Show a draft."""
        self._draft = draft
        self.table.points.show_items(draft.agenda, sentences)
        total = sum(item.planned_min for item in draft.agenda)
        self._total.setText(
            self.tr("{count} acara, {time} jam").format(count=len(draft.agenda), time=f"{total // 60}.{total % 60:02d}")
        )
        with QSignalBlocker(self.turn), QSignalBlocker(self.warning):
            self.turn.setValue(draft.speaking.turn_s)
            self.warning.setValue(draft.speaking.warning_s)
        said = {key: sentences.get(("speaking", key), "") for key in self._rows}
        for key, row in self._rows.items():
            row.show_problem(said[key])
        self.turn.setToolTip(duration(draft.speaking.turn_s))
        self._said.show_problem(next((text for field, text in sentences.items() if field[0] == "agenda"), ""))
        for one in (self.up, self.down, self.remove):
            one.setEnabled(bool(draft.agenda))

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.table if self._draft and self._draft.agenda else self.add

    def _with_rules(self, draft: SessionDraft) -> SessionDraft:
        return replace(draft, speaking=SpeakingRules(self.turn.value(), self.warning.value()))

    def _put(self, place: int, item: AgendaItem) -> None:
        self._edit(lambda draft: replace(draft, agenda=(*draft.agenda[:place], item, *draft.agenda[place + 1 :])))

    def _add(self) -> None:
        if self._draft is None:
            return
        place = self._row + 1 if self._row >= 0 else len(self._draft.agenda)
        item = AgendaItem(self.tr("Acara baru"), _NEW_MINUTES)
        self._edit(lambda draft: replace(draft, agenda=(*draft.agenda[:place], item, *draft.agenda[place:])))
        self.table.edit_title(place)

    def _remove(self, place: int) -> None:
        if self._draft and 0 <= place < len(self._draft.agenda):
            self._edit(lambda draft: replace(draft, agenda=draft.agenda[:place] + draft.agenda[place + 1 :]))
            self.table.choose(min(place, len(self._draft.agenda) - 1))

    def _move(self, place: int, to: int) -> None:
        if self._draft is None or not 0 <= place < len(self._draft.agenda) or not 0 <= to < len(self._draft.agenda):
            return
        items = list(self._draft.agenda)
        items.insert(to, items.pop(place))
        self._edit(lambda draft: replace(draft, agenda=tuple(items)))
        self.table.choose(to)

    def _edit(self, change: Callable[[SessionDraft], SessionDraft]) -> None:
        if self._draft:
            self.edited.emit(change(self._draft))
