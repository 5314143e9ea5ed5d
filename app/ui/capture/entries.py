"""One field of the form each: a widget, and the value that stands in it. What cannot be read changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from app.domain.coordinates import Coordinates, parse_coordinates
from app.domain.errors import UserError
from app.domain.proposal import Field, HandlingLevel, LandState, Urgency, WorkKind, format_volume, parse_volume
from app.domain.rupiah import format_rupiah, parse_rupiah
from app.ui.console.parts import Choice, set_state
from app.ui.proposal_words import certificate_word, handling_word, land_word, to_follow_word, work_kind_word
from app.ui.theme.tokens import Tokens
from app.ui.words import urgency_word

LONGEST_LINE = 400
"""Characters of a field of one line."""

_MOST_SUGGESTED = 10


class Entry(Protocol):
    """What the form knows of a field."""

    @property
    def widget(self) -> QWidget:
        """Return the widget that has the keyboard."""
        ...

    @property
    def error(self) -> UserError | None:
        """Return why what is typed cannot be read, or None."""
        ...

    def value(self) -> object:
        """Return what stands there; if that cannot be read, what stood there before."""
        ...

    def show(self, value: object) -> None:
        """Show a stored value."""
        ...

    def keep(self) -> None:
        """Say that what is typed is saved now: that is what stays if the next cannot be read."""
        ...

    def mark(self, *, needed: bool = False) -> None:
        """Mark the field if it is needed and empty, or cannot be read."""
        ...


class TextEntry(QObject):
    """A field of one line or several, whose text is its value. `chosen` is a text that was suggested and taken."""

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, edit: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(edit)
        self.edit = edit
        self._completer: QCompleter | None = None
        edit.textChanged.connect(self.changed)
        if isinstance(edit, QPlainTextEdit):
            # Tab goes to the next field; nobody needs a tab stop in a proposal.
            edit.setTabChangesFocus(True)
        else:
            edit.setMaxLength(LONGEST_LINE)

    @property
    def widget(self) -> QWidget:
        """Return the widget that has the keyboard."""
        return self.edit

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self.edit.toPlainText() if isinstance(self.edit, QPlainTextEdit) else self.edit.text()

    @property
    def error(self) -> UserError | None:
        """Return None: any text can be read."""
        return None

    def value(self) -> object:
        """Return the text."""
        return self.text

    def show(self, value: object) -> None:
        """Show a text."""
        self.show_text(str(value))

    def show_text(self, text: str) -> None:
        """Show a text, from its beginning."""
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setPlainText(text)
        else:
            self.edit.setText(text)
            self.edit.setCursorPosition(0)
        set_state(self.edit, "")

    def keep(self) -> None:
        """Do nothing: any text can be read."""

    def mark(self, *, needed: bool = False) -> None:
        """Mark the field if it is needed and empty, or cannot be read."""
        is_gap = needed and not self.text.strip()
        set_state(self.edit, "attention" if is_gap or self.error else "")

    def suggest(self, texts: Iterable[str]) -> None:
        """Offer these texts while somebody types; any other may stand there too."""
        if not isinstance(self.edit, QLineEdit):
            return
        if self._completer is None:
            self._completer = QCompleter(self)
            self._completer.setModel(QStringListModel(self))
            self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self._completer.setMaxVisibleItems(_MOST_SUGGESTED)
            self._completer.activated.connect(self.chosen)
            self.edit.setCompleter(self._completer)
        model = self._completer.model()
        wanted = list(dict.fromkeys(texts))
        if isinstance(model, QStringListModel) and model.stringList() != wanted:
            model.setStringList(wanted)

    def offer_all(self) -> None:
        """Open the list of all that is suggested."""
        if self._completer is not None:
            self._completer.setCompletionPrefix("")
            self._completer.complete()


class ReadEntry(TextEntry):
    """A field whose text stands for something else: a number, an amount, a place.

    What is typed as people write it is written the usual way when the cursor leaves.
    """

    def __init__(self, edit: QLineEdit, read: Callable[[str], object], write: Callable[[Any], str]) -> None:
        super().__init__(edit)
        self._line = edit
        self._read = read
        self._write = write
        self._kept: object = None
        edit.editingFinished.connect(self._write_out)

    @property
    def error(self) -> UserError | None:
        """Return why what is typed cannot be read, or None."""
        try:
            self._read(self.text)
        except UserError as error:
            return error
        return None

    def value(self) -> object:
        """Return what is typed, or what stood there before if that cannot be read."""
        try:
            return self._read(self.text)
        except UserError:
            return self._kept

    def show(self, value: object) -> None:
        """Show a stored value."""
        self._kept = value
        self.show_text(self._write(value))

    def keep(self) -> None:
        """Say that what is typed is saved now."""
        self._kept = self.value()

    def _write_out(self) -> None:
        if self.error is None and self.text.strip():
            usual = self._write(self._read(self.text))
            if usual != self.text:
                # The value is the same: nobody typed.
                with QSignalBlocker(self._line):
                    self._line.setText(usual)


class ChoiceEntry(QObject):
    """A field of which one of a few values is chosen."""

    changed = Signal()

    def __init__(self, choice: Choice, values: Sequence[tuple[Any, str]]) -> None:
        super().__init__(choice)
        self.choice = choice
        # An enumeration of texts would come back from Qt as a plain text.
        self._values = tuple(value for value, _ in values)
        for _, text in values:
            choice.addItem(text)
        choice.currentIndexChanged.connect(self.changed)

    @property
    def widget(self) -> QWidget:
        """Return the widget that has the keyboard."""
        return self.choice

    @property
    def error(self) -> UserError | None:
        """Return None: whatever is chosen can be read."""
        return None

    def value(self) -> object:
        """Return what is chosen."""
        return self._values[self.choice.currentIndex()]

    def show(self, value: object) -> None:
        """Choose a value."""
        self.choice.setCurrentIndex(self._values.index(value))

    def keep(self) -> None:
        """Do nothing: whatever is chosen can be read."""

    def mark(self, *, needed: bool = False) -> None:
        """Do nothing: no choice is needed at once."""


def _coordinates_text(point: Coordinates | None) -> str:
    return "" if point is None else str(point)


def made_entry(field: Field, tokens: Tokens, parent: QWidget) -> TextEntry | ChoiceEntry:
    """Return the entry of a field."""
    match field:
        case Field.PROBLEM | Field.USULAN:
            return TextEntry(QPlainTextEdit(parent))
        case Field.VOLUME:
            return ReadEntry(QLineEdit(parent), parse_volume, format_volume)
        case Field.COST:
            return ReadEntry(QLineEdit(parent), parse_rupiah, format_rupiah)
        case Field.COORDINATES:
            return ReadEntry(QLineEdit(parent), parse_coordinates, _coordinates_text)
        case Field.URGENCY:
            return ChoiceEntry(Choice(tokens, parent), [(one, urgency_word(one)) for one in Urgency])
        case Field.WORK_KIND:
            return ChoiceEntry(Choice(tokens, parent), [(one, work_kind_word(one)) for one in WorkKind])
        case Field.LAND:
            return ChoiceEntry(Choice(tokens, parent), [(one, land_word(one)) for one in LandState])
        case Field.HANDLING_LEVEL:
            return ChoiceEntry(Choice(tokens, parent), [(one, handling_word(one)) for one in HandlingLevel])
        case Field.CERTIFICATE:
            return ChoiceEntry(Choice(tokens, parent), [(one, certificate_word(one)) for one in (None, True, False)])
        case Field.TO_FOLLOW:
            return ChoiceEntry(Choice(tokens, parent), [(one, to_follow_word(one)) for one in (False, True)])
        case _:
            return TextEntry(QLineEdit(parent))
