"""What a chosen line of the kamus asks for, and the price that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.kamus import KamusVariable, KamusWork, price, volume_of
from app.domain.proposal import VariableValue, format_volume, parse_volume
from app.domain.rupiah import format_rupiah
from app.ui.capture.kamus_field import unit_price_text
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.theme.style import Metrics


class KamusRow(QWidget):
    """One field for each variable, and the sum written out while it is typed. Hidden while no line is chosen.

    `changed`: a variable was typed; `left` and `entered` as with every field of the form.
    """

    changed = Signal()
    left = Signal()
    entered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._work: KamusWork | None = None
        self._code = ""
        self._kept: tuple[VariableValue, ...] = ()
        self._variables: tuple[KamusVariable, ...] = ()
        self.edits: tuple[QLineEdit, ...] = ()
        self._before: QWidget | None = None
        self._fields = QHBoxLayout()
        self._price = ElidedLabel("figure", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._fields)
        column.addWidget(self._price)
        self.hide()

    @property
    def code(self) -> str:
        """Return the code of the line, empty without one."""
        return self._code

    @property
    def work(self) -> KamusWork | None:
        """Return the line, None without one or if the kamus does not know it any more."""
        return self._work

    @property
    def error(self) -> UserError | None:
        """Return why a variable cannot be read, or None."""
        for edit in self.edits:
            try:
                parse_volume(edit.text())
            except UserError as error:
                return error
        return None

    @property
    def values(self) -> tuple[VariableValue, ...]:
        """Return the variables that are there; if one cannot be read, those that were there before."""
        if self.error is not None:
            return self._kept
        found: list[VariableValue] = []
        for variable, edit in zip(self._variables, self.edits, strict=True):
            value = parse_volume(edit.text())
            if value is not None:
                found.append(VariableValue(variable.kode, variable.nama, variable.satuan, value))
        return tuple(found)

    @property
    def is_whole(self) -> bool:
        """Tell whether the line asks for variables and has all of them."""
        return bool(self._variables) and len(self.values) == len(self._variables)

    def show_line(self, code: str, work: KamusWork | None, values: Sequence[VariableValue]) -> None:
        """Show the variables of a line with what is known of them; without a code, nothing."""
        self._code, self._work, self._kept = code, work, tuple(values)
        known = {value.kode: value for value in values}
        if work is not None:
            self._variables = work.variables
        else:
            self._variables = tuple(KamusVariable(one.kode, one.nama, one.satuan) for one in values)
        self._make_edits()
        for variable, edit in zip(self._variables, self.edits, strict=True):
            one = known.get(variable.kode)
            edit.setText(format_volume(one.nilai) if one else "")
        for edit in self.edits:
            edit.textChanged.connect(self._typed)
        self.setVisible(bool(code))
        self.say_price(None)

    def keep(self) -> None:
        """Say that what is typed is saved now."""
        self._kept = self.values

    def say_price(self, volume: Decimal | None) -> None:
        """Write the sum out: the unit price, times each variable or the volume."""
        work = self._work
        if work is None or work.unit_price is None:
            self._price.show_text(self.tr("Kode {code}: tanpa harga satuan").format(code=self._code))
            return
        parts = [unit_price_text(work)]
        if self._variables:
            parts += [f"{format_volume(value.nilai)} {value.satuan}".strip() for value in self.values]
            volume = volume_of(self.values) if self.is_whole else None
        elif volume is not None:
            parts.append(f"{format_volume(volume)} {work.satuan}".strip())
        amount = price(work, volume)
        text = " × ".join(parts) + (f" = {format_rupiah(amount)}" if amount is not None else "")
        if work.is_sample:
            text = self.tr("{price} (harga contoh)").format(price=text)
        self._price.show_text(text)

    def follow(self, before: QWidget) -> None:
        """Say behind which widget Tab comes here."""
        self._before = before

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._fields.setSpacing(metrics.px(8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the cursor comes and goes."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.FocusIn:
            self.entered.emit(watched)
        return super().eventFilter(watched, event)

    def _make_edits(self) -> None:
        while (item := self._fields.takeAt(0)) is not None:
            cell = item.widget()
            if cell is not None:
                cell.hide()
                cell.setParent(None)
                cell.deleteLater()
        made: list[QLineEdit] = []
        for variable in self._variables:
            cell = QWidget(self)
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(3)
            name = f"{variable.nama} ({variable.satuan})" if variable.satuan else variable.nama
            edit = QLineEdit(cell)
            edit.setAccessibleName(name)
            edit.installEventFilter(self)
            caption = label(name, "label", cell)
            caption.setBuddy(edit)
            column.addWidget(caption)
            column.addWidget(edit)
            self._fields.addWidget(cell, 1)
            made.append(edit)
        self.edits = tuple(made)
        before = self._before
        for edit in made:
            if before is not None:
                QWidget.setTabOrder(before, edit)
            before = edit

    def _typed(self) -> None:
        for edit in self.edits:
            try:
                parse_volume(edit.text())
            except UserError:
                set_state(edit, "attention")
            else:
                set_state(edit, "")
        self.changed.emit()
