"""The line in which people are written: name, Tab, the first letters of the unsur, Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.attendance import MAX_LINE, MAX_PHONE, AttendeeFields, Gender, Unsur
from app.ui.console.parts import Choice, ElidedLabel, label, set_state
from app.ui.sound.controls import Switch
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class EntryLine(QFrame):
    """What is typed comes out with Enter, from any of its fields. Letters that begin an unsur complete it."""

    typed = Signal(object)
    name_typed = Signal(str)
    left = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._heading = ElidedLabel("heading", self)
        self._hint = label("", "note", self)

        def field(name: str, limit: int) -> QLineEdit:
            made = QLineEdit(self)
            made.setMaxLength(limit)
            made.setAccessibleName(name)
            return made

        self.name = field(self.tr("Nama"), MAX_LINE)
        self.unsur = field(self.tr("Unsur"), MAX_LINE)
        self.unsur.setPlaceholderText(self.tr("huruf awal, mis. PKK"))
        completer = QCompleter([unsur.value for unsur in Unsur], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.unsur.setCompleter(completer)
        self.gender = Choice(tokens, self)
        self.gender.setAccessibleName(self.tr("Laki-laki atau perempuan"))
        for gender in (Gender.UNSET, Gender.MALE, Gender.FEMALE):
            self.gender.addItem(gender.value or "–", gender)
        self.gender.set_metrics(metrics)
        self.office = field(self.tr("Jabatan"), MAX_LINE)
        self.organisation = field(self.tr("Lembaga"), MAX_LINE)
        self.phone = field(self.tr("Telepon"), MAX_PHONE)
        self.may_answer = Switch(self.tr("Boleh menjawab"), metrics, self, is_about_person=True)
        self.delegate = Switch(self.tr("Delegasi"), metrics, self, is_about_person=True)
        self._touched = False
        self.may_answer.switched.connect(self._on_touched)
        self._build(metrics)
        for one in (self.name, self.unsur, self.office, self.organisation, self.phone):
            one.returnPressed.connect(self._on_entered)
        self.name.textEdited.connect(self.name_typed)
        self.unsur.editingFinished.connect(self._complete)

    def _build(self, m: Metrics) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(14), m.px(8), m.px(14), m.px(10))
        column.setSpacing(m.px(4))
        column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(m.px(8))
        grid.setVerticalSpacing(m.px(2))
        parts: tuple[tuple[str, QWidget, int], ...] = (
            (self.tr("Nama"), self.name, 5),
            (self.tr("Unsur"), self.unsur, 4),
            (self.tr("L/P"), self.gender, 1),
            (self.tr("Jabatan"), self.office, 3),
            (self.tr("Lembaga"), self.organisation, 3),
            (self.tr("Telepon"), self.phone, 2),
        )
        for place, (title, widget, share) in enumerate(parts):
            grid.addWidget(label(title, "label", self), 0, place)
            grid.addWidget(widget, 1, place)
            grid.setColumnStretch(place, share)
        self.gender.setMinimumWidth(m.px(70))
        column.addLayout(grid)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        for switch in (self.may_answer, self.delegate):
            foot.addWidget(label(switch.accessibleName(), "label", self))
            foot.addWidget(switch)
            foot.addSpacing(m.px(16))
        foot.addWidget(self._hint, 1)
        column.addLayout(foot)

    @property
    def is_touched(self) -> bool:
        """Tell whether somebody has said himself who may answer."""
        return self._touched

    def show_person(self, heading: str, fields: AttendeeFields) -> None:
        """Show what is said about a person, or nothing for a new one; the keyboard goes to the name."""
        self._heading.show_text(heading)
        self.name.setText(fields.name)
        self.unsur.setText(fields.unsur)
        self.gender.setCurrentIndex([Gender.UNSET, Gender.MALE, Gender.FEMALE].index(fields.gender))
        self.office.setText(fields.office)
        self.organisation.setText(fields.organisation)
        self.phone.setText(fields.phone)
        self.may_answer.setChecked(fields.may_answer)
        self.delegate.setChecked(fields.is_delegate)
        self._touched = False
        self.hint("")

    def show_heading(self, heading: str) -> None:
        """Say where the next person goes, and leave alone what is typed."""
        self._heading.show_text(heading)

    def hint(self, text: str, *, warns: bool = False) -> None:
        """Say something beside what is typed: a namesake, what was kept, what was refused."""
        self._hint.setText(text)
        self._hint.setAccessibleName(text)
        set_state(self._hint, "attention" if warns else "")

    def fields(self) -> AttendeeFields:
        """Return what is typed."""
        return AttendeeFields(
            name=self.name.text(),
            unsur=self.unsur.text(),
            gender=Gender(self.gender.currentData()),
            office=self.office.text(),
            organisation=self.organisation.text(),
            phone=self.phone.text(),
            may_answer=self.may_answer.isChecked(),
            is_delegate=self.delegate.isChecked(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in any field takes the person, Esc leaves the fields. No letter gets through to the page's keys."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A text field has said so itself; its key only passes by here.
            if not isinstance(self.focusWidget(), QLineEdit):
                self._on_entered()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() & _COMMANDING or not event.text().isprintable() or not event.text():
            super().keyPressEvent(event)
            return
        event.accept()

    def _on_entered(self) -> None:
        self._complete()
        self.typed.emit(self.fields())

    def _on_touched(self, _is_on: bool) -> None:
        self._touched = True

    def _complete(self) -> None:
        """Take what the completion offers: typed letters and what is selected behind them are one text."""
        self.unsur.deselect()
