"""The page "Ambil usulan": a file is dropped or chosen, what it would do is shown, then it is taken in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.proposal import Source
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.usulan_import.mending import MendingPane
from app.ui.usulan_import.panes import ColumnsPane, PlanPane

_PART = QSize(94, 92)
_WIDEST, _HIGHEST = 1720, 980


class UsulanImportPage(QDialog):
    """Not modal: the session goes on behind it. What is pressed, or dropped on it, comes out as a request."""

    file_wanted = Signal()
    file_dropped = Signal(str)
    columns_wanted = Signal()
    taken = Signal()
    waiting_wanted = Signal()
    export_wanted = Signal(object)
    complaints_wanted = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.setWindowTitle(self.tr("Ambil usulan"))
        self.setAccessibleName(self.tr("Ambil usulan"))
        self.setAcceptDrops(True)
        self._file = ElidedLabel("muted", self)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Kemajuan"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(metrics.px(6))
        self._bar.hide()
        self.hint = label(
            self.tr(
                "Seret berkas ke halaman ini, atau tekan O untuk memilihnya.\n\n"
                "Ekspor SIPD (26 kolom), tabel SIENCANG, atau daftar lain dalam XLSX dan CSV. "
                "Sebelum ada yang tersimpan, halaman ini menunjukkan apa yang baru, apa yang berubah, "
                "dan apa yang tidak dapat dipakai.\n\n"
                "A mengambil daftar pengaduan SOROT (CSV, XLSX, JSON) sebagai latar belakang usulan."
            ),
            "secondary",
            self,
        )
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plan = PlanPane(tokens, metrics, self)
        self.columns = ColumnsPane(tokens, metrics, self)
        self.mending = MendingPane(tokens, metrics, self)
        self._middle = QStackedWidget(self)
        for pane in (self.hint, self.plan, self.columns, self.mending):
            self._middle.addWidget(pane)

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.choose = button(self.tr("Pilih berkas"), "O")
        self.say_columns = button(self.tr("Arti kolom"), "K")
        self.take = button(self.tr("Ambil alih"), self.tr("Enter"), "primary")
        self.waiting = button(self.tr("Perbaiki baris"), "P")
        self.sipd = button(self.tr("Tulis SIPD"), "S")
        self.siencang = button(self.tr("Tulis SIENCANG"), "G")
        self.complaints = button(self.tr("Pengaduan"), "A")
        self.shut = button(self.tr("Tutup"), "Esc")
        self._build()
        self._connect()
        self.offer(has_list=False, can_take=False)
        whole = parent.size()
        self.resize(
            min(whole.width() * _PART.width() // 100, metrics.px(_WIDEST)),
            min(whole.height() * _PART.height() // 100, metrics.px(_HIGHEST)),
        )
        self.choose.setFocus()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(8))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(label(self.tr("Ambil usulan"), "title", self))
        head.addWidget(self._file, 1)
        column.addLayout(head)
        column.addWidget(self._middle, 1)
        column.addWidget(self._bar)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        for one in (self.take, self.choose, self.say_columns, self.waiting, self.sipd, self.siencang, self.complaints):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_wanted)
        self.say_columns.clicked.connect(self.columns_wanted)
        self.take.clicked.connect(self.taken)
        self.waiting.clicked.connect(self.waiting_wanted)
        self.sipd.clicked.connect(lambda: self.export_wanted.emit(Source.SIPD))
        self.siencang.clicked.connect(lambda: self.export_wanted.emit(Source.SIENCANG))
        self.complaints.clicked.connect(self.complaints_wanted)
        self.shut.clicked.connect(self.close)
        self.plan.rows.line_opened.connect(lambda _: self.take.click())
        self.columns.columns.line_opened.connect(lambda _: self._on_column())

    # --- what is shown ----------------------------------------------------------------------

    def show_file(self, text: str) -> None:
        """Show what was read."""
        self._file.show_text(text)

    def show_pane(self, pane: QWidget, focus: QWidget) -> None:
        """Bring one of the panes to the front and give it the keyboard."""
        self._middle.setCurrentWidget(pane)
        text = self.tr("Bandingkan") if pane is self.columns else self.tr("Ambil alih")
        self.take.setText(text)
        self.take.setAccessibleName(text)
        self.take.updateGeometry()
        focus.setFocus()

    def _on_column(self) -> None:
        if self.take.isEnabled():
            self.take.click()
        else:
            self.columns.use.setFocus()

    @property
    def pane(self) -> QWidget | None:
        """Return the pane that is in front."""
        return self._middle.currentWidget()

    def offer(self, *, has_list: bool, can_take: bool) -> None:
        """Enable what makes sense now."""
        self.say_columns.setEnabled(has_list)
        self.take.setEnabled(can_take)

    def show_waiting(self, count: int) -> None:
        """Say how many rows wait to be mended."""
        text = self.tr("Perbaiki baris ({count})").format(count=count) if count else self.tr("Perbaiki baris")
        self.waiting.setText(text)
        self.waiting.setAccessibleName(text)
        self.waiting.updateGeometry()

    def show_progress(self, done: int, whole: int) -> None:
        """Show how far it is; a whole of 0 is work without a known end, -1 none at all."""
        self._bar.setVisible(whole >= 0)
        self._bar.setRange(0, max(0, whole))
        self._bar.setValue(done)

    @property
    def note(self) -> str:
        """Return what was said last."""
        return self._note.text()

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    # --- keys and files ---------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this computer, nothing else."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        event.acceptProposedAction()
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press what stands on the key caps; in a field letters are letters, and Enter belongs to it."""
        is_field = isinstance(self.focusWidget(), QLineEdit)
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not is_field and not isinstance(self.focusWidget(), QComboBox):
                self.take.click()
            event.accept()
        elif not is_field and is_plain and self._press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        keys: dict[Qt.Key, QPushButton] = {
            Qt.Key.Key_O: self.choose,
            Qt.Key.Key_K: self.say_columns,
            Qt.Key.Key_P: self.waiting,
            Qt.Key.Key_S: self.sipd,
            Qt.Key.Key_G: self.siencang,
            Qt.Key.Key_A: self.complaints,
        }
        if self.pane is self.mending:
            keys[Qt.Key.Key_Delete] = self.mending.discard
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is None:
            return False
        if not event.isAutoRepeat():
            wanted.click()
        return True
