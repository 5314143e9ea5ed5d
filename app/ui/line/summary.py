"""What came of the round: how many lines are good, and what to do about each that is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.console.parts import label, set_state
from app.ui.line.parts import KeyButton
from app.ui.line.view import AdviceView
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class SummaryPanel(QWidget):
    """`failed` repeats those that failed, `all` the whole round."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._shown: tuple[AdviceView, ...] | None = None
        self._counts = label("", "script", self)
        self._counts.setWordWrap(True)
        self._lead = label("", "secondary", self)
        self._lead.setWordWrap(True)
        self.failed = KeyButton(self.tr("Ulangi yang gagal"), "G", "primary", tokens, metrics)
        self.all = KeyButton(self.tr("Ulangi semua"), "A", "", tokens, metrics)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Lokasi yang perlu diperbaiki"))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(6), 0, 0, 0)
        column.setSpacing(metrics.px(10))
        column.addWidget(self._counts)
        column.addWidget(self._lead)
        column.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.setSpacing(metrics.px(8))
        row.addWidget(self.failed)
        row.addWidget(self.all)
        row.addStretch(1)
        column.addLayout(row)

    def show_summary(self, counts: str, failed: Sequence[AdviceView], *, can_start: bool) -> None:
        """Show the result; the advice is built anew only when it changed."""
        self._counts.setText(counts)
        self._counts.setAccessibleName(counts)
        self.failed.setEnabled(bool(failed) and can_start)
        self.all.setEnabled(can_start)
        if tuple(failed) == self._shown:
            return
        self._shown = tuple(failed)
        good = self.tr("Semua lokasi yang diuji terdengar dua arah.")
        bad = self.tr("Yang gagal tercatat di log gangguan notulen. Perbaiki, lalu ulangi yang gagal saja.")
        self._lead.setText(bad if failed else good)
        body = QWidget(self._area)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._metrics.px(8))
        for one in failed:
            column.addWidget(self._line(one, body))
        column.addStretch(1)
        self._area.setWidget(body)

    def _line(self, one: AdviceView, parent: QWidget) -> QFrame:
        m = self._metrics
        panel = QFrame(parent)
        panel.setProperty("role", "panel")
        panel.setAccessibleName(f"{one.name}: {one.word}. {one.do}")
        column = QVBoxLayout(panel)
        column.setContentsMargins(m.px(14), m.px(8), m.px(14), m.px(10))
        column.setSpacing(m.px(3))
        head = QHBoxLayout()
        head.setSpacing(m.px(10))
        head.addWidget(label(one.name, "title", panel))
        word = label(one.word, "problem", panel)
        set_state(word, "attention")
        head.addWidget(word)
        head.addStretch(1)
        column.addLayout(head)
        do = label(one.do, "secondary", panel)
        do.setWordWrap(True)
        column.addWidget(do)
        return panel
