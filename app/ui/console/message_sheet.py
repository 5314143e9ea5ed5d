"""The small sheet on which a message for the wall is written. Not modal: the session goes on beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.wall import MAX_MESSAGE
from app.ui.console.parts import SheetButton, label
from app.ui.theme.style import Metrics


class MessageSheet(QDialog):
    """Emits the message that is wanted, empty to take it away."""

    message_wanted = Signal(str)

    def __init__(self, message: str, title: str, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pesan di layar besar"))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(12))
        column.addWidget(label(self.tr("Pesan di layar besar"), "title", self))
        templates = QHBoxLayout()
        column.addLayout(templates)
        self.text = QLineEdit(message, self)
        self.text.setMaxLength(MAX_MESSAGE)
        self.text.setMinimumWidth(metrics.px(620))
        self.text.setPlaceholderText(self.tr("Satu kalimat yang terbaca dari belakang ruangan"))
        self.text.setAccessibleName(self.tr("Pesan"))
        for name, text in (
            (self.tr("Pembukaan"), self.tr("Selamat datang di {title}. Sidang segera dimulai.").format(title=title)),
            (self.tr("Jeda"), self.tr("Sidang dijeda dan dilanjutkan pukul …")),
            (self.tr("Pesan bebas"), ""),
        ):
            button = QPushButton(name, self)
            button.setAutoDefault(False)
            button.clicked.connect(_Fill(self.text, text))
            templates.addWidget(button)
        templates.addStretch(1)
        column.addWidget(self.text)
        self._show = SheetButton(self.tr("Tampilkan"), self.tr("Enter"), "primary", self)
        self._show.setDefault(True)
        self._show.clicked.connect(self._say)
        self._take_away = QPushButton(self.tr("Turunkan pesan"), self)
        self._take_away.setAutoDefault(False)
        self._take_away.clicked.connect(self._take_down)
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self._show)
        foot.addWidget(self._take_away)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.text.textChanged.connect(self._changed)
        self._changed()
        self.text.setFocus()
        self.text.selectAll()

    def _changed(self) -> None:
        self._show.setEnabled(bool(self.text.text().strip()))

    def _say(self) -> None:
        self.message_wanted.emit(self.text.text())
        self.close()

    def _take_down(self) -> None:
        self.message_wanted.emit("")
        self.close()


class _Fill:
    """Puts a template into the field; what has to be filled in is selected."""

    def __init__(self, field: QLineEdit, text: str) -> None:
        self._field = field
        self._text = text

    def __call__(self, _checked: bool = False) -> None:
        self._field.setText(self._text)
        self._field.setFocus()
        gap = self._text.find("…")
        if gap >= 0:
            self._field.setSelection(gap, 1)
