"""The page "Kirim ke server": how it stands in one sentence, what to do, and what waits for a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.sending import SyncPhase, SyncStatus
from app.ui.console.parts import Choice, ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.sending.words import detail, files_words, headline, trouble
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WIDTH, _HEIGHT = 1180, 800
_CAPS_KBIT_S = (0, 64, 128, 256, 512, 1024, 4096)
_STEPS = 1000


class SendingPage(QDialog):
    """Not modal: the session goes on behind it. What is pressed comes out as a request."""

    send_wanted = Signal()
    pause_wanted = Signal(bool)
    cap_wanted = Signal(int)
    enrol_wanted = Signal(str, str)
    conflict_opened = Signal(str)
    resend_wanted = Signal(str)
    settle_wanted = Signal(str)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._is_paused = False
        self._is_showing = False
        self.setWindowTitle(self.tr("Kirim ke server"))
        self.setAccessibleName(self.tr("Kirim ke server"))
        self._headline = label("", "script", self)
        self._headline.setWordWrap(True)
        self._detail = ElidedLabel("muted", self)
        self._trouble = label("", "advice", self)
        self._trouble.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(True)
        self._bar.setAccessibleName(self.tr("Foto dan dokumen dalam perjalanan"))

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.send = button(self.tr("Kirim sekarang"), "K", "primary")
        self.pause = button(self.tr("Jeda pengiriman"), "J")
        self.enrol = button(self.tr("Daftar dengan kode"), "D")
        self.decide = button(self.tr("Putuskan perbedaan"), self.tr("Enter"))
        self.resend = button(self.tr("Kirim ulang"), "U")
        self.settle = button(self.tr("Sudah dibereskan"), "B")
        self.shut = button(self.tr("Tutup"), self.tr("Esc"))
        self.cap = Choice(tokens, self)
        self.cap.setAccessibleName(self.tr("Batas kecepatan kirim"))
        for value in _CAPS_KBIT_S:
            word = self.tr("{count} kbit/s").format(count=value) if value else self.tr("tanpa batas")
            self.cap.addItem(word, value)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://192.168.1.10:8443")
        self.address.setAccessibleName(self.tr("Alamat server"))
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(self.tr("Kode 16 huruf, atau tempel seluruh teks dari pengelola server"))
        self.code.setAccessibleName(self.tr("Kode pendaftaran"))
        self.join = QPushButton(self.tr("Daftarkan stasiun ini"), self)
        self.join.setProperty("role", "primary")
        self.join.setAutoDefault(False)
        self._joining = QFrame(self)
        self._conflict_title = label("", "heading", self)
        self.conflicts = TextTable(
            self.tr("Perbedaan antar stasiun"),
            (
                TextColumn(self.tr("Data"), 0),
                TextColumn(self.tr("Isian"), 170),
                TextColumn(self.tr("Berlaku"), 240),
                TextColumn(self.tr("Nilai lain"), 240),
            ),
            tokens,
            metrics,
            self,
        )
        self._aside_title = label("", "heading", self)
        self.aside = TextTable(
            self.tr("Yang disisihkan server"),
            (
                TextColumn(self.tr("Data"), 0),
                TextColumn(self.tr("Waktu"), 90),
                TextColumn(self.tr("Sebab"), 330),
                TextColumn(self.tr("Yang dapat dilakukan"), 400),
            ),
            tokens,
            metrics,
            self,
        )
        self._note = label("", "note", self)
        self._build()
        self._connect()
        whole = parent.size()
        self._full = QSize(
            min(whole.width() * 94 // 100, metrics.px(_WIDTH)), min(whole.height() * 92 // 100, metrics.px(_HEIGHT))
        )
        self.resize(self._full.width(), self._full.height() // 2)
        self.send.setFocus()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(20), m.px(16), m.px(20), m.px(16))
        column.setSpacing(m.px(10))
        head = QFrame(self)
        head.setProperty("role", "panel")
        lines = QVBoxLayout(head)
        lines.setContentsMargins(m.px(18), m.px(14), m.px(18), m.px(16))
        lines.setSpacing(m.px(8))
        for widget in (self._headline, self._detail, self._trouble, self._bar):
            lines.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(m.px(8))
        for one in (self.send, self.pause, self.enrol):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(label(self.tr("Batas kirim"), "label", head))
        self.cap.setFixedWidth(m.px(170))
        self.cap.set_metrics(m)
        row.addWidget(self.cap)
        lines.addLayout(row)
        column.addWidget(head)
        self._joining.setProperty("role", "panel")
        joining = QVBoxLayout(self._joining)
        joining.setContentsMargins(m.px(18), m.px(12), m.px(18), m.px(14))
        joining.setSpacing(m.px(6))
        hint = self.tr("Minta kode ke pengelola server. Satu kode untuk satu stasiun, berlaku sehari.")
        joining.addWidget(label(hint, "muted", self))
        fields = QHBoxLayout()
        fields.setSpacing(m.px(8))
        self.address.setFixedWidth(m.px(300))
        fields.addWidget(self.address)
        fields.addWidget(self.code, 1)
        fields.addWidget(self.join)
        joining.addLayout(fields)
        column.addWidget(self._joining)
        for title, table in ((self._conflict_title, self.conflicts), (self._aside_title, self.aside)):
            column.addWidget(title)
            column.addWidget(table, 1)
        column.addStretch(0)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        for one in (self.decide, self.resend, self.settle):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.send.clicked.connect(self.send_wanted)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(not self._is_paused))
        self.enrol.clicked.connect(self.show_enrolment)
        self.cap.currentIndexChanged.connect(self._on_cap)
        self.join.clicked.connect(self._on_join)
        self.code.returnPressed.connect(self._on_join)
        self.conflicts.line_opened.connect(self.conflict_opened)
        self.decide.clicked.connect(self._open_chosen)
        self.resend.clicked.connect(self._on_resend)
        self.settle.clicked.connect(self._on_settle)
        self.shut.clicked.connect(self.close)

    def show_status(self, status: SyncStatus) -> None:
        """Show how it stands now."""
        sentence, tone = headline(status)
        self._headline.setText(sentence)
        set_state(self._headline, tone)
        self._detail.show_text(detail(status))
        said = trouble(status)
        self._trouble.setText(said)
        self._trouble.setVisible(bool(said))
        set_state(self._trouble, "attention" if said else "")
        is_enrolled = status.unsent.is_enrolled
        self._is_paused = status.phase is SyncPhase.PAUSED
        word = self.tr("Lanjutkan pengiriman") if self._is_paused else self.tr("Jeda pengiriman")
        if self.pause.text() != word:
            self.pause.setText(word)
            self.pause.setAccessibleName(word)
            self.pause.updateGeometry()
        for one in (self.send, self.pause, self.cap):
            one.setEnabled(is_enrolled)
        needs_code = not is_enrolled or (status.phase is SyncPhase.STOPPED)
        if not is_enrolled:
            self._joining.show()
        self.enrol.setVisible(is_enrolled and needs_code)
        self._show_progress(status)

    def _show_progress(self, status: SyncStatus) -> None:
        text, done, total = files_words(status)
        self._bar.setVisible(bool(text))
        if text:
            self._bar.setValue(done * _STEPS // total)
            self._bar.setFormat(text)

    def show_cap(self, cap_kbit_s: int) -> None:
        """Show the limit that holds."""
        self._is_showing = True
        at = _CAPS_KBIT_S.index(cap_kbit_s) if cap_kbit_s in _CAPS_KBIT_S else 0
        self.cap.setCurrentIndex(at)
        self._is_showing = False

    def show_waiting(self, conflicts: Sequence[TextLine], aside: Sequence[TextLine]) -> None:
        """Show what waits for a person."""
        self.conflicts.show_lines(conflicts)
        self.aside.show_lines(aside)
        none = self.tr("Tidak ada perbedaan yang menunggu keputusan.")
        some = self.tr("Perbedaan yang menunggu keputusan: {count}").format(count=len(conflicts))
        self._conflict_title.setText(some if conflicts else none)
        self._aside_title.setText(self.tr("Disisihkan server, belum dipakai: {count}").format(count=len(aside)))
        self.conflicts.setVisible(bool(conflicts))
        self.decide.setVisible(bool(conflicts))
        for one in (self._aside_title, self.aside, self.resend, self.settle):
            one.setVisible(bool(aside))
        if (conflicts or aside) and self.height() < self._full.height():
            self.resize(self._full)

    def show_enrolment(self) -> None:
        """Open the lines for address and code."""
        self._joining.show()
        (self.code if self.address.text() else self.address).setFocus()

    def hide_enrolment(self) -> None:
        """Close the lines for address and code."""
        self._joining.hide()
        self.code.clear()

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    def _on_cap(self) -> None:
        if not self._is_showing:
            self.cap_wanted.emit(int(self.cap.currentData()))

    def _on_join(self) -> None:
        if self.code.text().strip():
            self.enrol_wanted.emit(self.address.text(), self.code.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are keys while nothing is written."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Of a field, or of a list: nothing else is meant.
            event.accept()
            return
        keys = {
            Qt.Key.Key_K: self.send,
            Qt.Key.Key_J: self.pause,
            Qt.Key.Key_D: self.enrol,
            Qt.Key.Key_U: self.resend,
            Qt.Key.Key_B: self.settle,
        }
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is not None and not event.modifiers() and wanted.isVisibleTo(self):
            if not event.isAutoRepeat():
                wanted.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _open_chosen(self) -> None:
        if self.conflicts.chosen:
            self.conflict_opened.emit(self.conflicts.chosen)

    def _on_resend(self) -> None:
        if self.aside.chosen:
            self.resend_wanted.emit(self.aside.chosen)

    def _on_settle(self) -> None:
        if self.aside.chosen:
            self.settle_wanted.emit(self.aside.chosen)
