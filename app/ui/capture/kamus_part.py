"""A line of the kamus in the form: chosen, its variables asked for, its price worked out while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.kamus import Kamus, KamusWork, chosen, price, volume_of
from app.domain.proposal import ProposalFields
from app.ui.capture.kamus_field import KamusField
from app.ui.capture.kamus_row import KamusRow


class KamusPart(QObject):
    """`read` gives what stands in the form, `take` puts fields into it. An estimate that somebody typed stays.

    `settled` says that a line was taken from the list: the cursor goes to what it asks for.
    """

    changed = Signal()
    settled = Signal()

    def __init__(
        self,
        edit: QLineEdit,
        row: KamusRow,
        read: Callable[[], ProposalFields],
        take: Callable[[ProposalFields], None],
    ) -> None:
        super().__init__(edit)
        self.row = row
        self._read = read
        self._take = take
        self._kamus = Kamus(())
        self._estimate: int | None = None
        self.field = KamusField(edit)
        self.field.chosen.connect(self._choose)
        edit.textEdited.connect(self._leave_line)
        row.changed.connect(self._variable_typed)

    def set_kamus(self, kamus: Kamus) -> None:
        """Offer the lines of this kamus from now on."""
        if kamus.works == self._kamus.works:
            return
        self._kamus = kamus
        self.field.set_works(kamus.works)
        if self.row.code and self.row.work is None:
            self.show(self._read())

    def show(self, fields: ProposalFields) -> None:
        """Show the line that these fields name."""
        work = self._kamus.work(fields.kode_kamus)
        self.row.show_line(fields.kode_kamus, work, fields.variabel)
        self.row.say_price(fields.volume)
        self._estimate = price(work, fields.volume) if work else None

    def size_typed(self) -> None:
        """Work the price out anew: volume or unit was typed."""
        work = self.row.work
        if work is None:
            return
        fields = self._read()
        same_unit = fields.satuan.strip().casefold() in ("", work.satuan.casefold())
        self._estimated(fields, work, fields.volume if same_unit else None)

    def _choose(self, work: KamusWork) -> None:
        before = self._read()
        kept = {value.kode: value for value in before.variabel}
        values = [kept[variable.kode] for variable in work.variables if variable.kode in kept]
        fields = chosen(before, work, values if len(values) == len(work.variables) else ())
        self._take(fields)
        self.show(fields)
        self.changed.emit()
        self.settled.emit()

    def _leave_line(self, text: str) -> None:
        """Another text than the line's own is a usulan langsung: it has no line."""
        work = self.row.work
        if self.row.code and (work is None or text != work.nama):
            self.row.show_line("", None, ())
            self._estimate = None

    def _variable_typed(self) -> None:
        work = self.row.work
        if work is not None and self.row.is_whole:
            volume = volume_of(self.row.values)
            fields = replace(self._read(), volume=volume, satuan=work.satuan)
            self._take(fields)
            self._estimated(fields, work, volume)
        else:
            self.row.say_price(self._read().volume)
        self.changed.emit()

    def _estimated(self, fields: ProposalFields, work: KamusWork, volume: Decimal | None) -> None:
        amount = price(work, volume)
        if amount is not None and fields.perkiraan_biaya in (None, self._estimate):
            self._take(replace(fields, perkiraan_biaya=amount))
            self._estimate = amount
        self.row.say_price(volume)
