"""The cameras as a table: one line for each site, typed into like a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.redaction import redact_address
from app.domain.session_draft import SessionDraft, SiteDraft
from app.domain.site import Transport
from app.domain.site_check import Verdict
from app.ui.check.mark import paint_mark, verdict_colour
from app.ui.room_view import key_of
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.fields import MARK, Sentences

_KEY, _NAME, MAIN, SUB, _TRANSPORT, USER, _PASSWORD, _RESULT = range(8)
_WIDTHS = {_KEY: 50, _NAME: 170, _TRANSPORT: 64, USER: 100, _PASSWORD: 96, _RESULT: 176}
_TEXT_KEYS = {MAIN: "main", SUB: "sub", USER: "user"}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TrialMark:
    """What a trial says in a cell: a verdict (None while it runs) and a word."""

    verdict: Verdict | None
    word: str


class CameraModel(QAbstractTableModel):
    """The sites' feeds. `address_typed` and `site_edited` say what a person wants; nothing is changed here.

    A preview of a pattern stands in the cells until it is used; it is told apart by its colour and a mark.
    """

    site_edited = Signal(int, object)
    address_typed = Signal(int, str, str)

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._sites: tuple[SiteDraft, ...] = ()
        self._preview: tuple[SiteDraft, ...] = ()
        self._sentences: Sentences = {}
        self._marks: Mapping[str, TrialMark] = {}
        self._titles = (
            "",
            self.tr("Lokasi"),
            self.tr("Alamat utama"),
            self.tr("Alamat kecil"),
            self.tr("Cara"),
            self.tr("Pengguna"),
            self.tr("Sandi"),
            self.tr("Hasil coba"),
        )

    def show_draft(self, draft: SessionDraft, sentences: Sentences) -> None:
        """Show a draft's feeds."""
        self._sentences = sentences
        if len(draft.sites) != len(self._sites):
            self.beginResetModel()
            self._sites = draft.sites
            self.endResetModel()
            return
        self._sites = draft.sites
        self._all_changed()

    def show_preview(self, preview: tuple[SiteDraft, ...]) -> None:
        """Show what a pattern would make of the addresses; nothing for no preview."""
        self._preview = preview
        self._all_changed()

    def show_marks(self, marks: Mapping[str, TrialMark]) -> None:
        """Show what the trial says, by the sites' codes."""
        self._marks = marks
        self._all_changed()

    def mark_at(self, row: int) -> TrialMark | None:
        """Return what the trial says about the site in this line."""
        return self._marks.get(self._sites[row].code)

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
        """Addresses and user names may be typed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _TEXT_KEYS else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, or how it looks."""
        said, column = self._said(index), index.column()
        match role:
            case Qt.ItemDataRole.EditRole:
                return getattr(self._sites[index.row()], _TEXT_KEYS.get(column, ""), "")
            case Qt.ItemDataRole.DisplayRole:
                text = self._text(index)
                return f"{MARK} {text}".rstrip() if said else text
            case Qt.ItemDataRole.ToolTipRole:
                return said or (self._text(index) if column in (MAIN, SUB) else None)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (self._titles[column], self._text(index), said) if part)
            case Qt.ItemDataRole.ForegroundRole:
                if self._previewed(index):
                    return QColor(self._tokens.selection)
                if said:
                    return QColor(self._tokens.attention)
                return QColor(self._tokens.text if column in (_NAME, MAIN, SUB) else self._tokens.secondary)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's variant
        """Ask for another address or user name."""
        key = _TEXT_KEYS.get(index.column(), "")
        if role != Qt.ItemDataRole.EditRole or not key:
            return False
        text, site = str(value).strip(), self._sites[index.row()]
        if key == "user":
            self.site_edited.emit(index.row(), site.with_text("user", text))
        elif text != getattr(site, key):
            self.address_typed.emit(index.row(), key, text)
        return True

    def toggle_transport(self, row: int) -> None:
        """Ask for the other way of sending."""
        site = self._sites[row]
        other = Transport.UDP if site.transport is Transport.TCP else Transport.TCP
        self.site_edited.emit(row, replace(site, transport=other))

    def _all_changed(self) -> None:
        if self._sites:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._sites) - 1, _RESULT))

    def _said(self, index: _Index) -> str:
        key = _TEXT_KEYS.get(index.column(), "credential" if index.column() == _PASSWORD else "")
        return self._sentences.get(("site", index.row(), key), "") if key and not self._previewed(index) else ""

    def _previewed(self, index: _Index) -> str:
        key = {MAIN: "main", SUB: "sub"}.get(index.column(), "")
        if not key or index.row() >= len(self._preview):
            return ""
        text: str = getattr(self._preview[index.row()], key)
        return text if text != getattr(self._sites[index.row()], key) else ""

    def _text(self, index: _Index) -> str:
        site, column = self._sites[index.row()], index.column()
        if preview := self._previewed(index):
            return f"→ {redact_address(preview)}"
        match column:
            case 0:
                return key_of(index.row())
            case 1:
                return site.name
            case 2 | 3:
                return redact_address(site.main if column == MAIN else site.sub)
            case 4:
                return site.transport.value.upper()
            case 5:
                return site.user
            case 6:
                return self._password_word(site)
        mark = self._marks.get(site.code)
        return mark.word if mark else ""

    def _password_word(self, site: SiteDraft) -> str:
        if not site.credential:
            return ""
        return self.tr("variabel") if site.credential.startswith("env:") else self.tr("tersimpan")


class _ResultCell(QStyledItemDelegate):
    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Leave room for the mark, as for an icon."""
        super().initStyleOption(option, index)
        if option.text:
            side = self._metrics.px(20)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(side, self._metrics.px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the word as the style does, and the mark before it."""
        super().paint(painter, option, index)
        model = index.model()
        mark = model.mark_at(index.row()) if isinstance(model, CameraModel) else None
        if mark is None:
            return
        m, cell = self._metrics, option.rect
        box = QRectF(cell.x() + m.px(8), cell.center().y() - m.px(8), m.px(16), m.px(16))
        paint_mark(painter, box, mark.verdict, verdict_colour(mark.verdict, self._tokens), self._tokens.panel)


class CameraTable(QTableView):
    """Shows the feeds. Arrows walk from cell to cell, Enter or F2 types, Space changes the way of sending."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.cameras = CameraModel(tokens, self)
        self.setModel(self.cameras)
        self.setItemDelegateForColumn(_RESULT, _ResultCell(tokens, metrics, self))
        self.setAccessibleName(self.tr("Alamat kamera setiap lokasi"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.px(30))
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, metrics.px(width))
        for column in (MAIN, SUB):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double_click)

    def choose(self, row: int, column: int = MAIN) -> None:
        """Choose a cell."""
        self.setCurrentIndex(self.cameras.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type with Enter, change the way of sending with Space, clear with Delete; else as every table."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The key that ends the editing comes here too.
            super().keyPressEvent(event)
            return
        index = self.currentIndex()
        is_plain = not event.modifiers()
        if index.isValid() and index.column() == _TRANSPORT and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.cameras.toggle_transport(index.row())
        elif index.isValid() and is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if index.column() in _TEXT_KEYS:
                self.edit(index)
        elif index.isValid() and is_plain and event.key() == Qt.Key.Key_Delete and index.column() in _TEXT_KEYS:
            self.cameras.setData(index, "")
        else:
            super().keyPressEvent(event)

    def _on_double_click(self, index: _Index) -> None:
        if index.column() == _TRANSPORT:
            self.cameras.toggle_transport(index.row())
