"""What needs attention: sentences with advice, the urgent and then the newest on top, gone when they are over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.console.matters import Matter, Weight
from app.ui.console.parts import label
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class _Line(QFrame):
    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._mark = QWidget(self)
        self._mark_px = metrics.px(4)
        self._mark.setAutoFillBackground(True)
        self._title = label("", "problem", self)
        self._title.setWordWrap(True)
        self._advice = label("", "muted", self)
        self._advice.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.px(10))
        row.addWidget(self._mark)
        texts = QVBoxLayout()
        texts.setContentsMargins(0, metrics.px(2), 0, metrics.px(4))
        texts.setSpacing(metrics.px(2))
        texts.addWidget(self._title)
        texts.addWidget(self._advice)
        row.addLayout(texts, 1)

    def show_matter(self, matter: Matter) -> None:
        t = self._tokens
        colour = {
            Weight.URGENT: t.attention,
            Weight.ATTENTION: t.attention,
            Weight.INFORMATION: t.selection,
            Weight.QUIET: t.faint,
        }[matter.weight]
        palette = self._mark.palette()
        palette.setColor(self._mark.backgroundRole(), QColor(colour))
        self._mark.setPalette(palette)
        # Red belongs to the speaker alone: what is urgent has a broader mark instead.
        self._mark.setFixedWidth(self._mark_px * (2 if matter.weight is Weight.URGENT else 1))
        self._title.setText(matter.title)
        self._advice.setText(matter.advice)
        self._advice.setVisible(bool(matter.advice))
        self.setAccessibleName(f"{matter.title}. {matter.advice}")


class AttentionPanel(QFrame):
    """Takes matters; shows them, or says that all is well."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Yang perlu diperhatikan"))
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._matters: tuple[Matter, ...] = ()
        self._order: list[str] = []
        self._lines: dict[str, _Line] = {}
        self._heading = label(self.tr("Yang perlu diperhatikan"), "heading", self)
        self._quiet = label(self.tr("Semua berjalan baik."), "muted", self)
        self._body = QWidget(self)
        self._list = QVBoxLayout(self._body)
        self._list.addWidget(self._quiet)
        self._list.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._body)
        self._area.setAccessibleName(self.tr("Yang perlu diperhatikan"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._area, 1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        pad = metrics.px(16)
        self._column.setContentsMargins(pad, metrics.px(12), metrics.px(8), metrics.px(8))
        self._column.setSpacing(metrics.px(8))
        self._list.setContentsMargins(0, 0, metrics.px(8), 0)
        self._list.setSpacing(metrics.px(8))
        for line in self._lines.values():
            # Gone at once; it is deleted only later.
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines.clear()
        matters, self._matters = self._matters, ()
        self.show_matters(matters)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show these matters. One that is new comes on top; one that stays keeps its place."""
        wanted = tuple(matters)
        if wanted == self._matters and len(self._lines) == len(wanted):
            return
        self._matters = wanted
        by_key = {matter.key: matter for matter in wanted}
        self._order = [key for key in self._order if key in by_key]
        self._order = [key for key in by_key if key not in self._order] + self._order
        self._order.sort(key=lambda key: by_key[key].weight is not Weight.URGENT)
        for key in [key for key in self._lines if key not in by_key]:
            line = self._lines.pop(key)
            self._list.removeWidget(line)
            line.deleteLater()
        for place, key in enumerate(self._order):
            line = self._lines.get(key) or _Line(self._tokens, self._metrics, self._body)
            self._lines[key] = line
            line.show_matter(by_key[key])
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
        self._quiet.setVisible(not wanted)
