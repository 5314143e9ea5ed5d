"""The page at the start: the sessions this computer knows, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.domain.known_session import KnownSession
from app.ui.console.parts import label, set_state
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.fields import MARK, button, panel, row_of, set_role
from app.ui.words import day_text

_TITLE, _DAY, _SITES, _STATE = range(4)
_WIDTHS = {_DAY: 250, _SITES: 100, _STATE: 190}
_Index = QModelIndex | QPersistentModelIndex


class SessionModel(QAbstractTableModel):
    """The sessions as they are on the disk."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._sessions: tuple[KnownSession, ...] = ()
        self._today = date.min
        self._titles = (self.tr("Sesi"), self.tr("Hari"), self.tr("Lokasi"), self.tr("Keadaan"))

    @property
    def sessions(self) -> tuple[KnownSession, ...]:
        """Return all of them."""
        return self._sessions

    def show_sessions(self, sessions: Sequence[KnownSession], today: date) -> None:
        """Show other sessions."""
        self.beginResetModel()
        self._sessions, self._today = tuple(sessions), today
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sessions."""
        return 0 if parent.isValid() else len(self._sessions)

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
        """Return a cell's text, or how it looks."""
        session = self._sessions[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(session, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return session.problem or str(session.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(self._text(session, column) for column in range(len(self._titles)))
            case Qt.ItemDataRole.ForegroundRole:
                if session.problem and index.column() == _STATE:
                    return QColor(self._tokens.attention)
                return QColor(self._tokens.text if index.column() == _TITLE else self._tokens.secondary)
        return None

    def _text(self, session: KnownSession, column: int) -> str:
        match column:
            case 0:
                return session.title
            case 1:
                return day_text(session.held_on) if session.held_on else ""
            case 2:
                return str(session.sites)
        return self._state(session)

    def _state(self, session: KnownSession) -> str:
        if session.problem:
            # A call inside an f-string is not collected for translation.
            wanted = self.tr("perlu diperbaiki")
            return f"{MARK} {wanted}"
        days = (session.held_on - self._today).days if session.held_on else 0
        if days == 0:
            return self.tr("hari ini")
        return self.tr("{days} hari lagi").format(days=days) if days > 0 else self.tr("sudah lewat")


class SessionTable(QTableView):
    """Shows the sessions. Enter or a double click opens one."""

    opened = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.known = SessionModel(tokens, self)
        self.setModel(self.known)
        self.setAccessibleName(self.tr("Sesi di komputer ini"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.px(42))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, metrics.px(width))
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; else as every table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class StartPage(QWidget):
    """What is pressed comes out as a request; a session goes along as its `KnownSession`."""

    new_wanted = Signal()
    open_wanted = Signal(object)
    change_wanted = Signal(object)
    copy_wanted = Signal(object)
    other_wanted = Signal()
    demo_wanted = Signal()
    unfinished_wanted = Signal()
    discard_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.table = SessionTable(tokens, metrics, self)
        self.new = button(self.tr("Buat sesi baru"), self, "primary")
        self.open = button(self.tr("Buka"), self, "primary")
        self.change = button(self.tr("Ubah"), self)
        self.copy = button(self.tr("Salin untuk hari lain"), self)
        self.other = button(self.tr("Berkas lain…"), self)
        self.demo = button(
            self.tr("Peragaan"), self, "", self.tr("Dua belas kelurahan buatan; tidak ada yang tercatat.")
        )
        self.quit = button(self.tr("Keluar"), self)
        self.go_on = button(self.tr("Lanjutkan"), self, "primary")
        self.discard = button(self.tr("Buang"), self, "danger")
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self._empty = label(
            self.tr("Belum ada sesi di komputer ini. “Buat sesi baru” menuntun Anda dalam lima langkah."), "muted", self
        )
        self._empty.setWordWrap(True)
        self._unfinished_text = label("", "problem", self)
        self._build()
        self._connect()
        self._allow()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(24), m.px(20), m.px(24), m.px(16))
        column.setSpacing(m.px(12))
        column.addLayout(
            row_of(m, label(self.tr("Ruang Kendali Musrenbang"), "speaker", self), None, self.demo, self.new)
        )
        self._banner, banner = panel(m, self)
        banner.addLayout(row_of(m, self._unfinished_text, None, self.discard, self.go_on))
        self._banner.hide()
        column.addWidget(self._banner)
        body, inner = panel(m, self)
        inner.addWidget(label(self.tr("Sesi di komputer ini"), "heading", body))
        inner.addWidget(self._empty)
        inner.addWidget(self.table, 1)
        column.addWidget(body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        foot.addWidget(self.quit)
        foot.addWidget(self._note, 1)
        for one in (self.other, self.copy, self.change, self.open):
            foot.addWidget(one)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.quit.clicked.connect(self.quit_wanted)
        self.go_on.clicked.connect(self.unfinished_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.table.opened.connect(lambda: self._ask(self.open_wanted))
        self.open.clicked.connect(lambda: self._ask(self.open_wanted))
        self.change.clicked.connect(lambda: self._ask(self.change_wanted))
        self.copy.clicked.connect(lambda: self._ask(self.copy_wanted))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())

    @property
    def chosen(self) -> KnownSession | None:
        """Return the chosen session."""
        row = self.table.currentIndex().row()
        return self.table.known.sessions[row] if 0 <= row < len(self.table.known.sessions) else None

    def show_sessions(self, sessions: Sequence[KnownSession], today: date) -> None:
        """Show the sessions; the first one is the one that is most likely wanted."""
        had = self.table.hasFocus()
        self.table.known.show_sessions(sessions, today)
        self._empty.setVisible(not sessions)
        # One thing is likely: to open what there is, or to make what there is not.
        set_role(self.new, "" if sessions else "primary")
        if sessions:
            self.table.setCurrentIndex(self.table.known.index(0, _TITLE))
        self._allow()
        if self.isVisible() and not had:
            self.begin()

    def show_unfinished(self, title: str | None) -> None:
        """Offer the draft that was left unfinished; None for none."""
        self._banner.setVisible(title is not None)
        name = title or self.tr("tanpa judul")
        self._unfinished_text.setText(self.tr("Sesi yang belum selesai diisi: {title}").format(title=name))

    def begin(self) -> None:
        """Give the keyboard to what is most likely wanted."""
        (self.table if self.table.known.sessions else self.new).setFocus()

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say beside the buttons what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    def _ask(self, wish: Any) -> None:  # noqa: ANN401 - a bound signal has no public type
        if self.chosen:
            wish.emit(self.chosen)

    def _allow(self) -> None:
        chosen = self.chosen
        for one in (self.open, self.change, self.copy):
            one.setEnabled(chosen is not None)
        if chosen and chosen.problem:
            self.say(chosen.problem, is_trouble=True)
        else:
            self.say(str(chosen.path) if chosen else "")
