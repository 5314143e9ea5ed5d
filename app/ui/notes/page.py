"""The page "Catatan operator": one line to write, below it what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.note import MAX_NOTE, NoteSubject
from app.ui.console.parts import Choice, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """What a note may be about, and how that is called."""

    subject: NoteSubject
    text: str


class NotesPage(QDialog):
    """Not modal. Enter saves what is written; in the list Enter mends a note and Del takes it back.

    `begun` says that the first letter was typed: that is the moment the note is about.
    """

    begun = Signal()
    save_wanted = Signal()
    mend_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._subjects: tuple[SubjectChoice, ...] = ()
        self.setWindowTitle(self.tr("Catatan operator"))
        self.resize(metrics.px(1000), metrics.px(620))
        self.text = QLineEdit(self)
        self.text.setMaxLength(MAX_NOTE)
        self.text.setAccessibleName(self.tr("Catatan"))
        self.text.setPlaceholderText(self.tr("Tulis, lalu Enter. Saatnya diingat sejak huruf pertama."))
        self.text.textEdited.connect(self._typed)
        self.subject = Choice(tokens, self)
        self.subject.set_metrics(metrics)
        self.subject.setAccessibleName(self.tr("Tentang apa"))
        self.for_minutes = QCheckBox(self.tr("Masuk notulen"), self)
        self.for_minutes.setChecked(True)
        self.save = KeyButton(self.tr("Simpan"), self.tr("Enter"), "primary", tokens, metrics)
        self.save.clicked.connect(self.save_wanted)
        self.mend = KeyButton(self.tr("Ubah"), self.tr("Enter"), "", tokens, metrics)
        self.mend.clicked.connect(lambda: self._with_chosen(self.mend_wanted))
        self.remove = KeyButton(self.tr("Tarik catatan"), "Del", "danger", tokens, metrics)
        self.remove.clicked.connect(lambda: self._with_chosen(self.remove_wanted))
        self.shut = KeyButton(self.tr("Tutup"), "Esc", "", tokens, metrics)
        self.shut.clicked.connect(self.close)
        columns = (
            TextColumn(self.tr("Jam"), 90),
            TextColumn(self.tr("Tentang"), 250),
            TextColumn(self.tr("Catatan"), 0),
            TextColumn(self.tr("Notulen"), 120),
        )
        self.table = TextTable(self.tr("Catatan operator, terbaru di atas"), columns, tokens, metrics, self)
        self.table.line_opened.connect(self.mend_wanted)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self._build(metrics)
        self.text.setFocus()

    def _build(self, m: Metrics) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(24), m.px(20), m.px(24), m.px(20))
        column.setSpacing(m.px(12))
        column.addWidget(label(self.tr("Catatan operator"), "title", self))
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(m.px(12))
        row.addWidget(label(self.tr("Tentang"), "muted", self))
        row.addWidget(self.subject, 1)
        row.addWidget(self.for_minutes)
        row.addWidget(self.save)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        foot.addWidget(self.mend)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    @property
    def about(self) -> NoteSubject:
        """Return what the note is about."""
        return self._subjects[self.subject.currentIndex()].subject

    def offer(self, subjects: Sequence[SubjectChoice]) -> None:
        """Say what a note may be about now, the likeliest first; that is chosen."""
        if tuple(subjects) == self._subjects:
            return
        self._subjects = tuple(subjects)
        self.subject.clear()
        self.subject.addItems([choice.text for choice in subjects])

    def write(self, text: str, *, for_minutes: bool) -> None:
        """Put a text into the line."""
        self.text.setText(text)
        self.for_minutes.setChecked(for_minutes)
        self.text.setFocus()

    def show_lines(self, lines: Sequence[TextLine]) -> None:
        """Show the notes, the newest first."""
        self.table.show_lines(lines)
        self.mend.setEnabled(bool(lines))
        self.remove.setEnabled(bool(lines))

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, take back with Del in the list, close with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save_wanted.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._with_chosen(self.remove_wanted)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        if len(text) == 1:
            self.begun.emit()

    def _with_chosen(self, signal: SignalInstance) -> None:
        if self.table.chosen:
            signal.emit(self.table.chosen)
