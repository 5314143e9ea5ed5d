"""Who has the floor in the room, and who comes next: only to look at, for the operator gives the floor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.countdown import CountdownPhase, countdown
from app.domain.floor import FloorRequest, FloorState
from app.domain.identity import SiteId
from app.domain.site import HALL
from app.domain.wording import duration
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.theme.style import Metrics

_NEXT = 4


class FloorCard(QFrame):
    """Shows the floor as the last exchange told it."""

    def __init__(self, names: Mapping[SiteId, str], warning_s: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        self._warning_s = warning_s
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Keadaan forum"))
        self._heading = label("", "heading", self)
        self._site = ElidedLabel("speaker", self)
        self._who = ElidedLabel("secondary", self)
        self._time = label("", "speaker", self)
        self._next = ElidedLabel("muted", self)
        self._age = ElidedLabel("note", self)
        column = QVBoxLayout(self)
        column.addWidget(self._heading)
        row = QHBoxLayout()
        row.addWidget(self._site, 1)
        row.addWidget(self._time)
        column.addLayout(row)
        for widget in (self._who, self._next, self._age):
            column.addWidget(widget)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        layout = self.layout()
        if layout:
            layout.setContentsMargins(metrics.px(16), metrics.px(12), metrics.px(16), metrics.px(12))
            layout.setSpacing(metrics.px(4))

    def show_floor(self, floor: FloorState, now_ms: int, *, is_current: bool) -> None:
        """Show the state; `is_current` tells whether the server said so just now."""
        turn = floor.speaking
        self._heading.setText(self.tr("Sedang bicara") if turn else self.tr("Belum ada yang bicara"))
        self._site.show_text(self._name(turn) if turn else "—")
        self._who.show_text(_speaker(turn))
        self._who.setVisible(bool(_speaker(turn)))
        if turn:
            clock = countdown(turn, now_ms, self._warning_s)
            late = clock.phase in (CountdownPhase.WARNING, CountdownPhase.OVERRUN)
            self._time.setText(("+" if clock.remaining_s < 0 else "") + duration(abs(clock.remaining_s)))
            set_state(self._time, "attention" if late else "")
        else:
            self._time.setText("")
        queue = [self._name(one) for one in floor.queue[:_NEXT]]
        more = len(floor.queue) - len(queue)
        text = self.tr("Berikutnya: {names}").format(names=", ".join(queue)) if queue else self.tr("Antrean kosong")
        self._next.show_text(f"{text} +{more}" if more > 0 else text)
        self._age.show_text("" if is_current else self.tr("Belum terhubung: keadaan forum mungkin sudah berubah."))
        self._age.setVisible(not is_current)
        set_state(self._age, "attention")

    def _name(self, turn: FloorRequest) -> str:
        return self.tr("Ruang sidang") if turn.site_id == HALL else self._names.get(turn.site_id, turn.site_id)


def _speaker(turn: FloorRequest | None) -> str:
    if turn is None:
        return ""
    return " · ".join(part for part in (turn.speaker.name, turn.speaker.office) if part)
