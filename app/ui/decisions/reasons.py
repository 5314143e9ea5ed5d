"""Sheets that ask for a reason: why something was not agreed, who it waits for, where it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QLineEdit, QWidget

from app.domain.proposal import MIN_REASON, Diversion
from app.domain.proposal_decision import MAX_REFERENCE
from app.ui.decisions.row_button import RowButton
from app.ui.decisions.sheet import Prose, Sheet
from app.ui.decisions.words import diversion_word
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_KEYS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: its line in the list, empty for none, and what is printed."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Redirection:
    """Where a proposal goes, its number there, and what else was said."""

    to: Diversion
    reference: str
    reason: str


class ReasonSheet(Sheet):
    """One key takes a reason from the list; what is printed can be typed, with ten letters or more."""

    given = Signal(object)

    def __init__(
        self, title: str, reasons: Sequence[Reason], tokens: Tokens, metrics: Metrics, parent: QWidget
    ) -> None:
        super().__init__(title, self.tr("Belum disepakati"), tokens, metrics, parent)
        self._reasons = tuple(reasons[: len(_KEYS)])
        self._code = ""
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(8))
        grid.setVerticalSpacing(metrics.px(3))
        rows = -(-len(self._reasons) // _COLUMNS)
        for number, reason in enumerate(self._reasons):
            button = RowButton(_KEYS[number], reason.text, tokens, metrics, self)
            self._group.addButton(button, number)
            grid.addWidget(button, number % rows, number // rows)
        # No equal shares: a column of long reasons takes what one of short ones leaves.
        self.body.addLayout(grid)
        self.text = Prose(self.tr("Alasan, paling sedikit 10 huruf"), metrics, self)
        self.text.setPlaceholderText(self.tr("Alasan yang dicetak; Tab dari daftar, atau langsung diketik"))
        self.body.addWidget(self.text)
        self._group.idClicked.connect(self._choose)
        self.text.textChanged.connect(self._count)
        self._count()

    def show_reason(self, reason: Reason) -> None:
        """Begin with a reason that was given before."""
        self._code = reason.code
        self.text.setPlainText(reason.text)
        known = next((i for i, one in enumerate(self._reasons) if one.code == reason.code and reason.code), None)
        if known is not None:
            self._group.button(known).setChecked(True)

    def begin(self) -> None:
        """Begin in the list; without one, in the text."""
        first = self._group.checkedButton() or self._group.button(0)
        (first or self.text).setFocus()

    def confirm(self) -> None:
        """Emit the reason, if it says enough."""
        reason = Reason(self._code, " ".join(self.text.toPlainText().split()))
        if len(reason.text) < MIN_REASON:
            self._count()
            self.text.setFocus()
            return
        self.given.emit(reason)

    def on_key(self, event: QKeyEvent) -> bool:
        """Take a reason by its key, while the text does not have the keyboard."""
        place = _KEYS.find(event.text().upper()) if event.text() else -1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not 0 <= place < len(self._reasons):
            return False
        self._choose(place)
        return True

    def _choose(self, place: int) -> None:
        self._group.button(place).setChecked(True)
        self._group.button(place).setFocus()
        self._code = self._reasons[place].code
        self.text.setPlainText(self._reasons[place].text)

    def _count(self) -> None:
        short = MIN_REASON - len(" ".join(self.text.toPlainText().split()))
        if short > 0:
            self.hint(self.tr("Kurang {count} huruf.").format(count=short), warns=True)
        else:
            self.hint("")


@dataclass(frozen=True, slots=True)
class Postponement:
    """Who has something to do until when, and what is waited for; any may be empty."""

    owner: str
    due: str
    reason: str


class PostponeSheet(Sheet):
    """Who has something to do until when, and why. All may stay empty."""

    given = Signal(object)

    def __init__(self, title: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(title, self.tr("Tunda"), tokens, metrics, parent)
        self.who = self.line(self.tr("Penanggung jawab"), 200)
        self.until = self.line(self.tr("Sampai kapan"), 100)
        self.why = self.line(self.tr("Yang ditunggu"), 500)
        self.row(
            (self.tr("Penanggung jawab"), self.who, 2),
            (self.tr("Sampai kapan"), self.until, 1),
            (self.tr("Yang ditunggu, misalnya survei lapangan"), self.why, 3),
        )

    def begin(self) -> None:
        """Begin with who."""
        self.who.setFocus()

    def show_postponement(self, told: Postponement) -> None:
        """Begin with what was said before."""
        for field, text in ((self.who, told.owner), (self.until, told.due), (self.why, told.reason)):
            field.setText(text)

    def confirm(self) -> None:
        """Emit what was typed."""
        self.given.emit(Postponement(self.who.text().strip(), self.until.text().strip(), self.why.text().strip()))


class WithdrawSheet(Sheet):
    """Why who proposed it takes it back; may stay empty."""

    given = Signal(object)

    def __init__(self, title: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(title, self.tr("Tarik usulan"), tokens, metrics, parent)
        self.why = self.line(self.tr("Alasan penarikan, boleh kosong"), 500)
        self.row((self.tr("Alasan penarikan, boleh kosong"), self.why, 1))

    def begin(self) -> None:
        """Begin in the only field."""
        self.why.setFocus()

    def confirm(self) -> None:
        """Emit the reason."""
        self.given.emit(Reason("", self.why.text().strip()))


class RedirectSheet(Sheet):
    """Where a complaint goes that is no usulan: 1 for SOROT, 2 for another authority; and its number there."""

    given = Signal(object)

    def __init__(self, title: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(title, self.tr("Alihkan"), tokens, metrics, parent)
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(8))
        self._places = (Diversion.SOROT, Diversion.OTHER_AUTHORITY)
        for number, place in enumerate(self._places):
            button = RowButton(str(number + 1), diversion_word(place), tokens, metrics, self)
            self._group.addButton(button, number)
            grid.addWidget(button, 0, number)
        self.body.addLayout(grid)
        self.reference = self.line(self.tr("Nomor rujukan"), MAX_REFERENCE)
        self.why = self.line(self.tr("Instansi atau keterangan"), 500)
        self.row(
            (self.tr("Nomor rujukan, boleh menyusul"), self.reference, 1),
            (self.tr("Instansi atau keterangan"), self.why, 2),
        )
        self._group.idClicked.connect(self._choose)
        self._choose(0)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """Return the places."""
        return self._group.buttons()

    def begin(self) -> None:
        """Begin with where to."""
        self._group.button(0).setFocus()

    def confirm(self) -> None:
        """Emit where it goes."""
        to = self._places[max(0, self._group.checkedId())]
        self.given.emit(Redirection(to, self.reference.text().strip(), self.why.text().strip()))

    def on_key(self, event: QKeyEvent) -> bool:
        """Choose by 1 or 2, while no field has the keyboard."""
        if isinstance(self.focusWidget(), QLineEdit) or event.text() not in ("1", "2"):
            return False
        self._choose(int(event.text()) - 1)
        self.reference.setFocus()
        return True

    def _choose(self, place: int) -> None:
        self._group.button(place).setChecked(True)
