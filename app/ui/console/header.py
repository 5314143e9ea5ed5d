"""The console's header: what session this is, and chips that are the only status bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.sound import DeviceState, SoundStatus
from app.ui.agenda.view import AgendaLine
from app.ui.console.parts import Chip, ElidedLabel, label, set_state
from app.ui.room_view import RoomView
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_SILENT_DBFS = -60.0
_WIDE = 1500
"""From this width on title, day and agenda stand side by side."""


class Header(QWidget):
    """One line at the top."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._level_shown_at = ""
        self.setProperty("role", "bar")
        self._title = ElidedLabel("title", self)
        self._day = ElidedLabel("muted", self)
        self._agenda = ElidedLabel("secondary", self)
        self._agenda_time = label("", "muted", self)
        self._sound = Chip(tokens, self)
        self._sites = Chip(tokens, self)
        self._saved = Chip(tokens, self)
        self.sent = Chip(tokens, self)
        self.sent.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sent.hide()
        self._clock = label("", "title", self)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.addWidget(self._title)
        row.addWidget(self._day)
        row.addWidget(self._agenda)
        row.addWidget(self._agenda_time)
        row.addStretch(1)
        for widget in (self._sound, self._sites, self._saved, self.sent, self._clock):
            row.addWidget(widget)
        self._sound.setAccessibleDescription(self.tr("Suara ruang"))
        self._sites.setAccessibleDescription(self.tr("Lokasi tersambung"))
        self._saved.setAccessibleDescription(self.tr("Penyimpanan"))
        self.sent.setAccessibleDescription(self.tr("Pengiriman ke server"))

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self.setFixedHeight(metrics.px(52))
        layout = self.layout()
        if layout:
            layout.setContentsMargins(metrics.px(16), 0, metrics.px(16), 0)
            layout.setSpacing(metrics.px(12))
        self._clock.setFixedWidth(metrics.px(92))
        self._level_shown_at = ""
        for chip in (self._sound, self._sites, self._saved, self.sent):
            chip.set_metrics(metrics)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the day out where it would take the agenda's room: everybody in the room knows it."""
        super().resizeEvent(event)
        self._day.setVisible(self.width() >= _WIDE)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget before the clock."""
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.count() - 1, widget)

    def show_agenda(self, line: AgendaLine) -> None:
        """Show which item of the agenda is on; the time is never cut, for it is what runs out."""
        self._agenda.show_text(line.item)
        self._agenda.setAccessibleDescription(line.time)
        if self._agenda_time.text() != line.time:
            self._agenda_time.setText(line.time)
        set_state(self._agenda_time, "attention" if line.is_over else "")

    def show_view(self, view: RoomView, recorded: int, store_trouble: str) -> None:
        """Show a new view."""
        self._title.show_text(view.title)
        self._day.show_text(view.day)
        self._clock.setText(view.time_with_seconds)
        self._show_sound(view.sound, view.time_with_seconds, is_muted=view.is_muted)
        t = self._tokens
        all_live = view.live == len(view.tiles)
        sites = self.tr("{live} dari {all} lokasi").format(live=view.live, all=len(view.tiles))
        self._sites.show_fact(sites, t.good if all_live else t.attention)
        if store_trouble:
            self._saved.show_fact(self.tr("belum tersimpan"), t.attention)
        else:
            self._saved.show_fact(self.tr("{count} usulan tersimpan").format(count=recorded), t.good)

    def _show_sound(self, sound: SoundStatus, at: str, *, is_muted: bool) -> None:
        t = self._tokens
        level_shown_at, self._level_shown_at = self._level_shown_at, ""
        if is_muted:
            self._sound.show_fact(self.tr("Ruang dibisukan"), t.attention)
        elif sound.state is DeviceState.PLAYING:
            is_silent = sound.rms_dbfs < _SILENT_DBFS
            # A number that changes ten times a second cannot be read, and moves the whole line each time.
            self._level_shown_at = "" if is_silent else at
            if is_silent or level_shown_at != at:
                level = self.tr("senyap") if is_silent else f"−{abs(sound.rms_dbfs):.0f} dB"
                self._sound.show_fact(self.tr("Suara ruang {level}").format(level=level), t.good)
        elif sound.state is DeviceState.FALLBACK:
            self._sound.show_fact(self.tr("Suara lewat perangkat bawaan"), t.attention)
        elif sound.state is DeviceState.STARTING:
            self._sound.show_fact(self.tr("Suara disiapkan"), t.muted)
        else:
            self._sound.show_fact(self.tr("Tanpa perangkat suara"), t.attention)
