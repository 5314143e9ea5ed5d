"""One bus on the console: its name, its meter, its level, and in words what is on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
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
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.domain.sound import SoundStatus
from app.shm.status import SILENCE_DBFS
from app.ui.console.meter_paint import METER_STEP_DB, paint_meter
from app.ui.text_fit import draw_lines, draw_text, fit_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens

LOWEST_DB, HIGHEST_DB = -60, 10
_PAGE_DB = 6
_SMALLEST = 10


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

    def event(self, event: QEvent) -> bool:
        """Keep 0 for the level while it has the keyboard: elsewhere it is a command for the wall."""
        asked = event if event.type() is QEvent.Type.ShortcutOverride else None
        if isinstance(asked, QKeyEvent) and asked.key() == Qt.Key.Key_0 and not asked.modifiers():
            asked.accept()
            return True
        return super().event(event)

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
