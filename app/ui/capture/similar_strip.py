"""The strip "Usulan mirip": up to three proposals that may be the one that is being typed, with keys beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.similar import Similar
from app.ui.commands import CommandSet
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.proposal_words import stand_word
from app.ui.theme.style import Metrics

MOST = 3
_ROW = 24


class SimilarStrip(QWidget):
    """A row for each. Once it has appeared it keeps its height until the next proposal: nothing jumps while typing."""

    open_wanted = Signal(int)

    def __init__(self, commands: CommandSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Usulan mirip"))
        self._found: tuple[Similar, ...] = ()
        self._most = MOST
        self._metrics = Metrics(1.0)
        self._rows = [_Row(place, commands, self) for place in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            row.clicked.connect(self.open_wanted)
            column.addWidget(row)
        self.hide()

    @property
    def found(self) -> tuple[Similar, ...]:
        """Return what is shown."""
        return self._found

    @property
    def text(self) -> str:
        """Return what is shown, in one line; empty without any."""
        if not self._found:
            return ""
        more = f" +{len(self._found) - 1}" if len(self._found) > 1 else ""
        return f"{self._rows[0].text} ({self._rows[0].keys}){more}"

    def set_room(self, rows: int) -> None:
        """Say how many rows find room; without any, the owner shows `text` elsewhere."""
        if rows != self._most:
            self._most = rows
            self._lay_out()

    def show_found(self, found: Sequence[Similar]) -> None:
        """Show these, the likeliest first."""
        self._found = tuple(found[:MOST])
        for row, one in zip(self._rows, (*self._found, *[None] * MOST), strict=False):
            row.show_one(one)
        if self._found and self._most:
            self._lay_out()

    def clear(self) -> None:
        """Show nothing, and give the room back."""
        self.show_found(())
        self.hide()

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        for row in self._rows:
            row.setFixedHeight(metrics.px(_ROW))
            row.set_metrics(metrics)

    def row_height(self) -> int:
        """Return the height of a row in pixels."""
        return self._metrics.px(_ROW)

    def _lay_out(self) -> None:
        for place, row in enumerate(self._rows):
            row.setVisible(place < self._most)
            hidden = len(self._found) - self._most
            row.show_more(hidden if place == self._most - 1 and hidden > 0 else 0)
        self.setVisible(bool(self._found) and self._most > 0)


class _Row(QWidget):
    clicked = Signal(int)

    def __init__(self, place: int, commands: CommandSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.keys = commands.keys(f"proposal.similar_{place + 1}")
        self._text = ElidedLabel("figure", self)
        self._open = label(self.keys, "keycap", self)
        self._merge = label(
            self.tr("{keys} gabung").format(keys=commands.keys(f"proposal.merge_{place + 1}")), "keycap", self
        )
        self._more = label("", "keycap", self)
        self._more.hide()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._text, 1)
        self._line.addWidget(self._more)
        self._line.addWidget(self._open)
        self._line.addWidget(self._merge)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_state(self._text, "")

    @property
    def text(self) -> str:
        """Return what is shown."""
        return self._text.text()

    def show_one(self, one: Similar | None) -> None:
        """Show a proposal: number, what is asked, where, and how it stands; or nothing."""
        for cap in (self._open, self._merge):
            cap.setVisible(one is not None)
        if one is None:
            self._text.show_text("")
            return
        fields = one.proposal.fields
        place = " ".join(part for part in (fields.rt and f"RT {fields.rt}", fields.rw and f"RW {fields.rw}") if part)
        wanted = " ".join((fields.usulan or fields.permasalahan).split())
        parts = (one.proposal.number, wanted, place, stand_word(one.proposal))
        self._text.show_text("≈ " + " · ".join(part for part in parts if part))
        set_state(self._text, "attention")

    def show_more(self, count: int) -> None:
        """Say how many are similar beside those that find room."""
        self._more.setText(self.tr("{count} lagi").format(count=count))
        self._more.setVisible(count > 0)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._line.setSpacing(metrics.px(6))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the proposal."""
        if event.button() is Qt.MouseButton.LeftButton and self._text.text():
            self.clicked.emit(self._place)
