"""The room's sound on the console: both buses with meter and level, who is open, and three buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.domain.sound import Bus, SoundStatus
from app.shm.status import SILENCE_DBFS
from app.ui.commands import CommandSet
from app.ui.console.meter_paint import METER_STEP_DB, paint_meter
from app.ui.console.parts import CommandButton
from app.ui.marks import paint_gavel, paint_muted
from app.ui.text_fit import draw_lines, draw_text, fit_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens

LOWEST_DB, HIGHEST_DB = -60, 10
_PAGE_DB = 6
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


class LevelControl(QSlider):
    """The level of a bus in whole dB: a number, moved by the wheel or the keyboard.

    A click changes nothing: a stray one must not make the hall jump. Two clicks, or 0, go back to 0 dB.
    """

    level_wanted = Signal(float)

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._turned = 0
        self.setRange(LOWEST_DB, HIGHEST_DB)
        self.setPageStep(_PAGE_DB)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Roda tetikus atau tombol panah: 1 dB. Klik dua kali atau tombol 0: kembali ke 0 dB."))
        self.setAccessibleDescription(self.toolTip())
        self.valueChanged.connect(lambda value: self.level_wanted.emit(float(value)))

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.setFixedSize(metrics.px(70), metrics.px(28))
        self.update()

    def show_level(self, level_db: float) -> None:
        """Show a level without asking for it."""
        if round(level_db) == self.value():
            return
        self.blockSignals(True)
        self.setValue(round(level_db))
        self.blockSignals(False)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows and pages, and 0; Home and End would go to the ends, which nobody means here."""
        key = event.key()
        if key == Qt.Key.Key_0:
            self.setValue(0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move by 1 dB for each notch."""
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._turned / 120)
        self._turned -= notches * 120
        self.setValue(self.value() + notches)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus and change nothing."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change nothing."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to 0 dB."""
        self.setValue(0)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number in its box."""
        del event
        t, m = self._tokens, self._metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.selection if self.hasFocus() else t.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(t.input))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), m.px(4), m.px(4))
        colour = t.text if self.value() else t.muted
        made = font(max(_SMALLEST, m.px(13)), 600, tabular=True)
        draw_text(painter, self.rect(), level_text(self.value()), made, colour, Qt.AlignmentFlag.AlignCenter)


def level_text(level_db: float) -> str:
    """Return a level as people write it: `−6 dB`, `0 dB`, `+3 dB`."""
    whole = round(level_db)
    sign = "−" if whole < 0 else "+" if whole > 0 else ""
    return f"{sign}{abs(whole)} dB"


class BusLine(QWidget):
    """One bus: its name, its meter, its level, and in words what is on it."""

    def __init__(self, name: str, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = LevelControl(tokens, self)
        self.level.setAccessibleName(self.tr("Volume {bus}").format(bus=name))
        self._name = name
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._words = ""
        self._colour = tokens.text
        self._ink = tokens.muted
        self._rms_dbfs = self._peak_dbfs = SILENCE_DBFS
        self._label_place = self._meter = self._words_place = QRect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """Return what stands beside the meter."""
        return self._words

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.setFixedHeight(metrics.px(30))
        self.level.set_metrics(metrics)
        self._lay_out()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the new places."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        m, gap = self._metrics, self._metrics.px(10)
        label = QFontMetrics(self._label_font()).horizontalAdvance(self._name)
        self._label_place = QRect(0, 0, label + gap, self.height())
        width = min(m.px(170), max(m.px(60), self.width() // 5))
        thick = m.px(9)
        self._meter = QRect(self._label_place.right() + 1, (self.height() - thick) // 2, width, thick)
        self.level.move(self._meter.right() + gap, (self.height() - self.level.height()) // 2)
        left = self.level.geometry().right() + gap
        self._words_place = QRect(left, 0, max(1, self.width() - left), self.height())

    def show_words(self, words: str, colour: str, ink: str) -> None:
        """Say what is on the bus, in `colour`; the name of the bus stands in `ink`."""
        if (words, colour, ink) == (self._words, self._colour, self._ink):
            return
        self._words, self._colour, self._ink = words, colour, ink
        self.setToolTip(words)
        self.setAccessibleName(f"{self._name}. {words}")
        self.update()

    def show_sound(self, sound: SoundStatus | None) -> None:
        """Move the meter, if it moved enough to be seen; None empties it."""
        rms, peak = (sound.rms_dbfs, sound.peak_dbfs) if sound else (SILENCE_DBFS, SILENCE_DBFS)
        if max(abs(rms - self._rms_dbfs), abs(peak - self._peak_dbfs)) >= METER_STEP_DB:
            self._rms_dbfs, self._peak_dbfs = rms, peak
            self.update(self._meter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is dirty: most often only the meter."""
        m = self._metrics
        painter = QPainter(self)
        paint_meter(painter, self._meter, self._rms_dbfs, self._peak_dbfs, self._tokens)
        if self._meter.contains(event.rect()):
            return
        draw_text(painter, self._label_place, self._name, self._label_font(), self._ink)
        place = self._words_place
        smallest = max(_SMALLEST, m.px(11))
        words = fit_text(self._words, place.width(), m.px(14), smallest, 600, max_height=place.height())
        painter.setClipRect(place)
        draw_lines(painter, place, words, self._colour)

    def _label_font(self) -> QFont:
        return font(max(_SMALLEST, self._metrics.px(12.5)), 600)


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
