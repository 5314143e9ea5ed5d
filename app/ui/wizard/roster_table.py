"""The roster as a table: keys, names and letters; the order is changed by dragging or with Alt and the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.session_draft import SessionDraft, SiteDraft
from app.domain.site import SiteKind
from app.ui.room_view import key_of
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.fields import MARK, Sentences

_KEY, _NAME, _KECAMATAN, _SHORT, _CODE = range(5)
_WIDTHS = {_KEY: 52, _KECAMATAN: 170, _SHORT: 84, _CODE: 150}
_ROW_MIME = "application/x-roster-row"
_Index = QModelIndex | QPersistentModelIndex


class RosterModel(QAbstractTableModel):
    """The sites as they are. `site_edited` and `moved` say what a person wants; nothing is changed here."""

    site_edited = Signal(int, object)
    moved = Signal(int, int)

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._sites: tuple[SiteDraft, ...] = ()
        self._sentences: Sentences = {}
        self._titles = ("", self.tr("Lokasi"), self.tr("Kecamatan"), self.tr("Singkatan"), self.tr("Kode"))

    def show_sites(self, sites: Sequence[SiteDraft], sentences: Sentences) -> None:
        """Show other sites; while their number stays, the chosen line stays too."""
        self._sentences = sentences
        if len(sites) != len(self._sites):
            self.beginResetModel()
            self._sites = tuple(sites)
            self.endResetModel()
            return
        self._sites = tuple(sites)
        if self._sites:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._sites) - 1, _CODE))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sites."""
        return 0 if parent.isValid() else len(self._sites)

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

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names and letters may be edited; a line may be dragged, and dropped between two others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self._key(index) else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, or how it looks."""
        said = self._said(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                text = self._text(index)
                return f"{MARK} {text}" if said and role == Qt.ItemDataRole.DisplayRole else text
            case Qt.ItemDataRole.ToolTipRole:
                return said or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._text(index)}. {said}" if said else self._text(index)
            case Qt.ItemDataRole.ForegroundRole:
                if said:
                    return QColor(self._tokens.attention)
                return QColor(self._tokens.text if index.column() == _NAME else self._tokens.secondary)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Ask for another name or other letters."""
        key = self._key(index)
        if role != Qt.ItemDataRole.EditRole or not key:
            return False
        text = str(value).strip()
        text = text.upper() if key == "short" else text
        self.site_edited.emit(index.row(), self._sites[index.row()].with_text(key, text))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """A line is moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind of thing that may be dropped here: a line of this table."""
        return [_ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the number of the dragged line."""
        data = QMimeData()
        data.setData(_ROW_MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Ask for the line to be moved to where it was dropped."""
        del action, column
        if not data.hasFormat(_ROW_MIME):
            return False
        origin = int(bytes(data.data(_ROW_MIME).data()))
        to = row if row >= 0 else parent.row() if parent.isValid() else len(self._sites)
        self.moved.emit(origin, to - 1 if to > origin and row >= 0 else to)
        # Qt would take the line out itself: the draft says where it is.
        return False

    def _key(self, index: _Index) -> str:
        site = self._sites[index.row()]
        if index.column() == _SHORT:
            return "short"
        if index.column() == _NAME:
            return "name"
        return "code" if index.column() == _CODE and site.kind is SiteKind.ROOM else ""

    def _said(self, index: _Index) -> str:
        key = {_NAME: "name", _KECAMATAN: "kecamatan", _SHORT: "short", _CODE: "code"}.get(index.column(), "")
        return self._sentences.get(("site", index.row(), key), "") if key else ""

    def _text(self, index: _Index) -> str:
        site = self._sites[index.row()]
        kecamatan = self.tr("(seluruh kecamatan)") if site.kind is SiteKind.KECAMATAN else site.kecamatan
        return (key_of(index.row()), site.name, kecamatan, site.short, site.code)[index.column()]


class RosterTable(QTableView):
    """Shows the roster. Delete takes a site out, Alt and an arrow moves it, F2 or Enter edits it."""

    removed = Signal(int)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.roster = RosterModel(tokens, self)
        self.setModel(self.roster)
        self.setAccessibleName(self.tr("Lokasi sesi, menurut urutan F1, F2 dan seterusnya"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.px(34))
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, metrics.px(width))
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)

    def show_draft(self, draft: SessionDraft, sentences: Sentences) -> None:
        """Show a draft's roster."""
        row = self.currentIndex().row()
        self.roster.show_sites(draft.sites, sentences)
        if draft.sites and not self.currentIndex().isValid():
            self.choose(min(max(row, 0), len(draft.sites) - 1))

    def choose(self, place: int) -> None:
        """Choose a line."""
        self.setCurrentIndex(self.roster.index(place, _NAME))

    def edit_name(self, place: int) -> None:
        """Begin to edit the name of a line."""
        self.choose(place)
        self.edit(self.roster.index(place, _NAME))

    def _edit_chosen(self) -> None:
        index = self.currentIndex()
        is_typed = index.flags() & Qt.ItemFlag.ItemIsEditable
        self.edit(index if is_typed else self.roster.index(index.row(), _NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take out or edit the chosen line; else as every table."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The key that ends the editing comes here too.
            super().keyPressEvent(event)
            return
        row, key = self.currentIndex().row(), event.key()
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if row >= 0 and is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = row + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= to < self.roster.rowCount():
                self.roster.moved.emit(row, to)
        elif row >= 0 and key == Qt.Key.Key_Delete:
            self.removed.emit(row)
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit_chosen()
        else:
            super().keyPressEvent(event)
