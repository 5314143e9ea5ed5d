"""Who speaks, in three fields: name, office and unsur. Who was seen at that site is chosen with two keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from app.domain.attendance import Unsur
from app.domain.floor import Speaker
from app.domain.identity import RequestId


class _NameField(QLineEdit):
    """A field that shows everybody who may be chosen when the arrow key down is pressed in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the arrow key down."""
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()
            return
        super().keyPressEvent(event)


class SpeakerFields(QWidget):
    """Emits who speaks in the turn that is shown, when a field is left or Enter is pressed.

    What came from elsewhere (taken back, given from afar) is shown, but never over somebody's typing.
    """

    named = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._request_id: RequestId | None = None
        self._shown = Speaker()
        self.people: tuple[Speaker, ...] = ()
        self.name, self.office, self.unsur = _NameField(self), QLineEdit(self), QLineEdit(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for edit, text, share in (
            (self.name, self.tr("Nama pembicara"), 5),
            (self.office, self.tr("Jabatan"), 4),
            (self.unsur, self.tr("Unsur"), 3),
        ):
            edit.setPlaceholderText(text)
            edit.setAccessibleName(text)
            edit.setMaxLength(120)
            edit.setMinimumWidth(40)
            edit.editingFinished.connect(self._emit)
            self._row.addWidget(edit, share)
        self.name.setAccessibleDescription(self.tr("Panah bawah: pilih yang sudah dikenal di lokasi ini"))
        self.completer = QCompleter(self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCompletionRole(Qt.ItemDataRole.UserRole)
        self.completer.activated.connect(self._take)
        self.name.setCompleter(self.completer)
        groups = QCompleter([unsur.value for unsur in Unsur], self)
        groups.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.unsur.setCompleter(groups)

    @property
    def is_typed_in(self) -> bool:
        """Tell whether somebody may be typing."""
        return any(edit.hasFocus() for edit in (self.name, self.office, self.unsur))

    def set_gap(self, gap: int) -> None:
        """Set the space between the fields, in pixels."""
        self._row.setSpacing(gap)

    def show_people(self, people: tuple[Speaker, ...]) -> None:
        """Offer other people."""
        if people == self.people:
            return
        self.people = people
        model = QStandardItemModel(self.completer)
        for person in people:
            item = QStandardItem(" · ".join(part for part in (person.name, person.office, person.unsur) if part))
            item.setData(person.name, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        self.completer.setModel(model)

    def show_speaker(self, request_id: RequestId | None, speaker: Speaker) -> None:
        """Show who speaks in a turn; without one the fields are empty and disabled."""
        if request_id != self._request_id or (speaker != self._shown and not self.is_typed_in):
            self._request_id = request_id
            self._fill(speaker)
        self._shown = speaker
        for edit in (self.name, self.office, self.unsur):
            edit.setEnabled(request_id is not None)

    def _fill(self, speaker: Speaker) -> None:
        texts = (speaker.name, speaker.office, speaker.unsur)
        for edit, text in zip((self.name, self.office, self.unsur), texts, strict=True):
            edit.setText(text)

    def _take(self, name: str) -> None:
        chosen = next((person for person in self.people if person.name == name), None)
        if chosen:
            self._fill(chosen)
            self._emit()

    def _emit(self) -> None:
        if self._request_id is not None:
            texts = (edit.text().strip() for edit in (self.name, self.office, self.unsur))
            self.named.emit(self._request_id, Speaker(*texts))
