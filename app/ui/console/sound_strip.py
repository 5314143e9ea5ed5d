"""The room's sound on the console: both buses with meter and level, who is open, and three buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.sound import Bus, SoundStatus
from app.ui.commands import CommandSet
from app.ui.console.bus_line import BusLine
from app.ui.console.parts import CommandButton
from app.ui.marks import paint_gavel, paint_muted
from app.ui.text_fit import draw_lines, fit_text
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_SMALLEST = 10


@dataclass(frozen=True, slots=True)
class StripView:
    """What the strip says. `cue_warns`: the headphones are not there; `note` is gone after a few seconds."""

    room: str
    cue: str
    room_db: float = 0.0
    cue_db: float = 0.0
    cue_warns: bool = False
    is_muted: bool = False
    is_priority: bool = False
    state: str = ""
    note: str = ""
    mute_title: str = ""


class HoldButton(CommandButton):
    """The button of a held command: it lasts while the mouse button is down. A click by itself does nothing."""

    pressed_down = Signal()

    def __init__(self, commands: CommandSet, command_id: str, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(commands, command_id, "", tokens, parent)
        self.clicked.disconnect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say that it has begun; the one who holds it watches for the end."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed_down.emit()


class StateNote(QWidget):
    """What is unusual now, with its shape: a muted room, the chair's priority, or why a key did nothing."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._view = StripView("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """Return what it says."""
        return self._view.note or self._view.state

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.update()

    def show_view(self, view: StripView) -> None:
        """Show another state."""
        self._view = view
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape and words."""
        del event
        t, m, view = self._tokens, self._metrics, self._view
        if not self.text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = t.on_attention if view.is_muted else t.attention
        place = self.rect().adjusted(m.px(4), 0, 0, 0)
        shape = paint_muted if view.is_muted else paint_gavel if view.is_priority else None
        if shape:
            side = m.px(26 if view.is_muted else 18)
            shape(painter, QRectF(place.left(), (self.height() - side) / 2, side, side), ink)
            place = place.adjusted(side + m.px(10), 0, 0, 0)
        pixels = m.px(20) if view.is_muted and not view.note else m.px(14)
        text = fit_text(self.text, place.width(), pixels, max(_SMALLEST, m.px(11)), 700, max_height=self.height())
        draw_lines(painter, place, text, ink)


class SoundStrip(QFrame):
    """Takes `StripView`s and levels; asks for levels by `level_wanted(bus, dB)`. It decides nothing."""

    level_wanted = Signal(object, float)

    def __init__(self, commands: CommandSet, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._view: StripView | None = None
        self.setAccessibleName(self.tr("Suara ruang"))
        self.room = BusLine(self.tr("Ruang"), tokens, self)
        self.cue = BusLine(self.tr("Headphone"), tokens, self)
        self.listen = CommandButton(commands, "sound.listen", "", tokens, self)
        self.priority = HoldButton(commands, "sound.priority", tokens, self)
        self.mute = CommandButton(commands, "sound.mute", "", tokens, self)
        self.note = StateNote(tokens, self)
        self.room.level.level_wanted.connect(lambda level_db: self.level_wanted.emit(Bus.ROOM, level_db))
        self.cue.level.level_wanted.connect(lambda level_db: self.level_wanted.emit(Bus.CUE, level_db))
        self._column = QVBoxLayout(self)
        self._buses = QHBoxLayout()
        # The room's line says more: several sites may be open.
        self._buses.addWidget(self.room, 4)
        self._buses.addWidget(self.cue, 3)
        self._buttons = QHBoxLayout()
        for button in (self.listen, self.priority, self.mute):
            self._buttons.addWidget(button)
        self._buttons.addWidget(self.note, 1)
        self._column.addLayout(self._buses)
        self._column.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self._column.setContentsMargins(metrics.px(16), metrics.px(8), metrics.px(12), metrics.px(8))
        self._column.setSpacing(metrics.px(6))
        self._buses.setSpacing(metrics.px(16))
        self._buttons.setSpacing(metrics.px(8))
        for part in (self.room, self.cue, self.listen, self.priority, self.mute, self.note):
            part.set_metrics(metrics)
        view, self._view = self._view, None
        if view:
            self.show_view(view)
        self.update()

    def height_needed(self) -> int:
        """Return the height that shows everything."""
        return self._column.minimumSize().height()

    def show_view(self, view: StripView) -> None:
        """Show a new view; nothing is painted if it is the same."""
        self.room.level.show_level(view.room_db)
        self.cue.level.show_level(view.cue_db)
        if view == self._view:
            return
        self._view = view
        t = self._tokens
        ink = t.on_attention if view.is_muted else t.muted
        self.room.show_words(view.room, t.on_attention if view.is_muted else t.text, ink)
        cue_colour = t.attention if view.cue_warns else t.text
        self.cue.show_words(view.cue, t.on_attention if view.is_muted else cue_colour, ink)
        self.note.show_view(view)
        self.mute.set_title(view.mute_title)
        self.update()

    def show_levels(self, room: SoundStatus, cue: SoundStatus | None) -> None:
        """Move both meters."""
        self.room.show_sound(room)
        self.cue.show_sound(cue)

    def sizeHint(self) -> QSize:
        """Return the height that shows everything."""
        return QSize(super().sizeHint().width(), self.height_needed())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground: a panel, all amber while the room is muted."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_muted = self._view is not None and self._view.is_muted
        painter.setBrush(QColor(self._tokens.attention if is_muted else self._tokens.panel))
        radius = self._metrics.px(5)
        painter.drawRoundedRect(self.rect(), radius, radius)
