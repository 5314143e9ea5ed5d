"""The field jenis pekerjaan: it finds lines of the kamus while somebody types. Any other text may stand there too."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from app.domain.kamus import KamusWork
from app.domain.kamus_search import KamusFinder
from app.domain.rupiah import format_rupiah


class KamusField(QObject):
    """Hangs a list of lines on a field. `chosen` is the line that was taken from it."""

    chosen = Signal(object)

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._finder = KamusFinder(())
        self._found: tuple[KamusWork, ...] = ()
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        # The words decide what is listed, not the beginning of the line.
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(Qt.ItemDataRole.UserRole)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        # The stubs do not know that a signal can be one of two.
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        edit.setCompleter(self._completer)
        edit.textEdited.connect(self._look)

    def set_works(self, works: tuple[KamusWork, ...]) -> None:
        """Offer these lines from now on."""
        self._finder = KamusFinder(works)

    def offer_all(self) -> None:
        """Open the list for what stands there now."""
        self._look(self._edit.text())
        self._completer.complete()

    def _look(self, text: str) -> None:
        self._found = self._finder.find(text)
        self._model.clear()
        for work in self._found:
            item = QStandardItem(line_text(work))
            item.setData(work.nama, Qt.ItemDataRole.UserRole)
            self._model.appendRow(item)
        metrics = self._popup.fontMetrics()
        widest = max((metrics.horizontalAdvance(line_text(work)) for work in self._found), default=0)
        self._popup.setMinimumWidth(max(self._edit.width(), widest + metrics.height() * 2))

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self.chosen.emit(self._found[index.row()])


def line_text(work: KamusWork) -> str:
    """Return a line as it is offered: name, unit price and OPD."""
    return " · ".join(part for part in (work.nama, unit_price_text(work), work.opd) if part)


def unit_price_text(work: KamusWork) -> str:
    """Return `Rp 450.000/m`; empty if the line has no price."""
    if work.unit_price is None:
        return ""
    return f"{format_rupiah(work.unit_price)}/{work.satuan}" if work.satuan else format_rupiah(work.unit_price)
