"""The page "Grafik sidang": four plots beside each other, live. It decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.charts.view import ChartView
from app.ui.console.parts import ElidedLabel, label
from app.ui.line.parts import KeyButton
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_PART = QSize(96, 93)
"""How much of the console is covered, in percent."""


class ChartsPage(QDialog):
    """Not modal. Tab goes from plot to plot, the arrow keys from row to row; the line at the foot tells the row."""

    order_wanted = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        m = metrics
        self.setWindowTitle(self.tr("Grafik sidang"))

        def view(title: str) -> ChartView:
            made = ChartView(title, tokens, metrics, self)
            made.told.connect(self._tell)
            return made

        self.speaking = view(self.tr("Waktu bicara dan jatah"))
        self.bidang = view(self.tr("Usulan menurut bidang dan putusan"))
        self.money = view(self.tr("Perkiraan biaya yang disepakati dan pagu"))
        self.timeline = view(self.tr("Jalannya sidang"))
        self.order = KeyButton(self.tr("Urut dari paling sedikit bicara"), "O", "", tokens, metrics)
        self.order.clicked.connect(self.order_wanted)
        self.shut = KeyButton(self.tr("Tutup"), "Esc", "", tokens, metrics)
        self.shut.clicked.connect(self.close)
        self._when = label("", "muted", self)
        self._told = ElidedLabel("secondary", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(20), m.px(14), m.px(20), m.px(14))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Grafik sidang"), "title", self))
        head.addStretch(1)
        head.addWidget(self._when)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(m.px(10))
        for place, one in enumerate((self.speaking, self.bidang, self.money, self.timeline)):
            grid.addWidget(one, place // 2, place % 2)
        for line in (0, 1):
            grid.setRowStretch(line, 1)
            grid.setColumnStretch(line, 1)
        column.addLayout(grid, 1)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(12))
        foot.addWidget(self.order)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.shut)
        column.addLayout(foot)
        whole = parent.size()
        self.resize(whole.width() * _PART.width() // 100, whole.height() * _PART.height() // 100)
        self.speaking.setFocus()

    def show_order(self, text: str) -> None:
        """Say what the button for the order does next."""
        if self.order.text() != text:
            self.order.setText(text)
            self.order.setAccessibleName(text)
            self.order.updateGeometry()

    def say(self, text: str) -> None:
        """Show when the plots were read, or why they cannot be."""
        self._when.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """O changes the order."""
        if event.key() == Qt.Key.Key_O and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.order.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tell(self, text: str) -> None:
        self._told.show_text(text)
