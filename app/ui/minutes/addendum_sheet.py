"""The sheet on which an addendum is written: what was final says something more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.console.parts import label
from app.ui.theme.style import Metrics


class AddendumSheet(QDialog):
    """Emits the text. It is printed behind the document for good, so Ctrl+Enter and not Enter gives it."""

    written = Signal(str)

    def __init__(self, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Adendum"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(metrics.px(680), metrics.px(360))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(10))
        column.addWidget(label(self.tr("Adendum"), "title", self))
        why = label(
            self.tr("Dicetak di belakang dokumen final dengan tanggalnya, dan tidak dapat diubah."), "muted", self
        )
        why.setWordWrap(True)
        column.addWidget(why)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Isi adendum"))
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        no = QPushButton(self.tr("Batal"), self)
        no.setAutoDefault(False)
        no.clicked.connect(self.reject)
        self.add = QPushButton(self.tr("Tambahkan (Ctrl Enter)"), self)
        self.add.setAutoDefault(False)
        self.add.setProperty("role", "primary")
        self.add.clicked.connect(self._add)
        row.addWidget(no)
        row.addWidget(self.add)
        column.addLayout(row)
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the text with Ctrl+Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._add()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        if self.text.toPlainText().strip():
            self.written.emit(self.text.toPlainText())
            self.accept()
