"""The page "Penutupan sidang": how every document stands, what is lacking, the pages, and the key that makes all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.closing.preview import PagesView
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_PART = QSize(97, 95)
"""How much of the console is covered, in percent."""


class ProgressLine(QWidget):
    """How far the writing is: a line that fills. The words beside it say the same."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._share = 0.0
        self.setFixedHeight(metrics.px(6))

    def show_share(self, share: float) -> None:
        """Fill the line to this share, 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.raised))
        painter.fillRect(QRectF(0, 0, self.width() * self._share, self.height()), QColor(self._tokens.selection))


class ClosingPage(QDialog):
    """Not modal. Enter goes from a document to what it lacks, and from there to the page where that is filled in."""

    row_chosen = Signal(str)
    gap_opened = Signal(int)
    make_wanted = Signal()
    draft_wanted = Signal()
    officials_wanted = Signal()
    cancel_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, session: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.setWindowTitle(self.tr("Penutupan sidang"))
        self._session = label(session, "muted", self)
        self._ready = label("", "secondary", self)
        columns = (
            TextColumn(self.tr("Dokumen"), 0),
            TextColumn(self.tr("Hadir"), 64, is_figure=True),
            TextColumn(self.tr("Usulan"), 68, is_figure=True),
            TextColumn(self.tr("Disepakati"), 92, is_figure=True),
            TextColumn(self.tr("Waktu bicara"), 108, is_figure=True),
            TextColumn(self.tr("Tahap"), 90),
            TextColumn(self.tr("Yang kurang"), 380),
        )
        self.table = TextTable(self.tr("Kelengkapan tiap dokumen"), columns, tokens, metrics, self)
        self.table.line_chosen.connect(self.row_chosen)
        self.table.line_opened.connect(self._to_gaps)
        self._gaps_head = ElidedLabel("heading", self)
        gap_columns = (TextColumn(self.tr("Yang kurang"), 0), TextColumn(self.tr("Lengkapi di"), 190))
        self.gaps = TextTable(self.tr("Yang kurang di dokumen ini"), gap_columns, tokens, metrics, self)
        self.gaps.line_opened.connect(self._open_gap)
        self.preview = PagesView(tokens, metrics, self)
        self.preview.page_changed.connect(self._paged)
        self._preview_name = ""
        self._preview_head = ElidedLabel("heading", self)
        self._status = label("", "pill", self)

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.make = button(self.tr("Buat semua dokumen"), self.tr("Ctrl Enter"), "primary")
        self.draft = button(self.tr("Draf saja"), "D")
        self.officials = button(self.tr("Penanda tangan dan kop …"), "S")
        self.text = button(self.tr("Buka naskah"), "N")
        self.cancel = button(self.tr("Batalkan"), "X", "danger")
        self.shut = button(self.tr("Tutup"), "Esc")
        self._progress = ProgressLine(tokens, metrics, self)
        self._note = ElidedLabel("note", self)
        self._build()
        self._connect()
        self.show_writing(None)
        whole = parent.size()
        self.resize(whole.width() * _PART.width() // 100, whole.height() * _PART.height() // 100)
        self.table.setFocus()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.setSpacing(m.px(14))
        head.addWidget(label(self.tr("Penutupan sidang"), "title", self))
        head.addWidget(self._session)
        head.addStretch(1)
        head.addWidget(self._ready)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(m.px(12))
        left = QVBoxLayout()
        left.setSpacing(m.px(8))
        left.addWidget(self.table, 11)
        left.addWidget(self._gaps_head)
        left.addWidget(self.gaps, 5)
        body.addLayout(left, 62)
        body.addWidget(self._right(), 38)
        column.addLayout(body, 1)
        column.addWidget(self._progress)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        for one in (self.make, self.draft, self.cancel, self.officials, self.text):
            foot.addWidget(one)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def _right(self) -> QFrame:
        m = self._metrics
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(m.px(4), m.px(10), m.px(4), m.px(4))
        column.setSpacing(m.px(6))
        head = QHBoxLayout()
        head.setContentsMargins(m.px(10), 0, m.px(10), 0)
        head.addWidget(self._preview_head, 1)
        head.addWidget(self._status)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        return panel

    def _connect(self) -> None:
        self.make.clicked.connect(self.make_wanted)
        self.draft.clicked.connect(self.draft_wanted)
        self.officials.clicked.connect(self.officials_wanted)
        self.text.clicked.connect(self.text_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.shut.clicked.connect(self.close)

    # --- what is shown ----------------------------------------------------------------------

    def show_rows(self, lines: Sequence[TextLine], ready: str, *, is_all_ready: bool) -> None:
        """Show how every document stands."""
        self.table.show_lines(lines)
        self._ready.setText(ready)
        set_state(self._ready, "good" if is_all_ready else "")

    def show_gaps(self, heading: str, lines: Sequence[TextLine]) -> None:
        """Show what the chosen document lacks."""
        self._gaps_head.show_text(heading)
        self.gaps.show_lines(lines)

    def show_preview(self, name: str, status: str, tone: str) -> None:
        """Say which document the pages are of, and how far it is."""
        self._preview_name = name
        self._status.setText(status)
        set_state(self._status, tone)
        self._status.setVisible(bool(status))
        self._paged(self.preview.page, 0)

    def show_writing(self, share: float | None) -> None:
        """Show how far the writing is; None while nothing is written."""
        is_writing = share is not None
        self._progress.setVisible(is_writing)
        self._progress.show_share(share or 0.0)
        self.cancel.setVisible(is_writing)
        for one in (self.make, self.draft):
            one.setVisible(not is_writing)

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.show_text(text)
        set_state(self._note, "attention" if is_trouble else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are keys; Ctrl+Enter makes all documents; Esc in the list of gaps goes back to the documents."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control and self.make.isVisible() and not event.isAutoRepeat():
                self.make_wanted.emit()
            event.accept()
        elif key == Qt.Key.Key_Escape and self.gaps.hasFocus():
            self.table.setFocus()
            event.accept()
        elif not control and (wanted := self._button_of(key)) is not None:
            if wanted.isVisible() and not event.isAutoRepeat():
                wanted.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _button_of(self, key: Qt.Key) -> QPushButton | None:
        keys: dict[Qt.Key, QPushButton] = {
            Qt.Key.Key_D: self.draft,
            Qt.Key.Key_S: self.officials,
            Qt.Key.Key_N: self.text,
            Qt.Key.Key_X: self.cancel,
        }
        return keys.get(key)

    def _to_gaps(self, _key: str) -> None:
        if self.gaps.lines:
            self.gaps.setFocus()

    def _open_gap(self, key: str) -> None:
        self.gap_opened.emit(int(key.partition("/")[0]))

    def _paged(self, page: int, _count: int) -> None:
        count = self.preview.page and self.preview.count
        parts = [self.tr("Pratinjau"), self._preview_name]
        if count:
            parts.append(self.tr("halaman {page} dari {count}").format(page=page, count=count))
        self._preview_head.show_text(" · ".join(part for part in parts if part))
