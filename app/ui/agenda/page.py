"""The page "Agenda": every item with planned and real minutes, and one line to write another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.domain.agenda import MAX_TITLE
from app.domain.session import MAX_PLANNED_MIN, AgendaItem, AgendaKind
from app.ui.agenda.view import kind_word
from app.ui.console.parts import Choice, ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WIDEST = 1500
_HIGHEST = 860
_PART = QSize(94, 90)
"""How much of the console is covered, in percent: what is behind stays in sight."""

_USUAL_MIN = 10


class AgendaPage(QDialog):
    """Not modal: the session goes on behind it. What is pressed comes out as a request.

    Letters are keys while the list has the keyboard; in the line that writes an item they are letters.
    """

    forward_wanted = Signal()
    back_wanted = Signal()
    break_wanted = Signal()
    jump_wanted = Signal(str)
    remove_wanted = Signal(str)
    edit_wanted = Signal(str)
    changed = Signal(str, object)
    inserted = Signal(str, object)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._edited: str | None = None
        self._before = ""
        self.setWindowTitle(self.tr("Agenda"))
        self.setAccessibleName(self.tr("Agenda"))
        self._summary = ElidedLabel("secondary", self)
        columns = (
            TextColumn(self.tr("No"), 48, is_figure=True),
            TextColumn(self.tr("Acara"), 0),
            TextColumn(self.tr("Penanggung jawab"), 260),
            TextColumn(self.tr("Jenis"), 170),
            TextColumn(self.tr("Rencana (menit)"), 128, is_figure=True),
            TextColumn(self.tr("Nyata (menit)"), 116, is_figure=True),
            TextColumn(self.tr("Lewat"), 78, is_figure=True),
            TextColumn(self.tr("Keadaan"), 150),
            TextColumn(self.tr("Mulai"), 84),
        )
        self.table = TextTable(self.tr("Susunan acara"), columns, tokens, metrics, self)

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.forward = button(self.tr("Acara berikutnya"), "G", "primary")
        self.back = button(self.tr("Kembali ke acara tadi"), "B")
        self.pause = button(self.tr("Istirahat"), "I")
        self.jump = button(self.tr("Mulai acara ini"), self.tr("Enter"))
        self.edit = button(self.tr("Ubah"), "U")
        self.insert = button(self.tr("Sisipkan"), "S")
        self.remove = button(self.tr("Hapus"), "Del", "danger")
        self.shut = button(self.tr("Tutup"), "Esc")
        self.title = QLineEdit(self)
        self.title.setMaxLength(MAX_TITLE)
        self.title.setAccessibleName(self.tr("Nama acara"))
        self.title.setPlaceholderText(self.tr("Nama acara"))
        self.responsible = QLineEdit(self)
        self.responsible.setMaxLength(MAX_TITLE)
        self.responsible.setAccessibleName(self.tr("Penanggung jawab acara; boleh kosong"))
        self.responsible.setPlaceholderText(self.tr("Penanggung jawab (boleh kosong)"))
        self.minutes = QSpinBox(self)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.minutes.setRange(1, MAX_PLANNED_MIN)
        self.minutes.setAccessibleName(self.tr("Lama acara yang direncanakan, dalam menit"))
        self.minutes.setSuffix(self.tr(" menit"))
        self.kind = Choice(tokens, self)
        self.kind.setAccessibleName(self.tr("Jenis acara"))
        for kind in AgendaKind:
            self.kind.addItem(kind_word(kind), kind)
        self.save = button(self.tr("Simpan"), self.tr("Enter"), "primary")
        self._what = label("", "heading", self)
        self._writing = QFrame(self)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self._build()
        self._connect()
        whole = parent.size()
        self.resize(
            min(whole.width() * _PART.width() // 100, metrics.px(_WIDEST)),
            min(whole.height() * _PART.height() // 100, metrics.px(_HIGHEST)),
        )
        self.table.setFocus()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(label(self.tr("Agenda"), "title", self))
        head.addWidget(self._summary, 1)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._writing.setProperty("role", "panel")
        lines = QVBoxLayout(self._writing)
        lines.setContentsMargins(m.px(14), m.px(8), m.px(14), m.px(12))
        lines.setSpacing(m.px(6))
        lines.addWidget(self._what)
        row = QHBoxLayout()
        row.setSpacing(m.px(8))
        row.addWidget(self.title, 3)
        row.addWidget(self.responsible, 2)
        self.minutes.setFixedWidth(m.px(130))
        row.addWidget(self.minutes)
        self.kind.setFixedWidth(m.px(240))
        self.kind.set_metrics(m)
        row.addWidget(self.kind)
        row.addWidget(self.save)
        lines.addLayout(row)
        column.addWidget(self._writing)
        self._writing.hide()
        column.addWidget(self._note)
        for group in ((self.forward, self.back, self.pause), (self.jump, self.edit, self.insert, self.remove)):
            foot = QHBoxLayout()
            foot.setSpacing(m.px(8))
            for one in group:
                foot.addWidget(one)
            foot.addStretch(1)
            if group[0] is self.jump:
                foot.addWidget(self.shut)
            column.addLayout(foot)

    def _connect(self) -> None:
        self.forward.clicked.connect(self.forward_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.pause.clicked.connect(self.break_wanted)
        self.jump.clicked.connect(lambda: self._with_chosen(self.jump_wanted.emit))
        self.edit.clicked.connect(lambda: self._with_chosen(self.edit_wanted.emit))
        self.remove.clicked.connect(lambda: self._with_chosen(self.remove_wanted.emit))
        self.insert.clicked.connect(self.write_new)
        self.table.line_opened.connect(self.jump_wanted)
        self.save.clicked.connect(self._on_saved)
        self.shut.clicked.connect(self.close)

    def show_agenda(self, lines: Sequence[TextLine], summary: str, *, is_late: bool, is_paused: bool) -> None:
        """Show how the agenda stands now."""
        self.table.show_lines(lines)
        self._summary.show_text(summary)
        set_state(self._summary, "attention" if is_late else "")
        word = self.tr("Lanjutkan sidang") if is_paused else self.tr("Istirahat")
        if self.pause.text() != word:
            self.pause.setText(word)
            self.pause.setAccessibleName(word)
            self.pause.updateGeometry()

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    def write_new(self) -> None:
        """Open the line for a new item before the chosen one."""
        self._write(None, AgendaItem("", _USUAL_MIN), self.tr("Acara baru, sebelum acara yang dipilih"))

    def write(self, item_id: str, item: AgendaItem, *, is_begun: bool) -> None:
        """Open the line for an item that is there; of one that was begun only who answers for it may change."""
        begun = self.tr("Acara ini sudah dimulai: hanya penanggung jawabnya yang dapat diubah")
        self._write(item_id, item, begun if is_begun else self.tr("Ubah acara"), is_begun=is_begun)

    def stop_writing(self) -> None:
        """Close the line; the list has the keyboard again."""
        self._writing.hide()
        self.table.setFocus()

    def _write(self, item_id: str | None, item: AgendaItem, what: str, *, is_begun: bool = False) -> None:
        self._edited = item_id
        self._before = self.table.chosen
        self._what.setText(what)
        self.title.setText(item.title)
        self.responsible.setText(item.responsible)
        self.minutes.setValue(item.planned_min)
        self.kind.setCurrentIndex(list(AgendaKind).index(item.kind))
        for field in (self.title, self.minutes, self.kind):
            field.setEnabled(not is_begun)
        self._writing.show()
        first = self.responsible if is_begun else self.title
        first.setFocus()
        first.selectAll()

    def _on_saved(self) -> None:
        kind = AgendaKind(self.kind.currentData())
        item = AgendaItem(self.title.text(), self.minutes.value(), kind, self.responsible.text())
        if self._edited is None:
            self.inserted.emit(self._before, item)
        else:
            self.changed.emit(self._edited, item)

    def _with_chosen(self, act: Callable[[str], None]) -> None:
        if self.table.chosen:
            act(self.table.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are keys while nothing is written; a key that is held down is pressed once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._writing.isVisibleTo(self):
                self._on_saved()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self._writing.isVisibleTo(self):
            # The line first, then the page.
            self.stop_writing()
            event.accept()
            return
        wanted = self._button_of(Qt.Key(event.key()))
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if wanted is not None and plain and not self._writing.isVisibleTo(self):
            if not event.isAutoRepeat():
                wanted.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _button_of(self, key: Qt.Key) -> QPushButton | None:
        keys: dict[Qt.Key, QPushButton] = {
            Qt.Key.Key_G: self.forward,
            Qt.Key.Key_B: self.back,
            Qt.Key.Key_I: self.pause,
            Qt.Key.Key_U: self.edit,
            Qt.Key.Key_S: self.insert,
            Qt.Key.Key_Delete: self.remove,
        }
        return keys.get(key)
