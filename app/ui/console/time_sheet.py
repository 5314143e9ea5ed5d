"""The sheet on which the whole time of a turn is set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.wording import duration, seconds_of
from app.ui.console.parts import SheetButton, label, set_state
from app.ui.theme.style import Metrics

_USUAL_MIN = (1, 2, 3, 5, 10, 15)
_LEAST_S, _MOST_S = 10, 3600


class TimeSheet(QDialog):
    """Emits the seconds that are wanted. Not modal: the room goes on behind it. Enter sets what is written."""

    time_wanted = Signal(int)

    def __init__(self, title: str, now_s: int, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(10))
        column.addWidget(label(title, "title", self))
        usual = QHBoxLayout()
        for minutes in _USUAL_MIN:
            button = QPushButton(self.tr("{count} menit").format(count=minutes), self)
            button.setAutoDefault(False)
            button.clicked.connect(_Wanted(self, minutes * 60))
            usual.addWidget(button)
        column.addLayout(usual)
        self.field = QLineEdit(duration(now_s), self)
        self.field.setAccessibleName(self.tr("Seluruh waktu bicara, menit atau menit:detik"))
        self.field.setMaxLength(8)
        column.addWidget(self.field)
        self.note = label(self.tr("Menit, atau menit:detik: 7 atau 7:30."), "muted", self)
        column.addWidget(self.note)
        foot = QHBoxLayout()
        foot.addStretch(1)
        no = SheetButton(self.tr("Batal"), "Esc", parent=self)
        no.clicked.connect(self.reject)
        self.set_button = SheetButton(self.tr("Atur"), self.tr("Enter"), "primary", self)
        self.set_button.setDefault(True)
        self.set_button.clicked.connect(self._take)
        foot.addWidget(no)
        foot.addWidget(self.set_button)
        column.addLayout(foot)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field.setFocus()
        self.field.selectAll()

    def want(self, seconds: int) -> None:
        """Close, and say what is wanted."""
        self.accept()
        self.time_wanted.emit(seconds)

    def _take(self) -> None:
        seconds = seconds_of(self.field.text())
        if seconds is None or not _LEAST_S <= seconds <= _MOST_S:
            self.note.setText(self.tr("Tulis menit atau menit:detik, dari 0:10 sampai 60 menit: 7 atau 7:30."))
            set_state(self.note, "attention")
            self.field.selectAll()
            return
        self.want(seconds)


class _Wanted:
    """Asks for one time; a lambda in a loop would remember the last one."""

    def __init__(self, sheet: TimeSheet, seconds: int) -> None:
        self._sheet = sheet
        self._seconds = seconds

    def __call__(self, _checked: bool = False) -> None:
        self._sheet.want(self._seconds)
