"""The page "Naskah notulen": every line of a document, and beside it the text that is edited. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.documents.edits import EditableLine
from app.domain.minutes_edit import MAX_EDIT
from app.ui.console.parts import Choice, ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_PART = QSize(94, 92)
"""How much of the console is covered, in percent: what is behind stays in sight."""


class MinutesPage(QDialog):
    """Not modal. Letters are keys while the list has the keyboard; in the fields they are letters.

    `left` says that another line was chosen or the page closes: what is typed is to be kept.
    """

    document_chosen = Signal(int)
    line_chosen = Signal(str)
    save_wanted = Signal()
    hide_wanted = Signal()
    restore_wanted = Signal()
    correct_wanted = Signal()
    final_wanted = Signal()
    addendum_wanted = Signal()
    left = Signal()

    def __init__(self, documents: Sequence[str], tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.setWindowTitle(self.tr("Naskah notulen"))
        self.document = Choice(tokens, self)
        self.document.set_metrics(metrics)
        self.document.addItems(list(documents))
        self.document.setAccessibleName(self.tr("Dokumen"))
        self.document.setMinimumWidth(metrics.px(330))
        self.document.currentIndexChanged.connect(self.document_chosen)
        self._stage = label("", "pill", self)
        self._summary = ElidedLabel("secondary", self)
        columns = (
            TextColumn(self.tr("Jam"), 84),
            TextColumn(self.tr("Bagian"), 250),
            TextColumn(self.tr("Naskah"), 0),
            TextColumn(self.tr("Tanda"), 118),
        )
        self.table = TextTable(self.tr("Baris naskah, menurut urutan cetak"), columns, tokens, metrics, self)
        self.table.line_chosen.connect(self.line_chosen)
        self.table.line_opened.connect(self._write)
        self._where = ElidedLabel("heading", self)
        self._log = label("", "muted", self)
        self._log.setWordWrap(True)
        self._log.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._log.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Naskah baris ini"))
        self.remark = QLineEdit(self)
        self.remark.setMaxLength(MAX_EDIT)
        self.remark.setAccessibleName(self.tr("Catatan notulis"))
        self.remark.setPlaceholderText(self.tr("Dicetak di bawah baris ini"))

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.save = button(self.tr("Simpan"), self.tr("Ctrl Enter"), "primary")
        self.hide_line = button(self.tr("Sembunyikan"), "Del")
        self.restore = button(self.tr("Pakai tulisan otomatis"), "L")
        self.correct = button(self.tr("Mulai koreksi"), "K")
        self.final = button(self.tr("Finalkan …"), "F")
        self.addendum = button(self.tr("Adendum …"), "A")
        self.shut = button(self.tr("Tutup"), "Esc")
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self._build()
        self._connect()
        whole = parent.size()
        self.resize(whole.width() * _PART.width() // 100, whole.height() * _PART.height() // 100)
        self.table.setFocus()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(20), m.px(16), m.px(20), m.px(16))
        column.setSpacing(m.px(12))
        head = QHBoxLayout()
        head.setSpacing(m.px(12))
        head.addWidget(label(self.tr("Naskah notulen"), "title", self))
        head.addWidget(self.document)
        head.addWidget(self._stage)
        head.addWidget(self._summary, 1)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(m.px(12))
        body.addWidget(self.table, 1)
        body.addWidget(self._panel())
        column.addLayout(body, 1)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        for one in (self.correct, self.final, self.addendum):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def _panel(self) -> QFrame:
        m = self._metrics
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        panel.setFixedWidth(m.px(520))
        column = QVBoxLayout(panel)
        column.setContentsMargins(m.px(14), m.px(12), m.px(14), m.px(14))
        column.setSpacing(m.px(8))
        column.addWidget(self._where)
        column.addWidget(label(self.tr("Tulisan otomatis"), "muted", self))
        column.addWidget(self._log)
        column.addWidget(label(self.tr("Naskah"), "muted", self))
        column.addWidget(self.text, 1)
        column.addWidget(label(self.tr("Catatan notulis"), "muted", self))
        column.addWidget(self.remark)
        row = QHBoxLayout()
        row.setSpacing(m.px(8))
        row.addWidget(self.save)
        row.addWidget(self.hide_line)
        row.addStretch(1)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.restore)
        below.addStretch(1)
        column.addLayout(below)
        return panel

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_wanted)
        self.hide_line.clicked.connect(self.hide_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.correct.clicked.connect(self.correct_wanted)
        self.final.clicked.connect(self.final_wanted)
        self.addendum.clicked.connect(self.addendum_wanted)
        self.shut.clicked.connect(self.close)
        self.finished.connect(self.left)

    def _write(self, _key: str) -> None:
        self.text.setFocus()

    # --- what is shown ----------------------------------------------------------------------

    def show_lines(self, lines: Sequence[TextLine], summary: str) -> None:
        """Show the lines of the document."""
        self.table.show_lines(lines)
        self._summary.show_text(summary)

    def show_stage(self, text: str, tone: str, *, can_correct: str, is_final: bool) -> None:
        """Show how far the document is; `can_correct` is what K does, empty for nothing."""
        self._stage.setText(text)
        set_state(self._stage, tone)
        self.correct.setText(can_correct or self.tr("Mulai koreksi"))
        self.correct.setAccessibleName(self.correct.text())
        self.correct.setVisible(not is_final)
        self.final.setVisible(not is_final)
        self.addendum.setVisible(is_final)

    def show_line(self, line: EditableLine | None, where: str, *, is_locked: bool) -> None:
        """Show a line in the fields, or that none is chosen."""
        self._where.show_text(where)
        self._log.setText(line.text if line else "")
        self.text.setPlainText(line.shown if line else "")
        self.remark.setText(line.edit.remark if line and line.edit else "")
        hidden = bool(line and line.edit and line.edit.is_hidden)
        self.hide_line.setText(self.tr("Tampilkan lagi") if hidden else self.tr("Sembunyikan"))
        self.hide_line.setAccessibleName(self.hide_line.text())
        can_edit = line is not None and not is_locked
        self.text.setReadOnly(not can_edit)
        self.remark.setReadOnly(not can_edit)
        for one in (self.save, self.hide_line, self.restore):
            one.setEnabled(can_edit)

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps what is typed; in the list letters are keys; Esc in a field goes back to the list."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        in_field = self.text.hasFocus() or self.remark.hasFocus()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control or self.remark.hasFocus():
                self.save_wanted.emit()
            event.accept()
        elif key == Qt.Key.Key_Escape and in_field:
            self.table.setFocus()
            event.accept()
        elif not in_field and not control and (wanted := self._button_of(key)) is not None:
            if not event.isAutoRepeat() and wanted.isVisible() and wanted.isEnabled():
                wanted.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _button_of(self, key: Qt.Key) -> QPushButton | None:
        keys: dict[Qt.Key, QPushButton] = {
            Qt.Key.Key_Delete: self.hide_line,
            Qt.Key.Key_L: self.restore,
            Qt.Key.Key_K: self.correct,
            Qt.Key.Key_F: self.final,
            Qt.Key.Key_A: self.addendum,
        }
        return keys.get(key)
