"""Sheets for numbers: the size and price without which nothing is agreed, and the place in the order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from app.domain.errors import UserError
from app.domain.proposal import ProposalFields, format_volume, is_sized, parse_volume
from app.domain.rupiah import format_rupiah, parse_rupiah
from app.ui.decisions.sheet import Sheet
from app.ui.line.parts import KeyButton
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text


class SizeSheet(Sheet):
    """What an agreement needs: volume and cost, or that they follow (menyusul). Emits the fields with them."""

    given = Signal(object)

    def __init__(self, title: str, fields: ProposalFields, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(title, self.tr("Simpan dan sepakati"), tokens, metrics, parent)
        self._fields = fields
        self.volume = self.line(self.tr("Volume"), 40, format_volume(fields.volume))
        self.unit = self.line(self.tr("Satuan"), 100, fields.satuan)
        self.cost = self.line(self.tr("Perkiraan biaya"), 40, format_rupiah(fields.perkiraan_biaya))
        self.cost.setPlaceholderText(self.tr("mis. 150 juta"))
        self.row(
            (self.tr("Volume"), self.volume, 1),
            (self.tr("Satuan"), self.unit, 1),
            (self.tr("Perkiraan biaya"), self.cost, 2),
        )
        self.follow = KeyButton(self.tr("Menyusul, sepakati"), "Ctrl M", "", tokens, metrics)
        self.follow.clicked.connect(self._follows)
        self.body.addWidget(self.follow, 0, Qt.AlignmentFlag.AlignLeft)
        self.hint(self.tr("Yang disepakati perlu volume dan biaya, atau dinyatakan menyusul."))

    def begin(self) -> None:
        """Begin where something is missing."""
        (self.volume if not self.volume.text() else self.cost).setFocus()

    def confirm(self) -> None:
        """Emit the fields, if both are there and can be read."""
        try:
            typed = replace(
                self._fields,
                volume=parse_volume(self.volume.text()),
                satuan=self.unit.text().strip(),
                perkiraan_biaya=parse_rupiah(self.cost.text()),
            )
        except UserError as error:
            self.hint(error_text(error), warns=True)
            return
        if not is_sized(typed):
            self.hint(self.tr("Isi volume dan biaya, atau tekan Ctrl M untuk menyusul."), warns=True)
            (self.volume if typed.volume is None else self.cost).setFocus()
            return
        self.given.emit(typed)

    def on_key(self, event: QKeyEvent) -> bool:
        """Ctrl M says that they follow."""
        if event.key() == Qt.Key.Key_M and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._follows()
            return True
        return False

    def _follows(self) -> None:
        self.given.emit(replace(self._fields, menyusul=True))


class PlaceSheet(Sheet):
    """The place in the site's order, prioritas ke-; 0 takes the rank away."""

    given = Signal(int)

    def __init__(
        self, title: str, place: int | None, last: int, tokens: Tokens, metrics: Metrics, parent: QWidget
    ) -> None:
        super().__init__(title, self.tr("Beri prioritas"), tokens, metrics, parent)
        self.place = QSpinBox(self)
        self.place.setRange(0, last)
        self.place.setValue(last if place is None else place)
        self.place.setSpecialValueText(self.tr("tanpa urutan"))
        self.place.setAccessibleName(self.tr("Prioritas ke-"))
        self.place.setFixedWidth(metrics.px(180))
        self.row((self.tr("Prioritas ke- (0 = tanpa urutan)"), self.place, 0))

    def begin(self) -> None:
        """Begin in the number, ready to be typed over."""
        self.place.setFocus()
        self.place.selectAll()

    def confirm(self) -> None:
        """Emit the place."""
        self.place.interpretText()
        self.given.emit(self.place.value())
