"""The only modal dialog: it asks before something that cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.console.parts import SheetButton, label
from app.ui.theme.style import Metrics


class Confirm(QDialog):
    """Asks one question with two verbs for answers. Esc and closing mean no.

    It opens without an event loop of its own, so pictures and clocks go on behind it.
    """

    agreed = Signal()

    def __init__(self, question: str, detail: str, yes: str, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(10))
        column.addWidget(label(question, "title", self))
        text = label(detail, "secondary", self)
        text.setWordWrap(True)
        text.setMinimumWidth(metrics.px(380))
        column.addWidget(text)
        row = QHBoxLayout()
        row.addStretch(1)
        self._no = SheetButton(self.tr("Batal"), "Esc", parent=self)
        self._no.clicked.connect(self.reject)
        self._yes = SheetButton(yes, self.tr("Enter"), "danger", self)
        self._yes.clicked.connect(self.accept)
        self._yes.setDefault(True)
        for button in (self._no, self._yes):
            row.addWidget(button)
        column.addLayout(row)
        self.accepted.connect(self.agreed)
        self._yes.setFocus()
